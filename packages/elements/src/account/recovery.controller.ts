/** 아이디·비밀번호 찾기, in place: prove a contact, see the IDs, set a new password. */
import { html, nothing, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import type { EinvElement } from "../foundation/element.ts";
import { isoDate } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { Press } from "../foundation/press.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { Found, Recovery as Asked } from "../runtime/joining.ts";
import type { AccountWords } from "./account.messages.ts";
import { recoveryMessages, type RecoveryWords } from "./recovery.messages.ts";
import { NewPassword } from "./newPassword.controller.ts";
import { Proof } from "./proof.controller.ts";

export interface RecoveryNews {
  /** An ID to log in with. */
  readonly chosen: (loginId: string, withNewPassword: boolean) => void;
  readonly left: () => void;
}

const ways = [
  { method: "email", recommended: true },
  { method: "sms", recommended: false },
  { method: "phone", recommended: false },
] as const;

export class Recovery {
  readonly #host: EinvElement;
  readonly #news: RecoveryNews;
  readonly #press: Press<"recover" | "answer" | "reset">;
  readonly #proof: Proof;
  readonly #password: NewPassword;
  #asked: Asked | undefined;
  #accounts: ReadonlyArray<Found> | undefined;
  #setting: Found | undefined;

  constructor(host: EinvElement, news: RecoveryNews) {
    this.#host = host;
    this.#news = news;
    this.#press = new Press(host);
    this.#password = new NewPassword(host, () =>
      this.#setting === undefined ? {} : { loginId: this.#setting.loginId },
    );
    this.#proof = new Proof(host, {
      begin: async (wish) => {
        const done = await this.#press.run("recover", [], async (runtime) =>
          (await runtime.joining()).recover(wish),
        );
        this.#asked = done?.answer;
        return done?.answer.challenge;
      },
      answer: async (challenge, answer) => {
        const found = this.#asked;
        if (found === undefined) return false;
        const done = await this.#press.run("answer", [], () =>
          found.answer({ challenge: challenge.id, answer }),
        );
        if (done === undefined) return false;
        this.#accounts = done.answer;
        this.#host.focusOn("[data-recovered]");
        return true;
      },
      busy: () => this.#press.running,
      problem: () => (this.#press.name === "reset" ? undefined : this.#press.problem),
      clearProblem: () => this.#press.clear(),
    });
  }

  reset(): void {
    this.#proof.reset();
    this.#password.clear();
    this.#press.clear();
    this.#asked = undefined;
    this.#accounts = undefined;
    this.#setting = undefined;
  }

  async #save(words: RecoveryWords, id: (name: string) => string): Promise<void> {
    const account = this.#setting;
    if (account === undefined || this.#press.running) return;
    const checked = await this.#password.check(words);
    if ("wrong" in checked) {
      this.#host.focusOn(`#${id(checked.wrong === "first" ? "new" : "again")}`);
      return;
    }
    const done = await this.#press.run("reset", [], () => account.resetPassword(checked.password));
    if (done === undefined) {
      const { problem } = this.#press;
      if (problem?.code.startsWith("password.") === true) {
        this.#password.complain(problem);
        this.#host.focusOn(`#${id("new")}`);
      }
      return;
    }
    this.reset();
    this.#host.announce(words.passwordSaved);
    this.#news.chosen(account.loginId, true);
  }

  render(
    id: (name: string) => string,
    returnTo: string | undefined,
    i18n: Partial<AccountWords> | undefined,
  ): TemplateResult {
    const words = wordsOf(recoveryMessages, this.#host.language, i18n);
    return html`<div class="stack">
      <p class="target" data-recovery tabindex="-1">${words.recoverTitle}</p>
      ${
        this.#setting !== undefined
          ? this.#reset(this.#setting, words, id)
          : this.#accounts !== undefined
            ? this.#list(this.#accounts, words)
            : html`<p class="muted">${words.recoverWhy}</p>
                ${this.#proof.render({
                  ways,
                  challenge: this.#asked?.challenge,
                  words,
                  returnTo,
                  id,
                  limits: false,
                })}`
      }
      <p class="actions">
        <button type="button" class="button quiet" @click=${this.#news.left}>${words.backToSignIn}</button>
      </p>
    </div>`;
  }

  #list(accounts: ReadonlyArray<Found>, words: RecoveryWords): TemplateResult {
    const again = (): void => {
      this.reset();
      this.#host.focusOn("[data-recovery]");
    };
    if (accounts.length === 0)
      return html`<div class="note" data-recovered tabindex="-1" role="status">
          ${icon("info")}
          <p class="target">${words.foundNone}</p>
          <p>${words.foundNoneWhy}</p>
        </div>
        <p><button type="button" class="button" @click=${again}>${words.tryAnother}</button></p>`;
    return html`<p data-recovered tabindex="-1" role="status">${words.foundTitle(accounts.length)}</p>
      <ul class="stack">
        ${accounts.map(
          (account) =>
            html`<li class="stack tight">
              <span
                ><strong class="target">${account.loginId}</strong>
                <span class="muted">${words.since(isoDate(account.since))}</span></span
              >
              <span class="actions">
                <button
                  type="button"
                  class="button primary"
                  aria-label=${words.useThis(account.loginId)}
                  @click=${() => {
                    this.reset();
                    this.#news.chosen(account.loginId, false);
                  }}
                >
                  ${words.useThis(account.loginId)}
                </button>
                <button
                  type="button"
                  class="button"
                  @click=${() => {
                    this.#setting = account;
                    this.#host.focusOn("[data-recovery]");
                    this.#host.requestUpdate();
                  }}
                >
                  ${words.resetThis(account.loginId)}
                </button>
              </span>
            </li>`,
        )}
      </ul>`;
  }

  #reset(account: Found, words: RecoveryWords, id: (name: string) => string): TemplateResult {
    const { problem, running, name } = this.#press;
    const save = (): void => void this.#save(words, id);
    return html`<p>${words.resetThis(account.loginId)}</p>
      <input
        class="unseen"
        type="text"
        autocomplete="username"
        tabindex="-1"
        aria-hidden="true"
        readonly
        .value=${account.loginId}
      />
      ${this.#password.render(
        { first: id("new"), second: id("again") },
        { first: words.newPassword, second: words.newPasswordAgain },
        words,
        save,
      )}
      ${
        problem === undefined || name !== "reset" || problem.code.startsWith("password.")
          ? nothing
          : refusalPanel(this.#host, problem)
      }
      <div class="actions">
        ${commandButton({ running, working: words.saving, label: words.savePassword, run: save })}
      </div>`;
  }
}
