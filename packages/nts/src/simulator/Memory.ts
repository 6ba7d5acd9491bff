/**
 * What the simulated authority remembers. Nothing outlives the process.
 *
 * Of every invoice its issue ID and its code stay for ever, since duplicates
 * must be known for ever; what people look at, and the documents themselves,
 * are kept of the newest only, so that a night of a hundred thousand invoices
 * costs no more than a bounded amount of memory.
 */
import * as DateTime from "effect/DateTime";
import * as ResultCode from "../ResultCode.ts";
import type { Party } from "../SoapMessage.ts";
import type { Kind } from "./Behaviour.ts";
import type { Hashed } from "./Hashed.ts";
import type { Judgement } from "./Judgement.ts";
import * as Received from "./Received.ts";

/** How much is kept. */
export interface Limits {
  /** Invoices of which more than the code is kept. */
  readonly details: number;
  /** Octets of documents. */
  readonly octets: number;
  /** Exchanges. */
  readonly exchanges: number;
}

export const limits: Limits = { details: 10_000, octets: 16 * 1024 * 1024, exchanges: 500 };

/** What became of one invoice. */
export interface Verdict {
  readonly code: string;
  /** Absent when it names none. */
  readonly issueId?: string;
}

/** Where the authority's call with the results of a submission stands. */
export interface Call {
  /** `none`: there is no address to call, or nothing to say. */
  readonly state: "none" | "waiting" | "taken" | "given-up";
  readonly attempts: number;
  /** Earliest next attempt. */
  readonly at: DateTime.Utc;
}

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
  readonly refused: Pick<Judgement, "code" | "cause" | "reason"> | undefined;
  readonly verdicts: ReadonlyArray<Verdict>;
  /** The behaviour that struck it. */
  readonly struck: Kind | undefined;
  readonly call: Call;
}

/** An accepted invoice. */
export interface Held {
  readonly supplier: string;
  readonly submitId: string;
}

/** One message that came in or went out, for whoever debugs the other side. */
export interface Exchange {
  readonly at: string;
  readonly service: string;
  readonly octets: number;
  readonly outcome: "answered" | "refused" | "taken" | "not taken";
  readonly submitId?: string;
  readonly struck?: Kind;
  /** Why a message was refused before anything was looked at. */
  readonly refusal?: {
    readonly code: string;
    readonly path?: string;
    readonly text: { readonly ko: string; readonly en: string };
  };
  /** What its signature should have been made over, when that was what was wrong. */
  readonly hashed?: Hashed;
}

export const isDecided = ({ decidedAt, refused }: Submission, now: DateTime.Utc): boolean =>
  refused === undefined && DateTime.isGreaterThanOrEqualTo(now, decidedAt);

/** How the results of a submission add up; whatever the authority now holds counts as success. */
export const counts = (codes: ReadonlyArray<string>) => {
  const success = codes.filter((code) => ResultCode.lookup(code).settled === "accepted").length;
  return { total: codes.length, success, fail: codes.length - success };
};

/** Drops the oldest until `size` is within `limit`. */
const trim = <V>(all: Map<string, V>, size: number, limit: number, weigh: (value: V) => number): number => {
  let rest = size;
  for (const [key, value] of all) {
    if (rest <= limit) break;
    all.delete(key);
    rest -= weigh(value);
  }
  return rest;
};

export const make = (keep: Limits) => {
  const submissions = new Map<string, Submission>();
  const held = new Map<string, Held>();
  const judgedIn = new Map<string, Array<string>>();
  const details = new Map<string, ReadonlyArray<Received.Detail>>();
  const documents = new Map<string, Uint8Array>();
  const waiting = new Set<string>();
  const exchanges: Array<Exchange> = [];
  let detailed = 0;
  let octets = 0;

  const put = (submission: Submission): void => {
    submissions.set(submission.submitId, submission);
    if (submission.call.state === "waiting") waiting.add(submission.submitId);
    else waiting.delete(submission.submitId);
  };
  const view = (submission: Submission, now: DateTime.Utc): Received.Received =>
    Received.of(submission, details.get(submission.submitId), isDecided(submission, now));

  return {
    find: (submitId: string): Submission | undefined => submissions.get(submitId),
    held: (issueId: string): Held | undefined => held.get(issueId),
    count: (): number => submissions.size,
    put,
    /** A new submission, with what its invoices are and which of them the authority now holds. */
    add: (
      submission: Submission,
      judged: ReadonlyArray<{
        readonly judgement: Judgement;
        readonly xml: Uint8Array;
        readonly holds: boolean;
      }>,
    ): void => {
      const { submitId } = submission;
      put(submission);
      for (const { judgement, xml, holds } of judged) {
        const { invoice, issueId } = judgement;
        if (issueId === undefined) continue;
        const before = judgedIn.get(issueId);
        if (before === undefined) judgedIn.set(issueId, [submitId]);
        else if (before.at(-1) !== submitId) before.push(submitId);
        if (holds && invoice !== undefined)
          held.set(issueId, { supplier: invoice.supplier.businessNumber, submitId });
        octets += xml.length - (documents.get(issueId)?.length ?? 0);
        documents.delete(issueId);
        documents.set(issueId, xml);
      }
      details.set(
        submitId,
        judged.map(({ judgement }) => Received.detail(judgement)),
      );
      detailed = trim(details, detailed + judged.length, keep.details, ({ length }) => length);
      octets = trim(documents, octets, keep.octets, ({ length }) => length);
    },
    /** Submissions whose results are still to be called in. */
    waiting: (): ReadonlyArray<Submission> =>
      [...waiting].flatMap((submitId) => submissions.get(submitId) ?? []),
    /** The newest first. */
    received: (now: DateTime.Utc, most = Number.POSITIVE_INFINITY): ReadonlyArray<Received.Received> => {
      const all = [...submissions.values()];
      return all
        .slice(Math.max(0, all.length - most))
        .map((submission) => view(submission, now))
        .toReversed();
    },
    submission: (submitId: string, now: DateTime.Utc): Received.Received | undefined => {
      const found = submissions.get(submitId);
      return found === undefined ? undefined : view(found, now);
    },
    /** Every submission that brought an invoice, the oldest first. */
    submissionsOf: (issueId: string): ReadonlyArray<string> => judgedIn.get(issueId) ?? [],
    /** The document itself, while it is kept. */
    document: (issueId: string): Uint8Array | undefined => documents.get(issueId),
    /** Everything in numbers; undecided invoices have no code yet. */
    summary: (now: DateTime.Utc) => {
      const states = { refused: 0, pending: 0, decided: 0 };
      const calls = { none: 0, waiting: 0, taken: 0, "given-up": 0 };
      const codes: Record<string, number> = {};
      let invoices = 0;
      for (const submission of submissions.values()) {
        const decided = isDecided(submission, now);
        states[submission.refused !== undefined ? "refused" : decided ? "decided" : "pending"]++;
        calls[submission.call.state]++;
        invoices += submission.verdicts.length;
        if (!decided) continue;
        for (const { code } of submission.verdicts) codes[code] = (codes[code] ?? 0) + 1;
      }
      return { submissions: submissions.size, states, calls, invoices, held: held.size, codes };
    },
    log: (exchange: Exchange): void => {
      exchanges.push(exchange);
      if (exchanges.length > keep.exchanges) exchanges.shift();
    },
    /** The newest first. */
    exchanges: (): ReadonlyArray<Exchange> => exchanges.toReversed(),
  };
};

export type Memory = ReturnType<typeof make>;
