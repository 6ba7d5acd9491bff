/** The people of a company as the settings show them: grouped, found, and with the right that counts. */
import type { RightsViews } from "@einv/api";
import { problemOf } from "../foundation/problem.ts";

export type Company = RightsViews.People;
export type Person = Company["people"][number];
export type Department = Company["departments"][number];
export type Grant = Person["grant"];
export type Source = Person["source"];
export type Role = Person["roles"][number];

/** From the widest right to none. */
export const grants: ReadonlyArray<Grant> = ["full", "department", "approver", "issue-only", "none"];

export const roles: ReadonlyArray<Role> = ["company-administrator", "service-administrator"];

/** To whom a right is given. */
export interface Holder {
  readonly kind: "person" | "department";
  readonly id: string;
}

export const keyOf = ({ kind, id }: Holder): string => `${kind}:${id}`;

/** People who are in no department come last, under this. */
export const nowhere = "";

export interface Group {
  readonly department: Department | undefined;
  readonly people: ReadonlyArray<Person>;
}

const plain = (text: string): string => text.normalize("NFC").toLocaleLowerCase().replace(/\s+/g, "");

const byName = (one: Person, other: Person): number => one.name.localeCompare(other.name, "ko");

/** Departments with their people, whose name or department has what is searched; an empty department only while nothing is. */
export const groupsOf = (company: Company, search = ""): ReadonlyArray<Group> => {
  const sought = plain(search);
  const groups = [...company.departments, undefined].map((department): Group => {
    const whole = department !== undefined && plain(department.name).includes(sought);
    const people = company.people.filter(
      (person) =>
        (person.departmentId ?? nowhere) === (department?.departmentId ?? nowhere) &&
        (whole || plain(person.name).includes(sought)),
    );
    return { department, people: people.toSorted(byName) };
  });
  return groups.filter(
    ({ department, people }) => people.length > 0 || (department !== undefined && sought === ""),
  );
};

/** People that are shown before a press of "more", and by each press. */
export const atOnce = 200;

/** The first people of all groups together; a group without people stays. */
export const firstOf = (groups: ReadonlyArray<Group>, most: number): ReadonlyArray<Group> => {
  let left = most;
  return groups.flatMap((group) => {
    const people = group.people.slice(0, left);
    left -= people.length;
    return people.length === 0 && group.people.length > 0 ? [] : [{ ...group, people }];
  });
};

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

/** Members who hold the role. */
export const holdersOf = (company: Company, role: Role): ReadonlyArray<Person> =>
  company.people.filter((person) => person.roles.includes(role)).toSorted(byName);

/** In parts that one command takes. */
export const inParts = <A>(all: ReadonlyArray<A>, size = 200): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

/** What only administrators are told: the answer, or nothing. */
export const forAdministrators = async <A>(answer: Promise<A>): Promise<A | undefined> => {
  try {
    return await answer;
  } catch (thrown) {
    if (problemOf(thrown).code === "permission.administrator-only") return undefined;
    throw thrown;
  }
};
