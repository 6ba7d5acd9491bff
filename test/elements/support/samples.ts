/** Invented invoices, parties and states for element tests and stories. */
import * as BigDecimal from "effect/BigDecimal";
import * as DateTime from "effect/DateTime";
import type { RightsViews } from "@einv/api";
import * as Views from "@einv/api/Views";
import type { ListQuery, Runtime } from "@einv/elements";
import { Deadline, type Status, TaxInvoice } from "@einv/invoice";
import { Refusal } from "@einv/refusal";

const won = (value: bigint): TaxInvoice.Won => TaxInvoice.Won.make(value);
const date = (text: string): TaxInvoice.CalendarDate => TaxInvoice.CalendarDate.make(text);

export const supplier: TaxInvoice.Supplier = {
  businessNumber: "1208800016",
  name: "한빛정비 주식회사",
  representative: "김서준",
  businessType: "서비스업",
  businessItem: "설비 유지보수",
  address: "서울특별시 중구 을지로 29, 12층",
  contact: {
    department: "영업지원팀",
    person: "박하늘",
    telephone: "02-555-0101",
    email: "tax@hanbit.example",
  },
};

export const buyer: TaxInvoice.Buyer = {
  kind: "business",
  number: "2148600001",
  name: "나래평가정보(주)",
  representative: "이도윤",
  businessType: "정보통신업",
  businessItem: "신용조사",
  address: "서울특별시 영등포구 은행로 17",
  primaryContact: {
    department: "구매팀",
    person: "홍길동",
    telephone: "02-555-0199",
    email: "bill@narae.example",
  },
};

/** One line of 유지보수, to be paid, as a buyer requests it. */
export const invoice: TaxInvoice.TaxInvoice = {
  issueId: TaxInvoice.IssueId.make("202611204100000800000001"),
  typeCode: "0101",
  writtenDate: date("2026-11-20"),
  purpose: "claim",
  remarks: ["11월 정기 점검분"],
  supplier,
  buyer,
  payments: [{ means: "credit", amount: won(5500n) }],
  totals: { supply: won(5000n), tax: won(500n), grand: won(5500n) },
  items: [
    {
      sequence: 1,
      suppliedOn: date("2026-11-20"),
      name: "11월 유지보수",
      specification: "월 정액",
      quantity: BigDecimal.make(1n, 0),
      unitPrice: BigDecimal.make(5000n, 0),
      supplyAmount: won(5000n),
      taxAmount: won(500n),
    },
  ],
};

/** All that makes a form burst: names of 70 characters, amounts of 18 digits, 99 lines, three remarks, a broker. */
export const bursting: TaxInvoice.TaxInvoice = {
  ...invoice,
  typeCode: "0203",
  amendment: {
    reason: "02",
    originalIssueId: TaxInvoice.IssueId.make("202610054100000800000009"),
  },
  remarks: ["가".repeat(150), "3분기 정산 차액", "계약번호 2026-0193-A"],
  supplier: { ...supplier, branchNumber: "0001", name: "한빛".repeat(35), address: "서울특별시 ".repeat(20) },
  buyer: {
    ...buyer,
    secondaryContact: {
      person: "최유진",
      telephone: "02-555-0177",
      email: "a-very-long-address@narae.example",
    },
  },
  broker: { ...supplier, businessNumber: "1058700005", name: "다온위탁판매" },
  payments: [
    { means: "cash", amount: won(111_111_111_111_111_111n) },
    { means: "note", amount: won(888_888_888_888_888_888n) },
  ],
  totals: {
    supply: won(909_090_909_090_909_090n),
    tax: won(90_909_090_909_090_909n),
    grand: won(999_999_999_999_999_999n),
  },
  items: Array.from({ length: 99 }, (_, index) => ({
    sequence: index + 1,
    suppliedOn: date("2026-11-20"),
    name: index === 0 ? "이름이아주긴품목".repeat(12) : `품목 ${index + 1}`,
    specification: index === 1 ? "규격이 긴 경우 ".repeat(6) : "EA",
    quantity: BigDecimal.make(123_456_789_025n, 2),
    unitPrice: BigDecimal.make(1_234_567_890_123_456n, 2),
    supplyAmount: won(9_182_736_455_463_728n),
    taxAmount: won(-918_273_645_546_372n),
    ...(index === 2 ? { remark: "비고가 있는 줄" } : {}),
  })),
};

/** 면세 계산서, amended because goods came back. */
export const exempt: TaxInvoice.TaxInvoice = {
  ...invoice,
  typeCode: "0401",
  purpose: "receipt",
  amendment: { reason: "03", originalIssueId: TaxInvoice.IssueId.make("202611014100000800000004") },
  payments: [{ means: "cash", amount: won(-30_000n) }],
  totals: { supply: won(-30_000n), grand: won(-30_000n) },
  items: [
    {
      suppliedOn: date("2026-11-20"),
      name: "도서 반품",
      quantity: BigDecimal.make(-2n, 0),
      unitPrice: BigDecimal.make(15_000n, 0),
      supplyAmount: won(-30_000n),
    },
  ],
};

