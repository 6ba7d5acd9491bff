/**
 * Saves by itself what is written (임시저장): a moment after the last letter, at
 * once when the page goes away. Nobody else's version is ever overwritten
 * unasked, and a lost answer never makes a second draft.
 */
import type { DraftViews } from "@einv/api";
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { newIdempotencyKey } from "../foundation/idempotency.ts";
import { isRetryable, type Problem, problemOf } from "../foundation/problem.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import { type Content, sameContent, spoken } from "./content.ts";

/** How long a person pauses before what was written is saved, and before a failed save is tried again, in ms. */
const pause = 1000;
const patience = 10_000;

export type SaveState =
  | { readonly at: "untouched" | "unsaved" | "saving" }
  | { readonly at: "saved"; readonly when: Date }
  | { readonly at: "failed"; readonly problem: Problem }
  | { readonly at: "conflict"; readonly theirs: DraftViews.DraftView };

/** One save, until its outcome is known. */
interface Attempt {
  readonly content: Content;
  readonly draft: DraftViews.Origin | undefined;
  readonly idempotencyKey: string;
}

export class Saving implements ReactiveController {
  readonly #host: EinvElement;
  readonly #content: () => Content | undefined;
  readonly #saved: (origin: DraftViews.Origin) => void;
  #state: SaveState = { at: "untouched" };
  #origin: DraftViews.Origin | undefined;
  #dirty = false;
  #paused = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #open: Attempt | undefined;
  /** Which document is open: an answer to a save of another one is not ours. */
  #document = 0;

  constructor(
    host: EinvElement,
    content: () => Content | undefined,
    saved: (origin: DraftViews.Origin) => void,
  ) {
    this.#host = host;
    this.#content = content;
    this.#saved = saved;
    host.addController(this);
  }

  get state(): SaveState {
    return this.#state;
  }

  /** Whether something that was written is not saved. */
  get unsaved(): boolean {
    return this.#dirty;
  }

  /** The draft as it was saved last. */
  get origin(): DraftViews.Origin | undefined {
    return this.#origin;
  }

  /** Another document: what is open was saved as `origin`, or never. */
  open(origin: DraftViews.Origin | undefined, when?: Date): void {
    clearTimeout(this.#timer);
    this.#document += 1;
    this.#origin = origin;
    this.#dirty = false;
    this.#paused = false;
    this.#open = undefined;
    this.#running = undefined;
    this.#enter(when === undefined ? { at: "untouched" } : { at: "saved", when });
  }

  /** Something was written. */
  touch(): void {
    this.#dirty = true;
    if (this.#paused || this.#state.at === "conflict") return;
    if (this.#state.at !== "saving") this.#enter({ at: "unsaved" });
    this.#after(pause);
  }

  /** Saves now what is not saved yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running !== undefined) await this.#running;
    if (!this.#dirty || this.#paused || this.#state.at === "conflict") return;
    this.#running = this.#save();
    await this.#running;
  }

  /** Holds further saves and waits for the one under way, as while the document is sent. */
  async hold(): Promise<void> {
    this.#paused = true;
    clearTimeout(this.#timer);
    while (this.#running !== undefined) await this.#running;
  }

  /** Goes on saving after {@link hold}; `origin` if the draft was saved meanwhile by what was sent. */
  resume(origin?: DraftViews.Origin): void {
    this.#paused = false;
    if (origin !== undefined) {
      this.#origin = origin;
      this.#dirty = false;
      this.#saved(origin);
      this.#enter({ at: "saved", when: new Date() });
    } else if (this.#dirty) this.touch();
  }

  /** Of two versions, the one on the screen. */
  async keepMine(): Promise<void> {
    if (this.#state.at !== "conflict") return;
    const { draftId, version } = this.#state.theirs;
    this.#origin = { draftId, version };
    this.#dirty = true;
    this.#enter({ at: "unsaved" });
    await this.flush();
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#leaving);
    window.addEventListener("pagehide", this.#leaving);
    window.addEventListener("online", this.#again);
    window.addEventListener("beforeunload", this.#warn);
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#leaving);
    window.removeEventListener("pagehide", this.#leaving);
    window.removeEventListener("online", this.#again);
    window.removeEventListener("beforeunload", this.#warn);
    void this.flush();
  }

  readonly #leaving = (): void => {
    if (document.visibilityState === "hidden") void this.flush();
  };

  readonly #again = (): void => {
    if (this.#state.at === "failed") void this.flush();
  };

  /** The browser asks before it throws away what is not saved yet. */
  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (!this.#dirty) return;
    void this.flush();
    event.preventDefault();
  };

  #after(time: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), time);
  }

  #enter(state: SaveState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  async #save(): Promise<void> {
    const runtime = this.#host.activeRuntime;
    const document = this.#document;
    const isOurs = (): boolean => document === this.#document;
    try {
      if (runtime === undefined) return;
      while (this.#dirty && isOurs()) {
        const content = this.#content();
        if (content === undefined) return;
        this.#enter({ at: "saving" });
        // A save whose answer was lost is made again as it was before anything new is saved.
        const again = this.#open !== undefined;
        const attempt = (this.#open ??= {
          content,
          draft: this.#origin,
          idempotencyKey: newIdempotencyKey(),
        });
        const origin = await this.#send(runtime, attempt);
        if (!isOurs()) return;
        this.#open = undefined;
        this.#origin = origin;
        this.#dirty = again || this.#content() !== content;
        this.#saved(origin);
      }
      if (isOurs() && !this.#dirty) this.#enter({ at: "saved", when: new Date() });
    } catch (thrown) {
      if (isOurs()) await this.#failed(problemOf(thrown), runtime);
    } finally {
      if (isOurs()) this.#running = undefined;
    }
  }

  async #send(runtime: Runtime, { content, draft, idempotencyKey }: Attempt): Promise<DraftViews.Origin> {
    const drafts = await runtime.drafts();
    return drafts.save({ ...spoken(content), idempotencyKey, ...(draft === undefined ? {} : { draft }) });
  }

  async #failed(problem: Problem, runtime: Runtime | undefined): Promise<void> {
    const mine = this.#open?.content;
    if (isRetryable(problem)) this.#after(patience);
    else this.#open = undefined;
    this.#enter({ at: "failed", problem });
    this.#host.complain(problem);
    if (problem.code !== "draft.changed" || this.#origin === undefined || runtime === undefined) {
      this.#host.announce(problem.what[this.#host.language], "assertive");
      return;
    }
    const { draftId } = this.#origin;
    try {
      const theirs = await (await runtime.drafts()).get(draftId);
      if (mine !== undefined && sameContent(spoken(mine), theirs)) {
        this.#origin = { draftId, version: theirs.version };
        this.#enter({ at: "unsaved" });
        this.#after(0);
        return;
      }
      this.#enter({ at: "conflict", theirs });
      this.#host.announce(problem.what[this.#host.language], "assertive");
    } catch (thrown) {
      this.#enter({ at: "failed", problem: problemOf(thrown) });
    }
  }
}
