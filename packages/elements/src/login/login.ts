/** `<einv-login>`: ID and password where managers find them, then the company to act for. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { AccountWords } from "../account/account.messages.ts";
import { accountStyles } from "../account/account.styles.ts";
import { LightFields } from "../account/lightFields.ts";
import { handBack, handedBackMessages } from "../account/returned.ts";
import { SignIn } from "../account/signIn.controller.ts";
import { foundation } from "../foundation/base.styles.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import { partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { isRetryable } from "../foundation/problem.ts";
import { Press } from "../foundation/press.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { Account } from "@einv/api";
import type { Acting, LoggedIn } from "../runtime/joining.ts";
import { loginMessages, type LoginWords } from "./login.messages.ts";
import { loginStyles } from "./login.styles.ts";

/** Who logged in, and for which company. */
export interface Session extends Acting {
  readonly account: LoggedIn;
}

/**
 * Logging in with an account of einv's own. Its fields stand among the element's
 * own children, in a form unless the page has put the element into one. With
 * several companies one is chosen; `session` then holds the runtime to act with.
 *
 * @element einv-login
 * @slot help - Below the fields: who helps.
 * @fires einv-login-request - Before anything is asked; cancelable, with `waitUntil`. Detail: loginId.
 * @fires einv-login - Logged in, for one company; `session` holds the runtime. Detail: businessNumber.
 * @fires einv-logout - Logged out.
 * @fires einv-signup-open - The person wants to join, or to add a company. Detail: loggedIn.
 * @fires einv-error - Detail: kind, code, message, retryable.
 * @csspart base - The whole.
 * @csspart company - A company to choose.
 * @example
 * ```html
 * <einv-provider base-url="/einv">
 *   <einv-login></einv-login>
 * </einv-provider>
 * <script type="module">
 *   document.addEventListener("einv-login", ({ target }) => {
 *     document.querySelector("einv-provider").runtime = target.session.runtime;
 *   });
 * </script>
 * ```
 */
export class EinvLogin extends EinvElement {
  static override properties: PropertyDeclarations = {
    loginId: { attribute: "login-id" },
    returnTo: { attribute: "return-to" },
    withoutSignup: { type: Boolean, attribute: "without-signup" },
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, accountStyles, loginStyles];

  /** The ID that is filled in. */
  declare loginId: string | undefined;
  /** The page that an identity agency leads back to; this one unless given. */
  declare returnTo: string | undefined;
  /** Joining is not offered. */
  declare withoutSignup: boolean;
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<LoginWords & AccountWords> | undefined;

  #account: LoggedIn | undefined;
  #view: Account.AccountView | undefined;
  #session: Session | undefined;
  #opening: string | undefined;
  #handedBack = false;

