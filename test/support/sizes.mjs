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

/** Bytes after gzip that a page should not have to pay more than. */
const budgets = {
  loader: 2_500,
  shell: 18_000,
  element: 8_000,
  rich: 14_000,
  runtime: 36_000,
  approval: 75_000,
  signing: 60_000,
  single: 200_000,
};

/** Elements that show or decide much: lists, boards, wizards, editors. */
const rich = new Set([
  "einv-amendment-planner",
  "einv-certificate-manager",
  "einv-invoice-approval",
  "einv-invoice-editor",
  "einv-invoice-list",
  "einv-permission-settings",
  "einv-point-wallet",
  "einv-signup-wizard",
  "einv-support-center",
]);

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
 * @returns {Promise<Array<{ name: string, bytes: number, budget: number }>>}
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
  const [provider, list, approval] = ["einv-provider", "einv-invoice-list", "einv-invoice-approval"].map(
    (tag) => elements.get(tag),
  );
  const shell = union(
    provider,
    [...list].filter((name) => approval.has(name)),
  );
  const runtime = union(needed(chunkWith("runtime/session.ts")), needed(chunkWith("runtime/invoices.ts")));
  const signing = needed(chunkWith("runtime/signing.ts"));

  const own = [...elements].map(([tag, its]) => {
    const nested = [...elements].filter(
      ([other, { size }]) => other !== tag && size < its.size && its.isSupersetOf(elements.get(other)),
    );
    return {
      name: tag,
      bytes: weigh(its, shell, ...nested.map(([, chunksOfNested]) => chunksOfNested)),
      budget: rich.has(tag) ? budgets.rich : budgets.element,
    };
  });
  const [[, { code }]] = await chunksOf(single);
  return [
    { name: "loader", bytes: weigh(needed("loader.js")), budget: budgets.loader },
    { name: "what all elements share", bytes: weigh(shell), budget: budgets.shell },
    ...own.filter(({ name }) => name !== "einv-provider"),
    { name: "talking to the server", bytes: weigh(runtime, shell), budget: budgets.runtime },
    { name: "signing", bytes: weigh(signing, shell, runtime), budget: budgets.signing },
    {
      name: "an approval with all until it signs",
      bytes: weigh(union(shell, approval, runtime)),
      budget: budgets.approval,
    },
    { name: "everything in one file", bytes: gzip(code), budget: budgets.single },
  ];
};
