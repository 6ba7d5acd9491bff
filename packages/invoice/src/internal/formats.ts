/**
 * How the text of one element is read and written. A format reads exactly what
 * it writes and the few spellings met in real documents, nothing else: no
 * exponent, plus sign, separator, foreign digit, minus zero.
 */
import * as BigDecimal from "effect/BigDecimal";
import type { Refusal } from "@einv/refusal";
import { escapeText } from "@einv/xml/Xml";
import type { CalendarDate, IssueId, TypeCode, Won } from "../TaxInvoice.ts";
import * as TaxInvoice from "../TaxInvoice.ts";
import { daysIn } from "./calendar.ts";

/** Characters of the value at most: what einv writes, and what it accepts from others. */
export interface Lengths {
  readonly write: number;
  readonly read: number;
}

export interface Format<A> {
  /** As the documentation table names it. */
  readonly label: string;
  /** What is expected, for the refusal. */
  readonly rule: Refusal.Text;
  readonly lengths: Lengths;
  /** A text may stand empty, and is then absent. */
  readonly text: boolean;
  /** The value, or nothing if the text is none. */
  read(text: string): A | undefined;
  /** Canonical text, escaped. */
  write(value: A): string;
}

const plain = <A>(of: Omit<Format<A>, "text">): Format<A> => ({ ...of, text: false });

export const text = (write: number, read: number = write): Format<string> => ({
  label: write === read ? `S${write}` : `S${write} (${read})`,
  rule: { ko: `글자 ${read}자까지`, en: `text of up to ${read} characters` },
  lengths: { write, read },
  text: true,
  read: (text) => text,
  write: escapeText,
});

