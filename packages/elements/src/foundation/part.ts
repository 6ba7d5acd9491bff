/**
 * A part of an element that is fetched when it is reached, once: until then
 * its place is kept, and when it cannot be fetched that is said, with a way to
 * try again.
 */
import { type CSSResult, html, nothing, type TemplateResult } from "lit";
import { commonMessages } from "./common.messages.ts";
import type { EinvElement } from "./element.ts";
import { chunkUnreachable, type Problem } from "./problem.ts";
import { refusalPanel } from "./refusalPanel.ts";

/** How long somebody waits before it counts as unreachable, ms. It is still taken when it comes later. */
const patience = 30_000;

/** Where a part is shown. */
export interface Place {
  /** What keeps the place until it is there. */
  readonly skeleton?: TemplateResult;
  /** When it came after another try: the button that tried is gone by then, and the focus has to go on. */
  readonly arrived?: () => void;
}

export class Part<A> {
  readonly #host: EinvElement;
  readonly #load: () => Promise<A>;
  #arriving: Promise<A> | undefined;
  #waiting: Promise<A | undefined> | undefined;
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

  /** Whether somebody waits for it. */
  get awaited(): boolean {
    return this.#waiting !== undefined && this.#value === undefined;
  }

  /** Whether anybody ever asked for it. */
  get reached(): boolean {
    return this.#value !== undefined || this.#problem !== undefined || this.awaited;
  }

  /** Begins to fetch it because it is about to be reached; whether it came is told when it is reached. */
  readonly expect = (): void => {
    this.#arrive().catch(() => undefined);
  };

  /** Fetches it; a failed fetch is tried again by the next request. */
  fetch(): Promise<A | undefined> {
    return (this.#waiting ??= this.#wait());
  }

  /** What it shows; while it is fetched, a skeleton, and when that fails, a way to try again. */
  show(content: (value: A) => TemplateResult, place: Place = {}): TemplateResult {
    if (this.#value !== undefined) return content(this.#value);
    if (this.#problem !== undefined) return this.#refused(this.#problem, place.arrived);
    void this.fetch();
    return html`<span class="unseen">${commonMessages[this.#host.language].loading}</span
      >${place.skeleton ?? html`<span class="skeleton part"></span>`}`;
  }

  /** Why it did not come, and a way to try again; nothing while there is no reason to say so. */
  refusal(arrived?: () => void): TemplateResult | typeof nothing {
    return this.#problem === undefined ? nothing : this.#refused(this.#problem, arrived);
  }

  #refused(problem: Problem, arrived?: () => void): TemplateResult {
    const words = commonMessages[this.#host.language];
    const again = async (): Promise<void> => {
      if ((await this.fetch()) !== undefined) arrived?.();
    };
    const label = this.awaited ? words.loading : words.retry;
    return refusalPanel(this.#host, problem, { steps: [{ label, run: () => void again(), primary: true }] });
  }

  #arrive(): Promise<A> {
    return (this.#arriving ??= this.#load().then(
      (value) => {
        this.#value = value;
        this.#problem = undefined;
        this.#host.requestUpdate();
        return value;
      },
      (thrown: unknown) => {
        this.#arriving = undefined;
        throw thrown;
      },
    ));
  }

  async #wait(): Promise<A | undefined> {
    const host = this.#host;
    let over: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      over = setTimeout(reject, patience);
    });
    host.requestUpdate();
    try {
      return await Promise.race([this.#arrive(), late]);
    } catch {
      this.#waiting = undefined;
      this.#problem = chunkUnreachable;
      host.complain(chunkUnreachable);
      host.requestUpdate();
      return undefined;
    } finally {
      clearTimeout(over);
    }
  }
}

/** Puts these styles on an element, over its own. */
export const wear = (host: EinvElement, ...styles: ReadonlyArray<CSSResult>): void => {
  for (const { styleSheet } of styles)
    if (styleSheet !== undefined) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
};
