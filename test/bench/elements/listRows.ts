/** The rows that a list gets, as many as the address says. */
import { rows, summary } from "../../elements/support/samples.ts";

export const count = Number(new URLSearchParams(location.search).get("rows"));

export const all = Array.from({ length: count }, (_, index) => {
  const { ref: _ref, ...row } = rows[index % 3] ?? rows[0]!;
  return summary(`inv_${index}`, row);
});
