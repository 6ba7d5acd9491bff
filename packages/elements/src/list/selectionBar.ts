/** The bar of what is chosen: how many, how much, what can be done with them, and what bars the rest. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import * as Wording from "@einv/invoice/Wording";
import { amount } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { able, type BulkAction, issuable, type Obstacle, sum } from "./bulk.ts";
import type { BulkView } from "./bulkPanel.ts";

const obstacleWords = (
  obstacle: Obstacle,
  count: number,
  { words, host: { language } }: BulkView,
): string => {
  switch (obstacle) {
    case "right":
    case "supplier":
    case "certificate":
      return words.obstacles[obstacle](count);
    default:
      return words.obstacleState(Wording.documentState[obstacle][language], count);
  }
};

/** What of the chosen cannot be issued, and why; one click leaves it out. */
const barred = (
  view: BulkView,
  rows: ReadonlyArray<Views.ListedInvoice>,
): TemplateResult | typeof nothing => {
  const { words, page, selection, host } = view;
  const { can, cannot } = issuable(rows, page.businessNumber);
  const out = [...cannot.values()].flat();
  if (can.length === 0 || out.length === 0) return nothing;
  const withheld = cannot.has("right") ? page.withheld : undefined;
  return html`<div class="barred">
    ${icon("info")}
    <p>
      ${words.cannotIssue(out.length)}
      <span class="muted"
        >${[...cannot].map(([obstacle, { length }]) => obstacleWords(obstacle, length, view)).join(" · ")}${
          withheld === undefined ? nothing : html` · ${withheld.what[host.language]}`
        }</span
      >
    </p>
    <button type="button" class="button quiet" @click=${() => selection.drop(out.map(({ ref }) => ref))}>
      ${words.dropThese(out.length)}
    </button>
  </div>`;
};

/** The bar at the bottom: how many, how much, and what can be done with them. */
export const selectionBar = (view: BulkView): TemplateResult => {
  const { words, page, bulk, selection } = view;
  const { rows } = selection;
  const of = (action: BulkAction): ReadonlyArray<Views.ListedInvoice> =>
    able(rows, action, page.businessNumber);
  const [issue, refuse, acknowledge] = [of("issue"), of("refuse"), of("acknowledge")];
  const shown = new Set(page.rows.map(({ ref }) => ref));
  const elsewhere = rows.filter(({ ref }) => !shown.has(ref)).length;
  const several = issue.filter(({ together }) => together !== undefined).length;
  const button = (
    action: BulkAction,
    those: ReadonlyArray<Views.ListedInvoice>,
    label: string,
    look: string,
  ) =>
    those.length === 0
      ? nothing
      : html`<button
          type="button"
          id="bulk-${action}"
          class="button ${look}"
          @click=${() => bulk.open(action, those)}
        >
          ${label}
        </button>`;
  return html`<section class="bar" part="summary" aria-label=${words.selectionLabel}>
    ${barred(view, rows)}
    <div class="bar-line">
      <p>
        <strong class="figure">${words.selection(rows.length, amount(sum(rows)))}</strong>
        ${several === 0 ? nothing : html`<span class="muted small">${words.pairs(several)}</span>`}
        ${elsewhere === 0 ? nothing : html`<span class="muted small">${words.selectionElsewhere(elsewhere)}</span>`}
      </p>
      <span class="bar-actions">
        <button type="button" class="button quiet" id="unselect" @click=${() => selection.clear()}>
          ${words.unselect}
        </button>
        ${button("acknowledge", acknowledge, words.acknowledgeSome(acknowledge.length), "")}
        ${button("refuse", refuse, words.refuseSome(refuse.length), "danger")}
        ${button(
          "issue",
          issue,
          issuable(rows, page.businessNumber).cannot.size === 0
            ? words.issueAll
            : words.issueSome(issue.length),
          "primary",
        )}
      </span>
    </div>
  </section>`;
};
