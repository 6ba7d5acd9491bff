/**
 * 회사인증: whoever holds a company's certificate shows it, and is of the
 * company from then on. The page signs a text that names the company, the
 * member and the site; R then proves that the certificate was issued to the
 * company's number (npki §2.3). What the certificate said is kept, R is not.
 *
 * Issuing an invoice proves the same, so whoever has issued is not asked again.
 */
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as BusinessNumber from "@einv/identity/BusinessNumber";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/** The numbers of the rules. */
export const limits = {
  /** Finding the certificate and typing its password takes a while. */
  life: Duration.minutes(10),
  /** Wrong certificates, wrong signatures. */
  failures: 5,
} as const;

export const Ending = Schema.Literals(["verified", "replaced", "exhausted"]);
export type Ending = typeof Ending.Type;

/**
 * What the signature is for: to show the certificate, or to have it registered
 * (공동인증서 등록), which the server then signs with.
 */
export const Purpose = Schema.Literals(["verification", "registration"]);
export type Purpose = typeof Purpose.Type;

/** What is to be signed, by whom, where and until when. */
export const Challenge = Schema.Struct({
  challengeId: Schema.NonEmptyString,
  /** `verification` where nothing is said. */
  purpose: Schema.optionalKey(Purpose),
  businessNumber: BusinessNumber.BusinessNumber,
  /** The company's name, as the text shows it. */
  company: Schema.NonEmptyString,
  memberId: Schema.NonEmptyString,
  /** The member's name, as the text shows it. */
  member: Schema.NonEmptyString,
  /** The page's; a caller without a page has none. */
  origin: Schema.optionalKey(Schema.NonEmptyString),
  /** Random: no two texts are the same, and none can be foreseen. */
  nonce: Schema.NonEmptyString,
  begunAt: Schema.DateTimeUtcFromString,
  expiresAt: Schema.DateTimeUtcFromString,
  failures: Schema.Int,
  ended: Schema.optionalKey(Ending),
}).annotate({ identifier: "CompanyChallenge" });
export type Challenge = typeof Challenge.Type;

/** What a certificate said when it was shown. Neither R nor a signature is part of it. */
export const CertificateFacts = Schema.Struct({
  /** SHA-256 of the certificate, hex. */
  fingerprint: Schema.String,
  /** Common name of the owner. */
  subject: Schema.String,
  /** Common name of the authority. */
  issuer: Schema.String,
  /** Hex. */
  serial: Schema.String,
  /** Object identifier of the policy (인증서 정책) that says most. */
  policy: Schema.optionalKey(Schema.String),
  /** Its last moment. */
  until: Schema.DateTimeUtcFromString,
  /** Whether the tax authority takes tax invoices signed with it. */
  signsTaxInvoices: Schema.Boolean,
}).annotate({ identifier: "CertificateFacts" });
export type CertificateFacts = typeof CertificateFacts.Type;

/** How a certificate was shown: by signing a text, or with the first invoice. */
export const Occasion = Schema.Literals(["challenge", "issue"]);
export type Occasion = typeof Occasion.Type;

/** A name that stays on its line: nobody writes a line of the text by the name of a company. */
const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, 100);

/** Begins one; `nonce` has 128 random bits or more. */
export const begin = (of: {
  readonly challengeId: string;
  readonly purpose?: Purpose;
  readonly businessNumber: BusinessNumber.BusinessNumber;
  readonly company: string;
  readonly memberId: string;
  readonly member: string;
  readonly origin?: string;
  readonly nonce: string;
  readonly at: DateTime.Utc;
}): Challenge => {
  const { at, company, member, ...rest } = of;
  return {
    ...rest,
    company: oneLine(company) || "-",
    member: oneLine(member) || "-",
    begunAt: at,
    expiresAt: DateTime.addDuration(at, limits.life),
    failures: 0,
  };
};

