/** Many invoices as one decision: what is about to be done, how far it is, and what became of each. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import * as AmendmentRole from "@einv/invoice/AmendmentRole";
import { deadlineWords } from "../foundation/badges.ts";
import type { EinvElement } from "../foundation/element.ts";
import { amount, daysBetween, dayInWords, issueIdGroups } from "../foundation/format.ts";
import { icon, type IconName } from "../foundation/icons.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Outcome } from "./batch.controller.ts";
import type { Bulk } from "./bulk.controller.ts";
import type { BulkWords } from "./bulk.messages.ts";
import { type BulkAction, deadlines, documentsOf, type Done, price, sum } from "./bulk.ts";
import type { PageWords } from "./list.messages.ts";
import { itemOf, partnerOf } from "./rows.ts";
import type { Selection } from "./selection.ts";

export interface BulkView {
  readonly host: EinvElement;
  readonly words: PageWords & BulkWords;
  readonly page: Views.InvoicePage;
  readonly bulk: Bulk;
  readonly selection: Selection<Views.ListedInvoice>;
}

/** Points and deadlines, before anything is pressed. */
const terms = ({ words, page, host }: BulkView, rows: ReadonlyArray<Views.ListedInvoice>): TemplateResult => {
  const { language } = host;
  const { own, ownCount, others } = price(rows);
  const { nearest, late } = deadlines(rows, page.today);
  const missing = page.available === undefined ? 0n : own - page.available;
  return html`<dl class="terms">
      <div>
        <dt>${words.total}</dt>
        <dd class="figure">
          <strong>${words.selection(rows.length, amount(sum(rows.flatMap(documentsOf))))}</strong>
        </dd>
      </div>
      <div>
        <dt>${words.cost}</dt>
        <dd>
          ${ownCount === 0 ? nothing : html`<span class="figure">${words.costOwn(amount(own), ownCount)}</span>`}
          ${[...others].map(
            ([payer, count]) =>
              html`<span class="figure">
                ${payer === "none" ? words.costNothing : words.costOthers(words.payers[payer], count)}
              </span>`,
          )}
          ${
            ownCount === 0 || page.available === undefined
              ? nothing
              : html`<span class="muted small figure">${words.balance(amount(page.available))}</span>`
          }
        </dd>
      </div>
      ${
        nearest === undefined
          ? nothing
          : html`<div>
              <dt>${words.deadline}</dt>
              <dd>
                ${words.nearestDeadline(
                  dayInWords(nearest, language, page.today),
                  deadlineWords(daysBetween(new Date(page.today), new Date(nearest)), language),
                )}
              </dd>
            </div>`
      }
    </dl>
    ${late === 0 ? nothing : html`<p class="hint warn">${icon("warning")}<span>${words.late(late)}</span></p>`}
    ${
      missing > 0n
        ? html`<p class="hint warn">${icon("warning")}<span>${words.balanceShort(amount(missing))}</span></p>
            <slot name="points"></slot>`
        : nothing
    }`;
};

/** Amendments of several documents: what else is issued, or refused, with what was chosen. */
const pairs = (
  { words, host: { language } }: BulkView,
  rows: ReadonlyArray<Views.ListedInvoice>,
): TemplateResult | typeof nothing => {
  const several = rows.filter(({ together }) => together !== undefined);
  if (several.length === 0) return nothing;
  return html`<div class="pairs">
    <p class="hint">${icon("info")}<span>${words.pairs(several.length)}</span></p>
    <ul>
      ${several.map((row) => {
        const documents = [{ ...row, role: row.together?.role }, ...(row.together?.others ?? [])].toSorted(
          (one, other) => Number(other.role === "reversal") - Number(one.role === "reversal"),
        );
        return html`<li>
          <p class="name">${partnerOf(row).name}</p>
          ${documents.map(
            ({ role, writtenDate, totals }, index) =>
              html`<p class="document">
                <span>
                  <span class="figure">${index + 1}/${documents.length}</span>
                  ${role === undefined ? nothing : AmendmentRole.names[role][language]}
                </span>
                <span class="figure muted">${writtenDate}</span>
                <span class="figure total">${amount(totals.grand)}</span>
              </p>`,
          )}
        </li>`;
      })}
    </ul>
  </div>`;
};

