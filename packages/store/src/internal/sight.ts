/** Which invoices of a company a person's right lets it see, in SQL. */
import type * as SqlClient from "effect/sql/SqlClient";
import type * as Statement from "effect/sql/Statement";
import type { Status } from "@einv/invoice";
import type { Permission } from "@einv/permission";

/** States of a request that its supplier has not answered. */
export const unanswered: ReadonlyArray<Status.DocumentState> = [
  "requested",
  "changeProposed",
  "issuing",
  "outcomeUnknown",
];

/** Narrows to those that a person of this company may see. */
export const inSight = (
  sql: SqlClient.SqlClient,
  { businessNumber, sight }: { readonly businessNumber: string; readonly sight: "all" | Permission.Sight },
): Statement.Fragment => {
  if (sight === "all") return sql`1 = 1`;
  const { persons, waiting } = sight;
  const handled =
    persons.length === 0
      ? []
      : [
          sql.and([
            sql`supplier_number = ${businessNumber}`,
            sql.or([sql.in("issued_by", persons), sql.in("refused_by", persons)]),
          ]),
          sql.and([sql`buyer_number = ${businessNumber}`, sql.in("requested_by", persons)]),
        ];
  const open = sql.and([
    sql`supplier_number = ${businessNumber} AND issued_by IS NULL AND refused_by IS NULL
      AND (requested_by IS NULL OR buyer_number <> ${businessNumber})`,
    sql.in("document_state", unanswered),
  ]);
  return sql.or([...handled, ...(waiting ? [open] : []), sql`1 = 0`]);
};
