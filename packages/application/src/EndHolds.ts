/**
 * Holds that were left open, ended once their outcome is known and not before:
 * charged if the invoice was issued, freed if it never will be by that hold,
 * and kept while nobody knows. Part of the daily housekeeping.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type { Status } from "@einv/invoice";
import { Invoices, Ledger, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";

/** Younger ones belong to what is under way. */
const age = { hours: 1 } as const;
const round = 200;

/** What is known of the outcome of an invoice's hold. */
export const outcomeOf = ({ document, billing }: Status.Status): "issued" | "not-issued" | "unknown" => {
  if (document === "issuing" || document === "outcomeUnknown" || billing === "held") return "unknown";
  return billing === "charged" || billing === "refunded" ? "issued" : "not-issued";
};

const end = (hold: Ledger.Entry, at: DateTime.Utc) =>
  Transaction.run(
    Effect.gen(function* () {
      const { ref } = hold;
      const stored = ref === undefined ? undefined : yield* Invoices.find(ref);
      const outcome = stored === undefined ? "unknown" : outcomeOf(stored.status);
      if (outcome === "unknown") return false;
      const of = `hold:${ref}`;
      yield* Ledger.carryOut(
        [
          outcome === "issued"
            ? { kind: "post", id: `charge:${ref}`, of }
            : { kind: "void", id: `release:${ref}`, of },
        ],
        at,
      );
      return true;
    }),
  );

/** Counts what it ended and what stays held. */
export const endHolds: Use<{ readonly ended: number; readonly kept: number }> = Effect.gen(function* () {
  const at = yield* DateTime.now;
  const open = yield* Ledger.openHolds(DateTime.subtract(at, age), round);
  // A hold that bonus points took part in consists of two, and ends as one.
  const holds = open.filter(
    ({ id, ref }, index) => id.startsWith("hold:") && open.findIndex((other) => other.ref === ref) === index,
  );
  const ended = yield* Effect.forEach(holds, (hold) => end(hold, at));
  const count = ended.filter(Boolean).length;
  return { ended: count, kept: holds.length - count };
});
