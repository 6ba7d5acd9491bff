/**
 * 수정세금계산서: what may be amended and how, what it comes to, and the documents.
 * The supplier writes them and issues them together (`IssueInvoice`); the buyer of
 * what was issued on its request asks for them (수정 요청).
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type * as SqlClient from "effect/sql/SqlClient";
import {
  Amendment,
  AmendmentRole,
  Deadline,
  Form,
  Kst,
  Lifecycle,
  Rules,
  type TaxInvoice,
  Wording,
  Reading,
} from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import { Invoices } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type {
  AmendmentDetails,
  AmendmentOptions,
  AmendmentPlan,
  OutcomeView,
  PlannedView,
  Prepared,
  Side,
} from "./DraftViews.ts";
import * as Act from "./internal/act.ts";
import * as Amending from "./internal/amending.ts";
import * as Change from "./internal/change.ts";
import * as Drafting from "./internal/drafting.ts";
import * as Ids from "./internal/ids.ts";
import * as Landing from "./internal/landing.ts";
import * as Lines from "./internal/lines.ts";
import * as Once from "./internal/once.ts";
import * as Quoting from "./internal/quoting.ts";
import * as Reach from "./internal/reach.ts";
import * as Requesting from "./internal/requesting.ts";
import * as Shown from "./internal/shown.ts";
import * as Writing from "./internal/writing.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";
import * as Views from "./Views.ts";

/** The command by which a side amends. */
const commands = { supplier: "amend", buyer: "requestAmendment" } as const;

/** The invoice with its amendments, if this caller may amend it as a person. */
const reach = Effect.fnUntraced(function* (caller: Caller, ref: string) {
  yield* Reach.known(caller);
  const reached = yield* Reach.invoice(caller, ref, "amend");
  return { ...reached, ...(yield* Amending.amendmentsOf(ref)) };
});

type Reached = Effect.Success<ReturnType<typeof reach>>;

/** Why this side may not amend it now, whatever happened. */
const objection = ({ stored, side, open }: Reached): Refusal.Refusal | undefined => {
  const decision = Change.decide(stored, [[commands[side], side]]);
  if (Result.isFailure(decision)) return decision.failure;
  const [other] = open;
  return other === undefined ? undefined : refusals.refusal("amendment.open", { values: { ref: other.ref } });
};

const documentsOf = (rows: ReadonlyArray<Invoices.InvoiceRow>) => rows.map(({ document }) => document);

/** A document as a form of its plain kind: reasons and kinds of amendments are the planner's matter. */
const formOf = (document: TaxInvoice.TaxInvoice): Form.Form =>
  Form.of({ ...document, typeCode: Amendment.amended(document.typeCode) });

const standingOf = ({ stored, standing }: Reached): TaxInvoice.TaxInvoice["totals"] =>
  Amendment.standing(stored.document, documentsOf(standing));

/**
 * What may have happened to an invoice, and what of it can be said of this one.
 * Refused with `session.one-invoice`, `invoice.not-found`, `permission.*`.
 */
export const options = (caller: Caller, ref: string): Use<AmendmentOptions> =>
  Effect.gen(function* () {
    const reached = yield* reach(caller, ref);
    const { stored, side, standing, open } = reached;
    const today = Kst.dateOf(yield* DateTime.now);
    const refused = objection(reached);
    const known = { original: stored.document, earlier: documentsOf(standing) };
    return {
      ref: Views.InvoiceRef.make(stored.ref),
      side,
      situations: Amendment.options(known, today).map(({ id, reason, text, refusal }) => {
        const because = refused ?? refusal;
        return {
          situation: id,
          reason,
          reasonName: Wording.amendmentReason[reason],
          text,
          ...(because === undefined ? {} : { refusal: because }),
        };
      }),
      standing: standingOf(reached),
      form: formOf(stored.document),
      amendments: [...standing, ...open].flatMap((row) =>
        row.amends === undefined
          ? []
          : [
              {
                summary: Shown.summary(row),
                situation: row.amends.situation,
                role: row.amends.role,
                roleName: AmendmentRole.names[row.amends.role],
              },
            ],
      ),
      today,
    };
  });

const needed = <Value>(value: Value | undefined, path: string): Result.Result<Value, Refusal.Refusal> =>
  value === undefined ? refusals.fail("amendment.details", { path }) : Result.succeed(value);

/** The invoice that says the same, if the caller's company issued it. */
const twinOf = Effect.fnUntraced(function* (caller: Caller, issueId: string | undefined, side: Side) {
  if (issueId === undefined) return {};
  const twin = yield* Invoices.byIssueId(issueId);
  if (twin === undefined || Reach.sideOf(twin, caller.businessNumber, side) !== side)
    return yield* refusals.refusal("invoice.not-found", { path: "twin" });
  return { twin: twin.document };
});

