/** What the tax authority decided about each invoice: asked for, or told by its call. */
import * as Effect from "effect/Effect";
import { TaxAuthority } from "@einv/nts";
import type { Use } from "./Application.ts";
import * as Asking from "./internal/asking.ts";
import * as Submission from "./internal/submission.ts";

export interface Collected {
  readonly settled: number;
  /** Asked about, and still without a result. */
  readonly pending: number;
}

const collected = ({ settled, open }: Asking.Asked): Collected => ({ settled, pending: open });

/** Asks the authority about every submission that waits for its result. Counts invoices. */
export const collect: Use<Collected, TaxAuthority.TaxAuthority> = Effect.map(
  Asking.reconcile("all"),
  collected,
);

/** Asks about those whose turn it is: the longer they wait, the seldomer. What a job does. */
export const collectDue: Use<Collected, TaxAuthority.TaxAuthority> = Effect.map(
  Asking.reconcile("due"),
  collected,
);

/**
 * Takes a result that the authority posts, stores it, and answers what the
 * authority expects. A result that is known already is answered the same way.
 * Refused with `nts.*` when it is not the authority's call.
 */
export const receiveCallback = (
  message: TaxAuthority.Body,
): Use<TaxAuthority.Body, TaxAuthority.TaxAuthority> =>
  Effect.gen(function* () {
    const authority = yield* TaxAuthority.TaxAuthority;
    const { report, answer } = yield* authority.receiveCallback(message);
    if (report.status === "settled") yield* Submission.settle(report);
    return answer;
  });
