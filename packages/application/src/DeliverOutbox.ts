/**
 * Sends the mail that waits; a job runs it every few seconds. A mail goes out at
 * least once: after a crash it may go again, under the same `Message-ID`.
 */
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Outbox } from "@einv/store";
import type { Use } from "./Application.ts";
import * as Post from "./internal/post.ts";
import { Mailer } from "./Mailer.ts";

/** Mails taken at a time, and sent side by side: few enough to be gone before the hold on them ends. */
const taken = 20;
const abreast = 5;

/** Some three days of trying. */
const attempts = 20;
const longestPause = Duration.hours(6);

/** One minute, doubling; nothing when it was tried often enough. */
const pauseAfter = (attempt: number): Duration.Duration | undefined =>
  attempt >= attempts
    ? undefined
    : Duration.min(longestPause, Duration.minutes(2 ** Math.min(attempt - 1, 10)));

const deliverOne = Effect.fnUntraced(function* (message: Outbox.Taken) {
  const mailer = yield* Mailer;
  const sent = yield* Effect.result(Effect.flatMap(Post.open(message), mailer.send));
  if (Result.isSuccess(sent)) {
    yield* Outbox.done(message);
    return true;
  }
  const { code } = sent.failure;
  const pause = code === "store.seal-broken" ? undefined : pauseAfter(message.attempt);
  yield* Outbox.failed(message, {
    error: code,
    ...(pause === undefined ? {} : { retryAt: DateTime.addDuration(yield* DateTime.now, pause) }),
  });
  return false;
});

export const deliver: Use<{ readonly delivered: number; readonly failed: number }, Mailer> = Effect.gen(
  function* () {
    const waiting = yield* Outbox.due(yield* DateTime.now, taken);
    const sent = yield* Effect.forEach(waiting, deliverOne, { concurrency: abreast });
    const delivered = sent.filter(Boolean).length;
    return { delivered, failed: sent.length - delivered };
  },
);
