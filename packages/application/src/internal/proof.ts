/**
 * What must be proven before an invoice counts as issued: that the supplier's
 * own key, in force now, signed the very document that was requested.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { type Certificate, DistinguishedName, Policy } from "@einv/certificate";
import { Kst, Rules, TaxInvoice } from "@einv/invoice";
import type { CompanyVerification } from "@einv/membership";
import type { Refusal } from "@einv/refusal";
import { TaxInvoiceSignature } from "@einv/signature";
import { type Invoices, Sealing } from "@einv/store";
import { refusals } from "../Refusals.ts";
import { type Believed, Trust } from "../Trust.ts";
import * as Owner from "./owner.ts";

/** How long a person may take between signing and our looking, and how far two clocks may differ. */
const late = { minutes: 10 };
const early = { minutes: 1 };

const clock = (at: DateTime.Utc): string => Kst.toWallTime(at).replace("T", " ");

/** 발행일시 is not signed; it must be now. Refused with `issue.signed-at`. */
const signedAtOf = (
  { issuedAt }: TaxInvoice.Exchange,
  now: DateTime.Utc,
): Result.Result<DateTime.Utc, Refusal.Refusal> => {
  const signedAt = Option.getOrUndefined(Kst.fromWallTime(issuedAt));
  return signedAt !== undefined &&
    DateTime.isGreaterThanOrEqualTo(signedAt, DateTime.subtract(now, late)) &&
    DateTime.isLessThanOrEqualTo(signedAt, DateTime.add(now, early))
    ? Result.succeed(signedAt)
    : refusals.fail("issue.signed-at", { values: { issuedAt: issuedAt.replace("T", " "), now: clock(now) } });
};

/** Refused with `issue.policy`: a kind that the authority does not take, or that nobody knows. */
const checkPolicy = (certificate: Certificate.Certificate): Result.Result<void, Refusal.Refusal> => {
  if (Policy.canSignTaxInvoice(certificate)) return Result.succeed(undefined);
  const policy = Policy.of(certificate);
  const { ko, en } = policy?.name ?? { ko: "종류가 적혀 있지 않음", en: "none is given" };
  return refusals.fail("issue.policy", { values: { kindKo: ko, kindEn: en } });
};

/** The certificate is the supplier's. Refused with `issue.other-company`, `issue.no-proof`. */
const checkOwner = Effect.fnUntraced(function* (
  certificate: Certificate.Certificate,
  { businessNumber, name }: TaxInvoice.Supplier,
  r: Redacted.Redacted<Uint8Array> | undefined,
) {
  const open = yield* Owner.objection(certificate, { businessNumber, r });
  if (open === undefined) return;
  if (open === "other") return yield* refusals.refusal("issue.other-company", { values: { name } });
  return yield* refusals.refusal("issue.no-proof", {
    values: { reasonKo: open.ko, reasonEn: open.en },
  });
});

/**
 * The certificate is trusted, in force, not revoked, and of a kind that signs
 * tax invoices. Refused with `certificate.*`, `issue.revocation-unknown`,
 * `issue.policy`.
 */
export const checkSigner = Effect.fnUntraced(function* (
  certificate: Certificate.Certificate,
  now: DateTime.Utc,
) {
  const { revocation } = yield* (yield* Trust).believe(certificate, now);
  yield* Effect.fromResult(checkPolicy(certificate));
  return revocation;
});

/** What the signature proved, ready to be stored. */
export interface Proof {
  readonly signedXml: Uint8Array;
  readonly signer: NonNullable<Invoices.StoredInvoice["signer"]>;
  readonly r: Redacted.Redacted<Uint8Array>;
  readonly revocation: Believed["revocation"];
  /** What the certificate said; it proves the company too. */
  readonly facts: CompanyVerification.CertificateFacts;
}

/**
 * Refused with `signature.*`, `xml.*`, `invoice.*` (not a signed tax invoice),
 * `issue.document-differs`, `invoice.rules`, `issue.signed-at`,
 * `certificate.*` (not trusted, not in force, revoked),
 * `issue.revocation-unknown`, `issue.policy`, `issue.other-company`,
 * `issue.no-proof`.
 */
export const examine = Effect.fnUntraced(function* (
  { document }: Pick<Invoices.StoredInvoice, "document">,
  signed: { readonly xml: string; readonly r: Redacted.Redacted<string> },
  now: DateTime.Utc,
) {
  const signedXml = new TextEncoder().encode(signed.xml);
  const { invoice, exchange, certificate } = yield* TaxInvoiceSignature.verify(signedXml);
  if (!TaxInvoice.equals(invoice, document)) return yield* refusals.refusal("issue.document-differs");
  yield* Effect.fromResult(Rules.refuseErrors(Rules.check(invoice, { now: Kst.dateOf(now) })));
  const signedAt = yield* Effect.fromResult(signedAtOf(exchange, now));
  const revocation = yield* checkSigner(certificate, now);
  const r = Owner.readR(signed.r);
  yield* checkOwner(certificate, document.supplier, r);
  const proof: Proof = {
    signedXml,
    signer: {
      subject: DistinguishedName.commonName(certificate.subject),
      serial: certificate.serialHex,
      signedAt,
    },
    r: r ?? Redacted.make(new Uint8Array()),
    revocation,
    facts: yield* Owner.factsOf(certificate),
  };
  return proof;
});

const place = (ref: string): string => `invoice/${ref}/r`;

/** R as it is stored until the authority has it. */
export const seal = (ref: string, r: Redacted.Redacted<Uint8Array>) =>
  Effect.flatMap(Sealing.Sealing, (sealing) => sealing.seal(r, place(ref)));

/** R of a stored invoice. Refused with `store.seal-broken`. */
export const unseal = ({ ref, r }: Pick<Invoices.StoredInvoice, "ref" | "r">) =>
  Effect.flatMap(Sealing.Sealing, (sealing) => sealing.open(r ?? forgotten, place(ref)));

/** In the place of an R that is needed no more. */
export const forgotten = new Uint8Array();
