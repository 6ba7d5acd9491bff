/** 내 문의: what was asked, where it stands, what was answered. */
import { html, nothing, type TemplateResult } from "lit";
import type { Inquiries } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { momentInWords } from "../foundation/format.ts";
import { icon, type IconName } from "../foundation/icons.ts";
import type { Press } from "../foundation/press.ts";
import { pressRefused } from "../foundation/refusalPanel.ts";
import type { SupportWords } from "./support-center.messages.ts";

/** What is known of the member's inquiries; for whoever has not joined there are none. */
export type Own = ReadonlyArray<Inquiries.InquiryView> | "visitor";

const looks: Readonly<Record<Inquiries.InquiryView["state"], readonly [string, IconName]>> = {
  received: ["progress", "clock"],
  answered: ["success", "check"],
  closed: ["", "check"],
};

export interface MineView {
  readonly host: EinvElement;
  readonly words: SupportWords;
  readonly level: number;
  readonly press: Press;
  readonly close: (ticket: string) => void;
}

export const mineList = (view: MineView, own: Own): TemplateResult => {
  const { host, words, level, press, close } = view;
  const { language } = host;
  if (own === "visitor") return html`<p class="muted">${words.mineVisitor}</p>`;
  if (own.length === 0) return html`<p class="muted">${words.mineEmpty}</p>`;
  return html`<ul class="mine" part="inquiries">
      ${own.map(({ ticket, state, stateName, message, answer, askedAt }) => {
        const [look, sign] = looks[state];
        return html`<li part="own-inquiry">
          <div class="line">
            <span class="figure" role="heading" aria-level=${level + 1}>${ticket}</span>
            <span class="badge ${look}">${icon(sign)}${stateName[language]}</span>
          </div>
          <p class="said">${message}</p>
          <p class="muted small">${words.askedOn(momentInWords(askedAt, language))}</p>
          ${
            answer === undefined
              ? nothing
              : html`<div class="answered">
                  <p class="label">${words.answer}</p>
                  <p class="said">${answer}</p>
                </div>`
          }
          ${
            state === "closed"
              ? nothing
              : html`<p>
                  <button
                    type="button"
                    class="button"
                    data-close=${ticket}
                    aria-label="${words.solved} (${ticket})"
                    aria-disabled=${press.running ? "true" : "false"}
                    @click=${() => close(ticket)}
                  >
                    ${words.solved}
                  </button>
                </p>`
          }
        </li>`;
      })}
    </ul>
    ${pressRefused(host, press, "close")}`;
};
