/** Asking for a right that is missing, in one click. */
import type { AccessRequest } from "../runtime/Runtime.ts";
import type { EinvElement } from "./element.ts";
import { newIdempotencyKey } from "./idempotency.ts";
import { type Problem, problemOf } from "./problem.ts";

/** One press of the button, until the server has answered; pressed again after a failure it is the same request. */
export class Asking {
  readonly #host: EinvElement;
  #key: string | undefined;
  #running = false;
  #asked: Pick<AccessRequest, "wants" | "ref"> | undefined;
  #problem: Problem | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
  }

  get running(): boolean {
    return this.#running;
  }

  /** What was asked for last, once the server has it. */
  get asked(): Pick<AccessRequest, "wants" | "ref"> | undefined {
    return this.#asked;
  }

  /** Why it could not be asked. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Whether it was asked. */
  async ask(what: Pick<AccessRequest, "wants" | "ref">): Promise<boolean> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined || this.#running) return false;
    this.#running = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      const rights = await runtime.rights();
      await rights.request({ ...what, idempotencyKey: (this.#key ??= newIdempotencyKey()) });
      this.#key = undefined;
      this.#asked = what;
      return true;
    } catch (thrown) {
      this.#problem = problemOf(thrown);
      this.#host.complain(this.#problem);
      return false;
    } finally {
      this.#running = false;
      this.#host.requestUpdate();
    }
  }
}
