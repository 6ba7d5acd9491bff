/** Arithmetic on calendar dates `YYYY-MM-DD`, without clock or time zone. */

const day = 24 * 60 * 60 * 1000;
const lastDay = Date.UTC(9999, 11, 31) / day;

/** Whether the text is a date that exists: no 30 February. */
export const isCalendarDate = (text: string): boolean =>
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text) &&
  Number(text.slice(8)) <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));

/** Days of a month, 1–12. */
export const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

/** Days since 1970-01-01; negative before. */
export const dayNumber = (date: string): number =>
  dayNumberOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));

/** The same from numbers; a thirteenth month is January of the next year. */
export const dayNumberOf = (year: number, month: number, dayOfMonth: number): number =>
  Date.UTC(year, month - 1, dayOfMonth) / day;

/** The date of a day number; 9999-12-31 at the latest. */
export const ofDayNumber = (number: number): string =>
  number > lastDay ? "9999-12-31" : new Date(number * day).toISOString().slice(0, 10);

/** 0 Sunday … 6 Saturday. */
export const weekday = (number: number): number => (((number + 4) % 7) + 7) % 7;
