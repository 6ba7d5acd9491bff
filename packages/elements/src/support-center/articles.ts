/** Articles and explanations as templates. */
import { html, nothing, type TemplateResult } from "lit";
import type { Help } from "@einv/api";
import { icon } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import type { SupportWords } from "./support-center.messages.ts";

/** What can be done with an article. */
export interface Reading {
  readonly words: SupportWords;
  readonly language: Language;
  /** Level of headings inside the view. */
  readonly level: number;
  readonly open: (id: string) => void;
  readonly act: (action: Help.Action) => void;
  /** Whether the page can act on this. */
  readonly offers: (action: Help.Action) => boolean;
}

export const actionButton = (
  { language, act, offers }: Reading,
  action: Help.Action | undefined,
  look = "",
): TemplateResult | typeof nothing =>
  action === undefined || !offers(action)
    ? nothing
    : html`<button
        type="button"
        class="button ${look}"
        data-intent=${action.intent}
        @click=${() => act(action)}
      >
        ${action.label[language]}
      </button>`;

/** Articles with their short answers; the same button is offered once. */
export const articleList = (
  reading: Reading,
  articles: ReadonlyArray<Help.ArticleSummary>,
): TemplateResult => {
  const { language, open, offers } = reading;
  const offered = new Set<string>();
  return html`<ul class="articles">
    ${articles.map(({ id, title, answer, action }) => {
      const first = action !== undefined && offers(action) && !offered.has(action.intent);
      if (first) offered.add(action.intent);
      return html`<li class="article" part="article">
        <button type="button" class="link" data-article=${id} @click=${() => open(id)}>
          ${title[language]}
        </button>
        <p>${answer[language]}</p>
        ${first ? html`<p>${actionButton(reading, action, "small")}</p>` : nothing}
      </li>`;
    })}
  </ul>`;
};

/** Titles only, where the answers stand elsewhere. */
export const titles = (
  { language, open }: Reading,
  articles: ReadonlyArray<Help.ArticleSummary>,
): TemplateResult =>
  html`<ul class="titles">
    ${articles.map(
      ({ id, title }) =>
        html`<li>
          <button type="button" class="link" data-article=${id} @click=${() => open(id)}>
            ${title[language]}
          </button>
        </li>`,
    )}
  </ul>`;

/** An error: what, why, what now, with the button that does it. */
export const explanation = (reading: Reading, one: Help.Explanation): TemplateResult => {
  const { words, language, level } = reading;
  const action = one.articles.find(
    (article) => article.action !== undefined && reading.offers(article.action),
  )?.action;
  return html`<article class="explanation" part="explanation">
    ${icon("info")}
    <div>
      <p class="what" role="heading" aria-level=${level}>${one.what[language]}</p>
      <dl>
        <dt>${words.why}</dt>
        <dd>${one.why[language]}</dd>
        <dt>${words.now}</dt>
        <dd>${one.remedy[language]}</dd>
      </dl>
      <p class="actions">${actionButton(reading, action, "primary")}</p>
      ${one.articles.length === 0 ? nothing : titles(reading, one.articles)}
      <p class="muted small">
        ${words.sources[one.source]}${one.source === "other" ? nothing : html` · <code>${one.code}</code>`}
      </p>
    </div>
  </article>`;
};

/** The whole article. */
export const articleView = (
  reading: Reading,
  article: Help.ArticleView,
  feedback: TemplateResult,
): TemplateResult => {
  const { words, language, level } = reading;
  return html`<article class="reading" part="article">
    <p class="muted small">${article.topicName[language]}</p>
    <p class="heading" id="view-heading" role="heading" aria-level=${level} tabindex="-1">
      ${article.title[language]}
    </p>
    <p class="lead">${article.answer[language]}</p>
    <p class="label" id="steps">${words.steps}</p>
    <ol class="steps" aria-labelledby="steps">
      ${article.steps.map((step) => html`<li>${step[language]}</li>`)}
    </ol>
    <p class="actions">${actionButton(reading, article.action, "primary")}</p>
    ${feedback}
    ${
      article.see.length === 0
        ? nothing
        : html`<p class="label" role="heading" aria-level=${level + 1}>${words.related}</p>
            ${titles(reading, article.see)}`
    }
  </article>`;
};
