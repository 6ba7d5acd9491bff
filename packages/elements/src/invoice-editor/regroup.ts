/** Thousands separators in a field while a person types in it. */
import { grouped } from "./money.ts";

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

/**
 * Groups what stands in a field, the caret staying behind the digit it stood
 * behind. Leaves a field alone while a syllable is being composed in it.
 */
export const regroup = (field: HTMLInputElement, composing: boolean): string => {
  const { value, selectionStart, selectionEnd } = field;
  if (composing) return value;
  const text = grouped(value);
  if (text !== value) {
    const at = selectionStart ?? value.length;
    const caret = selectionStart === selectionEnd ? after(text, significant(value, at)) : text.length;
    field.value = text;
    field.setSelectionRange(caret, caret);
  }
  return text;
};
