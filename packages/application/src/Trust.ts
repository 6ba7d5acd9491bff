/**
 * The port to what the operator trusts: roots, licensed authorities
 * (공인인증기관) and their revocation lists. Asked at every issue, so that a new
 * list counts at once.
 */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type { CertificatePath } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";

export class Trust extends Context.Service<
  Trust,
  { readonly current: Effect.Effect<CertificatePath.Trust, Refusal.Refusal> }
>()("@einv/application/Trust") {}

/** Trust that stays as it is. */
export const layer = (trust: CertificatePath.Trust): Layer.Layer<Trust> =>
  Layer.succeed(Trust, Trust.of({ current: Effect.succeed(trust) }));
