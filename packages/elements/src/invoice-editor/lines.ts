/** 품목: a real table to write in, each line a card where it is narrow. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Form } from "@einv/invoice";
import { checkbox } from "../foundation/field.ts";
import { amount } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { type Column, isFigure, shown, shownColumns } from "./columns.ts";
import { compute, mostLines } from "./content.ts";
import { type Desk, remarkText, section, verdicts } from "./desk.ts";
import { cellId, type Lines } from "./lines.controller.ts";
import { totals } from "./totals.ts";

const limits: Readonly<Record<Column, number>> = {
  suppliedOn: 20,
  name: 500,
  specification: 500,
  quantity: 30,
  unitPrice: 30,
  grand: 30,
  supplyAmount: 30,
  taxAmount: 30,
  remark: 500,
};

/** What is said below a line: by rules, and where an amount is not what is computed. */
const said = (desk: Desk, lines: Lines, item: Form.Item, at: number): ReadonlyArray<TemplateResult> => {
  const { words, content, sheet, checking, language, locked } = desk;
  const { product, supply, due, tax } = compute(content.form.typeCode, item);
  const signed = (difference: bigint): string => `${difference > 0n ? "+" : ""}${amount(difference)}`;
  const differs =
    item.supplyAmount !== undefined && product !== undefined && supply !== undefined && supply !== product
      ? words.productDiffers(amount(product), signed(supply - product))
      : item.taxAmount !== undefined && due !== undefined && tax !== undefined && tax !== due
        ? words.taxDiffers(amount(due), signed(tax - due))
        : undefined;
  const remarks = checking.remarks.filter(
    ({ path }) => path.startsWith(`items[${at}]`) && sheet.shows(path) && !isSame(path, differs),
  );
  return [
    ...remarks.map(
      (remark) =>
        html`<p class="hint ${remark.severity === "error" ? "wrong" : "warn"}">
          ${icon(remark.severity === "error" ? "stop" : "warning")}<span
            >${remarkText(remark, language)}</span
          >
        </p>`,
    ),
    ...(differs === undefined
      ? []
      : [
          html`<p class="hint">
            ${icon("info")}<span
              >${differs}
              ${
                locked
                  ? nothing
                  : html`<button type="button" class="link" @click=${() => lines.recompute(at)}>
                      ${words.recompute}
                    </button>`
              }</span
            >
          </p>`,
        ]),
  ];
};

/** The rule of 수량 × 단가 says what is already said with the difference. */
const isSame = (path: string, differs: string | undefined): boolean =>
  differs !== undefined && path.endsWith(".supplyAmount");

/** Longer than a cell of figures is wide. */
const isLong = (text: string): boolean => text.length > 12;

const cell = (desk: Desk, lines: Lines, at: number, column: Column, described: boolean): TemplateResult => {
  const { words, content, sheet, checking } = desk;
  const path = `items[${at}].${column}`;
  const wrong = sheet.shows(path) && checking.at(path).some(({ severity }) => severity === "error");
  const text = lines.text(content.form, at, column);
  return html`<td role="cell" class="cell ${column} ${isFigure(column) ? "amount" : ""}">
    <span class="cell-label" aria-hidden="true">${words.columns[column]}</span>
    <input
      id=${cellId(at, column)}
      class="write ${isFigure(column) ? "figure" : ""} ${isLong(text) ? "long" : ""}"
      type="text"
      inputmode=${isFigure(column) ? "decimal" : "text"}
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      maxlength=${limits[column]}
      data-line=${at}
      data-column=${column}
      aria-label=${words.cell(at + 1, words.columns[column])}
      aria-invalid=${wrong ? "true" : nothing}
      aria-describedby=${described ? `line-${at}-said` : nothing}
      ?readonly=${desk.locked}
      .value=${live(text)}
    />
  </td>`;
};

const actions = (desk: Desk, lines: Lines, at: number, count: number): TemplateResult => {
  const { words } = desk;
  const button = (
    id: string,
    name: "up" | "down" | "close",
    label: string,
    press: () => void,
    barred: boolean,
    tabbed: boolean,
  ): TemplateResult =>
    html`<button
      type="button"
      id=${id}
      class="copy"
      tabindex=${tabbed ? nothing : -1}
      aria-label=${label}
      title=${label}
      aria-disabled=${barred ? "true" : nothing}
      @click=${() => {
        if (!barred) press();
      }}
    >
      ${icon(name)}
    </button>`;
  return html`<td role="cell" class="cell line-actions">
    ${button(`up-${at}`, "up", words.moveUp(at + 1), () => lines.move(at, at - 1), at === 0, false)}
    ${button(`down-${at}`, "down", words.moveDown(at + 1), () => lines.move(at, at + 1), at === count - 1, false)}
    ${button(`remove-${at}`, "close", words.removeLine(at + 1), () => lines.remove(at), false, true)}
  </td>`;
};

