/** Whose certificate it is: R and the number of the company against the VID (npki §2.3). */
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { type Certificate, DistinguishedName, Policy, Vid } from "@einv/certificate";
import type { CompanyVerification } from "@einv/membership";
import type { Refusal } from "@einv/refusal";
import { SignedStatement } from "@einv/signature";

/** R as it came; what is no base64 is none. */
export const readR = (r: Redacted.Redacted<string>): Redacted.Redacted<Uint8Array> | undefined => {
  const decoded = Base64.decode(Redacted.value(r));
  return Result.isSuccess(decoded) && decoded.success.length > 0
    ? Redacted.make(decoded.success, { label: "R" })
    : undefined;
};

/** Why whose certificate it is stays open. */
const unproven: Readonly<Record<Exclude<Vid.Outcome, "MATCH" | "MISMATCH">, Refusal.Text>> = {
  NO_VID_IN_CERT: {
    ko: "인증서에 사업자등록번호를 확인할 값(VID)이 없습니다.",
    en: "It holds no value (VID) that proves a business number.",
  },
  NO_R_IN_KEY: {
    ko: "개인키에서 확인용 난수(R)를 찾지 못했습니다.",
    en: "Its private key holds no random number (R) for the proof.",
  },
  UNSUPPORTED_HASH: {
    ko: "인증서가 지원하지 않는 방식으로 만들어졌습니다.",
    en: "It was made by a method that is not supported.",
  },
  BAD_IDN_FORMAT: {
    ko: "회사의 사업자등록번호가 10자리가 아닙니다.",
    en: "The company's business number does not have ten digits.",
  },
};

/** Why it is not proven to be the company's: `other`, it is another's; a reason, nobody can say; nothing, it is. */
export const objection = (
  certificate: Certificate.Certificate,
  claim: { readonly businessNumber: string; readonly r: Redacted.Redacted<Uint8Array> | undefined },
): Effect.Effect<"other" | Refusal.Text | undefined> =>
  Effect.map(Vid.check(certificate, claim), (outcome) =>
    outcome === "MATCH" ? undefined : outcome === "MISMATCH" ? "other" : unproven[outcome],
  );

/** What is kept of a certificate that proved a company. */
export const factsOf = Effect.fnUntraced(function* (certificate: Certificate.Certificate) {
  const policy = Policy.of(certificate)?.oid;
  const facts: CompanyVerification.CertificateFacts = {
    fingerprint: yield* SignedStatement.fingerprint(certificate),
    subject: DistinguishedName.commonName(certificate.subject),
    issuer: DistinguishedName.commonName(certificate.issuer),
    serial: certificate.serialHex,
    ...(policy === undefined ? {} : { policy }),
    until: certificate.notAfter,
    signsTaxInvoices: Policy.canSignTaxInvoice(certificate),
  };
  return facts;
});
