/** `<einv-certificate-manager>`: the company's registered certificate, how it stands, registering, replacing and removing it. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Certificates } from "@einv/api";
import { certificateStyles } from "../certificate/certificate.styles.ts";
import { CertificateChoice } from "../certificate/choice.controller.ts";
import { Asking } from "../foundation/asking.ts";
import { foundation } from "../foundation/base.styles.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { Done } from "../foundation/done.ts";
import { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import { toDate } from "../foundation/format.ts";
import { Loading } from "../foundation/loading.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { wordsOf } from "../foundation/speech.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import type { CertificateUse } from "../runtime/Runtime.ts";
import { kindList } from "./kindList.ts";
import { Kinds } from "./kinds.ts";
import { managerMessages, type ManagerWords } from "./manager.messages.ts";
import { managerStyles } from "./manager.styles.ts";
import { Registering } from "./registering.controller.ts";
import { registration } from "./registration.ts";
import { Removal } from "./removal.controller.ts";
import { ReportDialog } from "./report.controller.ts";
import type { Kept } from "../runtime/device.ts";
import { keptRow, registeredRow, type RowActions } from "./rows.ts";

/**
 * Shows the certificate that the server signs with, and those before it; an
 * administrator registers, replaces and removes it. Anybody of the company sees
 * how it stands and has it examined.
 *
 * @element einv-certificate-manager
 * @slot empty - Shown below the sentence that no certificate is registered.
 * @slot denied - What a person who may not see it may do: whom to ask.
 * @slot error - Shown below a failure.
 * @fires einv-certificate-register-request - Before the key is opened; cancelable, with `waitUntil`. Detail: replaces.
 * @fires einv-certificate-registered - Detail: registrationId, replaced.
 * @fires einv-certificate-remove-request - Before it is removed; cancelable. Detail: registrationId.
 * @fires einv-certificate-removed - Detail: registrationId.
 * @fires einv-error - Detail: kind, code, message, retryable.
 * @csspart certificate - A certificate's row.
 * @csspart drop - Where certificate files are dropped.
 * @csspart password - The field of the certificate's password.
 * @csspart done - What was just carried out.
 * @csspart register - The button that registers or replaces.
 * @example
 * ```html
 * <einv-provider base-url="/einv">
 *   <einv-certificate-manager></einv-certificate-manager>
 * </einv-provider>
 * ```
 */
export class EinvCertificateManager extends EinvElement {
  static override properties: PropertyDeclarations = {
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, certificateStyles, managerStyles];

  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<ManagerWords> | undefined;

  /** The new one is being chosen (교체). */
  #replacing = false;

  readonly #asking = new Asking(this);

