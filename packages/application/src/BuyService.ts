/**
 * The company administrator buys the service for 0원 in the service market. It
 * is distributed to the buyer at once; where nobody is service administrator,
 * the buyer becomes it, with the full right, so that a company of one person
 * can work.
 */
import * as Effect from "effect/Effect";
import { Market } from "@einv/permission";
import { Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Administer from "./internal/administer.ts";

/** Refused with `session.one-invoice`, `permission.administrator-only`, `permission.bought-already`, `idempotency.*`. */
export const buy = (caller: Caller, input: Administer.Input): Use<void> =>
  Administer.perform(caller, input, { action: "buy-service" }, (office) =>
    Effect.gen(function* () {
      const { businessNumber, memberId, administrators, at, may, record } = office;
      yield* may("buy-service");
      yield* Effect.fromResult(Market.decideBuying(yield* Rights.bought(businessNumber)));
      yield* Rights.buy({ businessNumber, origin: "market", boughtAt: at, boughtBy: memberId });
      yield* record("service-bought", { origin: "market", price: String(Market.service.price) });
      yield* Rights.distribute({ businessNumber, memberId, state: "distributed", at });
      yield* record("service-distributed", { member: memberId });
      if (administrators.some(({ roles }) => roles.includes("service-administrator"))) return;
      const role = "service-administrator";
      yield* Rights.appoint({ businessNumber, memberId, role, at });
      yield* record("administrator-appointed", { member: memberId, role });
      yield* Rights.give(businessNumber, { kind: "person", id: memberId }, "full", at);
      yield* record("given", { member: memberId, after: "full" });
    }),
  );
