/** A person who works for a company (담당자), under the identifier its host knows. */
import * as Schema from "effect/Schema";
import { BusinessNumber } from "./BusinessNumber.ts";

/** Unique within one company. */
export const MemberId = Schema.NonEmptyString.check(Schema.isMaxLength(100));
export type MemberId = typeof MemberId.Type;

export const Member = Schema.Struct({
  memberId: MemberId,
  /** The company the member works for. */
  businessNumber: BusinessNumber,
  name: Schema.NonEmptyString,
  email: Schema.optionalKey(Schema.NonEmptyString),
}).annotate({ identifier: "Member" });
export type Member = typeof Member.Type;
