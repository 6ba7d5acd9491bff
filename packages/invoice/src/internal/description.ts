/**
 * The tax invoice document as data: elements in their order, how often each
 * stands, how its text is written, which field of the model it is, and what it
 * means. Writer, reader, limits and the table in the README derive from it.
 *
 * Source: KEC standard tax invoice v3.0 as issuing systems implement it. Where
 * they disagree on a length, einv writes within the shorter and reads the longer.
 */
import type { Contact, Exchange, ImportDeclaration, LineItem, Supplier, TaxInvoice } from "../TaxInvoice.ts";
import * as Formats from "./formats.ts";

/** How often an element stands, as `least..most`. */
interface Cardinality {
  readonly least: 0 | 1;
  readonly most: number;
}

/** What an element is called. */
interface Naming extends Cardinality {
  readonly name: string;
  readonly ko: string;
  readonly en: string;
}

/** An element that holds text. */
export interface Leaf extends Naming {
  readonly kind: "leaf";
  /** Field of the model, in the object of the enclosing group … */
  readonly key: string;
  /** … or in this object within it. */
  readonly owner?: string;
  readonly format: Formats.Format<unknown>;
}

/** An element that holds elements. */
export interface Group extends Naming {
  readonly kind: "group";
  /** The field its object fills; absent if its members fill the enclosing object. */
  readonly key?: string;
  readonly owner?: string;
  readonly members: ReadonlyArray<Leaf | Group>;
}

type Keys<T> = Extract<keyof T, string>;
type Value<T> = T extends ReadonlyArray<infer A> ? A : T;

const once: Cardinality = { least: 1, most: 1 };
const maybe: Cardinality = { least: 0, most: 1 };
const upTo = (least: 0 | 1, most: number): Cardinality => ({ least, most });

/** Members of the element whose object is a `T`: the compiler holds field and format together. */
const of =
  <T>() =>
  <K extends Keys<T>>(
    name: string,
    key: K,
    { least, most }: Cardinality,
    format: Formats.Format<Value<NonNullable<T[K]>>>,
    ko: string,
    en: string,
  ): Leaf => ({ kind: "leaf", name, key, least, most, format, ko, en });

const group = (
  name: string,
  { least, most }: Cardinality,
  ko: string,
  en: string,
  members: ReadonlyArray<Leaf | Group>,
  key?: string,
  owner?: string,
): Group => ({
  kind: "group",
  name,
  least,
  most,
  ko,
  en,
  members,
  ...(key === undefined ? {} : { key }),
  ...(owner === undefined ? {} : { owner }),
});

const inside = (owner: string, leaf: Leaf): Leaf => ({ ...leaf, owner });

const exchange = of<Exchange>();
const invoice = of<TaxInvoice>();
const amendment = of<NonNullable<TaxInvoice["amendment"]>>();
const imported = of<ImportDeclaration>();
const party = of<Supplier>();
const buyer = of<TaxInvoice["buyer"]>();
const person = of<Contact>();
const payment = of<TaxInvoice["payments"][number]>();
const total = of<TaxInvoice["totals"]>();
const item = of<LineItem>();

const contact = (name: string, key: string, ko: string, en: string): Group =>
  group(
    name,
    maybe,
    ko,
    en,
    [
      person("DepartmentNameText", "department", maybe, Formats.text(40, 100), "부서명", "department"),
      person("PersonNameText", "person", maybe, Formats.text(30, 100), "담당자 성명", "person"),
      person("TelephoneCommunication", "telephone", maybe, Formats.text(20, 100), "전화번호", "telephone"),
      person("URICommunication", "email", maybe, Formats.text(40, 100), "이메일", "e-mail"),
    ],
    key,
  );

