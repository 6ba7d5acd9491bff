/** `<einv-company-verification>`: prove once, with the company's certificate, that one belongs to the company. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { certificateStyles } from "../certificate/certificate.styles.ts";
import { CertificateChoice } from "../certificate/choice.controller.ts";
import { foundation } from "../foundation/base.styles.ts";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { icon } from "../foundation/icons.ts";
import { Loading } from "../foundation/loading.ts";
import { problemOf } from "../foundation/problem.ts";
import { Press } from "../foundation/press.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { wordsOf } from "../foundation/speech.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import type { CompanySettings } from "../runtime/company.ts";
import type { CertificateUse } from "../runtime/Runtime.ts";
import { Facts } from "./facts.controller.ts";
import { factsBlock } from "./factsView.ts";
import { commitBlock } from "./commit.ts";
import { Proving } from "./proving.controller.ts";
import { lead, outcome, shownCertificates, standingBadges } from "./standing.ts";
import { lookUp, type Shown } from "./shown.ts";
import { Statement } from "./statement.controller.ts";
import { statementBlock } from "./statementBlock.ts";
import { verificationMessages, type VerificationWords } from "./verification.messages.ts";
import { verificationStyles } from "./verification.styles.ts";

/**
 * 회사인증: whether the company is verified, and the one signature that proves
 * it and that the person belongs to it. What is signed is shown word for word.
 *
 * @element einv-company-verification
 * @slot denied - What a person may do who cannot verify: whom to ask.
 * @slot error - Shown below a failure.
 * @fires einv-verify-request - Before anything is saved or signed; cancelable, with `waitUntil`. Detail: businessNumber.
 * @fires einv-verify - The company is verified, and this person is of it. Detail: businessNumber.
 * @fires einv-company-change - The company's data was saved. Detail: businessNumber.
 * @fires einv-error - Detail: kind, code, message, retryable.
 * @csspart badges - How the company stands.
 * @csspart statement - The text that is signed.
 * @csspart drop - Where certificate files are dropped.
 * @csspart password - The field of the certificate's password.
 * @csspart verify - The button that verifies.
 * @csspart refusal - A refusal and its next steps.
 * @example
 * ```html
 * <einv-company-verification invoice-ref="inv_…"></einv-company-verification>
 * ```
 */
export class EinvCompanyVerification extends EinvElement {
  static override properties: PropertyDeclarations = {
    invoiceRef: { attribute: "invoice-ref" },
    compact: { type: Boolean, reflect: true },
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, certificateStyles, verificationStyles];

  /** The invoice that waits for the company: what it says fills in what is missing. */
  declare invoiceRef: string | undefined;
  /** Only what is missing, for inside another screen. */
  declare compact: boolean;
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<VerificationWords> | undefined;

  #loadedAt = 0;
  #anew = false;
  #pressing = false;
  #saves = false;
  #proven: "here" | "elsewhere" | undefined;

