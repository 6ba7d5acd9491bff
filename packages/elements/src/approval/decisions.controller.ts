/** The decisions that need a second look: refusing, cancelling a request, cancelling an issue. Each in a dialog that names its consequence. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { refuseReason } from "@einv/invoice/Wording";
import { createRef, ref, type Ref } from "lit/directives/ref.js";
import { commonMessages } from "../foundation/common.messages.ts";
import { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import { Press } from "../foundation/press.ts";
import { isRetryable } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { ApprovalWords } from "./approval.messages.ts";
import { refuseReasons } from "./refuseReasons.ts";

/** What is decided in a dialog. */
export type Decision = "refuse" | "cancelRequest" | "cancelIssue";

export class Decisions {
  readonly #host: EinvElement;
  readonly #done: (what: Views.Action, view: Views.InvoiceView) => void;
  readonly #outdated: () => void;
  readonly #dialog: Dialog;
  readonly #command: Press<Views.Action>;
  readonly #message: Ref<HTMLTextAreaElement> = createRef();
  #what: Decision = "refuse";
  #reason: Views.RefuseReason | undefined;
  #missing: "reason" | "message" | undefined;

  constructor(
    host: EinvElement,
    done: (what: Views.Action, view: Views.InvoiceView) => void,
    outdated: () => void,
  ) {
    this.#host = host;
    this.#done = done;
    this.#outdated = outdated;
    this.#dialog = new Dialog(host);
    this.#command = new Press(host);
  }

  get running(): boolean {
    return this.#command.running;
  }

  open(what: Decision): void {
    this.#what = what;
    this.#reason = undefined;
    this.#missing = undefined;
    this.#command.clear();
    this.#dialog.open();
  }

  /** 수신확인: harmless, so without a dialog. */
  async acknowledge(view: Views.InvoiceView): Promise<void> {
    await this.#carryOut("acknowledge", view, []);
  }

  async #carryOut(
    what: Views.Action,
    view: Views.InvoiceView,
    details: ReadonlyArray<string>,
  ): Promise<void> {
    const target = { ref: view.summary.ref, version: view.version };
    const says = [target, ...details];
    const after = await this.#command.run(what, says, (runtime, idempotencyKey) => {
      const command = { ...target, idempotencyKey };
      switch (what) {
        case "refuse": {
          const [, message] = details;
          return runtime.refuse({
            ...command,
            reason: this.#reason ?? "other",
            ...(message === undefined || message === "" ? {} : { message }),
          });
        }
        case "cancelRequest":
          return runtime.cancelRequest(command);
        case "cancelIssue":
          return runtime.cancelIssue(command);
        default:
          return runtime.acknowledge(command);
      }
    });
    if (after === undefined) return;
    this.#dialog.close();
    this.#done(what, after.answer);
  }

  #refuse(view: Views.InvoiceView, words: ApprovalWords): void {
    const message = this.#message.value?.value.trim() ?? "";
    this.#missing =
      this.#reason === undefined
        ? "reason"
        : this.#reason === "other" && message === ""
          ? "message"
          : undefined;
    this.#host.requestUpdate();
    if (this.#missing === undefined) {
      void this.#carryOut("refuse", view, [this.#reason ?? "other", message]);
      return;
    }
    this.#host.announce(
      this.#missing === "reason" ? words.refuseReasonFirst : words.refuseMessageFirst,
      "assertive",
    );
    if (this.#missing === "message") this.#message.value?.focus();
    else this.#host.renderRoot.querySelector<HTMLInputElement>("input[name=reason]")?.focus();
  }

  #refuseFields(words: ApprovalWords): TemplateResult {
    const { language } = this.#host;
    return html`<fieldset
        aria-describedby=${this.#missing === "reason" ? "reason-missing" : nothing}
        ?disabled=${this.running}
      >
        <legend class="label">${words.refuseReason}</legend>
        ${refuseReasons.map(
          (reason, index) =>
            html`<label class="choice">
              <input
                type="radio"
                name="reason"
                .checked=${reason === this.#reason}
                ?autofocus=${index === 0}
                @change=${() => {
                  this.#reason = reason;
                  this.#missing = undefined;
                  this.#host.requestUpdate();
                }}
              />
              <span>${refuseReason[reason][language]}</span>
            </label>`,
        )}
        ${
          this.#missing === "reason"
            ? html`<p class="hint wrong" id="reason-missing">
                ${icon("stop")}<span>${words.refuseReasonFirst}</span>
              </p>`
            : nothing
        }
      </fieldset>
      <div class="field">
        <label for="refuse-message"
          >${words.refuseMessage}
          ${
            this.#reason === "other"
              ? nothing
              : html`<span class="muted small">(${words.refuseMessageOptional})</span>`
          }</label
        >
        <textarea
          id="refuse-message"
          class="input"
          rows="3"
          maxlength="500"
          ?readonly=${this.running}
          aria-invalid=${this.#missing === "message" ? "true" : nothing}
          aria-describedby=${this.#missing === "message" ? "message-missing" : nothing}
          ${ref(this.#message)}
        ></textarea>
        ${
          this.#missing === "message"
            ? html`<p class="hint wrong" id="message-missing">
                ${icon("stop")}<span>${words.refuseMessageFirst}</span>
              </p>`
            : nothing
        }
      </div>`;
  }

  render(view: Views.InvoiceView, words: ApprovalWords): TemplateResult | undefined {
    const { language } = this.#host;
    const { supplier, buyer } = view.invoice;
    const { title, lead, verb } = {
      refuse: { title: words.refuseTitle, lead: words.refuseLead(buyer.name), verb: words.refuse },
      cancelRequest: {
        title: words.cancelRequestTitle,
        lead: words.cancelRequestLead(supplier.name),
        verb: words.cancelRequest,
      },
      cancelIssue: {
        title: words.cancelIssueTitle,
        lead: words.cancelIssueLead(buyer.name),
        verb: words.cancelIssue,
      },
    }[this.#what];
    const problem = this.#command.problem;
    const decide = (): void => {
      if (this.running) return;
      if (this.#what === "refuse") this.#refuse(view, words);
      else void this.#carryOut(this.#what, view, []);
    };
    return this.#dialog.render(
      title,
      html`<p>${lead}</p>
        ${this.#what === "refuse" ? this.#refuseFields(words) : nothing}
        ${
          problem === undefined
            ? nothing
            : refusalPanel(this.#host, problem, {
                alert: false,
                steps: isRetryable(problem)
                  ? []
                  : [
                      {
                        label: words.lookAgain,
                        run: () => {
                          this.#dialog.close();
                          this.#outdated();
                        },
                      },
                    ],
              })
        }
        <div class="actions">
          <button
            type="button"
            class="button"
            ?autofocus=${this.#what !== "refuse"}
            aria-disabled=${this.running}
            @click=${() => {
              if (!this.running) this.#dialog.close();
            }}
          >
            ${words.keep}
          </button>
          <button
            type="button"
            class="button danger"
            aria-disabled=${this.running}
            aria-busy=${this.running}
            @click=${decide}
          >
            ${
              this.running
                ? html`${icon("wait")}${words.working}`
                : problem !== undefined && isRetryable(problem)
                  ? commonMessages[language].retry
                  : verb
            }
          </button>
        </div>`,
      { held: this.running },
    );
  }
}
