/** What the guide says to what is being typed: a listbox under the field. */
import type { ReactiveController } from "lit";
import type { Help } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { isAbort } from "../foundation/problem.ts";

/** How long a person pauses before what was typed is looked for, in ms. */
const pause = 200;

export class Suggestions implements ReactiveController {
  readonly #host: EinvElement;
  readonly #found: (count: number) => void;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #list: ReadonlyArray<Help.ArticleSummary> = [];
  #active = -1;

  constructor(host: EinvElement, found: (count: number) => void) {
    this.#host = host;
    this.#found = found;
    host.addController(this);
  }

  get list(): ReadonlyArray<Help.ArticleSummary> {
    return this.#list;
  }

  get open(): boolean {
    return this.#list.length > 0;
  }

  get activeIndex(): number {
    return this.#active;
  }

  get active(): Help.ArticleSummary | undefined {
    return this.#list[this.#active];
  }

  /** Looks for it once the person pauses. */
  type(text: string): void {
    this.close();
    if (text.trim() === "") return;
    this.#typing = setTimeout(() => void this.#look(text), pause);
  }

  /** One further, or one back, around the end; none in between, which is what was typed. */
  move(by: 1 | -1): void {
    const places = this.#list.length + 1;
    this.#active = ((this.#active + 1 + by + places) % places) - 1;
    this.#host.requestUpdate();
  }

  close(): void {
    clearTimeout(this.#typing);
    this.#running?.abort();
    this.#running = undefined;
    this.#active = -1;
    if (this.#list.length === 0) return;
    this.#list = [];
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.close();
  }

  async #look(text: string): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined) return;
    const controller = new AbortController();
    this.#running = controller;
    try {
      const list = await (await runtime.help()).search(text, controller.signal);
      if (this.#running !== controller) return;
      this.#list = list.slice(0, 6);
      this.#host.requestUpdate();
      if (list.length > 0) this.#found(this.#list.length);
    } catch (thrown) {
      // Suggestions are an offer: pressing Enter says what is wrong.
      if (!isAbort(thrown) && this.#running === controller) this.#running = undefined;
    }
  }
}
