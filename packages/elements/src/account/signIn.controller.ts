/** Logging in (로그인): ID and password, a second factor where there is one, and finding either again. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { EinvElement } from "../foundation/element.ts";
import { clockInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { isEnter } from "../foundation/keys.ts";
import { isRetryable, type Problem } from "../foundation/problem.ts";
import { Part } from "../foundation/part.ts";
import { Press } from "../foundation/press.ts";
import { type NextStep, refusalPanel } from "../foundation/refusalPanel.ts";
import { wordsOf } from "../foundation/speech.ts";
import { fetched } from "../loader/fetched.ts";
import type { LoggedIn, SignedIn } from "../runtime/joining.ts";
import type { AccountWords } from "./account.messages.ts";
import { CodeEntry } from "./code.controller.ts";
import { AccountPassword } from "./password.controller.ts";
import type { Recovery } from "./recovery.controller.ts";
import { signInMessages, type SignInWords } from "./signIn.messages.ts";

export interface SignInNews {
  /** Before anything is asked; answers whether to go on. */
  readonly request: (loginId: string) => Promise<{ readonly proceed: boolean; readonly reason?: string }>;
  readonly signedIn: (account: LoggedIn) => void;
}

export interface SignInShown {
  readonly i18n: Partial<AccountWords> | undefined;
  readonly id: (name: string) => string;
  readonly returnTo: string | undefined;
  /** Whether it stands in a form of the page, which ours must not be nested in. */
  readonly nested: boolean;
  readonly label: string;
  /** Below the buttons: another way in. */
  readonly further?: TemplateResult | undefined;
}

const locked = ({ code }: Problem): boolean =>
  code === "account.slow-down" || code === "membership.slow-down";

type SecondFactor = Extract<SignedIn, { readonly challenge: unknown }>;

export class SignIn {
  readonly #host: EinvElement;
  readonly #news: SignInNews;
  readonly #press: Press<"sign-in" | "factor">;
  readonly #password: AccountPassword;
  readonly #code: CodeEntry;
  readonly #recovery: Part<Recovery>;
  #loginId = "";
  #missing = false;
  #factor: SecondFactor | undefined;
  #recovering = false;
  #lockedUntil: Date | undefined;
  #held: string | undefined;

