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
import type { Strike } from "../Fault.ts";
import { wrap } from "./reply.ts";

const party: SoapMessage.Party = { id: SoapMessage.authority.id, name: "국세청 (모의)" };

/** Faults of the word itself; it is signed all the same. */
const distort = (
  response: TaxInvoiceResponse.TaxInvoiceResponse,
  fault: Strike | undefined,
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

const by = (
  keys: {
    readonly signer: Signer.Signer;
    readonly stranger?: Signer.Signer;
    readonly expired?: Signer.Signer;
    readonly revoked?: Signer.Signer;
  },
  fault: Strike | undefined,
): Signer.Signer => {
  switch (fault?.kind) {
    case "stranger":
    case "expired":
    case "revoked":
      return keys[fault.kind] ?? keys.signer;
    default:
      return keys.signer;
  }
};

/** `yyyyMMddHHmmss` of the authority's clock, or of where a fault has it. */
export const stamp = (fault?: Strike): Effect.Effect<string> =>
  Effect.map(DateTime.now, (instant) =>
    Kst.stamp(fault?.kind === "skew" ? DateTime.add(instant, { hours: fault.hours ?? 26 }) : instant),
  );

/** Writes a message with its response document, and answers with the name of the result in it. */
export const make = (keys: Parameters<typeof by>[0]) =>
  Effect.fnUntraced(function* (
    action: "TaxInvoiceRecvAck" | "ResultsSubmit" | "ResultsReqRecvAck",
    head: Pick<SoapMessage.SoapMessage, "to" | "receiver"> & { readonly relatesTo?: string },
    response: TaxInvoiceResponse.TaxInvoiceResponse,
    fault?: Strike,
  ) {
    const signer = by(keys, fault);
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
      timestamp: DateTime.formatIso(yield* DateTime.now),
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
