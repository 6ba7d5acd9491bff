/**
 * The company administrator withdraws the service from members (배포 해제): from
 * their next request on they see nothing. Their right stays as it was, for the
 * day on which the service is distributed again.
 */
import * as Effect from "effect/Effect";
import { Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type { Input } from "./DistributeService.ts";
import * as Administer from "./internal/administer.ts";
import * as Standing from "./internal/standing.ts";

/** Refused as `DistributeService` is, without `permission.buy-first`. */
export const withdraw = (caller: Caller, input: Input): Use<void> =>
  Administer.perform(
    caller,
    input,
    { action: "withdraw-service", members: input.members },
    ({ businessNumber, at, may, record }) =>
      Effect.gen(function* () {
        yield* may("withdraw-service");
        yield* Administer.bounded(input.members);
        for (const memberId of new Set(input.members)) {
          const { distribution } = yield* Standing.find(businessNumber, memberId);
          if (distribution !== "distributed") continue;
          yield* Rights.distribute({ businessNumber, memberId, state: "withdrawn", at });
          yield* record("service-withdrawn", { member: memberId });
        }
      }),
  );
