/** Small parts of the simulator's pages. */
import * as DateTime from "effect/DateTime";
import * as Kst from "../../internal/kst.ts";
import type { Hashed } from "../Hashed.ts";
import { html, type Html, type Part } from "./html.ts";

export const wall = (instant: DateTime.Utc): string => {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(Kst.stamp(instant)) ?? [];
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
};

export const wallOf = (iso: string): string => wall(DateTime.makeUnsafe(iso));

export const both = ({ ko, en }: { readonly ko: string; readonly en: string }): Html =>
  html`<span lang="ko">${ko}</span> <span class="en" lang="en">${en}</span>`;

export const won = (amount: string | undefined): string => (amount ?? "").replace(/\B(?=(?:\d{3})+$)/g, ",");

/** A row of cells; the labels return to them where the screen is narrow. */
export const cells = (labels: ReadonlyArray<string>, values: ReadonlyArray<Part>): Html =>
  html`<tr>
    ${values.map((value, index) => html`<td data-label="${labels[index]}">${value}</td>`)}
  </tr>`;

export const tableOf = (labels: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<Part>>): Html =>
  html`<table>
    <thead>
      <tr>
        ${labels.map((label) => html`<th scope="col">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => cells(labels, row))}
    </tbody>
  </table>`;

export const codeMark = (code: string | undefined): Html =>
  code === undefined
    ? html`<span class="mark">처리 중 · pending</span>`
    : html`<span class="mark ${code === "SUC001" ? "good" : "bad"}">${code}</span>`;

export const struckMark = (struck: string | undefined): Html | undefined =>
  struck === undefined ? undefined : html`<span class="mark fault">${struck}</span>`;

export const hashedPart = (hashed: Hashed | undefined, id: string, open: boolean): Html | undefined =>
  hashed === undefined
    ? undefined
    : html`<details id="${id}" ${open ? html`open` : undefined}>
        <summary>해시한 내용 · What was hashed</summary>
        <dl>
          <div class="long">
            <dt>SHA-256</dt>
            <dd><code>${hashed.digest}</code></dd>
          </div>
          <div class="long">
            <dt>DigestValue</dt>
            <dd><code>${hashed.stated ?? "—"}</code></dd>
          </div>
          <div>
            <dt>크기 · Octets</dt>
            <dd>${hashed.octets}</dd>
          </div>
        </dl>
        <pre tabindex="0"><code>${hashed.beginning}</code></pre>
      </details>`;

export const none = (ko: string, en: string): Html => html`<p class="none">${both({ ko, en })}</p>`;
