/** Throwing away what is open, and taking that back: it is then saved as a new draft. */
import type { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { Press } from "../foundation/press.ts";
import type { Problem } from "../foundation/problem.ts";
import type { Content } from "./content.ts";
import type { Saving } from "./saving.controller.ts";

export interface DiscardingEvents {
  readonly content: () => Content | undefined;
  readonly discarded: () => void;
  readonly restored: (content: Content) => void;
}

export class Discarding {
  readonly #host: EinvElement;
  readonly #saving: Saving;
  readonly #events: DiscardingEvents;
  readonly #press: Press<"discard">;
  #content: Content | undefined;

  constructor(host: EinvElement, saving: Saving, events: DiscardingEvents) {
    this.#host = host;
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

  /** Whether what was thrown away last can still come back. */
  get canUndo(): boolean {
    return this.#content !== undefined;
  }

  async discard(): Promise<void> {
    const content = this.#events.content();
    if (content === undefined) return;
    await this.#saving.hold();
    const { origin } = this.#saving;
    if (origin !== undefined) {
      const done = await this.#press.run("discard", [origin], async (runtime, idempotencyKey) =>
        (await runtime.drafts()).discard({ ...origin, idempotencyKey }),
      );
      if (done === undefined) {
        this.#saving.resume();
        return;
      }
      tell(this.#host, "einv-draft-discarded", { draftId: origin.draftId });
    }
    this.#events.discarded();
    this.#content = content;
  }

  undo(): void {
    const content = this.#content;
    if (content === undefined) return;
    this.#content = undefined;
    this.#events.restored(content);
  }

  /** It is gone for good: something else is being done. */
  settle(): void {
    this.#content = undefined;
  }
}
