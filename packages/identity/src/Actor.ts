/**
 * Who gives a command: a member in the name of a company, or einv itself (a
 * job, the tax authority's answer).
 */
import * as Schema from "effect/Schema";
import { BusinessNumber } from "./BusinessNumber.ts";
import { MemberId } from "./Member.ts";

export const Actor = Schema.TaggedUnion({
  Member: {
    memberId: MemberId,
    /** The company the member acts for. */
    businessNumber: BusinessNumber,
    name: Schema.optionalKey(Schema.NonEmptyString),
  },
  System: {},
});
export type Actor = typeof Actor.Type;

/** A member acting for its company. */
export const member = (of: {
  readonly memberId: string;
  readonly businessNumber: BusinessNumber;
  readonly name?: string;
}): Actor => ({ _tag: "Member", ...of });

/** einv itself. */
export const system: Actor = { _tag: "System" };
