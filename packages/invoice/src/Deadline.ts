/**
 * Until when an invoice is issued and sent without penalty, and what happens if
 * it is issued now, tomorrow or never.
 *
 * 부가가치세법 §34③: by the 10th of the month after the supply, or the next
 * business day. What is issued later, up to the due date of the return
 * (확정신고기한), is late; after that it is missing. Penalties: {@link Penalty}.
 */
import type { Refusal } from "@einv/refusal";
import * as Calendar from "./Calendar.ts";
import { dayNumberOf, ofDayNumber } from "./internal/calendar.ts";
import * as Penalty from "./Penalty.ts";
import { type AmendmentReason, CalendarDate, type TaxInvoice, Won } from "./TaxInvoice.ts";
import { type Document, facets } from "./TypeCode.ts";

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));
const monthOf = (date: CalendarDate): number => Number(date.slice(5, 7));

const workingDay = (year: number, month: number, day: number): CalendarDate =>
  Calendar.onOrAfter(CalendarDate.make(ofDayNumber(dayNumberOf(year, month, day))));

/** 발행기한: the last day to issue without penalty, from the written date (작성일자). */
export const issueBy = (writtenDate: CalendarDate): CalendarDate =>
  workingDay(yearOf(writtenDate), monthOf(writtenDate) + 1, 10);

/**
 * The last day on which an issue is late rather than missing. 세금계산서: the due
 * date of the VAT return (확정신고기한) for the half-year of supply, 25 July or
 * 25 January. 계산서: 25 January after the year of supply.
 */
export const lateUntil = (writtenDate: CalendarDate, document: Document = "taxInvoice"): CalendarDate =>
  workingDay(yearOf(writtenDate), document === "taxInvoice" && monthOf(writtenDate) <= 6 ? 7 : 13, 25);

/**
 * The last day on which a missing tax invoice, issued after all, still lets the
 * buyer deduct the tax by a corrected return: a year after the due date of the
 * return (부가가치세법 시행령 §75 7호). Until then a wrong party may be corrected too (§70①6).
 */
export const deductibleUntil = (writtenDate: CalendarDate): CalendarDate => {
  const due = lateUntil(writtenDate);
  return CalendarDate.make(ofDayNumber(dayNumberOf(yearOf(due) + 1, monthOf(due), Number(due.slice(8)))));
};

/**
 * The last day on which a local letter of credit (내국신용장) or purchase
 * confirmation, opened after a supply, makes it zero-rated: 25 days after the
 * half-year of supply (부가가치세법 시행령 §70①4).
 */
export const letterOfCreditBy = (writtenDate: CalendarDate): CalendarDate => lateUntil(writtenDate);

/**
 * 전송기한: the last day to send to the tax authority without penalty, the day
 * after issue (부가가치세법 시행령 §68), or the next business day (국세기본법 §5①).
 */
export const transmitBy = (issuedOn: CalendarDate): CalendarDate =>
  Calendar.onOrAfter(Calendar.plusDays(issuedOn, 1));

/** Whole days from `today` to the deadline: 0 on the last day, negative after it. */
export const daysLeft = (deadline: CalendarDate, today: CalendarDate): number =>
  Calendar.daysBetween(today, deadline);

/** 지연발급: issued after {@link issueBy} and up to {@link lateUntil}. */
export const latePenalty = (supply: bigint, document: Document = "taxInvoice"): Penalty.Amounts =>
  Penalty.amounts(Penalty.penalty("lateIssue", document), supply);

/** What of an invoice decides its deadlines and the money at stake. */
export interface Subject {
  readonly writtenDate: CalendarDate;
  readonly document: Document;
  /** 공급가액. */
  readonly supply: bigint;
  /** 세액. */
  readonly tax: bigint;
  readonly amendment?: AmendmentReason;
}

/** The subject that an invoice is. */
export const subject = ({
  typeCode,
  writtenDate,
  totals,
  amendment,
}: Omit<TaxInvoice, "issueId">): Subject => ({
  writtenDate,
  document: facets(typeCode).document,
  supply: totals.supply,
  tax: totals.tax ?? 0n,
  ...(amendment?.reason === undefined ? {} : { amendment: amendment.reason }),
});

/**
 * How a day of issue stands: before the written date it cannot be; then it is
 * on time, late, missing. `unbound`: an amendment that bears the original's
 * written date (수정사유 01, 05, 06) and is issued once its cause is known.
 */
export type Timing = "tooEarly" | "onTime" | "late" | "missing" | "unbound";

const unbound: ReadonlyArray<AmendmentReason> = ["01", "05", "06"];

const isUnbound = ({ amendment }: Pick<Subject, "amendment">): boolean =>
  amendment !== undefined && unbound.includes(amendment);

/** How an issue on this day stands. */
export const timing = (
  of: Pick<Subject, "writtenDate" | "document" | "amendment">,
  issuedOn: CalendarDate,
): Timing => {
  const { writtenDate, document } = of;
  if (issuedOn < writtenDate) return "tooEarly";
  if (isUnbound(of)) return "unbound";
  if (issuedOn <= issueBy(writtenDate)) return "onTime";
  return issuedOn <= lateUntil(writtenDate, document) ? "late" : "missing";
};

/** Whether the buyer may deduct the tax: as ever, only by a corrected return, or not at all. */
export type Deduction = "kept" | "byCorrection" | "lost";

/** What happens if the invoice is issued on a day, or never. */
export interface Outcome {
  /** Absent if it never is. */
  readonly issuedOn?: CalendarDate;
  readonly timing: Timing;
  /** 전송기한, if it is issued. */
  readonly transmitBy?: CalendarDate;
  /** The penalty that follows, if any. */
  readonly penalty?: Penalty.Penalty;
  /** What it costs each side, in won. */
  readonly cost: Penalty.Amounts;
  /** Absent for 계산서: there is no tax to deduct. */
  readonly deduction?: Deduction;
  /** The tax that the buyer can no longer deduct, in won. */
  readonly lostDeduction: Won;
  readonly sentence: Refusal.Text;
}

