/** 04 회사정보입력: prefilled from the invoice; a company that has joined already is a choice, not a wall. */
import { html, nothing, type TemplateResult } from "lit";
import { loadRules } from "../account/newPassword.controller.ts";
import { ways } from "../account/ways.ts";
import { waysMessages } from "../account/ways.messages.ts";
import type { EinvElement } from "../foundation/element.ts";
import { ask } from "../foundation/events.ts";
import { partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { Part } from "../foundation/part.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import { wordsOf } from "../foundation/speech.ts";
import { fetched } from "../loader/fetched.ts";
import type { ProfileInput, Duplicate, View } from "../runtime/joining.ts";
import { companyMessages, type CompanyWords } from "./company.messages.ts";
import { companyForm, type CompanyField, type CompanyVerdict, isCompanyField } from "./companyForm.ts";
import type { Course } from "./course.controller.ts";
import type { Ground } from "./ground.ts";
import { JoinRequest } from "./joinRequest.ts";
import type { CompanyDraft } from "./keep.ts";
import { actions, against, sentence } from "./parts.ts";
import type { ProveCompany } from "./proveCompany.ts";

const digitsOf = (text: string): string => text.normalize("NFKC").replace(/\D/g, "");

export class CompanyStep {
  readonly #host: EinvElement;
  readonly #course: Course;
  readonly #ground: Ground;
  readonly #prove: Part<ProveCompany>;
  readonly #join: JoinRequest;
  #wrong: Partial<Record<CompanyField, string>> = {};
  #verdict: CompanyVerdict | undefined;
  #held: string | undefined;

  constructor(ground: Ground) {
    const { host, course } = ground;
    this.#host = host;
    this.#course = course;
    this.#ground = ground;
    this.#join = new JoinRequest(ground, (number) => this.#mayGoOn(number, "member"));
    this.#prove = new Part(host, async () => {
      const { ProveCompany: Made } = await fetched(() => import("./proveCompany.ts"));
      return new Made(ground, (number) => this.#mayGoOn(number, "member"));
    });
  }

  get #draft(): CompanyDraft {
    return this.#ground.draft().company ?? {};
  }

  set #draft(company: CompanyDraft) {
    this.#ground.drafted({ ...this.#ground.draft(), company });
  }

  get #words(): CompanyWords {
    return wordsOf(companyMessages, this.#host.language, this.#ground.i18n());
  }

  /** Forgets certificates and what is looked up; what was typed stays. */
  rest(): void {
    this.#prove.value?.reset();
    this.#verdict = undefined;
    this.#wrong = {};
    this.#join.rest();
    this.#held = undefined;
  }

  #input({ company }: View): ProfileInput {
    return {
      ...(company?.input ?? { businessNumber: "", name: "", representative: "" }),
      ...this.#draft,
      ...(company?.numberSettled === true ? { businessNumber: company.input.businessNumber } : {}),
    };
  }

  #type(field: CompanyField, value: string): void {
    this.#draft = { ...this.#draft, [field]: value };
    const { [field]: _, ...wrong } = this.#wrong;
    this.#wrong = wrong;
    if (field === "businessNumber") this.#verdict = undefined;
    if (this.#course.problem !== undefined) this.#course.clearProblem();
    this.#host.requestUpdate();
  }

  /** Whether the page lets it happen. */
  async #mayGoOn(businessNumber: string, as: "administrator" | "member"): Promise<boolean> {
    const answer = await ask(this.#host, "einv-signup-request", { businessNumber, as });
    this.#held = answer.proceed ? undefined : (answer.reason ?? this.#words.held);
    this.#host.requestUpdate();
    return answer.proceed;
  }

  /** 사업자등록번호 중복확인, as soon as it is typed. */
  async #leftNumber(typed: string): Promise<CompanyVerdict | undefined> {
    if (typed.trim() === "") return undefined;
    try {
      const rules = await loadRules();
      const read = rules.readNumber(typed);
      if ("problem" in read) {
        this.#wrong = { ...this.#wrong, businessNumber: sentence(this.#host, read.problem) };
        this.#host.requestUpdate();
        return undefined;
      }
      this.#draft = { ...this.#draft, businessNumber: read.formatted };
      if (this.#verdict?.of === read.digits && this.#verdict.state !== "checking") return this.#verdict;
      this.#verdict = { of: read.digits, state: "checking" };
      this.#host.requestUpdate();
      const found = await this.#course.lookUp((signup) => signup.checkCompany(read.digits));
      if (digitsOf(this.#draft.businessNumber ?? "") !== read.digits) return undefined;
      this.#verdict =
        found?.duplicate !== undefined
          ? { of: read.digits, state: "taken", duplicate: found.duplicate }
          : { of: read.digits, state: found?.mine === true ? "mine" : "free" };
      if (this.#verdict.state === "taken")
        this.#host.announce(this.#verdict.duplicate.what[this.#host.language]);
    } catch (thrown) {
      const problem = problemOf(thrown);
      this.#verdict = undefined;
      if (isCompanyField(problem.path))
        this.#wrong = { ...this.#wrong, businessNumber: sentence(this.#host, problem) };
      else this.#host.complain(problem);
    }
    this.#ground.left();
    this.#host.requestUpdate();
    return this.#verdict;
  }

  /** Whoever logs in and belongs to the company already is not asked for it again. */
  async recognise(): Promise<void> {
    const { view } = this.#course;
    if (view?.account?.how !== "logged-in" || view.company?.numberSettled !== true) return;
    const company = view.company.input;
    const found = await this.#course
      .lookUp((signup) => signup.checkCompany(company.businessNumber))
      .catch(() => undefined);
    if (found?.mine !== true || this.#course.view !== view) return;
    await this.#course.go("register", (signup, { version }) => signup.registerCompany({ version, company }));
  }

  async #register(view: View): Promise<void> {
    const input = this.#input(view);
    try {
      const rules = await loadRules();
      const wrong: Partial<Record<CompanyField, string>> = {};
      for (const problem of rules.companyProblems(input))
        if (isCompanyField(problem.path)) wrong[problem.path] ??= sentence(this.#host, problem);
      this.#wrong = wrong;
      this.#host.requestUpdate();
      if (Object.keys(wrong).length > 0) {
        this.#host.focusOn("#wrong-summary");
        return;
      }
      if (view.company?.numberSettled !== true) {
        const verdict = await this.#leftNumber(input.businessNumber);
        if (verdict?.state === "taken") {
          this.#host.focusOn(".duplicate");
          return;
        }
      }
      const number = digitsOf(input.businessNumber);
      if (!(await this.#mayGoOn(number, "administrator"))) return;
      const done = await this.#course.go("register", (signup) =>
        signup.registerCompany({ version: view.version, company: { ...input, businessNumber: number } }),
      );
      if (done === undefined) this.#refused();
    } catch (thrown) {
      this.#host.complain(problemOf(thrown));
    }
  }

  #refused(): void {
    const { problem } = this.#course;
    if (problem === undefined) return;
    if (problem.code === "company.joined-already") {
      this.#verdict = undefined;
      void this.#course.reload();
      void this.#leftNumber(this.#draft.businessNumber ?? "");
      return;
    }
    if (!isCompanyField(problem.path)) return;
    this.#wrong = { ...this.#wrong, [problem.path]: sentence(this.#host, problem) };
    this.#host.focusOn(`#company-${problem.path}`);
  }

  render(view: View): TemplateResult {
    if (view.waiting !== undefined) return this.#join.waiting(view.waiting, this.#words);
    const prove = this.#prove.value;
    if (prove?.open === true)
      return html`${prove.render(() => {
        prove.reset();
        this.#host.focusOn("#step-title");
        this.#host.requestUpdate();
      })}
      ${this.#heldNote()}`;
    const number = digitsOf(this.#input(view).businessNumber);
    if (this.#join.open) return this.#join.render(view, number, this.#words, this.#heldNote());
    const settled = view.company?.numberSettled === true ? view.company.duplicate : undefined;
    if (settled !== undefined) return html`${this.#account(view)} ${this.#ways(settled, number, true)}`;
    return this.#form(view, number);
  }

  #account({ account, declined }: View): TemplateResult {
    const words = this.#words;
    return html`${
      account?.how === "logged-in"
        ? html`<p class="muted">
            ${words.signedInAs(account.loginId)}
            <button type="button" class="link" @click=${() => void this.#switch()}>
              ${words.otherAccount}
            </button>
          </p>`
        : nothing
    }
    ${
      declined === undefined
        ? nothing
        : html`<div class="note" role="status">
            ${icon("info")}
            <p>${words.declined(partyNumber(declined))}</p>
          </div>`
    }`;
  }

  async #switch(): Promise<void> {
    await this.#course.go("switch", (signup, { version }) =>
      signup.move({ version, move: "switch-account" }),
    );
  }

  #ways(duplicate: Duplicate, number: string, settled: boolean): TemplateResult {
    return html`${ways(
      duplicate,
      {
        "ask-administrator": () => this.#join.begin(),
        "prove-company": () => void this.#prove.fetch().then((prove) => prove?.begin(number)),
        ...(settled
          ? {}
          : {
              "another-company": () => {
                this.#verdict = undefined;
                this.#host.focusOn("#company-businessNumber");
                this.#host.requestUpdate();
              },
            }),
      },
      wordsOf(waysMessages, this.#host.language, this.#ground.i18n()),
      this.#host.language,
    )}
    ${against(this.#host, this.#course, ["begin-proof"])}`;
  }

  #form(view: View, number: string): TemplateResult {
    const words = this.#words;
    const verdict = this.#verdict?.of === number ? this.#verdict : undefined;
    const go = (): void => {
      if (!this.#course.busy) void this.#register(view);
    };
    return html`${companyForm({
      host: this.#host,
      words,
      input: this.#input(view),
      settled: view.company?.numberSettled === true,
      verdict,
      wrong: this.#wrong,
      account: this.#account(view),
      ways: (duplicate) => this.#ways(duplicate, number, false),
      typed: (field, value) => this.#type(field, value),
      left: (field, value) => {
        if (field === "businessNumber") void this.#leftNumber(value);
        else this.#ground.left();
      },
      entered: go,
    })}
    ${verdict?.state === "taken" ? nothing : this.#goOn(words, go)}`;
  }

  #goOn(words: CompanyWords, go: () => void): TemplateResult {
    return html`<p class="hint">${words.nameChanges} ${words.verifyLater}</p>
      ${this.#heldNote()}
      ${against(this.#host, this.#course, ["register", "switch"], {
        atField: (problem: Problem) =>
          isCompanyField(problem.path) || problem.code === "company.joined-already",
      })}
      ${actions(this.#course, words, { label: words.register, busy: words.registering, run: go })}`;
  }

  #heldNote(): TemplateResult | typeof nothing {
    return this.#held === undefined
      ? nothing
      : html`<p class="hint wrong" role="alert">${icon("stop")}<span>${this.#held}</span></p>`;
  }
}
