/** Asks the server, while one writes, what is wrong, what it costs and until when it is to be issued. */
import type { DraftViews } from "@einv/api";
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { isAbort } from "../foundation/problem.ts";
import { type Content, spoken } from "./content.ts";

/** How long a person pauses before what was written is checked, in ms. */
const pause = 400;

/** One thing that is wrong at a field. */
export interface Remark {
  readonly path: string;
  readonly severity: "error" | "warning";
  readonly text: { readonly ko: string; readonly en: string };
  readonly remedy: { readonly ko: string; readonly en: string };
}

const remarksOf = ({ findings, refusals }: DraftViews.DraftCheck): ReadonlyArray<Remark> => [
  ...findings,
  ...refusals
    .filter(({ path }) => !findings.some((finding) => finding.severity === "error" && finding.path === path))
    .map(({ path = "", what, remedy }): Remark => ({ path, severity: "error", text: what, remedy })),
];

export class Checking implements ReactiveController {
  readonly #host: EinvElement;
  readonly #content: () => Content | undefined;
  #result: DraftViews.DraftCheck | undefined;
  #remarks: ReadonlyArray<Remark> = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(host: EinvElement, content: () => Content | undefined) {
    this.#host = host;
    this.#content = content;
    host.addController(this);
  }

  /** What was said last. */
  get result(): DraftViews.DraftCheck | undefined {
    return this.#result;
  }

  /** Errors and refusals, then warnings. */
  get remarks(): ReadonlyArray<Remark> {
    return this.#remarks;
  }

  get errors(): ReadonlyArray<Remark> {
    return this.#remarks.filter(({ severity }) => severity === "error");
  }

  at(path: string): ReadonlyArray<Remark> {
    return this.#remarks.filter((remark) => remark.path === path);
  }

  /** Forgets what was said, as of another document. */
  clear(): void {
    this.hostDisconnected();
    this.#result = undefined;
    this.#remarks = [];
  }

  /** Something was written. */
  touch(time = pause): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.now().catch(() => {
        // Nothing is known then; sending asks again, and says why it cannot.
      });
    }, time);
  }

  /** What is wrong with it as it stands; rejects if nobody answers. */
  async now(): Promise<DraftViews.DraftCheck | undefined> {
    clearTimeout(this.#timer);
    this.#running?.abort();
    const runtime = this.#host.activeRuntime;
    const content = this.#content();
    if (runtime === undefined || content === undefined) return undefined;
    const controller = new AbortController();
    this.#running = controller;
    try {
      const result = await (await runtime.drafts()).check(spoken(content), controller.signal);
      if (this.#running !== controller) return undefined;
      this.#result = result;
      this.#remarks = remarksOf(result);
      this.#host.requestUpdate();
      return result;
    } catch (thrown) {
      if (isAbort(thrown)) return undefined;
      throw thrown;
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }
}
