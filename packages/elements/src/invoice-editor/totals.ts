/** What the lines come to: 공급가액, 세액, 합계금액 with its Korean reading. */
import { html, nothing, type TemplateResult } from "lit";
import * as Wording from "@einv/invoice/Wording";
import { commonMessages } from "../foundation/common.messages.ts";
import { amount } from "../foundation/format.ts";
import { hasAmount, totalsOf } from "./content.ts";
import type { Desk } from "./desk.ts";

export const totals = (desk: Desk): TemplateResult => {
  const { words, language, content } = desk;
  const { supply, tax, grand } = totalsOf(content.form);
  const text = amount(grand);
  return html`<div class="totals" part="totals">
    <dl>
      <div>
        <dt>${words.supply}</dt>
        <dd class="figure">${amount(supply)}</dd>
      </div>
      ${
        tax === undefined
          ? nothing
          : html`<div>
              <dt>${words.tax}</dt>
              <dd class="figure">${amount(tax)}</dd>
            </div>`
      }
      <div class="grand">
        <dt>${words.total}</dt>
        <dd class="figure ${text.length > 15 ? "long" : ""}" id="grand">
          ${text}<span class="won">${language === "ko" ? "" : " "}${commonMessages[language].won}</span>
        </dd>
      </div>
    </dl>
    <p class="reading" lang="ko">${hasAmount(content.form) ? Wording.koreanAmount(grand) : nothing}</p>
  </div>`;
};
