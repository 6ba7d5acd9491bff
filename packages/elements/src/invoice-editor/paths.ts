/** Paths of the content, as rules name them: which field they are, what the person knows them by, and the way to them. */
import { type Column, isColumn } from "./columns.ts";
import type { Content, Side } from "./content.ts";
import type { SheetWords } from "./invoice-editor.messages.ts";

/** The field's id of a path: `items[2].taxAmount` → `items-2-taxAmount`. */
export const idOf = (path: string): string => path.replace(/[.[\]]+/g, "-").replace(/-$/, "");

const sides: ReadonlyArray<Side> = ["supplier", "buyer"];

/** What the person knows a path by. */
export const labelOf = (path: string, words: SheetWords): string => {
  const [, line, leaf] = /^items\[(\d+)\](?:\.(\w+))?$/.exec(path) ?? [];
  if (line !== undefined)
    return isColumn(leaf)
      ? words.cell(Number(line) + 1, words.columns[leaf satisfies Column])
      : words.line(Number(line) + 1);
  const [, remark] = /^remarks\[(\d+)\]$/.exec(path) ?? [];
  if (remark !== undefined) return words.remark(Number(remark) + 1);
  const [head = "", ...rest] = path.split(".");
  const side = sides.find((one) => one === head);
  if (side !== undefined) {
    const name = rest.at(-1) ?? "";
    const known: Readonly<Record<string, string>> = {
      businessNumber: words.number,
      number: words.number,
      name: words.name,
      representative: words.representative,
      address: words.address,
      businessType: words.businessType,
      businessItem: words.businessItem,
      branchNumber: words.branchNumber,
      department: words.department,
      person: words.person,
      telephone: words.telephone,
      email: words.email,
    };
    return `${words.side[side]} ${known[name] ?? ""}`.trim();
  }
  const known: Readonly<Record<string, string>> = {
    writtenDate: words.writtenDate,
    typeCode: words.kind,
    purpose: words.purpose,
    remarks: words.columns.remark,
    items: words.sections.lines,
    totals: words.total,
    message: words.message.buyer,
    managementNumber: words.managementNumber,
  };
  return head.startsWith("payments") ? words.sections.payments : (known[head] ?? "");
};

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
export const lead = (root: ParentNode, path: string, content: Content): void => {
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
