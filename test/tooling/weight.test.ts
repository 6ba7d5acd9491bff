/**
 * What a page loads, and when: nothing of certificates before one is dropped,
 * and of the contract no more than the groups that it calls.
 */
import { build, type Metafile } from "esbuild";
import { assert, beforeAll, describe, it } from "vitest";

const page = "packages/elements/src/define-all.ts";
const runtime = (name: string) => `packages/elements/src/runtime/${name}.ts`;
/** What a page of invoices loads when it first asks for something. */
const invoicePage = [runtime("session"), runtime("invoices")];
const groups = ["drafts", "rights", "points", "company", "joins", "joining", "links"];

let chunks: ReadonlyMap<string, Metafile["outputs"][string]>;

beforeAll(async () => {
  const { metafile } = await build({
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
  chunks = new Map(Object.entries(metafile.outputs));
});

/** The chunks that loading this module loads. */
const loadedBy = (module: string): ReadonlySet<string> => {
  const loaded = new Set<string>();
  const visit = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    for (const { path, kind } of chunks.get(name)?.imports ?? [])
      if (kind === "import-statement") visit(path);
  };
  for (const [name, { entryPoint }] of chunks) if (entryPoint === module) visit(name);
  assert.isAbove(loaded.size, 0, module);
  return loaded;
};

/** Modules of which something is left in these chunks. */
const sources = (loaded: ReadonlySet<string>): ReadonlyArray<string> => [
  ...new Set(
    [...loaded].flatMap((name) =>
      Object.entries(chunks.get(name)?.inputs ?? {})
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([source]) => source),
    ),
  ),
];

const loadedByAll = (modules: ReadonlyArray<string>): ReadonlySet<string> =>
  new Set(modules.flatMap((module) => [...loadedBy(module)]));

const beginningWith = (all: ReadonlyArray<string>, ...beginnings: ReadonlyArray<string>) =>
  all.filter((source) => beginnings.some((beginning) => source.startsWith(beginning)));

describe("a page with the elements", () => {
  it("loads no cryptography before a certificate is dropped, and no effect before a server is asked", () => {
    const early = sources(loadedBy(page));
    assert.deepStrictEqual(
      beginningWith(
        early,
        "packages/certificate/",
        "packages/signature/",
        "node_modules/@noble/",
        "node_modules/effect/",
      ),
      [],
    );
    const asking = sources(loadedByAll([...invoicePage, ...groups.map(runtime)]));
    assert.deepStrictEqual(beginningWith(asking, "packages/certificate/", "packages/signature/"), []);
  });

  it("of invoices loads no other group, nothing that only a server decides by, and nothing that serves", () => {
    const asking = sources(loadedByAll(invoicePage));
    assert.include(asking, "packages/api/src/Invoices.ts");
    assert.deepStrictEqual(
      beginningWith(asking, "packages/api/src/").filter(
        (source) =>
          !/^packages\/api\/src\/(?:Contract|InvoiceRef|Invoices|Listing|Problem|Views|Ways|client\/(?:Refusals|connection|invoices))\.ts$/.test(
            source,
          ),
      ),
      [],
    );
    assert.deepStrictEqual(
      beginningWith(
        asking,
        "packages/membership/",
        "packages/billing/",
        "packages/permission/src/Refusals.ts",
        "packages/permission/src/internal/who.ts",
        "packages/permission/src/Permission.ts",
        "packages/permission/src/Doctor.ts",
        "node_modules/effect/dist/http/",
        "node_modules/effect/dist/http-api/",
        "node_modules/effect/dist/Stream.js",
      ),
      [],
    );
  });

  // What people type of themselves and their company is checked in the page too, by membership's own rules and words.
  for (const group of groups)
    it(`that calls ${group} loads none of the others, and no refusal that only a server raises`, () => {
      const before = new Set(sources(loadedBy(page)));
      const loaded = sources(loadedBy(runtime(group))).filter((source) => !before.has(source));
      assert.deepStrictEqual(
        loaded.filter((source) => groups.some((other) => other !== group && source === runtime(other))),
        [],
      );
      assert.deepStrictEqual(
        loaded.filter((source) =>
          /^packages\/(?:permission|billing|invoice)\/src\/Refusals\.ts$/.test(source),
        ),
        [],
      );
      assert.deepStrictEqual(
        beginningWith(loaded, "node_modules/effect/dist/http/", "node_modules/effect/dist/http-api/"),
        [],
      );
    });
});
