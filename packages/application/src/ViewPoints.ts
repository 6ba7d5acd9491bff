/** A company's points: the wallet, the monthly statement (거래명세) and receipts (영수증). */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Account, type Charge, Receipt, Statement } from "@einv/billing";
import { Kst, TaxInvoice } from "@einv/invoice";
import { Charges, Ledger } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Treasurer } from "./Caller.ts";
import * as Treasury from "./internal/treasury.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";

/** Points that can be used, and those that running work holds. */
export interface Purse {
  readonly available: bigint;
  readonly held: bigint;
}

export interface Wallet {
  readonly bought: Purse;
  readonly bonus: Purse;
  /** What can be charged. */
  readonly offers: ReadonlyArray<Charge.Offer>;
}

/** Open to everybody who may pay in. Refused with `company.not-found`, `member.not-found`. */
export const wallet = (treasurer: Treasurer): Use<Wallet> =>
  Effect.gen(function* () {
    const { businessNumber } = yield* Treasury.mayPay(treasurer);
    const { offers } = yield* Settings;
    return { ...(yield* Treasury.wallet(businessNumber)), offers };
  });

const ownersOf = (businessNumber: string) => [Account.company(businessNumber), Account.bonus(businessNumber)];

/** The first moments of a month in Korea and of the next. */
const spanOf = (month: string) => {
  const found = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(month);
  if (found === null) return undefined;
  const [year, number] = [Number(found[1]), Number(found[2])];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  const first = (text: string) => Kst.startOf(TaxInvoice.CalendarDate.make(`${text}-01`));
  return { from: first(month), until: first(next) };
};

/**
 * What moved in a month (`2026-11`), and that it adds up. Refused with
 * `points.right`, `points.month`, and `billing.unsound` when it does not.
 */
export const statement = (treasurer: Treasurer, month: string): Use<Statement.Statement> =>
  Effect.gen(function* () {
    const { businessNumber } = yield* Treasury.maySee(treasurer);
    const span = spanOf(month);
    if (span === undefined) return yield* refusals.refusal("points.month", { path: "month" });
    const owners = ownersOf(businessNumber);
    return yield* Effect.gen(function* () {
      const opening = yield* Ledger.standing(owners, span.from);
      const entries = yield* Ledger.between({ owners, ...span });
      const closing = yield* Ledger.standing(owners, span.until);
      return yield* Effect.fromResult(Statement.make({ owners, opening, entries, closing }));
    }).pipe(
      // Something moved while it was read.
      Effect.retry({ times: 3, while: ({ code }) => code === "billing.unsound" }),
    );
  });

/** The receipt of the points that an invoice cost the company. Refused with `points.right`, `receipt.not-found`. */
export const receipt = (treasurer: Treasurer, ref: string): Use<Receipt.Usage> =>
  Effect.gen(function* () {
    const { businessNumber } = yield* Treasury.maySee(treasurer);
    const found = Receipt.ofUsage(yield* Ledger.ofRef(ref), ownersOf(businessNumber));
    return found ?? (yield* refusals.refusal("receipt.not-found", { path: "ref" }));
  });

/** A receipt of money paid for points. */
export interface PaymentReceipt extends Receipt.Payment {
  readonly orderId: string;
  readonly paidAt: DateTime.Utc;
  readonly method?: string;
}

/** The receipt of a payment. Refused with `points.right`, `charge.not-found`, `receipt.not-found`. */
export const paymentReceipt = (treasurer: Treasurer, orderId: string): Use<PaymentReceipt> =>
  Effect.gen(function* () {
    yield* Treasury.maySee(treasurer);
    const order = yield* Treasury.order(treasurer, orderId);
    if (order.state !== "paid" || order.decidedAt === undefined)
      return yield* refusals.refusal("receipt.not-found", { path: "orderId" });
    const cancelled = (yield* Charges.cancelsOf(orderId)).reduce(
      (total, { state, won }) => (state === "done" ? total + won : total),
      0n,
    );
    return {
      orderId,
      paidAt: order.decidedAt,
      ...Receipt.ofPayment(order.won, cancelled),
      ...(order.method === undefined ? {} : { method: order.method }),
    };
  });
