/** `<einv-signup-wizard>`: from nobody to a member of a company, one step at a time, and back to the invoice. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { accountStyles } from "../account/account.styles.ts";
import { LightFields } from "../account/lightFields.ts";
import { handBack, handedBackMessages } from "../account/returned.ts";
import type { SignIn } from "../account/signIn.controller.ts";
import { foundation } from "../foundation/base.styles.ts";
import { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { icon } from "../foundation/icons.ts";
import { Part } from "../foundation/part.ts";
import { wordsOf } from "../foundation/speech.ts";
import { fetched } from "../loader/fetched.ts";
import type { Joined, LoggedIn, View } from "../runtime/joining.ts";
import type { CompanyStep } from "./company.step.ts";
import { Course } from "./course.controller.ts";
import type { DoneStep } from "./done.step.ts";
import type { IdentityStep } from "./identity.step.ts";
import { invoiceCard } from "./invoiceCard.ts";
import type { Ground, WizardWords } from "./ground.ts";
import { type Keep, readKept, type SignupDraft, writeKept } from "./keep.ts";
import { foot } from "./leaving.ts";
import type { MemberStep } from "./member.step.ts";
import { failedWizard, forgottenNote, note, pendingWizard } from "./notes.ts";
import { against } from "./parts.ts";
import { review } from "./review.ts";
import { signupMessages, type SignupWords } from "./signup-wizard.messages.ts";
import { signupStyles } from "./signup-wizard.styles.ts";
import { type StepName, given, stepper } from "./stepper.ts";
import { TermsStep } from "./terms.step.ts";

/**
 * Joining in five steps: terms, identity, account, company, done. On a page that
 * a mail link opened the invoice stays in sight, fills in the company, and is
 * where it ends. What exists already is a choice in place, and nothing is lost
 * on the way: the page may keep `resumeToken`, a secret, and set it again.
 *
 * @element einv-signup-wizard
 * @slot step-terms - Replaces the content of a step; likewise step-identity, step-member, step-company.
 * @slot step-extra - Stands below every step.
 * @slot done - Replaces what is said at the end.
 * @slot error - Below the refusal when it cannot be begun.
 * @fires einv-step - Another step is shown. Detail: from, to, index, total.
 * @fires einv-signup-request - Before a company is registered or joined; cancelable, with `waitUntil`. Detail: businessNumber, as.
 * @fires einv-signup - Joined and logged in; `joined` holds the runtime. Detail: businessNumber, ref.
 * @fires einv-exit - The person leaves, or goes on after the end. Detail: step, completed.
 * @fires einv-resumable - `resumeToken` or `draft` changed; for a page that keeps them.
 * @fires einv-load-start - Something is being fetched.
 * @fires einv-ready - It is there.
 * @fires einv-error - Detail: kind, code, message, retryable.
 * @csspart stepper - The list of steps.
 * @csspart invoice - The card of the invoice that started it.
 * @csspart panel - The step that is shown.
 * @csspart terms-item - One of the terms.
 * @csspart terms-body - Its text.
 * @csspart duplicate - Something is there already, with the ways on.
 * @csspart actions - The buttons of a step.
 * @csspart primary-action - The button that goes on.
 * @csspart secondary-action - The button that goes back.
 * @example
 * ```html
 * <einv-provider base-url="/einv">
 *   <einv-signup-wizard keep="tab"></einv-signup-wizard>
 * </einv-provider>
 * <script type="module">
 *   document.addEventListener("einv-signup", ({ target }) => {
 *     document.querySelector("einv-provider").runtime = target.joined.runtime;
 *   });
 * </script>
 * ```
 */
export class EinvSignupWizard extends EinvElement {
  static override properties: PropertyDeclarations = {
    resumeToken: { attribute: false },
    keep: {},
    returnTo: { attribute: "return-to" },
    invoiceRef: { attribute: "invoice-ref" },
    member: { type: Boolean },
    account: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, accountStyles, signupStyles];

  /** Goes on with a signup that was begun before. A secret: set and read as a property. */
  declare resumeToken: string | undefined;
  /** Whether the element remembers an unfinished signup: `tab`, `browser`, or `host` when the page does. */
  declare keep: Keep | undefined;
  /** The page that an identity agency leads back to; this one unless given. */
  declare returnTo: string | undefined;
  /** The invoice that it is about: what is remembered belongs to it. */
  declare invoiceRef: string | undefined;
  /** The person has an account: logging in comes first. */
  declare member: boolean;
  /** Whoever has logged in already, and adds a company: the `session.account` of `<einv-login>`. */
  declare account: LoggedIn | undefined;
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<WizardWords> | undefined;

