import { SoapMessage } from "@einv/nts";
import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { absent, sample, text } from "./samples.ts";

const submit: SoapMessage.SoapMessage = {
  messageId: "20261125093000123-0123456789abcdef0123456789abcdef",
  to: "http://authority.test/services/SubmitEtaxInvoice?a=1&b=2",
  from: { id: "1208800016", name: "<갑> & 을" },
  receiver: SoapMessage.authority,
  replyTo: "http://einv.test/results",
  timestamp: "2026-11-25T00:30:00.123Z",
  content: {
    action: "TaxInvoiceSubmit",
    submitId: "41000001-20261125-0123456789abcdef0123456789abcdef",
    count: 100,
    referenceId: "payload",
  },
};
const { replyTo: _, ...plain } = submit;

const every: ReadonlyArray<SoapMessage.SoapMessage> = [
  submit,
  { ...plain, content: { action: "ResultsReqSubmit", submitId: "x" } },
  { ...plain, relatesTo: "m", content: { action: "TaxInvoiceRecvAck", resultId: "r", referenceId: "p" } },
  { ...plain, content: { action: "ResultsSubmit", resultId: "r", referenceId: "p" } },
  { ...plain, relatesTo: "m", content: { action: "ResultsReqRecvAck", resultId: "r", referenceId: "p" } },
  { ...plain, relatesTo: "m", content: { action: "ResultsRecvAck", resultId: "r" } },
];

const code = (xml: string): string =>
  Result.match(SoapMessage.read(xml), { onSuccess: () => "read", onFailure: (refusal) => refusal.code });

/** The envelope as it was before it was signed. */
const unsigned = (xml: string): string =>
  xml.replace(/^\uFEFF/, "").replace(/<wsse:Security[^]*<\/wsse:Security>/, "");

describe("SoapMessage", () => {
  it.each(every.map((message) => [message.content.action, message] as const))(
    "reads the %s it wrote",
    (_, message) => {
      assert.deepStrictEqual(SoapMessage.read(SoapMessage.write(message)), Result.succeed(message));
    },
  );

  it("names actions as the HTTP header does", () => {
    assert.strictEqual(
      SoapMessage.actionUri("ResultsReqSubmit"),
      "http://www.kec.or.kr/standard/Tax/ResultsReqSubmit",
    );
  });

  const xml = SoapMessage.write(submit);
  it.each([
    ["no envelope", "<a/>"],
    [
      "SOAP 1.2",
      xml.replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"),
    ],
    ["an unknown action", xml.replace("Tax/TaxInvoiceSubmit", "Tax/constructor")],
    [
      "an action that does not fit the kind of message",
      xml.replace("Tax/TaxInvoiceSubmit", "Tax/ResultsSubmit"),
    ],
    ["two bodies", xml.replace("</SOAP:Envelope>", "<SOAP:Body/></SOAP:Envelope>")],
    ["two messages in the body", xml.replace("</SOAP:Body>", "<kec:ResponseMessage/></SOAP:Body>")],
    ["two submission IDs", xml.replace("<kec:TotalCount>", "<kec:SubmitID>x</kec:SubmitID><kec:TotalCount>")],
    ["an element inside a value", xml.replace(">payload<", "><kec:X>payload</kec:X><")],
    ["an empty value", xml.replace(">payload<", "> <")],
    ["a count in words", xml.replace(">100<", ">1e2<")],
    ["a missing header", xml.replace(/<wsa:MessageID>.*<\/wsa:MessageID>/, "")],
    ["a value without bounds", xml.replace(">payload<", `>${"x".repeat(3000)}<`)],
  ])("refuses %s", (_, hostile) => {
    assert.strictEqual(code(hostile), "nts.message-malformed");
  });

  it("refuses a document type", () => {
    assert.strictEqual(code(xml.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>')), "xml.doctype");
  });

  describe.skipIf(absent !== "")(`real messages${absent}`, () => {
    it.each(["soap/security-7-0101-TaxInvoiceSubmit.xml", "soap/security-9-0101-ResultsReqSubmit.xml"])(
      "%s: read, and written again octet for octet except for its signature",
      (name) => {
        const original = text(sample(name));
        const message = Result.getOrThrow(SoapMessage.read(sample(name)));
        assert.include(original, `<kec:PartyID>${message.from.id}</kec:PartyID>`);
        assert.strictEqual(SoapMessage.write(message), unsigned(original));
      },
    );

    it("does not take the request for public keys, which has no addressing, for a message", () => {
      assert.strictEqual(code(text(sample("soap/pubkey-31-CertReqSubmit.xml"))), "nts.message-malformed");
    });
  });
});
