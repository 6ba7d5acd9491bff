/** The drafts of a company in memory: the rules are the real ones, who asks what is remembered. */
import * as DateTime from "effect/DateTime";
import type { DraftViews } from "@einv/api";
import * as Views from "@einv/api/Views";
import type { Drafts } from "@einv/elements/runtime/drafts";
import { Deadline, Form, Reading, TaxInvoice, TypeCode } from "@einv/invoice";
import { Refusal } from "@einv/refusal";
import { buyer, refusal, supplier, view } from "./samples.ts";
import { group } from "./group.ts";

export const today = TaxInvoice.CalendarDate.make("2026-11-25");

/** Our side filled in, as the server begins a sheet. */
export const begun = (side: DraftViews.Side = "buyer"): DraftViews.Beginning => ({
  side,
  payer: "supplier",
  today,
  form: {
    ...Form.blank,
    writtenDate: today,
    ...(side === "buyer" ? { buyer: { ...buyer, kind: "business" } } : { supplier }),
  },
});

export const hanbit: DraftViews.PartnerView = {
  number: supplier.businessNumber,
  name: supplier.name,
  side: "supplier",
  lastAt: DateTime.makeUnsafe("2026-10-30T03:00:00Z"),
  asSupplier: supplier,
  asBuyer: { kind: "business", number: supplier.businessNumber, name: supplier.name },
};

export const daon: DraftViews.PartnerView = {
  number: "1058700005",
  name: "다온상사",
  side: "buyer",
  lastAt: DateTime.makeUnsafe("2026-09-30T03:00:00Z"),
  asSupplier: { businessNumber: "1058700005", name: "다온상사", representative: "한다온" },
  asBuyer: {
    kind: "business",
    number: "1058700005",
    name: "다온상사",
    representative: "한다온",
    primaryContact: { email: "tax@daon.example" },
  },
};

const quote = (payer: "supplier" | "buyer", side: DraftViews.Side): Views.Quote => ({
  payer,
  points: 200n,
  yourPoints: payer === side ? 200n : 0n,
  covered: true,
});

/** What a server says of a content. */
export const checkOf = ({ form, side }: DraftViews.Sided): DraftViews.DraftCheck => {
  const { terms, findings, complete, places } = Reading.read(form, { now: today });
  const mailless =
    side === "buyer" && !(terms.supplier.contact?.email ?? "").includes("@")
      ? [
          new Refusal.Refusal({
            code: "request.no-mail",
            path: "supplier.contact.email",
            what: { ko: "공급자에게 요청을 보낼 이메일 주소가 없습니다.", en: "There is no e-mail address." },
            remedy: { ko: "공급자 담당자의 이메일을 입력해 주세요.", en: "Enter it." },
          }),
        ]
      : [];
  const issueBy = Deadline.issueBy(terms.writtenDate);
  const late = Deadline.latePenalty(terms.totals.supply, TypeCode.facets(form.typeCode).document);
  return {
    findings,
    refusals: mailless,
    ready: complete && mailless.length === 0,
    totals: terms.totals,
    lines: terms.items.map(({ supplyAmount, taxAmount }, index) => ({
      at: places[index] ?? index,
      ...(supplyAmount === undefined ? {} : { supplyAmount }),
      ...(taxAmount === undefined ? {} : { taxAmount }),
    })),
    quotes: side === "buyer" ? [quote("supplier", side), quote("buyer", side)] : [quote("supplier", side)],
    deadline: {
      issueBy,
      daysLeft: Deadline.daysLeft(issueBy, today),
      latePenalty: { supplier: late.supplier, buyer: late.buyer },
    },
  };
};

/** As a list shows it. */
export const rowOf = ({ draftId, version, side, form, owner, updatedAt, replaces }: DraftViews.DraftView) => {
  const { terms } = Reading.read(form, { now: today });
  const partner = side === "supplier" ? form.buyer.name : form.supplier.name;
  const firstItem = terms.items[0]?.name;
  return {
    draftId,
    version,
    side,
    owner,
    itemCount: terms.items.length,
    totals: terms.totals,
    updatedAt,
    ...(partner === undefined ? {} : { partner }),
    ...(firstItem === undefined ? {} : { firstItem }),
    ...(replaces === undefined ? {} : { replaces }),
  } satisfies DraftViews.DraftSummary;
};

