/**
 * What is right and wrong with a joint certificate (공동인증서) before anybody
 * relies on it: named, explained, with what to do, most serious first.
 *
 * It looks at the certificate alone. Whether its authority is trusted, and
 * whether it was revoked, is for `CertificatePath`.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import * as Refusal from "@einv/refusal/Refusal";
import type { Certificate } from "./Certificate.ts";
import { dateInKorea } from "./internal/korea.ts";
import * as Policy from "./Policy.ts";
import { refusals } from "./Refusals.ts";
import * as Vid from "./Vid.ts";

/** `error`: tax invoices cannot be issued with it. */
export type Severity = "error" | "warning" | "info";

/** One thing found. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly what: Refusal.Text;
  readonly why?: Refusal.Text;
  readonly remedy: Refusal.Text;
}

/** For whom and when it is to be used. */
export interface Occasion {
  readonly at: DateTime.Utc;
  /** Company that signs, ten digits. */
  readonly businessNumber?: string;
  /** The opened key; without it nothing is said about whose the certificate is. */
  readonly key?: { readonly r: Redacted.Redacted<Uint8Array> | undefined };
}

/** Renewal is possible from thirty days before the end (npki §6). */
const renewal = { days: 30 } as const;

const choose = {
  ko: "사업자 범용 또는 전자세금용 인증서를 선택해 주세요.",
  en: "Choose a business certificate for general use (사업자 범용) or for tax invoices (전자세금용).",
};

const findings = Refusal.catalogue({
  "certificate.not-for-signing": {
    what: { ko: "서명용 인증서가 아닙니다.", en: "This certificate is not for signing." },
    why: {
      ko: "암호화용(km) 인증서이거나 인증기관의 인증서입니다.",
      en: "It is for encryption (km), or an authority's own.",
    },
    remedy: {
      ko: "같은 폴더의 signCert.der와 signPri.key를 선택해 주세요.",
      en: "Choose signCert.der and signPri.key of the same folder.",
    },
  },
  "certificate.not-for-tax-invoices": {
    what: {
      ko: "전자세금계산서를 발행할 수 없는 인증서입니다: {ko}.",
      en: "Tax invoices cannot be issued with this certificate: {en}.",
    },
    why: {
      ko: "국세청은 사업자 범용과 전자세금용 인증서의 서명만 받습니다.",
      en: "The tax authority takes signatures of general-use and tax-invoice business certificates only.",
    },
    remedy: choose,
  },
  "certificate.personal": {
    what: { ko: "개인용 인증서입니다: {ko}.", en: "This is a personal certificate: {en}." },
    why: {
      ko: "세금계산서는 사업자 인증서로 발행합니다.",
      en: "Tax invoices are issued with a business certificate.",
    },
    remedy: choose,
  },
  "certificate.policy-unknown": {
    what: { ko: "종류를 알 수 없는 인증서입니다.", en: "The kind of this certificate is not known." },
    why: { ko: "인증서 정책: {oid}", en: "Certificate policy: {oid}" },
    remedy: choose,
  },
  "certificate.policy-unconfirmed": {
    what: {
      ko: "국세청이 받는 목록에서 확인하지 못한 종류입니다: {ko}.",
      en: "This kind was not found on the tax authority's list: {en}.",
    },
    remedy: {
      ko: "발행할 수 있지만 전송 결과를 확인해 주세요.",
      en: "You may issue with it; look at the result of the transmission.",
    },
  },
  "certificate.expires-soon": {
    what: { ko: "인증서가 곧 만료됩니다.", en: "The certificate expires soon." },
    why: { ko: "{date}까지 쓸 수 있습니다.", en: "It is valid until {date}." },
    remedy: {
      ko: "인증기관에서 갱신해 주세요. 지금 발행하는 데는 문제가 없습니다.",
      en: "Renew it at its authority. You can still issue with it now.",
    },
  },
  "certificate.weak-key": {
    what: { ko: "오래된 방식의 짧은 키입니다.", en: "The key is of an old, short kind." },
    why: { ko: "{bits}비트이며 2048비트가 필요합니다.", en: "It has {bits} bits; 2048 are needed." },
    remedy: {
      ko: "인증기관에서 재발급받아 주세요.",
      en: "Have it reissued by its authority.",
    },
  },
  "certificate.other-company": {
    what: {
      ko: "다른 회사의 인증서입니다.",
      en: "This certificate belongs to another company.",
    },
    why: {
      ko: "인증서의 식별번호가 사업자등록번호 {number}와 맞지 않습니다.",
      en: "Its identification does not fit the business number {number}.",
    },
    remedy: {
      ko: "공급자 회사의 인증서를 선택해 주세요.",
      en: "Choose the certificate of the company that supplies.",
    },
  },
  "certificate.no-vid": {
    what: {
      ko: "어느 회사의 것인지 확인할 수 없는 인증서입니다.",
      en: "It cannot be proven whose this certificate is.",
    },
    why: { ko: "인증서에 식별번호(VID)가 없습니다.", en: "The certificate carries no identification (VID)." },
    remedy: choose,
  },
  "certificate.no-r": {
    what: {
      ko: "개인키 파일에 회사 확인 정보가 없습니다.",
      en: "The key file lacks what proves the company.",
    },
    why: {
      ko: "다른 프로그램이 파일을 옮기면서 R 값을 지웠습니다.",
      en: "Another program dropped the value R when it copied the file.",
    },
    remedy: {
      ko: "인증기관 또는 은행 사이트에서 인증서를 다시 복사하거나 재발급받아 주세요.",
      en: "Copy the certificate again at its authority or bank, or have it reissued.",
    },
  },
});

