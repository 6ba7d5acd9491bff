/** One press at a time, under one idempotency key until its outcome is known. */
import type { ReactiveController } from "lit";
import type { Runtime } from "../runtime/Runtime.ts";
import type { EinvElement } from "./element.ts";
import { newIdempotencyKey } from "./idempotency.ts";
import { isRetryable, type Problem, problemOf } from "./problem.ts";

export class Press<Name extends string = string> implements ReactiveController {
  readonly #host: EinvElement;
  #pending: { readonly what: string; readonly key: string } | undefined;
  #name: Name | undefined;
  #running = false;
  #problem: Problem | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
    host.addController(this);
  }

  get running(): boolean {
    return this.#running;
  }

  /** What was pressed last. */
  get name(): Name | undefined {
    return this.#name;
  }

  /** Whether it is this that runs. */
  runs(name: Name): boolean {
    return this.#running && this.#name === name;
  }

  /** Why the last press was refused. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Why this was refused, if it was pressed last. */
  problemOf(name: Name): Problem | undefined {
    return this.#name === name ? this.#problem : undefined;
  }

  /**
   * Carries it out; `undefined` when it was refused, or while another press
   * runs. The same press again, after a lost answer, goes under the same key;
   * `says` is all that makes it the same.
   */
  async run<Answer>(
    name: Name,
    says: ReadonlyArray<unknown>,
    carryOut: (runtime: Runtime, idempotencyKey: string) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | undefined> {
    const host = this.#host;
    const runtime = host.activeRuntime;
    if (runtime === undefined || this.#running) return undefined;
    const what = JSON.stringify([name, ...says], (_, value: unknown) =>
      typeof value === "bigint" ? `${value}n` : value,
    );
    if (this.#pending?.what !== what) this.#pending = { what, key: newIdempotencyKey() };
    const before = host.viewState;
    this.#name = name;
    this.#running = true;
    this.#problem = undefined;
    host.enter("busy");
    host.requestUpdate();
    try {
      const answer = await carryOut(runtime, this.#pending.key);
      this.#pending = undefined;
      return { answer };
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (!isRetryable(problem)) this.#pending = undefined;
      this.#problem = problem;
      host.announce(problem.what[host.language], "assertive");
      host.complain(problem);
      return undefined;
    } finally {
      this.#running = false;
      if (host.viewState === "busy") host.enter(before);
      host.requestUpdate();
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
