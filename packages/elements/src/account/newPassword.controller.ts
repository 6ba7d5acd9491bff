/** A new password, typed twice: its rules as a list whose state is a word, an icon and a colour. */
import { html, type TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import { chunkUnreachable, type Problem, problemOf } from "../foundation/problem.ts";
import { fetched } from "../loader/fetched.ts";
import type { NewPasswordWords } from "./newPassword.messages.ts";
import { AccountPassword } from "./password.controller.ts";
import type { Owner, PasswordRules } from "./rules.ts";

const ruleNames = ["length", "common", "personal", "repetitive"] as const;

/** The rules; a chunk of their own. */
export const loadRules = async (): Promise<typeof import("./rules.ts")> => {
  try {
    return await fetched(() => import("./rules.ts"));
  } catch {
    throw chunkUnreachable;
  }
};

export class NewPassword {
  readonly #host: EinvElement;
  readonly #owner: () => Owner;
  readonly #first: AccountPassword;
  readonly #second: AccountPassword;
  #kept: PasswordRules | undefined;
  #match: boolean | undefined;

  constructor(host: EinvElement, owner: () => Owner) {
    this.#host = host;
    this.#owner = owner;
    this.#first = new AccountPassword(host);
    this.#second = new AccountPassword(host);
  }

  clear(): void {
    this.#first.clear();
    this.#second.clear();
    this.#kept = undefined;
    this.#match = undefined;
  }

  /** Says at the first field what the server has against it. */
  complain(problem: Problem): void {
    this.#first.complain(problem);
  }

  /** What was typed, once it keeps the rules and was typed twice; otherwise which of the two is wrong. */
  async check(
    words: NewPasswordWords,
  ): Promise<{ readonly password: string } | { readonly wrong: "first" | "second"; readonly text: string }> {
    const password = this.#first.value;
    await this.#examine();
    const broken = ruleNames.find((name) => this.#kept?.[name] === false);
    if (password === "" || broken !== undefined) {
      const text = password === "" ? words.needPassword : words.broken[broken ?? "length"];
      this.#first.complain(text);
      return { wrong: "first", text };
    }
    if (this.#second.value !== password) {
      this.#second.complain(words.differs);
      return { wrong: "second", text: words.differs };
    }
    return { password };
  }

  async #examine(): Promise<void> {
    const typed = this.#first.value;
    try {
      const rules = await loadRules();
      if (this.#first.value !== typed) return;
      this.#kept = typed === "" ? undefined : rules.examinePassword(typed, this.#owner());
    } catch (thrown) {
      this.#host.complain(problemOf(thrown));
    }
    this.#host.requestUpdate();
  }

  #compare(): void {
    const second = this.#second.value;
    this.#match = second === "" ? undefined : second === this.#first.value;
    this.#host.requestUpdate();
  }

  render(
    ids: { readonly first: string; readonly second: string },
    labels: { readonly first: string; readonly second: string },
    words: NewPasswordWords,
    entered: () => void,
  ): TemplateResult {
    const rules = html`<ul class="rules" aria-label=${words.rulesTitle}>
      ${ruleNames.map((name) => {
        const kept = this.#kept?.[name];
        const state = kept === undefined ? "open" : kept ? "kept" : "broken";
        const word = { open: words.ruleOpen, kept: words.ruleKept, broken: words.ruleBroken }[state];
        return html`<li class=${state}>
          ${icon(state === "open" ? "info" : state === "kept" ? "check" : "stop")}
          <span
            >${(state === "broken" ? words.broken : words.rules)[name]}<span class="unseen"
              >${word}</span
            ></span
          >
        </li>`;
      })}
    </ul>`;
    return html`${this.#first.render({
      id: ids.first,
      label: labels.first,
      words,
      autocomplete: "new-password",
      korean: true,
      below: rules,
      typed: () => {
        void this.#examine();
        this.#compare();
      },
      entered,
    })}
    ${this.#second.render({
      id: ids.second,
      label: labels.second,
      words,
      autocomplete: "new-password",
      korean: true,
      good: this.#match === true ? words.matches : undefined,
      typed: () => this.#compare(),
      left: () => {
        if (this.#match === false) this.#second.complain(words.differs);
      },
      entered,
    })}`;
  }
}
