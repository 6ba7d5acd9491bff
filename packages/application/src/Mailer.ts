/**
 * The port through which einv sends mail. The server implements it with SMTP;
 * the demo and tests keep what was sent.
 */
import * as Context from "effect/Context";
import type * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";

/** One mail, rendered. Text and HTML say the same. */
export interface Mail {
  /** Stable per message: a delivery that is repeated after a crash carries the same one (`Message-ID`). */
  readonly id: string;
  readonly to: { readonly name?: string; readonly address: string };
  /** Shown as the sender's name; the address is the server's own. */
  readonly fromName: string;
  /** Whom an answer reaches: the other party's contact. */
  readonly replyTo?: { readonly name?: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Octets, whatever they are. */
  readonly attachment?: { readonly name: string; readonly content: Uint8Array };
}

/** Hands a mail to the mail system. A failure is tried again later. */
export class Mailer extends Context.Service<
  Mailer,
  { readonly send: (mail: Mail) => Effect.Effect<void, Refusal.Refusal> }
>()("@einv/application/Mailer") {}
