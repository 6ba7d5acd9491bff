import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Help } from "@einv/api";
import { foundation } from "../foundation/base.styles.ts";
import { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import { centerIsHere } from "../foundation/help.ts";
import { icon } from "../foundation/icons.ts";
import { Loading } from "../foundation/loading.ts";
import { wordsOf } from "../foundation/speech.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import type { Reading } from "./articles.ts";
import { Draft } from "./draft.controller.ts";
import { type GuideView, type Page, type Shown, guideView } from "./guide.ts";
import { Inquiring } from "./inquiring.controller.ts";
import { inquiryForm, sentView } from "./inquiryForm.ts";
import { mineList } from "./mine.ts";
import { searchField } from "./searchField.ts";
import { Suggestions } from "./suggestions.controller.ts";
import { type SupportWords, supportMessages } from "./support-center.messages.ts";
import { supportStyles } from "./support-center.styles.ts";
import { Talk } from "./talk.controller.ts";
import { talkView } from "./talk.ts";

/** The guide, or one of the ways beside it. */
type Way = "guide" | "talk" | "inquiry" | "mine";

/**
 * Help: one field that takes a question, an error text or a code, and answers
 * first from the guide, with the action in it; a guided conversation; an
 * inquiry to a person with all that goes along shown; and one's inquiries.
 *
 * Other elements open it at a code with `einv-help-open`, where it is on the page.
 *
 * @element einv-support-center
 * @slot contact - Further ways to reach support: a telephone number, hours.
 * @slot error - Below an error.
 * @fires einv-help-action - A person chose the action of an article; `preventDefault()` says that the page does it. Detail: intent, waitUntil.
 * @fires einv-guide-open - An article was opened. Detail: id.
 * @fires einv-feedback - A person said whether an article helped. Detail: id, useful.
 * @fires einv-inquiry-request - An inquiry is about to be sent; cancelable. Detail: lines, waitUntil.
 * @fires einv-inquiry - It was. Detail: ticket.
 * @fires einv-load-start - Something is being fetched.
 * @fires einv-ready - It is shown.
 * @fires einv-error - Something was refused. Detail: kind, code, message, retryable.
 * @csspart search - The field.
 * @csspart listbox - What is suggested while typing.
 * @csspart option - One suggestion.
 * @csspart explanation - What an error means.
 * @csspart article - An article, in a list or whole.
 * @csspart talk - The conversation.
 * @csspart log - What was said in it.
 * @csspart message - One thing said; also `message-guide`, `message-person`.
 * @csspart options - Its choices.
 * @csspart composer - Where one writes.
 * @csspart inquiry - The inquiry that is being written.
 * @csspart attached - What goes along with it.
 * @csspart sent - Its ticket.
 * @csspart inquiries - One's inquiries.
 * @csspart own-inquiry - One of them.
 * @csspart refusal - A refusal and its next steps.
 * @example
 * <einv-support-center about="certificate.expired"></einv-support-center>
 */
export class EinvSupportCenter extends EinvElement {
  static override properties: PropertyDeclarations = {
    about: {},
    headingLevel: { type: Number, attribute: "heading-level" },
    intents: { attribute: false },
    context: { attribute: false },
    i18n: { attribute: false },
    page: { state: true },
    way: { state: true },
  };

  static override styles = [foundation, supportStyles];

  /** A question, an error text or a code that it opens at. */
  declare about: string | undefined;
  /** Level of its headings in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Actions that the page can do, by name; all unless given. */
  declare intents: ReadonlyArray<string> | undefined;
  /** What goes along with an inquiry besides, as `{ "화면": "매출" }`; shown, and without secrets. */
  declare context: Readonly<Record<string, string>> | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<SupportWords> | undefined;

  declare protected page: Page;
  declare protected way: Way;

  #text = "";
  #past: ReadonlyArray<Page> = [];
  /** Codes that were explained last. */
  #codes: ReadonlyArray<string> = [];
  #elsewhere: string | undefined;
  /** Whether the focus follows to what is being fetched. */
  #leads = false;
  #useful: boolean | undefined;
  #saying = "";
  readonly #suggestions = new Suggestions(this, (count) =>
    this.announce(this.#words.suggestionsFound(count)),
  );
  readonly #talk = new Talk(this);
  readonly #draft = new Draft(this);
  readonly #inquiring = new Inquiring(this, this.#draft, {
    words: () => this.#words,
    wanted: () => this.way === "inquiry" || this.way === "mine",
  });

  readonly #shown = new Loading<Page, Shown>(this, {
    key: () => this.page,
    load: async (runtime, page, signal): Promise<Shown> => {
      const help = await runtime.help();
      if (page.at === "start") return { at: "start", articles: await help.search("", signal) };
      if (page.at === "article") return { at: "article", article: await help.article(page.id, signal) };
      return { at: "answer", text: page.text, answer: await help.answer(page.text, signal) };
    },
    isEmpty: (shown) =>
      shown.at === "answer" && shown.answer.explanations.length === 0 && shown.answer.articles.length === 0,
    loaded: (shown) => this.#arrived(shown),
  });

  constructor() {
    super();
    this.page = { at: "start" };
    this.way = "guide";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    centerIsHere(this, true);
    document.addEventListener("einv-help-open", this.#opened);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    centerIsHere(this, false);
    document.removeEventListener("einv-help-open", this.#opened);
  }

  /** Answers this: a question, an error text or a code. Moves the focus to the answer. */
  open(about: string): void {
    this.about = about;
    this.#ask(about);
    this.scrollIntoView({ block: "nearest" });
    this.#focusHeading();
  }

  protected override willUpdate(changed?: PropertyValues): void {
    super.willUpdate(changed);
    const { about } = this;
    if (changed?.has("about") === true && about !== undefined && about !== null && about.trim() !== "") {
      if (this.page.at !== "answer" || this.page.text !== about.trim()) this.#ask(about);
    }
  }

  readonly #opened = (event: CustomEvent<{ readonly code: string }>): void => this.open(event.detail.code);

  get #words(): SupportWords {
    return wordsOf(supportMessages, this.language, this.i18n);
  }

  get #level(): number {
    return this.headingLevel ?? 2;
  }

  get #reading(): Reading {
    return {
      words: this.#words,
      language: this.language,
      level: this.#level,
      open: (id) => this.#read(id),
      act: (action) => void this.#act(action),
      offers: ({ intent }) =>
        intent === "inquire" || this.intents === undefined || this.intents.includes(intent),
    };
  }

  get #guide(): GuideView {
    return {
      reading: this.#reading,
      elsewhere: this.#elsewhere,
      useful: this.#useful,
      judge: (id, useful) => {
        this.#useful = useful;
        tell(this, "einv-feedback", { id, useful });
        this.focusOn("#feedback");
      },
      talk: () => this.#take("talk"),
      inquire: () => this.#take("inquiry"),
    };
  }

  /** Moves the focus to the heading of what is shown next, once it is there. */
  #focusHeading(): void {
    this.#leads = this.way === "guide";
    this.focusOn("#view-heading");
  }

  #go(page: Page): void {
    if (JSON.stringify(page) !== JSON.stringify(this.page))
      this.#past = [...this.#past, this.page].slice(-20);
    this.page = page;
    this.way = "guide";
    this.#elsewhere = undefined;
    this.#useful = undefined;
    this.#suggestions.close();
  }

  #ask(text: string): void {
    const asked = text.trim();
    this.#text = asked;
    this.#go(asked === "" ? { at: "start" } : { at: "answer", text: asked });
  }

  #read(id: string): void {
    this.#go({ at: "article", id });
    this.#focusHeading();
    tell(this, "einv-guide-open", { id });
  }

  #back(): void {
    const before = this.#past.at(-1) ?? { at: "start" };
    this.#past = this.#past.slice(0, -1);
    this.page = before;
    this.way = "guide";
    this.#elsewhere = undefined;
    this.#useful = undefined;
    if (before.at !== "article") this.#text = before.at === "answer" ? before.text : "";
    this.#focusHeading();
  }

  #arrived(shown: Shown): void {
    if (this.#leads) this.focusOn("#view-heading");
    this.#leads = false;
    if (shown.at !== "answer") return;
    const { explanations, unknown, articles } = shown.answer;
    this.#codes = [
      ...explanations.filter(({ source }) => source !== "other").map(({ code }) => code),
      ...unknown,
    ];
    this.announce(
      explanations.length + articles.length === 0
        ? this.#words.nothing
        : this.#words.found(explanations.length, articles.length),
    );
  }

  #take(way: Way): void {
    this.#suggestions.close();
    this.#inquiring.clear();
    this.way = way;
    if (way === "talk") void this.#talk.begin();
    if (way === "inquiry") this.#write([]);
    if (way === "mine" && this.#inquiring.own.value !== undefined) void this.#inquiring.own.reload();
    this.#focusHeading();
  }

  async #act(action: Help.Action): Promise<void> {
    if (action.intent === "inquire") {
      this.#take("inquiry");
      return;
    }
    const { proceed } = await ask(this, "einv-help-action", { intent: action.intent });
    this.#elsewhere = proceed ? this.#words.elsewhere(action.label[this.language]) : undefined;
    this.requestUpdate();
  }

  /** Begins an inquiry with all that is known. */
  #write(transcript: ReadonlyArray<string>): void {
    this.#draft.collect(this.#words, this.language, {
      question: this.page.at === "start" ? "" : this.page.at === "answer" ? this.page.text : this.#text,
      codes: this.#codes,
      transcript,
      context: this.context ?? {},
    });
  }

  #handOver(): void {
    const lines = this.#talk.stands?.transcript[this.language] ?? [];
    this.#take("inquiry");
    this.#write(lines);
  }

  async #say(): Promise<void> {
    const said = this.#saying.trim();
    if (said === "" || this.#talk.running) return;
    this.#saying = "";
    await this.#talk.answer({ said });
    this.#downTheLog();
  }

  async #choose(choice: string): Promise<void> {
    if (this.#talk.running) return;
    await this.#talk.answer({ choice });
    this.focusOn(this.#talk.stands?.stage === "handing-over" ? "#hand-over" : "#say");
    this.#downTheLog();
  }

  /** What was said last is what is read next, with the line to answer in as far as both are in sight. */
  #downTheLog(): void {
    void this.updateComplete.then(() => {
      for (const at of ["#say, #hand-over", ".message:last-of-type"])
        this.renderRoot.querySelector(at)?.scrollIntoView({ block: "nearest" });
    });
  }

  protected override render(): unknown {
    const words = this.#words;
    return html`<section class="center" aria-label=${words.title}>
      ${searchField({
        words,
        language: this.language,
        text: this.#text,
        suggestions: this.#suggestions,
        typed: (text) => {
          this.#text = text;
          this.#suggestions.type(text);
          this.requestUpdate();
        },
        ask: (text) => this.#ask(text),
        choose: (id) => this.#read(id),
      })}
      ${this.#ways(words)}
      <div
        class="view ${this.way}"
        aria-busy=${this.way === "guide" && this.#shown.running ? "true" : "false"}
      >
        ${this.#view(words)}
      </div>
      <slot name="contact"></slot>
    </section>`;
  }

  #ways(words: SupportWords): TemplateResult {
    const way = (name: Way, label: string, press: () => void): TemplateResult =>
      html`<button
        type="button"
        class="way"
        id="way-${name}"
        aria-current=${this.way === name ? "true" : nothing}
        @click=${press}
      >
        ${label}${this.way === name ? nothing : icon("next")}
      </button>`;
    return html`<nav class="ways" aria-label=${words.ways}>
      ${way("guide", words.guide, () => this.#take("guide"))}
      ${way("talk", words.talk, () => this.#take("talk"))}
      ${way("inquiry", words.inquire, () => this.#take("inquiry"))}
      ${way("mine", words.mine, () => this.#take("mine"))}
    </nav>`;
  }

  #view(words: SupportWords): TemplateResult {
    const level = this.#level;
    const inquiring = this.#inquiring;
    switch (this.way) {
      case "guide":
        return html`${this.#past.length === 0 && this.page.at === "start" ? nothing : this.#backButton(words)}
        ${stateFrame(this, this.#shown, {
          skeleton: html`${Array.from({ length: 4 }, () => html`<span class="skeleton row"></span>`)}`,
          content: (shown) => guideView(this.#guide, shown),
        })}`;
      case "talk":
        return talkView({
          host: this,
          reading: this.#reading,
          talk: this.#talk,
          draft: this.#saying,
          drafted: (text) => {
            this.#saying = text;
            this.requestUpdate();
          },
          choose: (id) => void this.#choose(id),
          say: () => void this.#say(),
          back: () => void this.#talk.back(),
          restart: () => void this.#talk.restart(),
          handOver: () => this.#handOver(),
        });
      case "inquiry":
        return inquiring.ticket === undefined
          ? inquiryForm({
              host: this,
              words,
              level,
              draft: this.#draft,
              press: inquiring.press,
              needsAddress: inquiring.needsAddress,
              calledOff: inquiring.calledOff,
              send: () => void inquiring.send(),
            })
          : sentView({ words, level }, inquiring.ticket);
      case "mine":
        return html`<section class="own" aria-labelledby="view-heading">
          <p class="heading" id="view-heading" role="heading" aria-level=${level} tabindex="-1">
            ${words.mine}
          </p>
          ${stateFrame(this, inquiring.own, {
            skeleton: html`${Array.from({ length: 2 }, () => html`<span class="skeleton row"></span>`)}`,
            content: (own) =>
              mineList(
                {
                  host: this,
                  words,
                  level,
                  press: inquiring.press,
                  close: (ticket) => void inquiring.close(ticket),
                },
                own,
              ),
          })}
        </section>`;
    }
  }

  #backButton(words: SupportWords): TemplateResult {
    return html`<p class="inline">
      <button type="button" class="button quiet" id="back" @click=${() => this.#back()}>
        ${icon("undo")}${words.back}
      </button>
    </p>`;
  }
}
