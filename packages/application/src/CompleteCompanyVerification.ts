/** 회사인증, the second half: the signed text and R come back, and the company is verified. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import type * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { BusinessNumber } from "@einv/identity";
import { type Certificate, Policy } from "@einv/certificate";
import { CompanyVerification, Refusals } from "@einv/membership";
import type { Refusal } from "@einv/refusal";
import { SignedStatement } from "@einv/signature";
import { CompanyVerifications } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Act from "./internal/act.ts";
import * as Once from "./internal/once.ts";
import * as Owner from "./internal/owner.ts";
import * as Proving from "./internal/proving.ts";
import * as Reach from "./internal/reach.ts";
import * as Standing from "./internal/standing.ts";
import { Trust } from "./Trust.ts";
import * as ViewCompanyVerification from "./ViewCompanyVerification.ts";

const { refusals } = Refusals;

export interface Input {
  readonly challengeId: string;
  /** DER, base64. */
  readonly certificate: string;
  /** Of {@link SignedStatement}, base64. */
  readonly signature: string;
  /** R of the signing key, base64; kept nowhere. */
  readonly r: Redacted.Redacted<string>;
  readonly idempotencyKey: string;
}

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

/** What the signature proves. Refused as {@link complete} says. */
const examine = Effect.fnUntraced(function* (
  challenge: CompanyVerification.Challenge,
  { certificate: der, signature, r }: Input,
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

/** The challenge, if this caller may come back to it now. */
const find = Effect.fnUntraced(function* (caller: Caller, challengeId: string, at: DateTime.Utc) {
  const { businessNumber, memberId, origin } = caller;
  const stored = yield* CompanyVerifications.find(challengeId);
  if (stored === undefined) return yield* refusals.refusal("company-verification.not-open");
  const by = { businessNumber, memberId, ...(origin === undefined ? {} : { origin }), at };
  yield* Effect.fromResult(CompanyVerification.open(stored.challenge, by));
  return stored;
});

const carryOut = (caller: Caller, input: Input, command: Once.Command<"done">): Use<"done"> =>
  Effect.gen(function* () {
    const now = yield* DateTime.now;
    const { challengeId } = input;
    const asked = yield* find(caller, challengeId, now);
    const examined = yield* Effect.result(examine(asked.challenge, input, now));
    if (Result.isFailure(examined)) {
      if (passing.has(examined.failure.code)) return yield* examined.failure;
      const { after, refusal } = CompanyVerification.failed(asked.challenge, examined.failure);
      // Written whatever becomes of the request; of two at the same time one counts, and the other begins anew.
      const counted = yield* CompanyVerifications.update(after, asked.version);
      return yield* counted ? refusal : refusals.refusal("company-verification.not-open");
    }
    return yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        const news = yield* Proving.isNews(caller, examined.success);
        const { challenge, version } = yield* find(caller, challengeId, at);
        const used = yield* CompanyVerifications.update(
          CompanyVerification.end(challenge, "verified"),
          version,
        );
        if (!used) return yield* refusals.refusal("company-verification.not-open");
        if (news) yield* Proving.byCertificate(caller, examined.success, at);
        return "done" as const;
      }),
    );
  });

/**
 * Verifies the company and proves that the caller is of it. The same press
 * repeated is one verification. Refused with `session.one-invoice`,
 * `company-verification.*`, `signature.statement-differs`,
 * `signature.key-too-short`, `certificate.*` (unreadable, not trusted, not in
 * force, revoked), `issue.revocation-unknown`, `idempotency.*`.
 */
export const complete = (
  caller: Caller,
  input: Input,
): Use<ViewCompanyVerification.CompanyVerificationView> =>
  Effect.gen(function* () {
    yield* Reach.known(caller);
    yield* Standing.find(caller.businessNumber, caller.memberId);
    const { idempotencyKey: key, ...said } = input;
    const command: Once.Command<"done"> = {
      scope: Act.scopeOf(caller),
      key,
      says: { action: "verify-company", by: Act.giver(caller), ...said },
      answer: Once.done,
    };
    const before = yield* Once.recall(command);
    if (before === undefined) yield* Once.orRecall(command, carryOut(caller, input, command));
    return yield* ViewCompanyVerification.view(caller);
  });
