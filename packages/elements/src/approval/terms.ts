/** What it costs and until when: said beside the button, before it costs. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { amount, dayInWords, isoDate, toDate } from "../foundation/format.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { icon } from "../foundation/icons.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { EinvElement } from "../foundation/element.ts";
import type { Language, Text } from "../foundation/speech.ts";
import type { ApprovalWords } from "./approval.messages.ts";

/** 발행기한, with the penalties (가산세) of a later issue. */
export const deadline = (
  { deadline: { issueBy, daysLeft, latePenalty }, now }: Views.Approval,
  words: ApprovalWords,
  language: Language,
): TemplateResult => {
  const late = daysLeft < 0;
  const day = dayInWords(issueBy, language, isoDate(toDate(now)));
  return html`<section class="block" aria-labelledby="deadline">
    <div class="line">
      <h3 id="deadline">${words.deadline}</h3>
      <strong>${late ? words.issueByPast(day) : words.issueBy(day)}</strong>
    </div>
    ${
      latePenalty.supplier === 0n && latePenalty.buyer === 0n
        ? nothing
        : html`<p class="penalty ${late ? "now" : ""}">
            ${icon("warning")}
            <span
              >${late ? words.penaltyNow : words.penaltyLater}:
              ${words.penalty(amount(latePenalty.supplier), latePenalty.buyer === 0n ? undefined : amount(latePenalty.buyer))}
              (${words.penaltyLaw})</span
            >
          </p>`
    }
  </section>`;
};

/** Points as people read them. */
export const pointsOf = (points: bigint, language: Language): string =>
  commonMessages[language].points(amount(points));

const said = (sentence: string): Text => ({ ko: sentence, en: sentence });

/** 발행 비용 and who bears it. */
export const cost = (
  host: EinvElement,
  { quote: { payer, points, yourPoints, covered }, view }: Views.Approval,
  words: ApprovalWords,
  ways: { readonly checkAgain: () => void; readonly charging: TemplateResult },
): TemplateResult => {
  const { language } = host;
  const explanation =
    view.side === "buyer"
      ? yourPoints === 0n
        ? undefined
        : words.costBuyerLater(pointsOf(yourPoints, language))
      : yourPoints === 0n
        ? payer === "buyer"
          ? words.costNothing
          : undefined
        : words.costYours(pointsOf(points, language));
  const [what, now] = words.uncovered(view.invoice.buyer.name)[
    payer === view.side ? "own" : payer === "partner" ? "partner" : "buyer"
  ];
  return html`<section class="block" aria-labelledby="cost" id="cost-block" tabindex="-1">
    <div class="line">
      <h3 id="cost">${words.cost}</h3>
      <span>
        <strong class="figure">${pointsOf(yourPoints, language)}</strong>
        <span class="muted">· ${words.payer[payer]}</span>
      </span>
    </div>
    ${explanation === undefined ? nothing : html`<p class="small muted">${explanation}</p>`}
    ${
      covered
        ? nothing
        : html`${refusalPanel(
              host,
              { code: "points.insufficient", what: said(what), remedy: said(now) },
              { alert: false },
            )}
            ${ways.charging}
            <p>
              <button type="button" class="button" @click=${ways.checkAgain}>${words.checkAgain}</button>
            </p>`
    }
  </section>`;
};
