/**
 * Every event of the elements with its detail: what they *tell* has happened,
 * and what they *ask* before they do it. All bubble out of every shadow root;
 * none holds a secret or a personal number. `addEventListener` knows them.
 */
import type { DraftViews, Views } from "@einv/api";
import type { CheckName, Status } from "./environment-check/checks.ts";
import type { ProblemKind } from "./foundation/problem.ts";
import type { RightChange } from "./permission-settings/index.ts";
import type { BulkAction } from "./list/bulk.ts";
import type { InvoiceQuery } from "./list/query.ts";

/** Detail of `einv-error`. */
export interface ErrorDetail {
  readonly kind: ProblemKind;
  readonly code: string;
  /** In the language of the element. */
  readonly message: string;
  /** The same request may succeed if it is simply made again. */
  readonly retryable: boolean;
}

/** What about an invoice. */
interface About {
  readonly ref: string;
}

/** Members by the identifiers that the host gave them. */
interface Members {
  readonly members: ReadonlyArray<string>;
}

interface OfCompany {
  readonly businessNumber: string;
}

/** What has happened. */
export interface Told {
  "einv-load-start": null;
  "einv-ready": null;
  "einv-error": ErrorDetail;
  /** A person chose an invoice. */
  "einv-invoice-open": About;
  /** A mail link was opened with the right business number. */
  "einv-link-opened": About;
  "einv-issued": About & { readonly issueId: string };
  "einv-refused": About & { readonly reason: Views.RefuseReason | undefined };
  "einv-request-cancelled": About;
  "einv-issue-cancelled": About & { readonly issueId: string };
  "einv-acknowledged": About;
  /** An amendment was asked for, or written and shown for issuing. */
  "einv-amendment": About & { readonly amends: string };
  "einv-print": null;
  "einv-buy": { readonly price: bigint };
  "einv-distribute": Members;
  "einv-withdraw": Members;
  "einv-grants-save": {
    readonly applied: ReadonlyArray<RightChange>;
    readonly rejected: ReadonlyArray<RightChange & { readonly code: string }>;
  };
  /** A request for a right, or to join, was answered. */
  "einv-access-answered": { readonly requestId: string; readonly answer: "grant" | "decline" };
  /** Help is wanted about a code. */
  "einv-help-open": { readonly code: string };
  /** An article of the guide was opened. */
  "einv-guide-open": { readonly id: string };
  /** Whether an article helped. */
  "einv-feedback": { readonly id: string; readonly useful: boolean };
  /** 문의 was sent; its 접수번호. */
  "einv-inquiry": { readonly ticket: string };
  "einv-rights-changed": { readonly what: "departments" | "administrators" };
  /** A person narrowed, sorted or turned a list; a page may keep it in its URL. */
  "einv-query-change": { readonly query: InvoiceQuery };
  "einv-selection-change": { readonly refs: ReadonlyArray<string> };
  /** A person wants to request a corrected invoice instead of this one. */
  "einv-invoice-correct": About;
  /** What became of the invoices of a run; `unknown` is sent again by the person. */
  "einv-bulk": {
    readonly action: BulkAction;
    readonly done: ReadonlyArray<string>;
    readonly failed: ReadonlyArray<About & { readonly code: string }>;
    readonly unknown: ReadonlyArray<string>;
  };
  "einv-export": { readonly rows: number };
  /** One capability of the browser was tried. */
  "einv-check": { readonly id: CheckName; readonly status: Status };
  "einv-check-complete": { readonly ok: boolean; readonly failed: ReadonlyArray<CheckName> };
  /** A person tries all of them again. */
  "einv-recheck": null;
  /** Points were charged. */
  "einv-charge": { readonly won: bigint; readonly points: bigint };
  /** A payment, or a part of it, is given back. */
  "einv-charge-cancel": { readonly won: bigint };
  /** The company is verified, and the person is known to be of it. */
  "einv-verify": OfCompany;
  /** What the company says of itself was saved. */
  "einv-company-change": OfCompany;
  /** The company's certificate is kept at the server; `replaced`: in the place of another. */
  "einv-certificate-registered": { readonly registrationId: string; readonly replaced: boolean };
  "einv-certificate-removed": { readonly registrationId: string };
  /** Another step of joining is shown; `index` counts from 1. */
  "einv-step": {
    readonly from: string;
    readonly to: string;
    readonly index: number;
    readonly total: number;
  };
  /** Joined and logged in; the element's `joined` holds the runtime. */
  "einv-signup": { readonly businessNumber: string; readonly ref?: string };
  /** Joining is left, for now or because it is done. */
  "einv-exit": { readonly step: string | undefined; readonly completed: boolean };
  /** What goes on with an unfinished signup has changed: `resumeToken`, `draft`. */
  "einv-resumable": null;
  /** Logged in, for one company; the element's `session` holds the runtime. */
  "einv-login": { readonly businessNumber: string };
  "einv-logout": null;
  /** Somebody wants to join, or has logged in and wants to add a company. */
  "einv-signup-open": { readonly loggedIn: boolean };
  /** 임시저장 */
  "einv-draft-saved": DraftViews.Origin;
  /** A person goes on with a draft; a page may keep its number in its URL. */
  "einv-draft-open": { readonly draftId: string };
  /** A draft was thrown away. */
  "einv-draft-discarded": { readonly draftId: string };
  /** 역발행 요청: the supplier was asked. */
  "einv-request-sent": About;
}