/** With what it is signed: the registered certificate, or one in files. */
const signing = ({ bulk, page }: BulkView, locked: boolean): TemplateResult =>
  html`${
    bulk.registered.chosen
      ? bulk.registered.render({ locked })
      : html`${bulk.registered.alternative()} ${bulk.choice.render(page.now)}`
  }`;

const titles: Readonly<Record<BulkAction, (words: BulkWords, count: number) => string>> = {
  issue: (words, count) => words.issueTitle(count),
  refuse: (words, count) => words.refuseTitle(count),
  acknowledge: (words, count) => words.acknowledgeTitle(count),
};

const deciding = (view: BulkView): TemplateResult => {
  const { bulk, words, host } = view;
  const { action } = bulk.subject;
  const rows = bulk.next;
  const count = rows.length;
  const opening = bulk.stage === "opening";
  const { own } = price(rows);
  const label =
    action === "issue"
      ? words.issueNow(count, own === 0n ? undefined : amount(own))
      : action === "refuse"
        ? words.refuseNow(count)
        : words.acknowledgeSome(count);
  return html`${
      action === "issue"
        ? html`<p class="muted">${bulk.registered.chosen ? words.issueLeadRegistered : words.issueLead}</p>
            ${terms(view, rows)} ${pairs(view, rows)} ${signing(view, opening)}`
        : action === "refuse"
          ? html`<p>${words.refuseLead(count, amount(sum(rows.flatMap(documentsOf))))}</p>
              ${pairs(view, rows)} ${bulk.refusing.render(words, { locked: opening })}`
          : nothing
    }
    ${bulk.problem === undefined ? nothing : refusalPanel(host, bulk.problem, { alert: false })}
    <div class="bulk-actions">
      <button
        type="button"
        class="button"
        aria-disabled=${opening}
        @click=${() => {
          if (opening) return;
          bulk.close();
          host.focusOn(`#bulk-${action}`);
        }}
      >
        ${words.keepSelecting}
      </button>
      <button
        type="button"
        id="bulk-go"
        class="button ${action === "refuse" ? "danger" : "primary"}"
        part="issue"
        aria-disabled=${opening}
        aria-busy=${opening}
        @click=${() => void bulk.press()}
      >
        ${opening ? html`${icon("wait")}${action === "issue" ? words.opening : words.working[action]}` : label}
      </button>
    </div>`;
};

const running = ({ bulk, words, host }: BulkView): TemplateResult => {
  const { batch, subject } = bulk;
  const { done, total } = batch.progress;
  const { course } = batch;
  const stopping = course.at === "working" && course.stopping;
  return html`<div class="underway">
      <span id="bulk-doing">${words.working[subject.action]}</span>
      <strong class="figure">${words.progress(done, total)}</strong>
      <progress
        max=${total}
        .value=${done}
        aria-labelledby="bulk-doing"
        aria-valuetext=${words.progress(done, total)}
      ></progress>
    </div>
    ${
      course.at === "held"
        ? refusalPanel(host, course.problem, {
            alert: false,
            tone: "warning",
            content: html`<p>${words.held}</p>
              <p class="actions">
                <button type="button" id="resume" class="button primary" @click=${() => batch.resume()}>
                  ${words.resume}
                </button>
              </p>`,
          })
        : html`<p class="small muted">${words.safeToLeave}</p>`
    }
    <div class="bulk-actions">
      <button
        type="button"
        id="stop"
        class="button"
        aria-disabled=${stopping}
        @click=${() => {
          if (!stopping) batch.stop();
        }}
      >
        ${stopping ? html`${icon("wait")}${words.stopping}` : words.stop}
      </button>
    </div>`;
};

const looks: Readonly<Record<Outcome<Done>["is"], readonly [tone: string, icon: IconName]>> = {
  done: ["success", "check"],
  refused: ["danger", "stop"],
  unknown: ["warning", "clock"],
  untouched: ["plain", "clock"],
};

const result = (
  row: Views.ListedInvoice,
  outcome: Outcome<Done>,
  { words, host: { language }, bulk }: BulkView,
): TemplateResult => {
  const { action } = bulk.subject;
  const [tone, name] = looks[outcome.is];
  const word = {
    done: words.doneWord[action],
    refused: words.refusedWord,
    unknown: words.unknownWord,
    untouched: words.untouchedWord,
  }[outcome.is];
  const partner = partnerOf(row);
  return html`<li part="result-row">
    <p class="who">
      <span class="name">${partner.name}</span>
      <span class="muted"
        >${itemOf(row, words, language)}${row.together === undefined ? nothing : html` · ${words.pair}`}</span
      >
    </p>
    <span class="figure">${amount(sum(documentsOf(row)))}</span>
    <span class="badge ${tone}" part="badge">${icon(name)}${word}</span>
    ${
      outcome.is === "refused" || outcome.is === "unknown"
        ? html`<p class="why">
            ${outcome.problem.what[language]}
            ${outcome.problem.why === undefined ? nothing : outcome.problem.why[language]}
            ${outcome.is === "unknown" ? words.unknownHint : outcome.problem.remedy[language]}
            <code>${outcome.problem.code}</code>
          </p>`
        : outcome.is === "done"
          ? outcome.answer.issued?.map(
              ({ issueId }) =>
                html`<p class="why muted figure">${words.issueId} ${issueIdGroups(issueId)}</p>`,
            )
          : nothing
    }
  </li>`;
};

const results = (view: BulkView): TemplateResult => {
  const { bulk, words } = view;
  const { batch, subject } = bulk;
  const unknown = batch.whose("unknown").length;
  const failed = batch.whose("refused", "untouched").length;
  const drawn = (...is: ReadonlyArray<Outcome<Done>["is"]>): ReadonlyArray<TemplateResult> =>
    subject.rows.flatMap((row) => {
      const outcome = batch.outcomes.get(row.ref);
      return outcome === undefined || !is.includes(outcome.is) ? [] : [result(row, outcome, view)];
    });
  const open = [...drawn("unknown"), ...drawn("refused"), ...drawn("untouched")];
  const done = drawn("done");
  return html`${
      open.length === 0
        ? nothing
        : html`<ul class="results" aria-label=${words.results}>
            ${open}
          </ul>`
    }
    ${
      done.length === 0
        ? nothing
        : html`<details class="done" ?open=${open.length === 0 && done.length <= 10}>
            <summary>${icon("check")}${words.doneWord[subject.action]} ${words.count(done.length)}</summary>
            <ul class="results">
              ${done}
            </ul>
          </details>`
    }
    <div class="bulk-actions">
      <button
        type="button"
        id="close-results"
        class="button"
        @click=${() => {
          bulk.close();
          view.host.focusOn("[role=tab][aria-selected=true]");
        }}
      >
        ${words.closeResults}
      </button>
      ${
        failed === 0
          ? nothing
          : html`<button
              type="button"
              id="retry"
              class="button ${unknown === 0 ? "primary" : ""}"
              @click=${() => bulk.retry()}
            >
              ${words.retryFailed(failed)}
            </button>`
      }
      ${
        unknown === 0
          ? nothing
          : html`<button
              type="button"
              id="send-again"
              class="button primary"
              @click=${() => void bulk.sendAgain()}
            >
              ${words.sendAgain(unknown)}
            </button>`
      }
    </div>`;
};

/** The decision, above the list, from its terms to its results. */
export const bulkPanel = (view: BulkView): TemplateResult | typeof nothing => {
  const { bulk, words } = view;
  const { stage, subject, choice } = bulk;
  if (stage === "closed") return nothing;
  const title =
    stage === "results"
      ? words.resultTitle[subject.action](bulk.batch.whose("done").length, subject.rows.length)
      : titles[subject.action](words, stage === "running" ? bulk.batch.progress.total : bulk.next.length);
  const drops = stage === "deciding" && subject.action === "issue";
  return html`<section
    class="bulk"
    part="bulk"
    aria-labelledby="bulk-title"
    @dragover=${drops ? choice.dragged : nothing}
    @dragleave=${drops ? choice.dragged : nothing}
    @drop=${
      drops
        ? (event: DragEvent) => {
            // Whoever drops files wants to issue with them.
            bulk.registered.leave();
            choice.dropped(event);
          }
        : nothing
    }
  >
    <h2 id="bulk-title" tabindex="-1">${title}</h2>
    ${stage === "results" ? results(view) : stage === "running" ? running(view) : deciding(view)}
  </section>`;
};
