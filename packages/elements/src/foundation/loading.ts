/** Loads what an element shows, again whenever the runtime or its question changes; only the latest answer counts. */
import type { ReactiveController } from "lit";
import type { Runtime } from "../runtime/Runtime.ts";
import { commonMessages } from "./common.messages.ts";
import type { EinvElement, ViewState } from "./element.ts";
import { tell } from "./events.ts";
import { isAbort, isStepAhead, kindOf, type Problem, problemOf } from "./problem.ts";

/** What to load and when. */
export interface Question<Key, Value> {
  /** What is asked; `undefined` while there is nothing to ask. Compared by its JSON. */
  readonly key: () => Key | undefined;
  readonly load: (runtime: Runtime, key: Key, signal: AbortSignal) => Promise<Value>;
  /** Whether the answer holds nothing to show. */
  readonly isEmpty?: (value: Value) => boolean;
  readonly loaded?: (value: Value) => void;
  /** Something beside the content: neither the element's state nor its events speak of it. */
  readonly aside?: boolean;
}

export class Loading<Key, Value> implements ReactiveController {
  readonly #host: EinvElement;
  readonly #question: Question<Key, Value>;
  #running: AbortController | undefined;
  #asked: { readonly runtime: Runtime; readonly key: string } | undefined;
  #value: Value | undefined;
  #problem: Problem | undefined;

  constructor(host: EinvElement, question: Question<Key, Value>) {
    this.#host = host;
    this.#question = question;
    host.addController(this);
  }

  /** The latest answer; kept while it is loaded again. */
  get value(): Value | undefined {
    return this.#value;
  }

  /** Why there is no answer. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  /** Shows another answer, one that a command returned. */
  replace(value: Value): void {
    this.#value = value;
    this.#problem = undefined;
    this.#enter(this.#question.isEmpty?.(value) === true ? "empty" : "ready");
    this.#host.requestUpdate();
  }

  /** Asks again. */
  async reload(): Promise<void> {
    const runtime = this.#host.activeRuntime;
    const key = this.#question.key();
    if (runtime === undefined || key === undefined) return;
    await this.#ask(runtime, key);
  }

  hostUpdate(): void {
    // An element that has left the page may still update once more; it asks nothing then.
    if (!this.#host.isConnected) return;
    const runtime = this.#host.activeRuntime;
    const key = this.#question.key();
    if (runtime === undefined || key === undefined) return;
    const text = JSON.stringify(key);
    if (this.#asked?.runtime === runtime && this.#asked.key === text) return;
    if (this.#asked !== undefined && this.#asked.key !== text) this.#value = undefined;
    this.#asked = { runtime, key: text };
    void this.#ask(runtime, key);
  }

  hostDisconnected(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#asked = undefined;
  }

  #enter(state: ViewState): void {
    if (this.#question.aside !== true) this.#host.enter(state);
  }

  async #ask(runtime: Runtime, key: Key): Promise<void> {
    this.#running?.abort();
    const controller = new AbortController();
    this.#running = controller;
    this.#problem = undefined;
    this.#enter("loading");
    this.#host.requestUpdate();
    if (this.#question.aside !== true) tell(this.#host, "einv-load-start", null);
    const slow = setTimeout(() => {
      if (this.#running === controller) this.#host.announce(commonMessages[this.#host.language].loading);
    }, 400);
    try {
      const value = await this.#question.load(runtime, key, controller.signal);
      if (this.#running !== controller) return;
      this.#running = undefined;
      this.replace(value);
      this.#question.loaded?.(value);
      if (this.#question.aside !== true) tell(this.#host, "einv-ready", null);
    } catch (thrown) {
      if (this.#running !== controller || isAbort(thrown)) return;
      this.#running = undefined;
      const problem = problemOf(thrown);
      this.#problem = problem;
      this.#enter(kindOf(problem) === "denied" || isStepAhead(problem) ? "denied" : "error");
      this.#host.requestUpdate();
      this.#host.announce(problem.what[this.#host.language], "assertive");
      this.#host.complain(problem);
    } finally {
      clearTimeout(slow);
    }
  }
}
