/** Invented parties and documents. */
import * as BigDecimal from "effect/BigDecimal";
import { TaxInvoice } from "@einv/invoice";

export const date = (text: string): TaxInvoice.CalendarDate => TaxInvoice.CalendarDate.make(text);
export const won = (amount: bigint): TaxInvoice.Won => TaxInvoice.Won.make(amount);

/** Valid check digits; nobody's numbers. */
export const supplierNumber = "1208800016";
export const buyerNumber = "2228100007";

/** What a buyer asks for: no issue ID yet. */
export const requested: Omit<TaxInvoice.TaxInvoice, "issueId"> = {
  typeCode: "0101",
  writtenDate: date("2026-11-20"),
  purpose: "claim",
  remarks: ["11월분"],
  supplier: {
    businessNumber: supplierNumber,
    name: "가나상사",
    representative: "김가나",
    businessType: "서비스",
    businessItem: "소프트웨어 개발",
    address: "서울특별시 가나구 다라로 1",
    contact: { person: "이마바", email: "sales@gana.example" },
  },
  buyer: {
    kind: "business",
    number: buyerNumber,
    name: "다라전자",
    representative: "박다라",
    primaryContact: { department: "회계팀", person: "최사아", email: "tax@dara.example" },
  },
  payments: [{ means: "credit", amount: won(5500n) }],
  totals: { supply: won(5000n), tax: won(500n), grand: won(5500n) },
  items: [
    {
      sequence: 1,
      suppliedOn: date("2026-11-20"),
      name: "유지보수",
      quantity: BigDecimal.make(1n, 0),
      unitPrice: BigDecimal.make(5000n, 0),
      supplyAmount: won(5000n),
      taxAmount: won(500n),
    },
  ],
};

export const invoice: TaxInvoice.TaxInvoice = {
  ...requested,
  issueId: TaxInvoice.IssueId.make("202611204100000800000001"),
};
