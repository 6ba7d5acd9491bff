/** The people of a company as they are shown: by department, found, some at once. */
import type { RightsViews } from "@einv/api";
import { problemOf } from "../foundation/problem.ts";

export type Company = RightsViews.People;
export type Person = Company["people"][number];
export type Department = Company["departments"][number];
export type Grant = Person["grant"];
export type Source = Person["source"];
export type Role = Person["roles"][number];

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
