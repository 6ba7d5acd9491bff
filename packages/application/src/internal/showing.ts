/**
 * Showing a company's certificate: a text is given out, and what comes back is
 * looked at. What the proof is good for is its use case's matter.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Base64 from "effect/encoding/Base64";
import * as Base64Url from "effect/encoding/Base64Url";
import { type Certificate, Policy } from "@einv/certificate";
import { BusinessNumber } from "@einv/identity";
import { CompanyVerification, Refusals } from "@einv/membership";
import type { Refusal } from "@einv/refusal";
import { SignedStatement } from "@einv/signature";
import { CompanyVerifications, Transaction } from "@einv/store";
import { Trust } from "../Trust.ts";
import * as Ids from "./ids.ts";
import * as Limits from "./limits.ts";
import * as Owner from "./owner.ts";
import type * as Proving from "./proving.ts";
import * as Standing from "./standing.ts";

const { refusals } = Refusals;

/** A text to be signed, as the page shows it. */
export interface Begun {
  readonly challengeId: string;
  /** What is signed, word for word. */
  readonly text: string;
  readonly expiresAt: DateTime.Utc;
}

/** What the page signed. */
export interface Signed {
  readonly challengeId: string;
  /** DER, base64. */
  readonly certificate: string;
  /** Of {@link SignedStatement}, base64. */
  readonly signature: string;
  /** R of the signing key, base64; kept nowhere. */
  readonly r: Redacted.Redacted<string>;
}

/** Who shows it. */
export interface Presenter {
  readonly businessNumber: string;
  readonly memberId: string;
  readonly origin?: string;
  /** What the certificate is shown for. */
  readonly purpose?: CompanyVerification.Purpose;
}

/** Gives a text out; one that this person had for the company is replaced. Refused with `membership.slow-down`. */
export const begin = Effect.fnUntraced(function* (
  { businessNumber, memberId, origin, purpose }: Presenter,
  names: { readonly company: string; readonly member: string },
) {
  yield* Limits.take("companyVerification", Standing.identity(businessNumber, memberId));
  const random = yield* SecureRandom.SecureRandom;
  const challenge = CompanyVerification.begin({
    challengeId: yield* Ids.make("cv_"),
    businessNumber: BusinessNumber.BusinessNumber.make(businessNumber),
    ...names,
    memberId,
    ...(origin === undefined ? {} : { origin }),
    ...(purpose === undefined ? {} : { purpose }),
    nonce: Base64Url.encode(yield* random.randomBytes(32)),
    at: yield* DateTime.now,
  });
  yield* Transaction.run(CompanyVerifications.insert(challenge));
  const { challengeId, expiresAt } = challenge;
  const begun: Begun = { challengeId, text: CompanyVerification.text(challenge), expiresAt };
  return begun;
});

const octets = (text: string): Uint8Array => Result.getOrElse(Base64.decode(text), () => new Uint8Array());

/**
 * A business's, and one that signs. Wider than what issues tax invoices: a
 * business certificate for its bank says as well whose it is (npki §3.2).
 */
const checkKind = (certificate: Certificate.Certificate): Result.Result<void, Refusal.Refusal> => {
  const objection = Policy.objection(certificate);
  if (Policy.isBusinessCertificate(certificate) && objection !== "encryption") {
    return Result.succeed(undefined);
  }
  const { ko, en } = Policy.of(certificate)?.name ?? { ko: "종류가 적혀 있지 않음", en: "none is given" };
  return refusals.fail("company-verification.kind", { values: { kindKo: ko, kindEn: en } });
};

/** What the signature proves. */
const examine = Effect.fnUntraced(function* (
  challenge: CompanyVerification.Challenge,
  { certificate: der, signature, r }: Signed,
  now: DateTime.Utc,
) {
  const signed = { certificate: octets(der), signature: octets(signature) };
  const certificate = yield* SignedStatement.verify(CompanyVerification.text(challenge), signed);
  yield* Effect.fromResult(checkKind(certificate));
  const { businessNumber, company } = challenge;
  const open = yield* Owner.objection(certificate, { businessNumber, r: Owner.readR(r) });
  if (open === "other") {
    return yield* refusals.refusal("company-verification.other-company", {
      values: { name: company, number: BusinessNumber.format(businessNumber) },
    });
  }
  if (open !== undefined) {
    return yield* refusals.refusal("company-verification.no-proof", {
      values: { reasonKo: open.ko, reasonEn: open.en },
    });
  }
  const { revocation } = yield* (yield* Trust).believe(certificate, now);
  const proof: Proving.Proof = {
    facts: yield* Owner.factsOf(certificate),
    occasion: "challenge",
    revocation,
  };
  return proof;
});

/** Nobody's fault: the same proof may hold in a moment. */
const passing: ReadonlySet<string> = new Set(["issue.revocation-unknown"]);

/** The challenge, if this person may come back to it now. */
const find = Effect.fnUntraced(function* (by: Presenter, challengeId: string, at: DateTime.Utc) {
  const { businessNumber, memberId, origin, purpose } = by;
  const stored = yield* CompanyVerifications.find(challengeId);
  if (stored === undefined) return yield* refusals.refusal("company-verification.not-open");
  const presenter = {
    businessNumber,
    memberId,
    ...(origin === undefined ? {} : { origin }),
    ...(purpose === undefined ? {} : { purpose }),
    at,
  };
  yield* Effect.fromResult(CompanyVerification.open(stored.challenge, presenter));
  return stored;
});

/**
 * What was shown; a proof that does not hold is counted whatever becomes of the
 * request. Nothing is used up. Refused with `company-verification.*`,
 * `signature.statement-differs`, `signature.key-too-short`, `certificate.*`
 * (unreadable, not trusted, not in force, revoked), `issue.revocation-unknown`.
 */
export const judge = Effect.fnUntraced(function* (by: Presenter, signed: Signed) {
  const now = yield* DateTime.now;
  const { challenge, version } = yield* find(by, signed.challengeId, now);
  const examined = yield* Effect.result(examine(challenge, signed, now));
  if (Result.isSuccess(examined)) return examined.success;
  if (passing.has(examined.failure.code)) return yield* examined.failure;
  const { after, refusal } = CompanyVerification.failed(challenge, examined.failure);
  // Of two at the same time one counts, and the other begins anew.
  const counted = yield* CompanyVerifications.update(after, version);
  return yield* counted ? refusal : refusals.refusal("company-verification.not-open");
});

/** Uses it up. Part of the caller's transaction. Refused with `company-verification.not-open`, `company-verification.expired`. */
export const use = Effect.fnUntraced(function* (by: Presenter, challengeId: string, at: DateTime.Utc) {
  const { challenge, version } = yield* find(by, challengeId, at);
  const used = yield* CompanyVerifications.update(CompanyVerification.end(challenge, "verified"), version);
  if (!used) return yield* refusals.refusal("company-verification.not-open");
});
