/** The company at the server: its verification (회사인증), and what it says of itself (회사설정). */
import * as Redacted from "effect/Redacted";
import type { Company as Wire, Contract, Profile } from "@einv/api";
import { company as client } from "@einv/api/client/company";
import { profile as settings } from "@einv/api/client/profile";
import { base64 } from "./base64.ts";
import type { OpenedCertificate } from "./Runtime.ts";
import type { Session } from "./session.ts";
import type { SignText } from "./signing.ts";

export interface Company {
  /** Whether the company is verified, and whether this member is proven to be of it. */
  readonly verification: (signal?: AbortSignal) => Promise<Wire.CompanyVerificationView>;
  /** A text that the company's certificate is to sign; the person reads it first. */
  readonly begin: () => Promise<Wire.CompanyChallenge>;
  /**
   * Signs that text in the page and hands it to the server; the key and its
   * password stay here. May be repeated until an answer comes.
   */
  readonly prove: (
    certificate: OpenedCertificate,
    challenge: Wire.CompanyChallenge,
  ) => Promise<Wire.CompanyVerificationView>;
  /** 회사설정 of a company that joined by itself. */
  readonly profile: (signal?: AbortSignal) => Promise<Profile.CompanySettings>;
  readonly change: (input: Contract.Said<typeof Profile.calls.change>) => Promise<Profile.CompanySettings>;
}

export const company = ({ server, run }: Session, signText: SignText): Company => {
  const api = client(server);
  const mine = settings(server);
  return {
    verification: (signal) => run(api.verification(), signal),
    begin: () => run(api.beginVerification()),
    prove: async (opened, { challengeId, text }) => {
      const { certificate, signature, r } = await signText(opened, text);
      return run(
        api.completeVerification({
          challengeId,
          certificate: base64(certificate),
          signature: base64(signature),
          r: Redacted.make(base64(r), { label: "r" }),
          // One text is signed for one verification, however often it is sent.
          idempotencyKey: `verify-company-${challengeId}`,
        }),
      ).finally(() => r.fill(0));
    },
    profile: (signal) => run(mine.view(), signal),
    change: (input) => run(mine.change(input)),
  };
};
