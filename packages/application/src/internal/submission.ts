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
import * as Result from "effect/Result";
import { Actor } from "@einv/identity";
import { Kst } from "@einv/invoice";
import { type OutcomeUnknown, ResultCode, SubmitId, TaxAuthority } from "@einv/nts";
import type { Refusal } from "@einv/refusal";
import { Invoices, Submissions, Transaction } from "@einv/store";
import * as Mails from "../Mails.ts";
import { refusals } from "../Refusals.ts";
import { Settings } from "../Settings.ts";
import * as Change from "./change.ts";
import * as Post from "./post.ts";
import * as Proof from "./proof.ts";

/** A submission that this process holds. */
export type Held = Pick<Submissions.Submission, "submitId" | "refs" | "version" | "receiptId" | "raw">;

/** What sending led to. */
export type Outcome =
  | { readonly _tag: "Taken"; readonly receipt: TaxAuthority.SubmitReceipt }
  | { readonly _tag: "Unknown"; readonly unknown: OutcomeUnknown.OutcomeUnknown }
  | { readonly _tag: "NotTaken"; readonly refusal: Refusal.Refusal };

/** Submissions asked about in one run: each is a call to the authority. */
const most = 100;

/** When invoices that nothing was taken of go again. */
const soon = { minutes: 10 };
const later = { hours: 1 };

/** What usually passes by itself: the authority or our own database could not be reached. */
const passes = (refusal: Refusal.Refusal): boolean =>
  TaxAuthority.isTransient(refusal) || ["store.unavailable", "store.busy"].includes(refusal.code);

const actor = Actor.system;

/** A command of the lifecycle to one invoice of a submission. */
const step = Effect.fnUntraced(function* (
  stored: Invoices.StoredInvoice,
  command: Change.Step[0],
  at: DateTime.Utc,
  data: Readonly<Record<string, string>>,
) {
  const decision = yield* Effect.fromResult(Change.decide(stored.status, [[command, "system"]]));
  return yield* Change.write(stored, decision, { at, actor, data });
});

/** Invoices of a submission whose result is open. */
const waiting = (submitId: string) =>
  Effect.map(Invoices.bySubmission(submitId), (invoices) =>
    invoices.filter(
      ({ status: { transmission } }) => transmission === "sending" || transmission === "unknown",
    ),
  );

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
          const stored = yield* Invoices.find(ref);
          if (stored?.status.transmission !== "queued" || stored.signedXml === undefined) continue;
          yield* step({ ...stored, submitId }, "beginSending", at, { submitId });
          taken.push(ref);
        }
        if (taken.length === 0) return undefined;
        yield* Submissions.put({ submitId, signerNumber, refs: taken, createdAt: at });
        const held: Held = { submitId, refs: taken, version: 1 };
        return held;
      }),
    );
  }).pipe(
    Effect.catchIf(
      ({ code }) => code === "invoice.changed",
      () => Effect.succeed(undefined),
    ),
  );

/** Sends it. Whatever the authority answers is an outcome; a refusal means that it holds nothing. */
export const send = ({ submitId }: Held) =>
  Effect.gen(function* () {
    const authority = yield* TaxAuthority.TaxAuthority;
    const invoices = yield* Effect.forEach(yield* waiting(submitId), (stored) =>
      Effect.map(Proof.unseal(stored), (r) => ({
        issueId: stored.document.issueId,
        xml: stored.signedXml ?? new Uint8Array(),
        r,
      })),
    );
    const receipt = yield* authority.submit({ submitId, invoices });
    const taken: Outcome = { _tag: "Taken", receipt };
    return taken;
  }).pipe(
    Effect.catchTags({
      OutcomeUnknown: (unknown) => Effect.succeed<Outcome>({ _tag: "Unknown", unknown }),
      Refusal: (refusal) => Effect.succeed<Outcome>({ _tag: "NotTaken", refusal }),
    }),
  );

/** Nothing was taken: the invoices wait again. */
const postpone = Effect.fnUntraced(function* (
  { submitId }: Held,
  refusal: Refusal.Refusal,
  at: DateTime.Utc,
) {
  const plannedFor = DateTime.add(at, passes(refusal) ? soon : later);
  for (const stored of yield* waiting(submitId)) {
    yield* step({ ...stored, plannedFor }, "postponeSending", at, { submitId, code: refusal.code });
  }
});

