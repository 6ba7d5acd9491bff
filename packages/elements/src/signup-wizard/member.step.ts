/** 03 회원정보입력: rendered among the element's children, where password managers find the fields. */
import { html, type TemplateResult } from "lit";
import { loadRules, NewPassword } from "../account/newPassword.controller.ts";
import { newPasswordMessages, type NewPasswordWords } from "../account/newPassword.messages.ts";
import { ways } from "../account/ways.ts";
import { waysMessages, type WaysWords } from "../account/ways.messages.ts";
import type { EinvElement } from "../foundation/element.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { View } from "../runtime/joining.ts";
import type { Course } from "./course.controller.ts";
import { actions, against, sentence } from "./parts.ts";
import type { Ground } from "./ground.ts";
import type { MemberDraft } from "./keep.ts";
import { LoginIdCheck } from "./loginIdCheck.ts";
import { type MemberField, memberForm, type MemberWrongs } from "./memberForm.ts";
import { memberMessages, type MemberWords } from "./member.messages.ts";

const fields: ReadonlyArray<MemberField> = ["name", "phone", "loginId", "email"];
const isField = (path: string | undefined): path is MemberField => fields.some((field) => field === path);

export interface MemberShown {
  readonly view: View;
  readonly id: (name: string) => string;
  readonly logIn: (recover: boolean) => void;
  readonly back: () => void;
}

export class MemberStep {
  readonly #host: EinvElement;
  readonly #course: Course;
  readonly #password: NewPassword;
  readonly #ground: Ground;
  readonly #loginId: LoginIdCheck;
  #wrong: MemberWrongs = {};
  #good: Partial<Record<MemberField, true>> = {};
  #another = false;
  #office = false;
  #settled: View["member"];

  constructor(ground: Ground) {
    const { host, course } = ground;
    this.#host = host;
    this.#course = course;
    this.#ground = ground;
    this.#loginId = new LoginIdCheck(ground, () => this.#values().loginId);
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
    this.#password.clear();
    this.#loginId.forget();
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

  #type(field: MemberField, value: string): void {
    this.#draft = { ...this.#draft, [field]: value };
    const { [field]: _, ...wrong } = this.#wrong;
    this.#wrong = wrong;
    const { [field]: __, ...good } = this.#good;
    this.#good = good;
    if (this.#course.problem !== undefined) this.#course.clearProblem();
    if (field === "loginId") this.#loginId.wait();
    this.#host.requestUpdate();
  }

  /** What is wrong with one field, found without asking. */
  async #examine(field: MemberField): Promise<string | undefined> {
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

  async #left(field: MemberField): Promise<void> {
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
    if (field === "loginId") await this.#loginId.lookUp();
  }

  async #create({ view, id }: MemberShown): Promise<void> {
    const words = this.#words;
    const wrong: MemberWrongs = {};
    try {
      for (const field of fields) {
        const found = await this.#examine(field);
        if (found !== undefined) wrong[field] = found;
      }
      if (this.#loginId.taken) wrong.loginId = words.loginIdTaken;
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
      this.#loginId.forget();
      await this.#loginId.lookUp();
    }
  }

  #pathOf({ path }: Problem): MemberField | undefined {
    return isField(path) ? path : undefined;
  }

  render(shown: MemberShown): TemplateResult {
    const { view, id, logIn, back } = shown;
    const words = this.#words;
    const { language } = this.#host;
    this.#settled = view.member;
    const { duplicate } = view;
    if (duplicate !== undefined && !this.#another) {
      const another = (focus: MemberField, clear?: MemberField): void => {
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
    const { view, id, logIn, back } = shown;
    const words = this.#words;
    const go = (): void => {
      if (!this.#course.busy) void this.#create(shown);
    };
    return html`${memberForm({
      host: this.#host,
      words,
      waysWords: this.#waysWords,
      view,
      id,
      values: this.#values(),
      wrong: this.#wrong,
      emailGood: this.#good.email === true,
      verdict: this.#loginId.verdict,
      office: this.#office,
      password: this.#password.render(
        { first: id("password"), second: id("again") },
        { first: words.password, second: words.passwordAgain },
        this.#newPasswordWords,
        go,
      ),
      typed: (field, value) => this.#type(field, value),
      left: (field) => void this.#left(field),
      entered: go,
      chosen: (loginId) => {
        this.#type("loginId", loginId);
        this.#host.focusOn(`#${id("password")}`);
        void this.#loginId.lookUp();
      },
      logIn,
    })}
    ${against(this.#host, this.#course, ["create"], {
      atField: (problem) =>
        this.#pathOf(problem) !== undefined ||
        problem.code.startsWith("password.") ||
        problem.code === "signup.account-exists",
    })}
    ${actions(this.#course, words, { label: words.createAccount, run: go }, back)}`;
  }
}
