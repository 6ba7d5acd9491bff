/** A page's session: its client secret, kept and renewed in this one place, and its calls as promises. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { type Call, type Connected, connectAs } from "@einv/api/client/connection";
import type { Connection } from "./connect.ts";
import { promise } from "./promises.ts";
import { refusals } from "./Refusals.ts";
import { serverOf } from "./server.ts";

/** What a group of calls stands on. */
export interface Session {
  readonly server: Connected<"session">;
  /** Runs a call; once more, with a new secret, when the server no longer takes the old one. */
  readonly run: <A>(call: Call<A>, signal?: AbortSignal) => Promise<A>;
  /** The secret itself, for the one call that hands it over: a signup that begins at a mail link. */
  readonly secret: Call<Redacted.Redacted<string>>;
}

const outdated: ReadonlySet<string> = new Set(["session.expired", "session.invalid"]);

export const session = (connection: Connection): Session => {
  let current: Promise<string> | undefined;
  const ask = (): Promise<string> => {
    const asked = (current ??= Promise.resolve(connection.fetchClientSecret()));
    asked.catch(() => {
      if (current === asked) current = undefined;
    });
    return asked;
  };
  const secret = Effect.tryPromise({
    try: async () => Redacted.make(await ask()),
    catch: () => refusals.refusal("elements.secret"),
  });
  const renewed = <A>(call: Call<A>): Call<A> =>
    Effect.suspend(() => {
      const used = ask();
      return Effect.catchIf(
        call,
        ({ code }) => outdated.has(code),
        () => {
          if (current === used) current = undefined;
          return call;
        },
      );
    });
  return {
    server: connectAs("session", serverOf(connection), secret),
    run: (call, signal) => promise(renewed(call), signal),
    secret,
  };
};
