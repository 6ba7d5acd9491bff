/** The company administrator distributes the service to members (서비스별 배포관리). */
import * as Effect from "effect/Effect";
import { Market } from "@einv/permission";
import { Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Administer from "./internal/administer.ts";
import * as Standing from "./internal/standing.ts";

export interface Input extends Administer.Input {
  readonly members: ReadonlyArray<string>;
}

/**
 * Refused with `session.one-invoice`, `permission.administrator-only`,
 * `permission.buy-first`, `permission.too-many`, `member.not-found`, `idempotency.*`.
 */
export const distribute = (caller: Caller, input: Input): Use<void> =>
  Administer.perform(
    caller,
    input,
    { action: "distribute-service", members: input.members },
    ({ businessNumber, at, may, record }) =>
      Effect.gen(function* () {
        yield* may("distribute-service");
        yield* Administer.bounded(input.members);
        yield* Effect.fromResult(Market.decideDistributing(yield* Rights.bought(businessNumber)));
        for (const memberId of new Set(input.members)) {
          const { distribution } = yield* Standing.find(businessNumber, memberId);
          if (distribution === "distributed") continue;
          yield* Rights.distribute({ businessNumber, memberId, state: "distributed", at });
          yield* record("service-distributed", { member: memberId, before: distribution });
        }
      }),
  );
