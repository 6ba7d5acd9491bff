/**
 * What an administrator does with one press of a button: role, rules, then the
 * change and its entry in the audit log in one transaction. Changes of one
 * company's rights happen one after another.
 */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Schema from "effect/Schema";
import { Refusals as Membership } from "@einv/membership";
import { Refusals as Permissions, Role } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { Rights } from "@einv/store";
import type { Services, Use } from "../Application.ts";
import type { Caller } from "../Caller.ts";
import { refusals } from "../Refusals.ts";
import * as Act from "./act.ts";
import * as Lines from "./lines.ts";
import * as Once from "./once.ts";
import * as Reach from "./reach.ts";
import * as Log from "./rightsLog.ts";
import * as Standing from "./standing.ts";

/** The words that every command has. */
export interface Input {
  /** Why; kept in the log. */
  readonly note?: string;
  readonly idempotencyKey: string;
}

/** The company as the command finds it. */
export interface Office {
  readonly businessNumber: string;
  readonly memberId: string;
  readonly administrators: ReadonlyArray<Role.Administrator>;
  readonly at: DateTime.Utc;
  /** Why, in the administrator's words. */
  readonly note: string | undefined;
  /** Refused with `permission.administrator-only`. */
  readonly may: (deed: Role.Deed) => Effect.Effect<void, Refusal.Refusal>;
  readonly record: (
    change: Log.Change,
    data: Readonly<Record<string, string | undefined>>,
  ) => Effect.Effect<unknown, Refusal.Refusal, Services>;
}

/** Names at once; more is another command. */
const most = 200;

/** Refused with `permission.too-many`. */
export const bounded = (list: ReadonlyArray<unknown>): Effect.Effect<void, Refusal.Refusal> =>
  list.length > most
    ? Effect.fail(Permissions.refusals.refusal("permission.too-many", { values: { limit: String(most) } }))
    : Effect.void;

/**
 * The member who calls, as it stands now. Refused with `session.one-invoice`
 * for a mail link, `member.not-found`, and `company.not-verified` for whoever
 * only claims the company's number.
 */
export const member = Effect.fnUntraced(function* (caller: Caller) {
  if (caller.invoice !== undefined) return yield* refusals.refusal("session.one-invoice");
  const { limit } = yield* Reach.looker(caller);
  if (limit !== undefined) return yield* Membership.refusals.refusal("company.not-verified");
  return yield* Standing.find(caller.businessNumber, caller.memberId);
});

/** What a command says, besides who gives it and why. */
type Says = Readonly<Record<string, unknown>> & { readonly action: string };

/** Runs a command of somebody who is a member at that moment, and keeps its answer. */
export const answering = <A>(
  caller: Caller,
  input: Input,
  says: Says,
  answer: Schema.Codec<A, string>,
  run: (office: Office) => Effect.Effect<A, Refusal.Refusal, Services>,
): Use<A> =>
  Effect.gen(function* () {
    if (caller.invoice !== undefined) return yield* refusals.refusal("session.one-invoice");
    const { businessNumber, memberId } = caller;
    const note = yield* Effect.fromResult(Lines.optional(input.note, "note", 500));
    const command = {
      scope: Act.scopeOf(caller),
      key: input.idempotencyKey,
      says: { ...says, by: Act.giver(caller), note },
      answer,
    };
    return yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        yield* Rights.lock(businessNumber);
        yield* member(caller);
        const administrators = yield* Rights.administrators(businessNumber);
        return yield* run({
          businessNumber,
          memberId,
          administrators,
          at,
          note,
          may: (deed) => Effect.fromResult(Role.decide(memberId, deed, administrators)),
          record: (change, data) =>
            Log.record(businessNumber, change, {
              at,
              actor: Reach.actor(caller),
              data: { ...data, note },
            }),
        });
      }),
    );
  });

/** The same for a command whose outcome is read anew. */
export const perform = (
  caller: Caller,
  input: Input,
  says: Says,
  run: (office: Office) => Effect.Effect<void, Refusal.Refusal, Services>,
): Use<void> =>
  Effect.asVoid(
    answering(caller, input, says, Once.done, (office) => Effect.as(run(office), "done" as const)),
  );
