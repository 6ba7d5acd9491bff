/**
 * One thing done to many invoices, one after the other: what is done is counted,
 * it can be stopped, it waits for a lost connection, and nothing is done twice.
 * Draws nothing.
 */
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { kindOf, type Problem, problemOf } from "../foundation/problem.ts";
import { isLost } from "../issuing/steps.ts";

/** One invoice's part. Run again after a lost answer, it is the same command. */
export interface Task<Done> {
  readonly ref: string;
  readonly run: () => Promise<Done>;
  /** Whether a command is on its way whose answer was lost. */
  readonly pending: () => boolean;
  /** Wipes what is held for it. */
  readonly forget: () => void;
}

/** What became of one. */
export type Outcome<Done> =
  | { readonly is: "done"; readonly answer: Done }
  | { readonly is: "refused"; readonly problem: Problem }
  /** Perhaps carried out. */
  | { readonly is: "unknown"; readonly problem: Problem }
  /** Stopped before it began. */
  | { readonly is: "untouched" };

export type Course =
  | { readonly at: "idle" }
  | { readonly at: "working"; readonly stopping: boolean }
  /** Waits for the connection, or for the person to log in again. */
  | { readonly at: "held"; readonly problem: Problem }
  | { readonly at: "over" };

/** What is heard on the way. */
export interface BatchNews<Done> {
  readonly done: (ref: string, answer: Done) => void;
  /** Another tenth is done. */
  readonly tenth: (done: number, total: number) => void;
  readonly held: (problem: Problem) => void;
}

/** Milliseconds before it is tried again; after the last one the run is held. */
const pauses: ReadonlyArray<number> = [300, 900];
/** A run that is held tries by itself so often, ms. */
const patience = 15_000;

/** Without the connection, or without a session, the next invoice would fare no better. */
const concernsAll = (problem: Problem): boolean =>
  kindOf(problem) === "session" ||
  ["api.unreachable", "api.timeout", "elements.secret", "elements.chunk"].includes(problem.code);

export class Batch<Done> implements ReactiveController {
  readonly #host: EinvElement;
  readonly #news: BatchNews<Done>;
  readonly #outcomes = new Map<string, Outcome<Done>>();
  #tasks: ReadonlyArray<Task<Done>> = [];
  #course: Course = { at: "idle" };
  #run: object | undefined;
  #total = 0;
  #done = 0;
  #wake: (() => void) | undefined;

  constructor(host: EinvElement, news: BatchNews<Done>) {
    this.#host = host;
    this.#news = news;
    host.addController(this);
  }

  get course(): Course {
    return this.#course;
  }

  get running(): boolean {
    return this.#run !== undefined;
  }

  /** How many of this run are decided, and of how many. */
  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.#done, total: this.#total };
  }

  /** What became of every invoice, those of earlier tries included. */
  get outcomes(): ReadonlyMap<string, Outcome<Done>> {
    return this.#outcomes;
  }

  /** Those whose outcome is this. */
  whose(...is: ReadonlyArray<Outcome<Done>["is"]>): ReadonlyArray<string> {
    return [...this.#outcomes].filter(([, outcome]) => is.includes(outcome.is)).map(([ref]) => ref);
  }

  /**
   * Carries out these. `ends` is a refusal that would be every other's too: the
   * rest is left untouched. Does nothing while a run is under way.
   */
  async start(
    tasks: ReadonlyArray<Task<Done>>,
    ends: (problem: Problem) => boolean = () => false,
  ): Promise<void> {
    if (this.#run !== undefined || tasks.length === 0) return;
    const run = {};
    this.#run = run;
    const known = new Map(this.#tasks.map((task) => [task.ref, task]));
    for (const task of tasks) {
      if (known.get(task.ref) !== task) known.get(task.ref)?.forget();
      known.set(task.ref, task);
      this.#outcomes.set(task.ref, { is: "untouched" });
    }
    this.#tasks = [...known.values()];
    this.#total = tasks.length;
    this.#done = 0;
    this.#move({ at: "working", stopping: false });
    for (const task of tasks) {
      if (this.#stopping) break;
      const outcome = await this.#carryOut(task, run);
      if (this.#run !== run) return;
      this.#outcomes.set(task.ref, outcome);
      if (outcome.is === "done") this.#news.done(task.ref, outcome.answer);
      if (outcome.is !== "unknown") task.forget();
      if (outcome.is === "untouched") break;
      this.#count();
      if (outcome.is === "refused" && ends(outcome.problem)) break;
    }
    this.#run = undefined;
    this.#move({ at: "over" });
  }

  /** The tasks of these, as they are: those whose answer was lost send the same again. */
  tasksOf(refs: ReadonlyArray<string>): ReadonlyArray<Task<Done>> {
    return this.#tasks.filter(({ ref }) => refs.includes(ref));
  }

  /** Lets the invoice under way come to its end, and begins no other. */
  stop(): void {
    if (this.#run === undefined) return;
    this.#move({ at: "working", stopping: true });
    this.#wake?.();
  }

  /** Goes on at once. */
  resume(): void {
    if (this.#course.at === "held") this.#wake?.();
  }

  /** Forgets what became of them, and all that is held. */
  clear(): void {
    this.#run = undefined;
    this.#wake?.();
    for (const task of this.#tasks) task.forget();
    this.#tasks = [];
    this.#outcomes.clear();
    this.#move({ at: "idle" });
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.clear();
    });
  }

  get #stopping(): boolean {
    return this.#course.at === "working" && this.#course.stopping;
  }

  async #carryOut(task: Task<Done>, run: object): Promise<Outcome<Done>> {
    for (let tried = 0; ; tried += 1) {
      try {
        return { is: "done", answer: await task.run() };
      } catch (thrown) {
        const problem = problemOf(thrown);
        if (!isLost(problem)) return { is: "refused", problem };
        if (this.#stopping || this.#run !== run)
          return task.pending() ? { is: "unknown", problem } : { is: "untouched" };
        const pause = pauses[tried];
        if (pause !== undefined && kindOf(problem) !== "session") await this.#sleep(pause);
        else if (concernsAll(problem)) {
          await this.#hold(problem);
          tried = -1;
        } else return task.pending() ? { is: "unknown", problem } : { is: "refused", problem };
        if (this.#run !== run) return { is: "untouched" };
        if (this.#stopping) return task.pending() ? { is: "unknown", problem } : { is: "untouched" };
      }
    }
  }

  /** Until the connection is back, the person says so, or it is time to try again. */
  async #hold(problem: Problem): Promise<void> {
    const again = this.#course.at === "held";
    this.#move({ at: "held", problem });
    if (!again) this.#news.held(problem);
    await this.#sleep(patience);
    if (this.#course.at === "held") this.#move({ at: "working", stopping: false });
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        removeEventListener("online", wake);
        if (this.#wake === wake) this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      addEventListener("online", wake);
      this.#wake = wake;
    });
  }

  #count(): void {
    const tenth = (done: number): number => Math.floor((done * 10) / this.#total);
    this.#done += 1;
    if (tenth(this.#done) > tenth(this.#done - 1)) this.#news.tenth(this.#done, this.#total);
    this.#host.requestUpdate();
  }

  #move(course: Course): void {
    this.#course = course;
    this.#host.requestUpdate();
  }
}
