/** What is said above the sheet: that it could not be saved, that somebody else changed it, what it corrects, where it comes from. */
import { html, nothing, type TemplateResult } from "lit";
import type { DraftViews, Views } from "@einv/api";
import { amount, clockInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { type Content, totalsOf } from "./content.ts";
import type { Desk } from "./desk.ts";
import { countLines } from "./paste.ts";
import type { SaveState } from "./saving.controller.ts";

/** Why it is not saved, where trying again alone does not help. */
export const saveTrouble = (desk: Desk, state: SaveState): TemplateResult | typeof nothing =>
  state.at === "failed" ? refusalPanel(desk.host, state.problem, { tone: "warning", alert: false }) : nothing;

const versionOf = (desk: Desk, title: string, content: Content): TemplateResult =>
  html`<div class="version">
    <p class="label">${title}</p>
    <p>${desk.content.side === "buyer" ? content.form.supplier.name : content.form.buyer.name}</p>
    <p class="figure">
      ${desk.words.version(countLines(content.form), amount(totalsOf(content.form).grand))}
    </p>
  </div>`;

/** Two versions, of which the person takes one. */
export const conflict = (
  desk: Desk,
  theirs: DraftViews.DraftView,
  ways: { readonly mine: () => void; readonly theirs: () => void },
): TemplateResult => {
  const { words } = desk;
  return html`<div class="refusal warning conflict" id="conflict" role="alert" tabindex="-1">
    ${icon("warning")}
    <p class="what">${words.conflict}</p>
    <p>
      ${words.conflictWhy(theirs.owner.name, clockInWords(theirs.updatedAt, desk.language))}
      ${words.conflictRemedy}
    </p>
    <div class="versions">
      ${versionOf(desk, words.mine, desk.content)} ${versionOf(desk, words.theirs, theirs)}
    </div>
    <p class="actions">
      <button type="button" class="button" id="keep-mine" @click=${ways.mine}>${words.keepMine}</button>
      <button type="button" class="button" id="take-theirs" @click=${ways.theirs}>${words.takeTheirs}</button>
    </p>
  </div>`;
};

/** 반려: why the authority did not take the invoice that this one corrects. */
export const rejection = (desk: Desk, result: Views.TransmissionResult | undefined): TemplateResult =>
  html`<div class="refusal plain" id="rejection">
    ${icon("info")}
    <p class="what">${desk.words.replaces}</p>
    ${
      result === undefined
        ? nothing
        : html`<p>${result.text[desk.language]} ${result.remedy?.[desk.language]}</p>
            <p class="code"><code>${result.code}</code></p>`
    }
  </div>`;

/** A document that was begun before, in this tab. */
export const resumed = (desk: Desk, when: Date, startNew: () => void): TemplateResult =>
  html`<p class="resumed">
    ${icon("clock")}<span>${desk.words.resumed(clockInWords(when, desk.language))}</span>
    <button type="button" class="link" id="start-new" @click=${startNew}>${desk.words.startNew}</button>
  </p>`;

/** What was open was thrown away, and can still come back. */
export const discarded = (desk: Desk, undo: () => void): TemplateResult =>
  html`<p class="undo">
    <span>${desk.words.discarded}</span>
    <button type="button" class="link" id="undo-discard" @click=${undo}>
      ${icon("undo")} ${desk.words.undo}
    </button>
  </p>`;
