/** `<einv-invoice-approval>`: see the invoice, choose the certificate, type its password, issue. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { certificateStyles } from "../certificate/certificate.styles.ts";
import { CertificateChoice } from "../certificate/choice.controller.ts";
import { RegisteredChoice } from "../certificate/registered.controller.ts";
import { Asking } from "../foundation/asking.ts";
import { deadlineBadge, statusBadges } from "../foundation/badges.ts";
import { foundation } from "../foundation/base.styles.ts";
import { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { toDate } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { Loading } from "../foundation/loading.ts";
import { wordsOf } from "../foundation/speech.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import type { CertificateUse } from "../runtime/Runtime.ts";
import { approvalMessages, type ApprovalWords } from "./approval.messages.ts";
import { approvalStyles } from "./approval.styles.ts";
import { commit, obstacle } from "./commit.ts";
import { Decisions } from "./decisions.controller.ts";
import { FullForm } from "./form.controller.ts";
import { Issuing } from "./issuing.controller.ts";
import { aftermath, against, allows, isOpen, denied, ended, receipt, waiting } from "./outcome.ts";
import { charging, proving } from "./solved.ts";
import { summary } from "./summary.ts";
import { cost, deadline } from "./terms.ts";

const endings = {
  refused: "refused",
  requestCancelled: "requestCancelled",
  requestExpired: "requestExpired",
  issueCancelled: "issueCancelled",
  deleted: "requestCancelled",
  issuing: "unknown",
  outcomeUnknown: "unknown",
} as const satisfies Partial<
  Record<Views.InvoiceSummary["status"]["document"], keyof ApprovalWords["closed"]>
>;

const isEnding = (state: string): state is keyof typeof endings => Object.hasOwn(endings, state);

/**
 * Shows one requested invoice and takes the decision on it: issue, refuse, or,
 * as its buyer, cancel the request. What was issued shows its receipt.
 *
 * @element einv-invoice-approval
 * @slot empty - Shown while no invoice is chosen.
 * @slot denied - What a person without the right may do: whom to ask.
 * @slot points - Where points are charged, when they do not suffice; `<einv-point-wallet compact>` unless given.
 * @slot company - Where the company is proven, when it has to be; `<einv-company-verification compact>` unless given.
 * @fires einv-issue-request - Before anything is signed; cancelable, with `waitUntil`. Detail: ref, points, payer.
 * @fires einv-issued - Detail: ref, issueId.
 * @fires einv-refused - Detail: ref, reason.
 * @fires einv-request-cancelled - Detail: ref.
 * @fires einv-issue-cancelled - Detail: ref, issueId.
 * @fires einv-acknowledged - Detail: ref.
 * @fires einv-error - Detail: kind, code, message, retryable.
 * @csspart items - The table of lines.
 * @csspart drop - Where certificate files are dropped.
 * @csspart password - The field of the certificate's password.
 * @csspart issue - The button that issues.
 * @csspart receipt - What an issue did.
 * @example
 * ```html
 * <einv-provider base-url="/einv">
 *   <einv-invoice-approval invoice-ref="inv_…"></einv-invoice-approval>
 * </einv-provider>
 * ```
 */
export class EinvInvoiceApproval extends EinvElement {
  static override properties: PropertyDeclarations = {
    invoiceRef: { attribute: "invoice-ref" },
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, certificateStyles, approvalStyles];

  /** The invoice to decide on. */
  declare invoiceRef: string | undefined;
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<ApprovalWords> | undefined;

  #allLines = false;

  readonly #asking = new Asking(this);

