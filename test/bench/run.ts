/** `npm run bench -- NAME…`: measures one subject after another; without a name, all. */

export {};

const subjects: Readonly<Record<string, () => Promise<{ readonly run: () => Promise<void> }>>> = {
  invoice: () => import("./invoice.ts"),
  ledger: () => import("./ledger.ts"),
  server: () => import("./server.ts"),
  signature: () => import("./signature.ts"),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(subjects, name));
if (unknown.length > 0) {
  console.error(`bench: unknown: ${unknown.join(", ")}; known: ${Object.keys(subjects).join(", ")}`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : Object.keys(subjects)) {
  const subject = await subjects[name]!();
  await subject.run();
}
