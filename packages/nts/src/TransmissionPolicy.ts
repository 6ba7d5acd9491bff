/**
 * When an issued invoice goes to the tax authority (국세청 전송), with whom, and
 * in which sentence people are told.
 *
 * Taxable and zero-rated invoices go at the next dawn, 03:00 in Korea; exempt
 * ones (계산서) only when somebody asks; cancelled ones never. The law's limit
 * is the day after issue (부가가치세법 시행령 §68⑥).
 */
import * as DateTime from "effect/DateTime";
import type { Refusal } from "@einv/refusal";
import * as Kst from "./internal/kst.ts";

/** What the policy looks at. */
export interface Candidate {
  /** 종류, `0101` … */
  readonly typeCode: string;
  /** 발행일시. */
  readonly issuedAt: DateTime.Utc;
  /** 발행 취소 before transmission. */
  readonly cancelled?: boolean;
  /** Somebody pressed 국세청 전송 요청. */
  readonly requested?: boolean;
}

/** What happens to an invoice by itself. */
export type Plan =
  | {
      readonly _tag: "Automatic";
      /** When it is sent. */
      readonly at: DateTime.Utc;
      /** Last Korean date without penalty, `YYYY-MM-DD`. */
      readonly lastDate: string;
      readonly sentence: Refusal.Text;
    }
  | { readonly _tag: "OnRequest"; readonly lastDate: string; readonly sentence: Refusal.Text }
  | { readonly _tag: "Never"; readonly sentence: Refusal.Text };

/** 과세, 영세율, 면세. */
export type Taxation = "taxable" | "zero-rated" | "exempt";

/** How the kind is taxed, from its code: 03/04 first is exempt, 02/05 last is zero-rated. */
export const taxation = (typeCode: string): Taxation => {
  if (typeCode.startsWith("03") || typeCode.startsWith("04")) return "exempt";
  return typeCode.endsWith("02") || typeCode.endsWith("05") ? "zero-rated" : "taxable";
};

const monthDay = (instant: DateTime.Utc): { readonly ko: string; readonly en: string } => {
  const { month, day } = Kst.parts(instant);
  return { ko: `${month}월 ${day}일`, en: Kst.date(instant) };
};

/** The plan of one invoice. */
export const plannedFor = (candidate: Candidate): Plan => {
  if (candidate.cancelled === true) {
    return {
      _tag: "Never",
      sentence: {
        ko: "발행이 취소되어 국세청에 전송하지 않습니다.",
        en: "Issuing was cancelled, so it is not sent to the tax authority.",
      },
    };
  }
  const lastDate = Kst.date(Kst.at(candidate.issuedAt, 1, 0));
  if (taxation(candidate.typeCode) === "exempt" && candidate.requested !== true) {
    return {
      _tag: "OnRequest",
      lastDate,
      sentence: {
        ko: "면세 계산서는 국세청 전송을 요청한 건만 전송합니다.",
        en: "An exempt invoice is sent to the tax authority only when you ask for it.",
      },
    };
  }
  const at = Kst.at(candidate.issuedAt, 1, 3);
  const day = monthDay(at);
  return {
    _tag: "Automatic",
    at,
    lastDate,
    sentence: {
      ko: `${day.ko} 새벽 3시에 국세청으로 전송합니다. 그 전까지 발행을 취소할 수 있습니다.`,
      en: `It is sent to the tax authority on ${day.en} at 03:00 Korean time. Until then issuing can be cancelled.`,
    },
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
 * Splits invoices into submissions: one signer each, at most `size` (100), and
 * whatever is due first comes first. The same input in any order gives the
 * same groups.
 */
export const groupBySigner = <A extends Transmittable>(
  invoices: ReadonlyArray<A>,
  size: number = maximum,
): ReadonlyArray<Group<A>> => {
  const ordered = invoices.toSorted(
    (a, b) =>
      DateTime.toEpochMillis(a.issuedAt) - DateTime.toEpochMillis(b.issuedAt) ||
      (a.issueId < b.issueId ? -1 : a.issueId > b.issueId ? 1 : 0),
  );
  const open = new Map<string, Array<A>>();
  const groups: Array<{ readonly signer: string; readonly invoices: Array<A> }> = [];
  for (const invoice of ordered) {
    const signer = signerOf(invoice);
    let group = open.get(signer);
    if (group === undefined || group.length >= Math.min(size, maximum)) {
      group = [];
      open.set(signer, group);
      groups.push({ signer, invoices: group });
    }
    group.push(invoice);
  }
  return groups;
};
