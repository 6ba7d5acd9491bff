/**
 * What happens without anybody asking: mail leaves, results come in, issued
 * invoices go to the authority at dawn, old requests expire, what nobody needs
 * is forgotten.
 *
 * A job is due by the clock and looks at the database for what there is to do,
 * so a missed hour, a restart or a moved clock loses nothing. Any number of
 * processes may run the same jobs: what a job takes, it takes by
 * compare-and-set or lease in the database.
 */
import * as Cause from "effect/Cause";
import * as Clock from "effect/Clock";
import * as Context from "effect/Context";
import * as Cron from "effect/Cron";
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Layer from "effect/Layer";
import * as Option from "effect/Option";
import * as Schedule from "effect/Schedule";
import * as Semaphore from "effect/Semaphore";
import {
  CollectResults,
  DeliverOutbox,
  ExpireRequests,
  Housekeeping,
  RefreshPublicKeys,
  TendCertificates,
  Transmit,
  WarnOfDeadlines,
  ChargePoints,
} from "@einv/application";
import { Kst } from "@einv/invoice";
import { PublicKeys } from "@einv/nts";
import type { Refusal } from "@einv/refusal";

/** What a job counted, by name. */
export type Counts = Readonly<Record<string, number>>;

/** What running one job came to. */
export interface Outcome {
  readonly job: string;
  /** Absent when it failed; it is tried again. */
  readonly counts?: Counts;
}

interface Job<R> {
  readonly name: string;
  /** When it is due again after an attempt, in epoch milliseconds. */
  readonly next: (after: number) => number;
  readonly run: Effect.Effect<Counts, Refusal.Refusal, R>;
}

const every = (interval: Duration.Input) => {
  const millis = Duration.toMillis(Duration.fromInputUnsafe(interval));
  return (after: number) => after + millis;
};

const at = (expression: string) => {
  const cron = Cron.parseUnsafe(expression, "Asia/Seoul");
  return (after: number) => Cron.next(cron, after).getTime();
};

const mail = {
  name: "mail",
  next: every("2 seconds"),
  run: Effect.map(DeliverOutbox.deliver, (done) => ({ ...done })),
};

const expiry = {
  name: "expiry",
  next: at("10 0 * * *"),
  run: Effect.map(ExpireRequests.expire, (done) => ({ ...done })),
};

const housekeeping = {
  name: "housekeeping",
  next: at("20 0 * * *"),
  run: Effect.as(Housekeeping.run, {}),
};

const results = {
  name: "results",
  next: every("1 minute"),
  run: Effect.map(CollectResults.collectDue, (done) => ({ ...done })),
};

const payments = {
  name: "payments",
  next: every("1 minute"),
  run: Effect.map(ChargePoints.resolve, (done) => ({ ...done })),
};

/** What was settled lately; a day that was told late, or was missed, is asked for again. */
const settlements = {
  name: "settlements",
  next: at("10 9 * * *"),
  run: Effect.gen(function* () {
    const now = yield* DateTime.now;
    let settled = 0;
    for (const days of [3, 2, 1, 0])
      settled += (yield* ChargePoints.settle(Kst.dateOf(DateTime.subtract(now, { days })))).settled;
    return { settled };
  }),
};

/** When people are at work and can have a certificate renewed. */
const certificates = {
  name: "certificates",
  next: at("0 9 * * *"),
  run: Effect.map(TendCertificates.tend, (done) => ({ ...done })),
};

const deadlines = {
  name: "deadlines",
  next: every("1 minute"),
  run: Effect.map(WarnOfDeadlines.warn, (done) => ({ ...done })),
};

/**
 * 03:00 in Korea is when invoices are planned for; every ten minutes from then
 * on is when whatever could not leave at 03:00 is tried again, within the day
 * that the law gives. Nothing is sent before the submissions of an earlier run
 * whose answer never came have been asked about.
 */
const transmission = () => {
  let resumed = false;
  return {
    name: "transmission",
    next: at("*/10 * * * *"),
    run: Effect.gen(function* () {
      const before = resumed ? undefined : yield* Transmit.resume;
      resumed = true;
      const { submitted, submissions } = yield* Transmit.transmitDue;
      return { ...before, submitted, submissions: submissions.length };
    }),
  };
};

