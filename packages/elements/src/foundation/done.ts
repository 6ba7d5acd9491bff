/** What was just carried out: spoken, and in sight until the person goes on. */
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { EinvElement } from "./element.ts";
import { icon } from "./icons.ts";

export class Done implements ReactiveController {
  readonly #host: EinvElement;
  #sentence: string | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
    host.addController(this);
    host.addEventListener("click", () => this.#forget());
  }

  hostDisconnected(): void {
    this.#sentence = undefined;
  }

  say(sentence: string): void {
    this.#sentence = sentence;
    this.#host.announce(sentence);
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    return this.#sentence === undefined
      ? nothing
      : html`<p class="hint good done" part="done">${icon("check")}<span>${this.#sentence}</span></p>`;
  }

  #forget(): void {
    if (this.#sentence === undefined) return;
    this.#sentence = undefined;
    this.#host.requestUpdate();
  }
}
