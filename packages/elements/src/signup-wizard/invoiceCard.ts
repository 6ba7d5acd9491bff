/** The invoice that started it stays in sight: who sent it, how much, until when. */
import { html, nothing, type TemplateResult } from "lit";
import { amount, dayInWords } from "../foundation/format.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { icon } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import type { View } from "../runtime/joining.ts";
import type { SignupWords } from "./signup-wizard.messages.ts";

export const invoiceCard = (
  invoice: NonNullable<View["invoice"]>,
  words: SignupWords,
  language: Language,
  joined: boolean,
  toInvoice: (() => void) | undefined,
): TemplateResult => {
  const because = joined ? words.becauseJoined : words.because;
  return html`<section class="invoice" part="invoice" aria-label=${because}>
    <p class="because">${icon("document")}${because}</p>
    <dl>
      <div>
        <dt>${words.sender}</dt>
        <dd>${invoice.sender}</dd>
      </div>
      <div>
        <dt>${words.item}</dt>
        <dd>${words.items(invoice.firstItem, invoice.itemCount)}</dd>
      </div>
      <div>
        <dt>${words.total}</dt>
        <dd class="figure">
          ${amount(invoice.grand)}${language === "ko" ? "" : " "}${commonMessages[language].won}
        </dd>
      </div>
      <div>
        <dt>${words.deadline}</dt>
        <dd class="figure">${words.until(dayInWords(invoice.issueBy, language))}</dd>
      </div>
    </dl>
    ${
      joined
        ? nothing
        : html`<p class="hint">
            ${words.invoiceWaits}
            ${
              toInvoice === undefined
                ? nothing
                : html`${words.notForced}
                    <button type="button" class="link" @click=${toInvoice}>${words.toInvoice}</button>`
            }
          </p>`
    }
  </section>`;
};
