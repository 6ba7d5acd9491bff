/**
 * The buyer asks the supplier to issue (역발행 요청): the document gets its issue
 * ID, and the supplier a mail with a link that opens this one invoice.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { PriceList } from "@einv/billing";
import { Actor, BusinessNumber } from "@einv/identity";
import {
  Deadline,
  IssueId,
  Kst,
  Lifecycle,
  Rules,
  TaxInvoice,
  TaxInvoiceXml,
  TypeCode,
  Wording,
} from "@einv/invoice";
import { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { Invoices, Links, Serials } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Host } from "./Caller.ts";
import * as Change from "./internal/change.ts";
import * as Companies from "./internal/companies.ts";
import * as Ids from "./internal/ids.ts";
import * as Landing from "./internal/landing.ts";
import * as Lines from "./internal/lines.ts";
import * as Once from "./internal/once.ts";
import * as Post from "./internal/post.ts";
import * as Reach from "./internal/reach.ts";
import * as Replace from "./internal/replace.ts";
import * as Secrets from "./internal/secrets.ts";
import * as Shown from "./internal/shown.ts";
import * as Standing from "./internal/standing.ts";
import * as Mails from "./Mails.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";
import type * as Views from "./Views.ts";

export interface Input {
  /** The buyer who asks. */
  readonly businessNumber: string;
  /** Acting member of the buyer. */
  readonly memberId: string;
  readonly document: Views.RequestedInvoice;
  readonly payer: Views.Payer;
  /** The buyer's own number of the document (관리번호), used once. */
  readonly managementNumber?: string;
  /** The invoice that the tax authority rejected and that this one, corrected, stands in for. */
  readonly replaces?: string;
  readonly message?: string;
  readonly landingUrl?: string;
  readonly idempotencyKey: string;
}

/** 일반, 영세율 and 계산서: what a supplier issues on request. */
const isRequestable = (code: TaxInvoice.TypeCode): boolean => {
  const { amendment, brokerNeeded, issuable } = TypeCode.facets(code);
  return issuable && !amendment && !brokerNeeded;
};

/** What can be said of the document before it has an issue ID. */
const checkTerms = ({ document, businessNumber }: Input): Result.Result<void, Refusal.Refusal> => {
  if (document.buyer.number !== businessNumber)
    return refusals.fail("request.buyer", { path: "buyer.number" });
  if (!isRequestable(document.typeCode)) {
    const { ko, en } = Wording.kind(document.typeCode);
    return refusals.fail("request.kind", { path: "typeCode", values: { kindKo: ko, kindEn: en } });
  }
  return Lines.isEmail(document.supplier.contact?.email ?? "")
    ? Result.succeed(undefined)
    : refusals.fail("request.no-mail", { path: "supplier.contact.email" });
};

/**
 * The document as its signed XML will say it, so that what is shown, signed and
 * compared is one and the same.
 */
const written = (
  invoice: TaxInvoice.TaxInvoice,
  at: DateTime.Utc,
): Result.Result<TaxInvoice.TaxInvoice, Refusal.Refusal> =>
  Result.gen(function* () {
    yield* Rules.refuseErrors(Rules.check(invoice, { now: Kst.dateOf(at) }));
    const xml = TaxInvoiceXml.encode({ invoice, exchange: { issuedAt: Kst.toWallTime(at) } });
    const read = yield* TaxInvoiceXml.read(xml);
    return TaxInvoice.equals(read.invoice, invoice) ? read.invoice : yield* refusals.fail("request.document");
  });

/** A request ends when it could only be issued as missing (미발급), and not within a month. */
const expiry = (writtenDate: TaxInvoice.CalendarDate, at: DateTime.Utc): DateTime.Utc =>
  DateTime.max(
    DateTime.add(Kst.startOf(Deadline.lateUntil(writtenDate)), { days: 1 }),
    DateTime.add(at, { days: 30 }),
  );

