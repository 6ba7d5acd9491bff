/** The desk of a host answers an inquiry of one of its companies: by mail, and where the asker sees its inquiries. */
import * as Effect from "effect/Effect";
import { Inquiries } from "@einv/store";
import { Inquiry, Refusals } from "@einv/support";
import type { Use } from "./Application.ts";
import type { Host } from "./Caller.ts";
import * as HelpMails from "./HelpMails.ts";
import * as Kept from "./internal/inquiries.ts";
import * as Once from "./internal/once.ts";
import * as Post from "./internal/post.ts";
import * as MembershipMails from "./MembershipMails.ts";

const { refusals } = Refusals;

/** Refused with `inquiry.not-found`, `inquiry.empty`, `inquiry.too-long`, `inquiry.closed`, `idempotency.*`. */
export const answer = (
  host: Host,
  input: { readonly ticket: string; readonly message: string; readonly idempotencyKey: string },
): Use<void> =>
  Effect.gen(function* () {
    const ticket = Inquiry.readTicket(input.ticket);
    // An answer is bounded as a question is, and holds as few secrets.
    const { message } = yield* Effect.fromResult(Inquiry.make({ message: input.message, attached: [] }));
    const command = {
      scope: `host:${host.hostId}`,
      key: input.idempotencyKey,
      says: { action: "answer-inquiry", ticket, message },
      answer: Once.done,
    };
    yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        const stored = yield* Inquiries.findOfHost(host.hostId, ticket);
        if (stored === undefined) return yield* refusals.refusal("inquiry.not-found");
        const asked = yield* Kept.openAsked(stored);
        const written = yield* Inquiries.answer(ticket, yield* Kept.sealAnswer(ticket, message), at);
        if (!written) return yield* refusals.refusal("inquiry.closed");
        yield* Post.put(
          {
            id: `inquiry.answer.${ticket}.${input.idempotencyKey}`,
            to: { ...(asked.name === undefined ? {} : { name: asked.name }), address: asked.email },
            fromName: MembershipMails.sender,
            ...HelpMails.answered({ ticket, message: asked.message, answer: message }),
          },
          at,
        );
        return "done" as const;
      }),
    );
  });
