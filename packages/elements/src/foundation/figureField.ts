/** Figures with thousands separators, as they are shown and while a person types them. */
import { html, type TemplateResult } from "lit";
import { won } from "@einv/invoice/Wording";
import { type TextField, textField } from "./field.ts";
import type { Language } from "./speech.ts";
import { bare } from "./won.ts";

/** With thousands separators: `1234567.5` → `1,234,567.5`. What is no number stays as it is. */
export const grouped = (text: string): string => {
  const [, sign = "", whole, rest = ""] = /^(-?)(\d+)(\.\d*)?$/.exec(bare(text)) ?? [];
  return whole === undefined ? text : `${sign}${won(BigInt(whole))}${rest}`;
};

/** How many characters before `end` are none of the separators. */
const significant = (text: string, end: number): number => text.slice(0, end).replace(/[\s,]/g, "").length;

/** Where the caret stands after `count` characters that are none of the separators. */
const after = (text: string, count: number): number => {
  let left = count;
  let at = 0;
  while (left > 0 && at < text.length) {
    if (text[at] !== ",") left -= 1;
    at += 1;
  }
  return at;
};

/** Groups what stands in a field, the caret staying behind the digit it stood behind. */
export const regroup = (field: HTMLInputElement): string => {
  const { value, selectionStart, selectionEnd } = field;
  const text = grouped(value);
  if (text !== value) {
    const at = selectionStart ?? value.length;
    const caret = selectionStart === selectionEnd ? after(text, significant(value, at)) : text.length;
    field.value = text;
    field.setSelectionRange(caret, caret);
  }
  return text;
};

/** A field for one figure: grouped from the start, told without separators, left alone while a syllable is composed in it. */
export const figureField = (language: Language, field: Omit<TextField, "look" | "type">): TemplateResult => {
  const typed = (text: string): void => field.typed(bare(text));
  return html`<div
    @input=${{
      capture: true,
      handleEvent: (event: InputEvent): void => {
        if (!(event.target instanceof HTMLInputElement)) return;
        if (event.isComposing) event.stopPropagation();
        else regroup(event.target);
      },
    }}
    @compositionend=${({ target }: CompositionEvent) => {
      if (target instanceof HTMLInputElement) typed(regroup(target));
    }}
  >
    ${textField(language, { ...field, look: "figure", value: grouped(field.value), typed })}
  </div>`;
};
