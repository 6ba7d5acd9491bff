/** Drafts as a person may see them, and what an editor opens with. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Amendment, Form, Kst, Reading } from "@einv/invoice";
import { Permission } from "@einv/permission";
import { Companies, Drafts, Partners } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type { Beginning, DraftPage, DraftSummary, DraftView, Side } from "./DraftViews.ts";
import * as Drafting from "./internal/drafting.ts";
import * as Parties from "./internal/parties.ts";
import * as Reach from "./internal/reach.ts";
import * as Replace from "./internal/replace.ts";
import * as Shown from "./internal/shown.ts";

/** The member's own id, of one among those of all companies. */
const memberIdOf = ({ owner, businessNumber }: Drafts.Draft): string =>
  owner.slice(businessNumber.length + 1);

const ownerOf = (draft: Drafts.Draft, members: ReadonlyArray<Companies.StoredMember>) => {
  const memberId = memberIdOf(draft);
  return { memberId, name: members.find((member) => member.memberId === memberId)?.name ?? memberId };
};

const summaryOf = (
  draft: Drafts.Draft,
  members: ReadonlyArray<Companies.StoredMember>,
  now: DateTime.Utc,
): DraftSummary => {
  const { draftId, version, side, form, updatedAt, replaces } = draft;
  const partner = side === "supplier" ? form.buyer.name : form.supplier.name;
  const { terms } = Reading.read(form, { now: Kst.dateOf(now) });
  const firstItem = terms.items[0]?.name;
  return {
    draftId,
    version,
    side,
    owner: ownerOf(draft, members),
    ...(partner === undefined ? {} : { partner }),
    ...(firstItem === undefined ? {} : { firstItem }),
    itemCount: terms.items.length,
    ...(form.writtenDate === undefined ? {} : { writtenDate: form.writtenDate }),
    totals: terms.totals,
    updatedAt,
    ...(replaces === undefined ? {} : { replaces }),
  };
};

/** Last changed first. Refused with `session.one-invoice`, `company.not-verified`, `member.not-found`. */
export const list = (caller: Caller): Use<DraftPage> =>
  Effect.gen(function* () {
    const { person } = yield* Reach.member(caller);
    const drafts = yield* Drafts.list(caller.businessNumber, Permission.sightOf(person), Drafting.limit);
    const members = drafts.length === 0 ? [] : yield* Companies.members(caller.businessNumber);
    const now = yield* DateTime.now;
    return { rows: drafts.map((draft) => summaryOf(draft, members, now)), limit: Drafting.limit };
  });

/** Refused with `draft.not-found`, `permission.*` besides. */
export const view = (caller: Caller, draftId: string): Use<DraftView> =>
  Effect.gen(function* () {
    const { draft, ...looker } = yield* Drafting.reach(caller, draftId, "see");
    const members = yield* Companies.members(caller.businessNumber);
    const refusal = Drafting.objection(looker, "draft", draft);
    const { prepared: _, businessNumber: __, owner: ___, ...shown } = draft;
    return {
      ...shown,
      owner: ownerOf(draft, members),
      ...(refusal === undefined ? {} : { refusal }),
    };
  });

/** The company as it named itself last, else as it is registered. */
const ourselves = Effect.fnUntraced(function* (caller: Caller) {
  const { businessNumber } = caller;
  const latest = yield* Partners.ourselves(businessNumber);
  if (latest === undefined) {
    const { name, representative } = yield* Drafting.company(caller);
    return { businessNumber, name, representative };
  }
  const { supplier, buyer } = Form.of(latest.document);
  return supplier.businessNumber === businessNumber ? supplier : Parties.toSupplier(buyer);
});

/** A sheet that may not be kept is not handed out. Refused with `permission.*`. */
const mayWrite = Effect.fnUntraced(function* (caller: Caller) {
  const { person, administrators } = yield* Reach.member(caller);
  yield* Effect.fromResult(Permission.decide(person, "draft", Permission.ownRequest(person), administrators));
});

/** A new one: our own side and today are filled in. Refused as {@link list} is, and with `permission.*`. */
export const begin = (caller: Caller, side: Side): Use<Beginning> =>
  Effect.gen(function* () {
    yield* mayWrite(caller);
    const today = Kst.dateOf(yield* DateTime.now);
    const us = yield* ourselves(caller);
    const form: Form.Form = {
      ...Form.blank,
      writtenDate: today,
      ...(side === "supplier" ? { supplier: us } : { buyer: Parties.toBuyer(us) }),
    };
    return { side, form, payer: "supplier", today };
  });

/** The same entries under a day of today. */
const copied = (form: Form.Form, today: string): Form.Form => ({
  ...form,
  writtenDate: today,
  items: form.items.map(({ suppliedOn: _, ...item }) => ({ ...item, suppliedOn: today })),
});

/**
 * On the ground of an invoice: `copy` says the same under today's date, `correct`
 * says the same to stand in for it, since the tax authority rejected it. Refused
 * with `invoice.not-found`, `permission.*`, `lifecycle.*`.
 */
export const from = (caller: Caller, ref: string, as: "copy" | "correct"): Use<Beginning> =>
  Effect.gen(function* () {
    yield* Reach.known(caller);
    yield* mayWrite(caller);
    const { stored, side } = yield* Reach.invoice(caller, ref, "see");
    const today = Kst.dateOf(yield* DateTime.now);
    const { document, payer } = stored;
    const plain = Form.of({ ...document, typeCode: Amendment.amended(document.typeCode) });
    const common = {
      side,
      payer: side === "buyer" && payer === "buyer" ? ("buyer" as const) : ("supplier" as const),
      today,
    };
    if (as === "copy") return { ...common, form: copied(plain, today) };
    const { found } = yield* Replace.rejected(ref, side, Replace.reachedBy(caller, side));
    const { message, managementNumber } = found;
    const { transmissionResult } = Shown.resultOf(found);
    return {
      ...common,
      form: plain,
      ...(message === undefined ? {} : { message }),
      ...(managementNumber === undefined ? {} : { managementNumber }),
      replaces: found.ref,
      ...(transmissionResult === undefined ? {} : { rejectedBecause: transmissionResult }),
    };
  });
