/** Rows copied from a spreadsheet, as lines. */
import type { Form } from "@einv/invoice";
import { type Column, typed } from "./columns.ts";
import { isIdle, mostLines } from "./content.ts";

/** Longest entry of a form. */
const longest = 500;

/** Tab-separated cells; a cell in quotes may hold tabs, line breaks and doubled quotes. */
export const cellsOf = (text: string): ReadonlyArray<ReadonlyArray<string>> => {
  const rows: Array<Array<string>> = [];
  let row: Array<string> = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [, quoted, bareText = "", end] = match;
    const cell =
      quoted === undefined ? bareText : quoted.replaceAll('""', '"').replace(/\s*[\r\n]+\s*/g, " ");
    row.push(cell.trim().slice(0, longest));
    if (end !== "\t") {
      rows.push(row);
      row = [];
    }
    if (end === "" || pattern.lastIndex >= text.length) break;
  }
  if (row.length > 0) rows.push(row);
  return rows.filter((cells) => cells.some((cell) => cell !== ""));
};

const headings: ReadonlyArray<readonly [RegExp, Column]> = [
  [/^(?:월일|일자|공급일자|거래일자|날짜|date)$/i, "suppliedOn"],
  [/^(?:품목|품목명|품명|item|name)$/i, "name"],
  [/^(?:규격|specification|spec)$/i, "specification"],
  [/^(?:수량|quantity|qty)$/i, "quantity"],
  [/^(?:단가|unitprice|price)$/i, "unitPrice"],
  [/^(?:공급가액|공급가|금액|supply|supplyamount|amount)$/i, "supplyAmount"],
  [/^(?:세액|부가세|부가세액|tax|vat)$/i, "taxAmount"],
  [/^(?:합계|합계금액|total)$/i, "grand"],
  [/^(?:비고|remark|note)$/i, "remark"],
];

/** The columns that a heading row names; nothing if it is none. */
const named = (cells: ReadonlyArray<string>): ReadonlyArray<Column | undefined> | undefined => {
  const found = cells.map((cell) => {
    const name = cell.replace(/[\s()*]/g, "");
    return headings.find(([pattern]) => pattern.test(name))?.[1];
  });
  return found.filter((column) => column !== undefined).length >= 2 ? found : undefined;
};

export interface Pasted {
  readonly form: Form.Form;
  readonly lines: number;
  /** Rows that no line was left for. */
  readonly leftOut: number;
}

/** Whether this is rows, not one text. */
export const isRows = (text: string): boolean => /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""));

const order: ReadonlyArray<Column> = [
  "suppliedOn",
  "name",
  "specification",
  "quantity",
  "unitPrice",
  "supplyAmount",
  "taxAmount",
  "grand",
  "remark",
];

/**
 * Puts rows into the lines from `at` and `from` on; lines are added as they are
 * needed. A heading row names the columns. Amounts that are pasted stand as they are.
 */
export const paste = (
  form: Form.Form,
  text: string,
  at: number,
  from: Column,
  shown: ReadonlyArray<Column>,
): Pasted => {
  const rows = cellsOf(text);
  const heading = named(rows[0] ?? []);
  const body = heading === undefined ? rows : rows.slice(1);
  const into = heading ?? shown.slice(Math.max(0, shown.indexOf(from)));
  const fits = body.slice(0, Math.max(0, mostLines - at));
  let next: Form.Form = {
    ...form,
    items: [
      ...form.items,
      ...Array.from({ length: Math.max(0, at + fits.length - form.items.length) }, () => ({})),
    ],
  };
  fits.forEach((cells, offset) => {
    // Amounts come after what would compute them, in the order of the form.
    const entries = cells
      .map((cell, index) => [into[index], cell] as const)
      .filter((entry): entry is readonly [Column, string] => entry[0] !== undefined && entry[1] !== "")
      .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other));
    const amounts = entries.some(([column]) => column === "supplyAmount");
    for (const [column, cell] of entries)
      if (column !== "grand" || !amounts) next = typed(next, at + offset, column, cell);
  });
  return { form: next, lines: fits.length, leftOut: body.length - fits.length };
};

/** How many lines say something. */
export const countLines = ({ items }: Form.Form): number => items.filter((item) => !isIdle(item)).length;
