/** Giving a payment back (환불), whole or in part, decided in a dialog. */
import { html, nothing, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { textField } from "../foundation/field.ts";
import { amount } from "../foundation/format.ts";
import { Press } from "../foundation/press.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { ChargeView } from "../runtime/points.ts";
import { leftOf } from "./orders.ts";
import type { WalletWords } from "./wallet.messages.ts";

/** What was typed, in won; separators are no matter. */
export const wonOf = (typed: string): bigint | undefined => {
  const digits = typed.normalize("NFKC").replace(/[\s,원]/g, "");
  return /^\d{1,15}$/.test(digits) ? BigInt(digits) : undefined;
};

const less = (one: bigint, other: bigint): bigint => (one < other ? one : other);

export class Cancelling {
  readonly #host: EinvElement;
  readonly #dialog: Dialog;
  readonly #press: Press<"cancel-charge">;
  readonly #done: (order: ChargeView, won: bigint) => void;
  #order: ChargeView | undefined;
  #most = 0n;
  #typed = "";

  constructor(host: EinvElement, done: (order: ChargeView, won: bigint) => void) {
    this.#host = host;
    this.#dialog = new Dialog(host);
    this.#press = new Press(host);
    this.#done = done;
  }

  /** `bought` is what of the company's bought points is not used. */
  open(order: ChargeView, bought: bigint): void {
    this.#order = order;
    this.#most = less(leftOf(order), bought);
    this.#typed = amount(this.#most);
    this.#press.clear();
    this.#dialog.open();
  }

  get #won(): bigint | undefined {
    const won = wonOf(this.#typed);
    return won !== undefined && won > 0n && won <= this.#most ? won : undefined;
  }

  async #cancel(): Promise<void> {
    const order = this.#order;
    const won = this.#won;
    if (order === undefined || won === undefined) return;
    const { orderId } = order;
    const done = await this.#press.run("cancel-charge", [orderId, won], async (runtime, idempotencyKey) =>
      (await runtime.points()).cancelCharge({ orderId, won, idempotencyKey }),
    );
    if (done === undefined) return;
    this.#dialog.close();
    this.#done(done.answer, won);
  }

  render(words: WalletWords): TemplateResult | undefined {
    const order = this.#order;
    if (order === undefined) return undefined;
    const { language } = this.#host;
    const { running, problem } = this.#press;
    const won = this.#won;
    const press = (): void => void this.#cancel();
    return this.#dialog.render(
      words.cancelTitle,
      html`<p>${words.cancelLead}</p>
        ${order.bonus === 0n ? nothing : html`<p>${words.cancelBonus}</p>`}
        ${textField(language, {
          id: "cancel-won",
          label: words.cancelAmount,
          value: this.#typed,
          inputmode: "numeric",
          look: "figure",
          maxlength: 20,
          hint: words.cancelHint(amount(this.#most)),
          wrong: won === undefined ? words.cancelHint(amount(this.#most)) : undefined,
          locked: running,
          typed: (value) => {
            this.#typed = value;
            this.#host.requestUpdate();
          },
          entered: press,
        })}
        ${problem === undefined ? nothing : refusalPanel(this.#host, problem)}
        <div class="actions">
          <button type="button" class="button" autofocus @click=${() => this.#dialog.close()}>
            ${commonMessages[language].close}
          </button>
          ${commandButton({
            id: "cancel-charge",
            look: "danger",
            running,
            working: words.cancelWorking,
            label: words.cancelPress(amount(won ?? this.#most)),
            held: won === undefined,
            run: press,
          })}
        </div>`,
      { held: running },
    );
  }
}