  readonly #shown = new Loading<string, Shown>(this, {
    key: () => this.invoiceRef ?? "",
    load: lookUp,
    loaded: (shown) => {
      this.#loadedAt = performance.now();
      this.#facts.begin(shown.settings, shown.party);
      if (this.#needsProof(shown)) void this.#statement.need();
    },
  });

  readonly #facts = new Facts(this);
  readonly #saving = new Press<"save">(this);
  readonly #statement = new Statement(this, () => this.#now());

  readonly #proving = new Proving(this, this.#statement, {
    step: (step) => this.announce(this.#words.steps[step]),
    saved: (settings) => this.#saved(settings),
    factRefused: (problem) => {
      this.#facts.judge([problem]);
      this.complain(problem);
      this.#leadToWrong();
    },
    certificateRefused: (problem) => this.#certificate.refuse(problem),
    failed: (problem) => {
      this.announce(problem.what[this.language], "assertive");
      this.complain(problem);
      this.focusOn("#verify-problem .button, #verify");
    },
    renewed: () => {
      this.announce(this.#words.renewedLead);
      this.focusOn("#statement");
    },
    proven: (view, how) => {
      const shown = this.#shown.value;
      this.#proven = how;
      this.#anew = false;
      if (how === "here") this.#certificate.remember();
      this.#certificate.clear();
      this.#shown.replace({ ...shown, view });
      this.announce(this.#words.done);
      this.focusOn("#outcome");
      tell(this, "einv-verify", { businessNumber: view.businessNumber });
      if (shown?.settings === undefined) void this.#shown.reload();
    },
  });

  readonly #certificate = new CertificateChoice(this, {
    words: () => this.#words,
    use: () => this.#use(),
    submit: () => void this.#verify(),
    locked: () => this.#busy,
    another: () => this.#anew,
  });

  constructor() {
    super();
    this.compact = false;
  }

  get #words(): VerificationWords {
    return wordsOf(verificationMessages, this.language, this.i18n);
  }

  get #busy(): boolean {
    return this.#proving.working || this.#saving.running;
  }

  /** Asks the server again how the company stands. */
  async reload(): Promise<void> {
    await this.#shown.reload();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#proven = undefined;
    this.#anew = false;
    this.#facts.leave();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("invoiceRef") && changed.get("invoiceRef") !== undefined) this.#proving.reset();
  }

  /** The server's time. */
  #now(): Date {
    const { view } = this.#shown.value ?? {};
    return view === undefined
      ? new Date()
      : new Date(view.now.epochMilliseconds + performance.now() - this.#loadedAt);
  }

  #use(): CertificateUse | undefined {
    const { view } = this.#shown.value ?? {};
    return view === undefined ? undefined : { businessNumber: view.businessNumber, at: this.#now() };
  }

  #needsProof({ view: { state, mine } }: Shown): boolean {
    return this.#anew || state === "unverified" || !mine;
  }

  /** Whether what was typed may be saved; what is wrong is said at its field, all at once. */
  async #judge(): Promise<boolean> {
    const runtime = this.activeRuntime;
    if (runtime === undefined) return false;
    const { change } = this.#facts;
    const problems = change === undefined ? [] : await (await runtime.company()).wrongsOf(change);
    if (this.#facts.judge(problems)) return true;
    this.#leadToWrong();
    return false;
  }

  #leadToWrong(): void {
    const [first] = this.#facts.wrongs;
    if (first === undefined) return;
    this.announce(commonMessages[this.language].wrongFields(this.#facts.wrongs.length), "assertive");
    this.focusOn(`#${first}`);
  }

  #saved(settings: CompanySettings): void {
    const shown = this.#shown.value;
    this.#facts.saved(settings);
    if (shown !== undefined) this.#shown.replace({ ...shown, settings });
    tell(this, "einv-company-change", { businessNumber: settings.profile.businessNumber });
  }

  async #save(): Promise<void> {
    if (this.#busy || this.#pressing) return;
    this.#pressing = true;
    try {
      if (!(await this.#judge())) return;
    } catch (thrown) {
      this.complain(problemOf(thrown));
      return;
    } finally {
      this.#pressing = false;
    }
    const { change } = this.#facts;
    if (change === undefined) {
      this.#facts.leave();
      return;
    }
    const done = await this.#saving.run("save", [change], async (runtime) =>
      (await runtime.company()).change(change),
    );
    if (done === undefined) {
      const { problem } = this.#saving;
      if (problem?.path !== undefined && !this.#facts.judge([problem])) this.#leadToWrong();
      return;
    }
    this.#saved(done.answer);
    this.announce(this.#words.factsSaved);
    this.focusOn("#facts-saved, #verify");
  }

  async #verify(): Promise<void> {
    const use = this.#use();
    if (use === undefined || this.#busy || this.#pressing) return;
    if (this.#statement.challenge === undefined) {
      await this.#statement.fetch();
      this.focusOn("#statement");
      return;
    }
    this.#pressing = true;
    try {
      if (!(await this.#judge())) return;
    } catch (thrown) {
      this.complain(problemOf(thrown));
      return;
    } finally {
      this.#pressing = false;
    }
    const held = this.#proving.course.at === "held";
    const chosen = held ? undefined : this.#certificate.take();
    if (!held && chosen === undefined) return;
    const { change } = this.#facts;
    this.#saves = change !== undefined;
    await this.#proving.verify({ businessNumber: use.businessNumber, change, chosen, use });
  }

  /** Another certificate is shown besides. */
  #proveAnew(): void {
    this.#anew = true;
    this.#proven = undefined;
    this.requestUpdate();
    void this.#statement.need();
    this.focusOn("#statement");
  }

  /** Leaves it at the certificates that were shown. */
  #keep(): void {
    this.#anew = false;
    this.#proving.reset();
    this.#certificate.clear();
    this.#statement.clear();
    this.focusOn("#anew");
  }

  #startOver(): void {
    this.#proving.reset();
    this.#certificate.clear();
    this.focusOn("#files");
  }

  protected override render(): TemplateResult {
    return stateFrame(this, this.#shown, {
      skeleton: html`<div class="waiting ${this.compact ? "compact" : ""}">
        <span class="skeleton title"></span>
        <span class="skeleton body"></span>
      </div>`,
      content: (shown) => this.#content(shown),
    });
  }

  #content(shown: Shown): TemplateResult {
    const words = this.#words;
    const { view } = shown;
    const proof = this.#needsProof(shown);
    return html`<div
      class="verification ${this.compact ? "compact" : ""}"
      @dragover=${proof ? this.#certificate.dragged : nothing}
      @dragleave=${proof ? this.#certificate.dragged : nothing}
      @drop=${proof ? this.#certificate.dropped : nothing}
      aria-busy=${this.#shown.running}
    >
      <div class="head">
        <p class="title" role="heading" aria-level=${this.headingLevel ?? 2}>${words.title}</p>
        ${standingBadges(view, words)}
      </div>
      <div class="panel">
        ${
          this.#proven === undefined
            ? lead(view, words, this.compact ? undefined : (shown.settings?.profile.name ?? view.name))
            : outcome(view, words, this.#proven)
        }
        ${this.compact && !proof ? nothing : this.#factsBlock(shown, words, proof)}
        ${proof ? this.#proof(words) : nothing}
        ${!proof && !this.compact ? shownCertificates(view, words, () => this.#proveAnew()) : nothing}
      </div>
    </div>`;
  }

  #factsBlock(
    { withheld }: Shown,
    words: VerificationWords,
    proof: boolean,
  ): TemplateResult | typeof nothing {
    const { running, problem } = this.#saving;
    return factsBlock(
      {
        host: this,
        facts: this.#facts,
        words,
        compact: this.compact,
        locked: this.#busy,
        submit: () => void (proof && !this.#facts.editing ? this.#verify() : this.#save()),
        save:
          proof && !this.#facts.editing
            ? nothing
            : html`${problem === undefined || problem.path !== undefined ? nothing : refusalPanel(this, problem)}
                <p class="actions">
                  ${commandButton({
                    look: "",
                    running,
                    working: words.savingFacts,
                    label: words.saveFacts,
                    run: () => void this.#save(),
                  })}
                  ${
                    this.#facts.editing && !running
                      ? html`<button type="button" class="button quiet" @click=${() => this.#facts.leave()}>
                          ${commonMessages[this.language].cancel}
                        </button>`
                      : nothing
                  }
                </p>`,
      },
      withheld === undefined
        ? undefined
        : withheld === "elsewhere"
          ? words.factsElsewhere
          : words.factsHidden,
    );
  }

  #proof(words: VerificationWords): TemplateResult {
    const { course, opened } = this.#proving;
    return html`${statementBlock(this, this.#statement, words)}
    ${
      course.at === "held" && opened !== undefined
        ? html`<section class="certificate block" aria-labelledby="certificate">
            <div class="line">
              <h3 id="certificate">${words.certificate}</h3>
              <button type="button" class="button quiet another" @click=${() => this.#startOver()}>
                ${words.anotherCertificate}
              </button>
            </div>
            <p class="hint good">${icon("check")}<span>${words.keyOpen(opened.certificate.owner)}</span></p>
          </section>`
        : this.#certificate.render(this.#now())
    }
    ${commitBlock({
      host: this,
      course,
      words,
      saves: this.#saves,
      press: () => void this.#verify(),
      leave: this.#anew ? () => this.#keep() : undefined,
    })}`;
  }
}
