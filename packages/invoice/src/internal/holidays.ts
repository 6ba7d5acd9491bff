/**
 * Public holidays (관공서의 공휴일) as data: which days there are, which of them
 * are made good by a substitute holiday (대체공휴일), and what the government
 * decreed for one day only.
 *
 * A new year, election or temporary holiday is added here and the edition
 * raised; nothing else changes.
 */
import type { Refusal } from "@einv/refusal";

type Text = Refusal.Text;

/** Which state of the decrees this is, and the years it speaks for. */
export const edition = { version: "2026-11", from: 2024, to: 2028 } as const;

/**
 * Which clash earns a substitute holiday (관공서의 공휴일에 관한 규정 §3):
 * `weekend`: Saturday, Sunday, or another public holiday; `sunday`: Sunday or
 * another public holiday (설·추석); `none`: no clash at all (1월 1일, 현충일).
 */
export type Substitution = "weekend" | "sunday" | "none";

interface Named {
  readonly name: Text;
  readonly substitution: Substitution;
}

/** The same day every year, `MM-DD`; some only from a year on. */
export interface Fixed extends Named {
  readonly day: string;
  readonly since?: number;
}

export const fixed: ReadonlyArray<Fixed> = [
  { day: "01-01", name: { ko: "1월 1일", en: "New Year's Day" }, substitution: "none" },
  { day: "03-01", name: { ko: "3·1절", en: "Independence Movement Day" }, substitution: "weekend" },
  // Before 2026 no public holiday, but a day to which no tax deadline falls: 국세기본법 §5①3.
  { day: "05-01", name: { ko: "노동절", en: "Labour Day" }, substitution: "weekend", since: 2026 },
  { day: "05-05", name: { ko: "어린이날", en: "Children's Day" }, substitution: "weekend" },
  { day: "06-06", name: { ko: "현충일", en: "Memorial Day" }, substitution: "none" },
  { day: "07-17", name: { ko: "제헌절", en: "Constitution Day" }, substitution: "weekend", since: 2026 },
  { day: "08-15", name: { ko: "광복절", en: "Liberation Day" }, substitution: "weekend" },
  { day: "10-03", name: { ko: "개천절", en: "National Foundation Day" }, substitution: "weekend" },
  { day: "10-09", name: { ko: "한글날", en: "Hangul Day" }, substitution: "weekend" },
  { day: "12-25", name: { ko: "기독탄신일", en: "Christmas Day" }, substitution: "weekend" },
];

/** 근로자의 날, while it is no public holiday. */
export const workersDay = {
  day: "05-01",
  until: 2025,
  name: { ko: "근로자의 날", en: "Workers' Day" },
} as const;

/** A day of the lunar calendar, with the days before and after it that are holidays too. */
export interface Lunar extends Named {
  readonly before?: Text;
  readonly after?: Text;
  /** `MM-DD` of the solar calendar, by year. */
  readonly days: Readonly<Record<number, string>>;
}

export const lunar: ReadonlyArray<Lunar> = [
  {
    name: { ko: "설날", en: "Lunar New Year" },
    before: { ko: "설날 전날", en: "Eve of Lunar New Year" },
    after: { ko: "설날 다음 날", en: "Day after Lunar New Year" },
    substitution: "sunday",
    days: { 2024: "02-10", 2025: "01-29", 2026: "02-17", 2027: "02-07", 2028: "01-27" },
  },
  {
    name: { ko: "부처님 오신 날", en: "Buddha's Birthday" },
    substitution: "weekend",
    days: { 2024: "05-15", 2025: "05-05", 2026: "05-24", 2027: "05-13", 2028: "05-02" },
  },
  {
    name: { ko: "추석", en: "Chuseok" },
    before: { ko: "추석 전날", en: "Eve of Chuseok" },
    after: { ko: "추석 다음 날", en: "Day after Chuseok" },
    substitution: "sunday",
    days: { 2024: "09-17", 2025: "10-06", 2026: "09-25", 2027: "09-15", 2028: "10-03" },
  },
];

/** Elections at the end of a term (임기 만료 선거일) and temporary holidays (임시공휴일), by date. */
export const decreed: Readonly<Record<string, Text>> = {
  "2024-04-10": { ko: "국회의원 선거일", en: "National Assembly election" },
  "2024-10-01": { ko: "국군의 날 (임시공휴일)", en: "Armed Forces Day (temporary holiday)" },
  "2025-01-27": { ko: "임시공휴일", en: "Temporary holiday" },
  "2025-06-03": { ko: "대통령 선거일", en: "Presidential election" },
  "2026-06-03": { ko: "지방선거일", en: "Local elections" },
  "2028-04-12": { ko: "국회의원 선거일", en: "National Assembly election" },
};
