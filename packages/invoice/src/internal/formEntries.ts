/** Entries of a form: how each is read from what a person types, and what is said if it cannot be. */
import * as BigDecimal from "effect/BigDecimal";
import * as Option from "effect/Option";
import type { Refusal } from "@einv/refusal";
import type { Finding } from "../Finding.ts";
import { CalendarDate, Won } from "../TaxInvoice.ts";
import { isCalendarDate } from "./calendar.ts";
import { plain } from "./digits.ts";

/** One kind of entry. */
export interface Kind<A> {
  readonly id: "date" | "amount" | "decimal" | "number";
  readonly name: Refusal.Text;
  /** Nothing if the text is none. */
  readonly read: (text: string) => A | undefined;
}

/** 2026-11-20, 2026.11.20, 2026/11/20, 20261120, 2026년 11월 20일 */
const readDate = (text: string): CalendarDate | undefined => {
  const [, year = "", month = "", day = ""] =
    /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/.exec(plain(text)) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain(text)) ??
    [];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? CalendarDate.make(date) : undefined;
};

/** 1,230,000원 → 1230000 */
const ungrouped = (text: string): string => plain(text).replace(/[\s,]/g, "").replace(/원$/, "");

const readWon = (text: string): Won | undefined => {
  const digits = ungrouped(text);
  return /^-?\d{1,18}$/.test(digits) ? Won.make(BigInt(digits)) : undefined;
};

const readDecimal = (text: string): BigDecimal.BigDecimal | undefined => {
  const digits = ungrouped(text);
  return /^-?\d{1,18}(?:\.\d{1,6})?$/.test(digits)
    ? Option.getOrUndefined(BigDecimal.fromString(digits.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "")))
    : undefined;
};

/** Ten digits of a business, thirteen in a foreigner's place; what else is typed stands as it is for the rules. */
const readNumber = (text: string): string | undefined => {
  const digits = plain(text).replace(/[\s-]/g, "");
  return /^(?:\d{10}|\d{13})$/.test(digits) ? digits : undefined;
};

export const date = {
  written: { id: "date", name: { ko: "작성일자", en: "Written date" }, read: readDate },
  supplied: { id: "date", name: { ko: "공급일자", en: "Day of supply" }, read: readDate },
} as const satisfies Record<string, Kind<CalendarDate>>;

export const amount = {
  supply: { id: "amount", name: { ko: "공급가액", en: "Supply amount" }, read: readWon },
  tax: { id: "amount", name: { ko: "세액", en: "Tax" }, read: readWon },
  paid: { id: "amount", name: { ko: "결제 금액", en: "Payment" }, read: readWon },
} as const satisfies Record<string, Kind<Won>>;

export const decimal = {
  quantity: { id: "decimal", name: { ko: "수량", en: "Quantity" }, read: readDecimal },
  unitPrice: { id: "decimal", name: { ko: "단가", en: "Unit price" }, read: readDecimal },
} as const satisfies Record<string, Kind<BigDecimal.BigDecimal>>;

export const number = {
  supplier: {
    id: "number",
    name: { ko: "공급자의 사업자등록번호", en: "The supplier's business number" },
    read: readNumber,
  },
  buyer: { id: "number", name: { ko: "공급받는자의 번호", en: "The buyer's number" }, read: readNumber },
} as const satisfies Record<string, Kind<string>>;

const remedies: Readonly<Record<Kind<unknown>["id"], Refusal.Text>> = {
  date: { ko: "2026-11-20처럼 있는 날짜를 입력해 주세요.", en: "Enter a date that exists, like 2026-11-20." },
  amount: {
    ko: "원 단위의 정수를 18자리까지 입력해 주세요.",
    en: "Enter whole won, up to 18 digits.",
  },
  decimal: { ko: "숫자를 입력해 주세요. 예: 1.5", en: "Enter a number, like 1.5." },
  number: {
    ko: "숫자 10자리를 입력해 주세요. 예: 120-88-00016",
    en: "Enter its ten digits, like 120-88-00016.",
  },
};

const finding = (kind: Kind<unknown>, path: string, what: "missing" | "unreadable", text: Refusal.Text) =>
  ({
    ruleId: `form.${what === "missing" ? what : kind.id}`,
    severity: "error",
    source: "practice",
    basis: "einv",
    path,
    text,
    remedy: remedies[kind.id],
  }) satisfies Finding;

/** Something is typed, and it is no entry of this kind. */
export const unreadable = (kind: Kind<unknown>, path: string): Finding =>
  finding(kind, path, "unreadable", {
    ko: `읽을 수 없는 값입니다: ${kind.name.ko}`,
    en: `${kind.name.en} cannot be read.`,
  });

/** Nothing is typed, and something has to be. */
export const missing = (kind: Kind<unknown>, path: string): Finding =>
  finding(kind, path, "missing", {
    ko: `필수 항목이 비어 있습니다: ${kind.name.ko}`,
    en: `Missing: ${kind.name.en}.`,
  });
