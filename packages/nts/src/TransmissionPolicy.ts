/**
 * When an issued invoice goes to the tax authority (국세청 전송), with which
 * others, what follows when it is not taken, when people are warned, and in
 * which sentence they are told.
 *
 * Taxable and zero-rated invoices go at the next dawn, 03:00 in Korea; exempt
 * ones (계산서) only when somebody asks; cancelled ones never. The law's limit,
 * 전송기한, is `Deadline.transmitBy` of `@einv/invoice`.
 */
import * as DateTime from "effect/DateTime";
import { Calendar, Deadline, Kst, type TaxInvoice } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import * as Wall from "./internal/kst.ts";
import * as ResultCode from "./ResultCode.ts";

/** 점검 시간: the authority takes nothing from `from` until `to`. */
export interface Window {
  readonly from: DateTime.Utc;
  readonly to: DateTime.Utc;
}

/** The first moment from `at` on at which the authority is open. */
export const opening = (at: DateTime.Utc, windows: ReadonlyArray<Window>): DateTime.Utc => {
  const closed = windows.find(
    ({ from, to }) => DateTime.isLessThanOrEqualTo(from, at) && DateTime.isLessThan(at, to),
  );
  return closed === undefined ? at : opening(closed.to, windows);
};

/** What the policy looks at. */
export interface Candidate {
  /** 종류, `0101` … */
  readonly typeCode: string;
  /** 발행일시. */
  readonly issuedAt: DateTime.Utc;
  /** 발행 취소 before transmission. */
  readonly cancelled?: boolean;
  /** When somebody asked for it to be sent now (국세청 전송 요청). */
  readonly requestedAt?: DateTime.Utc;
}

/** A warning that an invoice is still not with the authority: at half of the time left, and at half of what is left then. */
export interface Alarm {
  readonly stage: "half" | "last";
  readonly at: DateTime.Utc;
}

/** What happens to an invoice by itself. */
export type Plan =
  | {
      readonly _tag: "Automatic";
      /** When it is sent. */
      readonly at: DateTime.Utc;
      /** 전송기한: last Korean date without penalty. */
      readonly transmitBy: TaxInvoice.CalendarDate;
      /** When somebody is warned if the authority has not settled it by then; absent after the deadline. */
      readonly alarm?: Alarm;
      readonly sentence: Refusal.Text;
    }
  | {
      readonly _tag: "OnRequest";
      readonly transmitBy: TaxInvoice.CalendarDate;
      readonly sentence: Refusal.Text;
    }
  | { readonly _tag: "Never"; readonly sentence: Refusal.Text };

/** 과세, 영세율, 면세. */
export type Taxation = "taxable" | "zero-rated" | "exempt";

/** How the kind is taxed, from its code: 03/04 first is exempt, 02/05 last is zero-rated. */
export const taxation = (typeCode: string): Taxation => {
  if (typeCode.startsWith("03") || typeCode.startsWith("04")) return "exempt";
  return typeCode.endsWith("02") || typeCode.endsWith("05") ? "zero-rated" : "taxable";
};

/** The last day to send what was issued at this moment. */
export const transmitBy = (issuedAt: DateTime.Utc): TaxInvoice.CalendarDate =>
  Deadline.transmitBy(Kst.dateOf(issuedAt));

/** The moment at which {@link transmitBy} is over. */
export const deadlineOf = (issuedAt: DateTime.Utc): DateTime.Utc =>
  Kst.startOf(Calendar.plusDays(transmitBy(issuedAt), 1));

const millis = DateTime.toEpochMillis;

const halfway = (from: DateTime.Utc, to: DateTime.Utc): DateTime.Utc =>
  DateTime.makeUnsafe(Math.floor((millis(from) + millis(to)) / 2));

/** The alarm that follows one that was given; none after the last. */
export const nextAlarm = ({ stage, at }: Alarm, deadline: DateTime.Utc): Alarm | undefined =>
  stage === "last" ? undefined : { stage: "last", at: halfway(at, deadline) };

/** A moment as sentences name it. */
export const clock = (instant: DateTime.Utc): Refusal.Text => {
  const { month, day, hour, minute } = Wall.parts(instant);
  const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  const dawn = hour === Kst.dawnHour && minute === 0;
  return {
    ko: `${month}월 ${day}일 ${dawn ? "새벽 3시" : time}에`,
    en: `on ${Wall.date(instant)} at ${time} Korean time`,
  };
};

const sentences = {
  never: {
    ko: "발행이 취소되어 국세청에 전송하지 않습니다.",
    en: "Issuing was cancelled, so it is not sent to the tax authority.",
  },
  onRequest: {
    ko: "면세 계산서는 국세청 전송을 요청한 건만 전송합니다.",
    en: "An exempt invoice is sent to the tax authority only when you ask for it.",
  },
} satisfies Readonly<Record<string, Refusal.Text>>;

const scheduled = (at: DateTime.Utc, by: TaxInvoice.CalendarDate): Refusal.Text => {
  const when = clock(at);
  const late = Kst.dateOf(at) > by;
  return {
    ko: `${when.ko} 국세청으로 전송합니다. 그 전까지 발행을 취소할 수 있습니다.${late ? ` 전송기한(${by})이 지났습니다.` : ""}`,
    en: `It is sent to the tax authority ${when.en}. Until then issuing can be cancelled.${late ? ` The deadline for sending, ${by}, is past.` : ""}`,
  };
};

/**
 * When it is sent: at the next dawn or when asked for, and not while the
 * authority is closed; at once, if it would open after the deadline only.
 */
