/**
 * One submission to the tax authority, from the record that is written before
 * anything is sent to the last of its results. A process may end between any
 * two steps: the record says what may have been sent, and asking comes before
 * sending again. Each step is one transaction; the call to the authority is in
 * none.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { Actor } from "@einv/identity";
import { Kst } from "@einv/invoice";
import { OutcomeUnknown, SubmitId, TaxAuthority, TransmissionPolicy } from "@einv/nts";
import type { Refusal } from "@einv/refusal";
import { Invoices, Submissions, Transaction } from "@einv/store";
import * as Mails from "../Mails.ts";
import { refusals } from "../Refusals.ts";
import { Settings } from "../Settings.ts";
import * as Change from "./change.ts";
import * as Post from "./post.ts";
import * as Proof from "./proof.ts";

/** A submission that this process holds. */
export type Held = Pick<Submissions.Submission, "submitId" | "version">;

/** What sending led to. */
export type Outcome =
  | { readonly _tag: "Taken"; readonly receipt: TaxAuthority.SubmitReceipt }
  | { readonly _tag: "Unknown"; readonly unknown: OutcomeUnknown.OutcomeUnknown }
  | { readonly _tag: "NotTaken"; readonly refusal: Refusal.Refusal };

/** What usually passes by itself: the authority or our own database could not be reached. */
export const passes = (refusal: Refusal.Refusal): boolean =>
  TaxAuthority.isTransient(refusal) || ["store.unavailable", "store.busy"].includes(refusal.code);

const actor = Actor.system;

/** What an invoice remembers of its plan. */
export const planned = (plan: TransmissionPolicy.Plan): Pick<Invoices.InvoiceRow, "plannedFor" | "alarm"> =>
  plan._tag === "Automatic"
    ? { plannedFor: plan.at, ...(plan.alarm === undefined ? {} : { alarm: plan.alarm }) }
    : {};

/** A command of the lifecycle to one invoice of a submission. */
export const step = Effect.fnUntraced(function* (
  stored: Invoices.StoredInvoice,
  command: Change.Step[0],
  at: DateTime.Utc,
  data: Readonly<Record<string, string>>,
) {
  const decision = yield* Effect.fromResult(Change.decide(stored, [[command, "system"]]));
  return yield* Change.write(stored, decision, { at, actor, data });
});

/** Invoices of a submission whose result is open. */
export const waiting = (submitId: string) =>
  Effect.map(Invoices.bySubmission(submitId), (invoices) =>
    invoices.filter(
      ({ status: { transmission } }) => transmission === "sending" || transmission === "unknown",
    ),
  );

/** When the first of these is late. */
export const deadlineOf = (
  invoices: ReadonlyArray<Pick<Invoices.InvoiceRow, "issuedAt">>,
  now: DateTime.Utc,
): DateTime.Utc =>
  invoices
    .map(({ issuedAt }) => TransmissionPolicy.deadlineOf(issuedAt ?? now))
    .reduce((first, next) => DateTime.min(first, next), TransmissionPolicy.deadlineOf(now));

const newId = Effect.fnUntraced(function* (at: DateTime.Utc) {
  const { registration } = yield* Settings;
  const random = yield* SecureRandom.SecureRandom.use((source) => source.randomBytes(16));
  return yield* Effect.fromResult(SubmitId.make({ registration, date: Kst.dateOf(at), random }));
});

/**
 * Takes invoices of one signer out of the queue and records their submission.
 * Nothing, if none of them waits any more or somebody else is at them.
 */
export const prepare = (signerNumber: string, refs: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const at = yield* DateTime.now;
    const submitId = yield* newId(at);
    return yield* Transaction.run(
      Effect.gen(function* () {
        const taken: Array<string> = [];
        for (const ref of refs) {
          const stored = yield* Invoices.findRow(ref);
          if (stored?.status.transmission !== "queued") continue;
          yield* step({ ...stored, submitId }, "beginSending", at, { submitId });
          taken.push(ref);
        }
        if (taken.length === 0) return undefined;
        yield* Submissions.put({ submitId, signerNumber, refs: taken, createdAt: at });
        return { submitId, version: 1, count: taken.length };
      }),
    );
  }).pipe(
    Effect.catchIf(
      ({ code }) => code === "invoice.changed",
      () => Effect.succeed(undefined),
    ),
  );

