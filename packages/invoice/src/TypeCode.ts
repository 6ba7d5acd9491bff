/** What a kind (종류) means: which document, which transaction, and what follows from them. Source: KEC v3.0 kinds. */
import type { TypeCode } from "./TaxInvoice.ts";

/** 세금계산서, for taxable and zero-rated supplies, or 계산서, for exempt ones. */
export type Document = "taxInvoice" | "exemptInvoice";

/** Last two digits: 일반, 영세율, 위수탁, 수입, 영세율위수탁, 수입납부유예. */
export type Transaction =
  | "general"
  | "zeroRated"
  | "consignment"
  | "import"
  | "zeroRatedConsignment"
  | "importDeferred";

/** 과세, 영세, 면세. */
export type Taxation = "taxable" | "zeroRated" | "exempt";

/** Everything a kind decides. */
export interface Facets {
  readonly code: TypeCode;
  readonly document: Document;
  /** 수정: amends an issued document, so it needs a reason and the original's issue ID. */
  readonly amendment: boolean;
  readonly transaction: Transaction;
  readonly taxation: Taxation;
  /** 위수탁: a broker (수탁자) stands in the document, issues and signs it. Forbidden on all other kinds. */
  readonly brokerNeeded: boolean;
  /** 수입: customs issues it. */
  readonly customs: boolean;
  /** Whether a supplier or broker may issue it: neither the customs' kinds nor zero-rated exempt ones. */
  readonly issuable: boolean;
}

const transactions: Readonly<Record<string, Transaction>> = {
  "01": "general",
  "02": "zeroRated",
  "03": "consignment",
  "04": "import",
  "05": "zeroRatedConsignment",
  "06": "importDeferred",
};

const derive = (code: TypeCode): Facets => {
  const exempt = code[1] === "3" || code[1] === "4";
  const transaction = transactions[code.slice(2)] ?? "general";
  const zeroRated = transaction === "zeroRated" || transaction === "zeroRatedConsignment";
  const customs = transaction === "import" || transaction === "importDeferred";
  return {
    code,
    document: exempt ? "exemptInvoice" : "taxInvoice",
    amendment: code[1] === "2" || code[1] === "4",
    transaction,
    taxation: exempt ? "exempt" : zeroRated ? "zeroRated" : "taxable",
    brokerNeeded: transaction === "consignment" || transaction === "zeroRatedConsignment",
    customs,
    issuable: !customs && !(exempt && zeroRated),
  };
};

const known = new Map<TypeCode, Facets>();

/** What the kind decides. */
export const facets = (code: TypeCode): Facets => {
  const found = known.get(code);
  if (found !== undefined) return found;
  const derived = derive(code);
  known.set(code, derived);
  return derived;
};
