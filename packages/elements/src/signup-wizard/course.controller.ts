/**
 * One signup on one page: begun or gone on with, one command at a time, and
 * always shown as the server has it.
 */
import type { Runtime } from "../runtime/Runtime.ts";
import type { EinvElement } from "../foundation/element.ts";
import { Loading } from "../foundation/loading.ts";
import { Press } from "../foundation/press.ts";
import type { Problem } from "../foundation/problem.ts";
import type { LoggedIn, SigningUp, View } from "../runtime/joining.ts";

export interface CourseNews {
  /** What goes on with a signup of before; none begins a new one. */
  readonly token: () => string | undefined;
  /** Whoever has logged in, and adds a company. */
  readonly account: () => LoggedIn | undefined;
  /** The token has changed, or is gone. */
  readonly tokenChanged: (token: string | undefined) => void;
  /** The view replaces what was shown; `resumed` when an earlier signup goes on here. */
  readonly shown: (view: View, before: View | undefined, resumed: boolean) => void;
}

/** The signup is somewhere else than the page thought. */
const elsewhere = ({ code }: Problem): boolean => code === "signup.changed" || code === "signup.not-now";

/** The signup cannot go on at all. */
export const isOver = ({ code }: Problem): boolean =>
  ["signup.invalid", "signup.expired", "signup.ended"].includes(code);

export class Course {
  readonly #host: EinvElement;
  readonly #news: CourseNews;
  readonly #press: Press;
  readonly #loading: Loading<string, View>;
  #signup: SigningUp | undefined;
  #generation = 0;
  #moved = false;

  constructor(host: EinvElement, news: CourseNews) {
    this.#host = host;
    this.#news = news;
    this.#press = new Press(host);
    this.#loading = new Loading(host, {
      key: () => `${this.#generation}`,
      load: (runtime, _key, signal) => this.#load(runtime, signal),
    });
  }

  get loading(): Loading<string, View> {
    return this.#loading;
  }

  get view(): View | undefined {
    return this.#loading.value;
  }

  get busy(): boolean {
    return this.#press.running;
  }

  get problem(): Problem | undefined {
    return this.#press.problem;
  }

  /** What was pressed last. */
  get pressed(): string | undefined {
    return this.#press.name;
  }

  /** Another window had gone on; what is shown was fetched anew. */
  get movedOn(): boolean {
    return this.#moved;
  }

  get token(): string | undefined {
    return this.#signup?.token();
  }

  clearProblem(): void {
    this.#press.clear();
  }

  /** Asks how it stands. */
  async reload(): Promise<void> {
    await this.#loading.reload();
  }

  /** Forgets this signup and begins another, or goes on with one that the page knows. */
  restart(): void {
    this.#signup = undefined;
    this.#moved = false;
    this.#generation += 1;
    this.#press.clear();
    this.#host.requestUpdate();
  }

  /** Carries out a step; its answer is shown. `undefined` when it was refused. */
  async go(name: string, step: (signup: SigningUp, view: View) => Promise<View>): Promise<View | undefined> {
    const done = await this.ask(name, step);
    if (done === undefined) return undefined;
    this.#moved = false;
    const before = this.view;
    this.#loading.replace(done.answer);
    this.#news.shown(done.answer, before, false);
    return done.answer;
  }

  /** Asks something that leaves it where it is. */
  async ask<Answer>(
    name: string,
    question: (signup: SigningUp, view: View) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | undefined> {
    const [signup, view] = [this.#signup, this.view];
    if (signup === undefined || view === undefined) return undefined;
    const done = await this.#press.run(name, [], () => question(signup, view));
    const { problem } = this.#press;
    if (done === undefined && problem !== undefined && elsewhere(problem)) {
      this.#moved = true;
      this.#press.clear();
      await this.#loading.reload();
    }
    return done;
  }

  /** Looks something up while it is typed; nobody is held up by it. */
  async lookUp<Answer>(question: (signup: SigningUp) => Promise<Answer>): Promise<Answer | undefined> {
    return this.#signup === undefined ? undefined : question(this.#signup);
  }

  async #load(runtime: Runtime, signal: AbortSignal): Promise<View> {
    const joining = await runtime.joining();
    const token = this.#news.token();
    const resumed = this.#signup === undefined && token !== undefined && token !== "";
    if (resumed) this.#signup = joining.resume(token);
    const before = this.view;
    const signup = this.#signup;
    if (signup !== undefined) {
      const view = await signup.view(signal);
      this.#news.shown(view, before, resumed);
      return view;
    }
    const account = this.#news.account();
    const begun = await joining.begin(account === undefined ? {} : { account });
    if (!signal.aborted) {
      this.#signup = begun.signup;
      this.#news.tokenChanged(begun.signup.token());
      this.#news.shown(begun.view, before, false);
    }
    return begun.view;
  }
}
