/** What amending comes to: the documents, the money before and after, the days and what missing them costs. */
import { html, nothing, type TemplateResult } from "lit";
import type { DraftViews } from "@einv/api";
import { kind } from "@einv/invoice/Wording";
import { amount, dayInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import type { PlannerWords } from "./amendment-planner.messages.ts";

type Totals = DraftViews.AmendmentPlan["before"];

/** Words of a field of the form, with the place of its line. */
const nameOf = (path: string, words: PlannerWords): string => {
  const [, line, entry = ""] =
    /^(?:(?:items|payments|remarks)\[(\d+)\]\.?)?(?:(?:supplier|buyer)\.)?(.*)$/.exec(path) ?? [];
  const side = path.startsWith("supplier.")
    ? words.supplier
    : path.startsWith("buyer.")
      ? words.buyer
      : undefined;
  const known: Readonly<Record<string, string>> = words.entries;
  const name =
    path.startsWith("items") && entry === "name"
      ? words.entries.item
      : (known[entry] ?? (path.startsWith("remarks") ? words.entries.remark : entry));
  return [side, line === undefined ? undefined : words.line(Number(line) + 1), name]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
};

const figure = (value: bigint | undefined): TemplateResult | typeof nothing =>
  value === undefined ? nothing : html`<span class="figure">${amount(value)}</span>`;

const planned = (
  { role, roleName, document, differences, findings }: DraftViews.PlannedView,
  words: PlannerWords,
  language: Language,
): TemplateResult =>
  html`<li class="planned" part="document">
    <div class="line">
      <h4>${roleName[language]}</h4>
      <span class="muted small">${kind(document.typeCode)[language]} · ${document.writtenDate}</span>
    </div>
    <p class="muted small">${words.roles[role]}</p>
    <dl class="sums">
      <div>
        <dt>${words.entries.supplyAmount}</dt>
        <dd>${figure(document.totals.supply)}</dd>
      </div>
      ${
        document.totals.tax === undefined
          ? nothing
          : html`<div>
              <dt>${words.entries.taxAmount}</dt>
              <dd>${figure(document.totals.tax)}</dd>
            </div>`
      }
      <div class="grand">
        <dt>${words.total}</dt>
        <dd>${figure(document.totals.grand)}</dd>
      </div>
    </dl>
    ${
      differences.length === 0
        ? nothing
        : html`<details>
            <summary>${words.differences(differences.length)}</summary>
            <ul class="differences">
              ${differences.map(
                ({ path, before, after }) =>
                  html`<li>
                    <span class="muted">${nameOf(path, words)}</span>
                    <span
                      ><del>${before ?? words.nothing}</del> ${icon("next")}
                      <ins>${after ?? words.nothing}</ins></span
                    >
                  </li>`,
              )}
            </ul>
          </details>`
    }
    ${findings.map(
      ({ text }) => html`<p class="hint warn">${icon("warning")}<span>${text[language]}</span></p>`,
    )}
  </li>`;

const standing = (before: Totals, after: Totals, words: PlannerWords): TemplateResult => {
  const row = (
    name: string,
    was: bigint | undefined,
    is: bigint | undefined,
  ): TemplateResult | typeof nothing =>
    was === undefined && is === undefined
      ? nothing
      : html`<tr>
          <th scope="row">${name}</th>
          <td>${figure(was)}</td>
          <td>${figure(is)}</td>
          <td>${figure((is ?? 0n) - (was ?? 0n))}</td>
        </tr>`;
  return html`<table class="standing" aria-label=${words.standing}>
    <thead>
      <tr>
        <td></td>
        <th scope="col">${words.before}</th>
        <th scope="col">${words.after}</th>
        <th scope="col">${words.change}</th>
      </tr>
    </thead>
    <tbody>
      ${row(words.entries.supplyAmount, before.supply, after.supply)}
      ${row(words.entries.taxAmount, before.tax, after.tax)} ${row(words.total, before.grand, after.grand)}
    </tbody>
  </table>`;
};

const outlook = (
  { outlook: { issueBy, now, never } }: DraftViews.AmendmentPlan,
  words: PlannerWords,
  language: Language,
  today: string,
): TemplateResult => {
  const costs = now.cost.supplier !== 0n || now.cost.buyer !== 0n;
  return html`<div class="outlook">
    ${
      issueBy === undefined
        ? nothing
        : html`<p class="line">
            <span>${words.issueBy}</span><strong>${dayInWords(issueBy, language, today)}</strong>
          </p>`
    }
    <p class=${costs ? "hint wrong" : "hint good"}>
      ${icon(costs ? "warning" : "check")}<span>${words.now}: ${now.sentence[language]}</span>
    </p>
    <p class="hint">${words.never}: ${never.sentence[language]}</p>
  </div>`;
};

/** The plan, all of it, before anything is written. */
export const planView = (
  plan: DraftViews.AmendmentPlan,
  words: PlannerWords,
  language: Language,
  today: string,
): TemplateResult =>
  html`<h3 class="title" id="plan" tabindex="-1">${words.planTitle(plan.documents.length)}</h3>
    <p class="muted small">${plan.reasonName[language]}</p>
    <ol class="documents">
      ${plan.documents.map((document) => planned(document, words, language))}
    </ol>
    ${plan.documents.length > 1 ? html`<p class="hint">${words.together}</p>` : nothing}
    ${standing(plan.before, plan.after, words)} ${outlook(plan, words, language, today)}
    ${plan.notices.map((notice) => html`<p class="hint">${icon("info")} ${notice[language]}</p>`)}`;
