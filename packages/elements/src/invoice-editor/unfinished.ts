/** How the drafts that one can go on with are shown, and asked back about before one is thrown away. */
import { html, nothing, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import type { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { amount, clockInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Press } from "../foundation/press.ts";
import type { Problem } from "../foundation/problem.ts";
import { pressRefused, refusalPanel } from "../foundation/refusalPanel.ts";
import type { Row } from "./unfinished.controller.ts";
import type { UnfinishedWords } from "./unfinished.messages.ts";

/** How many are shown before the rest is asked for; one more is not worth a button. */
export const shownFirst = 3;

export interface UnfinishedView {
  readonly host: EinvElement;
  readonly words: UnfinishedWords;
  readonly rows: ReadonlyArray<Row>;
  readonly all: boolean;
  readonly unfolded: boolean;
  /** Why they are not known. */
  readonly problem: Problem | undefined;
  /** Why the one that was chosen cannot be gone on with. */
  readonly refused: Problem | undefined;
  /** The one that is being opened. */
  readonly resuming: string | undefined;
  readonly dialog: TemplateResult | undefined;
}

export interface UnfinishedWays {
  readonly fold: () => void;
  readonly again: () => void;
  readonly showAll: () => void;
  readonly resume: (row: Row) => void;
  readonly throwAway: (row: Row) => void;
}

export const resumeId = ({ draftId }: Row): string => `resume-${draftId}`;

const itemsOf = ({ firstItem, itemCount }: Row, words: UnfinishedWords): string =>
  firstItem === undefined ? words.itemMissing : words.itemsOf(firstItem, itemCount);

/** 가나상사 · 회의실 대관 외 1건 */
export const nameOf = (row: Row, words: UnfinishedWords): string =>
  `${row.partner ?? words.partnerMissing} · ${itemsOf(row, words)}`;

const draft = (
  { host: { language }, words, resuming }: UnfinishedView,
  ways: UnfinishedWays,
  row: Row,
): TemplateResult => {
  const { partner, totals, owner, updatedAt, replaces } = row;
  const name = nameOf(row, words);
  const running = resuming === row.draftId;
  return html`<li class="draft">
    <span class="what">
      <strong>${partner ?? words.partnerMissing}</strong> ${itemsOf(row, words)}
      ${replaces === undefined ? nothing : html`<span class="badge">${words.correction}</span>`}
    </span>
    <span class="sum figure">
      ${
        totals.grand === 0n
          ? html`<span class="muted">${words.amountMissing}</span>`
          : `${amount(totals.grand)}${language === "ko" ? "" : " "}${commonMessages[language].won}`
      }
    </span>
    <span class="muted">${words.lastSaved(owner.name, clockInWords(updatedAt, language))}</span>
    <span class="ways">
      <button
        type="button"
        class="button quiet"
        id=${resumeId(row)}
        aria-label=${running ? words.resuming : words.resumeOf(name)}
        aria-disabled=${resuming === undefined ? nothing : "true"}
        aria-busy=${running ? "true" : nothing}
        @click=${() => ways.resume(row)}
      >
        ${running ? html`${icon("wait")}${words.resuming}` : words.resume}
      </button>
      <button
        type="button"
        class="button quiet danger"
        aria-label=${words.throwAwayOf(name)}
        @click=${() => ways.throwAway(row)}
      >
        ${words.throwAway}
      </button>
    </span>
  </li>`;
};

export const unfinishedList = (view: UnfinishedView, ways: UnfinishedWays): TemplateResult => {
  const { host, words, rows, all, unfolded, problem, refused, dialog } = view;
  if (problem !== undefined)
    return html`<p class="resumed unfinished-failed">
      ${icon("warning")}<span>${words.unfinishedFailed} <code>${problem.code}</code></span>
      <button type="button" class="link" id="unfinished-again" @click=${ways.again}>
        ${commonMessages[host.language].retry}
      </button>
    </p>`;
  if (rows.length === 0 && refused === undefined) return html`${dialog}`;
  const shown = all || rows.length <= shownFirst + 1 ? rows : rows.slice(0, shownFirst);
  return html`<details class="unfinished" part="unfinished" ?open=${unfolded || refused !== undefined}>
      <summary
        @click=${(event: Event) => {
          event.preventDefault();
          ways.fold();
        }}
      >
        <h3>${words.unfinished(rows.length)}</h3>
      </summary>
      ${
        refused === undefined
          ? nothing
          : html`<div id="unfinished-refusal" tabindex="-1">
              ${refusalPanel(host, refused, { tone: "plain", alert: false })}
            </div>`
      }
      <ul role="list">
        ${shown.map((row) => draft(view, ways, row))}
      </ul>
      ${
        shown.length === rows.length
          ? nothing
          : html`<button type="button" class="button quiet rest-of" id="rest-of" @click=${ways.showAll}>
              ${words.restOf(rows.length - shown.length)}
            </button>`
      }
    </details>
    ${dialog}`;
};

export const throwAwayDialog = (
  host: EinvElement,
  words: UnfinishedWords,
  dialog: Dialog,
  press: Press,
  row: Row | undefined,
  throwAway: () => void,
): TemplateResult | undefined =>
  row === undefined
    ? undefined
    : dialog.render(
        words.throwAwayTitle,
        html`<p id="dialog-consequence">${words.throwAwayWhat(nameOf(row, words))}</p>
          ${pressRefused(host, press, "discard")}
          <div class="actions">
            <button type="button" class="button" autofocus @click=${() => dialog.close()}>
              ${commonMessages[host.language].cancel}
            </button>
            ${commandButton({
              id: "throw-away",
              look: "danger",
              running: press.runs("discard"),
              working: words.throwingAway,
              label: words.throwAwayNow,
              run: throwAway,
            })}
          </div>`,
        { held: press.runs("discard"), alert: true },
      );
