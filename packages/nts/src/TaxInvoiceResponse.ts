/**
 * TaxInvoiceResponse (처리 결과 문서): the authority's signed word about a
 * submission, as receipt and as results (nts-standard §5.7).
 *
 * Public sources show `ProcessStatusCode` 02 only, and do not say what it
 * means. {@link receiptOf} and {@link reportOf} therefore call undecided
 * whatever does not plainly say yes or no.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { Xml } from "@einv/xml";
import { because } from "./Refusals.ts";
import type { InvoiceResult } from "./TaxAuthority.ts";

export interface TaxInvoiceResponse {
  /** `RefSubmitID`. */
  readonly submitId: string;
  /** 접수번호, `NTS-yyyyMMddHHmmss-ddddd`; absent when the authority took nothing. */
  readonly receiptId?: string;
  /** 01 receipt, 02 answer to a request for results. */
  readonly typeCode: string;
  /** `yyyyMMddHHmmss` of the authority's clock. */
  readonly respondedAt: string;
  readonly processStatus?: string;
  /** Why the submission or the request as a whole was turned down. */
  readonly failReason?: string;
  readonly counts?: { readonly total: number; readonly success: number; readonly fail: number };
  readonly description?: string;
  /** One per invoice once decided. */
  readonly results: ReadonlyArray<InvoiceResult>;
}

/** `TypeCode`. */
export const kind = { receipt: "01", results: "02" } as const;

/**
 * `ProcessStatusCode`. `02` is what the test bed answers while it has no
 * results; `01` and `03` are einv's reading, in one place, until a real answer
 * teaches better.
 */
export const processStatus = { done: "01", pending: "02", notKnown: "03" } as const;

const namespace = "urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:1:0";
const root = "TaxInvoiceResponse";

const line = (depth: number, name: string, value: string | number | undefined): string =>
  value === undefined ? "" : `${"  ".repeat(depth)}<${name}>${Xml.escapeText(String(value))}</${name}>\n`;

/** The document without its signature, which belongs directly before `ResultDocument`. */
export const write = (response: TaxInvoiceResponse): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="${namespace}"` +
  ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace}` +
  ` http://www.kec.or.kr/standard/Tax/TaxInvoiceResponseSchemaModule_1.0.xsd">\n  <ResultDocument>\n` +
  response.results
    .map(
      ({ issueId, code }) =>
        `    <ValidationDocument>\n${line(3, "IssueID", issueId)}${line(3, "ResultStatusCode", code)}    </ValidationDocument>\n`,
    )
    .join("") +
  line(2, "RefSubmitID", response.submitId) +
  line(2, "ReceiptID", response.receiptId) +
  line(2, "TypeCode", response.typeCode) +
  line(2, "ResponseDateTime", response.respondedAt) +
  line(2, "ProcessStatusCode", response.processStatus) +
  line(2, "FailReasonStatusCode", response.failReason) +
  line(2, "TotalCountQuantity", response.counts?.total) +
  line(2, "SuccessCountQuantity", response.counts?.success) +
  line(2, "FailCountQuantity", response.counts?.fail) +
  line(2, "DescriptionText", response.description) +
  `  </ResultDocument>\n</${root}>`;

const formats: Readonly<Record<string, RegExp>> = {
  IssueID: /^[0-9A-Za-z]{24}$/,
  ResultStatusCode: /^[0-9A-Za-z]{1,6}$/,
  RefSubmitID: /^\S{1,50}$/,
  ReceiptID: /^\S{1,24}$/,
  TypeCode: /^\d{2}$/,
  ResponseDateTime: /^\d{14}$/,
  ProcessStatusCode: /^\d{2}$/,
  FailReasonStatusCode: /^[0-9A-Za-z]{1,6}$/,
  TotalCountQuantity: /^\d{1,4}$/,
  SuccessCountQuantity: /^\d{1,4}$/,
  FailCountQuantity: /^\d{1,4}$/,
  DescriptionText: /^[^]{0,2000}$/,
};

const refuse = (element: Xml.XmlElement, ko: string, en: string) =>
  because("nts.response-malformed", { ko, en }, Xml.path(element));

