/**
 * Issuing: open the key, see that nothing changed, sign what is shown, send it.
 *
 * A signed invoice whose answer was lost is kept and sent again as it is; the
 * key is forgotten as soon as it has signed.
 */
import type { Views } from "@einv/api";
import type { ReactiveController } from "lit";
import type { Confirmed } from "../certificate/registered.controller.ts";
import type { EinvElement } from "../foundation/element.ts";
import { ask } from "../foundation/events.ts";
import { newIdempotencyKey } from "../foundation/idempotency.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import { changed, isLost, isOfCertificate, openKey, signAsAgreed } from "../issuing/steps.ts";
import type { CertificateFile, CertificateUse, OpenedCertificate, Runtime } from "../runtime/Runtime.ts";

/** 인증서 확인, 전자서명, 발행 */
export type Step = "open" | "sign" | "send";
export const steps: ReadonlyArray<Step> = ["open", "sign", "send"];

/** What is sent, and sent again as it is after its answer was lost. */
export interface Sending {
  readonly send: (runtime: Runtime) => Promise<Views.Receipt>;
  readonly forget: (runtime: Runtime) => void;
}

/** Where issuing stands. */
export type Course =
  | { readonly at: "deciding"; readonly problem?: Problem }
  | { readonly at: "working"; readonly step: Step }
  | { readonly at: "lost"; readonly sending: Sending; readonly problem: Problem }
  | { readonly at: "issued"; readonly receipt: Views.Receipt };

/** What is heard of the outcome. */
export interface IssuingNews {
  readonly step: (step: Step) => void;
  readonly issued: (receipt: Views.Receipt) => void;
  /** The certificate, or its password, will not do. */
  readonly certificateRefused: (problem: Problem) => void;
  /** Something else stands against it. */
  readonly failed: (problem: Problem) => void;
  /** The page no longer shows what the server has. */
  readonly changed: (now: Views.Approval) => void;
}

const vetoed = (reason: string | undefined): Problem => ({
  code: "elements.issue-held",
  what: { ko: "발행을 진행하지 않았습니다.", en: "Issuing was not carried out." },
  ...(reason === undefined ? {} : { why: { ko: reason, en: reason } }),
  remedy: {
    ko: "필요한 일을 마친 뒤 다시 발행해 주세요.",
    en: "Do what is needed, then issue again.",
  },
});

/** What the person agreed to: the invoice as it stands, and its price. */
const terms = ({ view, quote }: Views.Approval): string =>
  [view.version, view.summary.status.document, quote.payer, quote.points].join();

export class Issuing implements ReactiveController {
  readonly #host: EinvElement;
  readonly #news: IssuingNews;
  #course: Course = { at: "deciding" };
  #run: object | undefined;

  constructor(host: EinvElement, news: IssuingNews) {
    this.#host = host;
    this.#news = news;
    host.addController(this);
  }

  get course(): Course {
    return this.#course;
  }

  get working(): boolean {
    return this.#course.at === "working";
  }

