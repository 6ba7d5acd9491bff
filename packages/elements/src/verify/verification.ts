/**
 * What can be said of a signed tax invoice by anybody who holds the file, with
 * no server: the signature, its certificate, and the way to a pinned root.
 */
import * as Certificate from "@einv/certificate/Certificate";
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
import * as Paths from "./paths.ts";

export interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `open`: it could not be found out here. */
export type State = "good" | "bad" | "open";

export interface Fact {
  readonly about: "signature" | "signer" | "validity" | "path" | "revocation" | "time";
  readonly state: State;
  readonly text: Text;
  readonly more?: Text;
}

/** What is said of one document; without a signature that holds there is nothing to show of it. */
export interface Verdict {
  readonly name: string;
  /** All together: whether the document is as it was signed, and by whom. */
  readonly state: State;
  readonly headline: Text;
  readonly facts: ReadonlyArray<Fact>;
  readonly invoice?: TaxInvoice;
}

const isDocument = ({ bytes }: File): boolean => {
  let at = bytes[0] === 0xef ? 3 : 0;
  while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at++;
  return bytes[at] === 0x3c;
};

const refused = ({ what, why, remedy }: Refusal): Fact => ({
  about: "signature",
  state: "bad",
  text: what,
  more: { ko: `${why?.ko ?? ""} ${remedy.ko}`.trim(), en: `${why?.en ?? ""} ${remedy.en}`.trim() },
});

const day = (at: DateTime.Utc): string => Kst.toWallTime(at).slice(0, 10);

const intact: Fact = {
  about: "signature",
  state: "good",
  text: { ko: "서명이 맞습니다.", en: "The signature is good." },
  more: {
    ko: "서명한 뒤에 한 글자도 바뀌지 않았습니다. 아래 내용은 서명된 내용입니다.",
    en: "Not one character was changed after it was signed. What is shown below is what was signed.",
  },
};

const signerFact = (certificate: Certificate.Certificate): Fact => {
  const name = commonName(certificate.subject);
  const policy = Policy.of(certificate);
  const kind = policy?.name ?? { ko: "알 수 없는 종류", en: "unknown kind" };
  const objection = Policy.objection(certificate);
  const state = objection === undefined ? policy?.signsTaxInvoices : objection;
  return {
    about: "signer",
    state: state === "yes" ? "good" : state === "unconfirmed" || state === "unknown" ? "open" : "bad",
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
      about: "validity",
      state: "bad",
      text: {
        ko: `발행일(${day(at)})에 유효하지 않은 인증서입니다.`,
        en: `The certificate was not valid on the day of issue (${day(at)}).`,
      },
      more: { ko: span, en: span },
    };
  return {
    about: "validity",
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

/** What a certificate says of itself proves nothing until it hangs on a root. */
const asClaim = (fact: Fact): Fact =>
  fact.state === "good"
    ? {
        ...fact,
        state: "open",
        more: {
          ko: `인증서에 그렇게 적혀 있을 뿐입니다. ${fact.more?.ko ?? ""}`,
          en: `Only the certificate says so. ${fact.more?.en ?? ""}`,
        },
      }
    : fact;

const issuedAt = ({ issuedAt: text }: Exchange, now: DateTime.Utc): DateTime.Utc =>
  Option.getOrElse(Kst.fromWallTime(text), () => now);

const unsignedTime: Fact = {
  about: "time",
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

const headlines: Readonly<Record<State | "good-but-revocation", Text>> = {
  good: {
    ko: "서명과 서명자를 확인했습니다.",
    en: "Signature and signer are proven.",
  },
  "good-but-revocation": {
    ko: "서명과 서명자를 확인했습니다. 폐기 여부만 남았습니다.",
    en: "Signature and signer are proven; only revocation was not checked.",
  },
  open: {
    ko: "서명은 맞지만, 서명자가 누구인지는 증명되지 않았습니다.",
    en: "The signature is good, but who signed is not proven.",
  },
  bad: { ko: "문제가 있는 문서입니다.", en: "Something is wrong with this document." },
};

/** Nobody signs the time of issue, so it is left out of the judgement. */
const judged = (facts: ReadonlyArray<Fact>): Pick<Verdict, "state" | "headline"> => {
  const has = (state: State, ...about: ReadonlyArray<Fact["about"]>) =>
    facts.some((fact) => fact.state === state && about.includes(fact.about));
  if (facts.some(({ state }) => state === "bad")) return { state: "bad", headline: headlines.bad };
  if (has("open", "signature", "signer", "path")) return { state: "open", headline: headlines.open };
  return {
    state: "good",
    headline: headlines[has("open", "revocation") ? "good-but-revocation" : "good"],
  };
};

const verdictOf = Effect.fnUntraced(function* (
  { name, bytes }: File,
  beside: Paths.Beside,
  now: DateTime.Utc,
): Effect.fn.Return<Verdict> {
  const verified = yield* Effect.result(TaxInvoiceSignature.verify(bytes));
  if (Result.isFailure(verified)) {
    const facts = [refused(verified.failure)];
    return { name, ...judged(facts), facts };
  }
  const { certificate, exchange, invoice } = verified.success;
  const at = issuedAt(exchange, now);
  const path = yield* Paths.facts(certificate, beside, at);
  const isProven = path.some(({ about, state }) => about === "path" && state === "good");
  const said = [signerFact(certificate), validityFact(certificate, at, now)];
  const facts = [intact, ...(isProven ? said : said.map(asClaim)), ...path, unsignedTime];
  return { name, ...judged(facts), facts, invoice };
});

/** The certificates and lists among the files, and which of their roots count: the pinned, and one's own only when `ownRoots` says so. */
const besideOf = (files: ReadonlyArray<File>, ownRoots: boolean): Effect.Effect<Paths.Beside> =>
  Effect.gen(function* () {
    const { anchors: roots, intermediates } = yield* CertificatePath.sort(
      files.flatMap(({ bytes }) => Result.getOrElse(Certificate.parseAll(bytes), () => [])),
    );
    const known = yield* Effect.filter(roots, (root) =>
      Effect.map(Roots.pinOf(root), (pin) => pin !== undefined),
    );
    return {
      trust: {
        anchors: [...Roots.korea(), ...(ownRoots ? roots : known)],
        intermediates,
        crls: files.flatMap(({ bytes }) => Option.toArray(Result.getSuccess(Crl.parse(bytes)))),
      },
      strangers: ownRoots ? [] : roots.filter((root) => !known.includes(root)),
    };
  });

/** Judges every document among the files, with the certificates and lists that lie beside them. */
export const verify = (
  files: ReadonlyArray<File>,
  { ownRoots, now }: { readonly ownRoots: boolean; readonly now: DateTime.Utc },
): Promise<ReadonlyArray<Verdict>> =>
  Effect.gen(function* () {
    const documents = files.filter(isDocument);
    const beside = yield* besideOf(
      files.filter((file) => !documents.includes(file)),
      ownRoots,
    );
    return yield* Effect.forEach(documents, (document) => verdictOf(document, beside, now));
  }).pipe(Effect.runPromise);
