/** What use cases need, in one name. */
import type * as SqlClient from "effect/sql/SqlClient";
import type * as SecureRandom from "effect/crypto/SecureRandom";
import type * as Digest from "effect/crypto/Digest";
import type { Settings } from "./Settings.ts";

/** Everything a use case may ask for; provided by {@link layer}. */
export type Services = SqlClient.SqlClient | SecureRandom.SecureRandom | Digest.Digest | Settings;
