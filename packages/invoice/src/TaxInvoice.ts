/**
 * The electronic tax invoice (전자세금계산서): what its signature covers.
 *
 * Amounts are whole won as `bigint`; quantities and unit prices keep their
 * exact decimal; dates are calendar dates of Korea (`YYYY-MM-DD`). Fields that
 * a document leaves out or leaves empty are absent here.
 * Source of names, order and lengths: KEC standard tax invoice v3.0.
 */
import * as BigDecimal from "effect/BigDecimal";
import * as Schema from "effect/Schema";
import { typeCodes } from "./internal/typeCodes.ts";

/** Whole won; negative on amendments. */
export const Won = Schema.BigInt.pipe(Schema.brand("Won"));
export type Won = typeof Won.Type;

/** A calendar date of Korea, `YYYY-MM-DD`. */
export const CalendarDate = Schema.String.check(
  Schema.isPattern(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, {
    message: "calendar date: YYYY-MM-DD",
  }),
).pipe(Schema.brand("CalendarDate"));
export type CalendarDate = typeof CalendarDate.Type;

/** Issue ID (승인번호): written date, registration number of the issuing system, serial; 24 characters. */
export const IssueId = Schema.String.check(
  Schema.isPattern(/^\d{8}[0-9A-Za-z]{16}$/, { message: "issue ID: 24 characters, a date first" }),
).pipe(Schema.brand("IssueId"));
export type IssueId = typeof IssueId.Type;

/**
 * Kind (종류) as the standard writes it: the first two digits the document, the
 * last two the transaction; see `TypeCode.facets`. Six of them (0302, 0305,
 * 0306, 0402, 0405, 0406) are accepted when reading, never issued.
 */
export const TypeCode = Schema.Literals(typeCodes);
export type TypeCode = typeof TypeCode.Type;

/** 영수 `receipt` (already paid) or 청구 `claim` (to be paid). */
export const Purpose = Schema.Literals(["receipt", "claim"]);
export type Purpose = typeof Purpose.Type;

/** Why an issued invoice is amended (수정사유), `01`–`06`. */
export const AmendmentReason = Schema.Literals(["01", "02", "03", "04", "05", "06"]);
export type AmendmentReason = typeof AmendmentReason.Type;

/** 현금, 수표, 어음, 외상미수금. */
export const PaymentMeans = Schema.Literals(["cash", "cheque", "note", "credit"]);
export type PaymentMeans = typeof PaymentMeans.Type;

/** Whom a party names for questions (담당자). */
export const Contact = Schema.Struct({
  department: Schema.optionalKey(Schema.String),
  person: Schema.optionalKey(Schema.String),
  telephone: Schema.optionalKey(Schema.String),
  email: Schema.optionalKey(Schema.String),
}).annotate({ identifier: "Contact" });
export type Contact = typeof Contact.Type;

const party = {
  /** 상호 */
  name: Schema.String,
  /** 성명 (대표자) */
  representative: Schema.String,
  /** 종사업장번호 */
  branchNumber: Schema.optionalKey(Schema.String),
  /** 업태 */
  businessType: Schema.optionalKey(Schema.String),
  /** 종목 */
  businessItem: Schema.optionalKey(Schema.String),
  /** 사업장 주소 */
  address: Schema.optionalKey(Schema.String),
};

/** 공급자, or 수탁자 (broker) of a consignment. */
export const Supplier = Schema.Struct({
  /** 사업자등록번호, ten digits. */
  businessNumber: Schema.String.check(Schema.isPattern(/^\d{10}$/)),
  ...party,
  contact: Schema.optionalKey(Contact),
}).annotate({ identifier: "Supplier" });
export type Supplier = typeof Supplier.Type;

/** 공급받는자: a business, a resident, or a foreigner (number then 9999999999999). */
export const Buyer = Schema.Struct({
  kind: Schema.Literals(["business", "resident", "foreigner"]),
  /** Ten digits for a business, thirteen for a person. */
  number: Schema.String.check(Schema.isPattern(/^(?:\d{10}|\d{13})$/)),
  ...party,
  primaryContact: Schema.optionalKey(Contact),
  secondaryContact: Schema.optionalKey(Contact),
}).annotate({ identifier: "Buyer" });
export type Buyer = typeof Buyer.Type;

