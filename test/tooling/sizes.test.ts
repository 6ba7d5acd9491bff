/** No part of the elements grows unnoticed: bytes after gzip, beside the ledger in `test/support/sizes.json`. */
import { assert, beforeAll, describe, it } from "vitest";
import ledger from "../support/sizes.json" with { type: "json" };
import { report } from "../support/sizes.mjs";

let parts: Awaited<ReturnType<typeof report>>;

beforeAll(async () => {
  parts = await report();
}, 120_000);

describe("what a page pays", () => {
  it("is in the ledger, part by part", () => {
    assert.sameMembers(
      parts.map(({ name }) => name),
      Object.keys(ledger),
    );
  });

  for (const [name, { ceiling }] of Object.entries(ledger))
    it(`for ${name} is at most ${ceiling} bytes`, () => {
      const { bytes = Infinity } = parts.find((part) => part.name === name) ?? {};
      assert.isAtMost(bytes, ceiling);
    });
});