/** The number that these characters are the digits of; -1 if one of them is none. */
const numberAt = (text: string, from: number, until: number): number => {
  let number = 0;
  for (let at = from; at < until; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
};

/** A text of digits, so many or so many. */
const digits = (lengths: ReadonlyArray<number>, label: string, rule: Refusal.Text): Format<string> => {
  const longest = Math.max(...lengths);
  return plain({
    label,
    rule,
    lengths: { write: longest, read: longest },
    read: (text) => (lengths.includes(text.length) && numberAt(text, 0, text.length) >= 0 ? text : undefined),
    write: escapeText,
  });
};

export const businessNumber = digits([10], "N10", {
  ko: "하이픈 없는 숫자 10자리",
  en: "ten digits, no hyphens",
});

export const partyNumber = digits([10, 13], "N10 or N13", {
  ko: "하이픈 없는 숫자 10자리 또는 13자리",
  en: "ten or thirteen digits, no hyphens",
});

export const issueId = plain<IssueId>({
  label: "S24",
  rule: { ko: "숫자 8자리로 시작하는 영문자·숫자 24자리", en: "24 letters or digits, eight digits first" },
  lengths: { write: 24, read: 24 },
  read: (text) => (/^\d{8}[0-9A-Za-z]{16}$/.test(text) ? (text as IssueId) : undefined),
  write: escapeText,
});

const typeCodes: ReadonlySet<string> = new Set(TaxInvoice.TypeCode.literals);

export const typeCode: Format<TypeCode> = plain({
  label: "N4",
  rule: { ko: "종류 코드 네 자리 (0101 … 0406)", en: "a kind, four digits (0101 … 0406)" },
  lengths: { write: 4, read: 4 },
  read: (text) => (typeCodes.has(text) ? (text as TypeCode) : undefined),
  write: (value) => value,
});

/** A code of two digits and the word it stands for. */
export const code = <const Table extends Readonly<Record<string, string>>>(
  table: Table,
): Format<Table[keyof Table]> => {
  const words = new Map<string, Table[keyof Table]>();
  const codes = new Map<string, string>();
  for (const [digits, word] of Object.entries(table)) {
    words.set(digits, word as Table[keyof Table]);
    codes.set(word, digits);
  }
  const all = [...words.keys()].join(", ");
  return plain({
    label: "N2",
    rule: { ko: all, en: `one of ${all}` },
    lengths: { write: 2, read: 2 },
    read: (text) => words.get(text),
    write: (value) => codes.get(value) ?? "",
  });
};

/** The calendar date that a text begins with. */
const dateAt = (text: string): string | undefined => {
  const year = numberAt(text, 0, 4);
  const month = numberAt(text, 4, 6);
  const day = numberAt(text, 6, 8);
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
    ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
    : undefined;
};

export const date: Format<CalendarDate> = plain({
  label: "N8 yyyyMMdd",
  rule: { ko: "있는 날짜, YYYYMMDD", en: "a date that exists, YYYYMMDD" },
  lengths: { write: 8, read: 8 },
  read: (text) => (text.length === 8 ? (dateAt(text) as CalendarDate | undefined) : undefined),
  write: (value) =>
    escapeText(
      value.length === 10
        ? value.slice(0, 4) + value.slice(5, 7) + value.slice(8)
        : value.replaceAll("-", ""),
    ),
});

export const wallTime: Format<string> = plain({
  label: "N14 yyyyMMddHHmmss",
  rule: { ko: "있는 날짜와 시각, YYYYMMDDHHmmss", en: "a date and time that exist, YYYYMMDDHHmmss" },
  lengths: { write: 14, read: 14 },
  read: (text) => {
    if (!/^\d{8}(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(text)) return undefined;
    const date = dateAt(text);
    return date === undefined
      ? undefined
      : `${date}T${text.slice(8, 10)}:${text.slice(10, 12)}:${text.slice(12)}`;
  },
  write: (value) => escapeText(value.replace(/[-T:]/g, "")),
});

/** Digits up to which a number is exact, and quicker than a `bigint` made of text. */
const exactDigits = 15;

export const won: Format<Won> = plain({
  label: "N18",
  rule: {
    ko: "18자리까지의 정수 원, 음수는 앞에 -",
    en: "whole won of up to 18 digits, - first if negative",
  },
  lengths: { write: 18, read: 18 },
  read: (text) => {
    const sign = text.charCodeAt(0) === 0x2d ? 1 : 0;
    const length = text.length - sign;
    if (length < 1 || length > 18) return undefined;
    if (text.charCodeAt(sign) === 0x30) return text === "0" ? (0n as Won) : undefined;
    if (length > exactDigits) return /^-?\d+$/.test(text) ? (BigInt(text) as Won) : undefined;
    const number = numberAt(text, sign, text.length);
    return number < 0 ? undefined : (BigInt(sign === 1 ? -number : number) as Won);
  },
  write: (value) => value.toString(),
});

/** A whole number from `minimum` of at most so many digits. */
export const count = (minimum: number, length: number): Format<number> =>
  plain({
    label: `N${length}`,
    rule: {
      ko: `${minimum} 이상의 정수, ${length}자리까지`,
      en: `a whole number from ${minimum}, up to ${length} digits`,
    },
    lengths: { write: length, read: length },
    read: (text) => {
      if (text.length === 0 || text.length > length) return undefined;
      const number = numberAt(text, 0, text.length);
      return number >= 0 && number >= minimum ? number : undefined;
    },
    write: (value) => value.toString(),
  });

/** The widest scale that is written out; beyond it no reader takes the number, ours neither. */
const widest = 64;

/** Exact text of a decimal: keeps the zeros it was written with. */
export const writeDecimal = ({ value, scale }: BigDecimal.BigDecimal): string => {
  if (scale === 0) return value.toString();
  if (Math.abs(scale) > widest) return `${value}e${-scale}`;
  if (scale < 0) return value === 0n ? "0" : value.toString() + "0".repeat(-scale);
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};

/** A decimal of so many digits before the point and two after it: N(12,2) has ten before. */
export const decimal = (whole: number): Format<BigDecimal.BigDecimal> => {
  const isDecimal = (text: string): boolean => {
    const start = text.charCodeAt(0) === 0x2d ? 1 : 0;
    const point = text.indexOf(".");
    const end = point < 0 ? text.length : point;
    const before = end - start;
    const after = text.length - end - 1;
    return (
      before >= 1 &&
      before <= whole &&
      (before === 1 || text.charCodeAt(start) !== 0x30) &&
      numberAt(text, start, end) >= 0 &&
      (point < 0 || (after >= 1 && after <= 2 && numberAt(text, end + 1, text.length) >= 0))
    );
  };
  return plain({
    label: `N(${whole + 2},2)`,
    rule: {
      ko: `정수 ${whole}자리, 소수 2자리까지의 수, 음수는 앞에 -`,
      en: `a number of up to ${whole} digits and two decimals, - first if negative`,
    },
    lengths: { write: whole + 4, read: whole + 4 },
    read: (text) => {
      if (!isDecimal(text)) return undefined;
      const point = text.indexOf(".");
      const scale = point < 0 ? 0 : text.length - point - 1;
      const negative = text.charCodeAt(0) === 0x2d;
      let value: bigint;
      if (text.length > exactDigits) value = BigInt(text.replace(".", ""));
      else {
        const end = point < 0 ? text.length : point;
        const number =
          numberAt(text, negative ? 1 : 0, end) * 10 ** scale + numberAt(text, end + 1, text.length);
        value = BigInt(negative ? -number : number);
      }
      return negative && value === 0n ? undefined : BigDecimal.make(value, scale);
    },
    write: writeDecimal,
  });
};
