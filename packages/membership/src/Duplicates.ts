/**
 * Something is there already (중복): the name, the person, the number, the
 * company. Each leads on in several ways, and none is a wall.
 *
 * What may be told to whom: that an address, a number or a person has an
 * account is told only to whoever just proved to be that person or to read
 * what is sent there. A stranger who types them is told nothing, since nothing
 * of his depends on it: contacts may be shared. Login IDs and business numbers
 * have to be looked up to join at all, so that is possible only in a signup
 * whose person is verified, and counted; what it tells is yes or no.
 */
import type { Refusal } from "@einv/refusal";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import * as LoginId from "./LoginId.ts";

/** 아이디, 본인, 휴대전화번호, 이메일, 사업자등록번호. */
export const Kind = Schema.Literals(["login-id", "person", "phone", "email", "business-number"]);
export type Kind = typeof Kind.Type;

export const Way = Schema.Literals([
  "log-in",
  "recover",
  "another-id",
  "another-phone",
  "office-phone",
  "another-email",
  "new-account",
  "ask-administrator",
  "prove-company",
  "another-company",
]);
export type Way = typeof Way.Type;

/** Whoever must have been proven before anything is told. */
export type Audience = "proven-owner" | "verified-person";

export interface Rule {
  readonly told: Audience;
  readonly ways: ReadonlyArray<Way>;
}

export const rules: Readonly<Record<Kind, Rule>> = {
  "login-id": { told: "verified-person", ways: ["another-id", "log-in", "recover"] },
  person: { told: "proven-owner", ways: ["log-in", "recover", "new-account"] },
  phone: {
    told: "proven-owner",
    ways: ["log-in", "recover", "office-phone", "another-phone", "new-account"],
  },
  email: { told: "proven-owner", ways: ["log-in", "recover", "another-email", "new-account"] },
  "business-number": {
    told: "verified-person",
    ways: ["ask-administrator", "prove-company", "another-company"],
  },
};

export const wayTexts: Readonly<Record<Way, Refusal.Text>> = {
  "log-in": {
    ko: "기존 아이디로 로그인해서 회사를 추가합니다.",
    en: "Log in with the account you have; the company is added to it.",
  },
  recover: {
    ko: "아이디나 비밀번호를 찾습니다.",
    en: "Find the ID or set a new password.",
  },
  "another-id": { ko: "다른 아이디를 사용합니다.", en: "Choose another ID." },
  "another-phone": { ko: "다른 전화번호를 사용합니다.", en: "Use another number." },
  "office-phone": {
    ko: "회사 전화번호를 사용합니다. 유선번호도 됩니다.",
    en: "Use the company's telephone; a landline will do.",
  },
  "another-email": { ko: "다른 이메일 주소를 사용합니다.", en: "Use another e-mail address." },
  "new-account": {
    ko: "기존 계정은 그대로 두고 새 아이디를 만듭니다.",
    en: "Leave that account as it is and make a new one.",
  },
  "ask-administrator": {
    ko: "회사 관리자에게 사용자 추가를 요청합니다.",
    en: "Ask the company's administrator to take you in.",
  },
  "prove-company": {
    ko: "회사 인증서로 이 회사임을 증명합니다.",
    en: "Prove the company with its certificate.",
  },
  "another-company": { ko: "사업자등록번호를 고칩니다.", en: "Correct the business number." },
};

export const kindTexts: Readonly<Record<Kind, Refusal.Text>> = {
  "login-id": { ko: "이미 사용 중인 아이디입니다.", en: "This ID is in use." },
  person: { ko: "이미 가입하셨습니다.", en: "You have an account already." },
  phone: {
    ko: "이 휴대전화번호로 가입한 계정이 있습니다.",
    en: "There is an account with this mobile number.",
  },
  email: {
    ko: "이 이메일 주소로 가입한 계정이 있습니다.",
    en: "There is an account with this e-mail address.",
  },
  "business-number": {
    ko: "이미 가입한 회사입니다.",
    en: "This company has joined already.",
  },
};

/** An account that is there, as its owner recognises it. */
export interface Known {
  /** Masked. */
  readonly loginId: string;
  readonly since: DateTime.Utc;
}

/** What is there already, and the ways on. */
export interface Duplicate {
  readonly kind: Kind;
  readonly what: Refusal.Text;
  readonly ways: ReadonlyArray<{ readonly way: Way; readonly text: Refusal.Text }>;
  readonly accounts: ReadonlyArray<Known>;
  /** Other names to choose. */
  readonly suggestions: ReadonlyArray<string>;
}

/** The ways on, without those that are closed here. */
export const found = (
  kind: Kind,
  facts: {
    readonly accounts?: ReadonlyArray<{ readonly loginId: string; readonly createdAt: DateTime.Utc }>;
    readonly suggestions?: ReadonlyArray<string>;
    readonly without?: ReadonlyArray<Way>;
  } = {},
): Duplicate => ({
  kind,
  what: kindTexts[kind],
  ways: rules[kind].ways
    .filter((way) => facts.without?.includes(way) !== true)
    .map((way) => ({ way, text: wayTexts[way] })),
  accounts: (facts.accounts ?? []).map(({ loginId, createdAt }) => ({
    loginId: LoginId.mask(loginId),
    since: createdAt,
  })),
  suggestions: facts.suggestions ?? [],
});
