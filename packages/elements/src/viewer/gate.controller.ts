/** The number gate: what was typed is read here first, which costs no try, then asked of the server. */
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { chunkUnreachable, type Problem, problemOf } from "../foundation/problem.ts";
import { fetched } from "../loader/fetched.ts";
import type { OpenedLink } from "../runtime/Runtime.ts";

/** What the gate tells its element. */
export interface GateEvents {
  readonly opened: (link: OpenedLink) => void;
  /** The number was not taken; the field is where to go on. */
  readonly refused: (problem: Problem) => void;
  /** A wait is over. */
  readonly mayTryAgain: () => void;
}

/** Longest wait that is believed, in s. */
const longestWait = 3600;

const reader = async () => {
  try {
    return await fetched(() => import("./number.ts"));
  } catch {
    throw chunkUnreachable;
  }
};

export class Gate implements ReactiveController {
  readonly #host: EinvElement;
  readonly #events: GateEvents;
  #problem: Problem | undefined;
  #busy = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #generation = 0;

  constructor(host: EinvElement, events: GateEvents) {
    this.#host = host;
    this.#events = events;
    host.addController(this);
  }

  /** Why the number was not taken. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Whether the server asked to wait. */
  get waits(): boolean {
    return this.#waiting !== undefined;
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Forgets what was tried, as for another link. */
  reset(): void {
    this.#generation += 1;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#problem = undefined;
    this.#busy = false;
  }

  /** What was typed is being changed: what was wrong with it no longer holds. */
  retype(): void {
    if (this.#problem === undefined || this.waits) return;
    this.#problem = undefined;
    this.#host.requestUpdate();
  }

  /** The number as people read it, if it is one. Also fetches what reads it. */
  async formatted(typed: string): Promise<string> {
    try {
      const read = (await reader()).readNumber(typed);
      return "digits" in read ? read.formatted : typed;
    } catch {
      return typed;
    }
  }

  async tryNumber(token: string, typed: string): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (this.#busy || runtime === undefined) return;
    if (this.waits) {
      if (this.#problem !== undefined) this.#events.refused(this.#problem);
      return;
    }
    const generation = this.#generation;
    this.#busy = true;
    this.#problem = undefined;
    this.#host.enter("busy");
    this.#host.requestUpdate();
    try {
      const read = (await reader()).readNumber(typed);
      if ("problem" in read) throw read.problem;
      const link = await runtime.openLink(token, read.digits);
      if (generation !== this.#generation) return;
      this.#busy = false;
      this.#host.enter("ready");
      this.#events.opened(link);
    } catch (thrown) {
      if (generation !== this.#generation) return;
      const problem = problemOf(thrown);
      this.#busy = false;
      this.#problem = problem;
      this.#wait(problem);
      this.#host.enter("ready");
      this.#host.requestUpdate();
      this.#events.refused(problem);
    }
  }

  #wait({ code, values }: Problem): void {
    if (code !== "link.slow-down") return;
    const seconds = Number(values?.["seconds"]);
    if (!(seconds > 0)) return;
    this.#waiting = setTimeout(
      () => {
        this.#waiting = undefined;
        this.#problem = undefined;
        this.#host.requestUpdate();
        this.#events.mayTryAgain();
      },
      Math.min(seconds, longestWait) * 1000,
    );
  }
}
