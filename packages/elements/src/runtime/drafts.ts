/** What a person writes at the server: drafts, requests, issues of its own (정발행), amendments. */
import type { DraftViews, Views } from "@einv/api";
import { drafts as client } from "@einv/api/client/drafts";
import type { Session } from "./session.ts";

type Client = ReturnType<typeof client>;
/** What a command is told, its idempotency key included. */
type Told<Name extends keyof Client> = Parameters<Client[Name]>[0];

export interface Drafts {
  /** 임시저장 목록 */
  readonly list: (signal?: AbortSignal) => Promise<DraftViews.DraftPage>;
  readonly get: (draftId: string, signal?: AbortSignal) => Promise<DraftViews.DraftView>;
  /** A new one: our own side and today are filled in. */
  readonly begin: (side: DraftViews.Side, signal?: AbortSignal) => Promise<DraftViews.Beginning>;
  /** On the ground of an invoice: a copy, or the correction of a rejected one (재발행). */
  readonly from: (ref: string, as: "copy" | "correct", signal?: AbortSignal) => Promise<DraftViews.Beginning>;
  /** 임시저장; a new one without `draft`. Answers what to send with the next save. */
  readonly save: (told: Told<"save">) => Promise<DraftViews.Origin>;
  readonly discard: (told: Told<"discard">) => Promise<void>;
  /** Everything that is wrong with it by field, its totals, price and deadline. */
  readonly check: (content: DraftViews.Sided, signal?: AbortSignal) => Promise<DraftViews.DraftCheck>;
  /** 역발행 요청, by the buyer; the draft is done with. */
  readonly request: (told: Told<"request">) => Promise<Views.InvoiceView>;
  /** 정발행: saves, and makes the document that `approval`, `sign` and `issue` take. */
  readonly prepare: (told: Told<"prepare">) => Promise<DraftViews.Prepared>;
  /** 거래처, newest first. */
  readonly partners: (
    query?: { readonly search?: string; readonly limit?: number },
    signal?: AbortSignal,
  ) => Promise<ReadonlyArray<DraftViews.PartnerView>>;
  /** 수정: what may have happened, what of it applies, and why the rest does not. */
  readonly amendment: (ref: string, signal?: AbortSignal) => Promise<DraftViews.AmendmentOptions>;
  /** Documents, dates, money: nothing is written. */
  readonly planAmendment: (
    ref: string,
    details: DraftViews.AmendmentDetails,
    signal?: AbortSignal,
  ) => Promise<DraftViews.AmendmentPlan>;
  /** 수정발행, by the supplier: makes the documents; `approval`, `sign` and `issue` of the first take all of them. */
  readonly prepareAmendment: (told: Told<"prepareAmendment">) => Promise<DraftViews.Prepared>;
  /** 수정 요청, by the buyer of what was issued on its request. */
  readonly requestAmendment: (told: Told<"requestAmendment">) => Promise<Views.InvoiceView>;
}

export const drafts = ({ server, run }: Session): Drafts => {
  const api = client(server);
  return {
    list: (signal) => run(api.list(), signal),
    get: (draftId, signal) => run(api.get(draftId), signal),
    begin: (side, signal) => run(api.begin(side), signal),
    from: (ref, as, signal) => run(api.from(ref, as), signal),
    save: (told) => run(api.save(told)),
    discard: (told) => run(api.discard(told)),
    check: (content, signal) => run(api.check(content), signal),
    request: (told) => run(api.request(told)),
    prepare: (told) => run(api.prepare(told)),
    partners: (query, signal) => run(api.partners(query), signal),
    amendment: (ref, signal) => run(api.amendment(ref), signal),
    planAmendment: (ref, details, signal) => run(api.planAmendment(ref, details), signal),
    prepareAmendment: (told) => run(api.prepareAmendment(told)),
    requestAmendment: (told) => run(api.requestAmendment(told)),
  };
};
