/** Removing a certificate: a dialog that names what is lost, with the safe button first. */
import { html, nothing, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { Press } from "../foundation/press.ts";
import { isRetryable } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import type { ManagerWords } from "./manager.messages.ts";

/** What is removed, and what is said before. */
export interface Removable {
  readonly id: string;
  readonly title: string;
  readonly consequence: string;
  /** What else may be wanted. */
  readonly instead?: string;
  /** Whether the page lets it be removed. */
  readonly allowed: () => Promise<boolean>;
  /** Removes it; what it answers is carried out once the dialog is closed. */
  readonly remove: (runtime: Runtime, idempotencyKey: string) => Promise<() => void>;
}

export class Removal {
  readonly #host: EinvElement;
  readonly #dialog: Dialog;
  readonly #press: Press<"remove">;
  #what: Removable | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
    this.#dialog = new Dialog(host);
    this.#press = new Press(host);
  }

  open(what: Removable): void {
    this.#what = what;
    this.#press.clear();
    this.#dialog.open();
  }

  async #remove(): Promise<void> {
    const what = this.#what;
    if (what === undefined || this.#press.running || !(await what.allowed())) return;
    const after = await this.#press.run("remove", [what.id], what.remove);
    if (after === undefined) return;
    this.#dialog.close();
    after.answer();
  }

  render(words: ManagerWords): TemplateResult | undefined {
    const what = this.#what;
    if (what === undefined) return undefined;
    const { problem, running } = this.#press;
    return this.#dialog.render(
      what.title,
      html`<p id="dialog-consequence">${what.consequence}</p>
        ${what.instead === undefined ? nothing : html`<p class="muted">${what.instead}</p>`}
        ${problem === undefined ? nothing : refusalPanel(this.#host, problem, { alert: false })}
        <div class="actions">
          <button
            type="button"
            class="button"
            autofocus
            aria-disabled=${running}
            @click=${() => {
              if (!running) this.#dialog.close();
            }}
          >
            ${words.keep}
          </button>
          ${commandButton({
            look: "danger",
            running,
            working: words.removing,
            label:
              problem !== undefined && isRetryable(problem)
                ? commonMessages[this.#host.language].retry
                : words.remove,
            run: () => void this.#remove(),
          })}
        </div>`,
      { held: running, alert: true },
    );
  }
}
