/** The text that is to be signed: fetched before anything can be pressed, and again when its time is over. */
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { toDate } from "../foundation/format.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import type { CompanyChallenge } from "../runtime/company.ts";

/** A page that was left open asks for a fresh text this often, then waits for the person. */
const renewals = 5;

export class Statement implements ReactiveController {
  readonly #host: EinvElement;
  readonly #now: () => Date;
  #challenge: CompanyChallenge | undefined;
  #problem: Problem | undefined;
  #asking: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #renewed = 0;

  /** `now` is the server's time. */
  constructor(host: EinvElement, now: () => Date) {
    this.#host = host;
    this.#now = now;
    host.addController(this);
  }

  get challenge(): CompanyChallenge | undefined {
    return this.#challenge;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  get asking(): boolean {
    return this.#asking !== undefined;
  }

  /** Whether another text stood here before. */
  get renewed(): boolean {
    return this.#renewed > 0;
  }

  get over(): boolean {
    return this.#challenge !== undefined && toDate(this.#challenge.expiresAt) <= this.#now();
  }

  /** Fetches one, unless one is here. */
  async need(): Promise<void> {
    if (this.#challenge === undefined && this.#problem === undefined) await this.fetch();
  }

  /** Fetches another one instead. */
  async renew(): Promise<void> {
    if (this.#challenge !== undefined) this.#renewed += 1;
    await this.fetch();
  }

  async fetch(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
      this.#host.requestUpdate();
    });
    await this.#asking;
  }

  /** It was used. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#challenge = undefined;
    this.#problem = undefined;
    this.#renewed = 0;
  }

  hostDisconnected(): void {
    this.clear();
  }

  async #ask(): Promise<void> {
    const host = this.#host;
    const runtime = host.activeRuntime;
    if (runtime === undefined) return;
    this.#problem = undefined;
    host.requestUpdate();
    try {
      const challenge = await (await runtime.company()).begin();
      if (!host.isConnected) return;
      this.#challenge = challenge;
      this.#wait(challenge);
    } catch (thrown) {
      this.#problem = problemOf(thrown);
      host.complain(this.#problem);
    }
  }

  #wait({ expiresAt }: CompanyChallenge): void {
    clearTimeout(this.#timer);
    if (this.#renewed >= renewals) return;
    const left = toDate(expiresAt).getTime() - this.#now().getTime();
    this.#timer = setTimeout(() => this.#expired(), Math.max(left, 0));
  }

  readonly #expired = (): void => {
    if (document.visibilityState === "visible" && this.#host.viewState !== "busy") void this.renew();
  };
}
