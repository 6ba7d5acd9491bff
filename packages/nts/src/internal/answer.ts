/** A message of the authority, proven before anything in it is believed. */
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { ResponseSignature, SoapSignature } from "@einv/signature";
import * as Multipart from "../Multipart.ts";
import { because } from "../Refusals.ts";
import * as SoapMessage from "../SoapMessage.ts";
import type { Body } from "../TaxAuthority.ts";
import * as TaxInvoiceResponse from "../TaxInvoiceResponse.ts";
import * as Authority from "./authority.ts";

/** What the authority said. */
export interface Answer {
  readonly message: SoapMessage.SoapMessage;
  readonly response: TaxInvoiceResponse.TaxInvoiceResponse;
  /** The signed TaxInvoiceResponse as received. */
  readonly raw: Uint8Array;
}

type Code = "nts.message-malformed" | "nts.response-malformed" | "nts.answer-not-trusted";

/** What another package refused, told in the words of this one. */
const as = <A>(result: Result.Result<A, Refusal.Refusal>, code: Code): Effect.Effect<A, Refusal.Refusal> =>
  Effect.fromResult(
    Result.mapError(result, (refusal) =>
      refusal.code === code ? refusal : Result.merge(because(code, refusal.what, refusal.path)),
    ),
  );

/**
 * Reads an answer or a call. Form is looked at first, then both signatures and
 * whose they are; the content is taken from what is signed. Refused with
 * `nts.multipart-malformed`, `nts.too-large`, `nts.message-malformed`,
 * `nts.response-malformed`, `nts.answer-not-trusted`.
 */
export const read = Effect.fnUntraced(function* (
  body: Body,
  authority: Authority.Authority,
  limits: Partial<Multipart.Limits>,
): Effect.fn.Return<Answer, Refusal.Refusal> {
  const [root, ...others] = yield* Effect.fromResult(Multipart.read(body, limits));
  const envelope = root?.body ?? new Uint8Array();
  const said = yield* as(SoapMessage.read(envelope), "nts.message-malformed");
  const named = "referenceId" in said.content ? said.content.referenceId : undefined;
  const attachment = others.find(({ contentId }) => contentId === named);
  if (attachment === undefined) {
    return yield* Effect.fromResult(
      because("nts.message-malformed", {
        ko: "처리 결과 문서가 첨부되지 않았습니다.",
        en: "No response document is attached.",
      }),
    );
  }
  yield* as(TaxInvoiceResponse.read(attachment.body), "nts.response-malformed");

  const attachments = others.map(({ contentId, body: content }) => ({ id: contentId, content }));
  const soap = yield* Effect.result(SoapSignature.verify({ envelope, attachments }));
  const { document, certificate } = yield* as(soap, "nts.answer-not-trusted");
  yield* Authority.check(certificate, authority);
  const signed = yield* Effect.result(ResponseSignature.verify(attachment.body));
  const { result, certificate: signer } = yield* as(signed, "nts.answer-not-trusted");
  yield* Authority.check(signer, authority);
  return {
    message: yield* as(SoapMessage.decode(document), "nts.message-malformed"),
    response: yield* as(TaxInvoiceResponse.decode(result), "nts.response-malformed"),
    raw: new Uint8Array(attachment.body),
  };
});
