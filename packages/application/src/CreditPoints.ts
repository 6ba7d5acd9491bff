/** Points that a host sold to a company (충전). */
import * as Effect from "effect/Effect";
import { Account } from "@einv/billing";
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