export const status = (
  document: Status.DocumentState,
  rest: Partial<Omit<Status.Status, "document">> = {},
): Status.Status => ({
  document,
  transmission: "none",
  acknowledgement: "unread",
  billing: "quoted",
  ...rest,
});

export const signature: Views.SignatureFacts = {
  signer: "한빛정비 주식회사",
  serial: "2a91f07c",
  signedAt: DateTime.makeUnsafe("2026-11-22T05:03:00Z"),
};

/** What the supplier, or the buyer, may do to an invoice in this state. */
const actionsOf = (
  { document, transmission, acknowledgement }: Status.Status,
  side: "supplier" | "buyer",
): ReadonlyArray<Views.Action> => {
  if (document === "requested") return side === "supplier" ? ["issue", "refuse"] : ["cancelRequest"];
  if (document !== "issued") return [];
  if (side === "buyer") return acknowledgement === "acknowledged" ? [] : ["acknowledge"];
  return transmission === "queued" ? ["cancelIssue"] : [];
};

/** A row of the list about an invoice, as its supplier sees it. */
export const summary = (
  ref: string,
  change: Partial<Omit<Views.ListedInvoice, "ref">> = {},
): Views.ListedInvoice => ({
  ref: Views.InvoiceRef.make(ref),
  issueId: invoice.issueId,
  typeCode: invoice.typeCode,
  writtenDate: invoice.writtenDate,
  supplier: { businessNumber: supplier.businessNumber, name: supplier.name },
  buyer: { businessNumber: buyer.number, name: buyer.name },
  firstItem: "11월 유지보수",
  itemCount: 1,
  totals: invoice.totals,
  status: status("requested"),
  requestedAt: DateTime.makeUnsafe("2026-11-21T01:10:00Z"),
  issueBy: Deadline.issueBy(change.writtenDate ?? invoice.writtenDate),
  managementNumber: "TX2026110156839",
  side: "supplier",
  version: 1,
  actions: actionsOf(change.status ?? status("requested"), change.side ?? "supplier"),
  payer: "buyer",
  points: 200n,
  ...change,
});

/** The invoice as one side sees it. */
export const view = (
  side: "supplier" | "buyer" = "supplier",
  change: Partial<Views.InvoiceView> = {},
): Views.InvoiceView => ({
  summary: summary("inv_1"),
  invoice,
  side,
  version: 1,
  actions: side === "supplier" ? [{ action: "issue" }, { action: "refuse" }] : [{ action: "cancelRequest" }],
  ...change,
});

const together = ["inv_back", "inv_right"].map((ref) => Views.InvoiceRef.make(ref));

/** The two documents of an amendment (착오정정), which are issued together: one takes back, one says it rightly. */
export const pair = (
  side: "supplier" | "buyer" = "supplier",
  standing: Status.Status = status("requested"),
): readonly [reversal: Views.InvoiceView, correction: Views.InvoiceView] => {
  const one = (index: number, role: "reversal" | "correction", grand: bigint): Views.InvoiceView => {
    const issueId = TaxInvoice.IssueId.make(`20261120410000080000001${index}`);
    const supply = (grand * 10n) / 11n;
    const document: TaxInvoice.TaxInvoice = {
      ...invoice,
      issueId,
      typeCode: "0201",
      amendment: { reason: "01", originalIssueId: invoice.issueId },
      totals: { supply: won(supply), tax: won(grand - supply), grand: won(grand) },
      payments: [{ means: "credit", amount: won(grand) }],
      items: invoice.items.map((item) => ({
        ...item,
        quantity: BigDecimal.make(grand < 0n ? -1n : 1n, 0),
        unitPrice: BigDecimal.make(grand < 0n ? -supply : supply, 0),
        supplyAmount: won(supply),
        taxAmount: won(grand - supply),
      })),
    };
    const ref = together[index] ?? Views.InvoiceRef.make("");
    return view(side, {
      summary: {
        ...summary(ref, { status: standing, typeCode: "0201", totals: document.totals }),
        issueId,
      },
      invoice: document,
      amends: { ref: Views.InvoiceRef.make("inv_0"), situation: "wrong-entries", role, together },
    });
  };
  return [one(0, "reversal", -5_500n), one(1, "correction", 6_600n)];
};

/** A refusal as a server sends it. */
export const refusal = (
  code: string,
  ko = "할 수 없습니다.",
  en = "It cannot be done.",
  values?: Readonly<Record<string, string>>,
): Refusal.Refusal =>
  new Refusal.Refusal({
    code,
    what: { ko, en },
    remedy: { ko: "관리자에게 권한을 요청해 주세요.", en: "Ask the administrator for the right." },
    ...(values === undefined ? {} : { values }),
  });

