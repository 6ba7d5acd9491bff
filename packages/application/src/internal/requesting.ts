/**
 * Requests to issue (역발행 요청) as they are filed: documents in state
 * `requested`, and one mail to the supplier with a link. Part of the caller's
 * transaction.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Deadline, Kst, Lifecycle, type TaxInvoice } from "@einv/invoice";
import { Invoices } from "@einv/store";
import * as Mails from "../Mails.ts";
import type * as Views from "../Views.ts";
import * as Change from "./change.ts";
import * as Ids from "./ids.ts";
import * as Inviting from "./inviting.ts";
import { issueByOf } from "./issueBy.ts";
import * as Post from "./post.ts";
import * as Replace from "./replace.ts";
import * as Writing from "./writing.ts";

/** Who asks, and through which host. */
export interface Asker {
  readonly hostId: string;
  /** Member of the buyer, among those of all companies. */
  readonly requestedBy: string;
  /** Where the mail's button leads. */
  readonly landing: URL;
  readonly occasion: Change.Occasion;
}

/** What is asked for besides the documents. */
export interface Asked {
  readonly payer: Views.Payer;
  readonly message?: string;
}

/** A request ends when it could only be issued as missing (미발급), and not within a month. */
const expiry = (writtenDate: TaxInvoice.CalendarDate, at: DateTime.Utc): DateTime.Utc =>
  DateTime.max(
    DateTime.add(Kst.startOf(Deadline.lateUntil(writtenDate)), { days: 1 }),
    DateTime.add(at, { days: 30 }),
  );

/** Mails the supplier its link. */
const invite = Effect.fnUntraced(function* (
  stored: Invoices.StoredInvoice,
  { landing, occasion: { at } }: Asker,
  more: { readonly replaces?: string; readonly amends?: Mails.AmendmentFacts },
) {
  const { document, payer, points, message } = stored;
  const invitation = yield* Inviting.invite(stored, "supplier", landing, at);
  const mail = Mails.requested({
    ...Post.about(stored),
    payer,
    points: points * BigInt(more.amends?.count ?? 1),
    issueBy: issueByOf(document),
    ...(message === undefined ? {} : { message }),
    ...more,
    ...invitation,
  });
  yield* Post.tell(stored, "supplier", "requested", mail, at);
});

/** A request as it is stored. */
const storedOf = Effect.fnUntraced(function* (
  ref: Invoices.InvoiceRef,
  document: TaxInvoice.TaxInvoice,
  { hostId, requestedBy, occasion: { at } }: Asker,
  { payer, message }: Asked,
) {
  const decision = yield* Effect.fromResult(
    Change.decide({ status: Lifecycle.initial }, [["request", "buyer"]]),
  );
  const price = yield* Writing.price(document.typeCode, {}, at);
  const stored: Invoices.StoredInvoice = {
    ref,
    hostId,
    document,
    status: decision.status,
    payer,
    points: payer === "none" ? 0n : price,
    requestedBy,
    ...(message === undefined ? {} : { message }),
    requestedAt: at,
    expiresAt: expiry(document.writtenDate, at),
    version: 1,
  };
  return { stored, events: decision.events };
});

/**
 * Files one request. Refused with `invoice.rules`, `request.*`; with
 * `invoice.not-found`, `lifecycle.*` if what it replaces was not rejected.
 */
export const file = Effect.fnUntraced(function* (
  asker: Asker,
  terms: Views.RequestedInvoice,
  {
    managementNumber: ownNumber,
    replaces,
    ...asked
  }: Asked & {
    readonly managementNumber?: string;
    readonly replaces?: { readonly ref: string; readonly owns: Replace.Owns };
  },
) {
  const { occasion } = asker;
  const ref = Invoices.InvoiceRef.make(yield* Ids.make("inv_"));
  const rejected =
    replaces === undefined
      ? undefined
      : yield* Replace.giveUp(replaces.ref, ref, "buyer", replaces.owns, occasion);
  const document = yield* Writing.document(Replace.inPlaceOf(terms, rejected), occasion.at);
  const { stored: plain, events } = yield* storedOf(ref, document, asker, asked);
  const managementNumber = ownNumber ?? rejected?.managementNumber;
  const stored: Invoices.StoredInvoice = {
    ...plain,
    ...(managementNumber === undefined ? {} : { managementNumber }),
    ...(rejected === undefined ? {} : yield* Replace.successor(rejected, ref)),
  };
  yield* Writing.insert(stored);
  yield* invite(stored, asker, rejected === undefined ? {} : { replaces: rejected.document.issueId });
  const data = rejected === undefined ? {} : { replaces: rejected.ref };
  for (const type of events) yield* Change.record(stored, type, { ...occasion, data });
  return stored.ref;
});

/**
 * Files the documents of one amendment (수정 요청) together; one mail tells of
 * them. Refused with `invoice.rules`, `request.no-mail`.
 */
export const fileTogether = Effect.fnUntraced(function* (
  asker: Asker,
  documents: ReadonlyArray<{
    readonly terms: Views.RequestedInvoice;
    readonly amends: Invoices.Amends;
    readonly ref: Invoices.InvoiceRef;
  }>,
  facts: Mails.AmendmentFacts,
  asked: Asked,
) {
  const { occasion } = asker;
  for (const [index, { terms, amends, ref }] of documents.entries()) {
    yield* Effect.fromResult(Writing.checkAddress(terms));
    const document = yield* Writing.document(terms, occasion.at);
    const { stored: plain, events } = yield* storedOf(ref, document, asker, asked);
    const stored = { ...plain, amends };
    yield* Writing.insert(stored);
    if (index === 0) yield* invite(stored, asker, { amends: facts });
    for (const type of events)
      yield* Change.record(stored, type, { ...occasion, data: { amends: amends.ref } });
  }
});
