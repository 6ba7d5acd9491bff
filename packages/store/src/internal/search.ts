/** What a person types to find an invoice, and the texts it is looked for in. */
import type { TaxInvoice } from "@einv/invoice";

const plain = (text: string): string => text.normalize("NFC").toLowerCase().trim();

const joined = (parts: ReadonlyArray<string | undefined>): string =>
  parts
    .filter((part) => part !== undefined)
    .map(plain)
    .join("\n");

/**
 * Names and numbers of each side apart from the rest, so that a company that
 * looks for a partner does not find its own name on every row.
 */
export const textsOf = (document: TaxInvoice.TaxInvoice, managementNumber: string | undefined) => ({
  search: joined([
    document.issueId,
    managementNumber,
    String(document.totals.grand),
    String(document.totals.supply),
    document.items[0]?.name,
  ]),
  searchSupplier: joined([document.supplier.name, document.supplier.businessNumber]),
  searchBuyer: joined([document.buyer.name, document.buyer.number]),
});

const longest = 100;

/** A LIKE pattern with `!` as its escape; numbers as people group them (1,230,000원, 120-88-00016) lose the grouping. */
export const patternOf = (typed: string): string | undefined => {
  const term = plain(typed).slice(0, longest);
  if (term === "") return undefined;
  const text = /^[\d,\-\s]+원?$/.test(term) ? term.replace(/\D/g, "") : term;
  return `%${text.replace(/[!%_]/g, (wild) => `!${wild}`)}%`;
};