const timeOf = (
  { issuedAt, requestedAt }: Candidate,
  deadline: DateTime.Utc,
  windows: ReadonlyArray<Window>,
): DateTime.Utc => {
  const wanted = requestedAt ?? Kst.nextDawn(issuedAt);
  const at = opening(wanted, windows);
  const missed = DateTime.isLessThan(wanted, deadline) && DateTime.isGreaterThanOrEqualTo(at, deadline);
  return missed ? opening(issuedAt, windows) : at;
};

/** The plan of one invoice, around the times at which the authority is known to be closed. */
export const plannedFor = (candidate: Candidate, windows: ReadonlyArray<Window> = []): Plan => {
  if (candidate.cancelled === true) return { _tag: "Never", sentence: sentences.never };
  const by = transmitBy(candidate.issuedAt);
  if (taxation(candidate.typeCode) === "exempt" && candidate.requestedAt === undefined) {
    return { _tag: "OnRequest", transmitBy: by, sentence: sentences.onRequest };
  }
  const deadline = deadlineOf(candidate.issuedAt);
  const at = timeOf(candidate, deadline, windows);
  const inTime = DateTime.isLessThan(at, deadline);
  return {
    _tag: "Automatic",
    at,
    transmitBy: by,
    ...(inTime ? { alarm: { stage: "half", at: halfway(at, deadline) } } : {}),
    sentence: scheduled(at, by),
  };
};

/** What grouping needs to know of an invoice. */
export interface Transmittable {
  readonly issueId: string;
  readonly typeCode: string;
  readonly supplier: string;
  /** The broker's business number, on consignments (xx03, xx05). */
  readonly broker?: string;
  readonly issuedAt: DateTime.Utc;
  /** With how many it may go at most, after a submission with it was turned down; a hundred unless given. */
  readonly together?: number;
}

/** Most invoices in one submission. */
export const maximum = 100;

/** The business number whose key signed: the broker's on consignments, else the supplier's. */
export const signerOf = (invoice: Pick<Transmittable, "typeCode" | "supplier" | "broker">): string =>
  (invoice.typeCode.endsWith("03") || invoice.typeCode.endsWith("05")) && invoice.broker !== undefined
    ? invoice.broker
    : invoice.supplier;

/** Invoices that go together. */
export interface Group<A> {
  readonly signer: string;
  readonly invoices: ReadonlyArray<A>;
}

/**
 * Splits invoices into submissions: one signer each, at most `size` (100) or
 * what its invoices allow, and whatever is due first comes first: the earlier
 * issued, the earlier due. The same input in any order gives the same groups.
 */
export const groupBySigner = <A extends Transmittable>(
  invoices: ReadonlyArray<A>,
  size: number = maximum,
): ReadonlyArray<Group<A>> => {
  const ordered = invoices.toSorted(
    (a, b) =>
      millis(a.issuedAt) - millis(b.issuedAt) || (a.issueId < b.issueId ? -1 : a.issueId > b.issueId ? 1 : 0),
  );
  const open = new Map<string, Array<A>>();
  const groups: Array<{ readonly signer: string; readonly invoices: Array<A> }> = [];
  for (const invoice of ordered) {
    const signer = signerOf(invoice);
    const most = Math.max(1, Math.min(size, maximum, invoice.together ?? maximum));
    const key = `${signer} ${most}`;
    let group = open.get(key);
    if (group === undefined || group.length >= most) {
      group = [];
      open.set(key, group);
      groups.push({ signer, invoices: group });
    }
    group.push(invoice);
  }
  return groups;
};

/** What follows for an invoice from a code of the authority. */
export type AfterResult = "accepted" | "rejected" | "again";

/** `again`: the authority holds nothing of it, and the same signed document may go again. */
export const afterResult = (code: string): AfterResult => {
  const { settled, next } = ResultCode.lookup(code);
  return next === "resend" ? "again" : settled;
};

/**
 * What follows when the authority turned a whole submission down by its signed
 * word: `split` it to find the invoice at fault; `reject` the only one in it;
 * `wait` and send again, since the fault is in the system or is not named.
 */
export type AfterRefusal = "split" | "reject" | "wait";

/** Codes of a submission that say nothing against an invoice: our registration, our submission ID, no reason given. */
const notTheDocument: ReadonlySet<string> = new Set(["ERR010", "SYN003", "ERR099", "ERR999"]);

export const afterRefusal = (code: string, count: number): AfterRefusal => {
  const known = ResultCode.table.find((entry) => entry.code === code);
  if (known?.next === "resend" || code === "ERR010") return "wait";
  if (count > 1) return "split";
  return known === undefined || notTheDocument.has(code) ? "wait" : "reject";
};

/** The parts into which a submission of this many is split. */
export const halfOf = (count: number): number => Math.max(1, Math.ceil(count / 2));

const minute = 60_000;

/**
 * Pauses double from the first to the longest; as the deadline comes nearer
 * they shrink to a quarter of the time left, down to the shortest.
 */
const growing =
  (shortest: number, first: number, longest: number) =>
  (times: number, now: DateTime.Utc, deadline: DateTime.Utc): DateTime.Utc => {
    const pause = Math.min(longest, first * 2 ** Math.min(Math.max(0, times - 1), 20));
    const left = millis(deadline) - millis(now);
    const shortened = left > 0 ? Math.max(shortest, Math.min(pause, left / 4)) : pause;
    return DateTime.makeUnsafe(millis(now) + Math.floor(shortened));
  };

/** When what could not leave this machine goes again, the `times`-th time. */
export const whenReachable = growing(10 * minute, 10 * minute, 10 * minute);

/** When what the authority turned down goes again, the `times`-th time. */
export const whenToResend = growing(10 * minute, 60 * minute, 240 * minute);

/** When the authority is asked again about a submission, after the `times`-th time. */
export const whenToAsk = growing(minute, minute, 30 * minute);
