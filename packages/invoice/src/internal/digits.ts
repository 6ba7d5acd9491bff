/** Digits as people type them. */

/** Full-width digits and signs as their plain ones. */
export const plain = (text: string): string => text.normalize("NFKC").replace(/[‐-―−]/g, "-");

/** Whether the text is so many digits, however people group them. */
export const hasDigits = (text: string, count: number): boolean => {
  const digits = plain(text).replace(/[\s-]/g, "");
  return digits.length === count && /^\d+$/.test(digits);
};
