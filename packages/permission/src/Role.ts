/**
 * Who runs a company's service. The company administrator (회사 관리자) buys the
 * service, distributes it and appoints administrators; the service administrator
 * (서비스 관리자) gives rights. The first member of a company is both, until it
 * delegates. Neither role shows an invoice: that takes a right.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import * as Who from "./internal/who.ts";
import { Role } from "./Words.ts";
import { refusals } from "./Refusals.ts";

export { Role } from "./Words.ts";

/** What administrators do. */
export const Deed = Schema.Literals([
  "buy-service",
  "distribute-service",
  "withdraw-service",
  "appoint-company-administrator",
  "appoint-service-administrator",
  "arrange-departments",
  "give-rights",
  "see-people",
  "register-certificate",
]);
export type Deed = typeof Deed.Type;

/** A member in charge. */
export interface Administrator {
  readonly memberId: string;
  readonly name: string;
  readonly roles: ReadonlyArray<Role>;
}

const both = Role.literals;

/** Which roles may do each; the first is the one that is asked for. */
export const deeds: Readonly<
  Record<Deed, { readonly name: Refusal.Text; readonly by: ReadonlyArray<Role> }>
> = {
  "buy-service": {
    name: { ko: "서비스 구매", en: "Buying the service" },
    by: ["company-administrator"],
  },
  "distribute-service": {
    name: { ko: "서비스 배포", en: "Distributing the service" },
    by: ["company-administrator"],
  },
  "withdraw-service": {
    name: { ko: "서비스 배포 해제", en: "Withdrawing the service" },
    by: ["company-administrator"],
  },
  "appoint-company-administrator": {
    name: { ko: "회사 관리자 지정", en: "Appointing company administrators" },
    by: ["company-administrator"],
  },
  "appoint-service-administrator": {
    name: { ko: "서비스 관리자 지정", en: "Appointing service administrators" },
    by: both,
  },
  "arrange-departments": {
    name: { ko: "부서 설정", en: "Arranging departments" },
    by: both,
  },
  "give-rights": {
    name: { ko: "권한설정", en: "Giving rights" },
    by: ["service-administrator"],
  },
  "see-people": {
    name: { ko: "사용자 권한 조회", en: "Seeing everybody's rights" },
    by: both,
  },
  "register-certificate": {
    name: { ko: "공동인증서 등록", en: "Registering the certificate" },
    by: ["service-administrator", "company-administrator"],
  },
};

/** The deed that appoints or dismisses an administrator of this role. */
export const appointing = {
  "company-administrator": "appoint-company-administrator",
  "service-administrator": "appoint-service-administrator",
} as const satisfies Record<Role, Deed>;

export const names = Who.roles;

const rolesOf = (memberId: string, administrators: ReadonlyArray<Administrator>): ReadonlyArray<Role> =>
  administrators.find((administrator) => administrator.memberId === memberId)?.roles ?? [];

/** Those who can do it; when a role is vacant, the company administrators, who fill it. */
export const whoCan = (role: Role, administrators: ReadonlyArray<Administrator>) =>
  Who.holders(role, administrators);

/** Whether the member may, as an administrator. Refused with `permission.administrator-only`. */
export const decide = (
  memberId: string,
  deed: Deed,
  administrators: ReadonlyArray<Administrator>,
): Result.Result<void, Refusal.Refusal> => {
  const { name, by } = deeds[deed];
  if (rolesOf(memberId, administrators).some((role) => by.includes(role))) return Result.succeed(undefined);
  const role = by[0] ?? "company-administrator";
  return refusals.fail("permission.administrator-only", {
    values: {
      ...Who.values(role, administrators),
      deedKo: name.ko,
      deedEn: name.en,
      roleKo: by.map((one) => names[one].ko).join(" 또는 "),
      roleEn: by.map((one) => names[one].en).join(" or "),
    },
  });
};

/**
 * Four eyes: nobody gives itself a right while somebody else could. A single
 * administrator may, or a one-person company could not work. Refused with
 * `permission.own-right`.
 */
export const decideReceiver = (
  giver: string,
  receivers: ReadonlyArray<string>,
  administrators: ReadonlyArray<Administrator>,
): Result.Result<void, Refusal.Refusal> => {
  const others = administrators.filter(({ memberId }) => memberId !== giver);
  return receivers.includes(giver) && others.some(({ roles }) => roles.includes("service-administrator"))
    ? refusals.fail("permission.own-right", { values: Who.values("service-administrator", others) })
    : Result.succeed(undefined);
};

/**
 * Whether this administrator may cease to be one. A company always has a
 * company administrator. Refused with `permission.last-administrator`.
 */
export const decideEnd = (
  memberId: string,
  role: Role,
  administrators: ReadonlyArray<Administrator>,
): Result.Result<void, Refusal.Refusal> =>
  role === "company-administrator" &&
  !administrators.some((other) => other.memberId !== memberId && other.roles.includes(role))
    ? refusals.fail("permission.last-administrator")
    : Result.succeed(undefined);
