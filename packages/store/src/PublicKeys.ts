/** Mailboxes and certificates of the other systems (사업자 공개키), as the authority's last archive had them. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import * as Transaction from "./Transaction.ts";
import { type Stored, query } from "./internal/query.ts";
import { Bytes, Instant, columns, reader } from "./internal/rows.ts";

export const StoredKey = Schema.Struct({
  /** 등록번호 */
  registration: Schema.String,
  /** In small letters. */
  mailbox: Schema.String,
  /** Key-management certificate, DER. */
  certificate: Bytes,
  /** When the archive that held it was fetched. */
  at: Instant,
});
export type StoredKey = typeof StoredKey.Type;

const keys = reader(StoredKey);

/** Writes what the authority's archive holds; what it holds no more is forgotten. */
export const replace = (all: ReadonlyArray<Omit<StoredKey, "at">>, at: DateTime.Utc): Stored<void> =>
  Transaction.run(
    query("PublicKeys.replace", (sql) =>
      Effect.gen(function* () {
        yield* sql`DELETE FROM public_keys`;
        for (const { registration, mailbox, certificate } of all) {
          const row = { registration, mailbox: mailbox.toLowerCase(), certificate, at };
          yield* sql`INSERT INTO public_keys ${sql.insert(columns(row))}
            ON CONFLICT (registration, mailbox) DO UPDATE SET certificate = excluded.certificate`;
        }
      }),
    ),
  );

/** Whose mailbox this is, whatever the case of its letters. */
export const find = (mailbox: string): Stored<StoredKey | undefined> =>
  query("PublicKeys.find", (sql) =>
    keys.first(
      sql`SELECT * FROM public_keys WHERE mailbox = ${mailbox.toLowerCase()} ORDER BY registration LIMIT 1`,
    ),
  );

/** All of them, by registration number. */
export const all: Stored<ReadonlyArray<StoredKey>> = query("PublicKeys.all", (sql) =>
  keys.all(sql`SELECT * FROM public_keys ORDER BY registration, mailbox`),
);
