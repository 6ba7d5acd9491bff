/** Sending an inquiry and keeping track of one's own. */
import type { Own } from "./mine.ts";
import type { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import { Loading } from "../foundation/loading.ts";
import { Press } from "../foundation/press.ts";
import { kindOf, problemOf } from "../foundation/problem.ts";
import type { Draft } from "./draft.controller.ts";
import type { SupportWords } from "./support-center.messages.ts";

export class Inquiring {
  readonly #host: EinvElement;
  readonly #draft: Draft;
  readonly #words: () => SupportWords;
  #ticket: { readonly ticket: string; readonly email: string | undefined } | undefined;
  #needsAddress = false;
  #calledOff: string | undefined;

  readonly press: Press<"inquire" | "close">;
  /** One's inquiries; asked for once they or who asks matter. */
  readonly own: Loading<"", Own>;

  constructor(
    host: EinvElement,
    draft: Draft,
    of: { readonly words: () => SupportWords; readonly wanted: () => boolean },
  ) {
    this.#host = host;
    this.#draft = draft;
    this.#words = of.words;
    this.press = new Press(host);
    this.own = new Loading<"", Own>(host, {
      key: () => (of.wanted() ? "" : undefined),
      load: async (runtime, _, signal): Promise<Own> => {
        try {
          return await (await runtime.help()).inquiries(signal);
        } catch (thrown) {
          const problem = problemOf(thrown);
          // Whoever has not joined has no session, and asks by address.
          if (kindOf(problem) === "session" || problem.code === "elements.secret") return "visitor";
          throw thrown;
        }
      },
      aside: true,
    });
  }

  /** What was sent last, until another is written. */
  get ticket(): { readonly ticket: string; readonly email: string | undefined } | undefined {
    return this.#ticket;
  }

  /** Nobody knows where the answer would go. */
  get needsAddress(): boolean {
    return this.#needsAddress || this.own.value === "visitor";
  }

  /** Why the page called it off. */
  get calledOff(): string | undefined {
    return this.#calledOff;
  }

  /** Another is written. */
  clear(): void {
    this.#ticket = undefined;
    this.#calledOff = undefined;
  }

  /** Sends what was written, once the page agrees. */
  async send(): Promise<void> {
    const host = this.#host;
    if (this.press.running) return;
    if (!this.#draft.judge(this.needsAddress)) {
      host.focusOn("#wrong-summary");
      return;
    }
    const inquiry = this.#draft.sent;
    const answer = await ask(host, "einv-inquiry-request", { lines: inquiry.attached.length });
    this.#calledOff = answer.proceed ? undefined : (answer.reason ?? this.#words().calledOff);
    host.requestUpdate();
    if (!answer.proceed) return;
    const visitor = this.own.value === "visitor";
    const { email } = inquiry;
    const sent = await this.press.run("inquire", [inquiry, visitor], async (runtime, idempotencyKey) => {
      const help = await runtime.help();
      return visitor && email !== undefined
        ? help.inquireAsVisitor({ ...inquiry, email, idempotencyKey })
        : help.inquire({ ...inquiry, idempotencyKey });
    });
    if (sent === undefined) {
      if (this.press.problem?.code !== "inquiry.address-needed") return;
      this.#needsAddress = true;
      host.focusOn("#email");
      return;
    }
    const { ticket } = sent.answer;
    this.#ticket = { ticket, email };
    this.#draft.clear();
    const words = this.#words();
    host.announce(`${words.sent} ${words.ticket} ${ticket}`);
    tell(host, "einv-inquiry", { ticket });
    if (!visitor) void this.own.reload();
    host.focusOn("#view-heading");
  }

  /** Has no more to ask. */
  async close(ticket: string): Promise<void> {
    const host = this.#host;
    const closed = await this.press.run("close", [ticket], async (runtime) =>
      (await runtime.help()).close(ticket),
    );
    if (closed === undefined) return;
    await this.own.reload();
    host.announce(`${ticket} ${closed.answer.stateName[host.language]}`);
    host.focusOn("#view-heading");
  }
}
