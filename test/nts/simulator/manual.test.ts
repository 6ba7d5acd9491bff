import { readFileSync } from "node:fs";
import { assert, it } from "@effect/vitest";
import { file, manual } from "./manual.ts";

/** Without the space by which tables are aligned. */
const bare = (text: string): string => text.replace(/ *\| */g, "|").replace(/-{3,}/g, "---");

it("SIMULATOR.md says what the simulator's tables say", () => {
  assert.strictEqual(bare(readFileSync(file, "utf8")), bare(manual), "node test/nts/simulator/manual.ts");
});
