/**
 * The port to what the operator trusts: roots, licensed authorities
 * (공인인증기관) and what is published about revocations. Asked at every issue,
 * so that a revocation counts at once.
 */
import * as Context from "effect/Context";
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import { type Authorities, type Certificate, CertificatePath } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/** What is known of a signer who is believed. `not-checked`: nobody could say whether it was revoked. */
export interface Believed {
  readonly revocation: Exclude<CertificatePath.Verified["revocation"], "revoked">;
}

export class Trust extends Context.Service<
  Trust,
  {
    /**
     * Refused with `certificate.*` (not trusted, not in force, revoked), and
     * with `issue.revocation-unknown` where the operator wants to be sure.
     */
    readonly believe: (
      signer: Certificate.Certificate,
      at: DateTime.Utc,
    ) => Effect.Effect<Believed, Refusal.Refusal>;
  }
>()("@einv/application/Trust") {}

/** What to do when nobody can say whether a certificate was revoked: refuse the issue, or issue and note it. */
export type UnknownRevocation = "refuse" | "note";

export interface Options {
  /** What is trusted at the moment. */
  readonly current: Effect.Effect<CertificatePath.Trust, Refusal.Refusal>;
  /** Asks the authorities about what the lists leave open; without it only the lists count. */
  readonly verify?: Authorities.Verify;
  readonly unknownRevocation: UnknownRevocation;
}

const byLists: Authorities.Verify = (certificate, trust, at) =>
  Effect.map(CertificatePath.verify(certificate, trust, at), (verified) => ({ ...verified, failures: [] }));

export const make = ({ current, verify = byLists, unknownRevocation }: Options): Trust["Service"] => ({
  believe: Effect.fnUntraced(function* (signer, at) {
    const { revocation, revokedAt, failures } = yield* verify(signer, yield* current, at);
    if (revocation === "revoked") return yield* Effect.fail(CertificatePath.revoked(revokedAt ?? at));
    if (revocation === "good") return { revocation };
    const note = { rule: unknownRevocation, failures: failures.map(({ message }) => message) };
    yield* Effect.logWarning("revocation of a signer's certificate is not known", note);
    return unknownRevocation === "note"
      ? { revocation }
      : yield* refusals.refusal("issue.revocation-unknown");
  }),
});

/** Trust that stays as it is, and takes a certificate of which nobody knows whether it was revoked. */
export const layer = (trust: CertificatePath.Trust): Layer.Layer<Trust> =>
  Layer.succeed(Trust, make({ current: Effect.succeed(trust), unknownRevocation: "note" }));
