/** `<einv-invoice-viewer>`: from a mail link to its invoice, by the recipient's business number. */
import { ContextProvider } from "@lit/context";
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Views } from "@einv/api";
import { accountStyles } from "../account/account.styles.ts";
import { foundation } from "../foundation/base.styles.ts";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { EinvElement } from "../foundation/element.ts";
import type { ErrorDetail } from "../events.ts";
import { tell } from "../foundation/events.ts";
import { isoDate } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { isEnter } from "../foundation/keys.ts";
import { Loading } from "../foundation/loading.ts";
import { Part } from "../foundation/part.ts";
import { isRetryable, kindOf, type Problem } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { wordsOf } from "../foundation/speech.ts";
import { surroundingsContext } from "../foundation/surroundings.ts";
import { needed } from "../loader/loader.ts";
import type { LinkPeek, OpenedLink } from "../runtime/Runtime.ts";
import type { Keep } from "../signup-wizard/keep.ts";
import { Gate } from "./gate.controller.ts";
import { JoiningHere } from "./joining.controller.ts";
import { viewerMessages, type ViewerWords } from "./viewer.messages.ts";
import { viewerStyles } from "./viewer.styles.ts";

/** The parts of `<einv-invoice-document>` that are used here. */
interface Printable extends Element {
  readonly print: () => Promise<void>;
}

const isPrintable = (element: Element | undefined): element is Printable =>
  element !== undefined && "print" in element && typeof element.print === "function";

/** Refusals that are about the number in the field, rather than about the link or the connection. */
const aboutNumber = ({ code }: Problem): boolean =>
  code.startsWith("business-number.") || code === "link.wrong-number" || code === "link.slow-down";

/**
 * The page behind a mail link: who sent it, the number gate, then the invoice.
 * Nothing of the invoice is in the page before the number is right. The
 * supplier gets `<einv-invoice-approval>`, connected by the opened link.
 *
 * @element einv-invoice-viewer
 * @fires einv-link-opened - The number was right. Detail: ref.
 * @fires einv-load-start - Something is being fetched.
 * @fires einv-ready - It is there.
 * @fires einv-error - Detail: kind, code, message, retryable.
 * @fires einv-signup - Joined from here; the invoice is then seen as a member. Detail: businessNumber, ref.
 * @csspart offer - An account is offered.
 * @csspart number - The field of the business number.
 * @csspart refusal - A refusal and its next steps.
 * @example
 * ```html
 * <einv-provider base-url="/einv">
 *   <einv-invoice-viewer></einv-invoice-viewer>
 * </einv-provider>
 * <script type="module">
 *   document.querySelector("einv-invoice-viewer").token = new URLSearchParams(location.hash.slice(1)).get("einv");
 * </script>
 * ```
 */
export class EinvInvoiceViewer extends EinvElement {
  static override properties: PropertyDeclarations = {
    token: {},
    keep: {},
    returnTo: { attribute: "return-to" },
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
    opened: { state: true },
    ended: { state: true },
  };

  static override styles = [foundation, accountStyles, viewerStyles];

  /** The token of a mail link. A secret; set as a property rather than written into the page. */
  declare token: string | null | undefined;
  /** Whether an unfinished signup is remembered: `tab` or `browser`; not at all unless given. */
  declare keep: Keep | undefined;
  /** The page that an identity agency leads back to; this one unless given. */
  declare returnTo: string | undefined;
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<ViewerWords> | undefined;

  /** The link, once the number was right. */
  declare protected opened: OpenedLink | undefined;
  /** Whether the session that the number opened has ended. */
  declare protected ended: boolean;

  #missing = false;
  /** How often the invoice was entered, as somebody else each time. */
  #entered = 0;
  #field: HTMLInputElement | undefined;
  #document: Element | undefined;

  readonly #provided = new ContextProvider(this, { context: surroundingsContext });

