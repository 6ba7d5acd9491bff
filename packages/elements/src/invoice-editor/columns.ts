/** The columns of a line: how each is written, read and shown. */
import type { Form } from "@einv/invoice";
import { facets } from "@einv/invoice/TypeCode";
import { won } from "@einv/invoice/Wording";
import { grouped } from "../foundation/figureField.ts";
import { changed, compute, isIdle, withGrand, withItem } from "./content.ts";
import { bare } from "../foundation/won.ts";

export const columns = [
  "suppliedOn",
  "name",
  "specification",
  "quantity",
  "unitPrice",
  "grand",
  "supplyAmount",
  "taxAmount",
  "remark",
] as const;

/** `grand` is 합계금액, which is only typed to be taken apart. */
export type Column = (typeof columns)[number];

const known: ReadonlySet<string> = new Set(columns);

export const isColumn = (name: string | undefined): name is Column => name !== undefined && known.has(name);

/** Columns of figures: grouped, to the right. */
const figures: ReadonlySet<Column> = new Set(["quantity", "unitPrice", "grand", "supplyAmount", "taxAmount"]);

export const isFigure = (column: Column): boolean => figures.has(column);

/** Those that are there: no tax without one, and 합계금액 only where it is typed. */
export const shownColumns = (form: Form.Form, inclusive: boolean): ReadonlyArray<Column> => {
  const exempt = facets(form.typeCode).taxation === "exempt";
  return columns.filter(
    (column) => (column !== "grand" || inclusive) && (column !== "taxAmount" || !exempt || hasTax(form)),
  );
};

/** A tax that must not be there stays visible until somebody takes it away. */
const hasTax = ({ items }: Form.Form): boolean => items.some(({ taxAmount }) => taxAmount !== undefined);

/** A day within the year of the written date needs no year: `11-20`. */
export const shownDay = (day: string, writtenDate: string | undefined): string =>
  /^\d{4}-\d\d-\d\d$/.test(day) && day.slice(0, 4) === writtenDate?.slice(0, 4) ? day.slice(5) : day;

/** `11-20`, `11/20`, `1120`, `20` → a day of the written date's year and month; other texts stay. */
export const readDay = (text: string, writtenDate: string | undefined): string => {
  const typed = text.trim();
  const [, year, inferred] = /^(\d{4})-(\d\d)/.exec(writtenDate ?? "") ?? [];
  if (year === undefined || inferred === undefined) return typed;
  const [, month, day] =
    /^(?:(\d{1,2})\s*[-./월]\s*)?(\d{1,2})\s*[.일]?$/.exec(typed) ?? /^(\d\d)(\d\d)$/.exec(typed) ?? [];
  return day === undefined
    ? typed
    : `${year}-${(month ?? inferred).padStart(2, "0")}-${day.padStart(2, "0")}`;
};

/** What a cell shows while nobody types in it. */
export const shown = (form: Form.Form, at: number, column: Column): string => {
  const item = form.items[at];
  if (item === undefined) return "";
  const money = (value: bigint | undefined): string => (value === undefined ? "" : won(value));
  const { supply, tax } = compute(form.typeCode, item);
  switch (column) {
    case "suppliedOn":
      return shownDay(item.suppliedOn ?? "", form.writtenDate);
    case "grand":
      return supply === undefined ? "" : money(supply + (tax ?? 0n));
    case "supplyAmount":
      return item.supplyAmount === undefined ? money(supply) : grouped(item.supplyAmount);
    case "taxAmount":
      return item.taxAmount === undefined ? money(tax) : grouped(item.taxAmount);
    case "quantity":
    case "unitPrice":
      return grouped(item[column] ?? "");
    default:
      return item[column] ?? "";
  }
};

/**
 * The form after something was typed into a cell. Quantity and unit price make
 * the amounts anew, a supply amount its tax; a line that begins gets the written date.
 */
export const typed = (form: Form.Form, at: number, column: Column, text: string): Form.Form => {
  const item = form.items[at];
  if (item === undefined) return form;
  const begun =
    column !== "suppliedOn" &&
    item.suppliedOn === undefined &&
    isIdle(item) &&
    /^\d{4}-\d\d-\d\d$/.test(form.writtenDate ?? "")
      ? withItem(form, at, { suppliedOn: form.writtenDate })
      : form;
  const entry = text === "" ? undefined : text;
  switch (column) {
    case "grand":
      return withGrand(begun, at, text);
    case "supplyAmount":
      return withItem(begun, at, { supplyAmount: entry && bare(entry), taxAmount: undefined });
    case "taxAmount":
      return withItem(begun, at, { taxAmount: entry && bare(entry) });
    case "quantity":
    case "unitPrice": {
      const figure = entry && bare(entry);
      const next = withItem(begun, at, { [column]: figure });
      const both = next.items[at];
      return both !== undefined && compute(form.typeCode, both).product !== undefined
        ? withItem(next, at, { supplyAmount: undefined, taxAmount: undefined })
        : next;
    }
    case "suppliedOn":
      return withItem(begun, at, { suppliedOn: entry && readDay(entry, form.writtenDate) });
    default:
      return withItem(begun, at, { [column]: entry });
  }
};

/** The form once a cell was left: what says the same as what is computed is computed from then on. */
export const left = (form: Form.Form, at: number, column: Column): Form.Form => {
  const item = form.items[at];
  if (item === undefined) return form;
  const { product, supply, due, tax } = compute(form.typeCode, item);
  const items = (changes: Parameters<typeof changed<Form.Item>>[1]): Form.Form => withItem(form, at, changes);
  if (
    column === "supplyAmount" &&
    item.supplyAmount !== undefined &&
    supply === product &&
    product !== undefined
  )
    return items({ supplyAmount: undefined });
  if (column === "taxAmount" && item.taxAmount !== undefined && tax === due && due !== undefined)
    return items({ taxAmount: undefined });
  if (column === "quantity" || column === "unitPrice") {
    const text = item[column];
    return text?.endsWith(".") === true ? items({ [column]: text.slice(0, -1) }) : form;
  }
  return form;
};
