/** The whole form of the law in a dialog, to be read or printed; of an amendment all that is issued together. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { createRef, ref, type Ref } from "lit/directives/ref.js";
import type { EinvInvoiceDocument } from "../document/document.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import { chunkUnreachable } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { load } from "../loader/loader.ts";
import type { ApprovalWords } from "./approval.messages.ts";

export class FullForm {
  readonly #host: EinvElement;
  readonly #dialog: Dialog;
  readonly #document: Ref<EinvInvoiceDocument> = createRef();
  #missing = false;

  constructor(host: EinvElement) {
    this.#host = host;
    this.#dialog = new Dialog(host);
  }

  /** Opens it; the form itself is fetched with that. */
  async open(): Promise<void> {
    this.#dialog.open();
    const there = await load("einv-invoice-document");
    if (this.#missing === !there) return;
    this.#missing = !there;
    this.#host.requestUpdate();
  }

  /** Opens it and prints it. */
  async print(): Promise<void> {
    await this.open();
    await this.#host.updateComplete;
    await this.#document.value?.updateComplete;
    await this.#document.value?.print();
  }

  render(views: ReadonlyArray<Views.InvoiceView>, words: ApprovalWords): TemplateResult | undefined {
    return this.#dialog.render(
      words.fullForm,
      html`${
          this.#missing
            ? refusalPanel(this.#host, chunkUnreachable, {
                steps: [{ label: commonMessages[this.#host.language].retry, run: () => void this.open() }],
              })
            : nothing
        }
        <einv-invoice-document
          heading-level="3"
          .views=${views}
          ${ref(this.#document)}
        ></einv-invoice-document>
        <div class="actions">
          <button type="button" class="button" @click=${() => void this.print()}>
            ${icon("print")}${words.print}
          </button>
          <button type="button" class="button" autofocus @click=${() => this.#dialog.close()}>
            ${commonMessages[this.#host.language].close}
          </button>
        </div>`,
    );
  }
}
