/** What an ERP's backend may do for every company it serves. */
import * as Effect from "effect/Effect";

import type * as Contract from "../Contract.ts";
import { calls } from "../Host.ts";
import { type Connected, type Once, refOf } from "./connection.ts";
import { page } from "./secrets.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;
/** The company that a call is about. */
type Of<Said> = Said & { readonly businessNumber: string };

/** What the buyer asks for; the company is the buyer. */
export type InvoiceRequest = Once<Of<Said<"requestInvoice">>>;

export const host = ({ call }: Connected<"host">) => ({
  /** Registers or replaces a company and its members. */
  registerCompany: ({ businessNumber, ...payload }: Of<Said<"registerCompany">>) =>
    call(calls.registerCompany, { params: { businessNumber }, payload }),
  company: (businessNumber: string) => call(calls.company, { params: { businessNumber } }),
  /** Adds points that were bought outside, or are given. */
  creditPoints: ({ businessNumber, idempotencyKey, ...payload }: Once<Of<Said<"creditPoints">>>) =>
    call(calls.creditPoints, { params: { businessNumber }, idempotencyKey, payload }),
  /** The buyer asks the supplier to issue (역발행 요청). */
  requestInvoice: ({ businessNumber, idempotencyKey, ...payload }: InvoiceRequest) =>
    call(calls.requestInvoice, { params: { businessNumber }, idempotencyKey, payload }),
  /** A client secret for a page of `origin`, for one member of one company. */
  createSession: (payload: Said<"createSession">) => Effect.map(call(calls.createSession, { payload }), page),
  /** What happened to the invoices of this host's companies, oldest first. */
  events: (query: { readonly after?: string; readonly limit?: number } = {}) => call(calls.events, { query }),
  /** Sends issued invoices to the authority now: the named ones, or all that wait. */
  transmitNow: (refs?: ReadonlyArray<string>) =>
    Effect.flatMap(Effect.forEach(refs ?? [], refOf), (named) =>
      call(calls.transmitNow, { payload: refs === undefined ? {} : { refs: named } }),
    ),
  /** Asks the authority about everything that waits for its result. */
  collectResults: () => call(calls.collectResults),
});
