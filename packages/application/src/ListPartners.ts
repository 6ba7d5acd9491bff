/** Counterparties (거래처): with whom the company dealt, as the newest invoice with each names it. */
import * as Effect from "effect/Effect";
import { Form, type TaxInvoice } from "@einv/invoice";
import { Permission } from "@einv/permission";
import { type Invoices, Partners } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type { PartnerView } from "./DraftViews.ts";
import * as Parties from "./internal/parties.ts";
import * as Reach from "./internal/reach.ts";

const most = 50;

const partnerOf = (row: Invoices.InvoiceRow, businessNumber: string): PartnerView => {
  const { supplier, buyer } = Form.of(row.document);
  const sold = row.document.supplier.businessNumber === businessNumber;
  const { issuedAt, requestedAt } = row;
  const lastAt = issuedAt ?? requestedAt;
  if (!sold) {
    const { businessNumber: number, name } = row.document.supplier;
    return {
      number,
      name,
      side: "supplier",
      lastAt,
      asSupplier: supplier,
      asBuyer: Parties.toBuyer(supplier),
    };
  }
  const { number, name, kind }: TaxInvoice.Buyer = row.document.buyer;
  return {
    number,
    name,
    side: "buyer",
    lastAt,
    ...(kind === "business" ? { asSupplier: Parties.toSupplier(buyer) } : {}),
    asBuyer: buyer,
  };
};

/**
 * Newest first; of what the person may see. Refused with `session.one-invoice`,
 * `company.not-verified`, `member.not-found`.
 */
export const list = (
  caller: Caller,
  query: { readonly search?: string; readonly limit?: number } = {},
): Use<ReadonlyArray<PartnerView>> =>
  Effect.gen(function* () {
    const { businessNumber } = caller;
    const { person } = yield* Reach.member(caller);
    const rows = yield* Partners.list({
      businessNumber,
      ...(query.search === undefined ? {} : { search: query.search.slice(0, 100) }),
      limit: Math.min(most, Math.max(1, Math.trunc(query.limit ?? 20))),
      sight: Permission.sightOf(person),
    });
    return rows.map((row) => partnerOf(row, businessNumber));
  });
