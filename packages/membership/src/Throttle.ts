/**
 * How long somebody waits after guessing wrong, and how much may be asked for
 * in a time. The rules are pure; whoever counts keeps {@link Tries} and
 * {@link Usage} by a key of its choice.
 */
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/** Wrong guesses under one key. */
export interface Tries {
  /** Since the last right one, today. */
  readonly wrong: number;
  /** Of the day that began at `daySince`, right ones in between or not. */
  readonly today: number;
  readonly daySince: DateTime.Utc;
  /** No guess is looked at before. */
  readonly lockedUntil?: DateTime.Utc;
}

export interface Guessing {
  /** Wrong guesses without a pause. */
  readonly free: number;
  /** A day's guesses: after them the key rests until the day is over. */
  readonly perDay: number;
}

const day = Duration.hours(24);
const firstPause = 30;
const longestPause = Duration.minutes(15);

/** Nine wrong passwords cost nothing but attention; from the tenth on a pause of 30 seconds doubles up to 15 minutes. */
export const guessing = {
  /** Of one account, whether it exists or not. */
  account: { free: 9, perDay: 100 },
  /** From one address: an office behind one router has many people. */
  address: { free: 49, perDay: 1000 },
} as const satisfies Readonly<Record<string, Guessing>>;

/** Seconds to wait before a guess is looked at; 0 when it is now. */
export const waiting = (tries: Tries | undefined, at: DateTime.Utc): number =>
  tries?.lockedUntil === undefined
    ? 0
    : Math.max(0, Math.ceil((DateTime.toEpochMillis(tries.lockedUntil) - DateTime.toEpochMillis(at)) / 1000));

/** After a wrong guess. */
export const wrong = (before: Tries | undefined, rule: Guessing, at: DateTime.Utc): Tries => {
  const sameDay = before !== undefined && DateTime.isLessThan(at, DateTime.addDuration(before.daySince, day));
  const daySince = sameDay ? before.daySince : at;
  const today = sameDay ? before.today + 1 : 1;
  const count = sameDay ? before.wrong + 1 : 1;
  const tries = { wrong: count, today, daySince };
  if (today >= rule.perDay) return { ...tries, lockedUntil: DateTime.addDuration(daySince, day) };
  if (count <= rule.free) return tries;
  const pause = Duration.min(
    longestPause,
    Duration.seconds(firstPause * 2 ** Math.min(count - rule.free - 1, 10)),
  );
  return { ...tries, lockedUntil: DateTime.addDuration(at, pause) };
};

/** After a right guess: what was wrong is forgotten, but not how many guesses the day had. */
export const right = ({ today, daySince }: Tries): Tries => ({ wrong: 0, today, daySince });

/** How often something was asked for since `since`. */
export interface Usage {
  readonly count: number;
  readonly since: DateTime.Utc;
}

export interface Rate {
  readonly limit: number;
  readonly per: Duration.Duration;
}

/** What may be asked for how often, and by what it is counted. */
export const rates = {
  /** Signups begun from one address. */
  signup: { limit: 30, per: Duration.hours(1) },
  /** Codes sent to one number or address, by whomever: nobody's mailbox is flooded. */
  target: { limit: 10, per: Duration.hours(24) },
  /** Codes and agency pages asked for in one signup. */
  verification: { limit: 20, per: Duration.hours(1) },
  /** Codes and agency pages asked for from one address. */
  verificationAddress: { limit: 60, per: Duration.hours(1) },
  /** Names and numbers looked up in one signup (아이디·사업자번호 중복 확인). */
  lookup: { limit: 40, per: Duration.hours(1) },
  /** Company verifications begun by one member. */
  companyVerification: { limit: 30, per: Duration.hours(1) },
  /** Recoveries asked for from one address. */
  recovery: { limit: 10, per: Duration.hours(1) },
  /** Inquiries (문의) of one member, or from one address. */
  inquiry: { limit: 20, per: Duration.hours(1) },
  /** Inquiries that are answered to one mail address, by whomever: nobody's mailbox is flooded. */
  inquiryTarget: { limit: 5, per: Duration.hours(24) },
} as const satisfies Readonly<Record<string, Rate>>;
export type RateName = keyof typeof rates;

/** One more, if there may be one. Refused with `membership.slow-down`, which says for how long. */
export const take = (
  before: Usage | undefined,
  { limit, per }: Rate,
  at: DateTime.Utc,
): Result.Result<Usage, Refusal.Refusal> => {
  const until = before === undefined ? at : DateTime.addDuration(before.since, per);
  if (before === undefined || !DateTime.isLessThan(at, until)) {
    return Result.succeed({ count: 1, since: at });
  }
  if (before.count < limit) return Result.succeed({ count: before.count + 1, since: before.since });
  const seconds = Math.ceil((DateTime.toEpochMillis(until) - DateTime.toEpochMillis(at)) / 1000);
  return refusals.fail("membership.slow-down", { values: { seconds: String(seconds) } });
};
