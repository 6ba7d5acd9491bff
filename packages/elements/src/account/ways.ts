/** Something is there already (중복): what, whose, and every way on as a button. Never a wall. */
import { html, nothing, type TemplateResult } from "lit";
import { isoDate } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import type { Duplicate } from "../runtime/joining.ts";
import type { WaysWords } from "./ways.messages.ts";

type Way = Duplicate["ways"][number]["way"];

/** The ways that the page knows how to go; what is left out is not offered. */
export const ways = (
  { what, ways: open, accounts }: Duplicate,
  act: Partial<Record<Way, () => void>>,
  words: WaysWords,
  language: Language,
): TemplateResult =>
  html`<section class="refusal plain duplicate" part="duplicate" tabindex="-1" aria-label=${what[language]}>
    ${icon("info")}
    <p class="what">${what[language]}</p>
    ${
      accounts.length === 0
        ? nothing
        : html`<ul class="known">
            ${accounts.map(
              ({ loginId, since }) =>
                html`<li>
                  <strong>${loginId}</strong> <span class="muted">${words.since(isoDate(since))}</span>
                </li>`,
            )}
          </ul>`
    }
    <ul class="ways">
      ${open.map(({ way, text }, index) => {
        const go = act[way];
        return go === undefined
          ? nothing
          : html`<li>
              <button type="button" class="button ${index === 0 ? "primary" : ""}" @click=${go}>
                ${words.ways[way]}
              </button>
              <span class="hint">${text[language]}</span>
            </li>`;
      })}
    </ul>
  </section>`;
