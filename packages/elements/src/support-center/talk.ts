/** The guided conversation on the page: a log, choices, and a line to write in. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { EinvElement } from "../foundation/element.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { isEnter } from "../foundation/keys.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { type Reading, articleList } from "./articles.ts";
import type { Talk } from "./talk.controller.ts";

export interface TalkView {
  readonly host: EinvElement;
  readonly reading: Reading;
  readonly talk: Talk;
  /** What is being written. */
  readonly draft: string;
  readonly drafted: (text: string) => void;
  readonly choose: (id: string) => void;
  readonly say: () => void;
  readonly back: () => void;
  readonly restart: () => void;
  /** Takes what was said along into an inquiry. */
  readonly handOver: () => void;
}

export const talkView = (view: TalkView): TemplateResult => {
  const { host, reading, talk, draft } = view;
  const { words, language, level } = reading;
  const { stands, running, problem } = talk;
  const waits = running ? "true" : "false";
  return html`<section class="talk" part="talk" aria-labelledby="view-heading">
    <p class="heading" id="view-heading" role="heading" aria-level=${level} tabindex="-1">${words.talk}</p>
    <div
      class="log"
      part="log"
      id="log"
      role="log"
      aria-live="polite"
      aria-relevant="additions"
      aria-label=${words.talkLog}
      tabindex="0"
    >
      ${(stands?.lines ?? []).map(
        ({ who, text }) =>
          html`<p class="message ${who}" part="message message-${who}">
            <span class="unseen">${who === "guide" ? words.guideSays : words.youSay}: </span>${text[language]}
          </p>`,
      )}
      ${stands === undefined || stands.stage !== "offering" || stands.articles.length === 0 ? nothing : articleList(reading, stands.articles)}
    </div>
    <p class="muted small" role="status">${running ? words.thinking : nothing}</p>
    ${
      problem === undefined
        ? nothing
        : refusalPanel(host, problem, {
            steps: [{ label: commonMessages[language].retry, run: () => void talk.retry(), primary: true }],
          })
    }
    ${
      stands === undefined || stands.options.length === 0
        ? nothing
        : html`<div class="options" part="options">
            ${stands.options.map(
              ({ id, label }) =>
                html`<button
                  type="button"
                  class="button"
                  data-option=${id}
                  aria-disabled=${waits}
                  @click=${() => view.choose(id)}
                >
                  ${label[language]}
                </button>`,
            )}
          </div>`
    }
    ${
      stands?.stage === "handing-over"
        ? html`<p>
            <button type="button" class="button primary" id="hand-over" @click=${view.handOver}>
              ${words.writeInquiry}
            </button>
          </p>`
        : stands === undefined
          ? nothing
          : html`<div class="field">
              <label for="say">${words.say}</label>
              <div class="say-line">
                <input
                  class="input"
                  id="say"
                  part="composer"
                  type="text"
                  enterkeyhint="send"
                  autocomplete="off"
                  maxlength="2000"
                  placeholder=${words.sayHint}
                  .value=${live(draft)}
                  @input=${(event: InputEvent) => {
                    if (event.currentTarget instanceof HTMLInputElement)
                      view.drafted(event.currentTarget.value);
                  }}
                  @keydown=${(event: KeyboardEvent) => {
                    if (!isEnter(event)) return;
                    event.preventDefault();
                    view.say();
                  }}
                />
                <button
                  type="button"
                  class="button primary"
                  id="send"
                  aria-disabled=${waits}
                  @click=${view.say}
                >
                  ${words.send}
                </button>
              </div>
            </div>`
    }
    ${
      talk.begun
        ? html`<p class="inline">
            <button type="button" class="button quiet" id="step-back" @click=${view.back}>
              ${words.stepBack}
            </button>
            <button type="button" class="button quiet" id="restart" @click=${view.restart}>
              ${words.again}
            </button>
          </p>`
        : nothing
    }
  </section>`;
};
