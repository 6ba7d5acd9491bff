/** A member as it stands now: a right taken away counts at the next request. */
import * as Effect from "effect/Effect";
import { Permission, type Role } from "@einv/permission";
import { Rights } from "@einv/store";
import { refusals } from "../Refusals.ts";

/** Who looks, and whom a refusal names. */
export interface Looker {
  readonly person: Permission.Person;
  /** Asked for only where something may be refused. */
  readonly administrators: ReadonlyArray<Role.Administrator>;
}

/** A member among those of all companies; its own id is unique within its company only. */
export const identity = (businessNumber: string, memberId: string): string => `${businessNumber}/${memberId}`;

/** Which right counts, and where it comes from. */
export const rightOf = ({ person, department, host }: Rights.Standing) =>
  Permission.effective({
    host,
    ...(person === undefined ? {} : { person }),
    ...(department === undefined ? {} : { department }),
  });

export const serviceOf = ({
  origin,
  distribution,
}: Pick<Rights.Standing, "origin" | "distribution">): Permission.Service => {
  if (origin === undefined) return "not-bought";
  return distribution === "distributed" ? "usable" : "not-distributed";
};

/** The member with what decides. Refused with `member.not-found`. */
export const find = Effect.fnUntraced(function* (businessNumber: string, memberId: string) {
  const standing = yield* Rights.person(businessNumber, memberId);
  return standing === undefined
    ? yield* refusals.refusal("member.not-found", { path: "memberId" })
    : standing;
});

const colleagues = Effect.fnUntraced(function* ({ businessNumber, departmentId, memberId }: Rights.Standing) {
  const all = departmentId === undefined ? [] : yield* Rights.membersOf(businessNumber, departmentId);
  return all.filter((id) => id !== memberId).map((id) => identity(businessNumber, id));
});

/** The person of a standing. */
export const personOf = Effect.fnUntraced(function* (standing: Rights.Standing) {
  const { grant } = rightOf(standing);
  const person: Permission.Person = {
    memberId: identity(standing.businessNumber, standing.memberId),
    service: serviceOf(standing),
    grant,
    colleagues: grant === "department" ? yield* colleagues(standing) : [],
  };
  return person;
});

/** Refused with `member.not-found`. */
export const look = Effect.fnUntraced(function* (businessNumber: string, memberId: string) {
  const person = yield* personOf(yield* find(businessNumber, memberId));
  const looker: Looker = {
    person,
    administrators:
      Permission.hiddenBecause(person) === undefined ? [] : yield* Rights.administrators(businessNumber),
  };
  return looker;
});
