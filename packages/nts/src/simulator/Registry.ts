/** What the authority knows about businesses and systems, so that a number can be unknown or closed for a reason. */
import * as Schema from "effect/Schema";

const Number = Schema.String.check(Schema.isPattern(/^\d{10}(?:\d{3})?$/));
const Day = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/));
const System = Schema.String.check(Schema.isPattern(/^[0-9A-Za-z]{8}$/));

export const Registry = Schema.Struct({
  /** Business or resident numbers that the authority does not know (미등록). */
  unknown: Schema.Array(Number),
  /** Closed businesses (폐업) and their closing dates. */
  closed: Schema.Record(Number, Day),
  /** Registration numbers (등록번호) of the systems that may send; any when absent. */
  systems: Schema.optionalKey(Schema.Array(System)),
});
export type Registry = typeof Registry.Type;

export const empty: Registry = { unknown: [], closed: {} };
