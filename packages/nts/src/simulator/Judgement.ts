/**
 * What the authority checks of one invoice, and the code it gives: form, then
 * signature and signer, then whether it is held, then content, in the order of
 * the codes (nts-standard §3.6, §5.8). A certificate must have been good when
 * the invoice was issued. Every way to a code is a `Cause`.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Result from "effect/Result";
import { CertificatePath, Policy, Vid } from "@einv/certificate";
import { Kst, Rules, type TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import { TaxInvoiceSignature } from "@einv/signature";
import { own } from "../internal/bytes.ts";
import * as ResultCode from "../ResultCode.ts";
import type * as TaxInvoicePackage from "../TaxInvoicePackage.ts";
import { signerOf } from "../TransmissionPolicy.ts";
import * as Cause from "./Cause.ts";

/** What the authority knows when an invoice arrives. */
export interface Circumstances {
  readonly now: DateTime.Utc;
  /** When the sender says it sent the message (전송일시), as the message has it. */
  readonly sentAt: string;
  /** Registration number of the system that sends. */
  readonly registration: string;
  /** Authorities of joint certificates. */
  readonly trust: CertificatePath.Trust;
  /** Numbers that are no registered businesses. */
  readonly unknown: ReadonlySet<string>;
  /** Business number → closing date (폐업일), `YYYY-MM-DD`. */
  readonly closed: ReadonlyMap<string, string>;
  /** An accepted invoice. */
  readonly held: (issueId: string) => { readonly supplier: string } | undefined;
}

export interface Judgement {
  readonly code: string;
  /** Name of the cause: one of `Cause.own`, a rule of `Rules`, or `script`. */
  readonly cause: string;
  /** Why, for whoever looks at the simulator; the wire carries the code only. */
  readonly reason: Refusal.Text;
  /** Absent when it names none. */
  readonly issueId?: string;
  /** Absent when it could not be read. */
  readonly invoice?: TaxInvoice.TaxInvoice;
}

type Finding = Pick<Judgement, "code" | "cause" | "reason">;

/** The finding of a cause; `more` says what was seen of it. */
export const of = (cause: Cause.Own, more?: Refusal.Text): Finding => {
  const { code, text } = Cause.own[cause];
  const reason = more === undefined ? text : { ko: `${text.ko} ${more.ko}`, en: `${text.en} ${more.en}` };
  return { code, cause, reason };
};

/** Why the signer may not have signed this, if so. */
const signerFault = Effect.fnUntraced(function* (
  { r }: TaxInvoicePackage.Entry,
  { invoice, exchange, certificate }: TaxInvoiceSignature.Verified,
  { now, trust }: Circumstances,
): Effect.fn.Return<Finding | undefined> {
  const issued = Option.getOrElse(Kst.fromWallTime(exchange.issuedAt), () => now);
  const path = yield* Effect.result(CertificatePath.verify(certificate, trust, issued));
  if (Result.isFailure(path)) return of("certificate-untrusted", path.failure.what);
  if (path.success.revocation === "revoked") return of("certificate-revoked");
  if (!Policy.canSignTaxInvoice(certificate)) return of("certificate-of-another-purpose");
  const businessNumber = signerOf({
    typeCode: invoice.typeCode,
    supplier: invoice.supplier.businessNumber,
    ...(invoice.broker === undefined ? {} : { broker: invoice.broker.businessNumber }),
  });
  const outcome = yield* Vid.check(certificate, { businessNumber, r });
  return outcome === "MATCH"
    ? undefined
    : of("certificate-of-another", { ko: `(${outcome})`, en: `(${outcome})` });
});

const korea = 9 * 3_600_000;
/** How long a message may travel over midnight, in milliseconds. */
const travel = 10 * 60_000;

/**
 * Whether the time of transmission is of the authority's day. Some systems
 * write Korean time and label it Z, and are understood (nts-standard §5.1).
 */
const isSentToday = (sentAt: string, now: DateTime.Utc): boolean =>
  Option.match(DateTime.make(sentAt), {
    onNone: () => false,
    onSome: (said) => {
      const written = DateTime.toEpochMillis(said);
      return [written, written - korea].some(
        (millis) =>
          Math.abs(millis - DateTime.toEpochMillis(now)) <= travel ||
          Kst.dateOf(DateTime.makeUnsafe(millis)) === Kst.dateOf(now),
      );
    },
  });

const order = new Map(ResultCode.table.map(({ code }, index) => [code, index]));

/** The finding whose code comes first in the authority's table. */
const contentFault = (
  { invoice, exchange }: TaxInvoiceSignature.Verified,
  { now, sentAt, registration, unknown, closed, held }: Circumstances,
): Finding | undefined => {
  const { supplier, buyer, broker, amendment } = invoice;
  const found: Array<Finding> = Rules.check(invoice, {
    now: Kst.dateOf(now),
    exchange,
    registration,
  }).flatMap(({ ruleId, ntsCode, text }) =>
    ntsCode === undefined ? [] : [{ code: ntsCode, cause: ruleId, reason: text }],
  );
  const when = (holds: boolean, cause: Cause.Own) => {
    if (holds) found.push(of(cause));
  };
  when(unknown.has(supplier.businessNumber), "supplier-unknown");
  when(unknown.has(buyer.number), "buyer-unknown");
  when(broker !== undefined && unknown.has(broker.businessNumber), "broker-unknown");
  when(!isSentToday(sentAt, now), "sent-on-another-day");
  const issued = Kst.fromWallTime(exchange.issuedAt);
  when(Option.isSome(issued) && DateTime.isGreaterThan(issued.value, now), "issued-after-sent");
  const closing = [supplier.businessNumber, broker?.businessNumber].map((number) => closed.get(number ?? ""));
  when(
    closing.some((date) => date !== undefined && exchange.issuedAt.slice(0, 10) > date),
    "issued-after-closing",
  );
  const originalId = amendment?.originalIssueId;
  const original = originalId === undefined ? undefined : held(originalId);
  when(originalId !== undefined && original === undefined, "original-not-held");
  when(original !== undefined && original.supplier !== supplier.businessNumber, "original-of-another");
  const place = ({ code }: Finding) => order.get(code) ?? order.size;
  return found.toSorted((a, b) => place(a) - place(b))[0];
};

/** The issue ID of what could not be read as a whole. */
const namedIn = (xml: Uint8Array): { readonly issueId?: string } => {
  const issueId = /<IssueID>\s*([0-9A-Za-z]{24})\s*</.exec(new TextDecoder().decode(xml))?.[1];
  return issueId === undefined ? {} : { issueId: own(issueId) };
};

/** Judges one invoice. R is looked at and not kept. */
export const judge = Effect.fnUntraced(function* (
  entry: TaxInvoicePackage.Entry,
  circumstances: Circumstances,
): Effect.fn.Return<Judgement> {
  const read = TaxInvoiceXml.read(entry.xml);
  if (Result.isFailure(read)) return { ...of("not-an-invoice", read.failure.what), ...namedIn(entry.xml) };
  const { invoice } = read.success;
  const about = { issueId: own(invoice.issueId), invoice };
  const verified = yield* Effect.result(TaxInvoiceSignature.verify(entry.xml));
  if (Result.isFailure(verified)) return { ...of("signature-broken", verified.failure.what), ...about };
  const fault = yield* signerFault(entry, verified.success, circumstances);
  if (fault !== undefined) return { ...fault, ...about };
  if (circumstances.held(invoice.issueId) !== undefined) return { ...of("issue-id-held"), ...about };
  return { ...(contentFault(verified.success, circumstances) ?? of("accepted")), ...about };
});
