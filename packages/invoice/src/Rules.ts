/**
 * What must hold of a tax invoice before it is signed.
 *
 * Rules are data: severity, source, texts, the code the tax authority would
 * answer with, and a predicate. An error would be rejected by the authority or
 * breaks the law; a warning is law that costs a penalty but may be signed, or
 * practice that the authority does not enforce.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { Refusal } from "@einv/refusal";
import { amounts } from "./internal/rules/amounts.ts";
import { form } from "./internal/rules/form.ts";
import { kinds } from "./internal/rules/kinds.ts";
import { parties } from "./internal/rules/parties.ts";
import type { Rule as RuleData } from "./internal/rules/Rule.ts";
import { refusals } from "./Refusals.ts";
import type { CalendarDate, TaxInvoice } from "./TaxInvoice.ts";
import { facets } from "./TypeCode.ts";

/** One rule. */
export type Rule = RuleData;

/** One place where a rule does not hold. */
export const Finding = Schema.Struct({
  ruleId: Schema.String,
  severity: Schema.Literals(["error", "warning"]),
  /** Field of the invoice: `items[0].taxAmount`. */
  path: Schema.String,
  text: Refusal.Text,
  remedy: Refusal.Text,
  /** What the tax authority would answer, where known. */
  ntsCode: Schema.optionalKey(Schema.String),
}).annotate({ identifier: "Finding" });
export type Finding = typeof Finding.Type;

/** Every rule: form first, since the others rely on it. */
export const rules: ReadonlyArray<Rule> = [...form, ...kinds, ...parties, ...amounts];

const fill = (text: Refusal.Text, values: Readonly<Record<string, string>> = {}): Refusal.Text => {
  const into = (sentence: string): string =>
    sentence.replace(/\{(\w+)\}/g, (whole, key: string) =>
      Object.hasOwn(values, key) ? values[key]! : whole,
    );
  return { ko: into(text.ko), en: into(text.en) };
};

/** Everything that does not hold, errors first. `now` is today's date in Korea. */
export const check = (
  invoice: TaxInvoice,
  { now }: { readonly now: CalendarDate },
): ReadonlyArray<Finding> => {
  const subject = { invoice, facets: facets(invoice.typeCode), today: now };
  const findings = rules.flatMap((rule) =>
    rule.offences(subject).map(({ path, values }): Finding => ({
      ruleId: rule.id,
      severity: rule.severity,
      path,
      text: fill(rule.statement, values),
      remedy: fill(rule.remedy, values),
      ...(rule.ntsCode === undefined ? {} : { ntsCode: rule.ntsCode }),
    })),
  );
  return [
    ...findings.filter(({ severity }) => severity === "error"),
    ...findings.filter(({ severity }) => severity === "warning"),
  ];
};

/**
 * Passes if there are only warnings, and returns them. Otherwise refuses with
 * `invoice.rules`, telling the first error and how many there are.
 */
export const refuseErrors = (
  findings: ReadonlyArray<Finding>,
): Result.Result<ReadonlyArray<Finding>, Refusal.Refusal> => {
  const errors = findings.filter(({ severity }) => severity === "error");
  const first = errors[0];
  if (first === undefined) return Result.succeed(findings);
  return refusals.fail("invoice.rules", {
    path: first.path,
    values: {
      count: String(errors.length),
      rules: [...new Set(errors.map(({ ruleId }) => ruleId))].join(", "),
      firstKo: first.text.ko,
      firstEn: first.text.en,
      remedyKo: first.remedy.ko,
      remedyEn: first.remedy.en,
    },
  });
};
