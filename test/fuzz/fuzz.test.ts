import { assert, it } from "@effect/vitest";
import { fuzz } from "./fuzz.ts";
import { targets } from "./targets.ts";

it(
  "damaged certificates, keys, lists, answers and documents are refused, and none is trusted",
  {
    timeout: 120_000,
  },
  async () => {
    const { faults } = await fuzz(await targets(), 9_000, 1);
    assert.deepStrictEqual(faults, []);
  },
);