  readonly #press = new Press<"view" | "open" | "sign-out">(this);
  readonly #signIn = new SignIn(this, {
    request: async (loginId) => {
      const answer = await ask(this, "einv-login-request", { loginId });
      return answer.proceed
        ? { proceed: true }
        : { proceed: false, reason: answer.reason ?? this.#words.held };
    },
    signedIn: (account) => void this.#came(account),
  });
  readonly #fields = new LightFields(this, "fields", () => this.#lightContent());

  constructor() {
    super();
    this.withoutSignup = false;
    this.enter("ready");
  }

  /** Who is logged in, for which company; once one is open. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** Whoever has logged in, with a company open or not; for a wizard that adds one. */
  get account(): LoggedIn | undefined {
    return this.#account;
  }

  /** Ends the login. */
  async signOut(): Promise<void> {
    const account = this.#account;
    if (account === undefined) return;
    const done = await this.#press.run("sign-out", [], () => account.signOut());
    if (done === undefined) return;
    this.#leave();
    tell(this, "einv-logout", null);
    this.focusOn("[autocomplete=username]");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#handedBack = handBack();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("loginId") && this.loginId !== undefined) this.#signIn.loginId = this.loginId;
  }

  get #words(): LoginWords {
    return wordsOf(loginMessages, this.language, this.i18n);
  }

  #leave(): void {
    this.#account = undefined;
    this.#view = undefined;
    this.#session = undefined;
    this.#signIn.reset();
    this.requestUpdate();
  }

  async #came(account: LoggedIn): Promise<void> {
    this.#account = account;
    this.#signIn.reset();
    this.requestUpdate();
    await this.#look(account);
  }

  /** Which companies there are; a single one is opened at once. */
  async #look(account: LoggedIn): Promise<void> {
    const seen = await this.#press.run("view", [], () => account.view());
    if (seen === undefined) return;
    this.#view = seen.answer;
    const { companies, name } = seen.answer;
    this.announce(this.#words.signedIn(name));
    const [only] = companies.length === 1 ? companies : [];
    if (only !== undefined) await this.#open(only.businessNumber);
    else this.focusOn("#title");
    this.requestUpdate();
  }

  async #open(businessNumber: string): Promise<void> {
    const account = this.#account;
    if (account === undefined) return;
    this.#opening = businessNumber;
    const opened = await this.#press.run("open", [businessNumber], () => account.act(businessNumber));
    this.#opening = undefined;
    if (opened === undefined) return;
    this.#session = { account, ...opened.answer };
    this.focusOn("#title");
    this.requestUpdate();
    tell(this, "einv-login", { businessNumber });
  }

  #lightContent(): TemplateResult | typeof nothing {
    if (this.#account !== undefined || this.#handedBack) return nothing;
    return this.#signIn.render({
      i18n: this.i18n,
      id: this.#fields.id,
      returnTo: this.returnTo,
      nested: this.closest("form") !== null,
      label: this.#words.title,
    });
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    if (this.#handedBack)
      return html`<p class="note" role="status">
        ${icon("check")}<span>${wordsOf(handedBackMessages, this.language, this.i18n).handedBack}</span>
      </p>`;
    const inside = this.#account !== undefined;
    const open = this.#view?.companies.find(
      ({ businessNumber }) => businessNumber === this.#session?.businessNumber,
    );
    return html`<section class="login" part="base" aria-labelledby="title">
      <p id="title" class="title" role="heading" aria-level=${this.headingLevel ?? 2} tabindex="-1">
        ${open === undefined ? (inside ? words.companiesTitle : words.title) : words.opened(open.name)}
      </p>
      ${inside ? this.#inside(words) : html`${this.#fields.slot()}<slot name="help"></slot>${this.#join(words)}`}
    </section>`;
  }

  #join(words: LoginWords): TemplateResult | typeof nothing {
    return this.withoutSignup
      ? nothing
      : html`<p class="join">
          ${words.noAccount}
          <button
            type="button"
            class="button quiet"
            @click=${() => tell(this, "einv-signup-open", { loggedIn: false })}
          >
            ${words.join}
          </button>
        </p>`;
  }

  #inside(words: LoginWords): TemplateResult {
    const { problem, running } = this.#press;
    const view = this.#view;
    const account = this.#account;
    const retry = (): void => {
      if (account !== undefined) void this.#look(account);
    };
    const against =
      problem === undefined
        ? nothing
        : refusalPanel(this, problem, {
            tone: isRetryable(problem) ? "danger" : "warning",
            steps:
              view === undefined
                ? [{ label: commonMessages[this.language].retry, run: retry, primary: true }]
                : [],
          });
    if (view === undefined)
      return html`${against}${running ? html`<span class="skeleton pick" aria-busy="true"></span>` : nothing}`;
    if (this.#session !== undefined)
      return html`${against}
        <p class="actions">
          ${
            view.companies.length > 1
              ? html`<button
                  type="button"
                  class="button"
                  @click=${() => {
                    this.#session = undefined;
                    this.focusOn("#title");
                    this.requestUpdate();
                  }}
                >
                  ${words.switchCompany}
                </button>`
              : nothing
          }
          ${this.#signOutButton(words)}
        </p>`;
    if (view.companies.length === 0)
      return html`<div class="note">
          ${icon("info")}
          <p class="target">${words.noCompany}</p>
          <p>${words.noCompanyWhy}</p>
        </div>
        ${against}
        <p class="actions">${this.#addButton(words, "button primary")} ${this.#signOutButton(words)}</p>`;
    return html`<p class="muted">${words.companiesLead(view.name)}</p>
      ${against}
      <ul class="picks">
        ${view.companies.map(
          ({ businessNumber, name, proven }) =>
            html`<li>
              <button
                type="button"
                class="pick"
                part="company"
                aria-busy=${this.#opening === businessNumber}
                aria-disabled=${running}
                @click=${() => void this.#open(businessNumber)}
              >
                <span>
                  <strong>${name}</strong>
                  <span class="detail figure">${partyNumber(businessNumber)}</span>
                  <span class="detail">${proven ? words.proven : words.unproven}</span>
                </span>
                ${icon(this.#opening === businessNumber ? "wait" : "next")}
              </button>
            </li>`,
        )}
      </ul>
      <p class="actions">
        ${this.withoutSignup ? nothing : this.#addButton(words, "button")} ${this.#signOutButton(words)}
      </p>`;
  }

  #addButton(words: LoginWords, look: string): TemplateResult {
    return html`<button
      type="button"
      class=${look}
      @click=${() => tell(this, "einv-signup-open", { loggedIn: true })}
    >
      ${words.addCompany}
    </button>`;
  }

  #signOutButton(words: LoginWords): TemplateResult {
    return html`<button type="button" class="button quiet" @click=${() => void this.signOut()}>
      ${words.signOut}
    </button>`;
  }
}
