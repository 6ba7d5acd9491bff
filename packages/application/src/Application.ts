/** What use cases need and give, in one name each. */
import type * as Digest from "effect/crypto/Digest";
import type * as SecureRandom from "effect/crypto/SecureRandom";
import type * as Effect from "effect/Effect";
import type * as SqlClient from "effect/sql/SqlClient";
import type { IdentityVerifier } from "@einv/membership";
import type { Refusal } from "@einv/refusal";
import type { Sealing } from "@einv/store";
import type { PasswordHasher } from "./PasswordHasher.ts";
import type { Settings } from "./Settings.ts";
import type { Trust } from "./Trust.ts";

/** Everything that every use case may ask for; what reaches the tax authority or sends mail names its port besides. */
export type Services =
  | SqlClient.SqlClient
  | SecureRandom.SecureRandom
  | Digest.Digest
  | Settings
  | Sealing.Sealing
  | Trust;

/** A use case: an answer or a refusal. */
export type Use<A, R = never> = Effect.Effect<A, Refusal.Refusal, Services | R>;

/** What joining and logging in ask for besides: proofs of identity, and passwords. */
export type JoiningServices = IdentityVerifier.IdentityVerifier | PasswordHasher;
