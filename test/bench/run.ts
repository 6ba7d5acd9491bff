/** `npm run bench -- NAME…`: measures one subject after another; without a name, all. */
import { parseArgs } from "node:util";

export interface Options {
  /** `--invoices N`: a size of its own, where a subject has sizes. */
  readonly invoices?: number;
}

const subjects: Readonly<
  Record<string, () => Promise<{ readonly run: (options: Options) => Promise<void> }>>
> = {
  elements: () => import("./elements.ts"),
  invoice: () => import("./invoice.ts"),
  ledger: () => import("./ledger.ts"),
  nts: () => import("./nts.ts"),
  server: () => import("./server.ts"),
  signature: () => import("./signature.ts"),
};

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { invoices: { type: "string" } },
});
const unknown = asked.filter((name) => !Object.hasOwn(subjects, name));
if (unknown.length > 0) {
  console.error(`bench: unknown: ${unknown.join(", ")}; known: ${Object.keys(subjects).join(", ")}`);
  process.exit(2);
}
const invoices = values.invoices === undefined ? undefined : Number(values.invoices);
if (invoices !== undefined && !(Number.isInteger(invoices) && invoices > 0)) {
  console.error("bench: --invoices takes a whole number above 0");
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : Object.keys(subjects)) {
  const subject = await subjects[name]!();
  await subject.run(invoices === undefined ? {} : { invoices });
}
