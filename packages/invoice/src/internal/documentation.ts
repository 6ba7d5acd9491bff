/** Tables derived from the description. */
import type { Limit } from "../TaxInvoiceXml.ts";
import type { Group, Leaf } from "./description.ts";
import { root } from "./names.ts";

interface Place {
  readonly member: Leaf | Group;
  /** `/TaxInvoice/…` */
  readonly element: string;
  /** `supplier.name`; empty for groups that are no object of their own. */
  readonly field: string;
}

/** Every member below, outermost first. `exchange.` and `invoice.` stand for the two halves of the model. */
const walk = function* (
  members: ReadonlyArray<Leaf | Group>,
  element: string,
  field: string,
): Generator<Place> {
  for (const member of members) {
    const here = `${element}/${member.name}`;
    const inner = [field, member.owner, member.key]
      .filter((part) => part !== undefined && part !== "")
      .join(".");
    yield { member, element: here, field: inner };
    if (member.kind === "group") yield* walk(member.members, here, inner);
  }
};

const fieldName = (field: string): string => (field.startsWith("invoice.") ? field.slice(8) : field);

export const limitsOf = (members: ReadonlyArray<Group>): Readonly<Record<string, Limit>> => {
  const limits: Record<string, Limit> = {};
  for (const { member, element, field } of walk(members, `/${root}`, "")) {
    if (member.kind === "group" || !member.format.text) continue;
    limits[fieldName(field)] = { element, ...member.format.lengths, ko: member.ko, en: member.en };
  }
  return limits;
};

export const markdown = (members: ReadonlyArray<Group>): string => {
  const rows = ["| element | how often | type | field | meaning |", "|---|---|---|---|---|"];
  for (const { member, element, field } of walk(members, "", "")) {
    const depth = element.split("/").length - 2;
    const often = member.least === member.most ? String(member.most) : `${member.least}..${member.most}`;
    const type = member.kind === "leaf" ? member.format.label : "";
    const shown = member.kind === "group" && member.key === undefined ? "" : fieldName(field);
    rows.push(
      `| ${"· ".repeat(depth)}${member.name} | ${often} | ${type} | ${shown === "" || shown === "invoice" ? "" : `\`${shown}\``} | ${member.ko}: ${member.en} |`,
    );
  }
  return rows.join("\n");
};
