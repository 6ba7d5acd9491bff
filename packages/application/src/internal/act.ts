/**
 * What a person does to an invoice with one press of a button: right,
 * lifecycle, version, then state, events, points and mail in one transaction.
 */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type { Lifecycle } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import type { Invoices } from "@einv/store";
import type { Services, Use } from "../Application.ts";
import type { Caller } from "../Caller.ts";
import type * as Views from "../Views.ts";
import * as Change from "./change.ts";
import * as Once from "./once.ts";
import * as Reach from "./reach.ts";
import * as Shown from "./shown.ts";

/** Which invoice, as which version, under which key. */
export interface Input {
  readonly ref: string;
  readonly version: number;
  readonly idempotencyKey: string;
}

/** An invoice with those that are issued together with it or not at all. */
export const withOthers = ({ ref, amends }: Pick<Invoices.InvoiceRow, "ref" | "amends">) =>
  amends === undefined ? [ref] : [ref, ...amends.together.filter((other) => other !== ref)];

/** A button other than 발행. */
export interface Deed {
  /** Its name is also the lifecycle's command. */
  readonly action: Exclude<Lifecycle.Action, "issue">;
  /** The side that a company on both sides acts as. */
  readonly side?: Reach.Side;
  /** What else the command says. */
  readonly says?: Readonly<Record<string, string | undefined>>;
  /** What else changes, given what the lifecycle decided. */
  readonly change?: (
    stored: Invoices.StoredInvoice,
    decision: Change.Decision,
  ) => readonly [Invoices.StoredInvoice, Change.Decision];
  /** What events say besides. */
  readonly data?: Readonly<Record<string, string>>;
  /** Whom to tell of each. */
  readonly tell?: (
    stored: Invoices.StoredInvoice,
    at: DateTime.Utc,
  ) => Effect.Effect<void, Refusal.Refusal, Services>;
  /** What follows once all of them are written. */
  readonly follow?: (
    stored: Invoices.StoredInvoice,
    occasion: Change.Occasion,
  ) => Effect.Effect<void, Refusal.Refusal, Services>;
}

/** Whose idempotency keys these are. */
export const scopeOf = ({ businessNumber }: Caller): string => `company:${businessNumber}`;

/** Who gives the command: another person under the same key gives another command. */
export const giver = ({ businessNumber, memberId, invoice }: Caller) => ({
  businessNumber,
  memberId,
  invoice,
});

export const perform = (caller: Caller, input: Input, deed: Deed): Use<Views.InvoiceView> =>
  Effect.gen(function* () {
    const { ref, version, idempotencyKey: key } = input;
    const { action, side: preferred, says, change, data, tell, follow } = deed;
    const command = {
      scope: scopeOf(caller),
      key,
      says: { action, by: giver(caller), ref, version, ...says },
      answer: Once.done,
    };
    const occasion = (at: DateTime.Utc): Change.Occasion => ({
      at,
      actor: Reach.actor(caller),
      ...(data === undefined ? {} : { data }),
    });
    const carryOut = Effect.fnUntraced(function* ({ stored, side }: Reach.Reached, at: DateTime.Utc) {
      const decided = yield* Effect.fromResult(Change.decide(stored, [[action, side]]));
      const [after, decision] = change === undefined ? [stored, decided] : change(stored, decided);
      const written = yield* Change.write(after, decision, occasion(at));
      if (tell !== undefined) yield* tell(written, at);
      return written;
    });
    yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        const reached = yield* Reach.invoice(caller, ref, action, preferred);
        yield* Effect.fromResult(Change.decide(reached.stored, [[action, reached.side]]));
        yield* Effect.fromResult(Change.checkVersion(reached.stored, version));
        const written = yield* carryOut(reached, at);
        const others = action === "acknowledge" ? [] : withOthers(reached.stored).slice(1);
        for (const other of others)
          yield* carryOut(yield* Reach.invoice(caller, other, action, preferred), at);
        if (follow !== undefined) yield* follow(written, occasion(at));
        return "done" as const;
      }),
    );
    return Shown.view(yield* Reach.invoice(caller, ref, "see", preferred));
  });