const type = party("TypeCode", "businessType", maybe, Formats.text(40, 100), "업태", "type of business");
const name = party("NameText", "name", once, Formats.text(70, 200), "상호", "name of the business");
const classification = party(
  "ClassificationCode",
  "businessItem",
  maybe,
  Formats.text(40, 100),
  "종목",
  "line of business",
);
const branch = party(
  "TaxRegistrationID",
  "branchNumber",
  maybe,
  Formats.text(4),
  "종사업장 식별번호",
  "branch number",
);
const representative = group("SpecifiedPerson", once, "대표자", "representative", [
  party(
    "NameText",
    "representative",
    once,
    Formats.text(30, 100),
    "대표자 성명",
    "name of the representative",
  ),
]);
const address = group("SpecifiedAddress", maybe, "주소", "address", [
  party("LineOneText", "address", maybe, Formats.text(150, 300), "사업장 주소", "address of the business"),
]);

const issuingParty = (
  element: string,
  key: "supplier" | "broker",
  cardinality: Cardinality,
  ko: string,
  en: string,
): Group =>
  group(
    element,
    cardinality,
    ko,
    en,
    [
      party("ID", "businessNumber", once, Formats.businessNumber, "사업자등록번호", "business number"),
      type,
      name,
      classification,
      group("SpecifiedOrganization", maybe, "종사업장", "branch", [branch]),
      representative,
      contact("DefinedContact", "contact", "담당자", "contact"),
      address,
    ],
    key,
  );

/** First member of the root; no signature covers it. */
export const exchangedDocument = group(
  "ExchangedDocument",
  once,
  "관리정보 (서명되지 않음)",
  "management data, not signed",
  [
    exchange(
      "ID",
      "serviceNumber",
      maybe,
      Formats.text(24, 40),
      "서비스사업자 관리번호",
      "number given by the service",
    ),
    exchange(
      "IssueDateTime",
      "issuedAt",
      once,
      Formats.wallTime,
      "발행일시 (전자서명 일시)",
      "when it was signed, Korean time",
    ),
    group("ReferencedDocument", maybe, "공급자 관리정보", "the supplier's own reference", [
      exchange(
        "ID",
        "supplierNumber",
        maybe,
        Formats.text(24, 40),
        "공급자 관리번호",
        "number given by the supplier",
      ),
    ]),
  ],
  "exchange",
);

const taxInvoiceDocument = group(
  "TaxInvoiceDocument",
  once,
  "기본정보",
  "the document",
  [
    invoice("IssueID", "issueId", once, Formats.issueId, "승인번호", "issue ID"),
    invoice("TypeCode", "typeCode", once, Formats.typeCode, "종류", "kind"),
    invoice("DescriptionText", "remarks", upTo(0, 3), Formats.text(150), "비고", "remark"),
    invoice("IssueDateTime", "writtenDate", once, Formats.date, "작성일자", "written date"),
    inside(
      "amendment",
      amendment(
        "AmendmentStatusCode",
        "reason",
        maybe,
        Formats.code({ "01": "01", "02": "02", "03": "03", "04": "04", "05": "05", "06": "06" }),
        "수정사유",
        "reason of the amendment",
      ),
    ),
    invoice(
      "PurposeCode",
      "purpose",
      maybe,
      Formats.code({ "01": "receipt", "02": "claim" }),
      "영수·청구 구분",
      "01 received, 02 claimed",
    ),
    inside(
      "amendment",
      amendment(
        "OriginalIssueID",
        "originalIssueId",
        maybe,
        Formats.issueId,
        "당초승인번호",
        "issue ID of the amended invoice",
      ),
    ),
    group(
      "ReferencedImportDocument",
      maybe,
      "수입 신고",
      "import declaration",
      [
        imported("ID", "number", maybe, Formats.text(15), "수입신고번호", "declaration number"),
        imported("ItemQuantity", "count", maybe, Formats.count(0, 6), "총건", "number of declarations"),
        group("AcceptablePeriod", maybe, "일괄발급 기간", "period of a collective issue", [
          imported("StartDateTime", "from", maybe, Formats.date, "시작일", "first day"),
          imported("EndDateTime", "until", maybe, Formats.date, "종료일", "last day"),
        ]),
      ],
      "importDeclaration",
    ),
  ],
  "invoice",
);

