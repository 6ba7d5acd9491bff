/** 이 사람에게 보이는 것: how much a colleague sees and why not more, as it is and as it would be once saved. */
import { html, nothing, type TemplateResult } from "lit";
import type { RightsViews } from "@einv/api";
import { amount, dayInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Loading } from "../foundation/loading.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import type { Language } from "../foundation/speech.ts";
import type { Grant } from "./company.ts";
import type { Desk } from "./desk.ts";
import { nameOf, rightOf } from "./holders.ts";
import { meaning } from "./rightChooser.ts";
import type { SettingsWords } from "./permission-settings.words.ts";

/** Whose view, and the right that was decided for it and is not saved. */
export interface Viewed {
  readonly memberId: string;
  readonly grant?: Grant;
  /** Asked for again once something was saved. */
  readonly turn: number;
}

export interface PersonViews {
  readonly now: RightsViews.PersonView;
  readonly saved?: RightsViews.PersonView;
}

const boxes = ["received", "issued", "closed", "all"] as const;

const counts = ({ words }: Desk, { now, saved }: PersonViews): TemplateResult =>
  html`<table class="counts">
    <thead>
      <tr>
        <td></td>
        <th scope="col">${words.viewNow}</th>
        <th scope="col">${words.viewHidden}</th>
        ${saved === undefined ? nothing : html`<th scope="col">${words.viewThen}</th>`}
      </tr>
    </thead>
    <tbody>
      ${boxes.map(
        (box) =>
          html`<tr class=${box}>
            <th scope="row">${words.boxes[box]}</th>
            <td class="figure">${words.count(now.seen[box])}</td>
            <td class="figure">${words.count(now.hidden[box])}</td>
            ${
              saved === undefined
                ? nothing
                : html`<td class="figure ${saved.seen[box] === now.seen[box] ? "" : "changed"}">
                    ${words.count(saved.seen[box])}
                  </td>`
            }
          </tr>`,
      )}
    </tbody>
  </table>`;

const example = (
  { invoice, issues }: RightsViews.PersonView["examples"][number],
  words: SettingsWords,
  language: Language,
): TemplateResult =>
  html`<li>
    <span>${invoice.supplier.name} → ${invoice.buyer.name}</span>
    <span class="figure">${amount(invoice.totals.grand)}</span>
    <span class="sub"
      >${dayInWords(invoice.writtenDate, language)}${invoice.firstItem === undefined ? nothing : ` · ${invoice.firstItem}`}${
        issues === undefined ? nothing : ` · ${issues ? words.mayIssue : words.mayNotIssue}`
      }</span
    >
  </li>`;

const examples = (desk: Desk, view: RightsViews.PersonView): TemplateResult => {
  const { words, language } = desk;
  const part = (title: string, sees: boolean): TemplateResult | typeof nothing => {
    const found = view.examples.filter((one) => one.sees === sees);
    return found.length === 0
      ? nothing
      : html`<p class="h4" role="heading" aria-level=${desk.level + 1}>${title}</p>
          <ul class="examples">
            ${found.map((one) => example(one, words, language))}
          </ul>`;
  };
  return html`${part(words.examplesHidden, false)} ${part(words.examplesSeen, true)}
  ${view.withheld === undefined ? nothing : html`<p class="muted small">${words.examplesLimited}</p>`}`;
};

export const personPanel = (
  desk: Desk,
  viewed: Viewed,
  loading: Loading<Viewed, PersonViews>,
  close: () => void,
): TemplateResult => {
  const { host, words, rights, language, company, draft } = desk;
  const name = nameOf(company, { kind: "person", id: viewed.memberId });
  const person = company.people.find(({ memberId }) => memberId === viewed.memberId);
  const grant = person === undefined ? "none" : rightOf(person, draft.given).grant;
  return html`<section class="view" part="person-view" aria-labelledby="view-title">
    <div class="line">
      <p class="h3" role="heading" aria-level=${desk.level} id="view-title" tabindex="-1">
        ${words.viewTitle(name)}
      </p>
      <button
        type="button"
        class="copy"
        aria-label=${words.viewClose}
        title=${words.viewClose}
        @click=${close}
      >
        ${icon("close")}
      </button>
    </div>
    <p><b>${rights.grants[grant].name}</b> <span class="detail">${meaning(rights, grant)}</span></p>
    ${stateFrame(host, loading, {
      skeleton: html`<span class="skeleton counts"></span>`,
      content: (views) => {
        const because = (views.saved ?? views.now).hiddenBecause;
        const none = views.now.seen.all + views.now.hidden.all === 0;
        return none
          ? html`<p class="muted">${words.noInvoices}</p>`
          : html`${counts(desk, views)}
            ${
              because === undefined
                ? nothing
                : html`<p class="notice">
                    ${icon("eyeClosed")}<span>${because.why?.[language] ?? because.what[language]}</span>
                  </p>`
            }
            ${examples(desk, views.saved ?? views.now)}`;
      },
    })}
  </section>`;
};
