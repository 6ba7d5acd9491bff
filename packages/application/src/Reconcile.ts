/**
 * The reconciliation report (대사) of a host's companies over some days: books,
 * invoices, charging orders and settlements held against each other.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Reconciliation } from "@einv/billing";
import { Kst, TaxInvoice } from "@einv/invoice";
import { Reconciliations, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Host } from "./Caller.ts";
import { refusals } from "./Refusals.ts";

/** A hold that nobody has ended for this long is told of. */
const long = { days: 1 } as const;
const day = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const mostDays = 92;

/** From one day in Korea to another, both included (92 at most). Refused with `points.days`. */
export const reconcile = (
  host: Host,
  { from, to }: { readonly from: string; readonly to: string },
): Use<Reconciliation.Report> =>
  Effect.gen(function* () {
    const wrong = refusals.refusal("points.days", { path: "from" });
    if (!day.test(from) || !day.test(to) || to < from) return yield* wrong;
    const start = Kst.startOf(TaxInvoice.CalendarDate.make(from));
    const until = DateTime.add(Kst.startOf(TaxInvoice.CalendarDate.make(to)), { days: 1 });
    if (DateTime.isGreaterThan(until, DateTime.add(start, { days: mostDays }))) return yield* wrong;
    const span = { hostId: host.hostId, from: start, until };
    const now = yield* DateTime.now;
    // One moment for all, so that what is under way is seen whole or not at all.
    return yield* Transaction.run(
      Effect.gen(function* () {
        const invoices = yield* Reconciliations.invoices(span);
        const orders = yield* Reconciliations.orders(span);
        const refs = [...invoices.map(({ ref }) => ref), ...orders.map(({ orderId }) => orderId)];
        return Reconciliation.reconcile({
          invoices,
          orders,
          entries: yield* Reconciliations.movements(span, refs),
          settlements: yield* Reconciliations.settlements(span),
          longHeld: yield* Reconciliations.longHeld(host.hostId, DateTime.subtract(now, long)),
        });
      }),
    );
  });