/** What happened, as the planner takes it. Refused with `amendment.details`, `invoice.rules`. */
const changeOf = Effect.fnUntraced(function* (
  caller: Caller,
  { side }: Reached,
  details: AmendmentDetails,
  today: TaxInvoice.CalendarDate,
): Effect.fn.Return<Amendment.Change, Refusal.Refusal, SqlClient.SqlClient> {
  const reason = Amendment.reasonOf(details.situation);
  const { on, supply, tax, openedOn, twin } = details;
  const taxed = tax === undefined ? {} : { tax };
  switch (reason) {
    case "01": {
      const form = yield* Effect.fromResult(needed(details.corrected, "corrected"));
      const corrected = yield* Effect.fromResult(Reading.finish(form, { now: today }));
      return { reason, corrected };
    }
    case "02":
    case "03":
      return {
        reason,
        on: yield* Effect.fromResult(needed(on, "on")),
        supply: yield* Effect.fromResult(needed(supply, "supply")),
        ...taxed,
      };
    case "04":
      return { reason, on: yield* Effect.fromResult(needed(on, "on")) };
    case "05":
      return { reason, openedOn: yield* Effect.fromResult(needed(openedOn, "openedOn")) };
    case "06":
      return { reason, ...(yield* twinOf(caller, twin, side)) };
  }
});

/** The plan for the invoice as it stands. */
const planned = Effect.fnUntraced(function* (
  caller: Caller,
  reached: Reached,
  details: AmendmentDetails,
  at: DateTime.Utc,
) {
  const refused = objection(reached);
  if (refused !== undefined) return yield* refused;
  const today = Kst.dateOf(at);
  const { stored, standing } = reached;
  const change = yield* changeOf(caller, reached, details, today);
  return yield* Effect.fromResult(
    Amendment.plan({ original: stored.document, earlier: documentsOf(standing), change }, today),
  );
});

const outcomeOf = ({ penalty, issuedOn: _, ...outcome }: Deadline.Outcome): OutcomeView => ({
  ...outcome,
  ...(penalty === undefined ? {} : { penalty: penalty.name }),
});

/** What only takes back says everything again, below zero: that is no difference. */
const compared: ReadonlyArray<Amendment.Role> = ["correction", "zeroRated"];

const plannedOf = (
  { role, draft }: Amendment.Planned,
  original: TaxInvoice.TaxInvoice,
  today: TaxInvoice.CalendarDate,
): PlannedView => ({
  role,
  roleName: AmendmentRole.names[role],
  document: draft,
  differences: compared.includes(role) ? Form.differences(original, draft) : [],
  findings: Rules.check({ ...draft, issueId: original.issueId }, { now: today }).filter(
    ({ severity }) => severity === "warning",
  ),
});

/**
 * What amending comes to: documents, dates, money. Nothing is written. Refused
 * with what {@link options} refuses, and with `amendment.*`, `lifecycle.*`,
 * `invoice.rules`.
 */
export const plan = (caller: Caller, ref: string, details: AmendmentDetails): Use<AmendmentPlan> =>
  Effect.gen(function* () {
    const at = yield* DateTime.now;
    const today = Kst.dateOf(at);
    const reached = yield* reach(caller, ref);
    const { stored, side } = reached;
    const { reason, documents, before, after, outlook, notices } = yield* planned(
      caller,
      reached,
      details,
      at,
    );
    const route = side === "supplier" ? ({ route: "forward" } as const) : {};
    const prices = yield* Effect.forEach(documents, ({ draft }) => Writing.price(draft.typeCode, route, at));
    const { now, never, issueBy, lateUntil, daysLeft } = outlook;
    return {
      ref: Views.InvoiceRef.make(stored.ref),
      side,
      situation: details.situation,
      reason,
      reasonName: Wording.amendmentReason[reason],
      documents: documents.map((one) => plannedOf(one, stored.document, today)),
      before,
      after,
      outlook: {
        ...(issueBy === undefined ? {} : { issueBy }),
        ...(lateUntil === undefined ? {} : { lateUntil }),
        ...(daysLeft === undefined ? {} : { daysLeft }),
        now: outcomeOf(now),
        never: outcomeOf(never),
      },
      notices,
      quotes: yield* Quoting.before(
        caller,
        side,
        prices.reduce((sum, price) => sum + price, 0n),
      ),
    };
  });

