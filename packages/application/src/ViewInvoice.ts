/** One invoice, as one side may see it. */
import * as Effect from "effect/Effect";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Opened from "./internal/opened.ts";
import * as Reach from "./internal/reach.ts";
import * as Shown from "./internal/shown.ts";
import { refusals } from "./Refusals.ts";
import type * as Views from "./Views.ts";

/** Refused with `invoice.not-found`, `session.one-invoice`, `member.not-found`, `permission.*`. */
export const view = (caller: Caller, ref: string): Use<Views.InvoiceView> =>
  Effect.map(Opened.look(caller, ref), Shown.view);

/** The signed XML as text. Refused besides with `invoice.not-signed`. */
export const signedXml = (caller: Caller, ref: string): Use<string> =>
  Effect.gen(function* () {
    const { stored } = yield* Reach.invoice(caller, ref, "see");
    return stored.signedXml === undefined
      ? yield* refusals.refusal("invoice.not-signed")
      : new TextDecoder().decode(stored.signedXml);
  });
