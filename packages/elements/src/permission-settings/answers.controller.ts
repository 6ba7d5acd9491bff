/** What is typed and chosen at requests that wait for an answer, and how each was answered. */
import type { EinvElement } from "../foundation/element.ts";
import type { Grant } from "./company.ts";

interface Typed {
  readonly note: string;
  readonly grant?: Grant;
  readonly wrong: boolean;
}

const nothingTyped: Typed = { note: "", wrong: false };

export class Answers {
  readonly #host: EinvElement;
  readonly #typed = new Map<string, Typed>();
  #done: ReadonlyArray<string> = [];
  #at: string | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
  }

  of(requestId: string): Typed {
    return this.#typed.get(requestId) ?? nothingTyped;
  }

  type(requestId: string, change: Partial<Typed>): void {
    this.#typed.set(requestId, { ...this.of(requestId), ...change });
    this.#host.requestUpdate();
  }

  /** The request that is being answered: what is refused is said there. */
  get at(): string | undefined {
    return this.#at;
  }

  begin(requestId: string): void {
    this.#at = requestId;
  }

  /** How requests were answered since the page was opened, in sentences. */
  get done(): ReadonlyArray<string> {
    return this.#done;
  }

  finish(requestId: string, said: string): void {
    this.#typed.delete(requestId);
    this.#done = [said, ...this.#done];
    this.#host.requestUpdate();
  }
}
