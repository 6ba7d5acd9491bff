/**
 * Amendments (수정세금계산서): from what happened to the right reason (수정사유)
 * and the one or two documents, shown before anything is issued.
 *
 * 부가가치세법 시행령 §70①; nts-standard §2.6. Amounts below zero take back,
 * amounts above zero stand. Documents that come in two are both issued or none.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Deadline from "./Deadline.ts";
import * as Documents from "./internal/amendmentDocuments.ts";
import * as Planning from "./internal/amendmentPlanning.ts";
import type { Status } from "./Status.ts";
import * as Situations from "./Situation.ts";
import type { AmendmentReason, CalendarDate, TaxInvoice } from "./TaxInvoice.ts";
import { facets } from "./TypeCode.ts";

/** An invoice that has no issue ID (승인번호) yet. */
export type Draft = Documents.Draft;

/** What happened, as people say it. */
export const SituationId = Situations.SituationId;
export type SituationId = Situations.SituationId;

/** What happened, and the reason code it comes under. */
export type Situation = Situations.Situation;

/** Every situation, in the order in which people should read them. */
export const situations = Situations.situations;

/** The reason code of a situation. */
export const reasonOf = Situations.reasonOf;

/** A situation in words. */
export const situationText = Situations.textOf;

/** What stands of an invoice after its amendments. */
export const standing = (original: TaxInvoice, earlier: ReadonlyArray<TaxInvoice>): TaxInvoice["totals"] =>
  earlier.reduce((sum, { totals }) => Documents.addTotals(sum, totals), original.totals);

/** The amending kind of the same transaction: 0101 → 0201, 0303 → 0403. */
export const amending = Documents.amending;

/** The kind that a kind amends: 0201 → 0101; what amends nothing is itself. */
export const amended = Documents.amended;

/** What the planner has to know of each reason. */
export type Change =
  | {
      readonly reason: "01";
      /** Every entry that is to be different; the rest stays. */
      readonly corrected: Partial<Omit<Draft, "amendment">>;
    }
  | {
      readonly reason: "02";
      /** Day on which the amount changed. */
      readonly on: CalendarDate;
      /** Supply amount more (above zero) or less (below zero). */
      readonly supply: bigint;
      /** Default: in the original's proportion, towards zero. */
      readonly tax?: bigint;
    }
  | {
      readonly reason: "03";
      /** Day of the return. */
      readonly on: CalendarDate;
      /** Supply amount of what was returned, above zero. */
      readonly supply: bigint;
      readonly tax?: bigint;
    }
  | {
      readonly reason: "04";
      /** Day on which the contract was rescinded. */
      readonly on: CalendarDate;
    }
  | {
      readonly reason: "05";
      /** Day on which the letter of credit was opened (개설일). */
      readonly openedOn: CalendarDate;
    }
  | {
      readonly reason: "06";
      /** The invoice that says the same and stays, if it was issued twice. */
      readonly twin?: TaxInvoice;
    };

/** What is to be amended, how, and what is known of it. */
export interface Request {
  readonly original: TaxInvoice;
  readonly change: Change;
  /** Where the original stands; left out for documents from elsewhere. */
  readonly status?: Status;
  /** Amendments of the original that were issued before. */
  readonly earlier?: ReadonlyArray<TaxInvoice>;
}

/** What a document of an amendment does: 취소분, 정정분, 증감분, 환입분, 해제분, 영세율 적용분. */
export const Role = Situations.Role;
export type Role = Situations.Role;

/** One document to be issued. */
export interface Planned {
  readonly role: Role;
  readonly draft: Draft;
}

/** What amending comes to, before anything is issued. */
export interface Plan {
  readonly reason: AmendmentReason;
  /** One document, or two that are issued together, in this order. */
  readonly documents: ReadonlyArray<Planned>;
  /** What stands of the original before and after. */
  readonly before: TaxInvoice["totals"];
  readonly after: TaxInvoice["totals"];
  /** Dates and money at stake of the amendment itself. */
  readonly outlook: Deadline.Outlook;
  readonly notices: ReadonlyArray<Refusal.Text>;
}

/** A situation, and why it is not one of this invoice. */
export interface Option extends Situation {
  readonly refusal?: Refusal.Refusal;
}

/**
 * Every situation, with why those that cannot be do not apply here: to be shown
 * before anything is asked. What {@link plan} finds out from the particulars is
 * not told yet.
 */
export const options = (request: Omit<Request, "change">, today: CalendarDate): ReadonlyArray<Option> => {
  const known = Planning.amendable(request, today);
  return situations.map((situation) => {
    const refusal = Result.isFailure(known) ? known.failure : Planning.objection(known.success, situation.id);
    return refusal === undefined ? situation : { ...situation, refusal };
  });
};

const notices = (
  { original, earlier, today }: Planning.Known,
  planned: ReadonlyArray<Planned>,
): ReadonlyArray<Refusal.Text> => {
  const due = Deadline.lateUntil(original.writtenDate, facets(original.typeCode).document);
  const kept = new Set(planned.flatMap(({ draft }) => draft.remarks));
  const dropped = planned.some(({ role }) => role === "correction")
    ? []
    : original.remarks.filter((remark) => !kept.has(remark));
  const backdated = planned.every(({ draft }) => draft.writtenDate === original.writtenDate);
  return [
    ...(planned.length < 2
      ? []
      : [{ ko: "두 장을 모두 발행해야 합니다.", en: "Both documents have to be issued." }]),
    ...(backdated && today > due
      ? [
          {
            ko: `당초 과세기간의 신고기한(${due})이 지났으므로 수정신고가 필요할 수 있습니다.`,
            en: `The return for the original's period was due on ${due}; a corrected return may be needed.`,
          },
        ]
      : []),
    ...(earlier.length > 0 && planned.some(({ role }) => role === "correction")
      ? [
          {
            ko: "이미 발행한 증감·환입 수정세금계산서는 그대로 남습니다.",
            en: "Amendments issued before for changes or returns stay as they are.",
          },
        ]
      : []),
    ...dropped.map((remark) => ({
      ko: `비고는 세 줄까지라 다음 내용이 빠집니다: ${remark}`,
      en: `There is room for three remarks, so this one is left out: ${remark}`,
    })),
  ];
};

/**
 * The documents that amend an invoice for what happened. Nothing is issued; an
 * issue ID is given to each draft by whoever issues it. Refused with
 * `amendment.*`, or `lifecycle.*` if the original cannot be amended where it
 * stands; each names the way that is open instead.
 */
export const plan = (request: Request, today: CalendarDate): Result.Result<Plan, Refusal.Refusal> =>
  Result.gen(function* () {
    const known = yield* Planning.amendable(request, today);
    const planned = yield* Planning.documents(known, request.change);
    return {
      reason: request.change.reason,
      documents: planned,
      before: known.standing,
      after: planned.reduce((sum, { draft }) => Documents.addTotals(sum, draft.totals), known.standing),
      outlook: Deadline.outlook(Deadline.subject(planned.at(-1)!.draft), today),
      notices: notices(known, planned),
    };
  });
