/** What the simulated authority says, signed, or said wrongly as a fault has it. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { ResponseSignature, type Signer, SoapSignature } from "@einv/signature";
import { utf8 } from "../../internal/bytes.ts";
import * as Kst from "../../internal/kst.ts";
import * as MessageId from "../../MessageId.ts";
import * as Multipart from "../../Multipart.ts";
import * as SoapMessage from "../../SoapMessage.ts";
import * as TaxInvoiceResponse from "../../TaxInvoiceResponse.ts";
import type { Fault } from "../Fault.ts";
import { wrap } from "./reply.ts";

const party: SoapMessage.Party = { id: SoapMessage.authority.id, name: "국세청 (모의)" };

/** Faults of the word itself; it is signed all the same. */
const distort = (
  response: TaxInvoiceResponse.TaxInvoiceResponse,
  fault: Fault | undefined,
): TaxInvoiceResponse.TaxInvoiceResponse => {
  switch (fault?.kind) {
    case "for-another":
      return { ...response, submitId: `${response.submitId.slice(0, -4)}0000` };
    case "counts":
      return { ...response, counts: { total: response.results.length + 1, success: 0, fail: 0 } };
    case "vague":
      return { ...response, typeCode: "99", processStatus: "99", results: [] };
    default:
      return response;
  }
};

export const make = (by: {
  readonly signer: Signer.Signer;
  readonly stranger: Signer.Signer;
  readonly now: Effect.Effect<DateTime.Utc>;
}) => {
  /** `yyyyMMddHHmmss` of the authority's clock. */
  const stamp = (fault?: Fault): Effect.Effect<string> =>
    Effect.map(by.now, (instant) =>
      Kst.stamp(fault?.kind === "skew" ? DateTime.add(instant, { hours: 26 }) : instant),
    );

  /** A message with its response document, and the name of the result in it. */
  const compose = Effect.fnUntraced(function* (
    action: "TaxInvoiceRecvAck" | "ResultsSubmit" | "ResultsReqRecvAck",
    head: Pick<SoapMessage.SoapMessage, "to" | "receiver"> & { readonly relatesTo?: string },
    response: TaxInvoiceResponse.TaxInvoiceResponse,
    fault?: Fault,
  ) {
    const signer = fault?.kind === "stranger" ? by.stranger : by.signer;
    const unsigned = fault?.kind === "unsigned";
    const xml = TaxInvoiceResponse.write(distort(response, fault));
    const document = unsigned ? utf8(xml) : yield* ResponseSignature.sign(xml, signer);
    const content = fault?.kind === "wrapped" ? wrap(document) : document;
    const messageId = yield* MessageId.make;
    const referenceId = yield* MessageId.token;
    const resultId = yield* MessageId.makeResultId;
    const envelope = SoapMessage.write({
      ...head,
      messageId,
      from: party,
      timestamp: DateTime.formatIso(yield* by.now),
      content: { action, resultId, referenceId },
    });
    const attachments = [{ id: referenceId, content }];
    const root = {
      contentType: "text/xml; charset=utf-8",
      contentId: "SOAPPART",
      body: unsigned ? utf8(envelope) : yield* SoapSignature.sign({ envelope, attachments }, signer),
    };
    const attachment = { contentType: "application/octet-stream", contentId: referenceId, body: content };
    return { resultId, body: Multipart.write([root, attachment], yield* Multipart.boundary) };
  });

  return { compose, stamp };
};
