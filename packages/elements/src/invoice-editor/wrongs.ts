/** All that is wrong, once sending was tried, each leading to where it can be put right. */
import type { nothing, TemplateResult } from "lit";
import { wrongSummary } from "../foundation/field.ts";
import type { Content } from "./content.ts";
import { type Desk, remarkText } from "./desk.ts";
import { idOf, labelOf } from "./paths.ts";

/** Where to go for a path: its own field, or the nearest place that can change it. */
const fieldsFor = (path: string, { form }: Content): ReadonlyArray<string> => {
  const [, line] = /^items\[(\d+)\]/.exec(path) ?? [];
  const [, payment] = /^payments\[(\d+)\]/.exec(path) ?? [];
  const means = payment === undefined ? undefined : form.payments[Number(payment)]?.means;
  return [
    idOf(path),
    ...(line === undefined ? [] : [`items-${line}-name`]),
    ...(means === undefined ? [] : [`payments-${means}`]),
    ...(path.startsWith("totals") || path === "items" ? ["items-0-supplyAmount"] : []),
    ...(path.startsWith("payments") ? ["payments-cash"] : []),
    ...(path.startsWith("remarks") ? ["remarks-0"] : []),
    ...(path.startsWith("supplier") ? ["section-supplier"] : []),
    ...(path.startsWith("buyer") ? ["section-buyer"] : []),
    "section-terms",
  ];
};

/** Leads to what is wrong, unfolding what it is in. */
const lead = (root: ParentNode, path: string, content: Content): void => {
  for (const id of fieldsFor(path, content)) {
    const target = root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
    if (target === null) continue;
    const folded = target.closest("details");
    if (folded !== null) folded.open = true;
    const inside = target.matches("fieldset") ? target.querySelector<HTMLElement>("input") : target;
    inside?.focus();
    return;
  }
};

export const wrongs = (desk: Desk): TemplateResult | typeof nothing => {
  const { host, words, language, content, sheet, checking } = desk;
  return wrongSummary(
    language,
    (sheet.tried ? checking.errors : []).map((remark) => ({
      id: remark.path,
      text: words.fieldWrong(labelOf(remark.path, words), remarkText(remark, language)),
    })),
    (path) => lead(host.renderRoot, path, content),
  );
};
