/** The guided conversation: what was answered so far, and where it stands at the server. */
import type { ReactiveController } from "lit";
import type { Help } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { isAbort, type Problem, problemOf } from "../foundation/problem.ts";
import type { Answers } from "../runtime/help.ts";

export class Talk implements ReactiveController {
  readonly #host: EinvElement;
  #answers: Answers = [];
  #stands: Help.Conversation | undefined;
  #running: AbortController | undefined;
  #problem: Problem | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
    host.addController(this);
  }

  get stands(): Help.Conversation | undefined {
    return this.#stands;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  get begun(): boolean {
    return this.#answers.length > 0;
  }

  /** Begins, unless it has. */
  async begin(): Promise<void> {
    if (this.#stands === undefined) await this.#go([]);
  }

  /** A further answer. */
  async answer(answer: Answers[number]): Promise<void> {
    if (this.running) return;
    await this.#go([...this.#answers, answer]);
  }

  /** Takes the last answer back. */
  async back(): Promise<void> {
    await this.#go(this.#answers.slice(0, -1));
  }

  async restart(): Promise<void> {
    await this.#go([]);
  }

  /** Tries the same again after it failed. */
  async retry(): Promise<void> {
    await this.#go(this.#answers);
  }

  hostDisconnected(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  async #go(answers: Answers): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined) return;
    this.#running?.abort();
    const controller = new AbortController();
    this.#running = controller;
    this.#problem = undefined;
    // What was said stands there at once, and is not said twice when it has to be sent again.
    this.#answers = answers;
    this.#host.requestUpdate();
    try {
      const stands = await (await runtime.help()).converse(answers, controller.signal);
      if (this.#running !== controller) return;
      this.#stands = stands;
    } catch (thrown) {
      if (this.#running !== controller || isAbort(thrown)) return;
      this.#problem = problemOf(thrown);
      this.#host.complain(this.#problem);
    } finally {
      if (this.#running === controller) {
        this.#running = undefined;
        this.#host.requestUpdate();
      }
    }
  }
}
