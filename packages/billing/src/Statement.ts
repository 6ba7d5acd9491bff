/** The monthly statement of a company's points (거래명세): what moved, and that it adds up. */
import type * as DateTime from "effect/DateTime";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Account from "./Account.ts";
import type * as PriceList from "./PriceList.ts";
import type { Entry } from "./Receipt.ts";
import { refusals } from "./Refusals.ts";

/**
 * `sold` by the host, `paid` at the gateway (충전), `bonus` given; `used` (이용),
 * `returned` (환급 of a charge), `paid-back` (결제 취소), `bonus-withdrawn` with it,
 * `paid-out` (환불, outside the gateway).
 */
export type What =
  | "sold"
  | "paid"
  | "bonus"
  | "used"
  | "returned"
  | "paid-back"
  | "bonus-withdrawn"
  | "paid-out";

export interface Line {
  readonly at: DateTime.Utc;
  readonly what: What;
  /** Whether bonus points moved. */
  readonly bonus: boolean;
  /** More or fewer. */
  readonly points: bigint;
  /** Bought and bonus points together, after it. */
  readonly balance: bigint;
  /** The invoice or payment that it was about. */
  readonly ref?: string;
  readonly service?: PriceList.Service;
}

export interface Statement {
  readonly opening: bigint;
  readonly lines: ReadonlyArray<Line>;
  readonly closing: bigint;
  /** What moved altogether, by what it was. */
  readonly totals: Partial<Readonly<Record<What, bigint>>>;
}

const { sales, clearing, promotion, revenue, refundsPayable } = Account.operator;

const incoming: Partial<Readonly<Record<Account.AccountId, What>>> = {
  [sales]: "sold",
  [clearing]: "paid",
  [promotion]: "bonus",
};
const outgoing: Partial<Readonly<Record<Account.AccountId, What>>> = {
  [revenue]: "used",
  [clearing]: "paid-back",
  [promotion]: "bonus-withdrawn",
  [refundsPayable]: "paid-out",
  [sales]: "paid-out",
};

const whatOf = ({ kind, debit, credit }: Entry): What | undefined =>
  kind === "credit"
    ? incoming[debit]
    : kind === "post"
      ? outgoing[credit]
      : kind === "refund"
        ? "returned"
        : undefined;

/**
 * The statement of owners' accounts over a span of time. `closing` is what the
 * accounts held at its end: refused with `billing.unsound` if the lines do not
 * lead there.
 */
export const make = (of: {
  readonly owners: ReadonlyArray<Account.OwnerId>;
  readonly opening: bigint;
  readonly entries: ReadonlyArray<Entry>;
  readonly closing: bigint;
}): Result.Result<Statement, Refusal.Refusal> => {
  const lines: Array<Line> = [];
  const totals: Partial<Record<What, bigint>> = {};
  let balance = of.opening;
  for (const entry of of.entries) {
    const what = whatOf(entry);
    if (what === undefined) continue;
    const { debit, credit, at, ref, service } = entry;
    const gains = Account.isOwner(credit) && of.owners.includes(credit);
    const points = gains ? entry.points : -entry.points;
    balance += points;
    totals[what] = (totals[what] ?? 0n) + points;
    lines.push({
      at,
      what,
      bonus: (gains ? credit : debit).startsWith("bonus:"),
      points,
      balance,
      ...(ref === undefined ? {} : { ref }),
      ...(service === undefined ? {} : { service }),
    });
  }
  return balance === of.closing
    ? Result.succeed({ opening: of.opening, lines, closing: of.closing, totals })
    : refusals.fail("billing.unsound", { values: { id: of.owners.join() } });
};