/** An invoice as it leaves: its octets, and R from under its seal. */
const content = Effect.fnUntraced(function* ({ ref, document }: Invoices.InvoiceRow) {
  const stored = yield* Invoices.find(ref);
  const r = yield* Proof.unseal({ ref, ...(stored?.r === undefined ? {} : { r: stored.r }) });
  return { issueId: document.issueId, xml: stored?.signedXml ?? new Uint8Array(), r };
});

/** The code for a submission ID that the authority holds already: what became of it is asked, not sent again. */
const held = "SYN003";

const turnedDown = (submitId: string, refusal: Refusal.Refusal): Outcome =>
  refusal.code === "nts.submission-refused" && refusal.values?.["code"] === held
    ? {
        _tag: "Unknown",
        unknown: new OutcomeUnknown.OutcomeUnknown({ submitId, reason: "undecided", cause: refusal }),
      }
    : { _tag: "NotTaken", refusal };

/** Sends it. Whatever the authority answers is an outcome; a refusal means that it holds nothing. */
export const send = ({ submitId }: Held) =>
  Effect.gen(function* () {
    const authority = yield* TaxAuthority.TaxAuthority;
    const invoices = yield* Effect.forEach(yield* waiting(submitId), content);
    const receipt = yield* authority.submit({ submitId, invoices });
    const taken: Outcome = { _tag: "Taken", receipt };
    return taken;
  }).pipe(
    Effect.catchTags({
      OutcomeUnknown: (unknown) => Effect.succeed<Outcome>({ _tag: "Unknown", unknown }),
      Refusal: (refusal) => Effect.succeed(turnedDown(submitId, refusal)),
    }),
  );

const tellBoth = Effect.fnUntraced(function* (
  stored: Invoices.StoredInvoice,
  outcome: "accepted" | "rejected",
  code: string,
  at: DateTime.Utc,
) {
  for (const side of ["supplier", "buyer"] as const) {
    const mail = Mails.settled({ ...Post.about(stored), side, outcome, code, at });
    yield* Post.tell(stored, side, "settled", mail, at);
  }
});

/** It waits again, at most with so many others, until it is its time. R stays under its seal. */
const postpone = (
  stored: Invoices.InvoiceRow,
  {
    at,
    ...why
  }: {
    readonly at: DateTime.Utc;
    readonly submitId: string;
    readonly code: string;
    readonly plannedFor: DateTime.Utc;
    readonly turnedDown: boolean;
    readonly together?: number;
  },
) => {
  const { times = 0, together } = stored.retry ?? {};
  const { submitId, code, plannedFor } = why;
  const most = why.together ?? together;
  const retry = {
    times: times + (why.turnedDown ? 1 : 0),
    ...(most === undefined ? {} : { together: most }),
  };
  return step({ ...stored, plannedFor, retry }, "postponeSending", at, { submitId, code });
};

/** The authority's word about one invoice is entered; R is forgotten only when it is the last one. */
const enter = Effect.fnUntraced(function* (
  stored: Invoices.InvoiceRow,
  code: string,
  submitId: string,
  at: DateTime.Utc,
) {
  const result = { code, at };
  const after = TransmissionPolicy.afterResult(code);
  if (after === "again") {
    const times = (stored.retry?.times ?? 0) + 1;
    const plannedFor = TransmissionPolicy.whenToResend(times, at, deadlineOf([stored], at));
    yield* postpone({ ...stored, result }, { at, submitId, code, plannedFor, turnedDown: true });
    return false;
  }
  const { retry: _retry, alarm: _alarm, ...rest } = stored;
  const command = after === "accepted" ? "accept" : "reject";
  const settled = yield* step({ ...rest, r: Proof.forgotten, result }, command, at, { submitId, code });
  yield* tellBoth(settled, after, code, at);
  return true;
});

