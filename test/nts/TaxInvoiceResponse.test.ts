import { TaxInvoiceResponse } from "@einv/nts";
import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { absent, sample, text } from "./samples.ts";

const pending: TaxInvoiceResponse.TaxInvoiceResponse = {
  submitId: "41000001-20261125-0123456789abcdef0123456789abcdef",
  receiptId: "NTS-20261125093000-00001",
  typeCode: "02",
  respondedAt: "20261125093001",
  processStatus: "02",
  results: [],
};
const issueId = (serial: number) => `2026112541000001${String(serial).padStart(8, "0")}`;
const settled: TaxInvoiceResponse.TaxInvoiceResponse = {
  ...pending,
  processStatus: "01",
  results: [
    { issueId: issueId(1), code: "SUC001" },
    { issueId: issueId(2), code: "ERR004" },
  ],
  counts: { total: 2, success: 1, fail: 1 },
};

const read = (xml: string) => Result.mapError(TaxInvoiceResponse.read(xml), ({ code, path }) => [code, path]);

describe("TaxInvoiceResponse", () => {
  it.each([
    ["pending", pending],
    ["settled", settled],
    ["a receipt", { ...pending, typeCode: "01", description: "성공적으로 <접수> & 처리" }],
    ["refused", { ...pending, failReason: "SYN001" }],
  ])("reads the document it wrote: %s", (_, response) => {
    assert.deepStrictEqual(
      TaxInvoiceResponse.read(TaxInvoiceResponse.write(response)),
      Result.succeed(response),
    );
  });

  const xml = TaxInvoiceResponse.write(settled);
  const at = "/TaxInvoiceResponse/ResultDocument";
  it.each([
    ["another root", xml.replaceAll("TaxInvoiceResponse", "TaxInvoice"), "/TaxInvoice"],
    ["no namespace", xml.replace(/ xmlns="[^"]*"/, ""), "/TaxInvoiceResponse"],
    [
      "two result documents",
      xml.replace("</ResultDocument>", "</ResultDocument><ResultDocument/>"),
      "/TaxInvoiceResponse",
    ],
    ["a value twice", xml.replace("<TypeCode>", "<TypeCode>01</TypeCode><TypeCode>"), `${at}/TypeCode[2]`],
    [
      "two codes for one invoice",
      xml.replace("<ResultStatusCode>", "<ResultStatusCode>SUC001</ResultStatusCode><ResultStatusCode>"),
      `${at}/ValidationDocument[1]/ResultStatusCode[2]`,
    ],
    [
      "an invoice without a code",
      xml.replace("<ResultStatusCode>SUC001</ResultStatusCode>", ""),
      `${at}/ValidationDocument[1]`,
    ],
    [
      "an element inside a code",
      xml.replace(">SUC001<", ">SUC001<a/><"),
      `${at}/ValidationDocument[1]/ResultStatusCode`,
    ],
    [
      "a code of another form",
      xml.replace(">SUC001<", ">SUC-01<"),
      `${at}/ValidationDocument[1]/ResultStatusCode`,
    ],
    ["full-width digits", xml.replace(">2<", ">２<"), `${at}/TotalCountQuantity`],
    ["no submission ID", xml.replace(/<RefSubmitID>.*<\/RefSubmitID>/, ""), at],
  ])("refuses %s, and says where", (_, hostile, path) => {
    assert.deepStrictEqual(read(hostile), Result.fail(["nts.response-malformed", path]));
  });

  it("says of a receipt only what is plainly said", () => {
    const { receiptOf } = TaxInvoiceResponse;
    const { receiptId: _, ...numberless } = pending;
    assert.strictEqual(receiptOf({ ...pending, typeCode: "01" }), "taken");
    assert.strictEqual(receiptOf({ ...pending, typeCode: "01", failReason: "SYN001" }), "refused");
    assert.strictEqual(receiptOf({ ...numberless, typeCode: "01" }), "undecided");
    assert.strictEqual(receiptOf(pending), "undecided");
  });

  it("says of results only what is plainly said", () => {
    const { reportOf } = TaxInvoiceResponse;
    const { receiptId: _, ...numberless } = pending;
    assert.strictEqual(reportOf(settled), "settled");
    assert.strictEqual(reportOf(pending), "pending");
    assert.strictEqual(reportOf({ ...numberless, processStatus: "03" }), "not-known");
    assert.strictEqual(reportOf({ ...pending, failReason: "SYN001" }), "refused");
    assert.strictEqual(reportOf({ ...numberless, failReason: "SYN002" }), "request-refused");
    assert.strictEqual(reportOf({ ...pending, processStatus: "99" }), "undecided");
    assert.strictEqual(reportOf({ ...settled, counts: { total: 3, success: 1, fail: 2 } }), "undecided");
    assert.strictEqual(reportOf({ ...settled, counts: { total: 2, success: 2, fail: 1 } }), "undecided");
    assert.strictEqual(
      reportOf({ ...settled, results: [settled.results[0]!, settled.results[0]!] }),
      "undecided",
    );
  });

  describe.skipIf(absent !== "")(`real documents${absent}`, () => {
    it("reads the test bed's answer and writes it again octet for octet except for its signature", () => {
      const original = sample("response/security-8-0101-TaxInvoiceResponse-ack.xml");
      const response = Result.getOrThrow(TaxInvoiceResponse.read(original));
      assert.strictEqual(response.receiptId, "NTS-20160719022050-09999");
      assert.strictEqual(TaxInvoiceResponse.receiptOf(response), "undecided");
      assert.strictEqual(TaxInvoiceResponse.reportOf(response), "pending");
      assert.strictEqual(
        TaxInvoiceResponse.write(response),
        text(original).replace(/<ds:Signature[^]*<\/ds:Signature>/, ""),
      );
    });

    it("keeps the words of a receipt damaged by a wrong charset", () => {
      const response = TaxInvoiceResponse.read(
        sample("response/security-8-0301-TaxInvoiceResponse-ack-CORRUPTED.xml"),
      );
      assert.strictEqual(TaxInvoiceResponse.receiptOf(Result.getOrThrow(response)), "taken");
    });
  });
});
