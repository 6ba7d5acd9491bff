/** Who is given a right, what was given, and which right counts for a person. */
import type { Company, Grant, Person, Role, Source } from "./company.ts";

/** From the widest right to none. */
export const grants: ReadonlyArray<Grant> = ["full", "department", "approver", "issue-only", "none"];

export const roles: ReadonlyArray<Role> = ["company-administrator", "service-administrator"];

/** To whom a right is given. */
export interface Holder {
  readonly kind: "person" | "department";
  readonly id: string;
}

export const keyOf = ({ kind, id }: Holder): string => `${kind}:${id}`;

/** What was given to the holder itself. */
export const givenTo = (company: Company, { kind, id }: Holder): Grant | null => {
  if (kind === "department")
    return company.departments.find(({ departmentId }) => departmentId === id)?.grant ?? null;
  const person = company.people.find(({ memberId }) => memberId === id);
  return person?.source === "person" ? person.grant : null;
};

/** Whether the holder is still there. */
export const isThere = (company: Company, { kind, id }: Holder): boolean =>
  kind === "department"
    ? company.departments.some(({ departmentId }) => departmentId === id)
    : company.people.some(({ memberId }) => memberId === id);

/** The name of a holder; who is gone keeps the identifier. */
export const nameOf = (company: Company, { kind, id }: Holder): string =>
  (kind === "department"
    ? company.departments.find(({ departmentId }) => departmentId === id)?.name
    : company.people.find(({ memberId }) => memberId === id)?.name) ?? id;

/** What is given to a holder, in place of what the company says. */
export type Given = (holder: Holder) => Grant | null;

/** The right that counts for a person, and where it comes from. */
export const rightOf = (person: Person, given: Given): { readonly grant: Grant; readonly source: Source } => {
  const own = given({ kind: "person", id: person.memberId });
  if (own !== null) return { grant: own, source: "person" };
  const shared =
    person.departmentId === undefined ? null : given({ kind: "department", id: person.departmentId });
  return shared === null ? { grant: person.host, source: "host" } : { grant: shared, source: "department" };
};
