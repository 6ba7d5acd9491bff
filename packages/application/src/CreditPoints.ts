/** Points that a host sold to a company (충전). */
import * as Effect from "effect/Effect";
import { Account, type Ledger as Books } from "@einv/billing";
import { Ledger } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Host } from "./Caller.ts";
import * as Reach from "./internal/companies.ts";
import * as Once from "./internal/once.ts";
import { refusals } from "./Refusals.ts";
import type * as Views from "./Views.ts";

const accounts = { bought: Account.company, bonus: Account.bonus } as const;

/** Adds points bought outside, or given. Refused with `company.not-found`, `points.amount`, `idempotency.*`. */
export const credit = (
  host: Host,
  input: {
    readonly businessNumber: string;
    readonly points: bigint;
    /** Sold (`bought`, unless said otherwise) or given (`bonus`, 보너스 포인트). */
    readonly as?: "bought" | "bonus";
    readonly idempotencyKey: string;
  },
): Use<Views.CompanyView> =>
  Effect.gen(function* () {
    const { businessNumber, points, as: to = "bought", idempotencyKey: key } = input;
    const company = yield* Reach.served(host, businessNumber);
    if (points <= 0n) return yield* refusals.refusal("points.amount", { path: "points" });
    const scope = `host:${host.hostId}`;
    yield* Once.once({ scope, key, says: ["credit", businessNumber, points, to], answer: Once.done }, (at) =>
      Ledger.carryOut(
        [
          {
            kind: "credit",
            id: `credit:${host.hostId}:${key}`,
            account: accounts[to](businessNumber),
            points,
          },
        ],
        at,
      ).pipe(Effect.as("done" as const)),
    );
    return yield* Reach.view(company);
  });

/**
 * Takes back unused points that a host sold and pays back outside (환불): bought
 * ones alone, never bonus points, and none that running issues hold. Refused
 * with `company.not-found`, `points.amount`, `billing.insufficient`,
 * `idempotency.*`.
 */
export const takeBack = (
  host: Host,
  input: { readonly businessNumber: string; readonly points: bigint; readonly idempotencyKey: string },
): Use<Ledger.Balance> =>
  Effect.gen(function* () {
    const { businessNumber, points, idempotencyKey: key } = input;
    yield* Reach.served(host, businessNumber);
    if (points <= 0n) return yield* refusals.refusal("points.amount", { path: "points" });
    const scope = `host:${host.hostId}`;
    const id = `take-back:${host.hostId}:${key}`;
    const orders: ReadonlyArray<Books.Order> = [
      { kind: "hold", id, account: Account.company(businessNumber), points, to: Account.operator.sales },
      { kind: "post", id: `${id}:paid`, of: id },
    ];
    yield* Once.once({ scope, key, says: ["take-back", businessNumber, points], answer: Once.done }, (at) =>
      Effect.as(Ledger.carryOut(orders, at), "done" as const),
    );
    return yield* Ledger.balance(businessNumber);
  });

/**
 * Adds points that the host bought for itself, on its account with the
 * operator: out of these it pays for invoices as partner (연동사 부담). Refused
 * with `points.amount`, `idempotency.*`.
 */
export const creditPartner = (
  host: Host,
  input: { readonly points: bigint; readonly idempotencyKey: string },
): Use<Ledger.Balance> =>
  Effect.gen(function* () {
    const { points, idempotencyKey: key } = input;
    if (points <= 0n) return yield* refusals.refusal("points.amount", { path: "points" });
    const account = Account.partner(host.hostId);
    const scope = `host:${host.hostId}`;
    const id = `credit-partner:${host.hostId}:${key}`;
    yield* Once.once({ scope, key, says: ["credit-partner", points], answer: Once.done }, (at) =>
      Effect.as(Ledger.carryOut([{ kind: "credit", id, account, points }], at), "done" as const),
    );
    return yield* Ledger.balanceOf(account);
  });

/** What the host has to pay with as partner. */
export const partnerBalance = (host: Host): Use<Ledger.Balance> =>
  Ledger.balanceOf(Account.partner(host.hostId));
