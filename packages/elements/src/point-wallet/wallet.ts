/** `<einv-point-wallet>`: what can be used, what will be needed, where it went, and charging more. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { Asking } from "../foundation/asking.ts";
import { foundation } from "../foundation/base.styles.ts";
import { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { amount, isoDate } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { Loading } from "../foundation/loading.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import { wordsOf } from "../foundation/speech.ts";
import { stateFrame, unavailable } from "../foundation/stateFrame.ts";
import type { ChargeView, Offer, Points, Wallet } from "../runtime/points.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import { availableOf, balanceBlock, holdsBlock, outlookBlock, pointsOf } from "./balance.ts";
import { Cancelling, wonOf } from "./cancelling.controller.ts";
import { chargeBlock } from "./chargeBlock.ts";
import { Charging, type Course } from "./charging.controller.ts";
import { entriesBlock } from "./entries.ts";
import { Months } from "./months.controller.ts";
import { ordersBlock } from "./orders.ts";
import { Receipts } from "./receipts.controller.ts";
import { type Brought, broughtBack, handOver, withoutReturn } from "./returned.ts";
import { walletMessages, type WalletWords } from "./wallet.messages.ts";
import { walletStyles } from "./wallet.styles.ts";

/** What the element shows. */
interface Shown {
  readonly points: Points;
  readonly wallet: Wallet;
  readonly orders: ReadonlyArray<ChargeView>;
  /** Why statement and orders are not told to this person. */
  readonly withheld?: Problem;
}

const withholding: ReadonlySet<string> = new Set([
  "points.right",
  "company.not-verified",
  "session.one-invoice",
]);

const lookUp = async (runtime: Runtime, _: string, signal: AbortSignal): Promise<Shown> => {
  const points = await runtime.points();
  const [wallet, orders] = await Promise.all([
    points.wallet(signal),
    points.charges(signal).catch((thrown: unknown) => {
      const problem = problemOf(thrown);
      if (withholding.has(problem.code)) return problem;
      throw thrown;
    }),
  ]);
  return "code" in orders ? { points, wallet, orders: [], withheld: orders } : { points, wallet, orders };
};

/**
 * The points of the company: balance, holds, what next month will need, every
 * movement with its invoice, receipts, and charging at the payment gateway.
 *
 * @element einv-point-wallet
 * @slot denied - What a person without the right may do: whom to ask.
 * @slot error - Shown below a failure.
 * @fires einv-charge-request - Before an order is begun; cancelable, with `waitUntil`. Detail: won.
 * @fires einv-charge - Points were charged. Detail: won, points.
 * @fires einv-charge-cancel - A payment, or a part of it, is given back. Detail: won.
 * @fires einv-invoice-open - A person chose the invoice of an entry. Detail: ref.
 * @fires einv-error - Detail: kind, code, message, retryable.
 * @csspart balance - The points that can be used.
 * @csspart pay - The button that goes to pay.
 * @csspart outcome - What came of charging.
 * @csspart entries - The table of movements.
 * @csspart refusal - A refusal and its next steps.
 * @example
 * ```html
 * <einv-point-wallet></einv-point-wallet>
 * ```
 */
export class EinvPointWallet extends EinvElement {
  static override properties: PropertyDeclarations = {
    compact: { type: Boolean, reflect: true },
    needed: { attribute: false },
    returnUrl: { attribute: "return-url" },
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, walletStyles];

  /** Only what is missing and charging it, for inside another screen. */
  declare compact: boolean;
  /** Points that another screen waits for. */
  declare needed: bigint | undefined;
  /** The page that the gateway leads back to; this one unless given. It must hold this element. */
  declare returnUrl: string | undefined;
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<WalletWords> | undefined;

  #chosen: string | undefined;
  #ownTyped = "";
  #wrong = false;
  #brought: Brought | undefined;
  #handedOver = false;

  readonly #asking = new Asking(this);