const penaltyOf: Readonly<Record<Timing, Penalty.PenaltyId | undefined>> = {
  tooEarly: undefined,
  onTime: undefined,
  unbound: undefined,
  late: "lateIssue",
  missing: "missingIssue",
};

const sentences = {
  tooEarly: {
    ko: "작성일자가 오지 않아 아직 발행할 수 없습니다.",
    en: "It cannot be issued before its written date.",
  },
  onTime: { ko: "기한 안의 발행이라 가산세가 없습니다.", en: "It is in time; there is no penalty." },
  unbound: {
    ko: "당초 작성일자로 발행하는 수정세금계산서라 지연발급 가산세가 없습니다.",
    en: "An amendment with the original's written date; there is no penalty for its day of issue.",
  },
  unissued: {
    ko: "당초 세금계산서가 그대로 남습니다. 잘못된 내용으로 신고하면 가산세가 있을 수 있습니다.",
    en: "The original stays as it is; a return based on it may be charged.",
  },
  late: {
    ko: "발행기한이 지난 지연발급입니다. 공급자와 공급받는자 모두 가산세를 냅니다.",
    en: "The deadline is past: a late issue, for which both sides are charged.",
  },
  lateExempt: {
    ko: "발행기한이 지난 지연발급입니다. 공급자가 가산세를 냅니다.",
    en: "The deadline is past: a late issue, for which the supplier is charged.",
  },
  byCorrection: {
    ko: "확정신고기한이 지난 미발급입니다. 공급자가 가산세를 내고, 공급받는자는 수정신고나 경정청구로만 매입세액을 공제받을 수 있습니다.",
    en: "The return was due: a missing invoice. The supplier is charged, and the buyer deducts the tax by a corrected return only.",
  },
  missing: {
    ko: "미발급입니다. 공급자가 가산세를 내고, 공급받는자는 매입세액을 공제받지 못합니다.",
    en: "A missing invoice. The supplier is charged, and the buyer cannot deduct the tax.",
  },
  missingExempt: {
    ko: "미발급입니다. 공급자가 가산세를 냅니다.",
    en: "A missing invoice, for which the supplier is charged.",
  },
} as const satisfies Readonly<Record<string, Refusal.Text>>;

const sentenceOf = (stands: Timing, deduction: Deduction | undefined, never: boolean): Refusal.Text => {
  if (stands === "unbound") return never ? sentences.unissued : sentences.unbound;
  if (stands === "late") return deduction === undefined ? sentences.lateExempt : sentences.late;
  if (stands !== "missing") return sentences[stands];
  if (deduction === undefined) return sentences.missingExempt;
  return deduction === "byCorrection" ? sentences.byCorrection : sentences.missing;
};

const deductionOf = (
  { writtenDate, document }: Subject,
  stands: Timing,
  issuedOn: CalendarDate | undefined,
): Deduction | undefined => {
  if (document === "exemptInvoice") return undefined;
  if (stands !== "missing") return "kept";
  return issuedOn !== undefined && issuedOn <= deductibleUntil(writtenDate) ? "byCorrection" : "lost";
};

const magnitude = (amount: bigint): Won => Won.make(amount < 0n ? -amount : amount);

/** What an issue on this day (or never) leads to. */
export const outcome = (of: Subject, issuedOn: CalendarDate | undefined): Outcome => {
  const never = issuedOn === undefined;
  const stands: Timing = never ? (isUnbound(of) ? "unbound" : "missing") : timing(of, issuedOn);
  const id = penaltyOf[stands];
  const penalty = id === undefined ? undefined : Penalty.penalty(id, of.document);
  const deduction = deductionOf(of, stands, issuedOn);
  return {
    ...(never ? {} : { issuedOn }),
    timing: stands,
    ...(never || stands === "tooEarly" ? {} : { transmitBy: transmitBy(issuedOn) }),
    ...(penalty === undefined ? {} : { penalty }),
    cost: penalty === undefined ? free : Penalty.amounts(penalty, of.supply),
    ...(deduction === undefined ? {} : { deduction }),
    lostDeduction: deduction === "lost" ? magnitude(of.tax) : Won.make(0n),
    sentence: sentenceOf(stands, deduction, never),
  };
};

const free: Penalty.Amounts = { supplier: Won.make(0n), buyer: Won.make(0n) };

/** All dates of an invoice, and what happens if it is issued now, tomorrow or never. */
export interface Outlook {
  /** Absent for an amendment that no deadline binds. */
  readonly issueBy?: CalendarDate;
  readonly lateUntil?: CalendarDate;
  /** Days to `issueBy`; negative after it. */
  readonly daysLeft?: number;
  readonly now: Outcome;
  readonly tomorrow: Outcome;
  readonly never: Outcome;
  /** Whether public holidays were known for these dates; else only Saturdays and Sundays count. */
  readonly holidaysKnown: boolean;
}

/** The outlook from a day. */
export const outlook = (of: Subject, today: CalendarDate): Outlook => {
  const { writtenDate, document } = of;
  const deadline = issueBy(writtenDate);
  const until = lateUntil(writtenDate, document);
  return {
    ...(isUnbound(of) ? {} : { issueBy: deadline, lateUntil: until, daysLeft: daysLeft(deadline, today) }),
    now: outcome(of, today),
    tomorrow: outcome(of, Calendar.plusDays(today, 1)),
    never: outcome(of, undefined),
    holidaysKnown: [deadline, until, today].every(Calendar.covers),
  };
};
