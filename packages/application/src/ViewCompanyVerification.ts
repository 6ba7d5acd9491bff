/** Whether a company is verified (회사인증), by what, and whether the caller is proven to be of it. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type { CompanyVerification } from "@einv/membership";
import { Companies, CompanyVerifications } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as CompanySettings from "./CompanySettings.ts";
import * as Reach from "./internal/reach.ts";
import { refusals } from "./Refusals.ts";

export interface ShownCertificate extends CompanyVerification.CertificateFacts {
  readonly occasion: CompanyVerification.Occasion;
  readonly shownAt: DateTime.Utc;
  /** Whether its time is not over. Being verified does not end with the certificate. */
  readonly inForce: boolean;
}

export interface CompanyVerificationView {
  readonly businessNumber: string;
  /** The company's name, as the text to be signed says it. */
  readonly name: string;
  readonly state: "unverified" | "verified";
  readonly since?: DateTime.Utc;
  /** Whether the certificate, an administrator or the host vouches for this member: then all of the company's is open to its rights. */
  readonly mine: boolean;
  /** What was shown; told to those who are proven to be of the company. */
  readonly certificates: ReadonlyArray<ShownCertificate>;
  /** Where the company's data (회사정보) is. */
  readonly data: CompanySettings.Whereabouts;
  /** The server's time, by which certificates and texts are in force. */
  readonly now: DateTime.Utc;
}

/** Refused with `session.one-invoice`, `member.not-found`, `company.not-found`. */
export const view = (caller: Caller): Use<CompanyVerificationView> =>
  Effect.gen(function* () {
    yield* Reach.known(caller);
    const { businessNumber } = caller;
    const company = yield* Companies.find(businessNumber);
    if (company === undefined) return yield* refusals.refusal("company.not-found");
    const mine = (yield* Reach.looker(caller)).limit === undefined;
    const shown = yield* CompanyVerifications.ofCompany(businessNumber);
    const now = yield* DateTime.now;
    const since = shown[0]?.at;
    return {
      businessNumber,
      name: company.name,
      state: since === undefined ? "unverified" : "verified",
      ...(since === undefined ? {} : { since }),
      mine,
      certificates: mine
        ? shown.map(({ facts, occasion, at }) => ({
            ...facts,
            occasion,
            shownAt: at,
            inForce: DateTime.isLessThanOrEqualTo(now, facts.until),
          }))
        : [],
      data: yield* CompanySettings.whereabouts(caller),
      now,
    };
  });
