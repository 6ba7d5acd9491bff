/** A person saves what it is writing (임시저장), or throws it away. Nobody else is told. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type { Origin, Sided } from "./DraftViews.ts";
import * as Act from "./internal/act.ts";
import * as Drafting from "./internal/drafting.ts";
import * as Once from "./internal/once.ts";
import * as Reach from "./internal/reach.ts";

const Saved: Schema.Codec<Origin, string> = Schema.fromJsonString(
  Schema.Struct({ draftId: Schema.String, version: Schema.Int }),
);

/**
 * Saves it as it stands, finished or not; as a new draft, if it is of none.
 * Refused with `session.one-invoice`, `company.not-verified`, `permission.*`;
 * `draft.not-found`, `draft.changed`, `draft.too-many`, `draft.resident-number`.
 */
export const save = (
  caller: Caller,
  input: Sided & { readonly draft?: Origin; readonly idempotencyKey: string },
): Use<Origin> => {
  const { idempotencyKey: key, draft, ...content } = input;
  const says = { action: "save-draft", by: Act.giver(caller), draft, ...content };
  return Once.once({ scope: Act.scopeOf(caller), key, says, answer: Saved }, (at) =>
    Effect.map(
      Drafting.save(caller, content, draft, { at, actor: Reach.actor(caller) }),
      ({ draftId, version }) => ({ draftId, version }),
    ),
  );
};

/** Refused as {@link save} is. */
export const discard = (caller: Caller, input: Origin & { readonly idempotencyKey: string }): Use<void> => {
  const { idempotencyKey: key, draftId, version } = input;
  const says = { action: "discard-draft", by: Act.giver(caller), draftId, version };
  return Effect.asVoid(
    Once.once({ scope: Act.scopeOf(caller), key, says, answer: Once.done }, (at) =>
      Effect.as(
        Drafting.use(caller, { draftId, version }, { at, actor: Reach.actor(caller) }),
        "done" as const,
      ),
    ),
  );
};
