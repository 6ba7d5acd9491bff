/** Rows that are all handed over at once; the time begins when the list gets them. */
import "@einv/elements/list/define";
import { listOf, rows, summary, world } from "../../elements/support/samples.ts";

const count = Number(new URLSearchParams(location.search).get("rows"));
const all = Array.from({ length: count }, (_, index) => {
  const { ref: _ref, ...row } = rows[index % 3] ?? rows[0]!;
  return summary(`inv_${index}`, row);
});
const page = listOf(all)({ box: "all", pageSize: count });

export const show = async (): Promise<void> => {
  const given = await page;
  const list = document.createElement("einv-invoice-list");
  list.box = "all";
  list.pageSize = count;
  const ready = new Promise((resolve) => list.addEventListener("einv-ready", resolve, { once: true }));
  list.runtime = world({ list: async () => given });
  document.body.append(list);
  await ready;
  await list.updateComplete;
};
