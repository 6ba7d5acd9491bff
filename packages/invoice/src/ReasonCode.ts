/** The codes of `Reason`, for those who only pass them on. */
import * as Schema from "effect/Schema";

/** 거절 사유. */
export const RefuseReason = Schema.Literals([
  "wrong-amount",
  "wrong-party",
  "wrong-date",
  "not-our-supply",
  "duplicate",
  "other",
]);
export type RefuseReason = typeof RefuseReason.Type;

/** 수정 제안 사유: what is to be different. */
export const ChangeReason = Schema.Literals([
  "amount",
  "items",
  "written-date",
  "supplier",
  "buyer",
  "kind",
  "purpose",
  "payment",
  "remark",
]);
export type ChangeReason = typeof ChangeReason.Type;
