/** What a right hides from the person: how much, why, who can change it, and asking for it in one click. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import type { Asking } from "../foundation/asking.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import type { EinvElement } from "../foundation/element.ts";
import { momentInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Wanted } from "../runtime/Runtime.ts";
import type { PageWords } from "./list.messages.ts";

/** The notice above the rows; nothing when nothing is hidden. */
export const hiddenNotice = (
  host: EinvElement,
  words: PageWords,
  page: Views.InvoicePage,
  {
    open,
    asking,
    ask,
  }: {
    /** Whether the reason is shown from the start. */
    readonly open: boolean;
    readonly asking: Asking;
    readonly ask: (wants: Wanted) => void;
  },
): TemplateResult | typeof nothing => {
  const { hidden, hiddenBecause, ways = [], asked } = page;
  if (hidden === 0) return nothing;
  if (hiddenBecause === undefined)
    return html`<p class="hidden">${icon("eyeClosed")}<span>${words.hidden(hidden)}</span></p>`;
  const { language } = host;
  const way = ways.find(({ people }) => people.length > 0);
  const name = way?.name[language] ?? "";
  const content =
    asked === undefined
      ? asking.problem === undefined
        ? nothing
        : refusalPanel(host, asking.problem)
      : html`<p class="asked">
          ${icon("check")} ${words.asked(asked.name[language], momentInWords(asked.askedAt, language))}
        </p>`;
  return html`<details class="hidden" ?open=${open}>
    <summary>
      ${icon("eyeClosed")}<span>${words.hidden(hidden)}</span><span class="why">${words.why}</span>
    </summary>
    ${refusalPanel(host, hiddenBecause, {
      tone: "plain",
      alert: false,
      content,
      steps:
        way === undefined || asked !== undefined
          ? []
          : [
              {
                label: asking.running ? commonMessages[language].askingRight : words.ask(name),
                run: () => ask(way.wants),
                primary: true,
              },
            ],
    })}
  </details>`;
};
