/**
 * The generated parts of the package's README are what the code says. After a
 * change of the description or of the lifecycle: UPDATE_README=1 npx vitest … test/invoice/Readme.test.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Lifecycle, TaxInvoiceXml } from "@einv/invoice";

const file = join(import.meta.dirname, "../../packages/invoice/README.md");

const fenced = (diagram: string): string => `\`\`\`mermaid\n${diagram}\n\`\`\``;

const parts = {
  document: TaxInvoiceXml.documentation,
  "diagram: document": fenced(Lifecycle.diagrams.document),
  "diagram: transmission": fenced(Lifecycle.diagrams.transmission),
};

/** The formatter pads table cells. */
const unpadded = (text: string): string =>
  text.replace(/ +\|/g, " |").replace(/-{3,}/g, "---").replace(/\| /g, "|").replace(/ \|/g, "|").trim();

const between = (text: string, name: string): readonly [from: number, to: number] => {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  assert.isTrue(from >= 0 && to > from, name);
  return [from + open.length, to];
};

describe("the README", () => {
  for (const [name, part] of Object.entries(parts))
    it(`says what the code says: ${name}`, () => {
      const text = readFileSync(file, "utf8");
      const [from, to] = between(text, name);
      if (process.env["UPDATE_README"] === "1")
        writeFileSync(file, `${text.slice(0, from)}\n\n${part}\n\n${text.slice(to)}`);
      else assert.strictEqual(unpadded(text.slice(from, to)), unpadded(part));
    });
});
