/** What a person acts with after logging in (`account`), or after proving to own an account (`reset`), by its digest. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { type Stored, query } from "./internal/query.ts";
import { Instant, columns, millis, reader, touched } from "./internal/rows.ts";

export const Login = Schema.Struct({
  digest: Schema.String,
  accountId: Schema.String,
  purpose: Schema.Literals(["account", "reset"]),
  /** The only origin whose pages may use it. */
  origin: Schema.optionalKey(Schema.String),
  expiresAt: Instant,
});
export type Login = typeof Login.Type;

const logins = reader(Login);

export const put = (login: Login): Stored<void> =>
  Effect.asVoid(query("Logins.put", (sql) => sql`INSERT INTO logins ${sql.insert(columns(login))}`));

/** The login, while it lasts. */
export const find = (
  digest: string,
  purpose: Login["purpose"],
  now: DateTime.Utc,
): Stored<Login | undefined> =>
  query("Logins.find", (sql) =>
    logins.first(
      sql`SELECT * FROM logins
        WHERE digest = ${digest} AND purpose = ${purpose} AND expires_at > ${millis(now)}`,
    ),
  );

/** Ends one. False if it was over. */
export const end = (digest: string): Stored<boolean> =>
  query("Logins.end", (sql) => touched(sql`DELETE FROM logins WHERE digest = ${digest} RETURNING digest`));

/** Ends all of an account, and the page sessions that came of them. */
export const endAll = (accountId: string): Stored<void> =>
  query("Logins.endAll", (sql) =>
    Effect.gen(function* () {
      yield* sql`DELETE FROM logins WHERE account_id = ${accountId}`;
      yield* sql`DELETE FROM sessions WHERE member_id = ${accountId} AND business_number IN
        (SELECT business_number FROM memberships WHERE account_id = ${accountId})`;
    }),
  );
