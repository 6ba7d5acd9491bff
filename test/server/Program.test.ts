import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { build } from "esbuild";
import * as ConfigProvider from "effect/ConfigProvider";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as HttpServer from "effect/http/HttpServer";
import { Client } from "@einv/api/client";
import { Config } from "@einv/server";
import { Program } from "@einv/server/node";
import { apiKey, buyerNumber } from "./world.ts";

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "einv-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
);

/** Starts the program with these settings, for as long as the scope is open. */
const start = (environment: Readonly<Record<string, string>>) =>
  Effect.gen(function* () {
    const settings = yield* Config.load.pipe(
      Effect.provide(ConfigProvider.layer(ConfigProvider.fromUnknown({ EINV_PORT: "0", ...environment }))),
    );
    const context = yield* Layer.build(Program.layer(settings).pipe(Layer.provide(Logger.layer([]))));
    const baseUrl = HttpServer.formatAddress(Context.get(context, HttpServer.HttpServer).address);
    return { baseUrl, erp: Client.host({ baseUrl, key: Redacted.make(apiKey) }) };
  });

const company = {
  businessNumber: buyerNumber,
  name: "다라전자",
  representative: "박다라",
  members: [{ memberId: "kim", name: "김", email: "tax@dara.example", grant: "full" as const }],
};

describe("the program", () => {
  it.live("keeps what it was told over a restart, in a folder of its own", () =>
    Effect.gen(function* () {
      const path = join(yield* folder, "data");
      const environment = { EINV_DATA: path, EINV_API_KEY: apiKey };
      yield* Effect.scoped(
        Effect.gen(function* () {
          const { erp } = yield* start(environment);
          yield* erp.registerCompany(company);
          yield* erp.creditPoints({ businessNumber: buyerNumber, points: 700n, idempotencyKey: "k" });
        }),
      );
      const { erp, baseUrl } = yield* start(environment);
      assert.strictEqual((yield* erp.company(buyerNumber)).available, 700n);
      assert.isTrue((yield* Effect.promise(() => fetch(`${baseUrl}/readyz`))).ok);
      assert.includeMembers(readdirSync(path), ["einv.sqlite", "sealing.key"]);
      assert.notInclude(readFileSync(join(path, "einv.sqlite"), "latin1"), apiKey);
    }),
  );

  it.live("two on one folder serve the same companies", () =>
    Effect.gen(function* () {
      const environment = { EINV_DATA: yield* folder, EINV_API_KEY: apiKey };
      const [one, two] = yield* Effect.all([start(environment), start(environment)], {
        concurrency: "unbounded",
      });
      yield* one.erp.registerCompany(company);
      const credit = ({ erp }: typeof one, idempotencyKey: string) =>
        erp.creditPoints({ businessNumber: buyerNumber, points: 1n, idempotencyKey });
      yield* Effect.all(
        Array.from({ length: 20 }, (_, index) => credit(index % 2 === 0 ? one : two, `k${index >> 1}`)),
        { concurrency: "unbounded" },
      );
      // Ten keys, each used once at either server.
      assert.strictEqual((yield* two.erp.company(buyerNumber)).available, 10n);
    }),
  );

  it.live("without an authority it says so when asked to transmit", () =>
    Effect.gen(function* () {
      const { erp, baseUrl } = yield* start({ EINV_DATA: yield* folder, EINV_API_KEY: apiKey });
      assert.deepStrictEqual(yield* erp.transmitNow(), { submitted: 0, submissions: [] });
      const call = yield* Effect.promise(() =>
        fetch(`${baseUrl}/nts/callback`, {
          method: "POST",
          headers: { "content-type": "text/xml" },
          body: "x",
        }),
      );
      assert.strictEqual(call.status, 503);
      assert.strictEqual(yield* Effect.promise(() => call.text()), "transmission.not-configured");
    }),
  );

  it.live("a port that is taken is named", () =>
    Effect.gen(function* () {
      const taken = yield* Effect.acquireRelease(
        Effect.callback<import("node:net").Server>((resume) => {
          const server = createServer().listen(0, "127.0.0.1", () => resume(Effect.succeed(server)));
        }),
        (server) => Effect.sync(() => server.close()),
      );
      const address = taken.address();
      const port = typeof address === "object" && address !== null ? String(address.port) : "";
      const refusal = yield* Effect.flip(start({ EINV_DATA: yield* folder, EINV_PORT: port }));
      assert.strictEqual(refusal.code, "config.invalid");
      assert.include(refusal.what.en, "EADDRINUSE");
    }),
  );
});

describe("the handlers", () => {
  it("need nothing that a page does not have", async () => {
    const { outputFiles, metafile } = await build({
      stdin: { contents: 'export * from "@einv/server/Handlers";', resolveDir: import.meta.dirname },
      bundle: true,
      write: false,
      metafile: true,
      platform: "browser",
      format: "esm",
      conditions: ["source"],
      logLevel: "silent",
    });
    assert.isNotEmpty(outputFiles[0]!.text);
    const nodes = Object.keys(metafile.inputs).filter((path) =>
      /platform-node|\/node\/|SqliteNode|sql-pg/.test(path),
    );
    assert.deepStrictEqual(nodes, []);
  });
});
