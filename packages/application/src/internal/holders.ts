/** To whom a right is given: members and departments that are there. */
import * as Effect from "effect/Effect";
import { type Permission, Refusals, Role } from "@einv/permission";
import { Rights } from "@einv/store";
import * as Administer from "./administer.ts";
import * as Standing from "./standing.ts";

/** What the holder was given before. Refused with `member.not-found`, `permission.department-not-found`. */
export const given = Effect.fnUntraced(function* (businessNumber: string, { kind, id }: Rights.Holder) {
  if (kind === "person") return (yield* Standing.find(businessNumber, id)).person;
  const department = (yield* Rights.departments(businessNumber)).find(
    ({ departmentId }) => departmentId === id,
  );
  return department === undefined
    ? yield* Refusals.refusals.refusal("permission.department-not-found")
    : department.grant;
});

/** Everybody whose right the holders' rights are. */
const receivers = (businessNumber: string, holders: ReadonlyArray<Rights.Holder>) =>
  Effect.map(
    Effect.forEach(holders, ({ kind, id }) =>
      kind === "person" ? Effect.succeed([id]) : Rights.membersOf(businessNumber, id),
    ),
    (found) => found.flat(),
  );

/** Gives the holders this right, or takes back what they were given. */
export const change = Effect.fnUntraced(function* (
  { businessNumber, memberId, administrators, at, may, record }: Administer.Office,
  holders: ReadonlyArray<Rights.Holder>,
  grant: Permission.Grant | undefined,
) {
  yield* may("give-rights");
  yield* Administer.bounded(holders);
  const affected = yield* receivers(businessNumber, holders);
  yield* Effect.fromResult(Role.decideReceiver(memberId, affected, administrators));
  for (const holder of holders) {
    const before = yield* given(businessNumber, holder);
    if (before === grant) continue;
    yield* grant === undefined
      ? Rights.revoke(businessNumber, holder)
      : Rights.give(businessNumber, holder, grant, at);
    const data = { [holder.kind === "person" ? "member" : "department"]: holder.id, before, after: grant };
    yield* record(grant === undefined ? "revoked" : "given", data);
  }
});
