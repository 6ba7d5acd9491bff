/**
 * What a kind (종류) means: which document, which transaction, and what follows
 * from them. All 24 are read; twelve of them a supplier or a broker issues. Source:
 * KEC v3.0 kinds (nts-standard §1.6).
 */
import { typeCodes } from "./internal/typeCodes.ts";
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
  /** Who issues and signs it: 공급자, 수탁자 or 세관. */
  readonly issuer: "supplier" | "broker" | "customs";
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
  const brokerNeeded = transaction === "consignment" || transaction === "zeroRatedConsignment";
  return {
    code,
    document: exempt ? "exemptInvoice" : "taxInvoice",
    amendment: code[1] === "2" || code[1] === "4",
    transaction,
    taxation: exempt ? "exempt" : zeroRated ? "zeroRated" : "taxable",
    brokerNeeded,
    customs,
    issuer: customs ? "customs" : brokerNeeded ? "broker" : "supplier",
    issuable: !customs && !(exempt && zeroRated),
  };
};

/** Every kind, in the order of the codes. */
export const kinds: ReadonlyArray<Facets> = typeCodes.map(derive);

const known = new Map(kinds.map((kind) => [kind.code, kind]));

/** What the kind decides. */
export const facets = (code: TypeCode): Facets => known.get(code) ?? derive(code);
