/** A system that writes its messages by hand, so that anything in them can be wrong. */
import { Envelope, Multipart, SoapMessage, type TaxAuthority, TaxInvoicePackage } from "@einv/nts";
import { SoapSignature } from "@einv/signature";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { Identities, morning } from "../world.ts";

export interface Wrong {
  readonly submitId: string;
  readonly count?: number;
  readonly sentAt?: string;
  readonly sender?: SoapMessage.Party;
  readonly replyTo?: string;
  /** What is sealed instead of a package. */
  readonly plain?: Uint8Array;
  /** What is attached instead of an envelope. */
  readonly sealed?: Uint8Array;
}

const sign = Effect.fnUntraced(function* (
  content: SoapMessage.Content,
  { sentAt, sender, replyTo }: Wrong,
  attachments: ReadonlyArray<Multipart.Part>,
) {
  const { system } = yield* Identities;
  const envelope = SoapMessage.write({
    messageId: "20261125100000000-0123456789abcdef0123456789abcdef",
    to: "http://authority.test/services",
    from: sender ?? { id: "2208700003", name: "einv" },
    receiver: SoapMessage.authority,
    timestamp: sentAt ?? DateTime.formatIso(morning),
    content,
    ...(replyTo === undefined ? {} : { replyTo }),
  });
  const body = yield* SoapSignature.sign(
    { envelope, attachments: attachments.map(({ contentId, body }) => ({ id: contentId, content: body })) },
    system.key,
  );
  const root = { contentType: "text/xml; charset=UTF-8", contentId: "SOAPPart", body };
  return Multipart.write([root, ...attachments], "----=_Part_00000_00000000.0000000000000");
});

/** A submission as it goes over the wire. */
export const submission = Effect.fnUntraced(function* (
  invoices: ReadonlyArray<TaxAuthority.SubmittedInvoice>,
  wrong: Wrong,
) {
  const { authority } = yield* Identities;
  const packed = () =>
    wrong.plain === undefined
      ? Result.getOrThrow(TaxInvoicePackage.write(invoices))
      : Redacted.make(new Uint8Array(wrong.plain));
  const sealed = wrong.sealed ?? (yield* Envelope.seal(packed(), authority.certificate));
  const content: SoapMessage.Content = {
    action: "TaxInvoiceSubmit",
    submitId: wrong.submitId,
    count: wrong.count ?? invoices.length,
    referenceId: "payload_001",
  };
  return yield* sign(content, wrong, [
    { contentType: "application/octet-stream", contentId: "payload_001", body: sealed },
  ]);
});

/** A request for results as it goes over the wire. */
export const question = (wrong: Wrong) =>
  sign({ action: "ResultsReqSubmit", submitId: wrong.submitId }, wrong, []);
