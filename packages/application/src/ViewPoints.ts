/** A company's points: the wallet, the monthly statement (거래명세) and receipts (영수증). */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Account, type Charge, Forecast, PriceList, Receipt, Statement } from "@einv/billing";
import { Kst, TaxInvoice } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import { Charges, Invoices, Ledger } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Treasurer } from "./Caller.ts";
import { payerAccount } from "./internal/change.ts";
import * as Treasury from "./internal/treasury.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";

/** Points that can be used, and those that running work holds. */
export interface Purse {
  readonly available: bigint;
  readonly held: bigint;
}

/** Points that running work holds, and for what: an invoice that is being issued, a payment that is being given back. */
export interface Hold {
  readonly points: bigint;
  readonly why: "issue" | "give-back";
  /** The invoice, or the order. */
  readonly ref?: string;
  readonly since: DateTime.Utc;
}

/** What only the host and members with full rights are told. */
export interface Outlook extends Forecast.Forecast {
  readonly holds: ReadonlyArray<Hold>;
}

export interface Wallet {
  readonly bought: Purse;
  readonly bonus: Purse;
  /** What can be charged. */
  readonly offers: ReadonlyArray<Charge.Offer>;
  /** Amounts that may be charged besides. */
  readonly amounts: Charge.Amounts;
  /** What issuing one invoice takes today. */
  readonly price: bigint;
  readonly outlook?: Outlook;
  readonly now: DateTime.Utc;
}

/** Months that make a usual one. */
const usualMonths = 3;
/** Requests that are looked at, and holds that are told. */
const most = 1000;

/** The month that many months before, `2026-11`. */
const monthBefore = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const index = year * 12 + number - 1 - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
};

const outlookOf = Effect.fnUntraced(function* (businessNumber: string, available: bigint, now: DateTime.Utc) {
  const owners = ownersOf(businessNumber);
  const waiting = yield* Invoices.waitingAt(businessNumber, most);
  const pending = waiting.flatMap((row) =>
    payerAccount(row) === Account.company(businessNumber) ? [row.points] : [],
  );
  const month = Kst.dateOf(now).slice(0, 7);
  const used = yield* Effect.forEach(
    Array.from({ length: usualMonths }, (_, index) => monthBefore(month, usualMonths - index)),
    (each) => {
      const span = spanOf(each);
      return span === undefined ? Effect.succeed(0n) : Ledger.used({ owners, ...span });
    },
  );
  const holds = yield* Ledger.holdsOf(owners, most);
  const outlook: Outlook = {
    ...Forecast.make({ pending, used, available }),
    holds: holds.map(({ points, credit, ref, at }) => ({
      points,
      why: credit === Account.operator.revenue ? "issue" : "give-back",
      since: at,
      ...(ref === undefined ? {} : { ref }),
    })),
  };
  return outlook;
});

/** Whether statements, refunds and what is planned may be told. */
const seesAll = (treasurer: Treasurer) =>
  Effect.catchIf(
    Effect.as(Treasury.maySee(treasurer), true),
    ({ code }: Refusal.Refusal) => code === "points.right" || code === "company.not-verified",
    () => Effect.succeed(false),
  );

/** Open to everybody who may pay in; what is planned is told to the host and members with full rights. Refused with `company.not-found`, `member.not-found`. */
export const wallet = (treasurer: Treasurer): Use<Wallet> =>
  Effect.gen(function* () {
    const { businessNumber } = yield* Treasury.mayPay(treasurer);
    const { offers, amounts, prices } = yield* Settings;
    const now = yield* DateTime.now;
    const { bought, bonus } = yield* Treasury.wallet(businessNumber);
    const price = yield* Effect.fromResult(
      PriceList.priceOn(prices, { service: "reverse-issue", day: Kst.dateOf(now) }),
    );
    const shown: Wallet = { bought, bonus, offers, amounts, price, now };
    if (!(yield* seesAll(treasurer))) return shown;
    const outlook = yield* outlookOf(businessNumber, bought.available + bonus.available, now);
    return { ...shown, outlook };
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
