/** Works the plan out again whenever the answers change, once the person has paused; only the latest counts. */
import type { ReactiveController } from "lit";
import type { DraftViews } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { isAbort, type Problem, problemOf } from "../foundation/problem.ts";

/** Milliseconds of rest after the last key. */
const pause = 400;

const textOf = (ref: string, details: DraftViews.AmendmentDetails): string =>
  JSON.stringify([ref, details], (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));

export class Planning implements ReactiveController {
  readonly #host: EinvElement;
  readonly #planned: (plan: DraftViews.AmendmentPlan) => void;
  #asked: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #plan: DraftViews.AmendmentPlan | undefined;
  #problem: Problem | undefined;

  constructor(host: EinvElement, planned: (plan: DraftViews.AmendmentPlan) => void) {
    this.#host = host;
    this.#planned = planned;
    host.addController(this);
  }

  /** The plan of the answers as they stand; absent while it is worked out. */
  get plan(): DraftViews.AmendmentPlan | undefined {
    return this.#plan;
  }

  /** Why these answers come to no plan. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  get working(): boolean {
    return this.#timer !== undefined || this.#running !== undefined;
  }

  /** Asks for the plan of these answers; of the same again, nothing. */
  ask(ref: string, details: DraftViews.AmendmentDetails | undefined): void {
    const text = details === undefined ? undefined : textOf(ref, details);
    if (text === this.#asked) return;
    this.#stop();
    this.#asked = text;
    this.#plan = undefined;
    this.#problem = undefined;
    if (details !== undefined) this.#timer = setTimeout(() => void this.#work(ref, details), pause);
    this.#host.requestUpdate();
  }

  /** Asks the same once more. */
  again(ref: string, details: DraftViews.AmendmentDetails | undefined): void {
    this.#asked = undefined;
    this.ask(ref, details);
  }

  /** No plan, and none under way. */
  forget(): void {
    this.#stop();
    this.#asked = undefined;
    this.#plan = undefined;
    this.#problem = undefined;
  }

  hostDisconnected(): void {
    this.forget();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running?.abort();
    this.#running = undefined;
  }

  async #work(ref: string, details: DraftViews.AmendmentDetails): Promise<void> {
    this.#timer = undefined;
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined) return;
    const running = new AbortController();
    this.#running = running;
    this.#host.requestUpdate();
    try {
      const plan = await (await runtime.drafts()).planAmendment(ref, details, running.signal);
      if (this.#running !== running) return;
      this.#plan = plan;
      this.#planned(plan);
    } catch (thrown) {
      if (this.#running !== running || isAbort(thrown)) return;
      this.#problem = problemOf(thrown);
      this.#host.announce(this.#problem.what[this.#host.language], "assertive");
      this.#host.complain(this.#problem);
    }
    this.#running = undefined;
    this.#host.requestUpdate();
  }
}
