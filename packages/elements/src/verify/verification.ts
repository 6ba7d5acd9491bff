/**
 * What can be said of a signed tax invoice by anybody who holds the file, with
 * no server: the signature, its certificate, and the way to the pinned root.
 */
import type * as Certificate from "@einv/certificate/Certificate";
import { parseAll } from "@einv/certificate/Certificate";
import * as CertificatePath from "@einv/certificate/CertificatePath";
import * as Crl from "@einv/certificate/Crl";
import { commonName } from "@einv/certificate/DistinguishedName";
import * as Policy from "@einv/certificate/Policy";
import * as Roots from "@einv/certificate/Roots";
import * as Kst from "@einv/invoice/Kst";
import type { Exchange, TaxInvoice } from "@einv/invoice/TaxInvoice";
import type { Refusal, Text } from "@einv/refusal/Refusal";
import * as TaxInvoiceSignature from "@einv/signature/TaxInvoiceSignature";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Result from "effect/Result";

export interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `open`: it could not be found out here. */
export interface Fact {
  readonly state: "good" | "bad" | "open";
  readonly text: Text;
  readonly more?: Text;
}

/** What is said of one document; without a signature that holds there is nothing to show of it. */
export interface Verdict {
  readonly name: string;
  readonly facts: ReadonlyArray<Fact>;
  readonly invoice?: TaxInvoice;
}

const isDocument = ({ bytes }: File): boolean => {
  let at = bytes[0] === 0xef ? 3 : 0;
  while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at++;
  return bytes[at] === 0x3c;
};

const refused = ({ what, why, remedy }: Refusal): Fact => ({
  state: "bad",
  text: what,
  more: { ko: `${why?.ko ?? ""} ${remedy.ko}`.trim(), en: `${why?.en ?? ""} ${remedy.en}`.trim() },
});

/**
 * The certificates and lists among the files. Authorities must hang on the
 * pinned root; a root of one's own counts only when `ownRoots` says so.
 */
const trustOf = (files: ReadonlyArray<File>, ownRoots: boolean): Effect.Effect<CertificatePath.Trust> =>
  Effect.gen(function* () {
    const { anchors, intermediates } = yield* CertificatePath.sort(
      files.flatMap(({ bytes }) => Result.getOrElse(parseAll(bytes), () => [])),
    );
    const crls = files.flatMap(({ bytes }) => Option.toArray(Result.getSuccess(Crl.parse(bytes))));
    return { anchors: [...Roots.korea(), ...(ownRoots ? anchors : [])], intermediates, crls };
  });

const day = (at: DateTime.Utc): string => Kst.toWallTime(at).slice(0, 10);

const intact: Fact = {
  state: "good",
  text: { ko: "서명이 맞습니다.", en: "The signature is good." },
  more: {
    ko: "서명한 뒤에 한 글자도 바뀌지 않았습니다.",
    en: "Not one character was changed after it was signed.",
  },
};

const signerFact = (certificate: Certificate.Certificate): Fact => {
  const name = commonName(certificate.subject);
  const policy = Policy.of(certificate);
  const kind = policy?.name ?? { ko: "알 수 없는 종류", en: "unknown kind" };
  const states = { yes: "good", no: "bad", unconfirmed: "open", unknown: "open" } as const;
  return {
    state: policy === undefined ? "open" : states[policy.signsTaxInvoices],
    text: { ko: `서명자: ${name}`, en: `Signed by ${name}` },
    more: {
      ko: `인증서 종류: ${kind.ko}. 발급: ${commonName(certificate.issuer)}. 일련번호 ${certificate.serialHex}`,
      en: `Kind: ${kind.en}. Issued by ${commonName(certificate.issuer)}, serial ${certificate.serialHex}`,
    },
  };
};

/** An expired certificate has signed rightly while it was in force: that is said apart. */
const validityFact = (
  { notBefore, notAfter }: Certificate.Certificate,
  at: DateTime.Utc,
  now: DateTime.Utc,
): Fact => {
  const span = `${day(notBefore)} ~ ${day(notAfter)}`;
  const then = DateTime.between(at, { minimum: notBefore, maximum: notAfter });
  const today = DateTime.isLessThanOrEqualTo(now, notAfter);
  if (!then)
    return {
      state: "bad",
      text: {
        ko: `발행일(${day(at)})에 유효하지 않은 인증서입니다.`,
        en: `The certificate was not valid on the day of issue (${day(at)}).`,
      },
      more: { ko: span, en: span },
    };
  return {
    state: "good",
    text: {
      ko: `발행일(${day(at)})에 유효한 인증서입니다.`,
      en: `The certificate was valid on the day of issue (${day(at)}).`,
    },
    more: today
      ? { ko: span, en: span }
      : { ko: `${span}. 지금은 만료되었습니다.`, en: `${span}. It has expired since.` },
  };
};

