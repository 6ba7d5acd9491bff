/** Pages that are longer than what a server answers at once. */
import type { Views } from "@einv/api";
import * as Listing from "@einv/api/Listing";
import type { ListQuery } from "./Runtime.ts";

/**
 * A page of any length, asked for in parts that a server answers. What moved in
 * the meantime stands in it once.
 */
export const longPage = async (
  ask: (query: ListQuery) => Promise<Views.InvoicePage>,
  query: ListQuery,
): Promise<Views.InvoicePage> => {
  const { page = 1, pageSize = 20 } = query;
  if (pageSize <= Listing.longestPage) return ask(query);
  // Parts of a size that divides the page, so that each begins where a page of its size does.
  const parts = Math.ceil(pageSize / Listing.longestPage);
  const partSize = Math.ceil(pageSize / parts);
  const rows = new Map<string, Views.ListedInvoice>();
  let first: Views.InvoicePage | undefined;
  for (let part = 0; part < parts; part += 1) {
    const answer = await ask({ ...query, page: (page - 1) * parts + part + 1, pageSize: partSize });
    first ??= answer;
    for (const row of answer.rows) rows.set(row.ref, row);
    if (answer.rows.length < partSize) break;
  }
  if (first === undefined) return ask(query);
  return { ...first, rows: [...rows.values()] };
};
