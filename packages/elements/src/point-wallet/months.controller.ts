/** The statement (거래명세) of one month after another; what was fetched stays until the next is there. */
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { isoDate, type Instant } from "../foundation/format.ts";
import { isAbort, type Problem, problemOf } from "../foundation/problem.ts";
import type { StatementView } from "../runtime/points.ts";

/** How many months can be chosen. */
const reach = 12;

/** This month and those before it, `2026-11`. */
export const monthsUntil = (now: Instant): ReadonlyArray<string> => {
  const [year = 0, number = 1] = isoDate(now).split("-").map(Number);
  return Array.from({ length: reach }, (_, back) => {
    const index = year * 12 + number - 1 - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
  });
};

export class Months implements ReactiveController {
  readonly #host: EinvElement;
  #month: string | undefined;
  #statement: StatementView | undefined;
  #problem: Problem | undefined;
  #running: AbortController | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
    host.addController(this);
  }

  get month(): string | undefined {
    return this.#month;
  }

  get statement(): StatementView | undefined {
    return this.#statement;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  async show(month: string): Promise<void> {
    const { activeRuntime: runtime } = this.#host;
    if (runtime === undefined) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#month = month;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      const statement = await (await runtime.points()).statement(month, running.signal);
      if (this.#running === running) this.#statement = statement;
    } catch (thrown) {
      if (this.#running !== running || isAbort(thrown)) return;
      this.#problem = problemOf(thrown);
      this.#statement = undefined;
      this.#host.complain(this.#problem);
    } finally {
      if (this.#running === running) this.#running = undefined;
      this.#host.requestUpdate();
    }
  }

  /** The same month again. */
  async reload(): Promise<void> {
    if (this.#month !== undefined) await this.show(this.#month);
  }

  hostDisconnected(): void {
    this.#running?.abort();
    this.#running = undefined;
  }
}
