/** `einv invoice sign FILE --cert C [--key K] -o OUT`, where C may be a PFX, which holds its key */
import * as SigningKey from "@einv/certificate/SigningKey";
import type { Refusal } from "@einv/refusal/Refusal";
import * as TaxInvoiceSignature from "@einv/signature/TaxInvoiceSignature";
import * as Effect from "effect/Effect";

import * as Files from "../Files.ts";
import * as Signer from "../Signer.ts";
import * as Terminal from "../Terminal.ts";

/**
 * Signs an unsigned document and writes the signed one. What was written is
 * verified before. Codes: `xml.*`, `invoice.*`, `signature.*`, `certificate.*`, `cli.*`.
 */
export const sign = (
  input: Signer.Named & { readonly file: string; readonly out: string },
): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const xml = yield* Files.read(input.file);
    const key = yield* Signer.open(input);
    const signed = yield* TaxInvoiceSignature.sign(xml, key).pipe(
      Effect.ensuring(Effect.sync(() => SigningKey.forget(key))),
    );
    const { invoice, certificate } = yield* TaxInvoiceSignature.verify(signed);
    yield* Files.write(input.out, signed);
    yield* Terminal.answer(
      {
        output: input.out,
        issueId: invoice.issueId,
        signer: { subject: certificate.subject.text, serial: certificate.serial.toString() },
      },
      (language) =>
        language === "ko"
          ? `${input.out}: ${certificate.subject.text} 인증서로 서명했습니다.`
          : `${input.out}: signed by ${certificate.subject.text}.`,
    );
    return 0 as const;
  });
