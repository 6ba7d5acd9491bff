/** The company's data: what is stored, or the fields for what is missing. */
import { html, nothing, type TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { textField, wrongSummary } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import { type Fact, factNames, type Facts, isNeeded } from "./facts.controller.ts";
import type { VerificationWords } from "./verification.messages.ts";

export interface FactsView {
  readonly host: EinvElement;
  readonly facts: Facts;
  readonly words: VerificationWords;
  readonly compact: boolean;
  readonly locked: boolean;
  /** Enter in a field. */
  readonly submit: () => void;
  /** Where the data is kept alone, without a proof. */
  readonly save: TemplateResult | typeof nothing;
}

const fields = {
  representative: { autocomplete: "off", maxlength: 60 },
  industryCode: { inputmode: "numeric", maxlength: 20 },
  businessType: { maxlength: 80 },
  businessItem: { maxlength: 80 },
  phone: { type: "tel", inputmode: "tel", autocomplete: "tel", maxlength: 30 },
  postcode: { inputmode: "numeric", autocomplete: "postal-code", maxlength: 10 },
  address: { autocomplete: "street-address", maxlength: 300 },
} as const satisfies Readonly<Record<Fact, object>>;

const fieldOf = (fact: Fact, { host, facts, words, locked, submit }: FactsView): TemplateResult => {
  const wrong = facts.wrong(fact);
  return html`<div class=${fact === "address" ? "whole" : ""}>
    ${textField(host.language, {
      ...fields[fact],
      id: fact,
      label: words.fact[fact],
      value: facts.value(fact),
      hint: words.factHint[fact],
      wrong: wrong === "needed" ? words.factNeeded(words.fact[fact]) : wrong,
      optional: !isNeeded(fact),
      locked,
      typed: (value) => facts.type(fact, value),
      entered: submit,
    })}
  </div>`;
};

const form = (view: FactsView): TemplateResult => {
  const { host, facts, words, save } = view;
  const wrongs = facts.wrongs;
  return html`<p class="small muted">${facts.hasSuggestions ? words.factsFromInvoice : words.factsLead}</p>
    ${wrongSummary(
      host.language,
      wrongs.length < 2 ? [] : wrongs.map((fact) => ({ id: fact, text: words.fact[fact] })),
      (id) => host.focusOn(`#${id}`),
    )}
    <div class="facts">${facts.asked.map((fact) => fieldOf(fact, view))}</div>
    ${save}`;
};

const stored = ({ facts, words }: FactsView): TemplateResult =>
  html`<dl class="stored">
    ${factNames
      .filter((fact) => isNeeded(fact) || facts.value(fact) !== "")
      .map(
        (fact) =>
          html`<dt>${words.fact[fact]}</dt>
            <dd class=${facts.value(fact) === "" ? "muted" : ""}>
              ${facts.value(fact) === "" ? words.factMissing : facts.value(fact)}
            </dd>`,
      )}
  </dl>`;

/** The block; nothing in the compact form when nothing is missing. */
export const factsBlock = (
  view: FactsView,
  withheld: string | undefined,
): TemplateResult | typeof nothing => {
  const { facts, words, compact, locked } = view;
  if (compact && !facts.open) return nothing;
  const known = facts.settings !== undefined;
  if (!known && withheld === undefined) return nothing;
  return html`<section class="block" aria-labelledby="facts">
    <div class="line">
      <h3 id="facts">${words.facts}</h3>
      ${
        known && facts.mayChange && !facts.open && !locked
          ? html`<button
              type="button"
              class="button quiet"
              @click=${() => {
                facts.edit();
                view.host.focusOn("#representative");
              }}
            >
              ${words.changeFacts}
            </button>`
          : nothing
      }
    </div>
    ${
      !known
        ? html`<p class="small muted">${withheld}</p>`
        : facts.open
          ? form(view)
          : html`${
              facts.mayChange
                ? facts.lacking
                  ? nothing
                  : html`<p class="hint good">${icon("check")}<span>${words.factsComplete}</span></p>`
                : html`<p class="small muted">${words.factsLocked}</p>`
            }
            ${stored(view)}`
    }
  </section>`;
};
