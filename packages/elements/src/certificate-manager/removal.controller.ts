/** Removing the registered certificate: a dialog that names what is lost, with the safe button first. */
import { html, nothing, type TemplateResult } from "lit";
import type { Certificates } from "@einv/api";
import { commonMessages } from "../foundation/common.messages.ts";
import { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { ask } from "../foundation/events.ts";
import { icon } from "../foundation/icons.ts";
import { Press } from "../foundation/press.ts";
import { isRetryable } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { ManagerWords } from "./manager.messages.ts";

export class Removal {
  readonly #host: EinvElement;
  readonly #removed: (view: Certificates.CertificatesView, registrationId: string) => void;
  readonly #dialog: Dialog;
  readonly #press: Press<"remove">;
  #what: Certificates.RegisteredCertificate | undefined;

  constructor(
    host: EinvElement,
    removed: (view: Certificates.CertificatesView, registrationId: string) => void,
  ) {
    this.#host = host;
    this.#removed = removed;
    this.#dialog = new Dialog(host);
    this.#press = new Press(host);
  }

  open(what: Certificates.RegisteredCertificate): void {
    this.#what = what;
    this.#press.clear();
    this.#dialog.open();
  }

  async #remove(): Promise<void> {
    const what = this.#what;
    if (what === undefined || this.#press.running) return;
    const { registrationId } = what;
    const { proceed } = await ask(this.#host, "einv-certificate-remove-request", { registrationId });
    if (!proceed) return;
    const after = await this.#press.run("remove", [registrationId], async (runtime, idempotencyKey) =>
      (await runtime.registeredCertificates()).remove({ registrationId, idempotencyKey }),
    );
    if (after === undefined) return;
    this.#dialog.close();
    this.#removed(after.answer, registrationId);
  }

  render(words: ManagerWords): TemplateResult | undefined {
    const what = this.#what;
    if (what === undefined) return undefined;
    const { problem, running } = this.#press;
    return this.#dialog.render(
      words.removeTitle,
      html`<p id="dialog-consequence">${words.removeConsequence(what.owner)}</p>
        <p class="muted">${words.removeFormer}</p>
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
          <button
            type="button"
            class="button danger"
            aria-disabled=${running}
            aria-busy=${running}
            @click=${() => void this.#remove()}
          >
            ${
              running
                ? html`${icon("wait")}${words.removing}`
                : problem !== undefined && isRetryable(problem)
                  ? commonMessages[this.#host.language].retry
                  : words.remove
            }
          </button>
        </div>`,
      { held: running, alert: true },
    );
  }
}
