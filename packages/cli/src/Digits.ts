/** Digits as typed: hyphens, spaces and full-width digits allowed. The check digit is not asked of them: test certificates carry wrong ones. */
export const typed = (text: string): string => text.normalize("NFKC").replace(/[\s\p{Dash}]/gu, "");
