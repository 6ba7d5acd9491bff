/**
 * How a company comes to the service with its people, and what becomes of their
 * rights when people come and go.
 */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type { Actor } from "@einv/identity";
import { type Market, type Permission, Role } from "@einv/permission";
import { Rights } from "@einv/store";
import * as Log from "./rightsLog.ts";
import * as Standing from "./standing.ts";

export interface Founding {
  readonly businessNumber: string;
  /** How the service comes to the company: nobody who was invited, or whose ERP brings it, is asked for a plan. */
  readonly origin: Market.Origin;
  /** In the order in which they joined. */
  readonly members: ReadonlyArray<{ readonly memberId: string; readonly grant: Permission.Grant }>;
  readonly at: DateTime.Utc;
  readonly actor: Actor.Actor;
}

/**
 * After the company and its members were written; `before` are those it had.
 * Buys the service for a company that has none and distributes it to new
 * members. The first member becomes company and service administrator where
 * nobody is. A host's new word about a person is its newest right; a host that
 * repeats itself changes nothing. Part of the caller's transaction.
 */
export const settle = Effect.fnUntraced(function* (
  { businessNumber, origin, members, at, actor }: Founding,
  before: ReadonlyArray<Rights.Standing>,
) {
  const record = (change: Log.Change, data: Readonly<Record<string, string | undefined>>) =>
    Log.record(businessNumber, change, { at, actor, data });
  if (yield* Rights.buy({ businessNumber, origin, boughtAt: at }))
    yield* record("service-bought", { origin });
  for (const { memberId } of before) {
    if (members.some((member) => member.memberId === memberId)) continue;
    yield* Rights.leave(businessNumber, memberId);
    yield* record("member-left", { member: memberId });
  }
  for (const { memberId, grant } of members) {
    const known = before.find((member) => member.memberId === memberId);
    if (known === undefined) {
      yield* Rights.distribute({ businessNumber, memberId, state: "distributed", at });
      yield* record("service-distributed", { member: memberId, right: grant });
      continue;
    }
    const now = Standing.rightOf(known);
    if (known.host === grant) continue;
    if (now.source !== "host") {
      yield* Rights.give(businessNumber, { kind: "person", id: memberId }, grant, at);
    }
    yield* record("given", { member: memberId, before: now.grant, after: grant });
  }
  const administrators = yield* Rights.administrators(businessNumber);
  const first = members[0];
  if (first === undefined) return;
  const vacant = administrators.length === 0;
  const leaderless = !administrators.some(({ roles }) => roles.includes("company-administrator"));
  for (const role of Role.Role.literals) {
    if (!(role === "company-administrator" ? leaderless : vacant)) continue;
    yield* Rights.appoint({ businessNumber, memberId: first.memberId, role, at });
    yield* record("administrator-appointed", { member: first.memberId, role });
  }
});
