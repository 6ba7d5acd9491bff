/**
 * Business days in Korea: Saturdays, Sundays and public holidays (공휴일,
 * 대체공휴일), as deadlines of the tax law know them (부가가치세법 §34③,
 * 국세기본법 §5①).
 *
 * Holidays are derived from versioned data by the rule of substitute holidays.
 * Beyond the years of the {@link edition} only Saturdays and Sundays are known.
 */
import type { Refusal } from "@einv/refusal";
import { dayNumber, ofDayNumber, weekday } from "./internal/calendar.ts";
import * as Data from "./internal/holidays.ts";
import { CalendarDate } from "./TaxInvoice.ts";

/** The years that the data speak for, and their version. */
export const edition: { readonly version: string; readonly from: number; readonly to: number } = Data.edition;

/** A day on which offices are closed, other than a Saturday or Sunday. */
export interface Holiday {
  readonly date: CalendarDate;
  readonly name: Refusal.Text;
  /** 대체공휴일: stands in for a holiday that fell together with another day off. */
  readonly substitute: boolean;
}

interface Entry {
  readonly number: number;
  readonly name: Refusal.Text;
  readonly substitution: Data.Substitution;
}

const entries = (year: number): ReadonlyArray<Entry> => [
  ...Data.fixed
    .filter(({ since }) => since === undefined || since <= year)
    .map(({ day, name, substitution }) => ({ number: dayNumber(`${year}-${day}`), name, substitution })),
  ...Data.lunar.flatMap(({ days, name, before, after, substitution }) => {
    const number = dayNumber(`${year}-${days[year] ?? ""}`);
    return [
      ...(before === undefined ? [] : [{ number: number - 1, name: before, substitution }]),
      { number, name, substitution },
      ...(after === undefined ? [] : [{ number: number + 1, name: after, substitution }]),
    ];
  }),
  ...Object.entries(Data.decreed)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, name]) => ({ number: dayNumber(date), name, substitution: "none" as const })),
];

/** How many substitute holidays the holidays of one day earn. */
const earned = (number: number, together: ReadonlyArray<Entry>): number => {
  const count = (...kinds: ReadonlyArray<Data.Substitution>): number =>
    together.filter(({ substitution }) => kinds.includes(substitution)).length;
  switch (weekday(number)) {
    case 0:
      return count("weekend", "sunday");
    case 6:
      return count("weekend");
    default:
      return Math.min(together.length - 1, count("weekend", "sunday"));
  }
};

const isWeekend = (number: number): boolean => weekday(number) === 0 || weekday(number) === 6;

const derive = (year: number): ReadonlyMap<number, Holiday> => {
  const days = new Map<number, Array<Entry>>();
  for (const entry of entries(year).toSorted((one, other) => one.number - other.number)) {
    const together = days.get(entry.number);
    if (together === undefined) days.set(entry.number, [entry]);
    else together.push(entry);
  }
  const holidays = new Map<number, Holiday>();
  const add = (number: number, names: ReadonlyArray<Refusal.Text>, substitute: boolean): void => {
    holidays.set(number, {
      date: CalendarDate.make(ofDayNumber(number)),
      name: {
        ko: names.map(({ ko }) => ko).join(", "),
        en: names.map(({ en }) => en).join(", "),
      },
      substitute,
    });
  };
  for (const [number, together] of days)
    add(
      number,
      together.map(({ name }) => name),
      false,
    );
  for (const [number, together] of days) {
    for (let left = earned(number, together); left > 0; left -= 1) {
      let next = number + 1;
      while (isWeekend(next) || holidays.has(next)) next += 1;
      const of = together.find(({ substitution }) => substitution !== "none") ?? together[0]!;
      add(next, [{ ko: `대체공휴일 (${of.name.ko})`, en: `Substitute holiday (${of.name.en})` }], true);
    }
  }
  if (year <= Data.workersDay.until) {
    const number = dayNumber(`${year}-${Data.workersDay.day}`);
    if (!holidays.has(number)) add(number, [Data.workersDay.name], false);
  }
  return new Map([...holidays].toSorted(([one], [other]) => one - other));
};

const known = new Map<number, ReadonlyMap<number, Holiday>>();
const nothing: ReadonlyMap<number, Holiday> = new Map();

const ofYear = (year: number): ReadonlyMap<number, Holiday> => {
  if (year < edition.from || year > edition.to) return nothing;
  const found = known.get(year) ?? derive(year);
  known.set(year, found);
  return found;
};

const yearOf = (date: string): number => Number(date.slice(0, 4));

/** Whether the holidays of this date's year are known. */
export const covers = (date: CalendarDate): boolean =>
  yearOf(date) >= edition.from && yearOf(date) <= edition.to;

/** The holidays of a year in order, those on Saturdays and Sundays too; none of a year that is not covered. */
export const holidays = (year: number): ReadonlyArray<Holiday> => [...ofYear(year).values()];

/** The holiday on this date, if it is one. */
export const holidayOn = (date: CalendarDate): Holiday | undefined =>
  ofYear(yearOf(date)).get(dayNumber(date));

const isOpen = (number: number): boolean =>
  !isWeekend(number) && !ofYear(yearOf(ofDayNumber(number))).has(number);

/** 영업일: neither Saturday nor Sunday nor holiday. */
export const isBusinessDay = (date: CalendarDate): boolean => isOpen(dayNumber(date));

/** The date itself if it is a business day, else the next one. 9999-12-31 is the last date. */
export const onOrAfter = (date: CalendarDate): CalendarDate => {
  let number = dayNumber(date);
  while (!isOpen(number) && ofDayNumber(number) < "9999-12-31") number += 1;
  return CalendarDate.make(ofDayNumber(number));
};

/** So many days later (or earlier, below zero). */
export const plusDays = (date: CalendarDate, days: number): CalendarDate =>
  CalendarDate.make(ofDayNumber(dayNumber(date) + days));

/** Days from one date to another: 0 on the same day, negative if it is past. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);