/** Mails the supplier its link. */
const invite = Effect.fnUntraced(function* (
  stored: Invoices.StoredInvoice,
  rejected: Invoices.InvoiceRow | undefined,
  landing: URL,
  at: DateTime.Utc,
) {
  const { linkLife } = yield* Settings;
  const { document, payer, points, message } = stored;
  const token = yield* Secrets.make("einv_link_");
  const fingerprint = yield* Secrets.fingerprint(token);
  const expiresAt = DateTime.addDuration(at, linkLife);
  yield* Links.put({
    digest: yield* Secrets.digest(token),
    ref: stored.ref,
    recipientNumber: document.supplier.businessNumber,
    fingerprint,
    sender: document.buyer.name,
    expiresAt,
  });
  const mail = Mails.requested({
    ...Post.about(stored),
    payer,
    points,
    issueBy: Deadline.issueBy(document.writtenDate),
    ...(message === undefined ? {} : { message }),
    ...(rejected === undefined ? {} : { replaces: rejected.document.issueId }),
    url: Landing.withToken(landing, token),
    fingerprint,
    expiresAt,
  });
  yield* Post.tell(stored, "supplier", "requested", mail, at);
});

/**
 * Refused with `company.not-found`, `member.not-found`, `permission.*`,
 * `request.*`, `text.too-long`, `invoice.rules`, `idempotency.*`; with
 * `invoice.not-found`, `lifecycle.*` if what it `replaces` was not rejected.
 */
export const request = (host: Host, input: Input): Use<Views.InvoiceView> =>
  Effect.gen(function* () {
    const { registration, landingUrl, prices } = yield* Settings;
    const { idempotencyKey: key, ...said } = input;
    const { businessNumber, memberId, payer, document: terms } = input;
    yield* Companies.served(host, businessNumber);
    const { person, administrators } = yield* Standing.look(businessNumber, memberId);
    yield* Effect.fromResult(
      Permission.decide(person, "request", Permission.ownRequest(person), administrators),
    );
    const message = yield* Effect.fromResult(Lines.message(input.message));
    const ownNumber = yield* Effect.fromResult(
      Lines.optional(input.managementNumber, "managementNumber", 40),
    );
    const landing = yield* Effect.fromResult(Landing.check(input.landingUrl ?? landingUrl));
    yield* Effect.fromResult(checkTerms(input));
    const command = { scope: `host:${host.hostId}`, key, says: ["request", said], answer: Requested };
    const ref = yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        const serial = yield* Serials.next(terms.writtenDate);
        const issueId = yield* Effect.fromResult(
          IssueId.make({ writtenDate: terms.writtenDate, registration, serial }),
        );
        const document = yield* Effect.fromResult(written({ ...terms, issueId }, at));
        const decision = yield* Effect.fromResult(Change.decide(Lifecycle.initial, [["request", "buyer"]]));
        const price = yield* Effect.fromResult(
          PriceList.priceOn(prices, {
            service: "reverse-issue",
            document: TypeCode.facets(document.typeCode).document,
            day: Kst.dateOf(at),
          }),
        );
        const actor = Actor.member({
          memberId,
          businessNumber: BusinessNumber.BusinessNumber.make(businessNumber),
        });
        const ref = Invoices.InvoiceRef.make(yield* Ids.make("inv_"));
        const rejected =
          input.replaces === undefined
            ? undefined
            : yield* Replace.giveUp(host, input.replaces, ref, { at, actor });
        const managementNumber = ownNumber ?? rejected?.managementNumber;
        const stored: Invoices.StoredInvoice = {
          ref,
          hostId: host.hostId,
          document,
          status: decision.status,
          payer,
          points: payer === "none" ? 0n : price,
          requestedBy: person.memberId,
          ...(message === undefined ? {} : { message }),
          ...(managementNumber === undefined ? {} : { managementNumber }),
          ...(rejected === undefined ? {} : { replaces: rejected.ref }),
          requestedAt: at,
          expiresAt: expiry(document.writtenDate, at),
          version: 1,
        };
        const inserted = yield* Invoices.insert(stored);
        if (inserted === "management-number") {
          return yield* refusals.refusal("request.management-number", {
            path: "managementNumber",
            values: { managementNumber: managementNumber ?? "" },
          });
        }
        if (inserted === "exists")
          return yield* refusals.refusal("request.issue-id", { values: { issueId } });
        yield* invite(stored, rejected, landing, at);
        const data = rejected === undefined ? {} : { replaces: rejected.ref };
        for (const type of decision.events) yield* Change.record(stored, type, { at, actor, data });
        return stored.ref;
      }),
    );
    const stored = yield* Invoices.find(ref);
    return stored === undefined
      ? yield* refusals.refusal("invoice.not-found")
      : Shown.view({
          stored,
          side: "buyer",
          subject: Reach.subjectOf(stored, businessNumber),
          person,
          administrators,
        });
  });

/** What is kept of the answer: which invoice it became. */
const Requested = Schema.fromJsonString(Invoices.InvoiceRef);
