/**
 * One decision about many invoices: what is to be done is shown first, then
 * done, and what became of each stays until it is read.
 */
import type { Views } from "@einv/api";
import { CertificateChoice } from "../certificate/choice.controller.ts";
import { RegisteredChoice } from "../certificate/registered.controller.ts";
import type { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import { toDate } from "../foundation/format.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import { RefuseForm } from "../issuing/refuseForm.ts";
import { isOfCertificate, openKey } from "../issuing/steps.ts";
import type { OpenedCertificate } from "../runtime/Runtime.ts";
import { Batch, type Task } from "./batch.controller.ts";
import type { BulkWords } from "./bulk.messages.ts";
import {
  acknowledgeTask,
  type BulkAction,
  type Done,
  issueRegisteredTask,
  issueTask,
  price,
  refsOf,
  refuseTask,
} from "./bulk.ts";

/** What is decided about. */
export interface Subject {
  readonly action: BulkAction;
  readonly rows: ReadonlyArray<Views.ListedInvoice>;
}

/** Where it stands. */
export type Stage = "closed" | "deciding" | "opening" | "running" | "results";

export interface BulkNews {
  readonly words: () => BulkWords;
  /** The company whose list it is, and the server's time. */
  readonly page: () => Pick<Views.InvoicePage, "businessNumber" | "now"> | undefined;
  /** These were decided about, and need no more to be chosen. */
  readonly over: (refs: ReadonlyArray<string>) => void;
}

const vetoed = (reason: string | undefined): Problem => ({
  code: "elements.bulk-held",
  what: { ko: "진행하지 않았습니다.", en: "It was not carried out." },
  ...(reason === undefined ? {} : { why: { ko: reason, en: reason } }),
  remedy: {
    ko: "필요한 일을 마친 뒤 다시 눌러 주세요.",
    en: "Do what is needed, then press again.",
  },
});

export class Bulk {
  readonly #host: EinvElement;
  readonly #news: BulkNews;
  readonly choice: CertificateChoice;
  readonly registered: RegisteredChoice;
  readonly refusing: RefuseForm;
  readonly batch: Batch<Done>;
  #stage: Stage = "closed";
  #subject: Subject = { action: "issue", rows: [] };
  #problem: Problem | undefined;
  /** One press, from asking the page to the end of the run. */
  #press: object | undefined;

  constructor(host: EinvElement, news: BulkNews) {
    this.#host = host;
    this.#news = news;
    this.refusing = new RefuseForm(host);
    this.choice = new CertificateChoice(host, {
      words: news.words,
      use: () => {
        const page = news.page();
        return page === undefined ? undefined : { businessNumber: page.businessNumber, at: toDate(page.now) };
      },
      submit: () => void this.press(),
      locked: () => this.#press !== undefined,
    });
    this.registered = new RegisteredChoice(host, {
      words: news.words,
      wanted: () => this.#stage === "deciding" && this.#subject.action === "issue",
      submit: () => void this.press(),
    });
    this.batch = new Batch(host, {
      tenth: (done, total) => {
        const words = news.words();
        host.announce(words.spoken(words.working[this.#subject.action], done, total));
      },
      held: (problem) => {
        host.announce(problem.what[host.language], "assertive");
        host.complain(problem);
        host.focusOn("#resume");
      },
      done: (ref, { issued }) => this.#tell(ref, issued),
    });
    host.addController({
      hostDisconnected: () => {
        queueMicrotask(() => {
          if (!host.isConnected) this.close();
        });
      },
    });
  }

  get stage(): Stage {
    return this.#stage;
  }

  /** Something is being decided or done: nothing else can be chosen meanwhile. */
  get busy(): boolean {
    return this.#stage !== "closed" && this.#stage !== "results";
  }

  get subject(): Subject {
    return this.#subject;
  }

  /** Why the press came to nothing. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Shows what would be done to these. */
  open(action: BulkAction, rows: ReadonlyArray<Views.ListedInvoice>): void {
    if (rows.length === 0 || this.#press !== undefined) return;
    this.batch.clear();
    this.refusing.clear();
    this.#subject = { action, rows };
    this.#problem = undefined;
    this.#enter("deciding");
    this.#host.focusOn("#bulk-title");
  }

  /** Puts it away, with certificate, password and results. */
  close(): void {
    this.#press = undefined;
    this.batch.clear();
    this.choice.clear();
    this.registered.clear();
    this.#problem = undefined;
    this.#enter("closed");
  }

  /** Does it. */
  async press(): Promise<void> {
    if (this.#stage === "deciding") await this.#start(this.next);
  }

  /** Sends again, as it was, what had no answer. */
  async sendAgain(): Promise<void> {
    if (this.#press !== undefined) return;
    const press = this.#begin("running");
    const tasks = this.batch.tasksOf(this.batch.whose("unknown"));
    await this.batch.start(tasks, isOfCertificate);
    this.#end(press);
  }

  /** Back to the decision, about those that were refused or not begun. */
  retry(): void {
    if (this.#press !== undefined) return;
    this.#problem = undefined;
    this.#enter("deciding");
    this.#host.focusOn("#bulk-title");
  }

  /** Those that a press would be about now. */
  get next(): ReadonlyArray<Views.ListedInvoice> {
    const { rows } = this.#subject;
    const { outcomes } = this.batch;
    return rows.filter(({ ref }) => {
      const is = outcomes.get(ref)?.is;
      return is === undefined || is === "refused" || is === "untouched";
    });
  }

  async #start(rows: ReadonlyArray<Views.ListedInvoice>): Promise<void> {
    const host = this.#host;
    const runtime = host.activeRuntime;
    if (runtime === undefined || this.#press !== undefined || rows.length === 0) return;
    const { action } = this.#subject;
    const confirmed = action === "issue" && this.registered.chosen ? this.registered.take() : undefined;
    const chosen = action === "issue" && !this.registered.chosen ? this.choice.take() : undefined;
    const because = action === "refuse" ? this.refusing.take(this.#news.words()) : undefined;
    if (action === "issue" && chosen === undefined && confirmed === undefined) return;
    if (action === "refuse" && because === undefined) return;
    const page = this.#news.page();
    if (page === undefined) return;
    const press = this.#begin("opening");
    let opened: OpenedCertificate | undefined;
    try {
      const answer = await ask(host, "einv-bulk-request", {
        action,
        refs: rows.flatMap(refsOf),
        points: action === "issue" ? price(rows).own : 0n,
      });
      if (this.#press !== press) return;
      if (!answer.proceed) return this.#refuse(vetoed(answer.reason));
      if (chosen !== undefined) {
        const { certificate, password } = chosen;
        const use = { businessNumber: page.businessNumber, at: toDate(page.now) };
        opened = await openKey(runtime, certificate, password, use);
        if (this.#press !== press) return;
        this.choice.remember();
      }
      if (confirmed?.password !== undefined) {
        await (await runtime.registeredCertificates()).confirm(confirmed.password);
        if (this.#press !== press) return;
      }
      const key = opened;
      const task = (row: Views.ListedInvoice): Task<Done> =>
        key !== undefined
          ? issueTask(runtime, key, row)
          : confirmed !== undefined
            ? issueRegisteredTask(runtime, confirmed.registrationId, row)
            : because !== undefined
              ? refuseTask(runtime, row, because)
              : acknowledgeTask(runtime, row);
      this.#enter("running");
      host.focusOn("#stop");
      await this.batch.start(rows.map(task), isOfCertificate);
      this.#end(press);
    } catch (thrown) {
      if (this.#press !== press) return;
      const problem = problemOf(thrown);
      if (!isOfCertificate(problem)) return this.#refuse(problem);
      this.#press = undefined;
      this.#enter("deciding");
      if (confirmed === undefined) this.choice.refuse(problem);
      else this.registered.refuse(problem);
    } finally {
      if (opened !== undefined) runtime.forget(opened);
    }
  }

  #begin(stage: "opening" | "running"): object {
    const press = {};
    this.#press = press;
    this.#problem = undefined;
    this.#host.enter("busy");
    this.#enter(stage);
    return press;
  }

  #end(press: object): void {
    if (this.#press !== press) return;
    this.#press = undefined;
    const host = this.#host;
    const { action, rows } = this.#subject;
    const done = this.batch.whose("done");
    const all = (refs: ReadonlyArray<string>): ReadonlyArray<string> =>
      rows.filter(({ ref }) => refs.includes(ref)).flatMap(refsOf);
    const words = this.#news.words();
    if (host.viewState === "busy") host.enter("ready");
    this.#enter("results");
    host.announce(words.resultTitle[action](done.length, rows.length));
    host.focusOn("#bulk-title");
    if (done.length === rows.length) this.choice.clear();
    // Whoever tries the rest again is asked who it is when that is too long ago by then.
    void this.registered.renew();
    tell(host, "einv-bulk", {
      action,
      done: all(done),
      failed: [...this.batch.outcomes].flatMap(([ref, outcome]) =>
        outcome.is === "refused" ? [{ ref, code: outcome.problem.code }] : [],
      ),
      unknown: all(this.batch.whose("unknown")),
    });
    this.#news.over(rows.flatMap(refsOf));
  }

  #tell(ref: string, issued: Done["issued"]): void {
    const host = this.#host;
    if (issued !== undefined) {
      for (const one of issued) tell(host, "einv-issued", { ref: one.ref, issueId: one.issueId });
      return;
    }
    if (this.#subject.action === "acknowledge") return tell(host, "einv-acknowledged", { ref });
    const row = this.#subject.rows.find((one) => one.ref === ref);
    for (const one of row === undefined ? [ref] : refsOf(row))
      tell(host, "einv-refused", { ref: one, reason: this.refusing.reason });
  }

  #refuse(problem: Problem): void {
    this.#press = undefined;
    this.#problem = problem;
    if (this.#host.viewState === "busy") this.#host.enter("ready");
    this.#enter("deciding");
    this.#host.announce(problem.what[this.#host.language], "assertive");
    this.#host.complain(problem);
    this.#host.focusOn("#bulk-go");
  }

  #enter(stage: Stage): void {
    this.#stage = stage;
    this.#host.requestUpdate();
  }
}
