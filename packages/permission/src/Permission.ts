/**
 * Which member of a company may do what to an invoice, and why not.
 *
 * Who may do something *as a company* (supplier or buyer) is the lifecycle's
 * matter; here it is about the person within the company.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/**
 * 전체권한 `full`: all of the company's invoices. 발행권한 `issue-only`: those the
 * member issued itself, so no received request. `none`: none.
 */
export const Grant = Schema.Literals(["full", "issue-only", "none"]);
export type Grant = typeof Grant.Type;

/** The person, as far as rights go. */
export interface Member {
  /** Names the person among all that may have issued an invoice. */
  readonly memberId: string;
  readonly grant: Grant;
}

/** What is done: `see` and `request` (역발행 요청), and the buttons of an invoice. */
export const Action = Schema.Literals([
  "see",
  "request",
  "issue",
  "refuse",
  "cancelRequest",
  "cancelIssue",
  "acknowledge",
]);
export type Action = typeof Action.Type;

/** What of an invoice decides about rights. */
export interface Subject {
  /** Who issued it. */
  readonly issuedBy?: string;
  /** Who requested it, on the buyer's side. */
  readonly requestedBy?: string;
}

const words: Readonly<Record<Action, Refusal.Text>> = {
  see: { ko: "조회", en: "Seeing it" },
  request: { ko: "발행을 요청", en: "Requesting the issue" },
  issue: { ko: "발행", en: "Issuing" },
  refuse: { ko: "요청을 거절", en: "Refusing the request" },
  cancelRequest: { ko: "요청을 취소", en: "Cancelling the request" },
  cancelIssue: { ko: "발행을 취소", en: "Cancelling the issue" },
  acknowledge: { ko: "확인", en: "Confirming" },
};

/**
 * Whether the member may. Refused with `permission.none`, `permission.own-only`
 * (seeing) or `permission.full-needed` (doing). Whoever may issue may also
 * `request`.
 */
export const decide = (
  member: Member,
  action: Action,
  invoice: Subject,
): Result.Result<void, Refusal.Refusal> => {
  if (member.grant === "full") return Result.succeed(undefined);
  if (member.grant === "none") return refusals.fail("permission.none");
  const own = invoice.issuedBy === member.memberId || invoice.requestedBy === member.memberId;
  if (action === "request" || own) return Result.succeed(undefined);
  if (action === "see") return refusals.fail("permission.own-only");
  return refusals.fail("permission.full-needed", {
    values: { actionKo: words[action].ko, actionEn: words[action].en },
  });
};

/** Why invoices of the company are hidden from the member; nothing if none are. */
export const hiddenBecause = ({ grant }: Member): Refusal.Refusal | undefined =>
  grant === "full"
    ? undefined
    : refusals.refusal(grant === "none" ? "permission.none" : "permission.own-only");
