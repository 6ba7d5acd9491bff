/**
 * Charging points (충전): the order is begun, the person pays on the gateway's
 * page in a window of its own, and what comes back is approved. Nothing is
 * decided while the outcome is not known; the order is asked about instead.
 */
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { ask } from "../foundation/events.ts";
import { newIdempotencyKey } from "../foundation/idempotency.ts";
import { isRetryable, type Problem, problemOf } from "../foundation/problem.ts";
import type { ChargeView } from "../runtime/points.ts";
import { type Brought, waitFor, withoutReturn } from "./returned.ts";

/** Where charging stands. */
export type Course =
  | { readonly at: "choosing"; readonly problem?: Problem }
  | { readonly at: "starting" }
  | {
      readonly at: "paying";
      readonly order: ChargeView;
      /** The window was not opened, or is closed again. */
      readonly window: "open" | "blocked" | "closed";
    }
  | { readonly at: "approving" }
  | { readonly at: "unknown"; readonly orderId: string }
  | { readonly at: "paid"; readonly order: ChargeView }
  | { readonly at: "given-up" }
  | { readonly at: "failed"; readonly problem?: Problem; readonly order?: ChargeView };

export interface ChargingNews {
  readonly moved: (course: Course) => void;
  readonly paid: (order: ChargeView) => void;
}

const vetoed = (reason: string | undefined): Problem => ({
  code: "elements.charge-held",
  what: { ko: "충전을 진행하지 않았습니다.", en: "Charging was not carried out." },
  ...(reason === undefined ? {} : { why: { ko: reason, en: reason } }),
  remedy: { ko: "필요한 일을 마친 뒤 다시 충전해 주세요.", en: "Do what is needed, then charge again." },
});

/** How often the payment window is looked at, and an order of unknown outcome is asked about, in ms. */
const looks = 700;
const asks = 5000;
/** How often it is asked before the person is to ask. */
const patience = 24;

/** Where a person may be sent to pay. */
const isPage = (url: string): boolean => /^https?:\/\//i.test(url);

export class Charging implements ReactiveController {
  readonly #host: EinvElement;
  readonly #returnUrl: () => string | undefined;
  readonly #news: ChargingNews;
  #course: Course = { at: "choosing" };
  #window: Window | null = null;
  #watch: ReturnType<typeof setInterval> | undefined;
  #poll: ReturnType<typeof setTimeout> | undefined;
  #listening: (() => void) | undefined;
  #key: { readonly won: bigint; readonly key: string } | undefined;
  #run: object | undefined;

  constructor(host: EinvElement, returnUrl: () => string | undefined, news: ChargingNews) {
    this.#host = host;
    this.#returnUrl = returnUrl;
    this.#news = news;
    host.addController(this);
  }

  get course(): Course {
    return this.#course;
  }

  get working(): boolean {
    return this.#course.at === "starting" || this.#course.at === "approving";
  }

