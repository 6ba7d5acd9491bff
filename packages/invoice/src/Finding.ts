/** What is found in an invoice that does not hold to a rule, as it is shown and sent. */
import * as Schema from "effect/Schema";
import { Refusal } from "@einv/refusal";

/** Who asks for a rule to hold. */
export const Source = Schema.Literals(["authority", "law", "practice"]);
export type Source = typeof Source.Type;

/** One place where a rule does not hold. */
export const Finding = Schema.Struct({
  ruleId: Schema.String,
  severity: Schema.Literals(["error", "warning"]),
  source: Source,
  /** The statute, or where the rule is known from. */
  basis: Schema.String,
  /** Field of the invoice: `items[0].taxAmount`. */
  path: Schema.String,
  text: Refusal.Text,
  remedy: Refusal.Text,
  /** What the tax authority would answer; on its own rules only. */
  ntsCode: Schema.optionalKey(Schema.String),
}).annotate({ identifier: "Finding" });
export type Finding = typeof Finding.Type;