/** What follows for the invoices of a submission of which nothing was taken. */
const consequence = (refusal: Refusal.Refusal, count: number): TransmissionPolicy.AfterRefusal => {
  if (passes(refusal)) return "wait";
  return refusal.code === "nts.submission-refused"
    ? TransmissionPolicy.afterRefusal(refusal.values?.["code"] ?? "", count)
    : count > 1
      ? "split"
      : "wait";
};

/** Nothing was taken: the invoices wait again; in halves, if one of them may be at fault. */
const release = Effect.fnUntraced(function* ({ submitId }: Held, refusal: Refusal.Refusal, at: DateTime.Utc) {
  const invoices = yield* waiting(submitId);
  const what = consequence(refusal, invoices.length);
  const { code } = refusal;
  for (const stored of invoices) {
    const deadline = deadlineOf([stored], at);
    const turnedDown = !passes(refusal);
    const times = (stored.retry?.times ?? 0) + 1;
    const base = { at, submitId, code };
    switch (what) {
      case "reject":
        yield* enter(stored, refusal.values?.["code"] ?? "", submitId, at);
        break;
      case "split":
        yield* postpone(stored, {
          ...base,
          plannedFor: at,
          turnedDown: false,
          together: TransmissionPolicy.halfOf(invoices.length),
        });
        break;
      case "wait":
        yield* postpone(stored, {
          ...base,
          plannedFor: turnedDown
            ? TransmissionPolicy.whenToResend(times, at, deadline)
            : TransmissionPolicy.whenReachable(times, at, deadline),
          turnedDown,
        });
    }
  }
});

/** Writes what sending led to. Nothing, if its result came meanwhile. */
export const conclude = (held: Held, outcome: Outcome) =>
  Effect.gen(function* () {
    const at = yield* DateTime.now;
    const { submitId, version } = held;
    yield* Transaction.run(
      Effect.gen(function* () {
        const askAt = TransmissionPolicy.whenToAsk(1, at, TransmissionPolicy.deadlineOf(at));
        switch (outcome._tag) {
          case "Taken": {
            const { receiptId, raw } = outcome.receipt;
            yield* Submissions.update({ submitId, state: "sent", receiptId, raw, askAt }, version);
            return;
          }
          case "Unknown": {
            if (!(yield* Submissions.update({ submitId, state: "unknown", askAt }, version))) return;
            for (const stored of yield* waiting(submitId)) {
              if (stored.status.transmission !== "sending") continue;
              yield* step(stored, "loseSending", at, { submitId, reason: outcome.unknown.reason });
            }
            return;
          }
          case "NotTaken": {
            if (!(yield* Submissions.update({ submitId, state: "not-sent" }, version))) return;
            yield* release(held, outcome.refusal, at);
          }
        }
      }),
    );
    return outcome;
  });

/**
 * Enters the authority's results, each once, however often and by whichever
 * way they come. Answers how many invoices were settled by this report.
 */
export const settle = (report: TaxAuthority.ResultReport) =>
  Effect.gen(function* () {
    const at = yield* DateTime.now;
    const { submitId, raw } = report;
    const codes = new Map(report.results.map(({ issueId, code }) => [issueId, code]));
    return yield* Transaction.run(
      Effect.gen(function* () {
        const submission = yield* Submissions.find(submitId);
        if (submission === undefined || submission.state === "settled" || submission.state === "not-sent") {
          return 0;
        }
        const invoices = yield* waiting(submitId);
        let [settled, named] = [0, 0];
        for (const stored of invoices) {
          const code = codes.get(stored.document.issueId);
          if (code === undefined) continue;
          named += 1;
          if (yield* enter(stored, code, submitId, at)) settled += 1;
        }
        const state = named === invoices.length ? "settled" : "sent";
        const entered = yield* Submissions.update({ submitId, state, raw }, submission.version);
        return entered ? settled : yield* refusals.refusal("invoice.changed");
      }),
    );
  }).pipe(
    // Somebody asked about the submission in that moment.
    Effect.retry({ times: 3, while: ({ code }) => code === "invoice.changed" }),
  );
