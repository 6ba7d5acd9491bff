/** 03 회원정보입력: rendered among the element's children, where password managers find the fields. */
import { html, nothing, type TemplateResult } from "lit";
import { loadRules, NewPassword } from "../account/newPassword.controller.ts";
import { newPasswordMessages, type NewPasswordWords } from "../account/newPassword.messages.ts";
import { ways } from "../account/ways.ts";
import { waysMessages, type WaysWords } from "../account/ways.messages.ts";
import type { EinvElement } from "../foundation/element.ts";
import { textField, wrongSummary } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { Duplicate, View } from "../runtime/joining.ts";
import type { Course } from "./course.controller.ts";
import { actions, against, sentence } from "./parts.ts";
import type { Ground } from "./ground.ts";
import type { MemberDraft } from "./keep.ts";
import { memberMessages, type MemberWords } from "./member.messages.ts";

type Field = keyof MemberDraft;
const fields: ReadonlyArray<Field> = ["name", "phone", "loginId", "email"];
const isField = (path: string | undefined): path is Field => fields.some((field) => field === path);

type Verdict =
  | { readonly of: string; readonly state: "checking" | "free" }
  | { readonly of: string; readonly state: "taken"; readonly duplicate: Duplicate };

export interface MemberShown {
  readonly view: View;
  readonly id: (name: string) => string;
  readonly logIn: (recover: boolean) => void;
  readonly back: () => void;
}

/** How long the person has stopped typing before a name is looked up, in ms. */
const pause = 700;

export class MemberStep {
  readonly #host: EinvElement;
  readonly #course: Course;
  readonly #password: NewPassword;
  readonly #ground: Ground;
  #wrong: Partial<Record<Field | "password" | "again", string>> = {};
  #good: Partial<Record<Field, true>> = {};
  #verdict: Verdict | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #another = false;
  #office = false;
  #settled: View["member"];

