/**
 * Proving the company: save what it says of itself, open the key, sign the text
 * that is shown, hand it over. A key that is open stays so while only the text
 * has to be read anew or an answer was lost, and is forgotten after that.
 */
import type { ReactiveController } from "lit";
import { problemOfFinding } from "../certificate/certificates.controller.ts";
import type { Chosen } from "../certificate/choice.controller.ts";
import type { EinvElement } from "../foundation/element.ts";
import { ask } from "../foundation/events.ts";
import { isRetryable, kindOf, type Problem, problemOf } from "../foundation/problem.ts";
import type { CompanyInput, CompanySettings, CompanyVerificationView } from "../runtime/company.ts";
import type { CertificateUse, OpenedCertificate, Runtime } from "../runtime/Runtime.ts";
import type { Statement } from "./statement.controller.ts";

/** 회사정보 저장, 인증서 확인, 서명과 확인 */
export type Step = "save" | "open" | "prove";

/** Where it stands. `held`: the key is open, and the next press needs no password. */
export type Course =
  | { readonly at: "deciding"; readonly problem?: Problem }
  | { readonly at: "working"; readonly step: Step }
  | { readonly at: "held"; readonly why: "renewed" | "lost" | "waiting"; readonly problem?: Problem };

export interface ProvingNews {
  readonly step: (step: Step) => void;
  readonly saved: (settings: CompanySettings) => void;
  /** A fact that the server does not take. */
  readonly factRefused: (problem: Problem) => void;
  readonly certificateRefused: (problem: Problem) => void;
  readonly failed: (problem: Problem) => void;
  /** Read the new text, and press once more. */
  readonly renewed: () => void;
  readonly proven: (view: CompanyVerificationView, how: "here" | "elsewhere") => void;
}

export interface Attempt {
  readonly businessNumber: string;
  readonly change: CompanyInput | undefined;
  /** Absent when the key is open already. */
  readonly chosen: Chosen | undefined;
  readonly use: CertificateUse;
}

const vetoed = (reason: string | undefined): Problem => ({
  code: "elements.verification-held",
  what: { ko: "회사인증을 진행하지 않았습니다.", en: "The company was not verified." },
  ...(reason === undefined ? {} : { why: { ko: reason, en: reason } }),
  remedy: {
    ko: "필요한 일을 마친 뒤 다시 인증해 주세요.",
    en: "Do what is needed, then verify again.",
  },
});

/** The text will not do any more; another one will. */
const stale: ReadonlySet<string> = new Set([
  "company-verification.expired",
  "company-verification.not-open",
  "company-verification.exhausted",
]);

/** The certificate itself will not do. */
const ofCertificate = ({ code }: Problem): boolean =>
  /^certificate\.|^elements\.certificate|^signature\.|^company-verification\.(?:kind|other-company|no-proof)$/.test(
    code,
  );

export class Proving implements ReactiveController {
  readonly #host: EinvElement;
  readonly #statement: Statement;
  readonly #news: ProvingNews;
  #course: Course = { at: "deciding" };
  #opened: OpenedCertificate | undefined;
  #run: object | undefined;

  constructor(host: EinvElement, statement: Statement, news: ProvingNews) {
    this.#host = host;
    this.#statement = statement;
    this.#news = news;
    host.addController(this);
  }

  get course(): Course {
    return this.#course;
  }

  get working(): boolean {
    return this.#course.at === "working";
  }

  /** The certificate whose key is open. */
  get opened(): OpenedCertificate | undefined {
    return this.#opened;
  }

