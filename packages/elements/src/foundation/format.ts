/** Dates, numbers and names as people read them. All times are Korean time, whatever the computer's zone. */
import { won } from "@einv/invoice/Wording";
import type { Language } from "./speech.ts";

const zone = "Asia/Seoul";
const tags: Readonly<Record<Language, string>> = { ko: "ko-KR", en: "en-GB" };

/** An instant as the contract's views carry it, or as a `Date`. */
export type Instant = Date | { readonly epochMilliseconds: number };

/** An instant as a `Date`. */
export const toDate = (instant: Instant): Date =>
  instant instanceof Date ? instant : new Date(instant.epochMilliseconds);

/** Korean time is nine hours ahead of UTC and knows no summer time. */
const ahead = 9 * 3_600_000;
const day = 86_400_000;

const koreanTime = (instant: Instant): number => toDate(instant).getTime() + ahead;

/** `2026-11-22` */
export const isoDate = (instant: Instant): string => new Date(koreanTime(instant)).toISOString().slice(0, 10);

/** `2026-11-22 14:03` */
export const isoTime = (instant: Instant): string =>
  new Date(koreanTime(instant)).toISOString().slice(0, 16).replace("T", " ");

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** A calendar date in words: `12월 10일`, `10 December`; with the year when it is another one. */
export const dayInWords = (date: string, language: Language, today?: string): string => {
  const [year = "", month, day] = date.split("-");
  const sameYear = today === undefined || today.startsWith(year);
  return language === "ko"
    ? `${sameYear ? "" : `${year}년 `}${Number(month)}월 ${Number(day)}일`
    : `${Number(day)} ${months[Number(month) - 1]}${sameYear ? "" : ` ${year}`}`;
};

/** A day and hour in words: `11월 23일 오전 3시`, `23 November, 3 am`. */
export const momentInWords = (instant: Instant, language: Language): string =>
  new Intl.DateTimeFormat(tags[language], {
    timeZone: zone,
    month: "long",
    day: "numeric",
    hour: "numeric",
    ...(toDate(instant).getUTCMinutes() === 0 ? {} : { minute: "2-digit" }),
    hour12: true,
  }).format(toDate(instant));

/** An hour of today in words: `오전 10:05`, `10:05 am`; with the day when it is another one. */
export const clockInWords = (instant: Instant, language: Language, now: Instant = new Date()): string =>
  new Intl.DateTimeFormat(tags[language], {
    timeZone: zone,
    ...(Math.abs(toDate(instant).getTime() - toDate(now).getTime()) < 43_200_000
      ? {}
      : { month: "long", day: "numeric" }),
    hour: "numeric",
    minute: "2-digit",
    hour12: true,
  }).format(toDate(instant));

/** Whole days from one instant to another, by the Korean calendar. */
export const daysBetween = (from: Instant, to: Instant): number =>
  Math.floor(koreanTime(to) / day) - Math.floor(koreanTime(from) / day);

/** An amount with separators: `5,500`. */
export const amount = (value: bigint): string => won(value);

/** An exact decimal with separators: `1,234.5`. */
export const decimal = ({ value, scale }: { readonly value: bigint; readonly scale: number }): string => {
  if (scale <= 0) return won(value * 10n ** BigInt(-scale));
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const whole = BigInt(digits.slice(0, -scale));
  const fraction = digits.slice(-scale).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${won(whole)}${fraction === "" ? "" : `.${fraction}`}`;
};

/** `1208800016` → `120-88-00016`; a resident's thirteen digits keep only the first six. */
export const partyNumber = (number: string): string => {
  if (/^\d{10}$/.test(number)) return `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}`;
  return /^\d{13}$/.test(number) && number !== "9999999999999" ? `${number.slice(0, 6)}-*******` : number;
};

/** An issue ID in its three groups of eight: `20261120 41000008 00000001`. */
export const issueIdGroups = (issueId: string): string => issueId.replace(/(.{8})(?=.)/g, "$1 ");