  constructor(ground: Ground) {
    const { host, course } = ground;
    this.#host = host;
    this.#course = course;
    this.#ground = ground;
    this.#password = new NewPassword(host, () => {
      const { loginId, name, email, phone } = this.#values();
      return { loginId, name, email, phone };
    });
  }

  get #draft(): MemberDraft {
    return this.#ground.draft().member ?? {};
  }

  set #draft(member: MemberDraft) {
    this.#ground.drafted({ ...this.#ground.draft(), member });
  }

  get #words(): MemberWords {
    return wordsOf(memberMessages, this.#host.language, this.#ground.i18n());
  }

  get #newPasswordWords(): NewPasswordWords {
    return wordsOf(newPasswordMessages, this.#host.language, this.#ground.i18n());
  }

  get #waysWords(): WaysWords {
    return wordsOf(waysMessages, this.#host.language, this.#ground.i18n());
  }

  /** Forgets passwords and what is looked up; what was typed besides stays. */
  rest(): void {
    clearTimeout(this.#later);
    this.#password.clear();
    this.#verdict = undefined;
    this.#wrong = {};
  }

  /** Forgets everything. */
  reset(): void {
    this.rest();
    this.#good = {};
    this.#another = false;
    this.#office = false;
  }

  #values(): Required<MemberDraft> {
    const known = this.#settled;
    return {
      name: known?.nameSettled === true ? (known.name ?? "") : (this.#draft.name ?? known?.name ?? ""),
      phone: this.#draft.phone ?? known?.phone ?? "",
      loginId: this.#draft.loginId ?? "",
      email: this.#draft.email ?? known?.email ?? "",
    };
  }

  #type(field: Field, value: string): void {
    this.#draft = { ...this.#draft, [field]: value };
    const { [field]: _, ...wrong } = this.#wrong;
    this.#wrong = wrong;
    const { [field]: __, ...good } = this.#good;
    this.#good = good;
    if (this.#course.problem !== undefined) this.#course.clearProblem();
    if (field === "loginId") {
      this.#verdict = undefined;
      clearTimeout(this.#later);
      this.#later = setTimeout(() => void this.#lookUp(), pause);
    }
    this.#host.requestUpdate();
  }

  /** What is wrong with one field, found without asking. */
  async #examine(field: Field): Promise<string | undefined> {
    const words = this.#words;
    const value = this.#values()[field].trim();
    if (value === "")
      return {
        name: words.needName,
        phone: words.needPhone,
        loginId: words.loginIdHint,
        email: words.needEmail,
      }[field];
    if (field === "name") return undefined;
    const rules = await loadRules();
    const problem = {
      phone: rules.phoneProblem,
      loginId: rules.loginIdProblem,
      email: rules.emailProblem,
    }[field](value);
    return problem === undefined ? undefined : sentence(this.#host, problem);
  }

  async #left(field: Field): Promise<void> {
    if (this.#values()[field].trim() === "") return;
    try {
      const wrong = await this.#examine(field);
      if (wrong !== undefined) this.#wrong = { ...this.#wrong, [field]: wrong };
      else this.#good = { ...this.#good, [field]: true };
    } catch (thrown) {
      this.#host.complain(problemOf(thrown));
    }
    this.#ground.left();
    this.#host.requestUpdate();
    if (field === "loginId") await this.#lookUp();
  }

  /** 중복확인 */
  async #lookUp(): Promise<void> {
    clearTimeout(this.#later);
    const of = this.#values().loginId.trim();
    if (of === "" || this.#verdict?.of === of) return;
    try {
      const rules = await loadRules();
      if (rules.loginIdProblem(of) !== undefined) return;
      this.#verdict = { of, state: "checking" };
      this.#host.requestUpdate();
      const found = await this.#course.lookUp((signup) => signup.checkLoginId(of));
      if (this.#values().loginId.trim() !== of) return;
      this.#verdict =
        found?.duplicate === undefined
          ? { of, state: "free" }
          : { of, state: "taken", duplicate: found.duplicate };
    } catch {
      // It is looked up again when the account is made, and refused there with its reason.
      this.#verdict = undefined;
    }
    this.#host.requestUpdate();
  }

  async #create({ view, id }: MemberShown): Promise<void> {
    const words = this.#words;
    const wrong: Partial<Record<Field | "password" | "again", string>> = {};
    try {
      for (const field of fields) {
        const found = await this.#examine(field);
        if (found !== undefined) wrong[field] = found;
      }
      if (this.#verdict?.state === "taken") wrong.loginId = words.loginIdTaken;
      const checked = await this.#password.check(this.#newPasswordWords);
      if ("wrong" in checked) wrong[checked.wrong === "first" ? "password" : "again"] = checked.text;
      this.#wrong = wrong;
      this.#host.requestUpdate();
      if (Object.keys(wrong).length > 0 || "wrong" in checked) {
        this.#host.focusOn("#wrong-summary");
        return;
      }
      const { name, ...values } = this.#values();
      const done = await this.#course.go("create", (signup) =>
        signup.createAccount(
          {
            version: view.version,
            ...values,
            ...(view.member?.nameSettled === true ? {} : { name }),
            ...(this.#another ? { another: true } : {}),
          },
          checked.password,
        ),
      );
      if (done === undefined) await this.#refused(id);
      else this.#password.clear();
    } catch (thrown) {
      this.#host.complain(problemOf(thrown));
    }
  }

  async #refused(id: (name: string) => string): Promise<void> {
    const words = this.#words;
    const { problem } = this.#course;
    if (problem === undefined) return;
    if (problem.code === "signup.account-exists") {
      await this.#course.reload();
      return;
    }
    if (problem.code.startsWith("password.")) {
      this.#password.complain(problem);
      this.#host.focusOn(`#${id("password")}`);
      return;
    }
    const path = this.#pathOf(problem);
    if (path === undefined) return;
    this.#wrong = {
      ...this.#wrong,
      [path]: problem.code === "login-id.taken" ? words.loginIdTaken : sentence(this.#host, problem),
    };
    this.#host.focusOn(`#${id(path)}`);
    if (problem.code === "login-id.taken") {
      this.#verdict = undefined;
      await this.#lookUp();
    }
  }

  #pathOf({ path }: Problem): Field | undefined {
    return isField(path) ? path : undefined;
  }

  render(shown: MemberShown): TemplateResult {
    const { view, id, logIn, back } = shown;
    const words = this.#words;
    const { language } = this.#host;
    this.#settled = view.member;
    const { duplicate } = view;
    if (duplicate !== undefined && !this.#another) {
      const another = (focus: Field, clear?: Field): void => {
        this.#another = true;
        if (clear !== undefined) this.#draft = { ...this.#draft, [clear]: "" };
        this.#host.focusOn(`#${id(focus)}`);
        this.#host.requestUpdate();
      };
      return html`${ways(
          duplicate,
          {
            "log-in": () => logIn(false),
            recover: () => logIn(true),
            "office-phone": () => {
              this.#office = true;
              another("phone", "phone");
            },
            "another-phone": () => another("phone", "phone"),
            "another-email": () => another("email", "email"),
            "new-account": () => another(view.member?.nameSettled === true ? "phone" : "name"),
          },
          this.#waysWords,
          language,
        )}
        <p><button type="button" class="button" @click=${back}>${words.previous}</button></p>`;
    }
    return this.#form(shown);
  }

  #form(shown: MemberShown): TemplateResult {
    const { view, id, back } = shown;
    const words = this.#words;
    const { language } = this.#host;
    const { member } = view;
    const values = this.#values();
    const go = (): void => {
      if (!this.#course.busy) void this.#create(shown);
    };
    const typing = (field: Field) => ({
      value: values[field],
      wrong: this.#wrong[field],
      typed: (value: string) => this.#type(field, value),
      left: () => void this.#left(field),
      entered: go,
    });
    const wrongs = (["name", "phone", "loginId", "password", "again", "email"] as const).flatMap((field) => {
      const text = this.#wrong[field];
      return text === undefined ? [] : [{ id: id(field), text }];
    });
    const verdict = this.#verdict?.of === values.loginId.trim() ? this.#verdict : undefined;
    return html`<p class="muted">${words.memberLead}</p>
      ${wrongSummary(language, wrongs, (field) => this.#host.focusOn(`#${field}`))}
      <div class="stack">
        ${textField(language, {
          id: id("name"),
          label: words.name,
          autocomplete: "name",
          maxlength: 200,
          hint: member?.nameSettled === true ? words.nameSettled : undefined,
          locked: member?.nameSettled === true,
          ...typing("name"),
        })}
        ${textField(language, {
          id: id("phone"),
          label: words.phone,
          type: "tel",
          inputmode: "tel",
          autocomplete: "tel-national",
          maxlength: 40,
          hint: this.#office ? words.officePhoneHint : words.phoneHint,
          ...typing("phone"),
        })}
        ${textField(language, {
          id: id("loginId"),
          label: words.loginId,
          autocomplete: "username",
          maxlength: 30,
          hint: verdict?.state === "checking" ? words.loginIdChecking : words.loginIdHint,
          good: verdict?.state === "free" ? words.loginIdFree : undefined,
          ...typing("loginId"),
          wrong: this.#wrong.loginId ?? (verdict?.state === "taken" ? words.loginIdTaken : undefined),
        })}
        ${verdict?.state === "taken" ? this.#suggestions(verdict.duplicate, shown) : nothing}
        ${this.#password.render(
          { first: id("password"), second: id("again") },
          { first: words.password, second: words.passwordAgain },
          this.#newPasswordWords,
          go,
        )}
        ${textField(language, {
          id: id("email"),
          label: words.email,
          type: "email",
          inputmode: "email",
          autocomplete: "email",
          maxlength: 300,
          hint: words.emailHint,
          good: this.#good.email === true ? words.emailGood : undefined,
          ...typing("email"),
        })}
      </div>
      <div class="note">
        ${icon("info")}
        <ul>
          ${words.beforeSubmit.map((line) => html`<li>${line}</li>`)}
        </ul>
      </div>
      ${against(this.#host, this.#course, ["create"], {
        atField: (problem) =>
          this.#pathOf(problem) !== undefined ||
          problem.code.startsWith("password.") ||
          problem.code === "signup.account-exists",
      })}
      ${actions(this.#course, words, { label: words.createAccount, run: go }, back)}`;
  }

  #suggestions(duplicate: Duplicate, { logIn, id }: MemberShown): TemplateResult {
    const words = this.#words;
    return html`<div class="note">
      ${icon("info")}
      ${
        duplicate.suggestions.length === 0
          ? nothing
          : html`<p>${words.suggestions}</p>
              <p class="actions">
                ${duplicate.suggestions.map(
                  (loginId) =>
                    html`<button
                      type="button"
                      class="button"
                      @click=${() => {
                        this.#type("loginId", loginId);
                        this.#host.focusOn(`#${id("password")}`);
                        void this.#lookUp();
                      }}
                    >
                      ${words.choose(loginId)}
                    </button>`,
                )}
              </p>`
      }
      <p class="actions">
        <button type="button" class="button quiet" @click=${() => logIn(false)}>
          ${this.#waysWords.ways["log-in"]}
        </button>
        <button type="button" class="button quiet" @click=${() => logIn(true)}>
          ${this.#waysWords.ways.recover}
        </button>
      </p>
    </div>`;
  }
}
