/** ERPs whose backends use einv (연동사), each known by its API key's digest. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { type Stored, query } from "./internal/query.ts";
import { Instant, columns, reader, touched } from "./internal/rows.ts";

export const Host = Schema.Struct({
  hostId: Schema.String,
  name: Schema.String,
  /** The key itself is never stored. */
  keyDigest: Schema.String,
  at: Instant,
});
export type Host = typeof Host.Type;

const hosts = reader(Host);

/** False if the host or its key is there already. */
export const insert = (host: {
  readonly hostId: string;
  readonly name: string;
  readonly keyDigest: string;
  readonly at: DateTime.Utc;
}): Stored<boolean> =>
  query("Hosts.insert", (sql) =>
    touched(sql`INSERT INTO hosts ${sql.insert(columns(host))} ON CONFLICT DO NOTHING RETURNING host_id`),
  );

export const byKeyDigest = (digest: string): Stored<Host | undefined> =>
  query("Hosts.byKeyDigest", (sql) => hosts.first(sql`SELECT * FROM hosts WHERE key_digest = ${digest}`));

/** The host of companies that joined by themselves, and that no ERP serves. No key is its key. */
export const own = "einv";

/** Makes {@link own} if it is not there. */
export const ensureOwn = (at: DateTime.Utc): Stored<void> =>
  Effect.asVoid(insert({ hostId: own, name: "einv", keyDigest: "none", at }));
