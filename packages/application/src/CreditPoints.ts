/** Points that a host sold to a company (충전). */
import * as Effect from "effect/Effect";
import { Ledger as Books } from "@einv/billing";
import type { Use } from "./Application.ts";
import type { Host } from "./Caller.ts";
import * as Change from "./internal/change.ts";
import * as Reach from "./internal/companies.ts";
import * as Once from "./internal/once.ts";
import { refusals } from "./Refusals.ts";
import type * as Views from "./Views.ts";

/** Adds points bought outside. Refused with `company.not-found`, `points.amount`, `idempotency.*`. */
export const credit = (
  host: Host,
  input: { readonly businessNumber: string; readonly points: bigint; readonly idempotencyKey: string },
): Use<Views.CompanyView> =>
  Effect.gen(function* () {
    const { businessNumber, points, idempotencyKey: key } = input;
    const company = yield* Reach.served(host, businessNumber);
    if (points <= 0n) return yield* refusals.refusal("points.amount", { path: "points" });
    const scope = `host:${host.hostId}`;
    yield* Once.once({ scope, key, says: ["credit", businessNumber, points], answer: Once.done }, (at) =>
      Change.move(
        {
          kind: "credit",
          id: `credit:${host.hostId}:${key}`,
          account: Books.company(businessNumber),
          points,
        },
        at,
      ).pipe(Effect.as("done" as const)),
    );
    return yield* Reach.view(company);
  });
