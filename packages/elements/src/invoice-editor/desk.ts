/** What every part of the sheet is written with: words, content, what is wrong where, and how an entry changes. */
import { html, nothing, type TemplateResult } from "lit";
import { type TextField, textField } from "../foundation/field.ts";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import type { Checking, Remark } from "./checking.controller.ts";
import type { Content, Side } from "./content.ts";
import type { SheetWords } from "./invoice-editor.messages.ts";
import { idOf } from "./paths.ts";
import type { Sheet } from "./sheet.controller.ts";

export interface Desk {
  readonly host: EinvElement;
  readonly words: SheetWords;
  readonly language: Language;
  readonly side: Side;
  readonly content: Content;
  readonly sheet: Sheet;
  readonly checking: Checking;
  /** Today in Korea, if it is known. */
  readonly today: string | undefined;
  /** Can only be read. */
  readonly locked: boolean;
}

/** What is wrong and what to do, as two sentences. */
export const remarkText = ({ text, remedy }: Remark, language: Language): string =>
  `${text[language].replace(/[^.]$/, "$&.")} ${remedy[language]}`;

/** What is wrong, and what may be wrong, at a path: said once the person has been there. */
export const verdict = (
  { sheet, checking, language }: Pick<Desk, "sheet" | "checking" | "language">,
  path: string,
): Pick<TextField, "wrong" | "warned"> => {
  if (!sheet.shows(path)) return {};
  const found = checking.at(path);
  const first = found.find(({ severity }) => severity === "error") ?? found[0];
  if (first === undefined) return {};
  const text = remarkText(first, language);
  return first.severity === "error" ? { wrong: text } : { warned: text };
};

/** What concerns several fields together, below them. */
export const verdicts = (desk: Desk, ...paths: ReadonlyArray<string>): TemplateResult =>
  html`<div class="verdict" role="status">
    ${paths
      .filter((path) => desk.sheet.shows(path))
      .flatMap((path) => desk.checking.at(path))
      .map(
        (remark) =>
          html`<p class="hint ${remark.severity === "error" ? "wrong" : "warn"}">
            ${icon(remark.severity === "error" ? "stop" : "warning")}<span
              >${remarkText(remark, desk.language)}</span
            >
          </p>`,
      )}
  </div>`;

/** One entry of the content. */
export const entry = (
  desk: Desk,
  path: string,
  field: Omit<TextField, "id" | "value" | "typed"> & {
    readonly value: string | undefined;
    readonly change: (content: Content, text: string) => Content;
  },
): TemplateResult => {
  const { change, value = "", ...rest } = field;
  return textField(desk.language, {
    maxlength: 500,
    ...rest,
    ...verdict(desk, path),
    id: idOf(path),
    value,
    locked: desk.locked,
    typed: (text) => desk.sheet.edit((content) => change(content, text)),
    left: (text) => {
      desk.sheet.leave(path);
      rest.left?.(text);
    },
  });
};

/** A part of the sheet under its heading. */
export const section = (
  desk: Desk,
  id: string,
  heading: string,
  content: TemplateResult,
  aside: TemplateResult | typeof nothing = nothing,
): TemplateResult =>
  html`<section class="section" aria-labelledby="section-${id}">
    <div class="section-head">
      <h3 id="section-${id}" tabindex="-1">${heading}</h3>
      ${aside}
    </div>
    ${content}
  </section>`;
