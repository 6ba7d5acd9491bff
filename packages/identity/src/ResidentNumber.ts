/**
 * Resident number (주민등록번호): thirteen digits that name one person. It counts
 * as a secret: it is shown masked and never logged.
 */

const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5] as const;

/** What the authority wants in place of a foreigner's number; the true one stands in the remarks. */
export const foreigner = "9999999999999";

/**
 * Whether the last digit fits the first twelve. Numbers given out since
 * October 2020 need not fit: a failure is a reason to ask, not to refuse.
 */
export const hasValidCheckDigit = (digits: string): boolean => {
  if (!/^\d{13}$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * (digits.charCodeAt(index) - 48), 0);
  return (11 - (sum % 11)) % 10 === digits.charCodeAt(12) - 48;
};

/** `9001011234567` → `900101-1******`. */
export const mask = (number: string): string =>
  /^\d{13}$/.test(number) ? `${number.slice(0, 6)}-${number.slice(6, 7)}******` : "*".repeat(number.length);
