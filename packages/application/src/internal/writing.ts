/**
 * From terms to a document of this installation: its issue ID (승인번호), what the
 * rules say of it, and what issuing it costs. Part of the caller's transaction.
 */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { PriceList } from "@einv/billing";
import { IssueId, Kst, Rules, TaxInvoice, TaxInvoiceXml, TypeCode, Wording } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import { Invoices, Serials } from "@einv/store";
import { refusals } from "../Refusals.ts";
import { Settings } from "../Settings.ts";
import type * as Views from "../Views.ts";
import * as Change from "./change.ts";
import * as Lines from "./lines.ts";

/** 일반, 영세율 and 계산서: what a supplier issues by itself or on request. */
const isIssuable = (code: TaxInvoice.TypeCode): boolean => {
  const { amendment, brokerNeeded, issuable } = TypeCode.facets(code);
  return issuable && !amendment && !brokerNeeded;
};

/**
 * What can be said of a document before it has an issue ID. Refused with
 * `request.buyer`, `request.kind`, `request.no-mail`.
 */
export const checkRequest = (
  document: Views.RequestedInvoice,
  buyer: string,
): Result.Result<void, Refusal.Refusal> => {
  if (document.buyer.number !== buyer) return refusals.fail("request.buyer", { path: "buyer.number" });
  if (!isIssuable(document.typeCode)) {
    const { ko, en } = Wording.kind(document.typeCode);
    return refusals.fail("request.kind", { path: "typeCode", values: { kindKo: ko, kindEn: en } });
  }
  return checkAddress(document);
};

/** A request reaches its supplier by mail. Refused with `request.no-mail`. */
export const checkAddress = ({ supplier }: Views.RequestedInvoice): Result.Result<void, Refusal.Refusal> =>
  Lines.isEmail(supplier.contact?.email ?? "")
    ? Result.succeed(undefined)
    : refusals.fail("request.no-mail", { path: "supplier.contact.email" });

/** The same of 정발행. Refused with `draft.supplier`, `draft.kind`. */
export const checkForward = (
  document: Views.RequestedInvoice,
  supplier: string,
): Result.Result<void, Refusal.Refusal> => {
  if (document.supplier.businessNumber !== supplier)
    return refusals.fail("draft.supplier", { path: "supplier.businessNumber" });
  if (isIssuable(document.typeCode)) return Result.succeed(undefined);
  const { ko, en } = Wording.kind(document.typeCode);
  return refusals.fail("draft.kind", { path: "typeCode", values: { kindKo: ko, kindEn: en } });
};

/**
 * The document as its signed XML will say it, so that what is shown, signed and
 * compared is one and the same.
 */
const written = (
  invoice: TaxInvoice.TaxInvoice,
  at: DateTime.Utc,
): Result.Result<TaxInvoice.TaxInvoice, Refusal.Refusal> =>
  Result.gen(function* () {
    yield* Rules.refuseErrors(Rules.check(invoice, { now: Kst.dateOf(at) }));
    const xml = TaxInvoiceXml.encode({ invoice, exchange: { issuedAt: Kst.toWallTime(at) } });
    const read = yield* TaxInvoiceXml.read(xml);
    return TaxInvoice.equals(read.invoice, invoice) ? read.invoice : yield* refusals.fail("request.document");
  });

/** The document under the next issue ID. Refused with `invoice.rules`, `request.document`. */
export const document = Effect.fnUntraced(function* (terms: Views.RequestedInvoice, at: DateTime.Utc) {
  const { registration } = yield* Settings;
  const { writtenDate } = terms;
  const serial = yield* Serials.next(writtenDate);
  const issueId = yield* Effect.fromResult(IssueId.make({ writtenDate, registration, serial }));
  return yield* Effect.fromResult(written({ ...terms, issueId }, at));
});

/** What issuing such a document costs on a day, in points. Refused with `billing.no-price`. */
export const price = Effect.fnUntraced(function* (
  typeCode: TaxInvoice.TypeCode,
  route: Pick<Invoices.InvoiceRow, "route">,
  at: DateTime.Utc,
) {
  const { prices } = yield* Settings;
  return yield* Effect.fromResult(
    PriceList.priceOn(prices, {
      service: Change.serviceOf(route),
      document: TypeCode.facets(typeCode).document,
      day: Kst.dateOf(at),
    }),
  );
});

/** Puts it into the store. Refused with `request.management-number`, `request.issue-id`. */
export const insert = Effect.fnUntraced(function* (stored: Invoices.StoredInvoice) {
  const inserted = yield* Invoices.insert(stored);
  if (inserted === "management-number") {
    return yield* refusals.refusal("request.management-number", {
      path: "managementNumber",
      values: { managementNumber: stored.managementNumber ?? "" },
    });
  }
  if (inserted === "exists")
    return yield* refusals.refusal("request.issue-id", { values: { issueId: stored.document.issueId } });
});
