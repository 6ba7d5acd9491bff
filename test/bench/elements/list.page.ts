/** Rows that are all handed over at once; the time begins when the list gets them. */
import "@einv/elements/list/define";
import { listOf, world } from "../../elements/support/samples.ts";
import { all, count } from "./listRows.ts";

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
