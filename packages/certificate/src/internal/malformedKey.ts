/** A key that cannot be read is refused as a key, whatever was wrong with its octets. */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { refusals } from "../Refusals.ts";

export const malformedKey = (reason: string): Refusal.Refusal =>
  refusals.refusal("certificate.key-malformed", { values: { reason } });

/** Says `certificate.key-malformed` where the reader of DER says `certificate.der`. */
export const asKey: <A>(read: Result.Result<A, Refusal.Refusal>) => Result.Result<A, Refusal.Refusal> =
  Result.mapError((refusal: Refusal.Refusal) =>
    refusal.code === "certificate.der" ? malformedKey(`DER: ${refusal.values?.["reason"] ?? ""}`) : refusal,
  );
