/** What nobody needs any more is forgotten; a job runs it once a day. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Idempotency, RefusedMails, Sessions } from "@einv/store";
import type { Use } from "./Application.ts";

/** How long a command may be repeated with the same answer. */
export const remembered = { days: 30 } as const;

/** How long mail that was refused is kept as evidence. */
export const evidence = { days: 90 } as const;

/** Removes sessions that have ended, answers of commands older than {@link remembered}, and old evidence. */
export const run: Use<void> = Effect.gen(function* () {
  const now = yield* DateTime.now;
  yield* Sessions.prune(now);
  yield* Idempotency.prune(DateTime.subtract(now, remembered));
  yield* RefusedMails.prune(DateTime.subtract(now, evidence));
});