  readonly #approval = new Loading<string, Views.Approval>(this, {
    key: () => this.invoiceRef || undefined,
    load: (runtime, ref, signal) => runtime.approval(ref, signal),
  });

  readonly #certificate = new CertificateChoice(this, {
    words: () => this.#words,
    use: () => this.#use(),
    submit: () => void this.#issue(),
    locked: () => this.#issuing.course.at !== "deciding",
  });

  readonly #registered = new RegisteredChoice(this, {
    words: () => this.#words,
    wanted: () => this.#mayIssue && this.#isMember,
    submit: () => void this.#issue(),
  });

  readonly #issuing = new Issuing(this, {
    step: (step) => {
      this.enter("busy");
      this.announce(this.#words.steps[step]);
    },
    issued: ({ ref, issueId }) => {
      this.enter("ready");
      if (!this.#registered.chosen) this.#certificate.remember();
      this.#certificate.clear();
      this.#registered.clear();
      this.announce(this.#words.issuedTitle);
      this.focusOn("#outcome");
      tell(this, "einv-issued", { ref, issueId });
      void this.#approval.reload();
    },
    certificateRefused: (problem) => {
      this.enter("ready");
      if (this.#registered.chosen) this.#registered.refuse(problem);
      else this.#certificate.refuse(problem);
    },
    failed: (problem) => {
      this.enter("ready");
      this.announce(problem.what[this.language], "assertive");
      this.complain(problem);
      this.focusOn("#issue-problem .button");
    },
    changed: (now) => this.#approval.replace(now),
  });

  readonly #form = new FullForm(this);

  readonly #decisions = new Decisions(
    this,
    (what, view) => this.#decided(what, view),
    () => void this.#lookAgain(),
  );

  get #words(): ApprovalWords {
    return wordsOf(approvalMessages, this.language, this.i18n);
  }

  /** Asks the server again how the invoice stands. */
  async reload(): Promise<void> {
    await this.#approval.reload();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has("invoiceRef") || changed.get("invoiceRef") === undefined) return;
    this.#issuing.reset();
    this.#certificate.clear();
    this.#registered.clear();
    this.#allLines = false;
  }

  /** Whether it waits for this person's decision. */
  get #mayIssue(): boolean {
    const view = this.#approval.value?.view;
    return view !== undefined && isOpen(view) && allows(view, "issue");
  }

  /** Whoever came by a mail link is told nothing that may follow, and may use nothing of the company's. */
  get #isMember(): boolean {
    return this.#approval.value?.view.followUps !== undefined;
  }

  #use(): CertificateUse | undefined {
    const approval = this.#approval.value;
    return approval === undefined
      ? undefined
      : { businessNumber: approval.view.invoice.supplier.businessNumber, at: toDate(approval.now) };
  }

  async #issue(): Promise<void> {
    const shown = this.#approval.value;
    const use = this.#use();
    if (shown === undefined || use === undefined || this.#issuing.course.at !== "deciding") return;
    if (!shown.quote.covered) {
      this.focusOn("#cost-block");
      return;
    }
    if (this.#registered.chosen) {
      const confirmed = this.#registered.take();
      if (confirmed !== undefined) await this.#issuing.issueRegistered(shown, confirmed);
      return;
    }
    const chosen = this.#certificate.take();
    if (chosen === undefined) return;
    const { certificate, password } = chosen;
    await this.#issuing.issue(shown, certificate, password, use);
  }

  /** Whoever drops files wants to issue with them. */
  readonly #dropped = (event: DragEvent): void => {
    this.#registered.leave();
    this.#certificate.dropped(event);
  };

  /** Asks how the invoice stands now. What was signed is kept until the server has said it. */
  async #lookAgain(): Promise<void> {
    await this.#approval.reload();
    if (this.#approval.problem !== undefined) return;
    this.#issuing.reset();
    await this.updateComplete;
    if (this.shadowRoot?.activeElement === null) this.focusOn("#outcome, #secret, #files");
  }

  #decided(what: Views.Action, view: Views.InvoiceView): void {
    const words = this.#words;
    const { ref, issueId } = view.summary;
    const shown = this.#approval.value;
    if (shown !== undefined) this.#approval.replace({ ...shown, view });
    // What was decided about one of an amendment was decided about all of it.
    if (shown?.others !== undefined) void this.#approval.reload();
    this.#issuing.reset();
    this.focusOn("#outcome");
    switch (what) {
      case "refuse":
        this.announce(words.refused);
        tell(this, "einv-refused", { ref, reason: view.refusedBecause?.reason });
        return;
      case "cancelRequest":
        this.announce(words.requestCancelled);
        tell(this, "einv-request-cancelled", { ref });
        return;
      case "cancelIssue":
        this.announce(words.issueCancelled);
        tell(this, "einv-issue-cancelled", { ref, issueId });
        return;
      default:
        this.announce(words.acknowledged);
        tell(this, "einv-acknowledged", { ref });
    }
  }

  protected override render(): TemplateResult {
    if (!this.invoiceRef)
      return html`<slot name="empty"><p class="muted">${this.#words.chooseInvoice}</p></slot>`;
    const { problem } = this.#approval;
    return problem?.code === "company.not-verified"
      ? proving(this, problem, this.#words.checkAgain, () => void this.#goOn())
      : this.#frame(this.invoiceRef);
  }

  /** The company is proven: the invoice may be seen. */
  async #goOn(): Promise<void> {
    await this.#approval.reload();
    this.focusOn("#secret, #files");
  }

  #frame(ref: string): TemplateResult {
    return stateFrame(this, this.#approval, {
      skeleton: html`<div class="waiting">
        <span class="skeleton title"></span>
        <span class="skeleton body"></span>
      </div>`,
      content: (approval) => this.#page(approval),
      denied: { asking: this.#asking, what: { ref } },
      retry: () => void this.#lookAgain(),
    });
  }

  #page(approval: Views.Approval): TemplateResult {
    const { language } = this;
    const words = this.#words;
    const { view } = approval;
    const level = this.headingLevel ?? 2;
    const open = isOpen(view) && this.#issuing.course.at !== "issued";
    const mayIssue = open && allows(view, "issue");
    const title = !open
      ? words.titleDocument
      : view.side === "buyer"
        ? words.titleRequested
        : view.route === "forward"
          ? words.titleToIssue
          : words.titleToApprove;
    return html`<div
      class="page"
      @dragover=${mayIssue ? this.#certificate.dragged : nothing}
      @dragleave=${mayIssue ? this.#certificate.dragged : nothing}
      @drop=${mayIssue ? this.#dropped : nothing}
      aria-busy=${this.#approval.running}
    >
      <div class="head">
        <p class="title" role="heading" aria-level=${level}>${title}</p>
        <span class="badges">
          ${statusBadges(view.summary.status, language)}
          ${open ? deadlineBadge(approval.deadline.daysLeft, language) : nothing}
        </span>
      </div>
      <div class="columns">
        <div class="sheets">
          <article class="sheet" aria-label=${words.titleDocument}>
            ${summary(view, words, language, {
              all: this.#allLines,
              toggle: () => {
                this.#allLines = !this.#allLines;
                this.requestUpdate();
              },
            })}
            <div class="tools">
              <button type="button" class="button quiet" @click=${() => void this.#form.open()}>
                ${icon("document")}${words.showFullForm}
              </button>
              <button type="button" class="button quiet" @click=${() => void this.#form.print()}>
                ${icon("print")}${words.print}
              </button>
            </div>
          </article>
          ${(approval.others ?? []).map(
            (other) =>
              html`<article class="sheet" aria-label=${words.titleDocument}>
                ${summary(other, words, language, { all: true, toggle: () => {} })}
              </article>`,
          )}
        </div>
        <div class="side">${this.#side(approval, words)}</div>
      </div>
      ${this.#form.render([view, ...(approval.others ?? [])], words)} ${this.#decisions.render(view, words)}
    </div>`;
  }

  #side(approval: Views.Approval, words: ApprovalWords): TemplateResult {
    const { view } = approval;
    const { document: state } = view.summary.status;
    const { course } = this.#issuing;
    const lookAgain = (): void => void this.#lookAgain();
    if (state === "issued" || state === "amended" || course.at === "issued")
      return this.#issued(approval, course.at === "issued" ? course.receipt : undefined, words);
    if (isEnding(state) && course.at === "deciding") {
      const how = endings[state];
      return html`${ended(view, how, words, this)}
      ${how === "unknown" ? aftermath(words.lookAgain, lookAgain) : nothing}`;
    }
    const refuse =
      allows(view, "refuse") && course.at !== "lost"
        ? aftermath(words.refuse, () => this.#decisions.open("refuse"), {
            danger: true,
            held: this.#issuing.working,
          })
        : nothing;
    const cancel = allows(view, "cancelRequest")
      ? aftermath(words.cancelRequest, () => this.#decisions.open("cancelRequest"), { danger: true })
      : nothing;
    const forbidden = against(view, "issue");
    return html`${deadline(approval, words, this.language)}
    ${cost(this, approval, words, {
      checkAgain: lookAgain,
      charging: this.#charging(approval),
    })}
    ${
      view.side === "buyer"
        ? waiting(this, view, words)
        : forbidden === undefined
          ? this.#decide(approval, words)
          : denied(this, forbidden, words, lookAgain)
    }
    ${view.side === "buyer" ? cancel : refuse}`;
  }

  #charging(approval: Views.Approval): TemplateResult {
    return charging(this, approval, () => void this.#lookAgain());
  }

  #decide(approval: Views.Approval, words: ApprovalWords): TemplateResult {
    const { course } = this.#issuing;
    const problem = obstacle(this, course, words, {
      ...(approval.quote.covered ? { charging: this.#charging(approval) } : {}),
      sendAgain: () => void this.#issuing.sendAgain(),
      lookAgain: () => void this.#lookAgain(),
      startOver: () => {
        this.#issuing.reset();
        this.focusOn("#secret");
      },
    });
    if (course.at === "lost") return html`${problem}`;
    const registered = this.#registered.chosen;
    const labels = registered
      ? { ...words, issue: words.issueRegistered, issueCharging: words.issueRegisteredCharging }
      : words;
    return html`${
      registered
        ? this.#registered.render({ locked: this.#issuing.working })
        : html`${this.#registered.alternative()} ${this.#certificate.render(approval.now)}`
    }
    ${problem} ${commit(approval, course, labels, this.language, () => void this.#issue())}`;
  }

  #issued(approval: Views.Approval, fresh: Views.Receipt | undefined, words: ApprovalWords): TemplateResult {
    const { view } = approval;
    const { running } = this.#decisions;
    const unconfirmed = view.summary.status.acknowledgement !== "acknowledged";
    return html`${receipt(this, approval, fresh, words)}
    ${
      allows(view, "acknowledge") && unconfirmed
        ? html`<div class="block">
            <button
              type="button"
              class="button primary wide"
              aria-disabled=${running}
              aria-busy=${running}
              @click=${() => void this.#decisions.acknowledge(view)}
            >
              ${words.acknowledge}
            </button>
          </div>`
        : nothing
    }
    ${
      allows(view, "cancelIssue")
        ? aftermath(words.cancelIssue, () => this.#decisions.open("cancelIssue"), { danger: true })
        : nothing
    }`;
  }
}
