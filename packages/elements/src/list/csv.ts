/** A list as a table that spreadsheets open: UTF-8 with its mark, one line a row, nothing that a spreadsheet would execute. */

/** A text; or figures, which stay figures. */
export type Cell = string | bigint;

/** With these a spreadsheet begins a formula; the last ones are their full-width forms. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

const cellOf = (cell: Cell): string => {
  if (typeof cell === "bigint") return String(cell);
  const plain = cell.normalize("NFC").replace(/[\r\n]+/g, " ");
  const safe = formula.test(plain.trimStart()) ? `'${plain}` : plain;
  return /[",;\s']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The whole file. The mark at its beginning tells Excel that it is UTF-8. */
export const csv = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<Cell>>): string =>
  `\uFEFF${[head, ...rows].map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")}`;
