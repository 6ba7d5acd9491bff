/**
 * What each part of the elements weighs when a page fetches it: bytes after
 * gzip of every file of `dist-cdn/split` that it needs, all libraries included,
 * beside its budget.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { rollup } from "rollup";

import { root } from "./shell.mjs";

/**
 * Of every part the budget, what a page should not have to pay more than, and
 * the ceiling, above which it has not grown. A part that has become lighter
 * gets a lower ceiling; none ever gets a higher one without a reason in its commit.
 */
const ledger = JSON.parse(readFileSync(join(import.meta.dirname, "sizes.json"), "utf8"));

const gzip = (code) => gzipSync(code, { level: 9 }).length;

const chunksOf = async (config) => {
  const bundle = await rollup(config);
  const { output } = await bundle.generate(config.output);
  await bundle.close();
  return new Map(output.filter(({ type }) => type === "chunk").map((chunk) => [chunk.fileName, chunk]));
};

/**
 * Every part, measured from the sources as they are.
 *
 * @returns {Promise<Array<{ name: string, bytes: number, budget: number, ceiling: number }>>}
 */
export const report = async () => {
  const { browserConfigs } = await import(pathToFileURL(join(root, "rollup.config.mjs")).href);
  const [single, split] = browserConfigs();
  const chunks = await chunksOf(split);
  const weights = new Map([...chunks].map(([name, { code }]) => [name, gzip(code)]));

  /** A chunk with everything that it imports at once. */
  const needed = (name, found = new Set()) => {
    if (found.has(name) || !chunks.has(name)) return found;
    found.add(name);
    for (const imported of chunks.get(name).imports) needed(imported, found);
    return found;
  };
  const chunkWith = (module) => {
    const path = join(root, "packages/elements/src", module);
    const [name] = [...chunks].find(([, { modules }]) => path in modules) ?? [];
    if (name === undefined) throw new Error(`no chunk holds ${module}`);
    return name;
  };
  const weigh = (names, ...without) =>
    [...names]
      .filter((name) => !without.some((had) => had.has(name)))
      .reduce((sum, name) => sum + weights.get(name), 0);
  const union = (...sets) => new Set(sets.flatMap((set) => [...set]));

  const loader = readFileSync(join(root, "packages/elements/src/loader/loader.ts"), "utf8");
  const elements = new Map(
    [...loader.matchAll(/"(einv-[\w-]+)": \(\) => import\("\.\.\/([\w-]+\/define\.ts)"\)/g)].map(
      ([, tag, define]) => [tag, needed(chunkWith(define))],
    ),
  );
  const approval = elements.get("einv-invoice-approval");
  // What a page with several of them fetches once: whatever most of them need.
  const most = [...chunks.keys()].filter(
    (name) => [...elements.values()].filter((its) => its.has(name)).length * 2 > elements.size,
  );
  const shell = union(elements.get("einv-provider"), most);
  const runtime = union(needed(chunkWith("runtime/session.ts")), needed(chunkWith("runtime/invoices.ts")));
  const signing = needed(chunkWith("runtime/signing.ts"));

  const own = [...elements].map(([tag, its]) => {
    const nested = [...elements].filter(
      ([other, { size }]) => other !== tag && size < its.size && its.isSupersetOf(elements.get(other)),
    );
    return {
      name: tag,
      bytes: weigh(its, shell, ...nested.map(([, chunksOfNested]) => chunksOfNested)),
    };
  });
  const [[, { code }]] = await chunksOf(single);
  const measured = [
    { name: "loader", bytes: weigh(needed("loader.js")) },
    { name: "what all elements share", bytes: weigh(shell) },
    ...own.filter(({ name }) => name !== "einv-provider"),
    { name: "talking to the server", bytes: weigh(runtime, shell) },
    { name: "signing", bytes: weigh(signing, shell, runtime) },
    { name: "an approval with all until it signs", bytes: weigh(union(shell, approval, runtime)) },
    { name: "everything in one file", bytes: gzip(code) },
  ];
  return measured.map((part) => {
    const { budget = 0, ceiling = 0 } = ledger[part.name] ?? {};
    return { ...part, budget, ceiling };
  });
};
