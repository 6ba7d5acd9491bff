/** One command at a time, under one idempotency key until its outcome is known. */
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { newIdempotencyKey } from "../foundation/idempotency.ts";
import { isRetryable, type Problem, problemOf } from "../foundation/problem.ts";
import type { Command, Runtime } from "../runtime/Runtime.ts";

export class Commanding implements ReactiveController {
  readonly #host: EinvElement;
  #pending: { readonly what: string; readonly key: string } | undefined;
  #running = false;
  #problem: Problem | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
    host.addController(this);
  }

  get running(): boolean {
    return this.#running;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Carries it out; the answer is `undefined` when it was refused. The same command again, after a lost answer, goes under the same key. */
  async run<Answer>(
    target: { readonly ref: string; readonly version: number },
    what: ReadonlyArray<string>,
    carryOut: (runtime: Runtime, command: Command) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined || this.#running) return undefined;
    const { ref, version } = target;
    const text = JSON.stringify([ref, version, ...what]);
    if (this.#pending?.what !== text) this.#pending = { what: text, key: newIdempotencyKey() };
    this.#running = true;
    this.#problem = undefined;
    this.#host.enter("busy");
    this.#host.requestUpdate();
    try {
      const answer = await carryOut(runtime, { ref, version, idempotencyKey: this.#pending.key });
      this.#pending = undefined;
      return answer;
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (!isRetryable(problem)) this.#pending = undefined;
      this.#problem = problem;
      this.#host.announce(problem.what[this.#host.language], "assertive");
      this.#host.complain(problem);
      return undefined;
    } finally {
      this.#running = false;
      this.#host.enter("ready");
      this.#host.requestUpdate();
    }
  }

  /** Forgets what went wrong. */
  clear(): void {
    this.#problem = undefined;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#problem = undefined;
  }
}
