/** What the simulated authority remembers, and how that changes. Nothing outlives the process. */
import * as DateTime from "effect/DateTime";
import type { TaxInvoice } from "@einv/invoice";
import * as ResultCode from "../ResultCode.ts";
import type { Party } from "../SoapMessage.ts";
import type { Body } from "../TaxAuthority.ts";
import type { Fault } from "./Fault.ts";
import type { Judgement } from "./Judgement.ts";

/** One submission, taken or turned down. */
export interface Submission {
  readonly submitId: string;
  readonly receiptId: string;
  readonly sender: Party;
  readonly replyTo: string | undefined;
  /** By which the same submission is known again. */
  readonly fingerprint: string;
  readonly at: DateTime.Utc;
  /** Until then results are pending. */
  readonly decidedAt: DateTime.Utc;
  /** Why it was turned down as a whole. */
  readonly refused: string | undefined;
  readonly invoices: ReadonlyArray<Judgement>;
  /** Whether its results were taken by the sender when the authority called. */
  readonly called: boolean;
}

export interface Memory {
  readonly submissions: ReadonlyMap<string, Submission>;
  /** Accepted invoices by issue ID. */
  readonly held: ReadonlyMap<string, TaxInvoice.TaxInvoice>;
  readonly faults: ReadonlyArray<Fault>;
  /** How far the authority's clock is ahead, in milliseconds. */
  readonly ahead: number;
  /** The last answer of each service. */
  readonly answers: ReadonlyMap<Fault["on"], Body>;
}

export const empty: Memory = {
  submissions: new Map(),
  held: new Map(),
  faults: [],
  ahead: 0,
  answers: new Map(),
};

/** Remembers a submission and what it brought. */
export const remember = (memory: Memory, submission: Submission): Memory => {
  const held = new Map(memory.held);
  for (const { code, invoice } of submission.invoices) {
    if (invoice !== undefined && code === "SUC001") held.set(invoice.issueId, invoice);
  }
  const submissions = new Map(memory.submissions).set(submission.submitId, submission);
  return { ...memory, held, submissions };
};

export const isDecided = ({ decidedAt, refused }: Submission, now: DateTime.Utc): boolean =>
  refused === undefined && DateTime.isGreaterThanOrEqualTo(now, decidedAt);

/** An invoice as people look at it. */
export interface ReceivedInvoice {
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

/** A submission as people look at it. */
export interface Received {
  readonly submitId: string;
  readonly receiptId: string;
  readonly receivedAt: string;
  readonly sender: Party;
  readonly state: "refused" | "pending" | "decided";
  readonly refused?: string;
  /** `code` and `reason` once decided; only they, when the invoice could not be read. */
  readonly invoices: ReadonlyArray<
    Partial<ReceivedInvoice> & {
      readonly code?: string;
      readonly reason?: { readonly ko: string; readonly en: string };
    }
  >;
}

const shown = ({
  issueId,
  typeCode,
  writtenDate,
  supplier,
  buyer,
  totals,
}: TaxInvoice.TaxInvoice): ReceivedInvoice => ({
  issueId,
  typeCode,
  writtenDate,
  supplier: { id: supplier.businessNumber, name: supplier.name },
  buyer: {
    id: buyer.kind === "business" ? buyer.number : `${buyer.number.slice(0, 6)}-*******`,
    name: buyer.name,
  },
  supply: String(totals.supply),
  tax: String(totals.tax ?? 0n),
  total: String(totals.grand),
});

/** Everything received, the newest first. */
export const received = ({ submissions }: Memory, now: DateTime.Utc): ReadonlyArray<Received> =>
  [...submissions.values()].toReversed().map((submission) => {
    const { submitId, receiptId, sender, at, refused, invoices } = submission;
    const decided = isDecided(submission, now);
    return {
      submitId,
      receiptId,
      receivedAt: DateTime.formatIso(at),
      sender,
      state: refused !== undefined ? "refused" : decided ? "decided" : "pending",
      ...(refused === undefined ? {} : { refused }),
      invoices: invoices.map(({ code, issueId, reason, invoice }) => ({
        ...(issueId === undefined ? {} : { issueId }),
        ...(invoice === undefined ? {} : shown(invoice)),
        ...(decided ? { code, ...(reason === undefined ? {} : { reason }) } : {}),
      })),
    };
  });

/** How the results of a submission add up; whatever the authority now holds counts as success. */
export const counts = (codes: ReadonlyArray<string>) => {
  const success = codes.filter((code) => ResultCode.lookup(code).settled === "accepted").length;
  return { total: codes.length, success, fail: codes.length - success };
};
