/** The sheet as the form of the law, in a dialog. */
import { html, nothing, type TemplateResult } from "lit";
import type { Status, TaxInvoice } from "@einv/invoice";
import { commonMessages } from "../foundation/common.messages.ts";
import { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { chunkUnreachable, type Problem } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { fetched } from "../loader/fetched.ts";
import { load } from "../loader/loader.ts";
import type { Content } from "./content.ts";
import type { SheetWords } from "./invoice-editor.messages.ts";

const draft: Status.Status = {
  document: "draft",
  transmission: "none",
  acknowledgement: "unread",
  billing: "quoted",
};

export class Preview {
  readonly #host: EinvElement;
  readonly #dialog: Dialog;
  #invoice: TaxInvoice.TaxInvoice | undefined;
  #problem: Problem | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
    this.#dialog = new Dialog(host);
  }

  async open({ form }: Content, today: string): Promise<void> {
    this.#problem = undefined;
    this.#dialog.open();
    try {
      const [{ documentOf }, there] = await Promise.all([
        fetched(() => import("./preview.ts")),
        load("einv-invoice-document"),
      ]);
      if (!there) throw chunkUnreachable;
      this.#invoice = documentOf(form, today);
    } catch {
      this.#problem = chunkUnreachable;
    }
    this.#host.requestUpdate();
  }

  render(content: Content, words: SheetWords): TemplateResult | undefined {
    return this.#dialog.render(
      words.preview,
      html`<p class="hint">${words.previewNotice}</p>
        ${this.#problem === undefined ? nothing : refusalPanel(this.#host, this.#problem)}
        <einv-invoice-document
          heading-level="3"
          .invoice=${this.#invoice}
          .side=${content.side}
          .status=${draft}
        ></einv-invoice-document>
        <div class="actions">
          <button type="button" class="button" autofocus @click=${() => this.#dialog.close()}>
            ${commonMessages[this.#host.language].close}
          </button>
        </div>`,
    );
  }
}
