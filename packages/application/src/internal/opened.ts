/** Whoever looks has opened (열람). */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Transaction } from "@einv/store";
import type { Caller } from "../Caller.ts";
import * as Change from "./change.ts";
import * as Reach from "./reach.ts";

/** The invoice that the caller looks at; the first look is an event. */
export const look = Effect.fnUntraced(function* (caller: Caller, ref: string) {
  const at = yield* DateTime.now;
  return yield* Transaction.run(
    Effect.gen(function* () {
      const reached = yield* Reach.invoice(caller, ref, "see");
      const opening = Change.decide(reached.stored, [["open", reached.side]]);
      if (Result.isFailure(opening) || opening.success.events.length === 0) return reached;
      const stored = yield* Change.write(reached.stored, opening.success, { at, actor: Reach.actor(caller) });
      return { ...reached, stored };
    }),
  ).pipe(
    // Somebody else acted in that moment: what is shown is theirs.
    Effect.catchIf(
      ({ code }) => code === "invoice.changed",
      () => Reach.invoice(caller, ref, "see"),
    ),
  );
});