  readonly #shown = new Loading<string, Shown>(this, {
    key: () => "wallet",
    load: lookUp,
    loaded: ({ wallet, withheld }) => {
      if (withheld === undefined && !this.compact)
        void this.#months.show(this.#months.month ?? isoDate(wallet.now).slice(0, 7));
      const brought = this.#brought;
      this.#brought = undefined;
      if (brought !== undefined) void this.#charging.take(brought);
    },
  });

  readonly #months = new Months(this);
  readonly #receipts = new Receipts(this);

  readonly #charging: Charging = new Charging(this, () => this.returnUrl || undefined, {
    moved: (course) => this.#moved(course),
    paid: ({ won, bonus }) => {
      tell(this, "einv-charge", { won, points: won + bonus });
      void this.#shown.reload();
    },
  });

  readonly #cancelling = new Cancelling(this, (order, won) => {
    const words = this.#words;
    this.announce(order.cancelling > 0n ? words.cancelAsked : words.cancelDone(amount(won)));
    tell(this, "einv-charge-cancel", { won });
    void this.#shown.reload();
  });

  constructor() {
    super();
    this.compact = false;
  }

  get #words(): WalletWords {
    return wordsOf(walletMessages, this.language, this.i18n);
  }

  /** Asks the server again. */
  async reload(): Promise<void> {
    await this.#shown.reload();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const brought = broughtBack(location.href);
    if (brought === undefined) return;
    // Whoever reads the address first takes it; a reload is no second return.
    history.replaceState(history.state, "", withoutReturn(location.href));
    void this.#return(brought);
  }

  /** To the window that waits for it, else it is taken here. */
  async #return(brought: Brought): Promise<void> {
    if (await handOver(brought)) {
      this.#handedOver = true;
      this.requestUpdate();
      window.close();
      return;
    }
    if (this.#shown.value === undefined) this.#brought = brought;
    else await this.#charging.take(brought);
  }

  #moved({ at }: Course): void {
    const words = this.#words;
    const said: Partial<Record<Course["at"], string>> = {
      starting: words.starting,
      paying: words.paying,
      approving: words.approving,
      unknown: words.unknown,
      paid: words.paid,
      "given-up": words.givenUp,
      failed: words.failed,
    };
    const sentence = said[at];
    if (sentence !== undefined) this.announce(sentence, at === "failed" ? "assertive" : "polite");
    // The order that did not become points shows in the list.
    if (at === "given-up" || at === "failed") void this.#shown.reload();
    if (at === "choosing") this.focusOn("#pay");
    else if (at !== "starting") this.focusOn("#outcome");
  }

  /** The offer that is chosen: the person's, else the least that covers what is missing. */
  #choice({ wallet }: Shown): string {
    if (this.#chosen !== undefined) return this.#chosen;
    const available = availableOf(wallet);
    const goal = this.needed ?? wallet.outlook?.needed ?? 0n;
    const missing = goal > available ? goal - available : 0n;
    const fitting = wallet.offers.find(({ won, bonus }) => won + bonus >= missing) ?? wallet.offers.at(-1);
    return fitting === undefined ? "own" : String(fitting.won);
  }

  #offer(shown: Shown): Offer | undefined {
    const choice = this.#choice(shown);
    const won = choice === "own" ? wonOf(this.#ownTyped) : BigInt(choice);
    return won === undefined ? undefined : shown.points.offerOf(won, shown.wallet);
  }

  #pay(shown: Shown): void {
    if (this.#charging.working) return;
    const offer = this.#offer(shown);
    if (offer === undefined) {
      this.#wrong = true;
      this.requestUpdate();
      this.focusOn("#own");
      return;
    }
    this.#charging.start(offer.won);
  }

  protected override render(): TemplateResult {
    if (this.#handedOver)
      return html`<p class="hint good" role="status">
        ${icon("check")}<span>${this.#words.handedOver}</span>
      </p>`;
    return stateFrame(this, this.#shown, {
      skeleton: html`<div class="waiting">
        <span class="skeleton top"></span>
        ${this.compact ? nothing : html`<span class="skeleton body"></span>`}
      </div>`,
      content: (shown) => (this.compact ? this.#short(shown) : this.#whole(shown)),
    });
  }

  #charge(shown: Shown, titled: boolean): TemplateResult {
    return chargeBlock({
      host: this,
      wallet: shown.wallet,
      charging: this.#charging,
      words: this.#words,
      chosen: this.#choice(shown),
      ownTyped: this.#ownTyped,
      wrong: this.#wrong,
      offer: this.#offer(shown),
      balance: availableOf(shown.wallet),
      titled,
      choose: (value) => {
        this.#chosen = value;
        this.#wrong = false;
        this.requestUpdate();
        if (value === "own") this.focusOn("#own");
      },
      type: (value) => {
        this.#ownTyped = value;
        this.#wrong = false;
        this.requestUpdate();
      },
      pay: () => this.#pay(shown),
    });
  }

  /** What is missing, and charging it. */
  #short(shown: Shown): TemplateResult {
    const { language } = this;
    const words = this.#words;
    const available = availableOf(shown.wallet);
    const needed = this.needed ?? shown.wallet.price;
    const charging = this.#charging.course.at;
    return html`<div class="wallet compact" aria-busy=${this.#shown.running}>
      ${
        needed > available
          ? html`<div>
              <p>
                <strong class="figure">${words.shortage(pointsOf(needed - available, language))}</strong>
              </p>
              <p class="small muted figure">
                ${words.shortageLead(pointsOf(needed, language), pointsOf(available, language))}
              </p>
            </div>`
          : charging === "choosing"
            ? html`<p class="hint good">${icon("check")}<span>${words.enough}</span></p>`
            : nothing
      }
      ${needed > available || charging !== "choosing" ? this.#charge(shown, false) : nothing}
    </div>`;
  }

  #whole(shown: Shown): TemplateResult {
    const { language } = this;
    const words = this.#words;
    const { wallet, orders, withheld } = shown;
    const open = (ref: string): void => tell(this, "einv-invoice-open", { ref });
    return html`<div class="wallet" aria-busy=${this.#shown.running}>
      <p class="title" role="heading" aria-level=${this.headingLevel ?? 2}>${words.title}</p>
      <div class="panel">
        ${balanceBlock(wallet, words, language)} ${holdsBlock(wallet, words, language, open)}
        ${outlookBlock(wallet, words, language)} ${this.#charge(shown, true)}
      </div>
      ${
        withheld === undefined
          ? html`<div class="panel">
              ${ordersBlock({
                orders,
                words,
                returnable: wallet.bought.available,
                goOn: (order) => this.#charging.goOn(order),
                receipt: (orderId) => void this.#receipts.open("payment", orderId),
                cancel: (order) => this.#cancelling.open(order, wallet.bought.available),
              })}
              ${entriesBlock({
                host: this,
                months: this.#months,
                wallet,
                words,
                open,
                receipt: (kind, of) => void this.#receipts.open(kind, of),
              })}
            </div>`
          : html`<div class="panel">
              <section class="block" aria-labelledby="denied">
                <h3 id="denied">${words.deniedTitle}</h3>
                ${unavailable(this, withheld, {
                  retry: () => void this.#shown.reload(),
                  denied: { asking: this.#asking, what: { wants: "full" } },
                })}
              </section>
            </div>`
      }
      ${this.#receipts.render(words)} ${this.#cancelling.render(words)}
    </div>`;
  }
}
