/** The keys by which an ERP's backend proves itself. Only their digests are kept. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { Hosts } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Host } from "./Caller.ts";
import * as Ids from "./internal/ids.ts";
import * as Secrets from "./internal/secrets.ts";
import { refusals } from "./Refusals.ts";

const find = Effect.fnUntraced(function* (keyDigest: string) {
  const known = yield* Hosts.byKeyDigest(keyDigest);
  if (known === undefined) return undefined;
  const host: Host = { hostId: known.hostId, name: known.name };
  return host;
});

/** The host of this key: a new one, or the one that somebody made at the same time. */
const insert = Effect.fnUntraced(function* (name: string, keyDigest: string) {
  const host: Host = { hostId: yield* Ids.make("host_"), name };
  const isNew = yield* Hosts.insert({ ...host, keyDigest, at: yield* DateTime.now });
  return isNew ? host : ((yield* find(keyDigest)) ?? host);
});

/** A new host and its API key, shown once. */
export const create = (input: {
  readonly name: string;
}): Use<{ readonly host: Host; readonly key: Redacted.Redacted<string> }> =>
  Effect.gen(function* () {
    const key = yield* Secrets.make("einv_key_");
    const host = yield* insert(input.name, yield* Secrets.digest(key));
    return { host, key };
  });

/** Makes a known key valid (from the environment): the same key twice is the same host. */
export const ensure = (input: {
  readonly name: string;
  readonly key: Redacted.Redacted<string>;
}): Use<Host> =>
  Effect.gen(function* () {
    const digest = yield* Secrets.digest(input.key);
    return (yield* find(digest)) ?? (yield* insert(input.name, digest));
  });

/** The host behind a key. Refused with `api-key.invalid`. */
export const authenticate = (key: Redacted.Redacted<string>): Use<Host> =>
  Effect.gen(function* () {
    return (yield* find(yield* Secrets.digest(key))) ?? (yield* refusals.refusal("api-key.invalid"));
  });