/** After a start, and every morning before people come to work. */
const publicKeys = (archive: PublicKeys.PublicKeys["Service"]) => ({
  name: "public keys",
  next: at("30 4 * * *"),
  run: RefreshPublicKeys.refresh.pipe(
    Effect.provideService(PublicKeys.PublicKeys, archive),
    Effect.map((done) => ({ ...done })),
  ),
});

export interface Options {
  /** Whether a mail server is configured: without one, mail waits and no try of it is spent. */
  readonly mail: boolean;
  /** Whether a tax authority is configured: without one, nothing is sent and no results are asked for. */
  readonly transmission: boolean;
  /** Whether a payment gateway is configured: without one, nobody is asked about payments. */
  readonly payments?: boolean;
  /** The authority's archive of the other systems' public keys; nobody's are fetched without it. */
  readonly publicKeys?: PublicKeys.PublicKeys["Service"];
}

/** The jobs of this process. */
export class Jobs extends Context.Service<
  Jobs,
  {
    /** Runs what is due now and waits for it; what is not due stays. */
    readonly runDue: Effect.Effect<ReadonlyArray<Outcome>>;
  }
>()("@einv/server/Jobs") {}

/** How often the clock is looked at. */
const glance = Schedule.spaced("1 second");

type Services<J> = J extends Job<infer R> ? R : never;
type Needed = Services<
  | typeof mail
  | typeof payments
  | typeof settlements
  | typeof expiry
  | typeof housekeeping
  | typeof certificates
  | typeof results
  | typeof deadlines
  | ReturnType<typeof transmission>
>;

/** A job with the hour it is due at. It never runs twice at once in a process. */
const prepared = (job: Job<Needed>) =>
  Effect.gen(function* () {
    const context = yield* Effect.context<Needed>();
    const alone = yield* Semaphore.make(1);
    let due = 0;
    const attempt = Effect.gen(function* () {
      if ((yield* Clock.currentTimeMillis) < due) return Option.none<Outcome>();
      const exit = yield* Effect.exit(Effect.provideContext(job.run, context));
      due = job.next(yield* Clock.currentTimeMillis);
      if (Exit.isSuccess(exit)) {
        const idle = Object.values(exit.value).every((count) => count === 0);
        yield* Effect.annotateLogs(
          idle ? Effect.logDebug("job done") : Effect.logInfo("job done"),
          exit.value,
        );
        return Option.some<Outcome>({ job: job.name, counts: exit.value });
      }
      if (Cause.hasInterruptsOnly(exit.cause)) return yield* Effect.interrupt;
      const refusal = Cause.findErrorOption(exit.cause);
      yield* Option.match(refusal, {
        onNone: () => Effect.logError("job failed", exit.cause),
        onSome: ({ code, message }) =>
          Effect.annotateLogs(Effect.logWarning("job refused"), { code, reason: message }),
      });
      return Option.some<Outcome>({ job: job.name });
    });
    return alone.withPermits(1)(Effect.annotateLogs(attempt, { job: job.name }));
  });

/** Starts the jobs; they end with the scope. */
export const layer = (options: Options): Layer.Layer<Jobs, never, Needed> =>
  Layer.effect(
    Jobs,
    Effect.gen(function* () {
      const jobs: ReadonlyArray<Job<Needed>> = [
        expiry,
        housekeeping,
        certificates,
        ...(options.mail ? [mail] : []),
        ...(options.payments === true ? [payments, settlements] : []),
        ...(options.transmission ? [transmission(), results, deadlines] : []),
        ...(options.publicKeys === undefined ? [] : [publicKeys(options.publicKeys)]),
      ];
      const attempts = yield* Effect.forEach(jobs, prepared);
      yield* Effect.forEach(attempts, (attempt) => Effect.forkScoped(Effect.repeat(attempt, glance)));
      return {
        runDue: Effect.map(Effect.all(attempts, { concurrency: "unbounded" }), (outcomes) =>
          outcomes.flatMap((outcome) => (Option.isSome(outcome) ? [outcome.value] : [])),
        ),
      };
    }),
  );