const taxInvoiceTradeSettlement = group(
  "TaxInvoiceTradeSettlement",
  once,
  "거래정보",
  "parties, payment, totals",
  [
    issuingParty("InvoicerParty", "supplier", once, "공급자", "supplier"),
    group(
      "InvoiceeParty",
      once,
      "공급받는자",
      "buyer",
      [
        buyer(
          "ID",
          "number",
          once,
          Formats.partyNumber,
          "사업자등록번호 또는 주민등록번호",
          "business or resident number",
        ),
        type,
        name,
        classification,
        group("SpecifiedOrganization", once, "구분과 종사업장", "kind of buyer, branch", [
          branch,
          buyer(
            "BusinessTypeCode",
            "kind",
            once,
            Formats.code({ "01": "business", "02": "resident", "03": "foreigner" }),
            "공급받는자 구분",
            "01 business, 02 resident, 03 foreigner",
          ),
        ]),
        representative,
        contact("PrimaryDefinedContact", "primaryContact", "담당자 1", "first contact"),
        contact("SecondaryDefinedContact", "secondaryContact", "담당자 2", "second contact"),
        address,
      ],
      "buyer",
    ),
    issuingParty("BrokerParty", "broker", maybe, "수탁자", "broker"),
    group(
      "SpecifiedPaymentMeans",
      upTo(0, 4),
      "결제방법",
      "means of payment",
      [
        payment(
          "TypeCode",
          "means",
          once,
          Formats.code({ "10": "cash", "20": "cheque", "30": "note", "40": "credit" }),
          "결제수단",
          "10 cash, 20 cheque, 30 note, 40 credit",
        ),
        payment("PaidAmount", "amount", once, Formats.won, "금액", "amount"),
      ],
      "payments",
    ),
    group(
      "SpecifiedMonetarySummation",
      once,
      "합계",
      "totals",
      [
        total("ChargeTotalAmount", "supply", once, Formats.won, "공급가액 합계", "total supply amount"),
        total("TaxTotalAmount", "tax", maybe, Formats.won, "세액 합계", "total tax"),
        total("GrandTotalAmount", "grand", once, Formats.won, "합계금액", "grand total"),
      ],
      "totals",
    ),
  ],
  "invoice",
);

const lineItem = group(
  "TaxInvoiceTradeLineItem",
  upTo(1, 99),
  "품목",
  "line",
  [
    item("SequenceNumeric", "sequence", maybe, Formats.count(1, 2), "일련번호", "number of the line"),
    item("DescriptionText", "remark", maybe, Formats.text(100), "품목 비고", "remark"),
    item("InvoiceAmount", "supplyAmount", maybe, Formats.won, "공급가액", "supply amount"),
    item("ChargeableUnitQuantity", "quantity", maybe, Formats.decimal(10), "수량", "quantity"),
    item("InformationText", "specification", maybe, Formats.text(60), "규격", "specification"),
    item("NameText", "name", maybe, Formats.text(100), "품목명", "what was supplied"),
    item("PurchaseExpiryDateTime", "suppliedOn", maybe, Formats.date, "공급(거래)일자", "day of supply"),
    group("TotalTax", maybe, "세액", "tax", [
      item("CalculatedAmount", "taxAmount", once, Formats.won, "세액", "tax amount"),
    ]),
    group("UnitPrice", maybe, "단가", "unit price", [
      item("UnitAmount", "unitPrice", once, Formats.decimal(16), "단가", "unit price"),
    ]),
  ],
  "items",
  "invoice",
);

/** What a signature covers: the members of the root after `ExchangedDocument` and `ds:Signature`. */
export const signedMembers: ReadonlyArray<Group> = [taxInvoiceDocument, taxInvoiceTradeSettlement, lineItem];