/** One line of what was supplied (품목). */
export const LineItem = Schema.Struct({
  /** 일련번호, 1–99. */
  sequence: Schema.optionalKey(Schema.Int),
  /** 공급(거래)일자 */
  suppliedOn: Schema.optionalKey(CalendarDate),
  /** 품목명 */
  name: Schema.optionalKey(Schema.String),
  /** 규격 */
  specification: Schema.optionalKey(Schema.String),
  /** 품목 비고 */
  remark: Schema.optionalKey(Schema.String),
  /** 수량, at most two decimals, as its exact decimal text. */
  quantity: Schema.optionalKey(Schema.BigDecimal),
  /** 단가, at most two decimals. */
  unitPrice: Schema.optionalKey(Schema.BigDecimal),
  /** 공급가액 */
  supplyAmount: Schema.optionalKey(Won),
  /** 세액 */
  taxAmount: Schema.optionalKey(Won),
}).annotate({ identifier: "LineItem" });
export type LineItem = typeof LineItem.Type;

/** 수입 신고: only on invoices that customs issues. */
export const ImportDeclaration = Schema.Struct({
  /** 수입신고번호 */
  number: Schema.optionalKey(Schema.String),
  /** 총건 */
  count: Schema.optionalKey(Schema.Int),
  /** 일괄발급 기간 */
  from: Schema.optionalKey(CalendarDate),
  until: Schema.optionalKey(CalendarDate),
}).annotate({ identifier: "ImportDeclaration" });
export type ImportDeclaration = typeof ImportDeclaration.Type;

/** Everything of a tax invoice that is signed. */
export const TaxInvoice = Schema.Struct({
  issueId: IssueId,
  typeCode: TypeCode,
  /** 작성일자: the day of supply, first eight digits of the issue ID. */
  writtenDate: CalendarDate,
  purpose: Schema.optionalKey(Purpose),
  /** 비고, at most three. */
  remarks: Schema.Array(Schema.String),
  amendment: Schema.optionalKey(
    Schema.Struct({
      reason: Schema.optionalKey(AmendmentReason),
      originalIssueId: Schema.optionalKey(IssueId),
    }),
  ),
  importDeclaration: Schema.optionalKey(ImportDeclaration),
  supplier: Supplier,
  buyer: Buyer,
  broker: Schema.optionalKey(Supplier),
  payments: Schema.Array(Schema.Struct({ means: PaymentMeans, amount: Won })),
  totals: Schema.Struct({
    /** 공급가액 합계 */
    supply: Won,
    /** 세액 합계; absent on some exempt documents. */
    tax: Schema.optionalKey(Won),
    /** 합계금액 */
    grand: Won,
  }),
  /** 1–99 lines. */
  items: Schema.Array(LineItem),
}).annotate({ identifier: "TaxInvoice" });
export type TaxInvoice = typeof TaxInvoice.Type;

/**
 * 관리정보 (`ExchangedDocument`): travels with the invoice but is **not signed**;
 * whoever hands the document on may change it. Never take the issue ID or a
 * date for granted from here.
 */
export const Exchange = Schema.Struct({
  /** 발행일시: when it was signed, Korean wall-clock time `YYYY-MM-DDTHH:mm:ss`. */
  issuedAt: Schema.String.check(Schema.isPattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)),
  /** 서비스사업자 관리번호 */
  serviceNumber: Schema.optionalKey(Schema.String),
  /** 공급자 관리번호 */
  supplierNumber: Schema.optionalKey(Schema.String),
}).annotate({ identifier: "Exchange" });
export type Exchange = typeof Exchange.Type;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Nothing is said by it: absent, an empty text, or an object of nothing else. */
const isVoid = (value: unknown): boolean =>
  value === undefined ||
  value === "" ||
  (isObject(value) &&
    !Array.isArray(value) &&
    !BigDecimal.isBigDecimal(value) &&
    Object.values(value).every(isVoid));

const same = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (BigDecimal.isBigDecimal(left) || BigDecimal.isBigDecimal(right)) {
    if (!BigDecimal.isBigDecimal(left) || !BigDecimal.isBigDecimal(right)) return false;
    const [one, other] = [BigDecimal.normalize(left), BigDecimal.normalize(right)];
    return one.value === other.value && one.scale === other.scale;
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right)) return false;
    const [ones, others] = [left.filter((one) => one !== ""), right.filter((other) => other !== "")];
    return ones.length === others.length && ones.every((one, index) => same(one, others[index]));
  }
  if (isVoid(left) && isVoid(right)) return true;
  if (!isObject(left) || !isObject(right)) return false;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    same(left[key], right[key]),
  );
};

/**
 * Whether two invoices say the same: every field equal, decimals by value
 * (1.0 = 1), and an absent field equal to an empty one, since neither is written.
 */
export const equals = (one: TaxInvoice, other: TaxInvoice): boolean => same(one, other);

/** Whether two invoices agree in everything but their issue ID. */
export const sameTerms = (one: Omit<TaxInvoice, "issueId">, other: Omit<TaxInvoice, "issueId">): boolean =>
  same({ ...one, issueId: undefined }, { ...other, issueId: undefined });
