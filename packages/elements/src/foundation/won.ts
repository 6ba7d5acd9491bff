/** Whole won as people type them: with separators, spaces, 원, full-width digits. */

/** Without separators, spaces and 원: `1,230,000원` → `1230000`. */
export const bare = (text: string): string =>
  text
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[−–—]/g, "-")
    .replace(/[\s,]/g, "")
    .replace(/^[₩￦]/, "")
    .replace(/원$/, "");

/** Whole won; nothing if the text is none. */
export const readWon = (text: string | undefined): bigint | undefined => {
  const digits = bare(text ?? "");
  return /^-?\d{1,18}$/.test(digits) ? BigInt(digits) : undefined;
};
