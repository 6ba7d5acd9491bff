/**
 * Asking the tax authority what became of submissions, and sending again what
 * it says it does not know. Each is asked about in its turn, after pauses that
 * grow, so that many that stay undecided do not hold up the newest.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Refusals as NtsRefusals, TaxAuthority, TransmissionPolicy } from "@einv/nts";
import { Submissions, Transaction } from "@einv/store";
import { Settings } from "../Settings.ts";
import * as Patience from "./patience.ts";
import * as Submission from "./submission.ts";

/** What asking came to, in invoices. */
export interface Asked {
  /** Accepted or rejected for good. */
  readonly settled: number;
  readonly resent: number;
  /** Still without a result. */
  readonly open: number;
}

const nothing: Asked = { settled: 0, resent: 0, open: 0 };

/** Submissions asked about at the same time. */
const concurrency = 4;

/**
 * Sendings under one ID after which, if the authority still says that it does
 * not know it, the invoices go in smaller submissions: one of them may be what
 * its system breaks on.
 */
const mostSendings = 3;

/** The authority has it after all, or is sent it again under the same ID: what was lost is under way. */
const resumed = Effect.fnUntraced(function* (submitId: string, at: DateTime.Utc) {
  for (const stored of yield* Submission.waiting(submitId)) {
    if (stored.status.transmission === "unknown") {
      yield* Submission.step(stored, "resumeSending", at, { submitId });
    }
  }
});

/** A submission that is asked about, and when it is asked about again if nothing comes of it. */
interface Question {
  readonly submission: Submissions.Submission;
  readonly count: number;
  readonly next: { readonly asked: number; readonly askAt: DateTime.Utc };
}

const leave = ({ submission: { submitId, state, version }, next }: Question) =>
  Submissions.update({ submitId, state, ...next }, version);

/** The authority has it and has not decided: from now on it waits for its result. */
const noteTaken = ({ submission: { submitId, version }, next }: Question) =>
  Transaction.run(
    Effect.gen(function* () {
      yield* resumed(submitId, yield* DateTime.now);
      yield* Submissions.update({ submitId, state: "sent", ...next }, version);
    }),
  );

/**
 * Sends it again under its own ID, which means the same submission. An earlier
 * sending may still arrive, so while the authority cannot be reached it keeps
 * its ID and is asked about again.
 */
const resend = Effect.fnUntraced(function* ({ submission, next }: Question) {
  const { submitId, state, version, sendings } = submission;
  const at = yield* DateTime.now;
  const recorded = yield* Transaction.run(
    Effect.gen(function* () {
      yield* resumed(submitId, at);
      // Held by the process that is about to send, as when it was first written.
      return yield* Submissions.holdOn({ submitId, sendings: sendings + 1, ...next }, version, at);
    }),
  );
  if (!recorded) return false;
  const held = { submitId, version: version + 1 };
  const outcome = yield* Submission.send(held);
  if (outcome._tag === "NotTaken" && Submission.passes(outcome.refusal)) {
    yield* Submissions.update({ submitId, state, sendings, ...next }, held.version);
  } else {
    yield* Submission.conclude(held, outcome);
  }
  return outcome._tag === "Taken";
});

const notKnown = (submitId: string) =>
  NtsRefusals.refusals.refusal("nts.answer-for-another", { values: { submitId } });

/** Asks about one that this process holds. */
const ask = Effect.fnUntraced(function* (question: Question) {
  const { submission, count } = question;
  const { submitId } = submission;
  const authority = yield* TaxAuthority.TaxAuthority;
  const open: Asked = { ...nothing, open: count };
  const answer = yield* Effect.result(authority.results(submitId));
  if (Result.isFailure(answer)) {
    const { failure } = answer;
    if (failure._tag === "Refusal" && failure.code === "nts.submission-refused") {
      yield* Submission.conclude(submission, { _tag: "NotTaken", refusal: failure });
    } else {
      yield* leave(question);
    }
    return { asked: open, answered: failure._tag === "Refusal" && !Submission.passes(failure) };
  }
  const report = answer.success;
  switch (report.status) {
    case "settled": {
      const settled = yield* Submission.settle(report);
      return { asked: { ...nothing, settled, open: count - settled }, answered: true };
    }
    case "pending":
      yield* noteTaken(question);
      return { asked: open, answered: true };
    case "not-known": {
      if (submission.sendings >= mostSendings && count > 1) {
        yield* Submission.conclude(submission, { _tag: "NotTaken", refusal: notKnown(submitId) });
        return { asked: open, answered: true };
      }
      const resent = (yield* resend(question)) ? count : 0;
      return { asked: { ...open, resent }, answered: resent > 0 };
    }
  }
});

/** Takes one and asks about it; nothing, if somebody else is at it or its result came meanwhile. */
const turn = Effect.fnUntraced(function* (submitId: string) {
  const now = yield* DateTime.now;
  const submission = yield* Submissions.hold(submitId, now);
  if (submission === undefined) return undefined;
  const invoices = yield* Submission.waiting(submitId);
  const asked = submission.asked + 1;
  const askAt = TransmissionPolicy.whenToAsk(asked, now, Submission.deadlineOf(invoices, now));
  return yield* ask({ submission, count: invoices.length, next: { asked, askAt } });
});

/**
 * Asks about all that is open and that nobody else is at: whose turn it is, or
 * `now` about every one. Ends early when the authority does not answer.
 */
export const reconcile = (whose: "due" | "all") =>
  Effect.gen(function* () {
    const now = yield* DateTime.now;
    const { maintenance } = yield* Settings;
    if (TransmissionPolicy.opening(now, maintenance) !== now) return nothing;
    const patience = Patience.make();
    const turns = yield* Effect.forEach(
      yield* Submissions.waiting(now, whose === "due" ? now : undefined),
      (submitId) =>
        Effect.suspend(() =>
          patience.over()
            ? Effect.succeed(nothing)
            : Effect.map(turn(submitId), (done) => {
                if (done !== undefined) patience.note(done.answered);
                return done?.asked ?? nothing;
              }),
        ),
      { concurrency },
    );
    return turns.reduce(
      (sum, { settled, resent, open }) => ({
        settled: sum.settled + settled,
        resent: sum.resent + resent,
        open: sum.open + open,
      }),
      nothing,
    );
  });
