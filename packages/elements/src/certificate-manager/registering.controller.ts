/**
 * Registering a certificate, or replacing the one that is: read what it means,
 * open the key, sign the text and seal the key in the page, send it.
 *
 * What was handed over is sealed for the server, so it is kept and sent again as
 * it is when the answer was lost; the key itself is forgotten before anything is sent.
 */
import type { Certificates } from "@einv/api";
import type { ReactiveController } from "lit";
import { problemOfFinding } from "../certificate/certificates.controller.ts";
import type { Chosen } from "../certificate/choice.controller.ts";
import type { EinvElement } from "../foundation/element.ts";
import { ask } from "../foundation/events.ts";
import { newIdempotencyKey } from "../foundation/idempotency.ts";
import { isRetryable, kindOf, type Problem, problemOf } from "../foundation/problem.ts";
import type { HandedOver } from "../runtime/registeredCertificates.ts";
import type { CertificateUse, OpenedCertificate } from "../runtime/Runtime.ts";

export type Step = "open" | "seal" | "send";
export const steps: ReadonlyArray<Step> = ["open", "seal", "send"];

interface Sending {
  readonly handed: HandedOver;
  readonly replaces: string | undefined;
  readonly idempotencyKey: string;
}

/** Where registering stands. */
export type Course =
  | { readonly at: "deciding"; readonly problem?: Problem }
  | { readonly at: "working"; readonly step: Step }
  | { readonly at: "lost"; readonly sending: Sending; readonly problem: Problem };

export interface RegisteringNews {
  readonly step: (step: Step) => void;
  readonly registered: (view: Certificates.CertificatesView, replaced: boolean) => void;
  /** The certificate, or its password, will not do. */
  readonly certificateRefused: (problem: Problem) => void;
  readonly failed: (problem: Problem) => void;
  /** The text was made anew. */
  readonly renewed: () => void;
}

/** Something else is to be signed now. */
const outdated: ReadonlySet<string> = new Set([
  "company-verification.not-open",
  "company-verification.expired",
  "company-verification.exhausted",
]);

const vetoed = (reason: string | undefined): Problem => ({
  code: "elements.register-held",
  what: { ko: "등록을 진행하지 않았습니다.", en: "Registering was not carried out." },
  ...(reason === undefined ? {} : { why: { ko: reason, en: reason } }),
  remedy: {
    ko: "필요한 일을 마친 뒤 다시 등록해 주세요.",
    en: "Do what is needed, then register again.",
  },
});

/** Company verification names the owner as the certificate doctor does elsewhere. */
const isOfCertificate = (problem: Problem): boolean =>
  kindOf(problem) === "certificate" ||
  /^company-verification\.(?:other-company|no-proof|kind)$/.test(problem.code);

export class Registering implements ReactiveController {
  readonly #host: EinvElement;
  readonly #news: RegisteringNews;
  #course: Course = { at: "deciding" };
  #challenge: Certificates.RegistrationChallenge | undefined;
  #preparing: object | undefined;
  #run: object | undefined;
  agreed = false;
  /** Registering was tried before it was agreed. */
  disagreed = false;

  constructor(host: EinvElement, news: RegisteringNews) {
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

  /** What is going to be signed. */
  get challenge(): Certificates.RegistrationChallenge | undefined {
    return this.#challenge;
  }

  /** Fetches what is going to be signed, once. */
  async prepare(): Promise<void> {
    const runtime = this.#host.activeRuntime;
    const stuck = this.#course.at === "deciding" && this.#course.problem !== undefined;
    if (runtime === undefined || this.#challenge !== undefined || this.#preparing !== undefined || stuck)
      return;
    const preparing = {};
    this.#preparing = preparing;
    try {
      const challenge = await (await runtime.registeredCertificates()).begin();
      if (this.#preparing !== preparing) return;
      this.#challenge = challenge;
      this.#host.requestUpdate();
    } catch (thrown) {
      if (this.#preparing === preparing) this.#fail(problemOf(thrown));
    } finally {
      if (this.#preparing === preparing) this.#preparing = undefined;
    }
  }

  agree(agreed: boolean): void {
    this.agreed = agreed;
    this.disagreed = false;
    this.#host.requestUpdate();
  }

  async register(
    { certificate, password }: Chosen,
    use: CertificateUse,
    replaces: string | undefined,
  ): Promise<void> {
    const runtime = this.#host.activeRuntime;
    const challenge = this.#challenge;
    if (runtime === undefined || challenge === undefined || this.#run !== undefined) return;
    const run = {};
    this.#run = run;
    this.#move({ at: "working", step: "open" });
    let opened: OpenedCertificate | undefined;
    try {
      const answer = await ask(this.#host, "einv-certificate-register-request", {
        replaces: replaces !== undefined,
      });
      if (this.#run !== run) return;
      if (!answer.proceed) {
        this.#fail(vetoed(answer.reason));
        return;
      }
      this.#news.step("open");
      opened = await runtime.openCertificate(certificate, password, use);
      if (this.#run !== run) return;
      const against = opened.findings.find(({ severity }) => severity === "error");
      if (!opened.usable && against !== undefined) {
        this.#refuseCertificate(problemOfFinding(against));
        return;
      }
      this.#move({ at: "working", step: "seal" });
      this.#news.step("seal");
      const group = await runtime.registeredCertificates();
      const handed = await group.handOver(opened, challenge);
      runtime.forget(opened);
      opened = undefined;
      if (this.#run !== run) return;
      await this.#send(run, { handed, replaces, idempotencyKey: newIdempotencyKey() });
    } catch (thrown) {
      if (this.#run === run) this.#refuse(problemOf(thrown));
    } finally {
      if (opened !== undefined) runtime.forget(opened);
    }
  }

  /** Sends the same once more, after its answer was lost. */
  async sendAgain(): Promise<void> {
    if (this.#run !== undefined || this.#course.at !== "lost") return;
    const run = {};
    this.#run = run;
    await this.#send(run, this.#course.sending);
  }

  /** Takes back what went wrong. */
  pardon(): void {
    if (this.#course.at === "deciding" && this.#course.problem !== undefined) this.#move({ at: "deciding" });
  }

  /** Forgets everything that was begun. */
  reset(): void {
    this.#run = undefined;
    this.#preparing = undefined;
    this.#challenge = undefined;
    this.agreed = false;
    this.disagreed = false;
    this.#move({ at: "deciding" });
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.reset();
    });
  }

  async #send(run: object, sending: Sending): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined) return;
    this.#move({ at: "working", step: "send" });
    this.#news.step("send");
    try {
      const { handed, replaces, idempotencyKey } = sending;
      const group = await runtime.registeredCertificates();
      const view = await group.register(handed, {
        idempotencyKey,
        ...(replaces === undefined ? {} : { replaces }),
      });
      if (this.#run !== run) return;
      this.reset();
      this.#news.registered(view, replaces !== undefined);
    } catch (thrown) {
      if (this.#run !== run) return;
      const problem = problemOf(thrown);
      if (!isRetryable(problem)) {
        this.#refuse(problem);
        return;
      }
      this.#run = undefined;
      this.#move({ at: "lost", sending, problem });
      this.#news.failed(problem);
    }
  }

  #refuse(problem: Problem): void {
    if (outdated.has(problem.code)) {
      this.reset();
      this.#news.renewed();
      void this.prepare();
    } else if (isOfCertificate(problem)) this.#refuseCertificate(problem);
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
