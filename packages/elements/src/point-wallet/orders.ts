/** 충전 주문: every order with its state, its receipt, and giving it back. */
import { html, nothing, type TemplateResult } from "lit";
import { badge, type Tone } from "../foundation/badges.ts";
import { amount, isoTime } from "../foundation/format.ts";
import type { IconName } from "../foundation/icons.ts";
import type { ChargeView } from "../runtime/points.ts";
import type { WalletWords } from "./wallet.messages.ts";

const looks: Readonly<Record<ChargeView["state"], readonly [Tone, IconName]>> = {
  created: ["plain", "clock"],
  open: ["progress", "clock"],
  approving: ["progress", "wait"],
  paid: ["success", "check"],
  declined: ["danger", "stop"],
  expired: ["plain", "stop"],
  mismatch: ["warning", "undo"],
};

/** What of a payment is left to give back. */
export const leftOf = ({ state, won, cancelled, cancelling }: ChargeView): bigint =>
  state === "paid" ? won - cancelled - cancelling : 0n;

export interface OrdersView {
  readonly orders: ReadonlyArray<ChargeView>;
  readonly words: WalletWords;
  /** The most that could be given back now. */
  readonly returnable: bigint;
  readonly goOn: (order: ChargeView) => void;
  readonly receipt: (orderId: string) => void;
  readonly cancel: (order: ChargeView) => void;
}

const order = (one: ChargeView, view: OrdersView): TemplateResult => {
  const { words, returnable, goOn, receipt, cancel } = view;
  const { state, won, createdAt, method, reason, cancelled, cancelling } = one;
  return html`<li>
    <span>
      <span class="figure">${words.offer(amount(won))}</span>
      <span class="detail figure"
        >${isoTime(createdAt)}${method === undefined ? nothing : ` · ${method}`}${
          reason === undefined ? nothing : ` · ${reason}`
        }</span
      >
      ${cancelled === 0n ? nothing : html`<span class="detail">${words.cancelled(amount(cancelled))}</span>`}
      ${cancelling === 0n ? nothing : html`<span class="detail">${words.cancelling(amount(cancelling))}</span>`}
    </span>
    ${badge(words.order[state], looks[state])}
    <span class="links">
      ${
        state === "open"
          ? html`<button type="button" class="link" @click=${() => goOn(one)}>${words.goOn}</button>`
          : nothing
      }
      ${
        state === "paid"
          ? html`<button type="button" class="link" @click=${() => receipt(one.orderId)}>
              ${words.paymentReceipt}
            </button>`
          : nothing
      }
      ${
        leftOf(one) > 0n && returnable > 0n
          ? html`<button type="button" class="link" @click=${() => cancel(one)}>${words.cancelOrder}</button>`
          : nothing
      }
    </span>
  </li>`;
};

export const ordersBlock = (view: OrdersView): TemplateResult | typeof nothing =>
  view.orders.length === 0
    ? nothing
    : html`<section class="block" aria-labelledby="orders">
        <h3 id="orders">${view.words.orders}</h3>
        <ul class="orders">
          ${view.orders.map((one) => order(one, view))}
        </ul>
      </section>`;