type Saved = Parameters<Drafts["save"]>[0];
type Requested = Parameters<Drafts["request"]>[0];
type Prepared = Parameters<Drafts["prepare"]>[0];

export interface Office {
  readonly drafts: () => Promise<Drafts>;
  readonly kept: Map<string, DraftViews.DraftView>;
  readonly saves: Array<Saved>;
  readonly requests: Array<Requested>;
  readonly prepares: Array<Prepared>;
  readonly discarded: Array<string>;
  /** Somebody else saves this draft meanwhile. */
  readonly meddle: (draftId: string, change: (form: Form.Form) => Form.Form) => void;
}

export const office = (answers: Partial<Drafts> = {}): Office => {
  const kept = new Map<string, DraftViews.DraftView>();
  const byKey = new Map<string, DraftViews.Origin>();
  const saves: Array<Saved> = [];
  const requests: Array<Requested> = [];
  const prepares: Array<Prepared> = [];
  const discarded: Array<string> = [];
  const changed = () => refusal("draft.changed", "그사이 임시저장한 문서가 바뀌었습니다.");
  const at = DateTime.makeUnsafe("2026-11-25T05:03:00Z");
  const put = (content: DraftViews.Sided, origin: DraftViews.Origin): DraftViews.Origin => {
    const { form, side, payer = "supplier" } = content;
    kept.set(origin.draftId, {
      ...origin,
      form,
      side,
      payer,
      ...(content.managementNumber === undefined ? {} : { managementNumber: content.managementNumber }),
      ...(content.message === undefined ? {} : { message: content.message }),
      ...(content.replaces === undefined ? {} : { replaces: content.replaces }),
      owner: { memberId: "haneul", name: "정하늘" },
      createdAt: at,
      updatedAt: at,
    });
    return origin;
  };
  const save: Drafts["save"] = async (told) => {
    saves.push(told);
    const { draft, idempotencyKey, ...content } = told;
    const before = byKey.get(idempotencyKey);
    if (before !== undefined) return before;
    if (draft !== undefined && kept.get(draft.draftId)?.version !== draft.version) throw changed();
    const origin = put(
      content,
      draft === undefined
        ? { draftId: `draft_${byKey.size + 1}`, version: 1 }
        : { draftId: draft.draftId, version: draft.version + 1 },
    );
    byKey.set(idempotencyKey, origin);
    return origin;
  };
  return {
    kept,
    saves,
    requests,
    prepares,
    discarded,
    meddle: (draftId, change) => {
      const draft = kept.get(draftId);
      if (draft === undefined) throw new Error("no such draft");
      kept.set(draftId, { ...draft, form: change(draft.form), version: draft.version + 1 });
    },
    drafts: group<Drafts>({
      list: async () => ({ rows: [...kept.values()].toReversed().map(rowOf), limit: 500 }),
      begin: async (side) => begun(side),
      get: async (draftId) => {
        const draft = kept.get(draftId);
        if (draft === undefined) throw refusal("draft.not-found", "임시저장한 문서를 찾을 수 없습니다.");
        return draft;
      },
      check: async (content) => checkOf(content),
      partners: async ({ search = "" } = {}) =>
        [hanbit, daon].filter(({ name, number }) => name.includes(search) || number.includes(search)),
      save,
      discard: async ({ draftId }) => {
        discarded.push(draftId);
        kept.delete(draftId);
      },
      request: async (told) => {
        requests.push(told);
        const { terms } = Reading.read(told.form, { now: today });
        return view("buyer", {
          invoice: { ...terms, issueId: TaxInvoice.IssueId.make("202611254100000800000001") },
        });
      },
      prepare: async (told) => {
        prepares.push(told);
        const { draft, idempotencyKey, ...content } = told;
        const origin = await save({
          ...content,
          side: "supplier",
          idempotencyKey,
          ...(draft === undefined ? {} : { draft }),
        });
        const ref = Views.InvoiceRef.make("inv_made");
        return { ref, together: [ref], draft: origin };
      },
      ...answers,
    }),
  };
};
