/** Finding a counterparty (거래처) by name or number: a combobox whose list the server answers. */
import type { DraftViews } from "@einv/api";
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { isEnter } from "../foundation/keys.ts";
import { isAbort, type Problem, problemOf } from "../foundation/problem.ts";

/** How long a person pauses before what was typed is searched, in ms, and how many are shown. */
const pause = 200;
const most = 8;

export interface PartnersEvents {
  readonly chosen: (partner: DraftViews.PartnerView) => void;
  /** None of the known ones: what was typed is a name or number to begin with. */
  readonly byHand: (text: string) => void;
  readonly fits: (partner: DraftViews.PartnerView) => boolean;
  readonly found: (count: number) => void;
}

export class Partners implements ReactiveController {
  readonly #host: EinvElement;
  readonly #events: PartnersEvents;
  #text = "";
  #open = false;
  #found: ReadonlyArray<DraftViews.PartnerView> | undefined;
  #problem: Problem | undefined;
  #active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(host: EinvElement, events: PartnersEvents) {
    this.#host = host;
    this.#events = events;
    host.addController(this);
  }

  get text(): string {
    return this.#text;
  }

  get open(): boolean {
    return this.#open;
  }

  /** Those that fit; nothing until they were asked for. */
  get found(): ReadonlyArray<DraftViews.PartnerView> | undefined {
    return this.#found;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Whether what was typed can be taken as it is. */
  get hasOwn(): boolean {
    return this.#text.trim() !== "";
  }

  /** The option that Enter takes: one of {@link found}, or after them what was typed. */
  get active(): number {
    return this.#active;
  }

  reset(): void {
    this.#text = "";
    this.close();
    this.#found = undefined;
  }

  show(): void {
    if (this.#open) return;
    this.#open = true;
    this.#active = -1;
    this.#host.requestUpdate();
    void this.#search();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
    this.#open = false;
    this.#active = -1;
    this.#host.requestUpdate();
  }

  type(text: string): void {
    this.#text = text;
    this.#open = true;
    this.#active = -1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(), pause);
    this.#host.requestUpdate();
  }

  take(option: number): void {
    const partner = this.#found?.[option];
    const text = this.#text.trim();
    if (partner === undefined && text === "") return;
    this.reset();
    if (partner === undefined) this.#events.byHand(text);
    else this.#events.chosen(partner);
  }

  readonly key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const last = (this.#found?.length ?? 0) - 1 + (this.hasOwn ? 1 : 0);
    const move = (to: number): void => {
      event.preventDefault();
      if (!this.#open) this.show();
      this.#active = last < 0 ? -1 : to < 0 ? last : to > last ? 0 : to;
      this.#host.requestUpdate();
    };
    if (event.key === "ArrowDown") move(this.#active + 1);
    else if (event.key === "ArrowUp") move(this.#active - 1);
    else if (event.key === "Escape" && this.#open) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (isEnter(event) && this.#open) {
      event.preventDefault();
      const only = this.#active < 0 && this.#found?.length === 1 && this.hasOwn ? 0 : this.#active;
      if (only >= 0) this.take(only);
    }
  };

  hostDisconnected(): void {
    this.close();
  }

  async #search(): Promise<void> {
    this.#running?.abort();
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined) return;
    const controller = new AbortController();
    this.#running = controller;
    const search = this.#text.trim();
    try {
      const drafts = await runtime.drafts();
      const all = await drafts.partners(
        { limit: most, ...(search === "" ? {} : { search }) },
        controller.signal,
      );
      if (this.#running !== controller) return;
      this.#found = all.filter((partner) => this.#events.fits(partner));
      this.#problem = undefined;
      this.#events.found(this.#found.length);
    } catch (thrown) {
      if (this.#running !== controller || isAbort(thrown)) return;
      this.#problem = problemOf(thrown);
      this.#found = [];
    }
    this.#active = -1;
    this.#host.requestUpdate();
  }
}
