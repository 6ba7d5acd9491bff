/** Drafts (임시저장) as a person may reach and use them. Parts of the caller's transaction. */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Form, Kst, Reading } from "@einv/invoice";
import { Permission } from "@einv/permission";
import { Companies, Drafts, Invoices } from "@einv/store";
import type { Caller } from "../Caller.ts";
import type { Origin, Sided } from "../DraftViews.ts";
import { refusals } from "../Refusals.ts";
import * as Change from "./change.ts";
import * as Ids from "./ids.ts";
import * as Lines from "./lines.ts";
import * as Reach from "./reach.ts";

/** How many drafts a company may have. */
export const limit = 500;

/** The caller's company. Refused with `company.not-found`. */
export const company = Effect.fnUntraced(function* ({ businessNumber }: Caller) {
  const found = yield* Companies.find(businessNumber);
  return found === undefined
    ? yield* refusals.refusal("company.not-found", { path: "businessNumber" })
    : found;
});

const subjectOf = ({ owner }: Pick<Drafts.Draft, "owner">): Permission.Subject => ({
  by: [owner],
  waiting: false,
});

/** Why this person may not do this to a draft; nothing if it may. */
export const objection = (
  { person, administrators }: Pick<Reach.Reached, "person" | "administrators">,
  action: "see" | "draft",
  draft: Drafts.Draft,
) => {
  const decision = Permission.decide(person, action, subjectOf(draft), administrators);
  return Result.isFailure(decision) ? decision.failure : undefined;
};

/**
 * The draft, if the caller may do this to it. Refused with `draft.not-found`
 * (also when it is others'), `session.one-invoice`, `company.not-verified`,
 * `permission.*`.
 */
export const reach = Effect.fnUntraced(function* (caller: Caller, draftId: string, action: "see" | "draft") {
  const looker = yield* Reach.member(caller);
  const draft = yield* Drafts.find(draftId);
  if (draft === undefined || draft.businessNumber !== caller.businessNumber)
    return yield* refusals.refusal("draft.not-found");
  const refusal = objection(looker, action, draft);
  return refusal === undefined ? { draft, ...looker } : yield* refusal;
});

/** What is kept of a content. Refused with `store.resident-number`. */
const kept = ({ form, side, payer, managementNumber, message, replaces }: Sided) =>
  Form.holdsResidentNumber(form)
    ? Result.fail(refusals.refusal("draft.resident-number", { path: "buyer.number" }))
    : Result.succeed({
        form,
        side,
        payer: side === "supplier" ? ("supplier" as const) : (payer ?? "supplier"),
        ...(managementNumber === undefined ? {} : { managementNumber }),
        ...(message === undefined ? {} : { message }),
        ...(replaces === undefined ? {} : { replaces }),
      });

/** What was made of a draft to be signed is no more: it says something else now. */
export const discardPrepared = Effect.fnUntraced(function* (ref: string, occasion: Change.Occasion) {
  const stored = yield* Invoices.findRow(ref);
  if (stored?.status.document !== "draft") return;
  const decision = yield* Effect.fromResult(Change.decide(stored, [["delete", "supplier"]]));
  yield* Change.write(stored, decision, occasion);
});

/**
 * Saves a content: as a new draft, or as what stands in one from now on. Refused
 * with `draft.*`, `permission.*`.
 */
export const save = Effect.fnUntraced(function* (
  caller: Caller,
  content: Sided,
  origin: Origin | undefined,
  occasion: Change.Occasion,
) {
  const facts = yield* Effect.fromResult(kept(content));
  const { businessNumber } = caller;
  const { at } = occasion;
  if (origin === undefined) {
    const { person, administrators } = yield* Reach.member(caller);
    yield* Effect.fromResult(
      Permission.decide(person, "draft", Permission.ownRequest(person), administrators),
    );
    if ((yield* Drafts.count(businessNumber)) >= limit)
      return yield* refusals.refusal("draft.too-many", { values: { limit: String(limit) } });
    const draft = {
      draftId: yield* Ids.make("draft_"),
      businessNumber,
      owner: person.memberId,
      ...facts,
      createdAt: at,
      updatedAt: at,
    };
    yield* Drafts.insert(draft);
    const fresh: Drafts.Draft = { ...draft, version: 1 };
    return fresh;
  }
  const { draft } = yield* reach(caller, origin.draftId, "draft");
  if (draft.version !== origin.version) return yield* refusals.refusal("draft.changed");
  if (draft.prepared !== undefined) yield* discardPrepared(draft.prepared.ref, occasion);
  const { draftId, owner, createdAt, version } = draft;
  const next: Drafts.Draft = { draftId, businessNumber, owner, createdAt, ...facts, updatedAt: at, version };
  if (!(yield* Drafts.update(next))) return yield* refusals.refusal("draft.changed");
  const saved: Drafts.Draft = { ...next, version: version + 1 };
  return saved;
});

/** A draft is done with: what stood in it was requested, or it is not wanted. Refused with `draft.*`, `permission.*`. */
export const use = Effect.fnUntraced(function* (
  caller: Caller,
  { draftId, version }: Origin,
  occasion: Change.Occasion,
) {
  const { draft } = yield* reach(caller, draftId, "draft");
  if (draft.prepared !== undefined) yield* discardPrepared(draft.prepared.ref, occasion);
  if (!(yield* Drafts.remove({ draftId, version }))) return yield* refusals.refusal("draft.changed");
});

/** The document that a content makes, and what is said with it. Refused with `invoice.rules`, `text.too-long`. */
export const finished = Effect.fnUntraced(function* (content: Sided, at: DateTime.Utc) {
  const message = yield* Effect.fromResult(Lines.message(content.message));
  const managementNumber = yield* Effect.fromResult(
    Lines.optional(content.managementNumber, "managementNumber", 40),
  );
  const terms = yield* Effect.fromResult(Reading.finish(content.form, { now: Kst.dateOf(at) }));
  return {
    terms,
    ...(message === undefined ? {} : { message }),
    ...(managementNumber === undefined ? {} : { managementNumber }),
  };
});
