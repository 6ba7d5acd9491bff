/**
 * Elements in a real Chromium whose processor is slowed down four times: how
 * long until something is painted beside the least that Lit can show, and what
 * it costs in heap and nodes. Every visit is a page of its own; contenders take
 * turns in shuffled rounds, and ratios are taken inside a round. Milliseconds
 * are the machine's; ratios, heap and nodes are what can be compared.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Schema from "effect/Schema";
import { type Browser, chromium } from "playwright-core";
import { rollup } from "rollup";
import { Views } from "@einv/api";
import { forBrowsers } from "../../rollup.config.mjs";
import { approval } from "../elements/support/approval.ts";
import { findChrome, flags } from "../support/chrome.mjs";
import { report } from "../support/sizes.mjs";

const rounds = { first: 11, list: 7 };

interface Contender {
  readonly name: string;
  readonly page: string;
  /** How many times the processor is slowed down. */
  readonly slower: number;
  readonly query?: string;
}

const slow: ReadonlyArray<Contender> = [
  { name: "bare Lit element", page: "hello", slower: 4 },
  { name: "approval, before the server answers", page: "waiting", slower: 4 },
  { name: "approval, with its invoice", page: "approval", slower: 4 },
];

const rowsOf = (name: string, page: string, rows: number): Contender => ({
  name: `${name} of ${rows.toLocaleString("en")} rows`,
  page,
  slower: 1,
  query: `rows=${rows}`,
});

/** Rows that a windowed list has in the document while it stands at its beginning. */
const inSight = 30;

/** Lists, each beside the least that shows as many rows as it has in the document; the very least is what any page's frame costs. */
const peers = [1, inSight, 100, 200].map((rows) => rowsOf("bare Lit table", "bareList", rows));
const lists = [1, 100, 200, 1_000, 10_000].map((rows) => rowsOf("list", "list", rows));
const peerOf = ({ query }: Contender): Contender | undefined =>
  peers.find((peer) => peer.query === query) ?? peers[1];

interface Visit {
  /** From asking for the code until it has run, ms. */
  readonly evaluated: number;
  /** From creating the element until it is painted, ms. */
  readonly painted: number;
  /** JavaScript heap that is left more than before, KB. */
  readonly heap: number;
  readonly nodes: number;
}

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1]!;

const visit = async (
  browser: Browser,
  address: string,
  { page: file, slower, query = "" }: Contender,
): Promise<Visit> => {
  const context = await browser.newContext({ locale: "ko-KR", timezoneId: "Asia/Seoul" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const cost = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
    return { heap: of("JSHeapUsedSize") / 1000, nodes: of("Nodes") };
  };
  try {
    await page.goto(`${address}?${query}`);
    await devtools.send("Performance.enable");
    const before = await cost();
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
    const times = await page.evaluate(async (module) => {
      const painted = () =>
        new Promise<void>((done) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done();
            port2.postMessage(undefined);
          }),
        );
      const start = performance.now();
      const { show } = await import(module);
      const created = performance.now();
      await show();
      await painted();
      return { evaluated: created - start, painted: performance.now() - created };
    }, `/${file}.js`);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    const after = await cost();
    return { ...times, heap: after.heap - before.heap, nodes: after.nodes - before.nodes };
  } finally {
    await context.close();
  }
};

/** The pages' scripts, each with everything it needs, what is loaded late apart. */
const bundle = async (folder: string): Promise<void> => {
  const answer = JSON.stringify(Schema.encodeSync(Schema.toCodecJson(Views.Approval))(approval()));
  const pages = ["hello", "waiting", "approval", "bareList", "list"];
  const bundled = await rollup({
    input: Object.fromEntries(
      pages.map((name) => [name, join(import.meta.dirname, "elements", `${name}.page.ts`)]),
    ),
    plugins: [
      ...forBrowsers(),
      { name: "answer", transform: (code) => code.replace(`"__answer__"`, () => JSON.stringify(answer)) },
    ],
    onwarn: () => {},
  });
  await bundled.write({ dir: folder, format: "es" });
  await bundled.close();
};

const serve = async (folder: string) => {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === "/") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end('<!doctype html><html lang="ko"><meta charset="utf-8" /><body></body></html>');
      return;
    }
    if (!/^\/[\w.-]+\.js$/.test(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" });
    response.end(readFileSync(join(folder, path)));
  });
  await new Promise<void>((ready) => server.listen(0, "localhost", ready));
  const { port } = server.address() as AddressInfo;
  return { address: `http://localhost:${port}/`, close: () => server.close() };
};

const measure = async (
  browser: Browser,
  address: string,
  contenders: ReadonlyArray<Contender>,
  rounds: number,
) => {
  const visits = new Map<Contender, Array<Visit>>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round++)
    for (const contender of contenders.toSorted(() => Math.random() - 0.5))
      visits.get(contender)!.push(await visit(browser, address, contender));
  return visits;
};

const line = (name: string, ...cells: ReadonlyArray<string>): void =>
  console.log([name.padEnd(38), ...cells.map((cell) => cell.padStart(12))].join(""));

export const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "einv-bench-elements-"));
  let browser: Browser | undefined;
  let site: Awaited<ReturnType<typeof serve>> | undefined;
  try {
    await bundle(folder);
    site = await serve(folder);
    browser = await chromium.launch({ executablePath: await findChrome({ install: true }), args: flags });
    const total = ({ evaluated, painted }: Visit): number => evaluated + painted;

    const first = await measure(browser, site.address, slow, rounds.first);
    const [base] = slow;
    console.log(`\nfirst paint, processor 4 times slower, median of ${rounds.first} rounds`);
    line("", "script ms", "paint ms", "× bare Lit", "heap KB", "nodes");
    for (const [contender, visits] of first) {
      const ratio = median(visits.map((one, round) => total(one) / total(first.get(base!)![round]!)));
      line(
        contender.name,
        median(visits.map(({ evaluated }) => evaluated)).toFixed(0),
        median(visits.map(({ painted }) => painted)).toFixed(0),
        ratio.toFixed(2),
        median(visits.map(({ heap }) => heap)).toFixed(0),
        median(visits.map(({ nodes }) => nodes)).toFixed(0),
      );
    }

    const long = await measure(browser, site.address, [...peers, ...lists], rounds.list);
    console.log(`\nlist from its rows to paint, processor as it is, median of ${rounds.list} rounds`);
    line("", "paint ms", "× bare Lit", "heap KB", "nodes");
    for (const [contender, visits] of long)
      line(
        contender.name,
        median(visits.map(({ painted }) => painted)).toFixed(0),
        median(
          visits.map(({ painted }, round) => painted / long.get(peerOf(contender)!)![round]!.painted),
        ).toFixed(2),
        median(visits.map(({ heap }) => heap)).toFixed(0),
        median(visits.map(({ nodes }) => nodes)).toFixed(0),
      );

    console.log("\nsizes, bytes after gzip");
    for (const { name, bytes, budget, peer } of await report())
      console.log(
        name.padEnd(46),
        bytes.toLocaleString("en").padStart(8),
        budget === undefined ? "" : `${(bytes / budget).toFixed(2)} of ${peer}`,
      );
  } finally {
    await browser?.close();
    site?.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
