/** Whoever signs. A `SigningKey` of `@einv/certificate` is one; a key in a hardware module can be another. */
import type { Certificate } from "@einv/certificate";
import type { Refusal } from "@einv/refusal/Refusal";
import type * as Effect from "effect/Effect";

export interface Signer {
  /** RSA, 2048 bits or more. */
  readonly certificate: Certificate.Certificate;
  /** RSASSA-PKCS1-v1_5 with SHA-256 over the data. */
  readonly sign: (data: Uint8Array) => Effect.Effect<Uint8Array, Refusal>;
}
