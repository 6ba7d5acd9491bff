/**
 * The service administrator saves what was collected in the settings of rights:
 * every change with what its page showed before, so that nobody overwrites what
 * a colleague saved in between. Each change stands or falls by itself, and the
 * answer says of each why it was not made.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { Permission, Refusals } from "@einv/permission";
import { Refusal } from "@einv/refusal";
import type { Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Administer from "./internal/administer.ts";
import * as Holders from "./internal/holders.ts";
import type * as Views from "./RightsViews.ts";

export interface Change {
  readonly holder: Rights.Holder;
  /** Given to the holder from now on; `null` takes it back, and what is inherited counts. */
  readonly grant: Permission.Grant | null;
  /** What was given to the holder when the page decided. */
  readonly seen: Permission.Grant | null;
}

export interface Input extends Administer.Input {
  readonly changes: ReadonlyArray<Change>;
}

const Kept: Schema.Codec<Views.Outcomes, string> = Schema.fromJsonString(
  Schema.Struct({
    outcomes: Schema.Array(
      Schema.Struct({ refusal: Schema.optionalKey(Schema.toCodecJson(Refusal.Refusal)) }),
    ),
  }),
);

/** What speaks against one change says nothing about the others. */
const ofOneChange: ReadonlySet<string> = new Set([
  "permission.changed-meanwhile",
  "permission.own-right",
  "permission.department-not-found",
  "member.not-found",
]);

const make = (office: Administer.Office, { holder, grant, seen }: Change) =>
  Effect.gen(function* () {
    const now = (yield* Holders.given(office.businessNumber, holder)) ?? null;
    if (now === grant) return;
    if (now !== seen) return yield* Refusals.refusals.refusal("permission.changed-meanwhile");
    yield* Holders.change(office, [holder], grant ?? undefined);
  });

/**
 * Counts from the members' next request on; outcomes are in the order of the
 * changes. Refused as a whole with `session.one-invoice`,
 * `permission.administrator-only`, `permission.too-many`, `idempotency.*`; a
 * change with `permission.changed-meanwhile`, `permission.own-right`,
 * `member.not-found`, `permission.department-not-found`.
 */
export const change = (caller: Caller, input: Input): Use<Views.Outcomes> =>
  Administer.answering(caller, input, { action: "change-rights", changes: input.changes }, Kept, (office) =>
    Effect.gen(function* () {
      yield* office.may("give-rights");
      yield* Administer.bounded(input.changes);
      const outcomes = yield* Effect.forEach(input.changes, (one) =>
        make(office, one).pipe(
          Effect.as({}),
          Effect.catchIf(
            ({ code }) => ofOneChange.has(code),
            (refusal) => Effect.succeed({ refusal }),
          ),
        ),
      );
      return { outcomes };
    }),
  );
