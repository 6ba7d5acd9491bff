/**
 * An identity agency's page in a window of its own (본인인증 창). It comes back to
 * a page of the host's origin, which hands over what came with it; where windows
 * are blocked, the person goes there in this one.
 *
 * What comes back is taken from this origin only, with the nonce that was given
 * out. The server believes nothing in it but asks the agency.
 */
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { leaveWith, mark, type Returned } from "./returned.ts";

const isReturned = (data: unknown): data is Returned =>
  typeof data === "object" &&
  data !== null &&
  "einv" in data &&
  data.einv === mark &&
  "nonce" in data &&
  typeof data.nonce === "string" &&
  "answer" in data &&
  typeof data.answer === "string";

const newNonce = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Where the agency leads back to: the page given, without what is secret in it. */
const returnAddress = (page: string | undefined, nonce: string): string => {
  const url = new URL(page ?? location.href, document.baseURI);
  url.hash = "";
  url.searchParams.set(mark, nonce);
  return url.href;
};

/** Where the window stands. */
export type AgencyState = "idle" | "waiting" | "closed" | "blocked" | "returned";

export class AgencyWindow implements ReactiveController {
  readonly #host: EinvElement;
  readonly #answered: (answer: string) => void;
  #state: AgencyState = "idle";
  #nonce = "";
  #window: Window | null = null;
  #watching: ReturnType<typeof setInterval> | undefined;
  #channel: BroadcastChannel | undefined;

  constructor(host: EinvElement, answered: (answer: string) => void) {
    this.#host = host;
    this.#answered = answered;
    host.addController(this);
  }

  get state(): AgencyState {
    return this.#state;
  }

  /** The address to give the agency; a new one each time. */
  address(page: string | undefined): string {
    this.#nonce = newNonce();
    return returnAddress(page, this.#nonce);
  }

  /** Opens an empty window; in the very click, or the browser blocks it. */
  prepare(): void {
    this.#window?.close();
    this.#window = window.open("about:blank", "einv-identity", "popup,width=480,height=720");
  }

  /** Leads the window to the agency. */
  lead(url: string): void {
    this.#listen();
    if (this.#window === null || this.#window.closed) {
      this.#move("blocked");
      return;
    }
    this.#window.location.replace(url);
    this.#move("waiting");
    this.#watching = setInterval(() => {
      if (this.#window?.closed !== true || this.#state !== "waiting") return;
      clearInterval(this.#watching);
      this.#move("closed");
    }, 500);
  }

  /** Goes there in this window; the page is left. */
  leaveFor(url: string): void {
    leaveWith(this.#nonce);
    location.assign(url);
  }

  reset(): void {
    clearInterval(this.#watching);
    removeEventListener("message", this.#heard);
    this.#channel?.close();
    this.#channel = undefined;
    this.#window?.close();
    this.#window = null;
    this.#move("idle");
  }

  hostDisconnected(): void {
    this.reset();
  }

  #listen(): void {
    clearInterval(this.#watching);
    addEventListener("message", this.#heard);
    if (this.#channel !== undefined) return;
    this.#channel = new BroadcastChannel(mark);
    this.#channel.addEventListener("message", ({ data }) => this.#take(data));
  }

  readonly #heard = (event: MessageEvent): void => {
    if (event.origin === location.origin && event.source === this.#window) this.#take(event.data);
  };

  #take(data: unknown): void {
    if (!isReturned(data) || data.nonce !== this.#nonce || this.#state === "returned") return;
    clearInterval(this.#watching);
    this.#move("returned");
    this.#window?.close();
    this.#answered(data.answer);
  }

  #move(state: AgencyState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#host.requestUpdate();
  }
}
