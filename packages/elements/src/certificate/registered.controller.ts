/** The company's registered certificate where something is issued: chosen first where there is one, with the files one click away. */
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { Certificates } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { isoDate, toDate } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Problem } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import type { CertificateWords } from "./certificate.messages.ts";
import { PasswordField } from "./password.controller.ts";
import type { RegisteredWords } from "./registered.messages.ts";

/** With what an issue is confirmed: the password of the person's account, unless it was asked a moment ago. */
export interface Confirmed {
  readonly registrationId: string;
  readonly password?: string;
}

export interface RegisteredOptions {
  readonly words: () => CertificateWords & RegisteredWords;
  /** Whether it may be issued at all. */
  readonly wanted: () => boolean;
  /** Enter in the password. */
  readonly submit: () => void;
}

export class RegisteredChoice implements ReactiveController {
  readonly #host: EinvElement;
  readonly #options: RegisteredOptions;
  readonly #password: PasswordField;
  #asked: Runtime | undefined;
  #view: Certificates.CertificatesView | undefined;
  /** When the view was read, by this computer's clock, which only measures how long ago it was. */
  #readAt = 0;
  #byFile = false;
  #problem: Problem | undefined;

  constructor(host: EinvElement, options: RegisteredOptions) {
    this.#host = host;
    this.#options = options;
    this.#password = new PasswordField(host, options.submit);
    host.addController(this);
  }

  /** Whether there is one that can sign, and this person may be asked to confirm. */
  get offered(): boolean {
    const view = this.#view;
    return view?.registered?.state === "valid" && (view.confirmation.by === "password" || this.#isConfirmed);
  }

  /** Whether it is what issues now. */
  get chosen(): boolean {
    return this.offered && !this.#byFile;
  }

  get #isConfirmed(): boolean {
    const view = this.#view;
    if (view?.confirmation.until === undefined) return false;
    const now = toDate(view.now).getTime() + performance.now() - this.#readAt;
    return toDate(view.confirmation.until).getTime() > now;
  }

  hostUpdated(): void {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined || runtime === this.#asked || !this.#options.wanted()) return;
    this.#asked = runtime;
    void this.#look(runtime);
  }

  hostDisconnected(): void {
    this.#asked = undefined;
    this.#byFile = false;
    this.#problem = undefined;
  }

  /** Takes the choice, the password out of its field; `undefined` when it is missing, which is then said. */
  take(): Confirmed | undefined {
    const registered = this.#view?.registered;
    if (registered === undefined) return undefined;
    const { registrationId } = registered;
    this.#problem = undefined;
    if (this.#isConfirmed) return { registrationId };
    const password = this.#password.take();
    if (password !== "") return { registrationId, password };
    this.#password.complain(this.#options.words().accountPasswordFirst);
    this.#host.focusOn("#secret");
    return undefined;
  }

  /** Says why it did not issue, and leads on; what the certificate's own fault is sends to the files. */
  refuse(problem: Problem): void {
    const host = this.#host;
    host.announce(problem.what[host.language], "assertive");
    host.complain(problem);
    const runtime = host.activeRuntime;
    if (problem.code === "confirmation.wrong" || problem.code === "confirmation.needed") {
      if (runtime !== undefined && problem.code === "confirmation.needed") void this.#look(runtime);
      this.#password.complain(`${problem.what[host.language]} ${problem.remedy[host.language]}`);
      host.focusOn("#secret");
      return;
    }
    this.#problem = problem;
    host.focusOn("#by-file");
    if (runtime !== undefined && problem.code.startsWith("certificate.")) void this.#look(runtime);
  }

  /** Back to what is offered first. */
  clear(): void {
    this.#byFile = false;
    this.#problem = undefined;
    this.#password.clear();
  }

  /** Asks again how it stands, and until when the person is known. */
  async renew(): Promise<void> {
    if (this.#asked !== undefined) await this.#look(this.#asked);
  }

  /** Nothing is said where nothing is known: the files are there as ever. */
  async #look(runtime: Runtime): Promise<void> {
    try {
      const view = await (await runtime.registeredCertificates()).list();
      if (this.#asked !== runtime) return;
      this.#view = view;
      this.#readAt = performance.now();
    } catch {
      if (this.#asked === runtime) this.#view = undefined;
    }
    this.#host.requestUpdate();
  }

  /** With the files instead. */
  leave(): void {
    this.#byFile = true;
    this.#problem = undefined;
    this.#password.clear();
  }

  readonly #toFile = (): void => {
    this.leave();
    this.#host.focusOn("#files");
  };

  readonly #toRegistered = (): void => {
    this.#byFile = false;
    this.#host.focusOn("#secret, #by-file");
  };

  /** The pane of the registered certificate, in the place of the files'. */
  render({ locked }: { readonly locked: boolean }): TemplateResult | typeof nothing {
    const registered = this.#view?.registered;
    if (registered === undefined) return nothing;
    const words = this.#options.words();
    const { language } = this.#host;
    const { owner, kind, issuer, notAfter, daysLeft } = registered;
    return html`<section class="block certificate" aria-labelledby="certificate-title">
      <div class="line">
        <h3 id="certificate-title">${words.certificate}</h3>
        <button
          type="button"
          id="by-file"
          class="button quiet"
          aria-disabled=${locked}
          @click=${locked ? nothing : this.#toFile}
        >
          ${words.byFile}
        </button>
      </div>
      <div class="card">
        ${icon("check")}
        <span>
          <span class="owner">${owner}</span>
          <span class="detail">${kind[language]} · ${issuer}</span>
          <span class="detail figure">${words.ends(daysLeft, isoDate(notAfter))}</span>
          <span class="detail">${words.registeredSigns}</span>
        </span>
      </div>
      ${this.#problem === undefined ? nothing : refusalPanel(this.#host, this.#problem, { alert: false })}
      ${
        this.#isConfirmed
          ? nothing
          : this.#password.render(
              { ...words, password: words.accountPassword, passwordHint: words.accountPasswordHint },
              { locked },
            )
      }
    </section>`;
  }

  /** Above the files: that there is one, or why it is of no use now. */
  alternative(): TemplateResult | typeof nothing {
    const words = this.#options.words();
    const view = this.#view;
    const registered = view?.registered;
    if (view === undefined || registered === undefined) return nothing;
    if (this.offered)
      return html`<div class="block">
        <button type="button" class="button" id="by-registered" @click=${this.#toRegistered}>
          ${icon("certificate")}${words.byRegistered}
        </button>
      </div>`;
    const why =
      registered.state === "valid"
        ? words.registeredUnconfirmed
        : words.registeredUnusable(words.registeredStates[registered.state]);
    return html`<div class="block">
      <p class="hint" id="registered-withheld">${icon("info")}<span>${why}</span></p>
    </div>`;
  }
}
