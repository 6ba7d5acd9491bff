/**
 * Joining from behind a mail link, in place. The link alone lets its recipient
 * decide, so an account is offered beside the invoice; it comes first only
 * where the server says that the decision needs one.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { LightFields } from "../account/lightFields.ts";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import { chunkUnreachable, kindOf, type Problem, problemOf } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { load } from "../loader/loader.ts";
import type { OpenedLink } from "../runtime/Runtime.ts";
import { type Keep, readKept } from "../signup-wizard/keep.ts";
import type { EinvSignupWizard } from "../signup-wizard/signup-wizard.ts";
import type { ViewerWords } from "./viewer.messages.ts";

/** What the viewer tells of itself. */
export interface JoiningPlace {
  readonly link: () => OpenedLink | undefined;
  readonly words: () => ViewerWords;
  readonly keep: () => Keep | undefined;
  readonly returnTo: () => string | undefined;
  readonly level: () => number;
  /** Joined, or logged in: the same invoice, now as a member of its company. */
  readonly joined: (link: OpenedLink) => void;
}

/** Whether an account would help: what is missing is a person that the server knows. */
const needsAccount = (view: Views.InvoiceView): boolean =>
  view.actions.some(
    ({ action, refusal }) =>
      action === "issue" &&
      refusal !== undefined &&
      (kindOf(refusal) === "session" || refusal.code === "account.invalid"),
  );

export class JoiningHere {
  readonly #host: EinvElement;
  readonly #place: JoiningPlace;
  readonly #fields: LightFields;
  #way: "join" | "log-in" | undefined;
  #problem: Problem | undefined;
  #done = false;
  #greeted = false;

  constructor(host: EinvElement, place: JoiningPlace) {
    this.#host = host;
    this.#place = place;
    this.#fields = new LightFields(host, "joining", () => this.#wizard());
  }

  /** Whether the person is joining, instead of reading the invoice. */
  get open(): boolean {
    return this.#way !== undefined;
  }

  reset(): void {
    this.#way = undefined;
    this.#problem = undefined;
    this.#done = false;
  }

  async #begin(way: "join" | "log-in"): Promise<void> {
    this.#problem = undefined;
    try {
      if (!(await load("einv-signup-wizard"))) throw chunkUnreachable;
      this.#way = way;
      this.#greeted = false;
    } catch (thrown) {
      this.#problem = problemOf(thrown);
      this.#host.complain(this.#problem);
    }
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#way = undefined;
    this.#host.focusOn("#title");
    this.#host.requestUpdate();
  }

  /** The button that opened it is gone; the focus goes on with the person. */
  readonly #ready = ({ currentTarget }: Event): void => {
    if (this.#greeted) return;
    this.#greeted = true;
    const wizard = currentTarget as EinvSignupWizard;
    if (this.#way === "join") void wizard.updateComplete.then(() => wizard.focus());
  };

  readonly #joined = ({ currentTarget }: Event): void => {
    const link = this.#place.link();
    const { joined } = currentTarget as EinvSignupWizard;
    if (link === undefined || joined === undefined) return;
    this.#done = true;
    this.#way = undefined;
    this.#host.announce(this.#place.words().joined);
    this.#place.joined({ ref: joined.ref ?? link.ref, runtime: joined.runtime });
  };

  /** Among the viewer's own children, where password managers find its fields. */
  #wizard(): TemplateResult | typeof nothing {
    const link = this.#place.link();
    if (this.#way === undefined || link === undefined) return nothing;
    return html`<einv-signup-wizard
      .runtime=${link.runtime}
      .invoiceRef=${link.ref}
      .keep=${this.#place.keep()}
      .returnTo=${this.#place.returnTo()}
      .member=${this.#way === "log-in"}
      .headingLevel=${this.#place.level() + 1}
      @einv-ready=${this.#ready}
      @einv-signup=${this.#joined}
      @einv-exit=${() => this.#leave()}
    ></einv-signup-wizard>`;
  }

  /** Where the wizard is shown. */
  render(): TemplateResult {
    return this.#fields.slot();
  }

  /** Offers an account, before the invoice or after it. */
  offer(view: Views.InvoiceView): { readonly first: boolean; readonly content: TemplateResult } {
    const words = this.#place.words();
    const first = needsAccount(view);
    if (this.#done)
      return {
        first: true,
        content: html`<div class="note" role="status">
          ${icon("check")}
          <p>${words.joined}</p>
        </div>`,
      };
    const link = this.#place.link();
    const resumes = readKept(this.#place.keep(), link?.ref) !== undefined;
    const join = resumes ? words.goOnJoining : first ? words.joinAndApprove : words.join;
    return {
      first,
      content: html`<section class="offer" part="offer" aria-labelledby="offer">
        <p id="offer" class="what">${first ? words.needsAccount : words.joinTitle}</p>
        <p class="muted">${first ? words.needsAccountWhy : words.joinWhy}</p>
        ${this.#problem === undefined ? nothing : refusalPanel(this.#host, this.#problem)}
        <p class="actions">
          <button
            type="button"
            class="button ${first ? "primary" : ""}"
            @click=${() => void this.#begin("join")}
          >
            ${join}
          </button>
          <button type="button" class="button" @click=${() => void this.#begin("log-in")}>
            ${first ? words.logInAndApprove : words.logIn}
          </button>
        </p>
      </section>`,
    };
  }
}
