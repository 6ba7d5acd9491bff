/** By what the same person is recognised, without keeping the 연계정보 itself. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Fingerprint from "./fingerprint.ts";

export const of = Effect.fnUntraced(function* (uniqueKey: Redacted.Redacted<string> | undefined) {
  return uniqueKey === undefined
    ? undefined
    : yield* Fingerprint.of(`einv person|${Redacted.value(uniqueKey)}`);
});