  /** Called in the click itself: only then may a window be opened. */
  start(won: bigint): void {
    if (this.working || this.#host.activeRuntime === undefined) return;
    const opened = window.open("", "einv-charge", "popup,width=520,height=760");
    if (opened !== null) opened.opener = null;
    this.#window = opened;
    void this.#begin(won);
  }

  /** Opens the payment page once more, in the click. */
  reopen(): void {
    if (this.#course.at !== "paying") return;
    const { order } = this.#course;
    if (order.checkoutUrl === undefined || !isPage(order.checkoutUrl)) return;
    this.#window = window.open(order.checkoutUrl, "einv-charge", "popup,width=520,height=760");
    this.#await(order);
  }

  /** Pays in this very window; the page is left and comes back. */
  payHere(): void {
    if (this.#course.at !== "paying") return;
    const { checkoutUrl } = this.#course.order;
    if (checkoutUrl !== undefined && isPage(checkoutUrl)) location.assign(checkoutUrl);
  }

  /** Goes on with an order that was begun before. */
  goOn(order: ChargeView): void {
    this.#move({ at: "paying", order, window: "closed" });
    this.#listen(order.orderId);
  }

  /** What was brought back from paying. */
  async take({ orderId, payment }: Brought): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined) return;
    this.#stop();
    this.#window?.close();
    if (payment === undefined) {
      this.#move({ at: "given-up" });
      return;
    }
    this.#move({ at: "approving" });
    this.#host.enter("busy");
    await this.#ask(async (points) => points.approve({ orderId, ...payment }), orderId);
  }

  /** Asks the server how the order stands. */
  async check(): Promise<void> {
    const { course } = this;
    const orderId =
      course.at === "paying" ? course.order.orderId : course.at === "unknown" ? course.orderId : undefined;
    if (orderId === undefined) return;
    await this.#ask((points) => points.charge(orderId), orderId);
  }

  /** Back to the amounts. An order that was begun stays in the list. */
  reset(): void {
    this.#stop();
    this.#run = undefined;
    this.#move({ at: "choosing" });
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.reset();
    });
  }

  async #begin(won: bigint): Promise<void> {
    const host = this.#host;
    const run = {};
    this.#run = run;
    this.#move({ at: "starting" });
    host.enter("busy");
    try {
      const answer = await ask(host, "einv-charge-request", { won });
      if (this.#run !== run) return;
      if (!answer.proceed) {
        this.#refuse(vetoed(answer.reason));
        return;
      }
      const runtime = host.activeRuntime;
      if (runtime === undefined) return;
      if (this.#key?.won !== won) this.#key = { won, key: newIdempotencyKey() };
      const order = await (
        await runtime.points()
      ).start({
        won,
        returnUrl: this.#returnUrl() ?? withoutReturn(location.href),
        idempotencyKey: this.#key.key,
      });
      this.#key = undefined;
      if (this.#run === run) this.#pay(order);
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (!isRetryable(problem)) this.#key = undefined;
      if (this.#run === run) this.#refuse(problem);
    }
  }

  #pay(order: ChargeView): void {
    const { checkoutUrl } = order;
    if (checkoutUrl === undefined || !isPage(checkoutUrl)) {
      this.#window?.close();
      this.#settle(order);
      return;
    }
    const opened = this.#window;
    if (opened === null || opened.closed) {
      this.#move({ at: "paying", order, window: "blocked" });
      this.#listen(order.orderId);
      return;
    }
    opened.location.replace(checkoutUrl);
    this.#await(order);
  }

  /** Waits for the window: what it brings back, or that it is closed. */
  #await(order: ChargeView): void {
    this.#listen(order.orderId);
    clearInterval(this.#watch);
    const opened = this.#window;
    this.#move({ at: "paying", order, window: opened === null ? "blocked" : "open" });
    if (opened === null) return;
    this.#watch = setInterval(() => {
      if (!opened.closed) return;
      clearInterval(this.#watch);
      if (this.#course.at !== "paying") return;
      this.#move({ at: "paying", order, window: "closed" });
      void this.check();
    }, looks);
  }

  #listen(orderId: string): void {
    this.#listening?.();
    this.#listening = waitFor(orderId, (brought) => void this.take(brought));
  }

  async #ask(
    call: (points: import("../runtime/points.ts").Points) => Promise<ChargeView>,
    orderId: string,
  ): Promise<void> {
    const host = this.#host;
    const { activeRuntime: runtime } = host;
    if (runtime === undefined) return;
    const run = {};
    this.#run = run;
    try {
      const order = await call(await runtime.points());
      if (this.#run === run) this.#settle(order);
    } catch (thrown) {
      if (this.#run !== run) return;
      const problem = problemOf(thrown);
      if (problem.code === "payment.unknown" || isRetryable(problem)) this.#wonder(orderId, 0);
      else {
        host.complain(problem);
        this.#move({ at: "failed", problem });
      }
    }
  }

  /** What the server says of the order. */
  #settle(order: ChargeView): void {
    switch (order.state) {
      case "paid":
        this.#stop();
        this.#move({ at: "paid", order });
        this.#news.paid(order);
        return;
      case "declined":
      case "expired":
      case "mismatch":
        this.#stop();
        this.#move({ at: "failed", order });
        return;
      case "approving":
        this.#wonder(order.orderId, 0);
        return;
      default:
        this.#move({
          at: "paying",
          order,
          window: this.#window === null || this.#window.closed ? "closed" : "open",
        });
    }
  }

  /** Not known: asked about again in a while. */
  #wonder(orderId: string, times: number): void {
    clearTimeout(this.#poll);
    this.#move({ at: "unknown", orderId });
    if (times >= patience) return;
    this.#poll = setTimeout(() => void this.#look(orderId, times + 1), asks);
  }

  async #look(orderId: string, times: number): Promise<void> {
    const { activeRuntime: runtime } = this.#host;
    if (runtime === undefined || this.#course.at !== "unknown") return;
    try {
      const order = await (await runtime.points()).charge(orderId);
      if (this.#course.at !== "unknown") return;
      if (order.state === "approving" || order.state === "open") this.#wonder(orderId, times);
      else this.#settle(order);
    } catch {
      if (this.#course.at === "unknown") this.#wonder(orderId, times);
    }
  }

  #refuse(problem: Problem): void {
    this.#window?.close();
    this.#host.complain(problem);
    this.#move({ at: "choosing", problem });
  }

  #stop(): void {
    clearInterval(this.#watch);
    clearTimeout(this.#poll);
    this.#listening?.();
    this.#listening = undefined;
  }

  #move(course: Course): void {
    this.#course = course;
    if (this.#host.viewState === "busy" && !this.working) this.#host.enter("ready");
    this.#host.requestUpdate();
    this.#news.moved(course);
  }
}
