/**
 * What must hold of a tax invoice before it is signed.
 *
 * Rules are data: who asks for them (the tax authority, with the result code
 * that it answers; a statute; practice), severity, field, texts, and a
 * predicate. An error would be rejected by the authority or breaks the law; a
 * warning is law that costs a penalty but may be signed, or practice that
 * nobody enforces. Sources: nts-standard §1.6–1.9, §2.1–2.3.
 */
import * as Option from "effect/Option";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Findings from "./Finding.ts";
import { signedMembers } from "./internal/description.ts";
import { type Lists, type Place, walk } from "./internal/places.ts";
import { amounts } from "./internal/rules/amounts.ts";
import { form } from "./internal/rules/form.ts";
import { kinds } from "./internal/rules/kinds.ts";
import { parties } from "./internal/rules/parties.ts";
import * as Data from "./internal/rules/Rule.ts";
import * as Kst from "./Kst.ts";
import { refusals } from "./internal/documentRefusals.ts";
import type { TaxInvoice } from "./TaxInvoice.ts";
import { facets } from "./TypeCode.ts";

/** One rule. */
export type Rule = Data.Rule;

/** What is known around an invoice when it is checked: at least the day. Rules about what is not given hold. */
export type Circumstances = Data.Circumstances;

/** Who asks for a rule to hold. */
export const Source = Findings.Source;
export type Source = Findings.Source;

/** One place where a rule does not hold. */
export const Finding = Findings.Finding;
export type Finding = Findings.Finding;

/** Every rule: form first, since the others rely on it. */
export const rules: ReadonlyArray<Rule> = [...form, ...kinds, ...parties, ...amounts];

const subjectOf = (invoice: TaxInvoice, circumstances: Circumstances): Data.Subject => {
  const places: Array<Place> = [];
  const lists: Array<Lists> = [];
  walk(
    signedMembers,
    { ...invoice },
    "",
    (place) => places.push(place),
    (list) => lists.push(list),
  );
  const { now, exchange } = circumstances;
  const issued = exchange === undefined ? Option.none() : Kst.fromWallTime(exchange.issuedAt);
  const issuedOn = Option.isSome(issued) ? Kst.dateOf(issued.value) : now;
  return { ...circumstances, invoice, facets: facets(invoice.typeCode), issuedOn, places, lists };
};

const findingOf = (rule: Rule, { path, values }: Data.Offence): Finding => ({
  ruleId: rule.id,
  severity: rule.severity,
  source: rule.source,
  basis: rule.basis,
  path,
  text: Data.fill(rule.statement, values),
  remedy: Data.fill(rule.remedy, values),
  ...(rule.ntsCode === undefined ? {} : { ntsCode: rule.ntsCode }),
});

/** Everything that does not hold, errors first. */
export const check = (invoice: TaxInvoice, circumstances: Circumstances): ReadonlyArray<Finding> => {
  const subject = subjectOf(invoice, circumstances);
  const errors: Array<Finding> = [];
  const warnings: Array<Finding> = [];
  for (const rule of rules) {
    const findings = rule.severity === "error" ? errors : warnings;
    for (const offence of rule.offences(subject)) findings.push(findingOf(rule, offence));
  }
  return [...errors, ...warnings];
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
