/** What a page loads, and when: nothing of certificates before one is dropped, and not much then. */
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { assert, beforeAll, describe, it } from "vitest";

const page = "packages/elements/src/define-all.ts";
const calls = "packages/elements/src/runtime/calls.ts";
const signing = "packages/elements/src/runtime/signing.ts";

/** Bytes, compressed. */
const limit = 115_000;

interface Chunk {
  readonly weight: number;
  readonly output: Metafile["outputs"][string];
}

let chunks: ReadonlyMap<string, Chunk>;

beforeAll(async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: [page],
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2023",
    conditions: ["source"],
    outdir: "dist",
    metafile: true,
    write: false,
  });
  chunks = new Map(
    Object.entries(metafile.outputs).map(([name, output]) => {
      const contents = outputFiles.find(({ path }) => path.endsWith(name))?.contents ?? new Uint8Array();
      return [name, { output, weight: gzipSync(contents, { level: 9 }).length }];
    }),
  );
});

/** The chunks that loading this module loads. */
const loadedBy = (module: string): ReadonlySet<string> => {
  const loaded = new Set<string>();
  const visit = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    for (const { path, kind } of chunks.get(name)?.output.imports ?? [])
      if (kind === "import-statement") visit(path);
  };
  for (const [name, { output }] of chunks) if (output.entryPoint === module) visit(name);
  assert.isAbove(loaded.size, 0, module);
  return loaded;
};

const sources = (loaded: ReadonlySet<string>): ReadonlyArray<string> =>
  [...loaded].flatMap((name) => Object.keys(chunks.get(name)?.output.inputs ?? {}));

describe("a page with the elements", () => {
  it("loads no cryptography before a certificate is dropped, and no effect before a server is asked", () => {
    const early = sources(loadedBy(page));
    for (const part of [
      "packages/certificate/",
      "packages/signature/",
      "node_modules/@noble/",
      "node_modules/effect/",
    ])
      assert.deepStrictEqual(
        early.filter((source) => source.startsWith(part)),
        [],
      );
    const asking = sources(loadedBy(calls));
    assert.deepStrictEqual(
      asking.filter((source) => source.startsWith("packages/certificate/")),
      [],
    );
  });

  it(`loads at most ${limit} bytes to ask a server, and to open a certificate, examine it and sign`, () => {
    const before = loadedBy(page);
    const weight = [...new Set([...loadedBy(calls), ...loadedBy(signing)])]
      .filter((name) => !before.has(name))
      .reduce((sum, name) => sum + (chunks.get(name)?.weight ?? 0), 0);
    assert.isAbove(weight, 10_000);
    assert.isAtMost(weight, limit);
  });
});