  async verify({ businessNumber, change, chosen, use }: Attempt): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined || this.#run !== undefined) return;
    const run = {};
    this.#run = run;
    const here = (): boolean => this.#run === run;
    this.#move({ at: "working", step: change === undefined ? "open" : "save" });
    this.#host.enter("busy");
    try {
      const answer = await ask(this.#host, "einv-verify-request", { businessNumber });
      if (!here()) return;
      if (!answer.proceed) return this.#fail(vetoed(answer.reason));
      if (change !== undefined && !(await this.#save(runtime, change, here))) return;
      if (chosen !== undefined && !(await this.#open(runtime, chosen, use, here))) return;
      if (this.#opened !== undefined) await this.#prove(runtime, this.#opened, here);
    } catch (thrown) {
      if (here()) this.#fail(problemOf(thrown));
    }
  }

  /** Forgets the open key and what went wrong. */
  reset(): void {
    this.#run = undefined;
    this.#forget();
    this.#move({ at: "deciding" });
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.reset();
    });
  }

  async #save(runtime: Runtime, change: CompanyInput, here: () => boolean): Promise<boolean> {
    this.#step("save");
    try {
      const settings = await (await runtime.company()).change(change);
      if (!here()) return false;
      this.#news.saved(settings);
      return true;
    } catch (thrown) {
      if (!here()) return false;
      const problem = problemOf(thrown);
      // Somebody else runs the company meanwhile: its data is theirs to keep, and is not needed for the proof.
      if (kindOf(problem) === "denied" || problem.code === "company.not-verified") return true;
      if (problem.path === undefined) this.#fail(problem);
      else {
        this.#end({ at: "deciding" });
        this.#news.factRefused(problem);
      }
      return false;
    }
  }

  async #open(
    runtime: Runtime,
    { certificate, password }: Chosen,
    use: CertificateUse,
    here: () => boolean,
  ): Promise<boolean> {
    this.#step("open");
    this.#forget();
    try {
      const opened = await runtime.openCertificate(certificate, password, use);
      if (!here()) {
        runtime.forget(opened);
        return false;
      }
      const against = opened.findings.find(({ severity }) => severity === "error");
      if (!opened.usable && against !== undefined) {
        runtime.forget(opened);
        this.#refuseCertificate(problemOfFinding(against));
        return false;
      }
      this.#opened = opened;
      return true;
    } catch (thrown) {
      if (here()) this.#certificateOr(problemOf(thrown));
      return false;
    }
  }

  async #prove(runtime: Runtime, opened: OpenedCertificate, here: () => boolean): Promise<void> {
    const { challenge } = this.#statement;
    if (challenge === undefined || this.#statement.over) return this.#renew(here);
    this.#step("prove");
    try {
      const view = await (await runtime.company()).prove(opened, challenge);
      if (!here()) return;
      this.#proven(view, "here");
    } catch (thrown) {
      if (!here()) return;
      const problem = problemOf(thrown);
      if (stale.has(problem.code)) await this.#stale(runtime, problem, here);
      else if (ofCertificate(problem)) this.#refuseCertificate(problem);
      else if (isRetryable(problem) || kindOf(problem) === "session") this.#hold("lost", problem);
      else if (problem.code === "issue.revocation-unknown") this.#hold("waiting", problem);
      else this.#fail(problem);
    }
  }

  /** The text cannot be used any more: perhaps because it was, in another window. */
  async #stale(runtime: Runtime, problem: Problem, here: () => boolean): Promise<void> {
    const view = await (await runtime.company()).verification();
    if (!here()) return;
    if (view.state === "verified" && view.mine) return this.#proven(view, "elsewhere");
    if (problem.code !== "company-verification.exhausted") return this.#renew(here);
    await this.#statement.renew();
    if (here()) this.#refuseCertificate(problem);
  }

  async #renew(here: () => boolean): Promise<void> {
    await this.#statement.renew();
    if (!here()) return;
    this.#hold("renewed");
    this.#news.renewed();
  }

  #proven(view: CompanyVerificationView, how: "here" | "elsewhere"): void {
    this.#forget();
    this.#end({ at: "deciding" });
    this.#statement.clear();
    this.#news.proven(view, how);
  }

  #certificateOr(problem: Problem): void {
    if (ofCertificate(problem)) this.#refuseCertificate(problem);
    else this.#fail(problem);
  }

  #refuseCertificate(problem: Problem): void {
    this.#forget();
    this.#end({ at: "deciding" });
    this.#news.certificateRefused(problem);
  }

  #fail(problem: Problem): void {
    this.#forget();
    this.#end({ at: "deciding", problem });
    this.#news.failed(problem);
  }

  #hold(why: "renewed" | "lost" | "waiting", problem?: Problem): void {
    this.#end({ at: "held", why, ...(problem === undefined ? {} : { problem }) });
    if (problem !== undefined) this.#news.failed(problem);
  }

  #forget(): void {
    if (this.#opened !== undefined) this.#host.activeRuntime?.forget(this.#opened);
    this.#opened = undefined;
  }

  #step(step: Step): void {
    this.#move({ at: "working", step });
    this.#news.step(step);
  }

  #end(course: Course): void {
    this.#run = undefined;
    this.#move(course);
    this.#host.enter("ready");
  }

  #move(course: Course): void {
    this.#course = course;
    this.#host.requestUpdate();
  }
}