  constructor(host: EinvElement, news: SignInNews) {
    this.#host = host;
    this.#news = news;
    this.#press = new Press(host);
    this.#password = new AccountPassword(host);
    this.#code = new CodeEntry(host);
    this.#recovery = new Part(host, async () => {
      const { Recovery: Made } = await fetched(() => import("./recovery.controller.ts"));
      return new Made(host, {
        chosen: (loginId) => {
          this.#loginId = loginId;
          this.#recovering = false;
          this.#press.clear();
          this.#lockedUntil = undefined;
          this.#password.clear();
          this.#host.focusOn("[autocomplete=current-password]");
          this.#host.requestUpdate();
        },
        left: () => {
          this.#recovering = false;
          this.#recovery.value?.reset();
          this.#host.focusOn("[autocomplete=username]");
          this.#host.requestUpdate();
        },
      });
    });
  }

  get loginId(): string {
    return this.#loginId;
  }

  set loginId(loginId: string) {
    this.#loginId = loginId;
  }

  get busy(): boolean {
    return this.#press.running;
  }

  #words(i18n: Partial<AccountWords> | undefined): SignInWords {
    return wordsOf(signInMessages, this.#host.language, i18n);
  }

  /** Finds ID or password again. */
  recover(): void {
    this.#recovering = true;
    this.#recovery.value?.reset();
    void this.#recovery.fetch().then(() => this.#host.focusOn("[data-recovery]"));
    this.#host.requestUpdate();
  }

  /** Forgets everything but the ID. */
  reset(): void {
    this.#password.clear();
    this.#code.clear();
    this.#recovery.value?.reset();
    this.#press.clear();
    this.#factor = undefined;
    this.#recovering = false;
    this.#missing = false;
    this.#lockedUntil = undefined;
    this.#held = undefined;
  }

  async submit({ id, i18n }: SignInShown): Promise<void> {
    if (this.#press.running) return;
    const words = this.#words(i18n);
    const loginId = this.#loginId.trim();
    this.#missing = loginId === "";
    this.#host.requestUpdate();
    if (this.#missing) {
      this.#host.focusOn(`#${id("username")}`);
      return;
    }
    if (this.#password.value === "") {
      this.#password.complain(words.needPassword);
      this.#host.focusOn(`#${id("password")}`);
      return;
    }
    const { proceed, reason } = await this.#news.request(loginId);
    this.#held = proceed ? undefined : (reason ?? "");
    if (!proceed) {
      this.#host.requestUpdate();
      return;
    }
    this.#lockedUntil = undefined;
    const password = this.#password.take();
    const done = await this.#press.run("sign-in", [], async (runtime) =>
      (await runtime.joining()).signIn(loginId, password),
    );
    if (done === undefined) {
      const { problem } = this.#press;
      const seconds = Number(problem?.values?.["seconds"]);
      if (problem !== undefined && locked(problem) && Number.isFinite(seconds))
        // To the full minute after it: what is said is never too early.
        this.#lockedUntil = new Date(Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000);
      if (problem?.code === "account.sign-in-refused") this.#password.complain(problem);
      this.#host.focusOn(`#${id("password")}`);
      return;
    }
    if ("challenge" in done.answer) {
      this.#factor = done.answer;
      this.#code.clear();
      this.#host.focusOn(`#${id("factor")}`);
      this.#host.requestUpdate();
      return;
    }
    this.#news.signedIn(done.answer.account);
  }

  async #answer(factor: SecondFactor, code: string, field: string): Promise<void> {
    const done = await this.#press.run("factor", [], () => factor.answer(code));
    this.#code.clear();
    if (done === undefined) {
      this.#host.focusOn(field);
      return;
    }
    this.#factor = undefined;
    this.#news.signedIn(done.answer);
  }

  render(shown: SignInShown): TemplateResult {
    const { id, i18n, returnTo } = shown;
    if (this.#recovering) return this.#recovery.show((recovery) => recovery.render(id, returnTo, i18n));
    if (this.#factor !== undefined) return this.#second(this.#factor, shown);
    const fields = this.#fields(shown);
    return shown.nested
      ? html`<div role="form" class="stack" aria-label=${shown.label}>${fields}</div>`
      : html`<form
          class="stack"
          novalidate
          aria-label=${shown.label}
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            event.stopPropagation();
            void this.submit(shown);
          }}
        >
          ${fields}
        </form>`;
  }

  #second(factor: SecondFactor, { i18n, id }: SignInShown): TemplateResult {
    const words = this.#words(i18n);
    const { challenge } = factor;
    if (challenge.kind !== "code") return html``;
    return html`<div class="stack">
      <p class="target">${words.factorTitle}</p>
      <p class="muted">${words.factorWhy}</p>
      ${this.#code.render({
        id: id("factor"),
        challenge,
        words,
        busy: this.#press.running,
        problem: this.#press.name === "factor" ? this.#press.problem : undefined,
        confirm: (code) => void this.#answer(factor, code, `#${id("factor")}`),
        other: {
          label: words.startOver,
          run: () => {
            this.#factor = undefined;
            this.#press.clear();
            this.#host.focusOn(`#${id("password")}`);
            this.#host.requestUpdate();
          },
        },
      })}
    </div>`;
  }

  #fields(shown: SignInShown): TemplateResult {
    const { i18n, id, nested, further } = shown;
    const words = this.#words(i18n);
    const busy = this.#press.running;
    const submit = (): void => void this.submit(shown);
    return html`<div class="field">
        <label for=${id("username")}>${words.loginId}</label>
        <input
          id=${id("username")}
          class="input"
          type="text"
          name=${nested ? nothing : "username"}
          autocomplete="username"
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          maxlength="200"
          aria-required="true"
          aria-invalid=${this.#missing ? "true" : nothing}
          aria-describedby=${id("username-verdict")}
          .value=${live(this.#loginId)}
          @input=${(event: InputEvent) => {
            if (event.currentTarget instanceof HTMLInputElement) this.#loginId = event.currentTarget.value;
            this.#missing = false;
            this.#host.requestUpdate();
          }}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            if (!isEnter(event)) return;
            if (this.#password.value === "" && this.#loginId.trim() !== "")
              this.#host.focusOn(`#${id("password")}`);
            else submit();
          }}
        />
        <div id=${id("username-verdict")} role="status">
          ${
            this.#missing
              ? html`<p class="hint wrong">${icon("stop")}<span>${words.needLoginId}</span></p>`
              : nothing
          }
        </div>
      </div>
      ${this.#password.render({
        id: id("password"),
        label: words.password,
        words,
        autocomplete: "current-password",
        name: nested ? undefined : "password",
        below:
          this.#press.problem?.code === "account.sign-in-refused"
            ? html`<p class="hint">${words.withdrawn}</p>`
            : undefined,
        entered: submit,
      })}
      ${this.#against(words)}
      <div class="actions">
        <button
          type=${nested ? "button" : "submit"}
          class="button primary"
          aria-disabled=${busy}
          aria-busy=${busy}
          @click=${nested ? submit : nothing}
        >
          ${busy ? html`${icon("wait")}${words.signingIn}` : words.signIn}
        </button>
        <button type="button" class="button quiet" @click=${() => this.recover()}>${words.recover}</button>
      </div>
      ${further ?? nothing}`;
  }

  #against(words: SignInWords): TemplateResult | typeof nothing {
    const { problem } = this.#press;
    if (this.#held !== undefined && this.#held !== "")
      return html`<p class="hint wrong">${icon("stop")}<span>${this.#held}</span></p>`;
    if (problem === undefined || problem.code === "account.sign-in-refused") return nothing;
    const { language } = this.#host;
    const steps: ReadonlyArray<NextStep> = locked(problem)
      ? [{ label: words.recover, run: () => this.recover() }]
      : [];
    if (!locked(problem) || this.#lockedUntil === undefined)
      return refusalPanel(this.#host, problem, { tone: isRetryable(problem) ? "danger" : "warning", steps });
    const until = words.lockedUntil(clockInWords(this.#lockedUntil, language));
    return refusalPanel(
      this.#host,
      { ...problem, what: { ko: until, en: until }, why: { ko: words.lockedWhy, en: words.lockedWhy } },
      { tone: "warning", steps },
    );
  }
}
