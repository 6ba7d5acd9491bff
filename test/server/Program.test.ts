import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { build } from "esbuild";
import * as ConfigProvider from "effect/ConfigProvider";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as HttpEffect from "effect/http/HttpEffect";
import * as HttpRouter from "effect/http/HttpRouter";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as HttpServer from "effect/http/HttpServer";
import { Client } from "@einv/api/client";
import { Config } from "@einv/server";
import type { SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { Simulator, SimulatorHttp } from "@einv/nts/simulator";
import { Program, Server } from "@einv/server/node";
import * as Directory from "./directory.ts";
import { apiKey, buyerNumber, companies, document, origin, signWith, supplierNumber } from "./world.ts";

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

/** A simulated authority on a free port, and the files and settings by which a server speaks with it. */
const authorityAt = (path: string) =>
  Effect.gen(function* () {
    const hierarchy = yield* Mint.hierarchy();
    const password = Redacted.make("password of the files");
    const { key } = yield* Mint.business(hierarchy, {
      businessNumber: supplierNumber,
      name: "가나상사",
      password,
    });
    const authority = yield* Mint.service(hierarchy, { name: "국세청" });
    const system = yield* Mint.business(hierarchy, { businessNumber: "2208700003", name: "einv", password });
    const trust = join(path, "trust");
    mkdirSync(trust);
    const files = {
      "trust/root.der": hierarchy.root.der,
      "trust/authority.der": hierarchy.authority.der,
      "encryption.der": authority.certificate.der,
      "signCert.der": system.signCert,
      "signPri.key": system.signPri,
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
    const simulator = yield* Simulator.make({
      signer: authority.key,
      encryption: { certificate: authority.certificate, pkcs8: authority.key.pkcs8 },
      trust: { anchors: [hierarchy.root], intermediates: [hierarchy.authority], crls: [] },
    });
    const handle = yield* SimulatorHttp.make(simulator);
    const context = yield* Layer.build(
      Server.serve(HttpRouter.add("*", "/*", HttpEffect.fromWebHandler(handle)), {
        host: "127.0.0.1",
        port: 0,
      }),
    );
    return {
      key,
      simulator,
      environment: {
        EINV_TRUST_DIR: trust,
        EINV_REVOCATION: "note",
        EINV_REVOCATION_HOSTS: "none",
        EINV_NTS_ENDPOINT: HttpServer.formatAddress(Context.get(context, HttpServer.HttpServer).address),
        EINV_NTS_BUSINESS_NUMBER: "2208700003",
        EINV_NTS_CERTIFICATE: join(path, "signCert.der"),
        EINV_NTS_KEY: join(path, "signPri.key"),
        EINV_NTS_KEY_PASSWORD: Redacted.value(password),
        EINV_NTS_ENCRYPTION: join(path, "encryption.der"),
        EINV_NTS_TRUST: trust,
      },
    };
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto), Effect.provide(Logger.layer([])));

/** A request of the buyer's that the supplier signs with this key and issues. */
const issue = ({ erp, baseUrl }: Effect.Success<ReturnType<typeof start>>, key: SigningKey.SigningKey) =>
  Effect.gen(function* () {
    for (const { email, ...each } of companies)
      yield* erp.registerCompany({
        ...each,
        members: [{ memberId: "kim", name: "김", email, grant: "full" }],
      });
    yield* erp.creditPoints({ businessNumber: buyerNumber, points: 1000n, idempotencyKey: "points" });
    const { summary } = yield* erp.requestInvoice({
      businessNumber: buyerNumber,
      memberId: "kim",
      payer: "buyer",
      document: document(yield* DateTime.now),
      idempotencyKey: "request",
    });
    const { clientSecret } = yield* erp.createSession({
      businessNumber: supplierNumber,
      memberId: "kim",
      origin,
    });
    const page = Client.session({ baseUrl, secret: Effect.succeed(clientSecret) });
    const approval = yield* page.approval(summary.ref);
    const { version } = approval.view;
    const signed = yield* signWith(key, approval);
    yield* page.issue({ ...signed, ref: summary.ref, version, idempotencyKey: "issue" });
    return { page, ref: summary.ref };
  });

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
      // One after the other: both are in this process, where a wait for the file's lock would stop its holder too.
      const [one, two] = [yield* start(environment), yield* start(environment)];
      yield* one.erp.registerCompany(company);
      const credit = ({ erp }: typeof one, idempotencyKey: string) =>
        erp.creditPoints({ businessNumber: buyerNumber, points: 1n, idempotencyKey });
      yield* Effect.all([credit(one, "a"), credit(two, "a"), credit(two, "b"), credit(one, "b")], {
        concurrency: "unbounded",
      });
      assert.strictEqual((yield* two.erp.company(buyerNumber)).available, 2n);
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

  it.live("sends to the authority of its settings, and takes the results that it posts", () =>
    Effect.gen(function* () {
      const path = yield* folder;
      const { key, environment, simulator } = yield* authorityAt(path);
      const { erp, baseUrl } = yield* start({
        ...environment,
        EINV_NTS_REPLY_TO: "http://127.0.0.1:1/nts/callback",
        EINV_DATA: join(path, "data"),
        EINV_API_KEY: apiKey,
        EINV_REGISTRATION: "41000008",
      });
      const { page, ref } = yield* issue({ erp, baseUrl }, key);
      assert.strictEqual((yield* erp.transmitNow([ref])).submitted, 1);
      assert.strictEqual((yield* simulator.received).length, 1);
      yield* erp.collectResults();
      const { transmissionResult } = yield* page.get(ref);
      assert.strictEqual(transmissionResult?.code, "SUC001");
    }),
  );

  it.live(
    "asks the signer's authority whether the certificate was revoked, and issues only when it was not",
    () =>
      Effect.gen(function* () {
        const path = yield* folder;
        let revoked: ReadonlyArray<bigint> | undefined = [];
        let hierarchy: Mint.Hierarchy | undefined;
        const directory = yield* Directory.http((request, response) => {
          if (hierarchy === undefined || (revoked === undefined && request.url === "/list"))
            return void response.writeHead(404).end();
          const by = request.url === "/list" ? "authority" : "root";
          Effect.runCallback(Mint.crl(hierarchy, by === "root" ? [] : (revoked ?? []), hierarchy.at, by), {
            onExit: (exit) => response.end(exit._tag === "Success" ? exit.value : ""),
          });
        });
        const at = `http://127.0.0.1:${directory}`;
        hierarchy = yield* Mint.hierarchy({
          places: { list: `${at}/list`, rootList: `${at}/root`, ocsp: `${at}/ocsp` },
        });
        mkdirSync(join(path, "trust"));
        writeFileSync(join(path, "trust/root.der"), hierarchy.root.der);
        writeFileSync(join(path, "trust/authority.der"), hierarchy.authority.der);
        const { key, certificate } = yield* Mint.business(hierarchy, {
          businessNumber: supplierNumber,
          name: "가나상사",
          password: Redacted.make("password of the key"),
        });
        const outcome = (name: string, settings: Readonly<Record<string, string>>) =>
          Effect.gen(function* () {
            const program = yield* start({
              EINV_DATA: join(path, name),
              EINV_API_KEY: apiKey,
              EINV_TRUST_DIR: join(path, "trust"),
              ...settings,
            });
            const { page, ref } = yield* issue(program, key);
            return (yield* page.get(ref)).summary.status.document as string;
          }).pipe(
            Effect.catch((failure) => Effect.succeed("code" in failure ? failure.code : "other")),
            Effect.scoped,
          );
        const hosts = { EINV_REVOCATION_HOSTS: `127.0.0.1:${directory}` };
        assert.strictEqual(yield* outcome("a", hosts), "issued");
        revoked = [certificate.serial];
        assert.strictEqual(yield* outcome("b", hosts), "certificate.revoked");
        revoked = undefined;
        assert.strictEqual(yield* outcome("c", hosts), "issue.revocation-unknown");
        assert.strictEqual(yield* outcome("d", { ...hosts, EINV_REVOCATION: "note" }), "issued");
        revoked = [certificate.serial];
        // Nobody named the host, so it is not asked.
        assert.strictEqual(yield* outcome("e", {}), "issue.revocation-unknown");
      }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
    30_000,
  );

  it.live("a wrong password of its key stops it at the start, by the variable's name", () =>
    Effect.gen(function* () {
      const path = yield* folder;
      const { environment } = yield* authorityAt(path);
      const refusal = yield* Effect.flip(
        start({
          ...environment,
          EINV_NTS_REPLY_TO: "http://127.0.0.1:1/nts/callback",
          EINV_NTS_KEY_PASSWORD: "canary",
          EINV_DATA: join(path, "data"),
          EINV_REGISTRATION: "41000008",
        }),
      );
      assert.strictEqual(refusal.code, "config.invalid");
      assert.include(refusal.what.en, "EINV_NTS_KEY_PASSWORD");
      assert.notInclude(JSON.stringify(refusal), "canary");
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