/** What is about to happen: `preventDefault()` calls it off, `detail.waitUntil(promise)` decides later. */
export interface Asked {
  /** Before anything is signed. */
  "einv-issue-request": About & {
    /** Points that the person's own company pays. */
    readonly points: bigint;
    readonly payer: Views.Payer;
  };
  /** Before the first of many. */
  "einv-bulk-request": {
    readonly action: BulkAction;
    readonly refs: ReadonlyArray<string>;
    /** Points that the person's own company pays. */
    readonly points: bigint;
  };
  /** Before a list is downloaded. A page that makes its own file calls it off. */
  "einv-export-request": { readonly format: "csv"; readonly query: InvoiceQuery };
  /** Before an order is begun. */
  "einv-charge-request": { readonly won: bigint };
  /** Before anything is saved or signed. */
  "einv-verify-request": OfCompany;
  /** Before a company is registered, or joined as a member. */
  "einv-signup-request": {
    readonly businessNumber: string;
    readonly as: "administrator" | "member";
  };
  /** Before ID and password are sent. */
  "einv-login-request": { readonly loginId: string };
  /** Before the documents of an amendment are written or asked for. */
  "einv-amendment-request": About & { readonly situation: string; readonly documents: number };
  /** Before a supplier is asked. */
  "einv-request-send-request": {
    readonly payer: DraftViews.Side;
    /** Points that the person's own company pays once it is issued. */
    readonly points: bigint;
  };
  "einv-print-request": {
    readonly issueId: string;
    /** Issue IDs of what is printed with it. */
    readonly others: ReadonlyArray<string>;
  };
  /** 서비스 구매; the price in won. */
  "einv-buy-request": { readonly price: bigint };
  /** 서비스 배포 */
  "einv-distribute-request": Members;
  /** 배포 해제 */
  "einv-withdraw-request": Members;
  /** The action of an article. `preventDefault()` here says that the page does it. */
  "einv-help-action": { readonly intent: string };
  /** 문의; how many lines go along. */
  "einv-inquiry-request": { readonly lines: number };
  /** 권한설정 */
  "einv-grants-save-request": { readonly changes: ReadonlyArray<RightChange> };
  /** Before the key is opened and handed over. */
  "einv-certificate-register-request": { readonly replaces: boolean };
  "einv-certificate-remove-request": { readonly registrationId: string };
}

/** Detail of an event that asks. */
export type RequestDetail<Detail> = Detail & {
  /** Holds the action until the promise settles; a rejection calls it off, with the error's message as the reason. */
  readonly waitUntil: (decision: Promise<unknown>) => void;
};

/** Every event by name. */
export type EinvEvents = { readonly [Name in keyof Told]: CustomEvent<Told[Name]> } & {
  readonly [Name in keyof Asked]: CustomEvent<RequestDetail<Asked[Name]>>;
};

declare global {
  interface GlobalEventHandlersEventMap extends EinvEvents {}
}
