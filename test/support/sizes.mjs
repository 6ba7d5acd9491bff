/**
 * What the elements weigh when a page fetches them: bytes after gzip of every
 * file of `dist-cdn/split` that is needed, all libraries included. Parts show
 * where the weight is; pages, what somebody pays, beside a peer of their kind.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { rollup } from "rollup";

import { root } from "./shell.mjs";

/**
 * Of everything its ceiling, above which it has not grown: lowered when it
 * becomes lighter, never raised without a reason in its commit. Of a page the
 * budget, which is what a peer that does the like weighs, bundled by Rollup
 * or esbuild and compressed the same way.
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
 * Every part and page, measured from the sources as they are.
 *
 * @returns {Promise<Array<{ name: string, bytes: number, ceiling: number, budget?: number, peer?: string }>>}
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

  const screens = [...elements].filter(([tag]) => tag !== "einv-provider");
  const own = screens.map(([tag, its]) => {
    const nested = screens.filter(
      ([other, { size }]) => other !== tag && size < its.size && its.isSupersetOf(elements.get(other)),
    );
    return { name: tag, bytes: weigh(its, shell, ...nested.map(([, chunksOfNested]) => chunksOfNested)) };
  });
  const pages = screens.map(([tag, its]) => ({
    name: `a page with ${tag}`,
    bytes: weigh(union(shell, its)),
  }));
  const [[, { code }]] = await chunksOf(single);
  const measured = [
    { name: "loader", bytes: weigh(needed("loader.js")) },
    { name: "what all elements share", bytes: weigh(shell) },
    ...own,
    { name: "talking to the server", bytes: weigh(runtime, shell) },
    { name: "signing", bytes: weigh(signing, shell, runtime) },
    { name: "everything in one file", bytes: gzip(code) },
    ...pages,
    { name: "an approval with all until it signs", bytes: weigh(union(shell, approval, runtime)) },
  ];
  return measured.map((one) => ({ ceiling: 0, ...ledger[one.name], ...one }));
};
