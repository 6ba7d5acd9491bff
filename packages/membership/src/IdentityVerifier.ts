/**
 * Proof of who somebody is (본인확인): the one port behind which every provider
 * stands, and what each kind of proof is worth.
 *
 * A provider holds nothing between beginning and completing: what it needs to
 * go on it gives out as `kept`, which einv seals and hands back. Attempts,
 * expiry, resending and single use are not the provider's matter but
 * {@link Verification}'s.
 */
import * as Context from "effect/Context";
import type * as DateTime from "effect/DateTime";
import type * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import * as PhoneNumber from "@einv/identity/PhoneNumber";
import type { Refusal } from "@einv/refusal";
import { EmailAddress } from "./EmailAddress.ts";

/** 본인명의 휴대전화 `phone`, 아이핀 `ipin`, 문자 `sms`, 이메일 `email`. */
export const Method = Schema.Literals(["phone", "ipin", "sms", "email"]);
export type Method = typeof Method.Type;

/**
 * `identity`: an identity agency (본인확인기관) vouches for the person's name.
 * `possession`: the person reads what is sent to a number or an address, no more.
 */
export const Assurance = Schema.Literals(["identity", "possession"]);
export type Assurance = typeof Assurance.Type;

export const assuranceOf: Readonly<Record<Method, Assurance>> = {
  phone: "identity",
  ipin: "identity",
  sms: "possession",
  email: "possession",
};

/** What the proof is for; a proof for one purpose serves no other. */
export const Purpose = Schema.Literals(["signup", "sign-in", "recovery", "upgrade"]);
export type Purpose = typeof Purpose.Type;

/** Who somebody proved to be. */
export const VerifiedPerson = Schema.Struct({
  method: Method,
  assurance: Assurance,
  /** As the agency writes it; absent where only possession is proven. */
  name: Schema.optionalKey(Schema.NonEmptyString),
  phone: Schema.optionalKey(PhoneNumber.PhoneNumber),
  email: Schema.optionalKey(EmailAddress),
  /** 연계정보 (CI): names the same person at every service. A secret. */
  uniqueKey: Schema.optionalKey(Schema.RedactedFromValue(Schema.NonEmptyString)),
  at: Schema.DateTimeUtcFromString,
}).annotate({ identifier: "VerifiedPerson" });
export type VerifiedPerson = typeof VerifiedPerson.Type;

/** What a provider with pages of its own is asked to begin. */
export interface Opening {
  readonly verificationId: string;
  readonly method: Method;
  readonly purpose: Purpose;
  /** Where the provider's page sends the person back to. */
  readonly returnTo: string;
  readonly at: DateTime.Utc;
}

/** An identity agency: the person goes to its page and comes back. */
export interface RedirectProvider {
  readonly kind: "redirect";
  /** Refused with `verification.unavailable`. */
  readonly begin: (opening: Opening) => Effect.Effect<
    {
      readonly url: string;
      /** What `complete` needs again. */
      readonly kept: Redacted.Redacted<string>;
      readonly expiresAt: DateTime.Utc;
    },
    Refusal.Refusal
  >;
  /**
   * `answer` is what came back with the person, as the page received it (a
   * query string or a body). Refused with `verification.wrong-answer` (costs an
   * attempt), `verification.cancelled`, `verification.not-confirmed`,
   * `verification.unavailable` (cost none).
   */
  readonly complete: (returned: {
    readonly verificationId: string;
    readonly method: Method;
    readonly purpose: Purpose;
    readonly kept: Redacted.Redacted<string>;
    readonly answer: Redacted.Redacted<string>;
    readonly at: DateTime.Utc;
  }) => Effect.Effect<VerifiedPerson, Refusal.Refusal>;
}

/** Somebody who carries short messages. The code is made and checked by einv. */
export interface MessageProvider {
  readonly kind: "message";
  /** Refused with `verification.unavailable`. The same `id` again is the same message. */
  readonly send: (message: {
    readonly id: string;
    readonly to: PhoneNumber.PhoneNumber;
    /** The whole message, code included: a secret, at most 90 bytes of EUC-KR (one SMS). */
    readonly text: Redacted.Redacted<string>;
    readonly at: DateTime.Utc;
  }) => Effect.Effect<void, Refusal.Refusal>;
}

/** Providers by what they prove. A code by e-mail needs none: it goes with all other mail. */
export interface Providers {
  readonly phone?: RedirectProvider;
  readonly ipin?: RedirectProvider;
  readonly sms?: MessageProvider;
}

/** The providers of this installation. */
export class IdentityVerifier extends Context.Service<IdentityVerifier, { readonly providers: Providers }>()(
  "@einv/membership/IdentityVerifier",
) {}

/** With these providers, and e-mail. */
export const layer = (providers: Providers = {}): Layer.Layer<IdentityVerifier> =>
  Layer.succeed(IdentityVerifier, { providers });

/** What can be offered, the strongest first. */
export const methodsOf = (providers: Providers): ReadonlyArray<Method> =>
  Method.literals.filter((method) => method === "email" || providers[method] !== undefined);
