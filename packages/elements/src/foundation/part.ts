/** A part of an element that is fetched when it is reached; until then its place is kept. */
import { html, type TemplateResult } from "lit";
import { commonMessages } from "./common.messages.ts";
import type { EinvElement } from "./element.ts";
import { chunkUnreachable, type Problem } from "./problem.ts";
import { refusalPanel } from "./refusalPanel.ts";

export class Part<A> {
  readonly #host: EinvElement;
  readonly #load: () => Promise<A>;
  #loading: Promise<A | undefined> | undefined;
  #value: A | undefined;
  #problem: Problem | undefined;

  constructor(host: EinvElement, load: () => Promise<A>) {
    this.#host = host;
    this.#load = load;
  }

  /** The part, if it is there. */
  get value(): A | undefined {
    return this.#value;
  }

  /** Fetches it once; a failed fetch is tried again by the next request. */
  fetch(): Promise<A | undefined> {
    return (this.#loading ??= this.#load().then(
      (value) => {
        this.#value = value;
        this.#problem = undefined;
        this.#host.requestUpdate();
        return value;
      },
      () => {
        this.#loading = undefined;
        this.#problem = chunkUnreachable;
        this.#host.complain(chunkUnreachable);
        this.#host.requestUpdate();
        return undefined;
      },
    ));
  }

  /** What it shows; while it is fetched, a skeleton, and when that fails, a way to try again. */
  show(content: (value: A) => TemplateResult): TemplateResult {
    if (this.#value !== undefined) return content(this.#value);
    const words = commonMessages[this.#host.language];
    if (this.#problem !== undefined)
      return refusalPanel(this.#host, this.#problem, {
        steps: [
          {
            label: words.retry,
            run: () => {
              this.#problem = undefined;
              this.#host.requestUpdate();
            },
            primary: true,
          },
        ],
      });
    void this.fetch();
    return html`<span class="unseen">${words.loading}</span><span class="skeleton part"></span>`;
  }
}
