/** Showing the certificate of a company that has joined already: the text, the certificate, its signature. */
import { html, type TemplateResult } from "lit";
import type { Challenge } from "@einv/api";
import { CertificateChoice } from "../certificate/choice.controller.ts";
import { certificateStyles } from "../certificate/certificate.styles.ts";
import { certificateMessages } from "../certificate/certificate.messages.ts";
import { problemOfFinding } from "../certificate/certificates.controller.ts";
import type { EinvElement } from "../foundation/element.ts";
import { kindOf, problemOf } from "../foundation/problem.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { OpenedCertificate } from "../runtime/Runtime.ts";
import type { View } from "../runtime/joining.ts";
import type { Course } from "./course.controller.ts";
import { actions, against } from "./parts.ts";
import type { Ground } from "./ground.ts";
import { proveMessages } from "./prove.messages.ts";

/** Choosing a certificate has a look of its own, which comes with it. */
const adopt = ({ shadowRoot }: EinvElement): void => {
  const { styleSheet } = certificateStyles;
  if (shadowRoot === null || styleSheet === undefined || shadowRoot.adoptedStyleSheets.includes(styleSheet))
    return;
  shadowRoot.adoptedStyleSheets.unshift(styleSheet);
};

export class ProveCompany {
  readonly #host: EinvElement;
  readonly #course: Course;
  readonly #choice: CertificateChoice;
  readonly #mayGoOn: (businessNumber: string) => Promise<boolean>;
  readonly #i18n: Ground["i18n"];
  #asked: { readonly businessNumber: string; readonly challenge: Challenge.CompanyChallenge } | undefined;

  constructor({ host, course, i18n }: Ground, mayGoOn: (businessNumber: string) => Promise<boolean>) {
    this.#i18n = i18n;
    adopt(host);
    this.#host = host;
    this.#course = course;
    this.#mayGoOn = mayGoOn;
    this.#choice = new CertificateChoice(host, {
      words: () => certificateMessages[host.language],
      use: () =>
        this.#asked === undefined
          ? undefined
          : { businessNumber: this.#asked.businessNumber, at: new Date() },
      submit: () => void this.#prove(),
      locked: () => course.busy,
    });
  }

  get open(): boolean {
    return this.#asked !== undefined;
  }

  /** Fetches the text that is signed. */
  async begin(businessNumber: string): Promise<void> {
    const done = await this.#course.ask("begin-proof", (signup) => signup.beginProof(businessNumber));
    if (done === undefined) return;
    this.#asked = { businessNumber, challenge: done.answer };
    this.#host.focusOn("[data-prove]");
    this.#host.requestUpdate();
  }

  reset(): void {
    this.#asked = undefined;
    this.#choice.clear();
  }

  async #prove(): Promise<View | undefined> {
    const asked = this.#asked;
    const runtime = this.#host.activeRuntime;
    if (asked === undefined || runtime === undefined || this.#course.busy) return undefined;
    const chosen = this.#choice.take();
    if (chosen === undefined) return undefined;
    const { businessNumber, challenge } = asked;
    if (!(await this.#mayGoOn(businessNumber))) return undefined;
    let opened: OpenedCertificate | undefined;
    try {
      opened = await runtime.openCertificate(chosen.certificate, chosen.password, {
        businessNumber,
        at: new Date(),
      });
      const wrong = opened.findings.find(({ severity }) => severity === "error");
      if (!opened.usable && wrong !== undefined) {
        this.#choice.refuse(problemOfFinding(wrong));
        return undefined;
      }
      const key = opened;
      const view = await this.#course.go("prove", (signup, { version }) =>
        signup.prove(key, challenge, { version, businessNumber }),
      );
      if (view !== undefined) this.reset();
      else if (this.#course.problem?.code.startsWith("company-verification.") === true) {
        this.#choice.clear();
        await this.#again(businessNumber);
      }
      return view;
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (kindOf(problem) === "certificate") this.#choice.refuse(problem);
      else this.#host.complain(problem);
      return undefined;
    } finally {
      if (opened !== undefined) runtime.forget(opened);
    }
  }

  /** A refused text may be used up; the next try signs another. */
  async #again(businessNumber: string): Promise<void> {
    const refused = this.#course.problem;
    const challenge = await this.#course
      .lookUp((signup) => signup.beginProof(businessNumber))
      .catch(() => undefined);
    if (challenge !== undefined) this.#asked = { businessNumber, challenge };
    if (refused !== undefined) this.#host.requestUpdate();
  }

  render(back: () => void): TemplateResult {
    const words = wordsOf(proveMessages, this.#host.language, this.#i18n());
    const asked = this.#asked;
    if (asked === undefined) return html``;
    return html`<div
      class="stack"
      @dragover=${this.#choice.dragged}
      @dragleave=${this.#choice.dragged}
      @drop=${this.#choice.dropped}
    >
      <div>
        <p class="target" data-prove tabindex="-1">${words.proveTitle}</p>
        <p class="muted">${words.proveWhy}</p>
      </div>
      <div class="stack tight">
        <p class="label">${words.proveText}</p>
        <pre class="statement" tabindex="0" role="region" aria-label=${words.proveText}>
${asked.challenge.text}</pre>
      </div>
      ${this.#choice.render(new Date())} ${against(this.#host, this.#course, ["prove"])}
      ${actions(
        this.#course,
        words,
        { label: words.prove, busy: words.proving, run: () => void this.#prove() },
        back,
      )}
    </div>`;
  }
}