const unused = (name: string) => (): never => {
  throw new Error(`${name} was not expected`);
};

/** A world that answers only what a test gives it. */
export const world = (answers: Partial<Runtime> = {}): Runtime => ({
  approval: unused("approval"),
  invoice: unused("invoice"),
  list: unused("list"),
  signedXml: unused("signedXml"),
  refuse: unused("refuse"),
  cancelRequest: unused("cancelRequest"),
  cancelIssue: unused("cancelIssue"),
  acknowledge: unused("acknowledge"),
  peekLink: unused("peekLink"),
  openLink: unused("openLink"),
  readCertificates: unused("readCertificates"),
  openCertificate: unused("openCertificate"),
  sign: unused("sign"),
  issue: unused("issue"),
  forget: () => undefined,
  drafts: unused("drafts"),
  rights: unused("rights"),
  points: unused("points"),
  help: unused("help"),
  company: unused("company"),
  joins: unused("joins"),
  clock: unused("clock"),
  joining: unused("joining"),
  registeredCertificates: unused("registeredCertificates"),
  device: unused("device"),
  ...answers,
});

/** 24 invoices in all boxes: 3 requested, one of them late; 20 issued; 1 refused. */
export const rows: ReadonlyArray<Views.ListedInvoice> = [
  summary("inv_1"),
  summary("inv_2", {
    firstItem: "서버 이전 작업",
    itemCount: 3,
    writtenDate: date("2026-10-30"),
    buyer: { businessNumber: "1058700005", name: "다온상사" },
    totals: { supply: won(1_230_000n), tax: won(123_000n), grand: won(1_353_000n) },
    managementNumber: "TX2026100044120",
  }),
  summary("inv_3", {
    firstItem: "위탁 판매 수수료",
    typeCode: "0103",
    writtenDate: date("2026-11-24"),
    totals: { supply: won(70_000_000n), tax: won(7_000_000n), grand: won(77_000_000n) },
  }),
  ...Array.from({ length: 20 }, (_, index) =>
    summary(`inv_${index + 4}`, {
      firstItem: `${index + 1}월 유지보수`,
      status: status("issued", {
        acknowledgement: index % 3 === 0 ? "acknowledged" : "opened",
        transmission: index < 2 ? "queued" : index === 5 ? "rejected" : "accepted",
        billing: "charged",
      }),
    }),
  ),
  summary("inv_24", { firstItem: "중복 청구", status: status("refused") }),
];

const boxOf = ({ status: { document } }: Views.ListedInvoice): Views.Box =>
  document === "requested" ? "received" : document === "issued" ? "issued" : "closed";

/** A server's list over {@link rows}, as the supplier sees it. */
export const listOf =
  (
    all: ReadonlyArray<Views.ListedInvoice> = rows,
    extra: Partial<
      Pick<
        Views.InvoicePage,
        "hidden" | "hiddenBecause" | "ways" | "asked" | "businessNumber" | "withheld" | "available"
      >
    > = {},
  ) =>
  async ({
    box = "received",
    search = "",
    page = 1,
    pageSize = 20,
  }: ListQuery): Promise<Views.InvoicePage> => {
    const { businessNumber = supplier.businessNumber } = extra;
    const seen = all.map((row): Views.ListedInvoice => {
      const side = row.supplier.businessNumber === businessNumber ? "supplier" : "buyer";
      return side === row.side ? row : { ...row, side, actions: actionsOf(row.status, side) };
    });
    const found = seen.filter(({ buyer: { name }, firstItem = "", totals: { grand } }) =>
      [name, firstItem, String(grand)].some((text) => text.includes(search)),
    );
    const count = (name: Views.Box) => found.filter((row) => name === "all" || boxOf(row) === name).length;
    const inBox = found.filter((row) => box === "all" || boxOf(row) === box);
    return {
      businessNumber: supplier.businessNumber,
      today: date("2026-12-07"),
      now: DateTime.makeUnsafe("2026-12-07T03:00:00Z"),
      rows: inBox.slice((page - 1) * pageSize, page * pageSize),
      total: inBox.length,
      counts: {
        received: count("received"),
        issued: count("issued"),
        closed: count("closed"),
        all: count("all"),
      },
      hidden: 0,
      ...extra,
    };
  };

/** What the server answers to a request for a right. */
export const accessRequest: RightsViews.AccessRequestView = {
  requestId: "ask_1",
  asker: { memberId: "haneul", name: "정하늘" },
  wants: "full",
  name: { ko: "전체권한", en: "full right" },
  state: "open",
  askedAt: DateTime.makeUnsafe("2026-11-24T03:00:00Z"),
  waitsFor: [],
  mayAnswer: false,
};