  #signing = false;
  #looking: StepName | undefined;
  #leaving = false;
  #resumed = false;
  #handedBack = false;
  #forgotten = false;
  #given: Partial<Record<StepName, string>> = {};

  readonly #course = new Course(this, {
    token: () => this.resumeToken || readKept(this.keep, this.invoiceRef)?.token,
    account: () => this.account,
    tokenChanged: (token) => this.#keepToken(token),
    shown: (view, before, resumed) => this.#shown(view, before, resumed),
  });
  #draft: SignupDraft = {};
  readonly #ground: Ground = {
    host: this,
    course: this.#course,
    i18n: () => this.i18n,
    draft: () => this.#draft,
    drafted: (draft) => {
      this.#draft = draft;
    },
    left: () => this.#remember(),
  };
  readonly #terms = new TermsStep(this.#ground);
  readonly #identity = new Part<IdentityStep>(this, async () => {
    const { IdentityStep: Step } = await fetched(() => import("./identity.step.ts"));
    return new Step(this.#ground);
  });
  readonly #member = new Part<MemberStep>(this, async () => {
    const { MemberStep: Step } = await fetched(() => import("./member.step.ts"));
    return new Step(this.#ground);
  });
  readonly #company = new Part<CompanyStep>(this, async () => {
    const { CompanyStep: Step } = await fetched(() => import("./company.step.ts"));
    return new Step(this.#ground);
  });
  readonly #done = new Part<DoneStep>(this, async () => {
    const { DoneStep: Step } = await fetched(() => import("./done.step.ts"));
    return new Step(this.#ground, (joined) => this.#joined(joined));
  });
  readonly #signIn = new Part<SignIn>(this, async () => {
    const { SignIn: Made } = await fetched(() => import("../account/signIn.controller.ts"));
    return new Made(this, {
      request: async () => ({ proceed: true }),
      signedIn: (account) => void this.#continueAs(account),
    });
  });
  readonly #fields = new LightFields(this, "fields", () => this.#lightContent());

  constructor() {
    super();
    this.member = false;
  }

  /** The step that is shown. */
  get step(): StepName | undefined {
    return this.#course.view?.step;
  }

  /** Who joined, with the runtime that acts for the company; once it is done. */
  get joined(): Joined | undefined {
    return this.#done.value?.done;
  }

  /** What was typed and not yet sent, without secrets; may be set when a signup goes on. */
  get draft(): SignupDraft {
    return this.#draft;
  }

  set draft(draft: SignupDraft) {
    this.#draft = { ...this.#draft, ...draft };
    this.requestUpdate();
  }

  /** Forgets this signup and begins another. */
  restart(): void {
    this.resumeToken = undefined;
    writeKept(this.keep, this.invoiceRef, undefined);
    this.#reset();
    this.#course.restart();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#handedBack = handBack();
    const kept = readKept(this.keep, this.invoiceRef);
    if (kept !== undefined) this.draft = kept.draft;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#signIn.value?.reset();
    this.#member.value?.rest();
    this.#company.value?.rest();
    this.#identity.value?.reset();
  }

  /** Puts the focus on the step. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>("#step-title")?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (
      changed.has("resumeToken") &&
      this.resumeToken !== undefined &&
      this.resumeToken !== "" &&
      this.#course.token !== undefined &&
      this.resumeToken !== this.#course.token
    ) {
      this.#reset();
      this.#course.restart();
    }
  }

  get #words(): SignupWords {
    return wordsOf(signupMessages, this.language, this.i18n);
  }

  #reset(): void {
    this.#signing = false;
    this.#looking = undefined;
    this.#leaving = false;
    this.#resumed = false;
    this.#forgotten = false;
    this.#given = {};
    this.#draft = {};
    this.#signIn.value?.reset();
    this.#identity.value?.reset();
    this.#member.value?.reset();
    this.#company.value?.rest();
    this.#done.value?.reset();
  }

  #keepToken(token: string | undefined): void {
    this.resumeToken = token;
    this.#remember();
  }

  #remember(): void {
    const token = this.#course.token ?? this.resumeToken;
    writeKept(this.keep, this.invoiceRef, token === undefined ? undefined : { token, draft: this.draft });
    tell(this, "einv-resumable", null);
  }

  #shown(view: View, before: View | undefined, resumed: boolean): void {
    const words = this.#words;
    this.#looking = undefined;
    this.#leaving = false;
    if (resumed) {
      this.#resumed = view.step !== "terms" && view.step !== "done";
      void this.#identity.fetch().then((step) => step?.takeUp(view));
    }
    this.#given = given(view, words, {
      marketing: this.#terms.marketing,
      target: this.#identity.value?.target,
    });
    if (view.step === "done") void this.#done.fetch().then((step) => step?.finish());
    else this.#fetchNext(view.step);
    if (before === undefined && this.member && view.account === undefined && view.step !== "done")
      this.#openSignIn(false);
    if (before?.step !== "company" && view.step === "company")
      void this.#company.fetch().then((step) => step?.recognise());
    if (before === undefined || before.step === view.step) return;
    this.#resumed = false;
    this.#signing = false;
    if (view.step !== "identity") this.#identity.value?.reset();
    if (view.step !== "member") this.#member.value?.rest();
    this.#course.clearProblem();
    const index = view.steps.findIndex(({ step }) => step === view.step) + 1;
    const total = view.steps.length;
    this.announce(words.stepOf(index, total, words.stepNames[view.step]));
    this.focusOn("#step-title");
    tell(this, "einv-step", { from: before.step, to: view.step, index, total });
    this.#remember();
  }

  #joined({ businessNumber, ref }: Joined): void {
    this.resumeToken = undefined;
    writeKept(this.keep, this.invoiceRef, undefined);
    tell(this, "einv-resumable", null);
    tell(this, "einv-signup", { businessNumber, ...(ref === undefined ? {} : { ref }) });
  }

  #exit(completed: boolean): void {
    tell(this, "einv-exit", { step: this.step, completed });
  }

  async #forget(): Promise<void> {
    const { step } = this;
    const gone = await this.#course.ask("abandon", (signup, { version }) => signup.abandon({ version }));
    if (gone === undefined) return;
    this.resumeToken = undefined;
    writeKept(this.keep, this.invoiceRef, undefined);
    this.#reset();
    this.#forgotten = true;
    tell(this, "einv-resumable", null);
    this.announce(this.#words.forgotten);
    this.requestUpdate();
    tell(this, "einv-exit", { step, completed: false });
  }

  #openSignIn(recover: boolean): void {
    this.#signing = true;
    this.requestUpdate();
    void this.#signIn.fetch().then((signIn) => {
      signIn?.reset();
      if (recover) signIn?.recover();
      else this.focusOn("[autocomplete=username]");
    });
  }

  async #continueAs(account: LoggedIn): Promise<void> {
    const view = await this.#course.go("log-in", (signup, { version }) =>
      signup.continueAs(version, account),
    );
    if (view !== undefined) this.#signing = false;
    this.requestUpdate();
  }

  /** What comes next is fetched while this step is filled in. */
  #fetchNext(step: StepName): void {
    if (step === "terms") void this.#identity.fetch();
    if (step === "identity") void this.#member.fetch();
    if (step === "member") void this.#company.fetch();
  }

  #back(): void {
    const view = this.#course.view;
    if (view?.step === "member") {
      this.#look("identity");
      return;
    }
    void this.#course.go("back", (signup, { version }) => signup.move({ version, move: "back" }));
  }

  #look(step: StepName): void {
    if (this.#course.view?.step === "identity" && step === "terms") {
      this.#back();
      return;
    }
    this.#signing = false;
    this.#looking = step === this.#course.view?.step ? undefined : step;
    this.focusOn("#step-title");
    this.requestUpdate();
  }

  async #goBackTo(step: "terms" | "identity"): Promise<void> {
    for (let moves = 0; moves < 2; moves += 1) {
      if (this.#course.view?.step === step) return;
      const view = await this.#course.go("back", (signup, { version }) =>
        signup.move({ version, move: "back" }),
      );
      if (view === undefined) return;
    }
  }

  /** What stands among the element's own children. */
  #lightContent(): TemplateResult | typeof nothing {
    const { view } = this.#course;
    if (view === undefined || this.#handedBack || this.#forgotten) return nothing;
    const { id } = this.#fields;
    if (this.#signing)
      return this.#signIn.show((signIn) =>
        signIn.render({
          i18n: this.i18n,
          id,
          returnTo: this.returnTo,
          nested: this.closest("form") !== null,
          label: this.#words.signInTitle,
        }),
      );
    if (view.step !== "member" || this.#looking !== undefined) return nothing;
    return html`<div class="stack">
      ${this.#member.show((step) =>
        step.render({
          view,
          id,
          logIn: (recover) => this.#openSignIn(recover),
          back: () => this.#back(),
        }),
      )}
    </div>`;
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    if (this.#handedBack)
      return html`<p class="note" role="status">
        ${icon("check")}<span>${wordsOf(handedBackMessages, this.language, this.i18n).handedBack}</span>
      </p>`;
    if (this.#forgotten) return forgottenNote(words, () => this.restart());
    const { value: view, problem } = this.#course.loading;
    const failed =
      problem === undefined
        ? nothing
        : failedWizard(this, words, problem, {
            beginAnew: () => this.restart(),
            retry: () => void this.#course.reload(),
          });
    if (view === undefined) return problem === undefined ? pendingWizard(this) : html`${failed}`;
    const shown = this.#looking ?? view.step;
    const total = view.steps.length;
    const index = view.steps.findIndex(({ step }) => step === shown) + 1;
    return html`<section class="wizard" aria-label=${words.title}>
      ${failed}
      ${
        view.invoice === undefined
          ? nothing
          : invoiceCard(
              view.invoice,
              words,
              this.language,
              view.step === "done",
              this.invoiceRef === undefined ? undefined : () => this.#exit(false),
            )
      }
      ${this.#resumed ? note(words.resumed(words.stepNames[view.step])) : nothing}
      ${this.#course.movedOn ? note(words.movedOn) : nothing}
      <div class="columns">
        ${stepper({ view, words, given: this.#given, at: shown, look: (step) => this.#look(step) })}
        <section class="step" part="panel" aria-labelledby="step-title">
          <p id="step-title" class="title" role="heading" aria-level=${this.headingLevel ?? 2} tabindex="-1">
            ${this.#signing ? words.signInTitle : words.stepNames[shown]}
            <span class="unseen">${this.#signing ? nothing : words.stepOf(index, total, "")}</span>
          </p>
          ${this.#panel(view, words)}
          <slot name="step-extra"></slot>
          ${view.step === "done" ? nothing : this.#foot(view, words)}
        </section>
      </div>
    </section>`;
  }

  #panel(view: View, words: SignupWords): TemplateResult {
    if (this.#signing)
      return html`<p class="muted">${words.signInWhy}</p>
        ${this.#fields.slot()} ${against(this, this.#course, ["log-in"])}`;
    const looking = this.#looking;
    if (looking !== undefined)
      return review({
        step: looking,
        view,
        words,
        given: this.#given[looking],
        goOn: () => this.#look(view.step),
        change: (step) => void this.#goBackTo(step),
        switchAccount: () =>
          void this.#course.go("switch", (signup, { version }) =>
            signup.move({ version, move: "switch-account" }),
          ),
      });
    switch (view.step) {
      case "terms":
        return html`<slot name="step-terms">${this.#terms.render(view)}</slot>`;
      case "identity":
        return html`<slot name="step-identity"
          >${this.#identity.show((step) => step.render(view, this.returnTo, () => this.#back()))}</slot
        >`;
      case "member":
        return html`<slot name="step-member">${this.#fields.slot()}</slot>`;
      case "company":
        return html`<slot name="step-company">${this.#company.show((step) => step.render(view))}</slot>`;
      case "done":
        return html`<slot name="done"
          >${this.#done.show((step) => step.render(view, () => this.#exit(true)))}</slot
        >`;
    }
  }

  #foot(view: View, words: SignupWords): TemplateResult {
    /** Turns something on or off below the step, and puts the focus there. */
    const turn = (change: () => void, focus: string) => (): void => {
      change();
      this.focusOn(focus);
    };
    return foot({
      host: this,
      course: this.#course,
      words,
      view,
      signing: this.#signing,
      leaving: this.#leaving,
      kept: this.keep !== undefined,
      logIn: () => this.#openSignIn(false),
      signUp: turn(() => {
        this.#signing = false;
        this.#signIn.value?.reset();
      }, "#step-title"),
      leave: turn(() => {
        this.#leaving = true;
      }, "[data-leave]"),
      stay: turn(() => {
        this.#leaving = false;
      }, "#step-title"),
      later: () => this.#exit(false),
      forget: () => void this.#forget(),
    });
  }
}
