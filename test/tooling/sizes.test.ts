/** No part of the elements grows unnoticed: bytes after gzip, beside the ledger in `test/support/sizes.json`. */
import { assert, beforeAll, describe, it } from "vitest";
import ledger from "../support/sizes.json" with { type: "json" };
import { report } from "../support/sizes.mjs";

let parts: Awaited<ReturnType<typeof report>>;

beforeAll(async () => {
  parts = await report();
}, 300_000);

describe("what a page pays", () => {
  it("is in the ledger, part by part and page by page", () => {
    assert.sameMembers(
      parts.map(({ name }) => name),
      Object.keys(ledger),
    );
  });

  const weightOf = (name: string): number => parts.find((part) => part.name === name)?.bytes ?? Infinity;

  for (const [name, { ceiling }] of Object.entries(ledger))
    it(`for ${name} is at most ${ceiling} bytes`, () => {
      assert.isAtMost(weightOf(name), ceiling);
    });

  for (const [name, entry] of Object.entries(ledger))
    if ("budget" in entry)
      it(`for ${name} is no more than for ${entry.peer}`, () => {
        assert.isAtMost(weightOf(name), entry.budget);
      });
});
