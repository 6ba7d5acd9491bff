/** 영수증 in a dialog, to be read or printed. */
import { html, nothing, type TemplateResult } from "lit";
import { commonMessages } from "../foundation/common.messages.ts";
import { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { amount, isoTime } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { fetched } from "../loader/fetched.ts";
import type { PaymentReceipt, UsageReceipt } from "../runtime/points.ts";
import { pointsOf } from "./balance.ts";
import type { WalletWords } from "./wallet.messages.ts";

type Shown =
  | { readonly kind: "usage"; readonly receipt: UsageReceipt }
  | { readonly kind: "payment"; readonly receipt: PaymentReceipt };

export class Receipts {
  readonly #host: EinvElement;
  readonly #dialog: Dialog;
  #kind: Shown["kind"] = "usage";
  #shown: Shown | undefined;
  #problem: Problem | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
    this.#dialog = new Dialog(host);
  }

  /** Of the points that an invoice cost, or of the money that an order took. */
  async open(kind: Shown["kind"], of: string): Promise<void> {
    const { activeRuntime: runtime } = this.#host;
    if (runtime === undefined) return;
    this.#kind = kind;
    this.#shown = undefined;
    this.#problem = undefined;
    this.#dialog.open();
    try {
      const points = await runtime.points();
      this.#shown =
        kind === "usage"
          ? { kind, receipt: await points.receipt(of) }
          : { kind, receipt: await points.paymentReceipt(of) };
    } catch (thrown) {
      this.#problem = problemOf(thrown);
      this.#host.complain(this.#problem);
    }
    this.#host.requestUpdate();
  }

  /** The receipt alone, without the page around it. */
  async #print(title: string): Promise<void> {
    const { shadowRoot } = this.#host;
    const receipt = shadowRoot?.querySelector("#receipt");
    if (shadowRoot === null || receipt == null) return;
    const { printAlone } = await fetched(() => import("../document/print.ts"));
    const sheet = document.createElement("div");
    sheet.lang = this.#host.lang;
    const root = sheet.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = shadowRoot.adoptedStyleSheets;
    root.append(receipt.cloneNode(true));
    await printAlone(sheet, title);
  }

  render(words: WalletWords): TemplateResult | undefined {
    const title = this.#kind === "usage" ? words.usageReceipt : words.paymentReceipt;
    const common = commonMessages[this.#host.language];
    return this.#dialog.render(
      title,
      html`${
          this.#problem !== undefined
            ? refusalPanel(this.#host, this.#problem, { alert: false })
            : this.#shown === undefined
              ? html`<p class="muted" role="status">${common.loading}</p>`
              : html`<div id="receipt">${this.#facts(this.#shown, title, words)}</div>`
        }
        <div class="actions">
          ${
            this.#shown === undefined
              ? nothing
              : html`<button type="button" class="button" @click=${() => void this.#print(title)}>
                  ${icon("print")}${words.print}
                </button>`
          }
          <button type="button" class="button" autofocus @click=${() => this.#dialog.close()}>
            ${common.close}
          </button>
        </div>`,
    );
  }

  #facts(shown: Shown, title: string, words: WalletWords): TemplateResult {
    const { language } = this.#host;
    const won = (value: bigint): string => words.offer(amount(value));
    const fact = (term: string, value: string, sum = false): TemplateResult =>
      html`<dt class=${sum ? "sum" : ""}>${term}</dt>
        <dd class="figure ${sum ? "sum" : ""}">${value}</dd>`;
    if (shown.kind === "usage") {
      const { number, ref, bought, bonus, points, chargedAt, refundedAt } = shown.receipt;
      return html`<dl class="receipt" aria-label=${title}>
        ${fact(words.receiptNumber, number)} ${fact(words.invoice, ref)}
        ${fact(words.chargedAt, isoTime(chargedAt))}
        ${refundedAt === undefined ? nothing : fact(words.refundedAt, isoTime(refundedAt))}
        ${fact(words.bought, pointsOf(bought, language))} ${fact(words.bonus, pointsOf(bonus, language))}
        ${fact(words.total, pointsOf(points, language), true)}
      </dl>`;
    }
    const { orderId, paidAt, method, won: paid, supply, tax, cancelled } = shown.receipt;
    return html`<dl class="receipt" aria-label=${title}>
      ${fact(words.receiptNumber, orderId)} ${fact(words.paidAt, isoTime(paidAt))}
      ${method === undefined ? nothing : fact(words.method, method)} ${fact(words.supply, won(supply))}
      ${fact(words.tax, won(tax))} ${fact(words.total, won(paid), true)}
      ${cancelled === 0n ? nothing : fact(words.givenBack, won(cancelled))}
    </dl>`;
  }
}