const row = (
  desk: Desk,
  lines: Lines,
  columns: ReadonlyArray<Column>,
  item: Form.Item,
  at: number,
): TemplateResult => {
  const remarks = said(desk, lines, item, at);
  const count = desk.content.form.items.length;
  return html`<tr role="row" class="line-row" aria-label=${desk.words.line(at + 1)}>
      <th role="rowheader" scope="row" class="number">
        <span aria-hidden="true">${at + 1}</span><span class="unseen">${desk.words.line(at + 1)}</span>
      </th>
      ${columns.map((column) => cell(desk, lines, at, column, remarks.length > 0))}
      ${desk.locked ? nothing : actions(desk, lines, at, count)}
    </tr>
    ${
      remarks.length === 0
        ? nothing
        : html`<tr role="row" class="said-row">
            <td role="cell" colspan=${columns.length + 2} id="line-${at}-said">${remarks}</td>
          </tr>`
    }`;
};

const undoBar = (desk: Desk, lines: Lines): TemplateResult | typeof nothing => {
  const { undo } = lines;
  if (undo === undefined || desk.locked) return nothing;
  const { words } = desk;
  return html`<p class="undo">
    <span>${undo.what === "removed" ? words.removed(undo.count) : words.pasted(undo.count, 0)}</span>
    <button type="button" class="link" id="undo-lines" @click=${() => lines.takeBack()}>
      ${icon("undo")} ${words.undo}
    </button>
  </p>`;
};

const hasLong = (form: Form.Form, at: number): boolean =>
  (["unitPrice", "supplyAmount", "taxAmount"] as const).some((column) => isLong(shown(form, at, column)));

export const lineTable = (desk: Desk, lines: Lines): TemplateResult => {
  const { words, content, locked } = desk;
  const { items } = content.form;
  const columns = shownColumns(content.form, lines.inclusive && !locked);
  return section(
    desk,
    "lines",
    words.sections.lines,
    html`<table
        role="table"
        class="sheet-lines ${items.some((_, at) => hasLong(content.form, at)) ? "long-figures" : ""} ${columns.includes("grand") ? "with-grand" : ""}"
        part="items"
        aria-labelledby="section-lines"
        @input=${lines.input}
        @compositionend=${lines.input}
        @focusout=${lines.leave}
        @keydown=${lines.key}
        @paste=${lines.paste}
      >
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" class="number"><span class="unseen">No.</span></th>
            ${columns.map(
              (column) =>
                html`<th
                  role="columnheader"
                  scope="col"
                  class="${column} ${isFigure(column) ? "amount" : ""}"
                >
                  ${words.columns[column]}
                </th>`,
            )}
            ${
              locked
                ? nothing
                : html`<th role="columnheader" scope="col" class="line-actions">
                    <span class="unseen">${words.lineActions}</span>
                  </th>`
            }
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${items.map((item, at) => row(desk, lines, columns, item, at))}
        </tbody>
      </table>
      ${undoBar(desk, lines)}
      <div class="below-lines">
        <div class="line-tools">
          ${
            locked
              ? nothing
              : html`<button
                    type="button"
                    id="add-line"
                    class="button"
                    aria-disabled=${items.length >= mostLines ? "true" : nothing}
                    @click=${() => lines.add()}
                  >
                    ${icon("plus")}${words.addLine}
                  </button>
                  ${checkbox({
                    id: "inclusive",
                    label: words.inclusive,
                    checked: lines.inclusive,
                    toggled: (inclusive) => {
                      lines.inclusive = inclusive;
                    },
                  })}
                  <details class="keys">
                    <summary>${words.keys}</summary>
                    <dl>
                      ${words.keysDetail.map(
                        ([keys, what]) =>
                          html`<div>
                            <dt><kbd>${keys}</kbd></dt>
                            <dd>${what}</dd>
                          </div>`,
                      )}
                    </dl>
                  </details>`
          }
          ${verdicts(desk, "items", "totals.supply", "totals.tax", "totals.grand")}
        </div>
        ${totals(desk)}
      </div>`,
    html`<span class="muted small figure">${words.lineCount(items.length, mostLines)}</span>`,
  );
};
