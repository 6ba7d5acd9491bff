/** The text that is signed, word for word, or why it is not here. */
import { html, nothing, type TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { momentInWords } from "../foundation/format.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Statement } from "./statement.controller.ts";
import type { VerificationWords } from "./verification.messages.ts";

export const statementBlock = (
  host: EinvElement,
  statement: Statement,
  words: VerificationWords,
): TemplateResult => {
  const { challenge, problem, asking, renewed } = statement;
  return html`<section class="block" aria-labelledby="text">
    <h3 id="text">${words.text}</h3>
    ${
      challenge === undefined
        ? problem === undefined
          ? html`<p class="muted" aria-busy="true">${words.textAsked}</p>`
          : refusalPanel(host, problem, {
              alert: false,
              steps: [{ label: words.textAgain, run: () => void statement.fetch() }],
            })
        : html`<p class="small muted">${words.textLead}</p>
            <div
              class="statement"
              id="statement"
              part="statement"
              role="group"
              tabindex="0"
              aria-labelledby="text"
              aria-busy=${asking}
              .textContent=${challenge.text}
            ></div>
            <p class="small muted" role="status">
              ${words.textUntil(momentInWords(challenge.expiresAt, host.language))}
              ${renewed ? words.textRenewed : nothing}
            </p>`
    }
  </section>`;
};
