/** Sending what stands on the sheet: checked first, the page asked, carried out once however often it is pressed. */
import type { DraftViews, Views } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { ask } from "../foundation/events.ts";
import { Press } from "../foundation/press.ts";
import type { Problem } from "../foundation/problem.ts";
import type { Checking } from "./checking.controller.ts";
import { type Content, type Side, spoken } from "./content.ts";
import type { Saving } from "./saving.controller.ts";

export interface SendingEvents {
  readonly content: () => Content | undefined;
  readonly price: (content: Content) => { readonly payer: Side; readonly points: bigint };
  /** Something has to be put right first. */
  readonly wrong: () => void;
  /** The page called it off. */
  readonly held: (reason: string | undefined) => void;
  readonly requested: (view: Views.InvoiceView) => void;
  readonly prepared: (prepared: DraftViews.Prepared) => void;
}

type Outcome =
  | { readonly at: "wrong" }
  | { readonly at: "held"; readonly reason: string | undefined }
  | { readonly at: "requested"; readonly view: Views.InvoiceView }
  | { readonly at: "prepared"; readonly prepared: DraftViews.Prepared };

export class Sending {
  readonly #host: EinvElement;
  readonly #checking: Checking;
  readonly #saving: Saving;
  readonly #events: SendingEvents;
  readonly #press: Press<"send">;
  #held: Extract<Outcome, { at: "held" }> | undefined;

  constructor(host: EinvElement, checking: Checking, saving: Saving, events: SendingEvents) {
    this.#host = host;
    this.#checking = checking;
    this.#saving = saving;
    this.#events = events;
    this.#press = new Press(host);
  }

  get running(): boolean {
    return this.#press.running;
  }

  get problem(): Problem | undefined {
    return this.#press.problem;
  }

  /** The page called it off, and perhaps said why. */
  get held(): Extract<Outcome, { at: "held" }> | undefined {
    return this.#held;
  }

  clear(): void {
    this.#held = undefined;
    this.#press.clear();
  }

  async send(): Promise<void> {
    const content = this.#events.content();
    if (content === undefined || this.#press.running) return;
    const told = spoken(content);
    this.#held = undefined;
    const done = await this.#press.run("send", [told], async (runtime, idempotencyKey): Promise<Outcome> => {
      await this.#saving.hold();
      const checked = await this.#checking.now();
      if (checked?.ready !== true) return { at: "wrong" };
      const { side, ...rest } = told;
      const { origin } = this.#saving;
      const command = { ...rest, idempotencyKey, ...(origin === undefined ? {} : { draft: origin }) };
      const drafts = await runtime.drafts();
      if (side === "supplier") return { at: "prepared", prepared: await drafts.prepare(command) };
      const answer = await ask(this.#host, "einv-request-send-request", this.#events.price(content));
      if (!answer.proceed) return { at: "held", reason: answer.reason };
      return { at: "requested", view: await drafts.request(command) };
    });
    this.#settle(done?.answer);
  }

  #settle(outcome: Outcome | undefined): void {
    switch (outcome?.at) {
      case "requested":
        this.#saving.open(undefined);
        this.#events.requested(outcome.view);
        return;
      case "prepared":
        this.#saving.resume(outcome.prepared.draft);
        this.#events.prepared(outcome.prepared);
        return;
      case "wrong":
        this.#saving.resume();
        this.#events.wrong();
        return;
      case "held":
        this.#saving.resume();
        this.#held = outcome;
        this.#host.requestUpdate();
        this.#events.held(outcome.reason);
        return;
      default:
        this.#saving.resume();
        // Somebody else has saved it: saving says so, and lets the person choose.
        if (this.#press.problem?.code === "draft.changed") this.#saving.touch();
    }
  }
}
