/**
 * Coded reasons (사유) that one side gives the other: why a request is refused
 * (거절), and what a proposed change (수정 제안) is about.
 *
 * A program on the other side acts on the code; people read `Wording` and the
 * message beside it.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import * as Codes from "./ReasonCode.ts";
import { refusals } from "./internal/lifecycleRefusals.ts";
import { sameTerms, TaxInvoice } from "./TaxInvoice.ts";
import { facets } from "./TypeCode.ts";

/** 거절 사유. */
export const RefuseReason = Codes.RefuseReason;
export type RefuseReason = Codes.RefuseReason;

/** 수정 제안 사유: what is to be different. */
export const ChangeReason = Codes.ChangeReason;
export type ChangeReason = Codes.ChangeReason;

/** An invoice as somebody would have it, without an issue ID. */
export const Terms = TaxInvoice.mapFields(({ issueId: _, ...rest }) => rest).annotate({
  identifier: "Terms",
});
export type Terms = typeof Terms.Type;

/** Longest message between the sides, in characters. */
export const longestMessage = 1000;

/** 수정 제안: what the supplier would issue instead, and what of it is different. */
export const Proposal = Schema.Struct({
  reasons: Schema.NonEmptyArray(ChangeReason),
  terms: Terms,
  message: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(longestMessage))),
}).annotate({ identifier: "Proposal" });
export type Proposal = typeof Proposal.Type;

/** The fields that each reason speaks for; together all that a proposal may change. */
const fields: Readonly<Record<ChangeReason, ReadonlyArray<keyof Terms>>> = {
  amount: ["totals"],
  items: ["items"],
  "written-date": ["writtenDate"],
  supplier: ["supplier"],
  buyer: ["buyer"],
  kind: ["typeCode"],
  purpose: ["purpose"],
  payment: ["payments"],
  remark: ["remarks"],
};

const withFields = (asked: Terms, proposed: Terms, keys: ReadonlyArray<keyof Terms>): Terms => {
  const taken = Object.fromEntries(
    keys.flatMap((key) => (proposed[key] === undefined ? [] : [[key, proposed[key]] as const])),
  );
  const kept = Object.fromEntries(Object.entries(asked).filter(([key]) => !keys.some((one) => one === key)));
  return { ...kept, ...taken } as Terms;
};

/** What is different between what was asked for and what is proposed, as coded reasons. */
export const differences = (asked: Terms, proposed: Terms): ReadonlyArray<ChangeReason> =>
  ChangeReason.literals.filter((reason) => !sameTerms(asked, withFields(asked, proposed, fields[reason])));

/**
 * A proposal of the supplier, its reasons read off the documents themselves.
 * Refused with `proposal.nothing`, `proposal.party` (another party or broker is
 * another invoice), `proposal.kind` (a 계산서 for a 세금계산서, an amendment),
 * `proposal.message`.
 */
export const propose = (
  asked: Terms,
  proposed: Terms,
  message?: string,
): Result.Result<Proposal, Refusal.Refusal> => {
  const [was, is] = [facets(asked.typeCode), facets(proposed.typeCode)];
  if (
    asked.supplier.businessNumber !== proposed.supplier.businessNumber ||
    asked.buyer.number !== proposed.buyer.number
  )
    return refusals.fail("proposal.party", { path: "supplier.businessNumber" });
  if (was.document !== is.document || is.amendment || is.brokerNeeded || !is.issuable)
    return refusals.fail("proposal.kind", { path: "typeCode" });
  if (message !== undefined && Array.from(message).length > longestMessage)
    return refusals.fail("proposal.message", {
      path: "message",
      values: { max: String(longestMessage) },
    });
  const [first, ...more] = differences(asked, proposed);
  if (first === undefined) return refusals.fail("proposal.nothing");
  return Result.succeed({
    reasons: [first, ...more],
    terms: proposed,
    ...(message === undefined ? {} : { message }),
  });
};
