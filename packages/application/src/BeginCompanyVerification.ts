/** 회사인증, the first half: a text for the page to show and the company's certificate to sign. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Base64Url from "effect/encoding/Base64Url";
import { BusinessNumber } from "@einv/identity";
import { CompanyVerification } from "@einv/membership";
import { Companies, CompanyVerifications, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Known from "./internal/companies.ts";
import * as Ids from "./internal/ids.ts";
import * as Limits from "./internal/limits.ts";
import * as Reach from "./internal/reach.ts";
import * as Standing from "./internal/standing.ts";
import { refusals } from "./Refusals.ts";

export interface Begun {
  readonly challengeId: string;
  /** What is signed, word for word. */
  readonly text: string;
  readonly expiresAt: DateTime.Utc;
}

/**
 * Begins a verification; one that this member had begun is replaced. Refused
 * with `session.one-invoice`, `member.not-found`, `company.not-found`,
 * `membership.slow-down`.
 */
export const begin = (caller: Caller): Use<Begun> =>
  Effect.gen(function* () {
    yield* Reach.known(caller);
    const { memberId, origin } = caller;
    const businessNumber = BusinessNumber.BusinessNumber.make(caller.businessNumber);
    const { name: member } = yield* Known.member(businessNumber, memberId);
    const company = yield* Companies.find(businessNumber);
    if (company === undefined) return yield* refusals.refusal("company.not-found");
    yield* Limits.take("companyVerification", Standing.identity(businessNumber, memberId));
    const random = yield* SecureRandom.SecureRandom;
    const challenge = CompanyVerification.begin({
      challengeId: yield* Ids.make("cv_"),
      businessNumber,
      company: company.name,
      memberId,
      member,
      ...(origin === undefined ? {} : { origin }),
      nonce: Base64Url.encode(yield* random.randomBytes(32)),
      at: yield* DateTime.now,
    });
    yield* Transaction.run(CompanyVerifications.insert(challenge));
    const { challengeId, expiresAt } = challenge;
    return { challengeId, text: CompanyVerification.text(challenge), expiresAt };
  });
