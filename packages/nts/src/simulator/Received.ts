/** What was received, as people and programs look at it: no secret, no resident number. */
import * as DateTime from "effect/DateTime";
import type { Party } from "../SoapMessage.ts";
import type { Kind } from "./Behaviour.ts";
import type { Judgement } from "./Judgement.ts";
import type { Submission } from "./Memory.ts";

/** An invoice. */
export interface Invoice {
  readonly issueId: string;
  readonly typeCode: string;
  readonly writtenDate: string;
  readonly supplier: Party;
  /** Resident numbers show their first six digits only. */
  readonly buyer: Party;
  /** Won. */
  readonly supply: string;
  readonly tax: string;
  readonly total: string;
}

/** An invoice and what was decided; an invoice that could not be read has no more than its issue ID. */
export type Detail = Partial<Invoice> & {
  readonly code: string;
  readonly cause: string;
  readonly reason: { readonly ko: string; readonly en: string };
};

/** A submission. */
export interface Received {
  readonly submitId: string;
  readonly receiptId: string;
  readonly receivedAt: string;
  readonly sender: Party;
  readonly replyTo?: string;
  readonly state: "refused" | "pending" | "decided";
  readonly decidedAt: string;
  /** The code with which it was turned down as a whole … */
  readonly refused?: string;
  /** … and why. */
  readonly refusal?: Pick<Detail, "cause" | "reason">;
  /** The behaviour that struck it. */
  readonly struck?: Kind;
  /** The authority's own call with the results. */
  readonly call: { readonly state: Submission["call"]["state"]; readonly attempts: number };
  /** `code`, `cause` and `reason` once decided; of old submissions only issue ID and code are kept. */
  readonly invoices: ReadonlyArray<Partial<Detail>>;
}

/** Hides the end of everything that looks like a resident number. */
export const masked = (text: string): string =>
  text.replace(/(?<![0-9A-Za-z])(\d{6})-?\d{7}(?![0-9A-Za-z])/g, "$1-*******");

const party = (id: string, name: string): Party => ({ id: masked(id), name: masked(name) });

export const detail = ({ code, cause, reason, issueId, invoice }: Judgement): Detail => ({
  ...(issueId === undefined ? {} : { issueId }),
  ...(invoice === undefined
    ? {}
    : {
        typeCode: invoice.typeCode,
        writtenDate: invoice.writtenDate,
        supplier: party(invoice.supplier.businessNumber, invoice.supplier.name),
        buyer: party(invoice.buyer.number, invoice.buyer.name),
        supply: String(invoice.totals.supply),
        tax: String(invoice.totals.tax ?? 0n),
        total: String(invoice.totals.grand),
      }),
  code,
  cause,
  reason: { ko: masked(reason.ko), en: masked(reason.en) },
});

const undecided = ({ code: _, cause: __, reason: ___, ...invoice }: Detail): Partial<Detail> => invoice;

/** A submission with what is still known of its invoices. */
export const of = (
  submission: Submission,
  details: ReadonlyArray<Detail> | undefined,
  decided: boolean,
): Received => {
  const { submitId, receiptId, sender, replyTo, at, decidedAt, refused, struck, call } = submission;
  const kept = details ?? submission.verdicts;
  return {
    submitId,
    receiptId,
    receivedAt: DateTime.formatIso(at),
    sender: party(sender.id, sender.name),
    ...(replyTo === undefined ? {} : { replyTo }),
    state: refused !== undefined ? "refused" : decided ? "decided" : "pending",
    decidedAt: DateTime.formatIso(decidedAt),
    ...(refused === undefined
      ? {}
      : { refused: refused.code, refusal: { cause: refused.cause, reason: refused.reason } }),
    ...(struck === undefined ? {} : { struck }),
    call: { state: call.state, attempts: call.attempts },
    invoices: decided
      ? kept
      : (details?.map(undecided) ??
        submission.verdicts.map(({ issueId }) => (issueId === undefined ? {} : { issueId }))),
  };
};
