/** An asker has no more to ask. Closing what is closed changes nothing. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Inquiries } from "@einv/store";
import { Inquiry, Refusals } from "@einv/support";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Kept from "./internal/inquiries.ts";

/** Refused with `inquiry.not-found`. */
export const close = (caller: Caller, input: { readonly ticket: string }): Use<Kept.View> =>
  Effect.gen(function* () {
    const ticket = Inquiry.readTicket(input.ticket);
    const find = Inquiries.find(caller, ticket);
    const stored = caller.invoice === undefined ? yield* find : undefined;
    if (stored === undefined) return yield* Refusals.refusals.refusal("inquiry.not-found");
    yield* Inquiries.close(ticket, yield* DateTime.now);
    return yield* Kept.view((yield* find) ?? stored);
  });
