/** The decisions that need a second look: refusing, cancelling a request, cancelling an issue. Each in a dialog that names its consequence. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { Press } from "../foundation/press.ts";
import { isRetryable } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { type RefuseBecause, RefuseForm } from "../issuing/refuseForm.ts";
import type { ApprovalWords } from "./approval.messages.ts";

/** What is decided in a dialog. */
export type Decision = "refuse" | "cancelRequest" | "cancelIssue";

export class Decisions {
  readonly #host: EinvElement;
  readonly #done: (what: Views.Action, view: Views.InvoiceView) => void;
  readonly #outdated: () => void;
  readonly #dialog: Dialog;
  readonly #command: Press<Views.Action>;
  readonly #refuse: RefuseForm;
  #what: Decision = "refuse";

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
    this.#refuse = new RefuseForm(host);
  }

  get running(): boolean {
    return this.#command.running;
  }

  open(what: Decision): void {
    this.#what = what;
    this.#refuse.clear();
    this.#command.clear();
    this.#dialog.open();
  }

  /** 수신확인: harmless, so without a dialog. */
  async acknowledge(view: Views.InvoiceView): Promise<void> {
    await this.#carryOut("acknowledge", view);
  }

  async #carryOut(what: Views.Action, view: Views.InvoiceView, because?: RefuseBecause): Promise<void> {
    const target = { ref: view.summary.ref, version: view.version };
    const after = await this.#command.run(what, [target, because], (runtime, idempotencyKey) => {
      const command = { ...target, idempotencyKey };
      switch (what) {
        case "refuse":
          return runtime.refuse({ reason: "other", ...because, ...command });
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
      const because = this.#what === "refuse" ? this.#refuse.take(words) : undefined;
      if (this.#what !== "refuse" || because !== undefined) void this.#carryOut(this.#what, view, because);
    };
    return this.#dialog.render(
      title,
      html`<p>${lead}</p>
        ${this.#what === "refuse" ? this.#refuse.render(words, { locked: this.running }) : nothing}
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
          ${commandButton({
            look: "danger",
            running: this.running,
            working: words.working,
            label: problem !== undefined && isRetryable(problem) ? commonMessages[language].retry : verb,
            run: decide,
          })}
        </div>`,
      { held: this.running },
    );
  }
}
