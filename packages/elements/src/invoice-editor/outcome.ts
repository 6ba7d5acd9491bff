/** After it was sent: what the request became; or, as its supplier, the document that is about to be signed. */
import { html, nothing, type TemplateResult } from "lit";
import type { DraftViews, Views } from "@einv/api";
import { statusBadges } from "../foundation/badges.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import type { EinvElement } from "../foundation/element.ts";
import { amount, dayInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Part } from "../foundation/part.ts";
import type { SheetWords } from "./invoice-editor.messages.ts";
import type { OutcomeWords } from "./outcome.messages.ts";

export interface AfterSending {
  readonly open: () => void;
  readonly another: () => void;
}

/** 요청했습니다. */
export const sent = (
  host: EinvElement,
  { invoice, summary }: Views.InvoiceView,
  words: SheetWords & OutcomeWords,
  ways: AfterSending,
): TemplateResult => {
  const { language } = host;
  const mail = invoice.supplier.contact?.email ?? "";
  return html`<div class="outcome" part="sent">
    <h3 id="outcome" tabindex="-1">${icon("check", 20)}${words.sent(invoice.supplier.name)}</h3>
    <p>${statusBadges(summary.status, language)}</p>
    <dl class="facts">
      <div>
        <dt>${words.total}</dt>
        <dd class="figure">${amount(invoice.totals.grand)} ${commonMessages[language].won}</dd>
      </div>
      <div>
        <dt>${words.writtenDate}</dt>
        <dd class="figure">${invoice.writtenDate}</dd>
      </div>
      ${
        summary.managementNumber === undefined
          ? nothing
          : html`<div>
              <dt>${words.managementNumber}</dt>
              <dd>${summary.managementNumber}</dd>
            </div>`
      }
    </dl>
    <p>${words.sentNext(mail, dayInWords(summary.issueBy, language))}</p>
    <p class="actions">
      <button type="button" class="button primary" id="open-sent" @click=${ways.open}>
        ${words.openSent}
      </button>
      <button type="button" class="button" id="another" @click=${ways.another}>${words.another}</button>
    </p>
  </div>`;
};

/** 발행할 내용: the approval of the very document that was made, with the way back. */
export const prepared = (
  host: EinvElement,
  { ref }: DraftViews.Prepared,
  words: OutcomeWords,
  {
    approval,
    issued,
    level,
    ...ways
  }: {
    /** The element that shows it. */
    readonly approval: Part<unknown>;
    readonly issued: boolean;
    readonly level: number;
    readonly back: () => void;
    readonly done: () => void;
    readonly another: () => void;
  },
): TemplateResult =>
  html`<div class="prepared">
    ${
      issued
        ? html`<p class="actions">
            <button type="button" class="button" id="another" @click=${ways.another}>${words.another}</button>
          </p>`
        : html`<div class="prepared-head">
            <button type="button" class="button quiet" id="back" @click=${ways.back}>
              ${icon("undo")}${words.back}
            </button>
            <p class="hint">${words.preparedHint}</p>
          </div>`
    }
    ${approval.show(
      () =>
        html` <einv-invoice-approval
          .runtime=${host.runtime}
          .invoiceRef=${ref}
          .headingLevel=${level}
          @einv-issued=${ways.done}
        ></einv-invoice-approval>`,
    )}
  </div>`;
