/**
 * What the authority checks of one invoice, and the code it gives: form, then
 * signature and signer, then content, in the order of the codes (nts-standard
 * §3.6, §5.8). A certificate must have been good when the invoice was issued.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Result from "effect/Result";
import { CertificatePath, Policy, Vid } from "@einv/certificate";
import { Kst, Rules, type TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import { TaxInvoiceSignature } from "@einv/signature";
import type * as TaxInvoicePackage from "../TaxInvoicePackage.ts";
import { signerOf } from "../TransmissionPolicy.ts";

/** What the authority knows when an invoice arrives. */
export interface Circumstances {
  readonly now: DateTime.Utc;
  /** Registration number of the system that sends. */
  readonly registration: string;
  /** Authorities of joint certificates. */
  readonly trust: CertificatePath.Trust;
  /** Numbers that are no registered businesses. */
  readonly unknown: ReadonlySet<string>;
  /** Business number → closing date (폐업일), `YYYY-MM-DD`. */
  readonly closed: ReadonlyMap<string, string>;
  /** An accepted invoice. */
  readonly held: (issueId: string) => TaxInvoice.TaxInvoice | undefined;
}

export interface Judgement {
  readonly code: string;
  /** Absent when it names none. */
  readonly issueId?: string;
  /** Why, for whoever looks at the simulator; the wire carries the code only. */
  readonly reason?: Refusal.Text;
  /** Absent when it could not be read. */
  readonly invoice?: TaxInvoice.TaxInvoice;
}

const reason = (ko: string, en: string): Refusal.Text => ({ ko, en });

/** Why the signer may not have signed this, if so. */
const signerFault = Effect.fnUntraced(function* (
  { r }: TaxInvoicePackage.Entry,
  { invoice, exchange, certificate }: TaxInvoiceSignature.Verified,
  { now, trust }: Circumstances,
): Effect.fn.Return<Refusal.Text | undefined> {
  const issued = Option.getOrElse(Kst.fromWallTime(exchange.issuedAt), () => now);
  const path = yield* Effect.result(CertificatePath.verify(certificate, trust, issued));
  if (Result.isFailure(path)) return path.failure.what;
  if (path.success.revocation === "revoked") {
    return reason("폐지된 인증서입니다.", "The certificate was revoked.");
  }
  if (!Policy.canSignTaxInvoice(certificate)) {
    return reason("전자세금계산서용 인증서가 아닙니다.", "The certificate is not for tax invoices.");
  }
  const businessNumber = signerOf({
    typeCode: invoice.typeCode,
    supplier: invoice.supplier.businessNumber,
    ...(invoice.broker === undefined ? {} : { broker: invoice.broker.businessNumber }),
  });
  const outcome = yield* Vid.check(certificate, { businessNumber, r });
  return outcome === "MATCH"
    ? undefined
    : reason(
        `인증서가 사업자등록번호와 맞지 않습니다(${outcome}).`,
        `The certificate does not fit the number (${outcome}).`,
      );
});

/** The first code of the ERR group that applies. */
const contentFault = (
  { invoice, exchange }: TaxInvoiceSignature.Verified,
  { now, registration, unknown, closed, held }: Circumstances,
): Pick<Judgement, "code" | "reason"> | undefined => {
  const { supplier, buyer, broker, amendment } = invoice;
  const found: Array<{ readonly code: string; readonly reason: Refusal.Text }> = Rules.check(invoice, {
    now: Kst.dateOf(now),
  })
    .filter(({ severity }) => severity === "error")
    .map(({ ntsCode = "ERR999", text }) => ({ code: ntsCode, reason: text }));
  const when = (code: string, holds: boolean, ko: string, en: string) => {
    if (holds) found.push({ code, reason: reason(ko, en) });
  };
  when(
    "ERR001",
    unknown.has(supplier.businessNumber),
    "미등록 공급자입니다.",
    "The supplier is not registered.",
  );
  when("ERR002", unknown.has(buyer.number), "미등록 공급받는자입니다.", "The buyer is not registered.");
  when(
    "ERR003",
    broker !== undefined && unknown.has(broker.businessNumber),
    "미등록 수탁자입니다.",
    "The broker is not registered.",
  );
  const issued = Kst.fromWallTime(exchange.issuedAt);
  const inFuture = Option.isNone(issued) || DateTime.isGreaterThan(issued.value, now);
  when("ERR005", inFuture, "발행일시가 전송 시각보다 늦습니다.", "It was issued after it was sent.");
  const closing = [supplier.businessNumber, broker?.businessNumber].map((number) => closed.get(number ?? ""));
  const afterClosing = closing.some((date) => date !== undefined && exchange.issuedAt.slice(0, 10) > date);
  when("ERR009", afterClosing, "폐업일 뒤에 발행되었습니다.", "It was issued after the business had closed.");
  const foreign = invoice.issueId.slice(8, 16) !== registration;
  when(
    "ERR010",
    foreign,
    "승인번호의 등록번호가 다릅니다.",
    "The registration number in the issue ID differs.",
  );
  const originalId = amendment?.originalIssueId;
  const original = originalId === undefined ? undefined : held(originalId);
  const orphan = originalId !== undefined && original?.supplier.businessNumber !== supplier.businessNumber;
  when(
    "ERR011",
    orphan,
    "당초 세금계산서가 없습니다.",
    "The original is not held, or is another supplier's.",
  );
  return found.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))[0];
};

/** The issue ID of what could not be read as a whole. */
const namedIn = (xml: Uint8Array): { readonly issueId?: string } => {
  const issueId = /<IssueID>\s*([0-9A-Za-z]{24})\s*</.exec(new TextDecoder().decode(xml))?.[1];
  return issueId === undefined ? {} : { issueId };
};

/** Judges one invoice. R is looked at and not kept. */
export const judge = Effect.fnUntraced(function* (
  entry: TaxInvoicePackage.Entry,
  circumstances: Circumstances,
): Effect.fn.Return<Judgement> {
  const read = TaxInvoiceXml.read(entry.xml);
  if (Result.isFailure(read)) return { code: "SYN004", reason: read.failure.what, ...namedIn(entry.xml) };
  const { invoice } = read.success;
  const about = { issueId: invoice.issueId, invoice };
  const verified = yield* Effect.result(TaxInvoiceSignature.verify(entry.xml));
  if (Result.isFailure(verified)) return { code: "SYN002", reason: verified.failure.what, ...about };
  const fault = yield* signerFault(entry, verified.success, circumstances);
  if (fault !== undefined) return { code: "SYN002", reason: fault, ...about };
  if (circumstances.held(invoice.issueId) !== undefined) {
    const held = reason("이미 접수된 승인번호입니다.", "The issue ID is held already.");
    return { code: "SYN003", reason: held, ...about };
  }
  return { code: "SUC001", ...contentFault(verified.success, circumstances), ...about };
});
