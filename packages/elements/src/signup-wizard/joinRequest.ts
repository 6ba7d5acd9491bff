/** Asking the administrator of a company that has joined already: the message, and waiting for the answer. */
import { html, nothing, type TemplateResult } from "lit";
import { textArea } from "../foundation/field.ts";
import { momentInWords, partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { View } from "../runtime/joining.ts";
import type { CompanyWords } from "./company.messages.ts";
import type { Ground } from "./ground.ts";
import { actions, against } from "./parts.ts";

export class JoinRequest {
  readonly #ground: Ground;
  readonly #mayGoOn: (businessNumber: string) => Promise<boolean>;
  #open = false;
  #message = "";
  #looked = false;

  /** `mayGoOn` is whether the page lets it happen. */
  constructor(ground: Ground, mayGoOn: (businessNumber: string) => Promise<boolean>) {
    this.#ground = ground;
    this.#mayGoOn = mayGoOn;
  }

  /** Whether the message is being written. */
  get open(): boolean {
    return this.#open;
  }

  begin(): void {
    this.#open = true;
    this.#ground.host.focusOn("[data-ask]");
    this.#ground.host.requestUpdate();
  }

  /** What was written stays. */
  rest(): void {
    this.#open = false;
    this.#looked = false;
  }

  async #ask(view: View, businessNumber: string): Promise<void> {
    if (!(await this.#mayGoOn(businessNumber))) return;
    const text = this.#message.trim();
    const message = text === "" ? {} : { message: text };
    const done = await this.#ground.course.go("ask", (signup) =>
      signup.askToJoin({ version: view.version, businessNumber, ...message }),
    );
    if (done === undefined) return;
    this.#open = false;
    this.#ground.host.focusOn("#step-title");
  }

  /** The message; `held` says why the page does not let it go. */
  render(
    view: View,
    businessNumber: string,
    words: CompanyWords,
    held: TemplateResult | typeof nothing,
  ): TemplateResult {
    const { host, course } = this.#ground;
    return html`<div class="stack">
      <div>
        <p class="target" data-ask tabindex="-1">${words.askTitle(partyNumber(businessNumber))}</p>
        <p class="muted">${words.askWhy}</p>
      </div>
      ${textArea(host.language, {
        id: "ask-message",
        label: words.message,
        optional: true,
        value: this.#message,
        maxlength: 500,
        typed: (value) => {
          this.#message = value;
          host.requestUpdate();
        },
      })}
      ${held} ${against(host, course, ["ask"])}
      ${actions(course, words, { label: words.ask, run: () => void this.#ask(view, businessNumber) }, () => {
        this.#open = false;
        host.focusOn("#step-title");
        host.requestUpdate();
      })}
    </div>`;
  }

  /** It was asked, and nobody has answered yet. */
  waiting({ businessNumber, askedAt }: NonNullable<View["waiting"]>, words: CompanyWords): TemplateResult {
    const { host, course } = this.#ground;
    const look = async (): Promise<void> => {
      await course.go("look", (signup) => signup.view());
      this.#looked = course.view?.waiting !== undefined;
      if (this.#looked) host.announce(words.stillWaiting);
      host.requestUpdate();
    };
    const withdraw = async (): Promise<void> => {
      await course.go("withdraw", (signup, { version }) => signup.move({ version, move: "withdraw" }));
      host.focusOn("#step-title");
    };
    return html`<div class="note" role="status">
        ${icon("clock")}
        <p class="target">${words.waitingTitle(partyNumber(businessNumber))}</p>
        <p>${words.waitingWhy(momentInWords(askedAt, host.language))}</p>
        ${this.#looked ? html`<p>${words.stillWaiting}</p>` : nothing}
      </div>
      ${against(host, course, ["look", "withdraw"])}
      <div class="actions">
        <button type="button" class="button primary" aria-disabled=${course.busy} @click=${() => void look()}>
          ${words.lookAgain}
        </button>
        <button type="button" class="button quiet danger" @click=${() => void withdraw()}>
          ${words.withdraw}
        </button>
      </div>`;
  }
}