const chainFacts = (
  certificate: Certificate.Certificate,
  trust: CertificatePath.Trust,
  at: DateTime.Utc,
): Effect.Effect<ReadonlyArray<Fact>> =>
  Effect.match(CertificatePath.verify(certificate, trust, at), {
    onFailure: (refusal): ReadonlyArray<Fact> => [
      {
        state: trust.intermediates.length === 0 ? "open" : "bad",
        text: {
          ko: "인증기관까지의 경로를 확인하지 못했습니다.",
          en: "The path to a trusted authority could not be followed.",
        },
        more:
          trust.intermediates.length === 0
            ? {
                ko: "인증기관 인증서 파일(.der, .cer)을 함께 놓아 주세요.",
                en: "Drop the authority's certificate (.der, .cer) beside the invoice.",
              }
            : (refusal.why ?? refusal.what),
      },
    ],
    onSuccess: ({ path, revocation, revokedAt }): ReadonlyArray<Fact> => {
      const root = commonName(path[path.length - 1]?.subject ?? certificate.issuer);
      const chain: Fact = {
        state: "good",
        text: {
          ko: `신뢰하는 최상위 인증기관(${root})까지 이어집니다.`,
          en: `It leads to the trusted root ${root}.`,
        },
      };
      const revoked: Readonly<Record<typeof revocation, Fact>> = {
        good: { state: "good", text: { ko: "폐기되지 않은 인증서입니다.", en: "It was not revoked." } },
        revoked: {
          state: "bad",
          text: {
            ko: `폐기된 인증서입니다(${revokedAt === undefined ? "" : day(revokedAt)}).`,
            en: `It was revoked (${revokedAt === undefined ? "" : day(revokedAt)}).`,
          },
        },
        "not-checked": {
          state: "open",
          text: { ko: "폐기 여부는 확인하지 않았습니다.", en: "Revocation was not checked." },
          more: {
            ko: "발행일에 유효한 폐기 목록(.crl)을 함께 놓으면 확인합니다.",
            en: "Drop the lists (.crl) that were in force on the day of issue to have it checked.",
          },
        },
      };
      return [chain, revoked[revocation]];
    },
  });

const issuedAt = ({ issuedAt: text }: Exchange, now: DateTime.Utc): DateTime.Utc =>
  Option.getOrElse(Kst.fromWallTime(text), () => now);

const unsignedTime: Fact = {
  state: "open",
  text: {
    ko: "발행일시는 서명에 들어 있지 않습니다.",
    en: "The time of issue is not part of what is signed.",
  },
  more: {
    ko: "문서에 적힌 값을 썼습니다. 작성일자와 금액, 거래처는 서명되어 있습니다.",
    en: "What the document says was taken. Date, amounts and parties are signed.",
  },
};

const verdictOf = Effect.fnUntraced(function* (
  { name, bytes }: File,
  trust: CertificatePath.Trust,
  now: DateTime.Utc,
): Effect.fn.Return<Verdict> {
  const verified = yield* Effect.result(TaxInvoiceSignature.verify(bytes));
  if (Result.isFailure(verified)) return { name, facts: [refused(verified.failure)] };
  const { certificate, exchange, invoice } = verified.success;
  const at = issuedAt(exchange, now);
  const facts = [
    intact,
    signerFact(certificate),
    validityFact(certificate, at, now),
    ...(yield* chainFacts(certificate, trust, at)),
    unsignedTime,
  ];
  return { name, facts, invoice };
});

/** Judges every document among the files, with the certificates and lists that lie beside them. */
export const verify = (
  files: ReadonlyArray<File>,
  { ownRoots, now }: { readonly ownRoots: boolean; readonly now: DateTime.Utc },
): Promise<ReadonlyArray<Verdict>> =>
  Effect.gen(function* () {
    const documents = files.filter(isDocument);
    const trust = yield* trustOf(
      files.filter((file) => !documents.includes(file)),
      ownRoots,
    );
    return yield* Effect.forEach(documents, (document) => verdictOf(document, trust, now));
  }).pipe(Effect.runPromise);
