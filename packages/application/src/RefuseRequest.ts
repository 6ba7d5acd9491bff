/** The supplier refuses to issue (거절): the buyer is told why. */
import * as Effect from "effect/Effect";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Act from "./internal/act.ts";
import * as Lines from "./internal/lines.ts";
import * as Post from "./internal/post.ts";
import * as Standing from "./internal/standing.ts";
import * as Mails from "./Mails.ts";
import { refusals } from "./Refusals.ts";
import type * as Views from "./Views.ts";

export interface Input extends Act.Input {
  readonly reason: Views.RefuseReason;
  /** What the buyer reads; needed with the reason `other`. */
  readonly message?: string;
}

/** Refused with `refuse.message-needed`, `text.too-long`, and what every command is refused with. */
export const refuse = (caller: Caller, input: Input): Use<Views.InvoiceView> =>
  Effect.gen(function* () {
    const { reason } = input;
    const message = yield* Effect.fromResult(Lines.message(input.message));
    if (reason === "other" && message === undefined) {
      return yield* refusals.refusal("refuse.message-needed", { path: "message" });
    }
    const because = { reason, ...(message === undefined ? {} : { message }) };
    return yield* Act.perform(caller, input, {
      action: "refuse",
      says: because,
      data: { reason },
      change: (stored, decision) => [
        {
          ...stored,
          refuse: because,
          ...(caller.invoice === undefined
            ? { refusedBy: Standing.identity(caller.businessNumber, caller.memberId) }
            : {}),
        },
        decision,
      ],
      tell: (stored, at) =>
        Post.tell(stored, "buyer", "refused", Mails.refused({ ...Post.about(stored), ...because }), at),
    });
  });