/** The documents of a plan, each with a ref and with what it is part of. */
const linked = Effect.fnUntraced(function* (
  { documents }: Amendment.Plan,
  { stored, standing }: Reached,
  { situation }: AmendmentDetails,
) {
  const refs = yield* Effect.forEach(documents, () =>
    Effect.map(Ids.make("inv_"), (ref) => Invoices.InvoiceRef.make(ref)),
  );
  return documents.map(({ role, draft }, index) => ({
    ref: refs[index]!,
    terms: draft,
    amends: {
      ref: stored.ref,
      situation,
      role,
      together: refs,
      earlier: standing.map(({ ref }) => ref),
    } satisfies Invoices.Amends,
  }));
});

const Kept: Schema.Codec<Prepared, string> = Schema.fromJsonString(
  Schema.Struct({ ref: Views.InvoiceRef, together: Schema.Array(Views.InvoiceRef) }),
);

/**
 * 수정발행, first step: the documents of the plan are written for the supplier to
 * see, sign and issue together. What was prepared for the same invoice before is
 * taken back. Refused with what {@link plan} refuses, and with
 * `lifecycle.not-supplier`.
 */
export const prepare = (
  caller: Caller,
  input: { readonly ref: string; readonly details: AmendmentDetails; readonly idempotencyKey: string },
): Use<Prepared> => {
  const { ref, details, idempotencyKey: key } = input;
  const says = { action: "prepare-amendment", by: Act.giver(caller), ref, details };
  return Once.once({ scope: Act.scopeOf(caller), key, says, answer: Kept }, (at) =>
    Effect.gen(function* () {
      const occasion = { at, actor: Reach.actor(caller) };
      const reached = yield* reach(caller, ref);
      const { stored, prepared, person } = reached;
      yield* Effect.fromResult(Change.decide(stored, [["amend", reached.side]]));
      const documents = yield* linked(yield* planned(caller, reached, details, at), reached, details);
      for (const earlier of prepared) yield* Drafting.discardPrepared(earlier.ref, occasion);
      for (const { ref: own, terms, amends } of documents) {
        const document = yield* Writing.document(terms, at);
        yield* Writing.insert({
          ref: own,
          hostId: stored.hostId,
          document,
          status: Lifecycle.initial,
          route: "forward",
          payer: "supplier",
          points: yield* Writing.price(document.typeCode, { route: "forward" }, at),
          preparedBy: person.memberId,
          amends,
          requestedAt: at,
          version: 1,
        });
      }
      const together = documents.map((document) => document.ref);
      const answer: Prepared = { ref: together[0]!, together };
      return answer;
    }),
  );
};

/**
 * 수정 요청: the buyer asks for the documents of the plan; the supplier issues
 * all of them or refuses. Answers the first as the buyer sees it. Refused with
 * what {@link plan} refuses, and with `lifecycle.not-buyer`, `request.no-mail`,
 * `text.too-long`.
 */
export const request = (
  caller: Caller,
  input: {
    readonly ref: string;
    readonly details: AmendmentDetails;
    readonly payer?: Side;
    readonly message?: string;
    readonly idempotencyKey: string;
  },
): Use<Views.InvoiceView> =>
  Effect.gen(function* () {
    const { ref, details, payer = "supplier", idempotencyKey: key } = input;
    const message = yield* Effect.fromResult(Lines.message(input.message));
    const { landingUrl } = yield* Settings;
    const landing = yield* Effect.fromResult(Landing.check(landingUrl));
    const says = { action: "request-amendment", by: Act.giver(caller), ref, details, payer, message };
    const { together } = yield* Once.once({ scope: Act.scopeOf(caller), key, says, answer: Kept }, (at) =>
      Effect.gen(function* () {
        const occasion = { at, actor: Reach.actor(caller) };
        const reached = yield* reach(caller, ref);
        const { stored, side, person } = reached;
        const decision = yield* Effect.fromResult(Change.decide(stored, [["requestAmendment", side]]));
        const documents = yield* linked(yield* planned(caller, reached, details, at), reached, details);
        const { hostId } = yield* Drafting.company(caller);
        yield* Requesting.fileTogether(
          { hostId, requestedBy: person.memberId, landing, occasion },
          documents,
          {
            original: stored.document.issueId,
            situation: Amendment.situationText(details.situation),
            count: documents.length,
          },
          { payer, ...(message === undefined ? {} : { message }) },
        );
        const refs = documents.map((document) => document.ref);
        // Of two requests at the same time the second finds that it changed.
        yield* Change.write(stored, decision, { ...occasion, data: { by: refs.join(" ") } });
        const answer: Prepared = { ref: refs[0]!, together: refs };
        return answer;
      }),
    );
    return Shown.view(yield* Reach.invoice(caller, together[0]!, "see", "buyer"));
  });
