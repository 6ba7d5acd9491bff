/** Companies (회사) that a host serves, and their members (담당자). */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { Company, Member } from "@einv/identity";
import { Permission } from "@einv/permission";
import * as Transaction from "./Transaction.ts";
import { type Stored, query } from "./internal/query.ts";
import { columns, reader, touched } from "./internal/rows.ts";

export const StoredMember = Schema.Struct({ ...Member.Member.fields, grant: Permission.Grant });
export type StoredMember = typeof StoredMember.Type;

export const StoredCompany = Schema.Struct({ ...Company.Company.fields, hostId: Schema.String });
export type StoredCompany = typeof StoredCompany.Type;

const companies = reader(StoredCompany);
const memberRows = reader(StoredMember);

/**
 * Writes the company as it is now: members that are not named are no longer
 * its members, but for those who joined with an account of their own. False,
 * and nothing is changed, if another host serves it.
 */
export const put = (
  company: StoredCompany & { readonly members: ReadonlyArray<Omit<StoredMember, "businessNumber">> },
): Stored<boolean> =>
  Transaction.run(
    query("Companies.put", (sql) =>
      Effect.gen(function* () {
        const { businessNumber, hostId, name, representative, members } = company;
        const ours = yield* touched(
          sql`INSERT INTO companies ${sql.insert(columns({ businessNumber, hostId, name, representative }))}
            ON CONFLICT (business_number) DO UPDATE
            SET name = excluded.name, representative = excluded.representative
            WHERE companies.host_id = excluded.host_id RETURNING business_number`,
        );
        if (!ours) return false;
        yield* sql`DELETE FROM members WHERE business_number = ${businessNumber} AND member_id NOT IN
          (SELECT account_id FROM memberships WHERE business_number = ${businessNumber})`;
        for (const { memberId, name: memberName, email, grant } of members) {
          yield* sql`INSERT INTO members ${sql.insert(columns({ businessNumber, memberId, name: memberName, email, grant }))}`;
        }
        return true;
      }),
    ),
  );

/** A company that joins by itself; nothing is changed if it is there. */
export const found = (company: StoredCompany): Stored<boolean> =>
  query("Companies.found", (sql) =>
    touched(
      sql`INSERT INTO companies ${sql.insert(columns(company))} ON CONFLICT DO NOTHING RETURNING business_number`,
    ),
  );

/** One more member. False if there is one of this identifier. */
export const addMember = ({ businessNumber, memberId, name, email, grant }: StoredMember): Stored<boolean> =>
  query("Companies.addMember", (sql) =>
    touched(
      sql`INSERT INTO members ${sql.insert(columns({ businessNumber, memberId, name, email, grant }))}
        ON CONFLICT DO NOTHING RETURNING member_id`,
    ),
  );

/** What the company calls itself now. */
export const rename = ({
  businessNumber,
  name,
  representative,
}: Omit<StoredCompany, "hostId">): Stored<void> =>
  Effect.asVoid(
    query(
      "Companies.rename",
      (sql) =>
        sql`UPDATE companies SET ${sql.update(columns({ name, representative }))}
          WHERE business_number = ${businessNumber}`,
    ),
  );

export const find = (businessNumber: string): Stored<StoredCompany | undefined> =>
  query("Companies.find", (sql) =>
    companies.first(sql`SELECT * FROM companies WHERE business_number = ${businessNumber}`),
  );

export const members = (businessNumber: string): Stored<ReadonlyArray<StoredMember>> =>
  query("Companies.members", (sql) =>
    memberRows.all(sql`SELECT * FROM members WHERE business_number = ${businessNumber} ORDER BY member_id`),
  );

export const member = (businessNumber: string, memberId: string): Stored<StoredMember | undefined> =>
  query("Companies.member", (sql) =>
    memberRows.first(
      sql`SELECT * FROM members WHERE business_number = ${businessNumber} AND member_id = ${memberId}`,
    ),
  );