/** Writes what sending led to. Nothing, if its result came meanwhile. */
export const conclude = (held: Held, outcome: Outcome) =>
  Effect.gen(function* () {
    const at = yield* DateTime.now;
    const { submitId, version } = held;
    yield* Transaction.run(
      Effect.gen(function* () {
        switch (outcome._tag) {
          case "Taken": {
            const { receiptId, raw } = outcome.receipt;
            yield* Submissions.update({ submitId, state: "sent", receiptId, raw }, version);
            return;
          }
          case "Unknown": {
            if (!(yield* Submissions.update({ ...held, state: "unknown" }, version))) return;
            for (const stored of yield* waiting(submitId)) {
              if (stored.status.transmission !== "sending") continue;
              yield* step(stored, "loseSending", at, { submitId, reason: outcome.unknown.reason });
            }
            return;
          }
          case "NotTaken": {
            if (!(yield* Submissions.update({ ...held, state: "not-sent" }, version))) return;
            yield* postpone(held, outcome.refusal, at);
          }
        }
      }),
    );
    return outcome;
  });

/** The authority has it after all, or is sent it again under the same ID: what was lost is under way. */
const resumed = Effect.fnUntraced(function* (submitId: string, at: DateTime.Utc) {
  for (const stored of yield* waiting(submitId)) {
    if (stored.status.transmission === "unknown") yield* step(stored, "resumeSending", at, { submitId });
  }
});

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
        let settled = 0;
        for (const stored of invoices) {
          const code = codes.get(stored.document.issueId);
          if (code === undefined) continue;
          const outcome = ResultCode.lookup(code).settled;
          const after = { ...stored, r: Proof.forgotten, result: { code, at } };
          const command = outcome === "accepted" ? "accept" : "reject";
          yield* tellBoth(yield* step(after, command, at, { submitId, code }), outcome, code, at);
          settled += 1;
        }
        const state = settled === invoices.length ? "settled" : "sent";
        const entered = yield* Submissions.update({ ...submission, state, raw }, submission.version);
        return entered ? settled : yield* refusals.refusal("invoice.changed");
      }),
    );
  }).pipe(
    // Somebody asked about the submission in that moment.
    Effect.retry({ times: 3, while: ({ code }) => code === "invoice.changed" }),
  );

/** What asking about submissions led to, in invoices; those sent again are open too. */
export interface Asked {
  readonly settled: number;
  readonly resent: number;
  readonly open: number;
}

/**
 * Sends it again under its own ID, which means the same submission. An earlier
 * sending may still arrive, so while the authority cannot be reached it keeps
 * its ID and is asked about again.
 */
const resend = Effect.fnUntraced(function* (submission: Submissions.Submission) {
  const { submitId, version } = submission;
  yield* Transaction.run(Effect.flatMap(DateTime.now, (at) => resumed(submitId, at)));
  const outcome = yield* send(submission);
  if (outcome._tag === "NotTaken" && passes(outcome.refusal)) {
    yield* Submissions.update(submission, version);
  } else {
    yield* conclude(submission, outcome);
  }
  return outcome._tag === "Taken";
});

/** The authority has it and has not decided: from now on it waits for its result. */
const noteTaken = Effect.fnUntraced(function* (held: Held) {
  yield* Transaction.run(
    Effect.gen(function* () {
      yield* resumed(held.submitId, yield* DateTime.now);
      yield* Submissions.update({ ...held, state: "sent" }, held.version);
    }),
  );
});

/** Asks about a submission, and sends it again only if the authority does not know it. */
const ask = Effect.fnUntraced(function* (submission: Submissions.Submission) {
  const { submitId, version } = submission;
  const authority = yield* TaxAuthority.TaxAuthority;
  const count = (yield* waiting(submitId)).length;
  const open: Asked = { settled: 0, resent: 0, open: count };
  const leave = Effect.as(Submissions.update(submission, version), open);
  const answer = yield* Effect.result(authority.results(submitId));
  if (Result.isFailure(answer)) {
    const { failure } = answer;
    if (failure._tag !== "Refusal" || failure.code !== "nts.submission-refused") return yield* leave;
    yield* conclude(submission, { _tag: "NotTaken", refusal: failure });
    return open;
  }
  const report = answer.success;
  switch (report.status) {
    case "settled": {
      const settled = yield* settle(report);
      return { settled, resent: 0, open: count - settled };
    }
    case "pending":
      yield* noteTaken(submission);
      return open;
    case "not-known":
      return { ...open, resent: (yield* resend(submission)) ? count : 0 };
  }
});

/** Asks about all that is open and that nobody else is at. */
export const reconcile = Effect.gen(function* () {
  const total = { settled: 0, resent: 0, open: 0 };
  for (const submission of yield* Submissions.take(yield* DateTime.now, most)) {
    const { settled, resent, open } = yield* ask(submission);
    total.settled += settled;
    total.resent += resent;
    total.open += open;
  }
  return total;
});
