/** Drafts (임시저장): what people of a company are writing and nobody else has seen. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type { Permission } from "@einv/permission";
import { Form } from "@einv/invoice";
import { InvoiceRef } from "./Invoices.ts";
import { type Stored, query } from "./internal/query.ts";
import { Whole, columns, reader, touched } from "./internal/rows.ts";

const Facts = Schema.Struct({
  draftId: Schema.String,
  businessNumber: Schema.String,
  /** The member that began it. */
  owner: Schema.String,
  /** As what the company writes it: 정발행 `supplier`, 역발행 요청 `buyer`. */
  side: Schema.Literals(["supplier", "buyer"]),
  form: Form.Form,
  payer: Schema.Literals(["supplier", "buyer"]),
  managementNumber: Schema.optionalKey(Schema.String),
  message: Schema.optionalKey(Schema.String),
  /** The rejected invoice that it corrects. */
  replaces: Schema.optionalKey(InvoiceRef),
  /** The document that was made of it to be signed, as it was at `version`. */
  prepared: Schema.optionalKey(Schema.Struct({ ref: InvoiceRef, version: Schema.Int })),
  createdAt: Schema.DateTimeUtc,
  updatedAt: Schema.DateTimeUtc,
});

export type Draft = typeof Facts.Type & {
  /** Grows by one with every change. */
  readonly version: number;
};

const record = Schema.fromJsonString(Schema.toCodecJson(Facts));
const writeRecord = Schema.encodeEffect(record);
const drafts = reader(Schema.Struct({ record, version: Whole }));

const flatten = ({
  record: facts,
  version,
}: {
  readonly record: typeof Facts.Type;
  readonly version: number;
}) => ({ ...facts, version }) satisfies Draft;

const columnsOf = (draft: Omit<Draft, "version">) => {
  const { draftId, businessNumber, owner, updatedAt } = draft;
  return Effect.map(writeRecord(draft), (text) => ({
    draftId,
    businessNumber,
    owner,
    updatedAt,
    record: text,
  }));
};

/** Stores a new one at version 1. */
export const insert = (draft: Omit<Draft, "version">): Stored<void> =>
  Effect.asVoid(
    query("Drafts.insert", (sql) =>
      Effect.flatMap(
        columnsOf(draft),
        (fields) => sql`INSERT INTO drafts ${sql.insert(columns({ ...fields, version: 1 }))}`,
      ),
    ),
  );

export const find = (draftId: string): Stored<Draft | undefined> =>
  query("Drafts.find", (sql) =>
    Effect.map(drafts.first(sql`SELECT record, version FROM drafts WHERE draft_id = ${draftId}`), (row) =>
      row === undefined ? undefined : flatten(row),
    ),
  );

/** Writes it as the next version; false if somebody else was first, and nothing is written. */
export const update = ({ version, ...draft }: Draft): Stored<boolean> =>
  query("Drafts.update", (sql) =>
    Effect.flatMap(columnsOf(draft), (fields) =>
      touched(
        sql`UPDATE drafts SET ${sql.update(columns({ ...fields, version: version + 1 }), ["draft_id"])}
          WHERE draft_id = ${draft.draftId} AND version = ${version} RETURNING draft_id`,
      ),
    ),
  );

/** False if it is at another version, or gone. */
export const remove = ({ draftId, version }: Pick<Draft, "draftId" | "version">): Stored<boolean> =>
  query("Drafts.remove", (sql) =>
    touched(sql`DELETE FROM drafts WHERE draft_id = ${draftId} AND version = ${version} RETURNING draft_id`),
  );

/** A company's, last changed first; those of others than `sight` names are left out. */
export const list = (
  businessNumber: string,
  sight: "all" | Pick<Permission.Sight, "persons">,
  limit: number,
): Stored<ReadonlyArray<Draft>> =>
  query("Drafts.list", (sql) => {
    const mine = sql`business_number = ${businessNumber}`;
    const theirs = (persons: ReadonlyArray<string>) =>
      persons.length === 0 ? sql`1 = 0` : sql.in("owner", persons);
    const seen = sight === "all" ? mine : sql.and([mine, theirs(sight.persons)]);
    return Effect.map(
      drafts.all(
        sql`SELECT record, version FROM drafts WHERE ${seen} ORDER BY updated_at DESC, draft_id LIMIT ${limit}`,
      ),
      (rows) => rows.map(flatten),
    );
  });

const counts = reader(Schema.Struct({ tally: Whole }));

/** How many a company has. */
export const count = (businessNumber: string): Stored<number> =>
  query("Drafts.count", (sql) =>
    Effect.map(
      counts.first(sql`SELECT COUNT(*) AS tally FROM drafts WHERE business_number = ${businessNumber}`),
      (row) => row?.tally ?? 0,
    ),
  );
