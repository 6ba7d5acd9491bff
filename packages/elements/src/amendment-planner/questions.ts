/** What is asked about each situation. */
import { html, nothing, type TemplateResult } from "lit";
import type { DraftViews } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { radioGroup, textField } from "../foundation/field.ts";
import { figureField } from "../foundation/figureField.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Language } from "../foundation/speech.ts";
import { readWon } from "../foundation/won.ts";
import type { PlannerWords } from "./amendment-planner.messages.ts";
import { correction } from "./correction.ts";
import { type Question, questionsOf, type Typed } from "./details.ts";

export interface Questions {
  readonly language: Language;
  readonly words: PlannerWords;
  readonly options: DraftViews.AmendmentOptions;
  readonly typed: Typed;
  readonly change: (change: Partial<Typed>) => void;
}

/** Whether one reason keeps this invoice from being amended at all. */
export const isBarred = ({ situations: [first, ...others] }: DraftViews.AmendmentOptions): boolean =>
  first?.refusal !== undefined && others.every(({ refusal }) => refusal?.code === first.refusal?.code);

/** What happened, in the words of those to whom it happened; what cannot be said here says why. */
export const situationChoice = (
  host: EinvElement,
  { language, words, options, typed, change }: Questions,
): TemplateResult => {
  const [first] = options.situations;
  // One reason against all of them is said once.
  if (first?.refusal !== undefined && isBarred(options))
    return refusalPanel(host, first.refusal, { alert: false, tone: "warning" });
  return html`<div class="situations">
    ${radioGroup(language, {
      id: "situation",
      label: words.what,
      value: typed.situation,
      options: options.situations.map(({ situation, text, reasonName, refusal }) => ({
        value: situation,
        label: text[language],
        detail:
          refusal === undefined
            ? reasonName[language]
            : [refusal.what[language], refusal.why?.[language]]
                .filter((part) => part !== undefined)
                .join(" "),
        barred: refusal !== undefined,
      })),
      chosen: (situation) => change({ situation }),
    })}
  </div>`;
};

const wrongAmount = (text: string, words: PlannerWords): string | undefined =>
  text.trim() === "" || readWon(text) !== undefined ? undefined : words.notAnAmount;

const asked: Readonly<Record<Question, (questions: Questions) => TemplateResult | typeof nothing>> = {
  on: ({ language, words, options, typed, change }) => {
    const { situation } = typed;
    const label =
      situation === "amount-changed" ||
      situation === "ended-in-part" ||
      situation === "returned" ||
      situation === "rescinded"
        ? words.onOf[situation]
        : "";
    return textField(language, {
      id: "on",
      label,
      type: "date",
      value: typed.on,
      max: options.today,
      typed: (on) => change({ on }),
    });
  },
  direction: ({ language, words, typed, change }) =>
    radioGroup(language, {
      id: "direction",
      label: words.direction,
      value: typed.more ? "more" : "less",
      options: [
        { value: "less", label: words.less },
        { value: "more", label: words.more },
      ],
      chosen: (value) => change({ more: value === "more" }),
    }),
  supply: ({ language, words, options, typed, change }) =>
    html`<div class="pair">
      ${figureField(language, {
        id: "supply",
        label: typed.situation === "returned" ? words.returnedSupply : words.difference,
        value: typed.supply,
        inputmode: "numeric",
        maxlength: 24,
        wrong: wrongAmount(typed.supply, words),
        typed: (supply) => change({ supply }),
      })}
      ${
        options.standing.tax === undefined
          ? nothing
          : figureField(language, {
              id: "tax",
              label: words.tax,
              value: typed.tax,
              inputmode: "numeric",
              maxlength: 24,
              optional: true,
              hint: words.taxHint,
              wrong: wrongAmount(typed.tax, words),
              typed: (tax) => change({ tax }),
            })
      }
    </div>`,
  openedOn: ({ language, words, options, typed, change }) =>
    textField(language, {
      id: "opened-on",
      label: words.openedOn,
      type: "date",
      value: typed.openedOn,
      max: options.today,
      typed: (openedOn) => change({ openedOn }),
    }),
  twin: ({ language, words, typed, change }) =>
    textField(language, {
      id: "twin",
      label: words.twin,
      value: typed.twin,
      optional: true,
      hint: words.twinHint,
      maxlength: 40,
      typed: (twin) => change({ twin }),
    }),
  correction: ({ language, words, options, typed, change }) =>
    typed.situation === undefined
      ? nothing
      : correction({
          language,
          words,
          situation: typed.situation,
          form: typed.corrected ?? options.form,
          change: (corrected) => change({ corrected }),
        }),
};

/** The questions of the chosen situation. */
export const questions = (all: Questions): TemplateResult | typeof nothing =>
  all.typed.situation === undefined
    ? nothing
    : html`<div class="fields">
        ${questionsOf[all.typed.situation].map((question) => asked[question](all))}
      </div>`;
