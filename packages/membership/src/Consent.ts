/**
 * Consents (약관동의): which terms in which version somebody agreed to, and when.
 *
 * Three are required and one is not. Nothing is given by silence: what was not
 * answered is recorded as not given (개인정보 보호법 §22).
 */
import type * as DateTime from "effect/DateTime";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { Refusal } from "@einv/refusal";
import { standardTerms } from "./internal/standardTerms.ts";
import { refusals } from "./Refusals.ts";

/** 이용약관, 개인(신용)정보, 기업회원(신용)정보, 마케팅 정보 수신. */
export const TermsId = Schema.Literals(["service", "personal", "business", "marketing"]);
export type TermsId = typeof TermsId.Type;

/** One document to agree to, as it stands today. */
export const Terms = Schema.Struct({
  id: TermsId,
  /** The day from which this text holds. */
  version: Schema.NonEmptyString,
  required: Schema.Boolean,
  title: Refusal.Text,
  /** What it comes to in plain words: what is used, for what, how long, and what refusing means. */
  summary: Refusal.Text,
  /** The whole text. */
  url: Schema.optionalKey(Schema.String),
}).annotate({ identifier: "Terms" });
export type Terms = typeof Terms.Type;

/** What somebody answered, as it is kept for good. */
export const Consent = Schema.Struct({
  terms: TermsId,
  version: Schema.NonEmptyString,
  given: Schema.Boolean,
  at: Schema.DateTimeUtcFromString,
}).annotate({ identifier: "Consent" });
export type Consent = typeof Consent.Type;

/** What a page says of one box. */
export const Answer = Schema.Struct({
  terms: TermsId,
  version: Schema.NonEmptyString,
  given: Schema.Boolean,
}).annotate({ identifier: "ConsentAnswer" });
export type Answer = typeof Answer.Type;

/** The terms of an installation that names none of its own. */
export const standard: ReadonlyArray<Terms> = standardTerms;

/** Whether this box was ticked, and never the opposite besides. */
const given = (id: TermsId, answers: ReadonlyArray<Answer>): boolean => {
  const mine = answers.filter(({ terms }) => terms === id);
  return mine.length > 0 && mine.every((answer) => answer.given);
};

/**
 * The answers as they are kept, one for each of the terms. Refused with
 * `signup.terms-changed` when the page showed another version, and with
 * `signup.terms-required`, naming the first required one that is not given.
 */
export const decide = (
  answers: ReadonlyArray<Answer>,
  at: DateTime.Utc,
  current: ReadonlyArray<Terms> = standard,
): Result.Result<ReadonlyArray<Consent>, Refusal.Refusal> => {
  const consents: Array<Consent> = [];
  for (const { id, version, required, title } of current) {
    const stale = answers.some((answer) => answer.terms === id && answer.given && answer.version !== version);
    if (stale) return refusals.fail("signup.terms-changed", { path: id });
    const agreed = given(id, answers);
    if (required && !agreed) {
      return refusals.fail("signup.terms-required", {
        path: id,
        values: { titleKo: title.ko, titleEn: title.en },
      });
    }
    consents.push({ terms: id, version, given: agreed, at });
  }
  return Result.succeed(consents);
};

/** Required terms that somebody has not agreed to in the version of today. */
export const outstanding = (
  known: ReadonlyArray<Consent>,
  current: ReadonlyArray<Terms> = standard,
): ReadonlyArray<Terms> =>
  current.filter(
    ({ id, version, required }) =>
      required &&
      !known.some((consent) => consent.terms === id && consent.version === version && consent.given),
  );

/** How the box 전체 동의 stands: it agrees to everything, the optional included, and shows when only some is ticked. */
export const everything = (
  answers: ReadonlyArray<Answer>,
  current: ReadonlyArray<Terms> = standard,
): "all" | "some" | "none" => {
  const ticked = current.filter(({ id }) => given(id, answers)).length;
  return ticked === 0 ? "none" : ticked === current.length ? "all" : "some";
};
