/** The company at the server: its verification (회사인증), and what it says of itself (회사설정). */
import * as Redacted from "effect/Redacted";
import type { Company as Wire, Profile } from "@einv/api";
import { company as client } from "@einv/api/client/company";
import { profile as settings } from "@einv/api/client/profile";
import * as PhoneNumber from "@einv/identity/PhoneNumber";
import * as CompanyProfile from "@einv/membership/CompanyProfile";
import type { Problem } from "../foundation/problem.ts";
import { base64 } from "./base64.ts";
import type { OpenedCertificate } from "./Runtime.ts";
import type { Session } from "./session.ts";
import type { SignText } from "./signing.ts";

export type CompanyVerificationView = Wire.CompanyVerificationView;
export type CompanyChallenge = Wire.CompanyChallenge;
/** What a company says of itself, as it is typed. */
export type CompanyInput = CompanyProfile.Input;
/** 회사설정, in words that can be typed again. */
export interface CompanySettings extends Pick<Profile.CompanySettings, "missing" | "mayChange"> {
  readonly profile: CompanyInput;
}

export interface Company {
  /** Whether the company is verified, and whether this member is proven to be of it. */
  readonly verification: (signal?: AbortSignal) => Promise<CompanyVerificationView>;
  /** A text that the company's certificate is to sign; the person reads it first. */
  readonly begin: () => Promise<CompanyChallenge>;
  /**
   * Signs that text in the page and hands it to the server; the key and its
   * password stay here. May be repeated until an answer comes.
   */
  readonly prove: (
    certificate: OpenedCertificate,
    challenge: CompanyChallenge,
  ) => Promise<CompanyVerificationView>;
  /** 회사설정 of a company that joined by itself; refused with `company.described-elsewhere` where an ERP keeps it. */
  readonly profile: (signal?: AbortSignal) => Promise<CompanySettings>;
  readonly change: (input: CompanyInput) => Promise<CompanySettings>;
  /** All that is wrong with what was typed, each with the path of its field; asks no server. */
  readonly wrongsOf: (input: CompanyInput) => Promise<ReadonlyArray<Problem>>;
}

const typed = ({ profile, ...settings }: Profile.CompanySettings): CompanySettings => {
  const { phone, ...rest } = profile;
  return {
    ...settings,
    profile: { ...rest, ...(phone === undefined ? {} : { phone: PhoneNumber.format(phone) }) },
  };
};

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
    profile: async (signal) => typed(await run(mine.view(), signal)),
    change: async (input) => typed(await run(mine.change(input))),
    wrongsOf: async (input) => CompanyProfile.problems(input),
  };
};
