/** `einv invoice verify FILE… [--trust DIR] [--at INSTANT]` */
import * as CertificatePath from "@einv/certificate/CertificatePath";
import type { Certificate } from "@einv/certificate/Certificate";
import type { Refusal } from "@einv/refusal/Refusal";
import * as TaxInvoiceSignature from "@einv/signature/TaxInvoiceSignature";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";

import * as Document from "../Document.ts";
import * as Files from "../Files.ts";
import * as Moment from "../Moment.ts";
import * as Terminal from "../Terminal.ts";
import * as Trust from "../Trust.ts";

type SignatureState = "valid" | "invalid" | "unsigned" | "malformed";

interface Chain {
  readonly chain: "trusted" | "untrusted" | "not-checked";
  readonly revocation: CertificatePath.Verified["revocation"];
  readonly refusal?: Refusal;
}

/** A signature that is there, in its form, and does not hold. */
const invalid = new Set([
  "signature.digest-mismatch",
  "signature.wrong",
  "signature.algorithm",
  "signature.transform",
  "signature.reference",
  "signature.key-too-short",
]);

const stateOf = ({ code }: Refusal): SignatureState =>
  code === "signature.unsigned" ? "unsigned" : invalid.has(code) ? "invalid" : "malformed";

const judge = (
  certificate: Certificate,
  trust: CertificatePath.Trust | undefined,
  at: DateTime.Utc,
): Effect.Effect<Chain> =>
  trust === undefined
    ? Effect.succeed({ chain: "not-checked", revocation: "not-checked" })
    : Effect.match(CertificatePath.verify(certificate, trust, at), {
        onFailure: (refusal): Chain => ({ chain: "untrusted", revocation: "not-checked", refusal }),
        onSuccess: ({ revocation, revokedAt }): Chain => ({
          chain: "trusted",
          revocation,
          ...(revokedAt === undefined ? {} : { refusal: CertificatePath.revoked(revokedAt) }),
        }),
      });

const signer = (certificate: Certificate) => ({
  subject: certificate.subject.text,
  issuer: certificate.issuer.text,
  serial: certificate.serial.toString(),
  notBefore: DateTime.formatIso(certificate.notBefore),
  notAfter: DateTime.formatIso(certificate.notAfter),
});

const words = {
  trusted: { ko: "신뢰하는 인증기관까지 이어집니다.", en: "leads to a trusted authority" },
  untrusted: { ko: "신뢰할 수 없습니다.", en: "not trusted" },
  "not-checked": { ko: "확인하지 않았습니다.", en: "not checked" },
  good: { ko: "폐기되지 않았습니다.", en: "not revoked" },
  revoked: { ko: "폐기되었습니다.", en: "revoked" },
} as const;

const ofFile = (
  file: string,
  trust: CertificatePath.Trust | undefined,
  at: DateTime.Utc,
): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const verified = yield* Effect.result(
      Effect.flatMap(Files.read(file), (bytes) => TaxInvoiceSignature.verify(bytes)),
    );
    if (verified._tag === "Failure") {
      const { failure } = verified;
      if (failure.code.startsWith("cli.")) return yield* Effect.fail(failure);
      yield* Terminal.answerRefused(
        {
          signature: stateOf(failure),
          ...Terminal.refused(failure, file),
          signer: null,
          chain: "not-checked",
          revocation: "not-checked",
          document: null,
        },
        failure,
        file,
      );
      return 1;
    }
    const { invoice, certificate } = verified.success;
    const { chain, revocation, refusal } = yield* judge(certificate, trust, at);
    yield* Terminal.answer(
      {
        signature: "valid",
        ...(refusal === undefined ? { code: null, file } : Terminal.refused(refusal, file)),
        signer: signer(certificate),
        chain,
        revocation,
        document: Document.json(invoice),
      },
      (language) =>
        [
          `${file}: ${language === "ko" ? "서명이 유효합니다." : "the signature is valid."}`,
          Terminal.table([
            [language === "ko" ? "서명자" : "Signer", certificate.subject.text],
            [language === "ko" ? "인증 경로" : "Chain", words[chain][language]],
            [language === "ko" ? "폐기 여부" : "Revocation", words[revocation][language]],
          ]),
          ...(refusal === undefined ? [] : [Terminal.refusedText(refusal, language)]),
          Document.text(invoice, language),
          "",
        ].join("\n"),
    );
    return refusal === undefined ? 0 : 1;
  });

/**
 * Verifies each file's signature; with `trust`, the signer's chain too, at the
 * instant. Codes: those of `TaxInvoiceSignature.verify`, `certificate.*`, `cli.*`.
 */
export const verify = (input: {
  readonly files: ReadonlyArray<string>;
  readonly trust: string | undefined;
  readonly at: string | undefined;
}): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const at = yield* Moment.instant(input.at, "--at");
    const trust = input.trust === undefined ? undefined : yield* Trust.load(input.trust);
    return yield* Terminal.eachFile(input.files, (file) => ofFile(file, trust, at));
  });