  readonly #peek = new Loading<string, LinkPeek>(this, {
    key: () => (this.opened === undefined ? this.#token : undefined),
    load: (runtime, token, signal) => runtime.peekLink(token, signal),
  });

  /** The invoice, and after it what is issued together with it. */
  readonly #views = new Loading<string, readonly [Views.InvoiceView, ...Array<Views.InvoiceView>]>(this, {
    key: () => (this.opened === undefined ? undefined : `${this.#entered} ${this.opened.ref}`),
    load: async (runtime, _key, signal) => {
      const { ref: opened, runtime: own = runtime } = this.opened ?? { ref: "" };
      const view = await own.invoice(opened, signal);
      const others = (view.amends?.together ?? []).filter((one) => one !== view.summary.ref);
      // The supplier's screen asks for them itself.
      if (view.side === "supplier") return [view];
      return [view, ...(await Promise.all(others.map((other) => own.invoice(other, signal))))];
    },
    loaded: () =>
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#title")?.focus()),
  });

  readonly #gate = new Gate(this, {
    opened: (link) => {
      this.opened = link;
      this.ended = false;
      this.announce(this.#words.opened);
      tell(this, "einv-link-opened", { ref: link.ref });
    },
    refused: (problem) => {
      this.complain(problem);
      void this.updateComplete.then(() => this.#field?.select());
    },
    mayTryAgain: () => this.announce(this.#words.mayTryAgain),
  });

  /** What stands behind the gate, by the recipient's side. */
  readonly #screens = {
    supplier: new Part(this, () => needed("einv-invoice-approval")),
    buyer: new Part(this, () => needed("einv-invoice-document")),
  };

  readonly #joining = new JoiningHere(this, {
    link: () => this.opened,
    words: () => this.#words,
    keep: () => this.keep,
    returnTo: () => this.returnTo,
    level: () => this.#level,
    joined: (link) => {
      this.#entered += 1;
      this.opened = link;
      this.ended = false;
    },
  });

  constructor() {
    super();
    this.ended = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate();
    if (changed.has("token") && changed.get("token") !== undefined) this.#close();
    this.#provided.setValue({
      runtime: this.opened?.runtime,
      language: this.language,
      announce: (sentence, urgency) => this.announce(sentence, urgency),
    });
  }

  get #words(): ViewerWords {
    return wordsOf(viewerMessages, this.language, this.i18n);
  }

  get #level(): number {
    return this.headingLevel ?? 2;
  }

  get #token(): string | undefined {
    return this.token === null || this.token === "" ? undefined : this.token;
  }

  #close(): void {
    this.opened = undefined;
    this.ended = false;
    this.#missing = false;
    this.#joining.reset();
    this.#gate.reset();
  }

  #submit(): void {
    const field = this.#field;
    const token = this.#token;
    if (field === undefined || token === undefined) return;
    this.#missing = field.value.trim() === "";
    this.requestUpdate();
    if (this.#missing) {
      field.focus();
      return;
    }
    for (const screen of Object.values(this.#screens)) screen.expect();
    void this.#gate.tryNumber(token, field.value);
  }

  protected override render(): unknown {
    const words = this.#words;
    const { retry, loading, waitingForProvider } = commonMessages[this.language];
    const failed = (problem: Problem, again: () => void): TemplateResult =>
      refusalPanel(this, problem, {
        alert: false,
        tone: kindOf(problem) === "network" ? "danger" : "warning",
        steps: isRetryable(problem) ? [{ label: retry, run: again, primary: true }] : [],
      });
    if (this.opened !== undefined) {
      if (this.#views.problem !== undefined)
        return kindOf(this.#views.problem) === "session"
          ? this.#again(words)
          : failed(this.#views.problem, () => void this.#views.reload());
      const views = this.#views.value;
      return views === undefined
        ? html`<p class="unseen">${loading}</p>
            <span class="skeleton sheet"></span>`
        : this.#invoice(this.opened, views, words);
    }
    if (this.#token === undefined)
      return html`<div class="aside">
        ${icon("document", 20)}
        <p class="what">${words.noToken}</p>
        <p class="muted">${words.noTokenWhy}</p>
      </div>`;
    if (this.#peek.problem !== undefined) return failed(this.#peek.problem, () => void this.#peek.reload());
    const peek = this.#peek.value;
    return peek === undefined
      ? html`<p class="unseen">${this.activeRuntime === undefined ? waitingForProvider : loading}</p>
          <span class="skeleton gate-skeleton"></span>`
      : this.#door(peek, words);
  }

  #door(peek: LinkPeek, words: ViewerWords): TemplateResult {
    const { busy, waits, problem } = this.#gate;
    const inField = problem !== undefined && aboutNumber(problem);
    const wrong = this.#missing || inField;
    return html`<section class="gate" aria-labelledby="title">
      <div class="lead">
        <p id="title" class="title" role="heading" aria-level=${this.#level}>${words.title(peek.sender)}</p>
        <p class="muted">${words.why}</p>
      </div>
      <div class="origin">
        <dl>
          <div>
            <dt>${words.sender}</dt>
            <dd>${peek.sender}</dd>
          </div>
          <div>
            <dt>${words.fingerprint}</dt>
            <dd class="fingerprint">${peek.fingerprint}</dd>
          </div>
          <div>
            <dt>${words.until}</dt>
            <dd class="figure">${isoDate(peek.expiresAt)}</dd>
          </div>
        </dl>
        <p class="hint">${words.compare}</p>
      </div>
      <div class="field">
        <label for="number">${words.number}</label>
        <div class="try">
          <input
            class="input"
            id="number"
            part="number"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="go"
            maxlength="40"
            required
            aria-describedby="hint wrong"
            aria-invalid=${wrong ? "true" : "false"}
            ${ref((field) => {
              this.#field = field instanceof HTMLInputElement ? field : undefined;
            })}
            @focus=${() => void this.#gate.formatted("")}
            @input=${() => {
              this.#missing = false;
              this.#gate.retype();
              this.requestUpdate();
            }}
            @change=${async (event: Event) => {
              const field = event.currentTarget;
              if (!(field instanceof HTMLInputElement)) return;
              const typed = field.value;
              const formatted = await this.#gate.formatted(typed);
              if (field.value === typed) field.value = formatted;
            }}
            @keydown=${(event: KeyboardEvent) => {
              if (!isEnter(event)) return;
              event.preventDefault();
              this.#submit();
            }}
          />
          ${commandButton({
            running: busy,
            working: words.checking,
            label: words.check,
            held: waits,
            describedBy: waits ? "wrong" : undefined,
            run: () => this.#submit(),
          })}
        </div>
        <p class="hint" id="hint">${words.numberHint}</p>
        <div id="wrong" role="alert">${this.#wrong(words, inField ? problem : undefined)}</div>
      </div>
      ${
        problem === undefined || inField
          ? nothing
          : refusalPanel(this, problem, {
              steps: isRetryable(problem)
                ? [{ label: commonMessages[this.language].retry, run: () => this.#submit(), primary: true }]
                : [],
            })
      }
    </section>`;
  }

  #wrong(words: ViewerWords, problem: Problem | undefined): TemplateResult | typeof nothing {
    if (this.#missing)
      return html`<div class="wrong">
        ${icon("stop")}
        <p>${words.missing}</p>
      </div>`;
    if (problem === undefined) return nothing;
    const { language } = this;
    return html`<div class="wrong">
      ${icon("stop")}
      <p>${problem.what[language]}</p>
      ${problem.why === undefined ? nothing : html`<p>${problem.why[language]}</p>`}
      <p>${problem.remedy[language]}</p>
      <p><code>${problem.code}</code></p>
    </div>`;
  }

  #again(words: ViewerWords): TemplateResult {
    const ended: Problem = {
      code: "session.expired",
      what: { ko: words.sessionEnded, en: words.sessionEnded },
      remedy: { ko: words.sessionEndedWhy, en: words.sessionEndedWhy },
    };
    return refusalPanel(this, ended, {
      tone: "warning",
      steps: [{ label: words.checkAgain, run: () => this.#close(), primary: true }],
    });
  }

  #invoice(
    link: OpenedLink,
    views: readonly [Views.InvoiceView, ...Array<Views.InvoiceView>],
    words: ViewerWords,
  ): TemplateResult {
    const [view] = views;
    if (this.#joining.open) return this.#joining.render();
    const offer = view.side === "supplier" ? this.#joining.offer(view) : undefined;
    const { invoice, side } = view;
    const sender = this.#peek.value?.sender ?? invoice.buyer.name;
    return html`<section class="opened" aria-labelledby="title">
      ${this.ended ? this.#again(words) : nothing}
      <div class="bar">
        <p id="title" class="title" role="heading" aria-level=${this.#level} tabindex="-1">
          ${words.title(sender)}
        </p>
        ${
          side === "supplier"
            ? nothing
            : html`<button
                type="button"
                class="button"
                @click=${() => {
                  if (isPrintable(this.#document)) void this.#document.print();
                }}
              >
                ${icon("print")}${words.print}
              </button>`
        }
      </div>
      ${offer?.first === true ? offer.content : nothing}
      ${this.#screens[side].show(
        () =>
          side === "supplier"
            ? html`<einv-invoice-approval
                .invoiceRef=${link.ref}
                .headingLevel=${this.#level + 1}
                @einv-error=${({ detail }: CustomEvent<ErrorDetail>) => {
                  if (detail.kind === "session") this.ended = true;
                }}
              ></einv-invoice-approval>`
            : html`<einv-invoice-document
                .views=${views}
                .headingLevel=${this.#level + 1}
                ${ref((element) => {
                  this.#document = element;
                })}
              ></einv-invoice-document>`,
        { skeleton: html`<span class="skeleton sheet"></span>` },
      )}
      ${offer?.first === false ? offer.content : nothing}
    </section>`;
  }
}
