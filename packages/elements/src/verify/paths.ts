/** The way from a signer's certificate to a root, in words: what it proves, and where it ends too early, what is missing. */
import * as Certificate from "@einv/certificate/Certificate";
import * as CertificatePath from "@einv/certificate/CertificatePath";
import * as DistinguishedName from "@einv/certificate/DistinguishedName";
import * as Roots from "@einv/certificate/Roots";
import * as Kst from "@einv/invoice/Kst";
import type { Refusal } from "@einv/refusal/Refusal";
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type { Fact } from "./verification.ts";

/** What lies beside a document. */
export interface Beside {
  readonly trust: CertificatePath.Trust;
  /** Roots that lie there and that nobody here knows. */
  readonly strangers: ReadonlyArray<Certificate.Certificate>;
}

/** No Korean path is longer. */
const longest = 6;

/** The name of the first authority on the way up whose certificate is not here. */
const missing = (
  certificate: Certificate.Certificate,
  certificates: ReadonlyArray<Certificate.Certificate>,
): DistinguishedName.DistinguishedName | undefined => {
  let last = certificate;
  for (let step = 0; step < longest; step++) {
    if (Certificate.isSelfIssued(last)) return undefined;
    const above = certificates.find(({ subject }) => DistinguishedName.equals(subject, last.issuer));
    if (above === undefined) return last.issuer;
    last = above;
  }
  return undefined;
};

/** A fingerprint as people compare it, four digits at a time. */
export const grouped = (fingerprint: string): string =>
  fingerprint.replaceAll(/(.{4})(?=.)/g, "$1 ").toUpperCase();

const broken: Pick<Fact, "about" | "text"> = {
  about: "path",
  text: {
    ko: "인증기관까지의 경로를 확인하지 못했습니다.",
    en: "The path to a trusted authority could not be followed.",
  },
};

const unproven = {
  ko: "누구나 같은 이름의 인증서를 만들 수 있으므로, 서명자 이름은 아직 증명되지 않았습니다.",
  en: "Anybody can make a certificate of that name, so the signer's name is not proven yet.",
};

const incomplete = (name: string): Fact => {
  const known = Roots.licensed.some((authority) => authority.name === name);
  return {
    ...broken,
    state: "open",
    more: {
      ko: `${name}의 인증서가 없습니다${known ? "(KISA가 인정한 인증기관의 이름입니다)" : ""}. ${unproven.ko} 인증기관 인증서 파일(.der, .cer)을 함께 놓아 주세요. 인증서 폴더의 CaPubs나 인증기관 누리집에서 받을 수 있습니다.`,
      en: `The certificate of ${name} is not here${known ? " (the name of an authority that KISA licensed)" : ""}. ${unproven.en} Drop the authority's certificate (.der, .cer) beside the invoice; it is in the certificate folder (CaPubs) or on the authority's site.`,
    },
  };
};

const strange = (name: string, fingerprint: string): Fact => ({
  ...broken,
  state: "open",
  more: {
    ko: `함께 놓은 최상위 인증서(${name})는 이 페이지가 아는 지문이 아닙니다. ${unproven.ko} SHA-256 지문: ${grouped(fingerprint)}`,
    en: `The root that was dropped (${name}) has no fingerprint that this page knows. ${unproven.en} SHA-256 fingerprint: ${grouped(fingerprint)}`,
  },
});

const failed = (
  certificate: Certificate.Certificate,
  { trust, strangers }: Beside,
  refusal: Refusal,
): Effect.Effect<Fact> =>
  Effect.gen(function* () {
    const name = missing(certificate, [...trust.anchors, ...trust.intermediates, ...strangers]);
    if (name !== undefined) return incomplete(DistinguishedName.commonName(name));
    const way = missing(certificate, [...trust.anchors, ...trust.intermediates]);
    const root = strangers.find(({ subject }) => way !== undefined && DistinguishedName.equals(subject, way));
    if (root !== undefined)
      return strange(DistinguishedName.commonName(root.subject), yield* Roots.fingerprintOf(root));
    return { ...broken, state: "bad", more: refusal.why ?? refusal.what };
  });

const day = (at: DateTime.Utc | undefined): string =>
  at === undefined ? "" : Kst.toWallTime(at).slice(0, 10);

const revocations = (
  revokedAt: DateTime.Utc | undefined,
): Readonly<Record<CertificatePath.Verified["revocation"], Fact>> => ({
  good: {
    about: "revocation",
    state: "good",
    text: { ko: "폐기되지 않은 인증서입니다.", en: "It was not revoked." },
    more: {
      ko: "함께 놓은 폐기 목록으로 확인했습니다.",
      en: "By the revocation lists that were dropped beside it.",
    },
  },
  revoked: {
    about: "revocation",
    state: "bad",
    text: {
      ko: `폐기된 인증서입니다(${day(revokedAt)}).`,
      en: `It was revoked (${day(revokedAt)}).`,
    },
  },
  "not-checked": {
    about: "revocation",
    state: "open",
    text: { ko: "폐기 여부는 확인하지 않았습니다.", en: "Revocation was not checked." },
    more: {
      ko: "발행일에 유효한 폐기 목록(.crl)을 함께 놓으면 확인합니다.",
      en: "Drop the lists (.crl) that were in force on the day of issue to have it checked.",
    },
  },
});

/** Whether it hangs on a root that counts, and was not revoked, at an instant. */
export const facts = (
  certificate: Certificate.Certificate,
  beside: Beside,
  at: DateTime.Utc,
): Effect.Effect<ReadonlyArray<Fact>> =>
  Effect.gen(function* () {
    const verified = yield* Effect.result(CertificatePath.verify(certificate, beside.trust, at));
    if (verified._tag === "Failure") return [yield* failed(certificate, beside, verified.failure)];
    const { path, revocation, revokedAt } = verified.success;
    const root = path[path.length - 1] ?? certificate;
    const name = DistinguishedName.commonName(root.subject);
    const pin = yield* Roots.pinOf(root);
    const fingerprint = grouped(yield* Roots.fingerprintOf(root));
    const chain: Fact = {
      about: "path",
      state: "good",
      text: {
        ko: `신뢰하는 최상위 인증기관(${name})까지 이어집니다.`,
        en: `It leads to the trusted root ${name}.`,
      },
      more:
        pin === undefined
          ? {
              ko: `직접 놓은 최상위 인증서를 신뢰하기로 했기 때문입니다. 이 페이지가 아는 것이 아니니 지문을 확인해 주세요: ${fingerprint}`,
              en: `Because you chose to trust a root that you dropped. This page does not know it; compare its fingerprint: ${fingerprint}`,
            }
          : {
              ko: `${path
                .slice(1)
                .map(({ subject }) => DistinguishedName.commonName(subject))
                .join(" → ")}. 최상위 인증서의 지문이 KISA가 알린 값과 같습니다.`,
              en: `${path
                .slice(1)
                .map(({ subject }) => DistinguishedName.commonName(subject))
                .join(" → ")}. The root's fingerprint is the one that KISA publishes.`,
            },
    };
    return [chain, revocations(revokedAt)[revocation]];
  });
