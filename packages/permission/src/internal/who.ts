/** Whom a person is sent to: the role, and the company's people who hold it. */
import type { Refusal } from "@einv/refusal";
import type { Administrator, Role } from "../Role.ts";

export const roles: Readonly<Record<Role, Refusal.Text>> = {
  "company-administrator": { ko: "회사 관리자", en: "company administrator" },
  "service-administrator": { ko: "서비스 관리자", en: "service administrator" },
};

/** Named in a sentence; more would not be read. */
const most = 3;

/** Holders of the role; of a vacant one the company administrators, who fill it. */
export const holders = (
  role: Role,
  administrators: ReadonlyArray<Administrator>,
): { readonly role: Role; readonly people: ReadonlyArray<Administrator> } => {
  const people = administrators.filter((one) => one.roles.includes(role));
  return people.length > 0 || role === "company-administrator"
    ? { role, people }
    : holders("company-administrator", administrators);
};

/** `{whoKo}` and `{whoEn}` of a remedy: 서비스 관리자(이미래, 정하늘 외 2명). */
export const values = (
  wanted: Role,
  administrators: ReadonlyArray<Administrator>,
): { readonly whoKo: string; readonly whoEn: string } => {
  const { role, people } = holders(wanted, administrators);
  const { ko, en } = roles[role];
  if (people.length === 0) return { whoKo: ko, whoEn: `the ${en}` };
  const named = people
    .slice(0, most)
    .map(({ name }) => name)
    .join(", ");
  const more = people.length - most;
  return {
    whoKo: `${ko}(${named}${more > 0 ? ` 외 ${more}명` : ""})`,
    whoEn: `the ${en} (${named}${more > 0 ? ` and ${more} more` : ""})`,
  };
};
