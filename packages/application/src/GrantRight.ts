/** The service administrator gives a right to departments and members (사용자환경설정 → 권한설정). */
import type { Permission } from "@einv/permission";
import type { Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Administer from "./internal/administer.ts";
import * as Holders from "./internal/holders.ts";

export interface Input extends Administer.Input {
  readonly holders: ReadonlyArray<Rights.Holder>;
  readonly grant: Permission.Grant;
}

/**
 * Counts from the members' next request on. Refused with `session.one-invoice`,
 * `permission.administrator-only`, `permission.own-right`, `member.not-found`,
 * `permission.department-not-found`, `permission.too-many`, `idempotency.*`.
 */
export const grant = (caller: Caller, input: Input): Use<void> =>
  Administer.perform(
    caller,
    input,
    { action: "grant-right", holders: input.holders, grant: input.grant },
    (office) => Holders.change(office, input.holders, input.grant),
  );
