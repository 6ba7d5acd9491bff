/**
 * The company's certificate was shown: whoever showed it is of the company, and
 * runs it unless somebody who had proven that too already does. Others who only
 * claimed its number run nothing any more.
 */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Role } from "@einv/permission";
import { Memberships, Rights } from "@einv/store";
import type { Caller } from "../Caller.ts";
import * as Reach from "./reach.ts";
import * as Log from "./rightsLog.ts";

/** Part of the caller's transaction. Changes nothing for a mail link, for people of a host, and the second time. */
export const byCertificate = Effect.fnUntraced(function* (caller: Caller, at: DateTime.Utc) {
  const { businessNumber, memberId } = caller;
  if (caller.invoice !== undefined) return;
  if (!(yield* Memberships.prove(businessNumber, memberId, at))) return;
  const memberships = yield* Memberships.ofCompany(businessNumber);
  const unproven = new Set(
    memberships.flatMap(({ accountId, provenAt }) => (provenAt === undefined ? [accountId] : [])),
  );
  const administrators = yield* Rights.administrators(businessNumber);
  const others = administrators.filter((one) => one.memberId !== memberId);
  if (others.some((one) => !unproven.has(one.memberId))) return;
  const record = (change: Log.Change, member: string, role: Role.Role) =>
    Log.record(businessNumber, change, { at, actor: Reach.actor(caller), data: { member, role } });
  for (const other of others) {
    for (const role of other.roles) {
      yield* Rights.dismiss(businessNumber, other.memberId, role);
      yield* record("administrator-dismissed", other.memberId, role);
    }
  }
  const mine = administrators.find((one) => one.memberId === memberId)?.roles ?? [];
  for (const role of Role.Role.literals.filter((one) => !mine.includes(one))) {
    yield* Rights.appoint({ businessNumber, memberId, role, at });
    yield* record("administrator-appointed", memberId, role);
  }
});
