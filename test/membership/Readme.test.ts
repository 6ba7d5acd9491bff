/** The machine in the package's README is the table. After a change: UPDATE_README=1 npx vitest … test/membership/Readme.test.ts */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assert, it } from "@effect/vitest";
import { Signup } from "@einv/membership";

const file = join(import.meta.dirname, "../../packages/membership/README.md");

it("the README draws the machine as its table says", () => {
  const text = readFileSync(file, "utf8");
  const drawn = text.replace(/```mermaid\n[\s\S]*?```/, `\`\`\`mermaid\n${Signup.diagram}\n\`\`\``);
  if (process.env["UPDATE_README"] !== undefined) writeFileSync(file, drawn);
  else assert.strictEqual(text, drawn);
});
