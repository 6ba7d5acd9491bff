/** Administrators appoint others, hand their role over, and step down. */
import * as Effect from "effect/Effect";
import { Role } from "@einv/permission";
import { Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Administer from "./internal/administer.ts";
import * as Standing from "./internal/standing.ts";

export interface Input extends Administer.Input {
  readonly memberId: string;
  readonly role: Role.Role;
}

/**
 * Makes a member administrator (관리자 지정); the giver ceases to be one of this
 * role unless it stays (위임). Refused with `session.one-invoice`,
 * `permission.administrator-only`, `member.not-found`, `idempotency.*`.
 */
export const delegate = (caller: Caller, input: Input & { readonly stay: boolean }): Use<void> =>
  Administer.perform(
    caller,
    input,
    { action: "delegate-administrator", memberId: input.memberId, role: input.role, stay: input.stay },
    ({ businessNumber, memberId: giver, administrators, at, may, record }) =>
      Effect.gen(function* () {
        const { memberId, role, stay } = input;
        yield* may(Role.appointing[role]);
        yield* Standing.find(businessNumber, memberId);
        const holds = (id: string) =>
          administrators.some((one) => one.memberId === id && one.roles.includes(role));
        if (!holds(memberId)) {
          yield* Rights.appoint({ businessNumber, memberId, role, at });
          yield* record("administrator-appointed", { member: memberId, role });
        }
        if (stay || memberId === giver || !holds(giver)) return;
        yield* Rights.dismiss(businessNumber, giver, role);
        yield* record("administrator-dismissed", { member: giver, role });
      }),
  );

/**
 * Ends a member's role; one's own always, unless it is the last company
 * administrator's. Refused besides with `permission.last-administrator`.
 */
export const dismiss = (caller: Caller, input: Input): Use<void> =>
  Administer.perform(
    caller,
    input,
    { action: "dismiss-administrator", memberId: input.memberId, role: input.role },
    ({ businessNumber, memberId: giver, administrators, may, record }) =>
      Effect.gen(function* () {
        const { memberId, role } = input;
        if (memberId !== giver) yield* may(Role.appointing[role]);
        yield* Standing.find(businessNumber, memberId);
        if (!administrators.some((one) => one.memberId === memberId && one.roles.includes(role))) return;
        yield* Effect.fromResult(Role.decideEnd(memberId, role, administrators));
        yield* Rights.dismiss(businessNumber, memberId, role);
        yield* record("administrator-dismissed", { member: memberId, role });
      }),
  );