const head: Readonly<Record<Purpose, ReadonlyArray<string>>> = {
  verification: [
    "회사인증 (Company verification)",
    "",
    "아래 담당자가 아래 회사의 인증서를 가지고 있음을 확인합니다.",
    "이 서명으로 세금계산서가 발행되거나 비용이 청구되지 않습니다.",
    "This confirms that the member below holds the certificate of the company below.",
    "Nothing is issued and nothing is charged by this signature.",
  ],
  registration: [
    "공동인증서 등록 (Registering the certificate)",
    "",
    "아래 회사의 인증서와 개인키를 서버에 암호화하여 보관하는 데 동의합니다.",
    "발행 권한이 있는 담당자는 인증서 파일 없이 본인 확인을 거쳐 이 키로 전자세금계산서를 발행할 수 있습니다.",
    "인증서 암호는 보관하지 않으며, 등록은 언제든지 삭제할 수 있습니다.",
    "The certificate of the company below and its private key are kept on the server, encrypted.",
    "Members with the right to issue can then issue tax invoices with it without the file, after confirming that it is them.",
    "Its password is not kept. The registration can be removed at any time.",
  ],
};

const kst = DateTime.zoneMakeOffset(9 * 60 * 60 * 1000);

/** The wall clock in Korea, to the second. */
const wallTime = (instant: DateTime.Utc): string =>
  DateTime.formatIsoOffset(DateTime.setZone(instant, kst)).slice(0, 19).replace("T", " ");

/**
 * What the page shows and the key signs, the same for the same challenge
 * always. It says what the signature is for and what it does not do, so that
 * nobody signs it for something else, and its time as the person's clock shows
 * it, with the offset that makes it one instant to everybody.
 */
export const text = (challenge: Challenge): string => {
  const { purpose, businessNumber, company, member, memberId, origin, begunAt, expiresAt } = challenge;
  return [
    ...head[purpose ?? "verification"],
    "",
    `회사 (Company): ${company}`,
    `사업자등록번호 (Business number): ${BusinessNumber.format(businessNumber)}`,
    `담당자 (Member): ${member}`,
    `담당자 번호 (Member ID): ${oneLine(memberId)}`,
    `사이트 (Site): ${origin ?? "-"}`,
    `시각 (Time): ${wallTime(begunAt)} - ${wallTime(expiresAt)} 한국 시각 (Korean time, +09:00)`,
    `번호 (Number): ${challenge.challengeId} ${challenge.nonce}`,
  ].join("\n");
};

/** Who comes back with a signature, and from where. */
export interface Presenter {
  readonly businessNumber: string;
  readonly memberId: string;
  readonly origin?: string;
  readonly purpose?: Purpose;
  readonly at: DateTime.Utc;
}

/**
 * Whether a signature may be looked at now. Refused with
 * `company-verification.not-open` (used, replaced, for something else, or
 * another member's, company's or site's) and `company-verification.expired`.
 */
export const open = (challenge: Challenge, by: Presenter): Result.Result<void, Refusal.Refusal> => {
  if (
    challenge.ended !== undefined ||
    (challenge.purpose ?? "verification") !== (by.purpose ?? "verification") ||
    challenge.businessNumber !== by.businessNumber ||
    challenge.memberId !== by.memberId ||
    challenge.origin !== by.origin
  ) {
    return refusals.fail("company-verification.not-open");
  }
  return DateTime.isLessThan(by.at, challenge.expiresAt)
    ? Result.succeed(undefined)
    : refusals.fail("company-verification.expired");
};

/** After a proof that did not hold: how it stands, and what to say instead of `because` once it is over. */
export const failed = (
  challenge: Challenge,
  because: Refusal.Refusal,
): { readonly after: Challenge; readonly refusal: Refusal.Refusal } => {
  const failures = challenge.failures + 1;
  return failures < limits.failures
    ? { after: { ...challenge, failures }, refusal: because }
    : {
        after: { ...challenge, failures, ended: "exhausted" },
        refusal: refusals.refusal("company-verification.exhausted"),
      };
};

/** It is over. */
export const end = (challenge: Challenge, ended: Ending): Challenge => ({ ...challenge, ended });
