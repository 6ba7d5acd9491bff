/** What a list shows, as a page keeps it (in its URL, for instance), and what it means on a given day. */
import type { Listing, Views } from "@einv/api";
import type { Status } from "@einv/invoice";
import type { ListQuery } from "../runtime/Runtime.ts";

/** Spans of written dates (작성일자) that move with the day. `quarter` is the filing quarter of VAT (부가세 과세기간). */
export const periods = ["today", "month", "lastMonth", "quarter", "threeMonths"] as const;
export type Period = (typeof periods)[number];

/** Plain texts only, so that it stands in a URL as it is. What is absent does not narrow. */
export interface InvoiceQuery {
  readonly box?: Views.Box;
  readonly search?: string;
  /** Instead of `from` and `until`. */
  readonly period?: Period;
  /** 작성일자, both included: `2026-11-01`. */
  readonly from?: string;
  readonly until?: string;
  /** 매출 or 매입. */
  readonly direction?: "sales" | "purchase";
  readonly kind?: Listing.Kind;
  readonly acknowledgement?: Status.AcknowledgementState;
  readonly transmission?: Status.TransmissionState;
  readonly partner?: string;
  /** 합계금액 in won, digits. */
  readonly minAmount?: string;
  readonly maxAmount?: string;
  /** Only what waits for the company. */
  readonly needsMe?: boolean;
  readonly sort?: Listing.SortKey;
  readonly order?: Listing.Order;
  /** From 1. */
  readonly page?: number;
}

/** The parts that narrow; each is one condition to a person. */
export const conditions = [
  "date",
  "direction",
  "kind",
  "acknowledgement",
  "transmission",
  "partner",
  "amount",
  "needsMe",
] as const;
export type Condition = (typeof conditions)[number];

const fields: Readonly<Record<Condition, ReadonlyArray<keyof InvoiceQuery>>> = {
  date: ["period", "from", "until"],
  direction: ["direction"],
  kind: ["kind"],
  acknowledgement: ["acknowledgement"],
  transmission: ["transmission"],
  partner: ["partner"],
  amount: ["minAmount", "maxAmount"],
  needsMe: ["needsMe"],
};

/** The conditions that narrow now. */
export const active = (query: InvoiceQuery): ReadonlyArray<Condition> =>
  conditions.filter((condition) => fields[condition].some((field) => query[field] !== undefined));

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

const isAmount = (text: string): boolean => /^-?\d{1,18}$/.test(text);

/** Without what is empty, and without what no server would understand. */
export const tidy = (query: {
  readonly [Field in keyof InvoiceQuery]?: InvoiceQuery[Field] | undefined;
}): InvoiceQuery => {
  const sound = Object.entries(query).filter(([field, value]) => {
    if (value === undefined || value === "" || value === false) return false;
    if (field === "from" || field === "until") return isDate(String(value));
    if (field === "minAmount" || field === "maxAmount") return isAmount(String(value));
    return true;
  });
  return Object.fromEntries(sound);
};

/** Without these conditions, from the first page. */
export const without = (query: InvoiceQuery, gone: ReadonlyArray<Condition>): InvoiceQuery => {
  const names = new Set<string>(["page", ...gone.flatMap((condition) => fields[condition])]);
  return Object.fromEntries(Object.entries(query).filter(([field]) => !names.has(field)));
};

/** Written dates from and until, both included. */
export interface Span {
  readonly from?: string;
  readonly until?: string;
}

const iso = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** First and last day of `count` months from this one on; months before January belong to the year before. */
const monthsOf = (year: number, month: number, count = 1): Span => ({
  from: iso(year, month, 1),
  until: iso(year, month + count, 0),
});

/** What a period means today. */
export const spanOf = (period: Period, today: string): Span => {
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  switch (period) {
    case "today":
      return { from: today, until: today };
    case "month":
      return monthsOf(year, month);
    case "lastMonth":
      return monthsOf(year, month - 1);
    case "quarter":
      return monthsOf(year, month - ((month - 1) % 3), 3);
    case "threeMonths": {
      const lastDay = Number(iso(year, month - 2, 0).slice(8));
      return { from: iso(year, month - 3, Math.min(day, lastDay)), until: today };
    }
  }
};

/** The filing period of a date: 1기 or 2기, 예정 or 확정 (부가가치세법 §5, §48). */
export const filingOf = (date: string): { readonly term: 1 | 2; readonly final: boolean } => {
  const quarter = Math.ceil(Number(date.slice(5, 7)) / 3);
  return { term: quarter <= 2 ? 1 : 2, final: quarter % 2 === 0 };
};

/** The dates that a query means today, the earlier one first. */
export const datesOf = ({ period, from, until }: InvoiceQuery, today: string): Span => {
  if (period !== undefined) return spanOf(period, today);
  const turned = from !== undefined && until !== undefined && until < from;
  const [first, last] = turned ? [until, from] : [from, until];
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { until: last }) };
};

const sides = { sales: "supplier", purchase: "buyer" } as const;

/** The question to the server. */
export const asked = (query: InvoiceQuery, today: string): Omit<ListQuery, "page" | "pageSize"> => {
  const {
    period: _,
    from: __,
    until: ___,
    direction,
    minAmount,
    maxAmount,
    needsMe,
    page: ____,
    ...same
  } = query;
  return {
    ...same,
    ...datesOf(query, today),
    ...(direction === undefined ? {} : { side: sides[direction] }),
    ...(minAmount === undefined ? {} : { minAmount: BigInt(minAmount) }),
    ...(maxAmount === undefined ? {} : { maxAmount: BigInt(maxAmount) }),
    ...(needsMe === true ? { needsMe } : {}),
  };
};

const literals: Readonly<Record<string, ReadonlyArray<string>>> = {
  box: ["received", "issued", "closed", "all"],
  period: periods,
  direction: ["sales", "purchase"],
  kind: ["general", "zeroRated", "exempt", "amendment"],
  acknowledgement: ["unread", "opened", "acknowledged"],
  transmission: ["none", "queued", "sending", "unknown", "accepted", "rejected", "excluded"],
  sort: ["writtenDate", "deadline", "amount", "partner"],
  order: ["ascending", "descending"],
};

/** The query as parameters of a URL. */
export const toParams = (query: InvoiceQuery): URLSearchParams =>
  new URLSearchParams(
    Object.entries(tidy(query)).map(([field, value]): [string, string] => [field, String(value)]),
  );

/** The query that a URL's parameters hold; what is foreign to it, or makes no sense, is left out. */
export const fromParams = (params: URLSearchParams): InvoiceQuery => {
  const texts = ["search", "from", "until", "partner", "minAmount", "maxAmount"];
  const found: Record<string, string | number | boolean> = {};
  for (const [field, value] of params) {
    if (texts.includes(field)) found[field] = value.slice(0, 100);
    else if (literals[field]?.includes(value) === true) found[field] = value;
    else if (field === "needsMe" && value === "true") found[field] = true;
    else if (field === "page" && /^[1-9]\d{0,5}$/.test(value)) found[field] = Number(value);
  }
  return tidy(found);
};