/** The known fields of an element, each at most once; unknown ones are let through and ignored. */
const fieldsOf = (parent: Xml.XmlElement): Result.Result<ReadonlyMap<string, string>, Refusal.Refusal> => {
  const fields = new Map<string, string>();
  for (const child of Xml.childElements(parent)) {
    const format = Object.hasOwn(formats, child.local) ? formats[child.local] : undefined;
    if (format === undefined || child.namespace !== namespace) continue;
    if (fields.has(child.local))
      return refuse(child, "같은 항목이 두 번 있습니다.", "The element stands twice.");
    const text = Xml.text(child).trim();
    if (Xml.childElements(child).length > 0 || !format.test(text)) {
      return refuse(child, "값의 형식이 올바르지 않습니다.", "The value has a wrong form.");
    }
    fields.set(child.local, text);
  }
  return Result.succeed(fields);
};

const required = (
  parent: Xml.XmlElement,
  fields: ReadonlyMap<string, string>,
  ...names: ReadonlyArray<string>
): Result.Result<void, Refusal.Refusal> => {
  const missing = names.find((name) => !fields.has(name));
  return missing === undefined
    ? Result.void
    : refuse(parent, `${missing} 항목이 없습니다.`, `${missing} is missing.`);
};

/** Reads `ResultDocument`, the part that is signed. Refused with `nts.response-malformed`. */
export const decode = (result: Xml.XmlElement): Result.Result<TaxInvoiceResponse, Refusal.Refusal> =>
  Result.gen(function* () {
    const fields = yield* fieldsOf(result);
    yield* required(result, fields, "RefSubmitID", "TypeCode", "ResponseDateTime");
    const results: Array<InvoiceResult> = [];
    for (const element of Xml.findAll(result, "ValidationDocument", namespace)) {
      const each = yield* fieldsOf(element);
      yield* required(element, each, "IssueID", "ResultStatusCode");
      results.push({ issueId: each.get("IssueID")!, code: each.get("ResultStatusCode")! });
    }
    const counted = ["TotalCountQuantity", "SuccessCountQuantity", "FailCountQuantity"].map((name) =>
      fields.get(name),
    );
    const [total, success, fail] = counted.map(Number);
    const optional = (key: string, name: string) => (fields.has(name) ? { [key]: fields.get(name)! } : {});
    return {
      submitId: fields.get("RefSubmitID")!,
      typeCode: fields.get("TypeCode")!,
      respondedAt: fields.get("ResponseDateTime")!,
      results,
      ...optional("receiptId", "ReceiptID"),
      ...optional("processStatus", "ProcessStatusCode"),
      ...optional("failReason", "FailReasonStatusCode"),
      ...optional("description", "DescriptionText"),
      ...(counted.includes(undefined) ? {} : { counts: { total: total!, success: success!, fail: fail! } }),
    };
  });

/**
 * Parses and reads a document; the signature is for `ResponseSignature` to
 * check. Refused with `nts.response-malformed`, `xml.*`.
 */
export const read = (input: Uint8Array | string): Result.Result<TaxInvoiceResponse, Refusal.Refusal> =>
  Result.flatMap(Xml.parse(input, { bytes: 1024 * 1024, nodes: 20_000, depth: 16 }), ({ root: top }) => {
    const [result, ...others] = Xml.findAll(top, "ResultDocument", namespace);
    return top.local !== root || top.namespace !== namespace || result === undefined || others.length > 0
      ? refuse(top, "처리 결과 문서가 아닙니다.", "It is not a TaxInvoiceResponse.")
      : decode(result);
  });

/** What a response says when it answers a submission. */
export const receiptOf = (response: TaxInvoiceResponse): "taken" | "refused" | "undecided" => {
  if (response.failReason !== undefined) return "refused";
  return response.typeCode === kind.receipt && response.receiptId !== undefined ? "taken" : "undecided";
};

/**
 * What a response says about the results of a submission.
 *
 * `refused`: the submission as a whole had been turned down (it has a receipt
 * number); `request-refused`: the request for results was.
 */
export const reportOf = (
  response: TaxInvoiceResponse,
): "settled" | "pending" | "not-known" | "refused" | "request-refused" | "undecided" => {
  const { failReason, receiptId, results, counts } = response;
  if (failReason !== undefined) return receiptId === undefined ? "request-refused" : "refused";
  if (results.length > 0) {
    const distinct = new Set(results.map(({ issueId }) => issueId)).size === results.length;
    const fits =
      counts === undefined ||
      (counts.total === results.length && counts.success + counts.fail === counts.total);
    return distinct && fits ? "settled" : "undecided";
  }
  if (response.processStatus === processStatus.pending) return "pending";
  return response.processStatus === processStatus.notKnown ? "not-known" : "undecided";
};
