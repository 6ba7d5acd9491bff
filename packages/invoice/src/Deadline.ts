/**
 * Until when an invoice is issued without penalty, and what a later issue costs.
 *
 * 부가가치세법 §34③: by the 10th of the month after the supply. A Saturday, Sunday
 * or public holiday moves a deadline to the next working day (국세기본법 §5①).
 * Public holidays are decreed year by year: a caller who knows them passes them in.
 */
import { dayNumber, dayNumberOf, ofDayNumber, weekday } from "./internal/calendar.ts";
import { CalendarDate, Won } from "./TaxInvoice.ts";

/** Public holidays that fall on working days, as calendar dates. */
export type Holidays = ReadonlySet<string>;

const none: Holidays = new Set();

const nextWorkingDay = (from: number, holidays: Holidays): CalendarDate => {
  let number = from;
  while (weekday(number) === 0 || weekday(number) === 6 || holidays.has(ofDayNumber(number))) number += 1;
  return CalendarDate.make(ofDayNumber(number));
};

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));
const monthOf = (date: CalendarDate): number => Number(date.slice(5, 7));

/** The last day to issue without penalty, from the written date (작성일자). */
export const issueBy = (writtenDate: CalendarDate, holidays: Holidays = none): CalendarDate =>
  nextWorkingDay(dayNumberOf(yearOf(writtenDate), monthOf(writtenDate) + 1, 10), holidays);

/**
 * The last day on which an issue is late rather than missing: the due date of
 * the VAT return (확정신고기한, 25 July or 25 January) for the period of supply.
 */
export const lateUntil = (writtenDate: CalendarDate, holidays: Holidays = none): CalendarDate =>
  nextWorkingDay(dayNumberOf(yearOf(writtenDate), monthOf(writtenDate) <= 6 ? 7 : 13, 25), holidays);

/** Whole days from `today` to the deadline: 0 on the last day, negative after it. */
export const daysLeft = (deadline: CalendarDate, today: CalendarDate): number =>
  dayNumber(deadline) - dayNumber(today);

/** A penalty (가산세) in won, for both sides, with its source. */
export interface Penalty {
  readonly supplier: Won;
  readonly buyer: Won;
  readonly statute: string;
}

const share = (supply: bigint, perMille: bigint): Won => {
  const amount = supply < 0n ? -supply : supply;
  return Won.make((amount * perMille) / 1000n);
};

/** The statutes behind {@link latePenalty}. */
export const lateStatute = "부가가치세법 §60②1 (공급자 1 %), §60⑦ (공급받는자 0.5 %)";

/**
 * 지연발급: issued after {@link issueBy} and up to {@link lateUntil}. Supplier
 * 1 %, buyer 0.5 % (지연수취) of the supply amount, won rounded down.
 */
export const latePenalty = (supply: bigint): Penalty => ({
  supplier: share(supply, 10n),
  buyer: share(supply, 5n),
  statute: lateStatute,
});

/** 미발급: not issued by {@link lateUntil}. Supplier 2 %; the buyer loses the deduction of the tax instead. */
export const missingPenalty = (supply: bigint): Penalty => ({
  supplier: share(supply, 20n),
  buyer: Won.make(0n),
  statute: "부가가치세법 §60②2",
});
