/** Invented parties and documents. */
import * as BigDecimal from "effect/BigDecimal";
import { TaxInvoice } from "@einv/invoice";

const date = (text: string): TaxInvoice.CalendarDate => TaxInvoice.CalendarDate.make(text);
const won = (amount: bigint): TaxInvoice.Won => TaxInvoice.Won.make(amount);

export { date, won };

/** A general taxable invoice in which nothing is to be found fault with. */
export const invoice: TaxInvoice.TaxInvoice = {
  issueId: TaxInvoice.IssueId.make("202611204100000800000001"),
  typeCode: "0101",
  writtenDate: date("2026-11-20"),
  purpose: "claim",
  remarks: ["11월분"],
  supplier: {
    businessNumber: "1208800016",
    name: "가나상사",
    representative: "김가나",
    businessType: "서비스",
    businessItem: "소프트웨어 개발",
    address: "서울특별시 가나구 다라로 1",
    contact: { person: "이마바", email: "sales@gana.example" },
  },
  buyer: {
    kind: "business",
    number: "2228100007",
    name: "다라전자",
    representative: "박다라",
    primaryContact: {
      department: "회계팀",
      person: "최사아",
      telephone: "02-000-0000",
      email: "tax@dara.example",
    },
  },
  payments: [{ means: "credit", amount: won(5500n) }],
  totals: { supply: won(5000n), tax: won(500n), grand: won(5500n) },
  items: [
    {
      sequence: 1,
      suppliedOn: date("2026-11-20"),
      name: "유지보수",
      specification: "월",
      quantity: BigDecimal.make(1n, 0),
      unitPrice: BigDecimal.make(500000n, 2),
      supplyAmount: won(5000n),
      taxAmount: won(500n),
    },
  ],
};

export const exchange: TaxInvoice.Exchange = { issuedAt: "2026-11-24T10:11:12", serviceNumber: "EINV-1" };

/** Another invoice, from the good one. */
export const changed = (change: Partial<TaxInvoice.TaxInvoice>): TaxInvoice.TaxInvoice => ({
  ...invoice,
  ...change,
});

export const item = (change: Partial<TaxInvoice.LineItem>): ReadonlyArray<TaxInvoice.LineItem> => [
  { ...invoice.items[0], ...change },
];

export const totals = (
  supply: bigint,
  tax: bigint,
  grand: bigint = supply + tax,
): TaxInvoice.TaxInvoice["totals"] => ({
  supply: won(supply),
  tax: won(tax),
  grand: won(grand),
});
