/** Paths of the content, as rules name them: which field each is, and what the person knows it by. */
import { type Column, isColumn } from "./columns.ts";
import type { Side } from "./content.ts";
import type { SheetWords } from "./invoice-editor.messages.ts";

/** The field's id of a path: `items[2].taxAmount` → `items-2-taxAmount`. */
export const idOf = (path: string): string => path.replace(/[.[\]]+/g, "-").replace(/-$/, "");

/** 등록번호 of a side. */
export const numberPath = (side: Side): string =>
  side === "supplier" ? "supplier.businessNumber" : "buyer.number";

/** 담당자 of a side. */
export const contactPath = (side: Side): string =>
  side === "supplier" ? "supplier.contact" : "buyer.primaryContact";

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