  readonly #list = new Loading<"registered", Certificates.CertificatesView>(this, {
    key: () => "registered",
    load: async (runtime, _key, signal) => (await runtime.registeredCertificates()).list(signal),
    isEmpty: ({ registered }) => registered === undefined,
  });

  readonly #choice = new CertificateChoice(this, {
    words: () => this.#words,
    use: () => this.#use(),
    submit: () => void this.#register(),
    locked: () => this.#registering.course.at !== "deciding",
    another: () => this.#replacing,
  });

  readonly #registering = new Registering(this, {
    step: (step) => {
      this.enter("busy");
      this.announce(this.#words.steps[step]);
    },
    registered: (view, replaced) => {
      this.#replacing = false;
      this.#choice.remember();
      this.#choice.clear();
      this.#list.replace(view);
      this.#done.say(replaced ? this.#words.replaced : this.#words.registered);
      this.focusOn("#list");
      const { registered } = view;
      if (registered === undefined) return;
      tell(this, "einv-certificate-registered", { registrationId: registered.registrationId, replaced });
    },
    certificateRefused: (problem) => {
      this.#leaveBusy();
      this.#choice.refuse(problem);
    },
    failed: (problem) => {
      this.#leaveBusy();
      this.announce(problem.what[this.language], "assertive");
      this.complain(problem);
      this.focusOn("#register-problem .button");
    },
    renewed: () => {
      this.#leaveBusy();
      this.announce(this.#words.newStatement, "assertive");
      this.focusOn("#agree");
    },
  });

  readonly #removal = new Removal(this);
  readonly #done = new Done(this);

  readonly #report = new ReportDialog(this);
  readonly #kinds = new Kinds(this);

  get #words(): ManagerWords {
    return wordsOf(managerMessages, this.language, this.i18n);
  }

  /** Asks the server again how the certificates stand. */
  async reload(): Promise<void> {
    await this.#list.reload();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#choice.chosen !== undefined && this.#mayManage) void this.#registering.prepare();
  }

  get #mayManage(): boolean {
    const view = this.#list.value;
    return view !== undefined && view.cannotManage === undefined;
  }

  #leaveBusy(): void {
    if (this.viewState === "busy") this.enter(this.#list.value?.registered === undefined ? "empty" : "ready");
  }

  #use(): CertificateUse | undefined {
    const view = this.#list.value;
    return view === undefined ? undefined : { businessNumber: view.businessNumber, at: toDate(view.now) };
  }

  async #register(): Promise<void> {
    const view = this.#list.value;
    const use = this.#use();
    if (view === undefined || use === undefined || this.#registering.course.at !== "deciding") return;
    if (this.#choice.chosen !== undefined && !this.#registering.agreed) {
      this.#registering.disagreed = true;
      this.announce(this.#words.agreeFirst, "assertive");
      this.focusOn("#agree");
      return;
    }
    const chosen = this.#choice.take();
    if (chosen === undefined) return;
    this.#registering.pardon();
    await this.#registering.register(chosen, use, view.registered?.registrationId);
  }

  #startOver(): void {
    const { course } = this.#registering;
    this.#registering.reset();
    if (course.at === "deciding" && course.problem?.code.startsWith("certificate.regist") === true) {
      this.#choice.clear();
      void this.#list.reload();
    }
    this.focusOn("#secret, #files");
  }

  protected override render(): TemplateResult {
    return stateFrame(this, this.#list, {
      skeleton: html`<div class="waiting">
        <span class="skeleton title"></span>
        <span class="skeleton body"></span>
      </div>`,
      content: (view) => this.#page(view),
      // Which right helps is the server's to say.
      denied: { asking: this.#asking, what: {} },
    });
  }

  #page(view: Certificates.CertificatesView): TemplateResult {
    const words = this.#words;
    const { registered, former, company } = view;
    const level = this.headingLevel ?? 2;
    const open = this.#mayManage && (registered === undefined || this.#replacing);
    return html`<div
      class="manager"
      @dragover=${open ? this.#choice.dragged : nothing}
      @dragleave=${open ? this.#choice.dragged : nothing}
      @drop=${open ? this.#choice.dropped : nothing}
      aria-busy=${this.#list.running}
    >
      <p class="title" role="heading" aria-level=${level}>${words.title}</p>
      ${this.#done.render()}
      <ul class="rows" id="list" tabindex="-1" aria-label=${words.certificatesOf(company)}>
        ${this.#rows(view)}
      </ul>
      ${view.cannotManage === undefined ? nothing : this.#forbidden(view.cannotManage)}
      ${open ? this.#add(registered, level + 1) : nothing}
      ${
        former.length === 0
          ? nothing
          : html`<details class="more">
              <summary>${words.former(former.length)}</summary>
              <ul class="rows">
                ${former.map((one) =>
                  registeredRow(one, words, this.language, {
                    report: () => void this.#report.open(one.registrationId),
                  }),
                )}
              </ul>
            </details>`
      }
      ${kindList(this.#kinds, words)} ${this.#report.render(words)} ${this.#removal.render(words)}
    </div>`;
  }

  #actions(registered: Certificates.RegisteredCertificate): RowActions {
    return {
      report: () => void this.#report.open(registered.registrationId),
      ...(this.#mayManage ? { replace: () => this.#replace(), remove: () => this.#remove(registered) } : {}),
    };
  }

  /** Those that can be used stand first. */
  #rows(view: Certificates.CertificatesView): ReadonlyArray<TemplateResult> {
    const words = this.#words;
    const { registered, now } = view;
    const kept = this.#choice.kept.all.map((one) =>
      keptRow(one, words, this.language, now, () => this.#removeKept(one)),
    );
    if (registered === undefined)
      return [
        html`<li class="none">
          <p class="what">${words.none}</p>
          <p class="muted">${words.noneMeans}</p>
          <slot name="empty"></slot>
        </li>`,
        ...kept,
      ];
    const row = registeredRow(registered, words, this.language, this.#actions(registered));
    return registered.state === "valid" ? [row, ...kept] : [...kept, row];
  }

  #remove({ registrationId, owner }: Certificates.RegisteredCertificate): void {
    const words = this.#words;
    this.#removal.open({
      id: registrationId,
      title: words.removeTitle,
      consequence: words.removeConsequence(owner),
      instead: words.removeFormer,
      allowed: async () => (await ask(this, "einv-certificate-remove-request", { registrationId })).proceed,
      remove: async (runtime, idempotencyKey) => {
        const view = await (
          await runtime.registeredCertificates()
        ).remove({ registrationId, idempotencyKey });
        return () => {
          this.#list.replace(view);
          this.#done.say(words.removed);
          this.focusOn("#list");
          tell(this, "einv-certificate-removed", { registrationId });
        };
      },
    });
  }

  #removeKept({ id, owner }: Kept): void {
    const words = this.#words;
    this.#removal.open({
      id,
      title: words.removeKeptTitle,
      consequence: words.removeKeptConsequence(owner),
      allowed: async () => true,
      remove: async () => {
        await this.#choice.kept.remove(id);
        return () => {
          this.#done.say(words.removedKept);
          this.focusOn("#list");
        };
      },
    });
  }

  #replace(): void {
    this.#replacing = true;
    this.focusOn("#add-title");
  }

  #keepAsIs(): void {
    this.#replacing = false;
    this.#choice.clear();
    this.#registering.reset();
    this.focusOn("#replace");
  }

  #forbidden(problem: NonNullable<Certificates.CertificatesView["cannotManage"]>): TemplateResult {
    return refusalPanel(this, problem, { alert: false, tone: "plain" });
  }

  #add(replaced: Certificates.RegisteredCertificate | undefined, level: number): TemplateResult {
    const words = this.#words;
    const view = this.#list.value;
    if (view === undefined) return html``;
    const title = replaced === undefined ? words.addTitle : words.replaceTitle;
    return html`<section class="add" aria-labelledby="add-title">
      <div class="line">
        <p class="heading" id="add-title" role="heading" aria-level=${level} tabindex="-1">${title}</p>
        ${
          replaced === undefined || this.#registering.course.at !== "deciding"
            ? nothing
            : html`<button type="button" class="button quiet" @click=${() => this.#keepAsIs()}>
                ${commonMessages[this.language].cancel}
              </button>`
        }
      </div>
      ${registration({
        host: this,
        words,
        registering: this.#registering,
        choice: this.#choice.render(view.now),
        isChosen: this.#choice.chosen !== undefined,
        replaced,
        press: () => void this.#register(),
        sendAgain: () => void this.#registering.sendAgain(),
        startOver: () => this.#startOver(),
      })}
    </section>`;
  }
}
