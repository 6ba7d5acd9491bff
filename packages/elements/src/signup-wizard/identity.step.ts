/** 02 본인인증 */
import { html, nothing, type TemplateResult } from "lit";
import { Proof } from "../account/proof.controller.ts";
import { proofMessages } from "../account/proof.messages.ts";
import { takeReturned } from "../account/returned.ts";
import type { EinvElement } from "../foundation/element.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { View } from "../runtime/joining.ts";
import type { Course } from "./course.controller.ts";
import type { Ground } from "./ground.ts";
import { identityMessages } from "./identity.messages.ts";

export class IdentityStep {
  readonly #host: EinvElement;
  readonly #course: Course;
  readonly #proof: Proof;
  readonly #i18n: Ground["i18n"];
  #target: string | undefined;

  constructor({ host, course, i18n }: Ground) {
    this.#host = host;
    this.#course = course;
    this.#i18n = i18n;
    this.#proof = new Proof(host, {
      begin: async (wish) => (await course.go("verify", (signup) => signup.verify(wish)))?.challenge,
      resend: async ({ id }) => (await course.go("resend", (signup) => signup.resend(id))) !== undefined,
      answer: async (challenge, answer) => {
        this.#target = challenge.kind === "code" ? challenge.target : undefined;
        const view = await course.go("answer", (signup) =>
          signup.answer({ challenge: challenge.id, answer }),
        );
        return view !== undefined;
      },
      busy: () => course.busy,
      problem: () =>
        ["verify", "resend", "answer"].includes(course.pressed ?? "") ? course.problem : undefined,
      clearProblem: () => course.clearProblem(),
    });
  }

  /** The number or address that was proven here, masked. */
  get target(): string | undefined {
    return this.#target;
  }

  reset(): void {
    this.#proof.reset();
  }

  /** What an agency sent back into this very window goes on with the proof that is open. */
  async takeUp({ challenge }: View): Promise<void> {
    if (challenge?.kind !== "redirect") return;
    const answer = takeReturned();
    if (answer !== undefined)
      await this.#course.go("answer", (signup) => signup.answer({ challenge: challenge.id, answer }));
  }

  render(view: View, returnTo: string | undefined, back: () => void): TemplateResult {
    const { language } = this.#host;
    const words = wordsOf(identityMessages, language, this.#i18n());
    return html`<p class="muted">${words.identityLead}</p>
      ${view.advice.map((text) => html`<p class="hint">${text[language]}</p>`)}
      ${this.#proof.render({
        ways: view.methods ?? [],
        challenge: view.challenge,
        words: wordsOf(proofMessages, language, this.#i18n()),
        returnTo,
        id: (name) => `identity-${name}`,
        limits: true,
      })}
      ${view.challenge === undefined ? html`<p class="hint">${words.identityWhy}</p>` : nothing}
      <p>
        <button type="button" class="button" part="secondary-action" @click=${back}>${words.previous}</button>
      </p>`;
  }
}
