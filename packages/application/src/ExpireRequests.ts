/** Requests that nobody answered in time (요청 만료); a job runs it once a day. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Actor } from "@einv/identity";
import { Invoices, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import * as Change from "./internal/change.ts";
import * as Post from "./internal/post.ts";
import * as Mails from "./Mails.ts";

const round = 100;

/** False if somebody answered it in that moment. */
const end = (ref: string, at: DateTime.Utc) =>
  Transaction.run(
    Effect.gen(function* () {
      const stored = yield* Invoices.find(ref);
      if (stored === undefined) return false;
      const decision = Change.decide(stored, [["expireRequest", "system"]]);
      if (Result.isFailure(decision)) return false;
      const ended = yield* Change.write(stored, decision.success, { at, actor: Actor.system });
      for (const side of ["supplier", "buyer"] as const) {
        const mail = Mails.requestExpired({ ...Post.about(ended), side });
        yield* Post.tell(ended, side, "request-expired", mail, at);
      }
      return true;
    }),
  );

/** Ends them, and tells both sides. */
export const expire: Use<{ readonly expired: number }> = Effect.gen(function* () {
  const at = yield* DateTime.now;
  let expired = 0;
  while (true) {
    const ended = yield* Effect.forEach(yield* Invoices.expiring(at, round), ({ ref }) => end(ref, at));
    const some = ended.filter(Boolean).length;
    if (some === 0) return { expired };
    expired += some;
  }
});