  /** Issues the shown invoice. Does nothing while an issue runs. */
  async issue(
    shown: Views.Approval,
    certificate: CertificateFile,
    password: string,
    use: CertificateUse,
  ): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined || this.#run !== undefined) return;
    const run = {};
    this.#run = run;
    this.#move({ at: "working", step: "open" });
    let opened: OpenedCertificate | undefined;
    try {
      if (!(await this.#allowed(shown, run))) return;
      this.#news.step("open");
      opened = await openKey(runtime, certificate, password, use);
      if (this.#run !== run) return;
      this.#move({ at: "working", step: "sign" });
      this.#news.step("sign");
      const { now, signed } = await signAsAgreed(
        runtime,
        opened,
        shown.view.summary.ref,
        (fresh) => this.#run === run && terms(fresh) === terms(shown),
      );
      if (this.#run !== run) {
        if (signed !== undefined) runtime.forget(signed);
        return;
      }
      if (signed === undefined) {
        this.#fail(changed);
        this.#news.changed(now);
        return;
      }
      runtime.forget(opened);
      opened = undefined;
      await this.#send(runtime, run, {
        send: (over) => over.issue(signed),
        forget: (over) => over.forget(signed),
      });
    } catch (thrown) {
      if (this.#run === run) this.#refuse(problemOf(thrown));
    } finally {
      if (opened !== undefined) runtime.forget(opened);
    }
  }

  /** Issues the shown invoice with the registered certificate: the server signs what it holds. */
  async issueRegistered(shown: Views.Approval, { registrationId, password }: Confirmed): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined || this.#run !== undefined) return;
    const run = {};
    this.#run = run;
    this.#move({ at: "working", step: "open" });
    try {
      if (!(await this.#allowed(shown, run))) return;
      this.#news.step("open");
      const group = await runtime.registeredCertificates();
      if (password !== undefined) await group.confirm(password);
      if (this.#run !== run) return;
      if ((await this.#unchanged(runtime, shown, run)) === undefined) return;
      const { version, summary } = shown.view;
      const others = (shown.others ?? []).map((other) => ({
        ref: other.summary.ref,
        version: other.version,
      }));
      const command = {
        registrationId,
        ref: summary.ref,
        version,
        ...(others.length === 0 ? {} : { others }),
        idempotencyKey: newIdempotencyKey(),
      };
      await this.#send(runtime, run, {
        send: async (over) => (await over.registeredCertificates()).issue(command),
        forget: () => {},
      });
    } catch (thrown) {
      if (this.#run === run) this.#refuse(problemOf(thrown));
    }
  }

  /** Sends the same signed invoice again, after its answer was lost. */
  async sendAgain(): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined || this.#run !== undefined || this.#course.at !== "lost") return;
    const run = {};
    this.#run = run;
    await this.#send(runtime, run, this.#course.sending);
  }

  /** Forgets what went wrong and everything that was signed. */
  reset(): void {
    const runtime = this.#host.activeRuntime;
    if (this.#course.at === "lost" && runtime !== undefined) this.#course.sending.forget(runtime);
    this.#run = undefined;
    this.#move({ at: "deciding" });
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.reset();
    });
  }

  /** Whether the page lets it be issued. */
  async #allowed({ view, quote }: Views.Approval, run: object): Promise<boolean> {
    const answer = await ask(this.#host, "einv-issue-request", {
      ref: view.summary.ref,
      points: quote.yourPoints,
      payer: quote.payer,
    });
    if (this.#run !== run) return false;
    if (!answer.proceed) this.#fail(vetoed(answer.reason));
    return answer.proceed;
  }

  /** How it stands now, if that is still what is shown. */
  async #unchanged(
    runtime: Runtime,
    shown: Views.Approval,
    run: object,
  ): Promise<Views.Approval | undefined> {
    const fresh = await runtime.approval(shown.view.summary.ref);
    if (this.#run !== run) return undefined;
    if (terms(fresh) === terms(shown)) return fresh;
    this.#fail(changed);
    this.#news.changed(fresh);
    return undefined;
  }

  async #send(runtime: Runtime, run: object, sending: Sending): Promise<void> {
    this.#move({ at: "working", step: "send" });
    this.#news.step("send");
    try {
      const receipt = await sending.send(runtime);
      sending.forget(runtime);
      if (this.#run !== run) return;
      this.#run = undefined;
      this.#move({ at: "issued", receipt });
      this.#news.issued(receipt);
    } catch (thrown) {
      const problem = problemOf(thrown);
      const lost = isLost(problem);
      if (!lost || this.#run !== run) sending.forget(runtime);
      if (this.#run !== run) return;
      if (!lost) {
        this.#refuse(problem);
        return;
      }
      this.#run = undefined;
      this.#move({ at: "lost", sending, problem });
      this.#news.failed(problem);
    }
  }

  #refuse(problem: Problem): void {
    if (isOfCertificate(problem)) this.#refuseCertificate(problem);
    else this.#fail(problem);
  }

  #refuseCertificate(problem: Problem): void {
    this.#run = undefined;
    this.#move({ at: "deciding" });
    this.#news.certificateRefused(problem);
  }

  #fail(problem: Problem): void {
    this.#run = undefined;
    this.#move({ at: "deciding", problem });
    this.#news.failed(problem);
  }

  #move(course: Course): void {
    this.#course = course;
    this.#host.requestUpdate();
  }
}
