/** What the guide shows: help by stage, the answer to what was asked, one article. */
import { html, nothing, type TemplateResult } from "lit";
import type { Help } from "@einv/api";
import { icon } from "../foundation/icons.ts";
import { type Reading, articleList, articleView, explanation, titles } from "./articles.ts";

/** What is shown, and asked of the server. */
export type Page =
  | { readonly at: "start" }
  | { readonly at: "answer"; readonly text: string }
  | { readonly at: "article"; readonly id: string };

export type Shown =
  | { readonly at: "start"; readonly articles: ReadonlyArray<Help.ArticleSummary> }
  | { readonly at: "answer"; readonly text: string; readonly answer: Help.Answer }
  | { readonly at: "article"; readonly article: Help.ArticleView };

export interface GuideView {
  readonly reading: Reading;
  /** What to look for, where the page did not do it. */
  readonly elsewhere: string | undefined;
  /** Whether the article helped, once somebody said. */
  readonly useful: boolean | undefined;
  readonly judge: (id: string, useful: boolean) => void;
  readonly talk: () => void;
  readonly inquire: () => void;
}

const longest = 60;

const heading = ({ level }: Reading, text: string): TemplateResult =>
  html`<p class="heading" id="view-heading" role="heading" aria-level=${level} tabindex="-1">${text}</p>`;

/** The ways on to a person. */
const waysOn = ({ reading: { words }, talk, inquire }: GuideView, look = ""): TemplateResult =>
  html`<button type="button" class="button ${look}" @click=${talk}>${words.talk}</button>
    <button type="button" class="button primary ${look}" @click=${inquire}>${words.inquire}</button>`;

/** Titles under the stage that they belong to. */
const stages = (reading: Reading, articles: ReadonlyArray<Help.ArticleSummary>): TemplateResult => {
  const { language, level } = reading;
  return html`<div class="stages">
    ${[...new Set(articles.map(({ topic }) => topic))].map((topic) => {
      const own = articles.filter((article) => article.topic === topic);
      return html`<div class="stage">
        <p class="label" role="heading" aria-level=${level + 1}>${own[0]?.topicName[language]}</p>
        ${titles(reading, own)}
      </div>`;
    })}
  </div>`;
};

const nothingFound = (view: GuideView): TemplateResult => {
  const { words } = view.reading;
  return html`<div class="empty">
    ${icon("search", 20)}
    <p class="what">${words.nothing}</p>
    <p class="muted">${words.nothingWhy}</p>
    <p class="actions">${waysOn(view)}</p>
  </div>`;
};

const feedback = (view: GuideView, id: string): TemplateResult => {
  const { words } = view.reading;
  return html`<div class="feedback" id="feedback" tabindex="-1" role="status">
    ${
      view.useful === undefined
        ? html`<span>${words.useful}</span>
            <button type="button" class="button small" @click=${() => view.judge(id, true)}>
              ${words.yes}
            </button>
            <button type="button" class="button small" @click=${() => view.judge(id, false)}>
              ${words.no}
            </button>`
        : view.useful
          ? html`<span>${icon("check")} ${words.thanks}</span>`
          : html`<span>${words.sorry}</span> ${waysOn(view, "small")}`
    }
  </div>`;
};

const answer = (
  view: GuideView,
  text: string,
  { explanations, unknown, articles }: Help.Answer,
): TemplateResult => {
  const { reading } = view;
  const { words, level } = reading;
  const explained = new Set(explanations.flatMap((one) => one.articles.map(({ id }) => id)));
  const further = articles.filter(({ id }) => !explained.has(id));
  return html`${heading(reading, words.answerTo(text.length > longest ? `${text.slice(0, longest - 1)}…` : text))}
  ${explanations.map((one) => explanation({ ...reading, level: level + 1 }, one))}
  ${unknown.length === 0 ? nothing : html`<p class="muted">${words.unknownCode(unknown.join(", "))}</p>`}
  ${
    explanations.length === 0 || further.length === 0
      ? nothing
      : html`<p class="label" role="heading" aria-level=${level + 1}>${words.articles}</p>`
  }
  ${further.length === 0 ? nothing : articleList(reading, further)}
  ${explanations.length === 0 && articles.length === 0 ? nothingFound(view) : nothing}`;
};

export const guideView = (view: GuideView, shown: Shown): TemplateResult => {
  const { reading, elsewhere } = view;
  return html`${
    elsewhere === undefined
      ? nothing
      : html`<p class="hint warn" role="alert">${icon("info")}<span>${elsewhere}</span></p>`
  }
  ${
    shown.at === "start"
      ? html`${heading(reading, reading.words.topics)} ${stages(reading, shown.articles)}`
      : shown.at === "article"
        ? articleView(reading, shown.article, feedback(view, shown.article.id))
        : answer(view, shown.text, shown.answer)
  }`;
};