type Code = Parameters<typeof findings.refusal>[0];

const asFinding = (severity: Severity, { code, what, why, remedy }: Refusal.Refusal): Finding => ({
  code,
  severity,
  what,
  ...(why === undefined ? {} : { why }),
  remedy,
});

const finding = (severity: Severity, code: Code, values: Readonly<Record<string, string>> = {}): Finding =>
  asFinding(severity, findings.refusal(code, { values }));

const validity = (certificate: Certificate, at: DateTime.Utc): ReadonlyArray<Finding> => {
  const until = { date: dateInKorea(certificate.notAfter) };
  if (DateTime.isLessThan(at, certificate.notBefore)) {
    const date = dateInKorea(certificate.notBefore);
    return [asFinding("error", refusals.refusal("certificate.not-yet-valid", { values: { date } }))];
  }
  if (DateTime.isGreaterThan(at, certificate.notAfter))
    return [asFinding("error", refusals.refusal("certificate.expired", { values: until }))];
  return DateTime.isGreaterThan(DateTime.add(at, renewal), certificate.notAfter)
    ? [finding("warning", "certificate.expires-soon", until)]
    : [];
};

const kind = (certificate: Certificate): ReadonlyArray<Finding> => {
  if (certificate.isAuthority || certificate.keyUsage?.has("digitalSignature") === false)
    return [finding("error", "certificate.not-for-signing")];
  const policy = Policy.of(certificate);
  if (policy === undefined) return [finding("error", "certificate.policy-unknown", { oid: "-" })];
  switch (policy.signsTaxInvoices) {
    case "yes":
      return [];
    case "unconfirmed":
      return [finding("warning", "certificate.policy-unconfirmed", policy.name)];
    case "unknown":
      return [finding("warning", "certificate.policy-unknown", { oid: policy.oid })];
    case "no":
      return [
        finding(
          "error",
          policy.holder === "person" ? "certificate.personal" : "certificate.not-for-tax-invoices",
          policy.name,
        ),
      ];
  }
};

const strength = ({ publicKey }: Certificate): ReadonlyArray<Finding> => {
  const bits = publicKey.modulus?.toString(2).length ?? 0;
  return bits >= 2048 ? [] : [finding("warning", "certificate.weak-key", { bits: String(bits) })];
};

const owner = (outcome: Vid.Outcome, businessNumber: string): ReadonlyArray<Finding> => {
  switch (outcome) {
    case "MATCH":
      return [];
    case "MISMATCH":
    case "BAD_IDN_FORMAT":
      return [finding("error", "certificate.other-company", { number: businessNumber })];
    case "NO_R_IN_KEY":
      return [finding("error", "certificate.no-r")];
    case "NO_VID_IN_CERT":
    case "UNSUPPORTED_HASH":
      return [finding("error", "certificate.no-vid")];
  }
};

const seriousness: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Examines a certificate for issuing tax invoices. */
export const examine = (
  certificate: Certificate,
  occasion: Occasion,
): Effect.Effect<ReadonlyArray<Finding>> =>
  Effect.gen(function* () {
    const found = [...validity(certificate, occasion.at), ...kind(certificate), ...strength(certificate)];
    if (occasion.businessNumber !== undefined && occasion.key !== undefined) {
      const claim = { businessNumber: occasion.businessNumber, r: occasion.key.r };
      found.push(...owner(yield* Vid.check(certificate, claim), occasion.businessNumber));
    }
    return found.toSorted((a, b) => seriousness[a.severity] - seriousness[b.severity]);
  });

/** Whether nothing that was found forbids to issue with it. */
export const isUsable = (found: ReadonlyArray<Finding>): boolean =>
  found.every(({ severity }) => severity !== "error");
