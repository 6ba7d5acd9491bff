/** The permission doctor on the page: what a person lacks, why, who can change it, and asking in one click. */
import { html, nothing, type TemplateResult } from "lit";
import type { RightsViews } from "@einv/api";
import { commonMessages } from "../foundation/common.messages.ts";
import type { EinvElement } from "../foundation/element.ts";
import { momentInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Press } from "../foundation/press.ts";
import type { Problem } from "../foundation/problem.ts";
import { pressRefused, refusalPanel } from "../foundation/refusalPanel.ts";
import type { Catalogue } from "../foundation/speech.ts";

interface DoctorWords {
  readonly hidden: (count: number) => string;
  readonly nothingHidden: string;
  readonly askFor: (name: string) => string;
  readonly asked: (name: string, when: string) => string;
}

const messages: Catalogue<DoctorWords> = {
  ko: {
    hidden: (count) => `권한 때문에 회사의 전자세금계산서 ${count}건이 보이지 않습니다.`,
    nothingHidden: "회사의 모든 전자세금계산서가 보입니다.",
    askFor: (name) => `${name} 요청하기`,
    asked: (name, when) => `요청했습니다: ${name} (${when}). 답이 오면 메일로 알려 드립니다.`,
  },
  en: {
    hidden: (count) =>
      count === 1
        ? "Your right hides 1 of the company's tax invoices from you."
        : `Your right hides ${count} of the company's tax invoices from you.`,
    nothingHidden: "You see all of the company's tax invoices.",
    askFor: (name) => `Ask for: ${name}`,
    asked: (name, when) => `Asked for: ${name} (${when}). A mail tells you the answer.`,
  },
};

/** What was found, with the next step. `ask` asks for it; `pressed` is the press that does. */
export const doctor = (
  host: EinvElement,
  me: RightsViews.Diagnosis,
  press: Press,
  ask: (wants: RightsViews.Wanted) => void,
): TemplateResult => {
  const { language } = host;
  const words = messages[language];
  const { hidden, hiddenBecause, ways, asked } = me;
  if (hiddenBecause === undefined)
    return html`<p class="hint good">${icon("check")}<span>${words.nothingHidden}</span></p>`;
  const open = asked.find((request) => ways.some(({ wants }) => wants === request.wants));
  const way = ways.find(({ people }) => people.length > 0);
  const running = press.runs("ask");
  const { all } = hidden;
  // With the service, it is the number of hidden invoices that matters; without, that nothing works.
  const counted = { ko: messages.ko.hidden(all), en: messages.en.hidden(all) };
  const { code, what, why, remedy } = hiddenBecause;
  const problem: Problem = {
    code,
    what: me.service === "usable" && all > 0 ? counted : what,
    ...(why === undefined ? {} : { why }),
    remedy,
  };
  return refusalPanel(host, problem, {
    tone: "warning",
    alert: false,
    content: html`${
      open === undefined
        ? nothing
        : html`<p class="hint good" id="asked" tabindex="-1">
            ${icon("check")}<span
              >${words.asked(open.name[language], momentInWords(open.askedAt, language))}</span
            >
          </p>`
    }${pressRefused(host, press, "ask")}`,
    steps:
      way === undefined || open !== undefined
        ? []
        : [
            {
              label: running ? commonMessages[language].askingRight : words.askFor(way.name[language]),
              run: () => ask(way.wants),
              primary: true,
            },
          ],
  });
};
