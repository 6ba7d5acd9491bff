/**
 * The third outcome beside accepted and refused: the request left this machine
 * and no answer that can be believed came back. The authority may have taken
 * it or not. It is never a failure: ask for the results of the submission
 * before anything is sent again.
 */
import * as Schema from "effect/Schema";
import { Refusal } from "@einv/refusal";

/** Why no believable answer came. */
export const Reason = Schema.Literals([
  /** The connection was cut while sending or while reading the answer. */
  "cut",
  /** No complete answer within the time limit. */
  "timeout",
  /** An HTTP status other than 200. */
  "status",
  /** A redirect, which is never followed. */
  "redirect",
  /** An answer larger than the limit. */
  "too-large",
  /** An answer that is not of the standard: a maintenance page, half a message. */
  "unreadable",
  /** An answer whose signature does not prove the authority. */
  "not-trusted",
  /** A signed answer about another submission or another request. */
  "for-another",
  /** A signed answer that says neither yes nor no. */
  "undecided",
]);
export type Reason = typeof Reason.Type;

/** Sent, outcome not known. */
export class OutcomeUnknown extends Schema.TaggedError<OutcomeUnknown>()("OutcomeUnknown", {
  submitId: Schema.String,
  reason: Reason,
  /** HTTP status, when one came. */
  status: Schema.optionalKey(Schema.Int),
  /** The refusal met while reading the answer, for people who look into it. */
  cause: Schema.optionalKey(Refusal.Refusal),
}) {
  override get message(): string {
    return `outcome of ${this.submitId} unknown: ${this.reason}`;
  }
}

const reasons: Readonly<Record<Reason, Refusal.Text>> = {
  cut: { ko: "연결이 끊겼습니다.", en: "The connection was cut." },
  timeout: { ko: "정해진 시간 안에 답변이 오지 않았습니다.", en: "No answer came in time." },
  status: { ko: "국세청 시스템이 오류로 답했습니다.", en: "The authority's system answered with an error." },
  redirect: { ko: "다른 주소로 옮기라는 답변이 왔습니다.", en: "The answer pointed to another address." },
  "too-large": { ko: "답변이 허용 크기를 넘었습니다.", en: "The answer was larger than allowed." },
  unreadable: {
    ko: "답변을 읽을 수 없습니다. 점검 중일 수 있습니다.",
    en: "The answer could not be read. The authority may be under maintenance.",
  },
  "not-trusted": {
    ko: "국세청의 답변인지 확인되지 않았습니다.",
    en: "The answer was not proven to come from the authority.",
  },
  "for-another": { ko: "다른 제출에 대한 답변이 왔습니다.", en: "The answer was about another submission." },
  undecided: { ko: "접수 여부를 알 수 없는 답변이 왔습니다.", en: "The answer said neither yes nor no." },
};

/** The sentence shown to people: what happened and what follows. */
export const sentence = (outcome: OutcomeUnknown): Refusal.Text => ({
  ko: `전송 결과를 아직 알 수 없습니다. ${reasons[outcome.reason].ko} 다시 보내기 전에 국세청에 처리 결과를 먼저 확인합니다.`,
  en: `The outcome of sending is not known yet. ${reasons[outcome.reason].en} The authority is asked before anything is sent again.`,
});
