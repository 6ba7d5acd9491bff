import { createHash } from "node:crypto";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { assert, describe, it } from "@effect/vitest";
import { repeatedSha1 } from "../../packages/certificate/src/internal/sha1.ts";
import { toHex } from "./support.ts";

describe("repeated SHA-1", () => {
  it.effect.prop(
    "is what the platform makes of any octets in any number of rounds",
    { octets: Schema.Uint8Array, times: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 300 })) },
    ({ octets, times }) =>
      Effect.sync(() => {
        let digest = octets;
        for (let round = 0; round < times; round++) digest = createHash("sha1").update(digest).digest();
        assert.strictEqual(toHex(repeatedSha1(octets, times)), toHex(digest));
      }),
  );
});
