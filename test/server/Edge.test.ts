import { assert, describe, it } from "@effect/vitest";
import * as Contract from "@einv/api";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServer from "effect/http/HttpServer";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import { Problem } from "@einv/api";
import { Edge, Statuses } from "@einv/server";
import { Refusals } from "@einv/application";

const routes = Layer.mergeAll(
  HttpRouter.add("GET", "/v1/invoices", HttpServerResponse.text("rows")),
  HttpRouter.add("GET", "/v1/companies", HttpServerResponse.text("companies")),
  HttpRouter.add("GET", "/v1/links/:token", Effect.die(new Error("the store fell over"))),
  HttpRouter.add("GET", "/unsupported", HttpServerResponse.text("Unsupported", { status: 415 })),
  HttpRouter.add(
    "POST",
    "/echo",
    Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
      Effect.map(Effect.orDie(request.text), (text) => HttpServerResponse.text(text)),
    ),
  ),
);

/** The edge over these routes, asked in process, with what it logged. */
const edge = Effect.acquireRelease(
  Effect.sync(() => {
    const logged: Array<string> = [];
    const { handler, dispose } = HttpRouter.toWebHandler(
      Layer.provide(routes, Edge.layer).pipe(
        Layer.provide([SecureRandom.layerWebCrypto, HttpServer.layerServices]),
        Layer.provideMerge(Logger.layer([Logger.map(Logger.formatJson, (line) => void logged.push(line))])),
      ),
      { disableLogger: true },
    );
    const ask = (path: string, init: RequestInit = {}) =>
      Effect.promise(() => handler(new Request(`http://einv.example${path}`, init)));
    return { ask, logged, dispose };
  }),
  ({ dispose }) => Effect.promise(dispose),
);

const problem = (response: Response) => Effect.promise(() => response.json());

const erp = { headers: { origin: "https://erp.example" } };

describe("every answer", () => {
  it.live("is not to be stored, guessed at or framed, and has an ID that the log has too", () =>
    Effect.gen(function* () {
      const { ask, logged } = yield* edge;
      const { headers } = yield* ask("/v1/invoices?search=canary");
      assert.strictEqual(headers.get("cache-control"), "no-store");
      assert.strictEqual(headers.get("x-content-type-options"), "nosniff");
      assert.include(headers.get("content-security-policy"), "frame-ancestors 'none'");
      const line = JSON.parse(logged.at(-1)!);
      assert.deepInclude(line.annotations, {
        requestId: headers.get("x-request-id"),
        method: "GET",
        path: "/v1/invoices",
        status: 200,
      });
      assert.notInclude(logged.join(), "canary");
    }),
  );

  it.live("two requests are two IDs", () =>
    Effect.gen(function* () {
      const { ask } = yield* edge;
      const [one, two] = [yield* ask("/v1/invoices"), yield* ask("/v1/invoices")];
      assert.notStrictEqual(one.headers.get("x-request-id"), two.headers.get("x-request-id"));
    }),
  );
});

describe("pages of other origins", () => {
  it.live("a page may call everything of the contract but what takes an API key", () =>
    Effect.gen(function* () {
      const { ask } = yield* edge;
      const forServers = new Set<unknown>([Contract.Host, Contract.HostInquiries, Contract.HostPoints]);
      const groups = Object.values(Contract).filter((group) => "calls" in group);
      assert.isAbove(groups.length, 15);
      for (const group of groups)
        for (const { path, method } of Object.values<{ readonly path: string; readonly method: string }>(
          group.calls,
        )) {
          const response = yield* ask(path.replaceAll(/:\w+/g, "x"), {
            method: "OPTIONS",
            headers: { ...erp.headers, "access-control-request-method": method },
          });
          const allowed = response.headers.get("access-control-allow-origin");
          assert.strictEqual(allowed, forServers.has(group) ? null : "https://erp.example", path);
        }
    }),
  );

  it.live("a preflight is answered without touching a route", () =>
    Effect.gen(function* () {
      const { ask } = yield* edge;
      const response = yield* ask("/v1/invoices/inv_1/issue", {
        method: "OPTIONS",
        headers: {
          ...erp.headers,
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization,content-type,idempotency-key",
        },
      });
      assert.strictEqual(response.status, 204);
      assert.strictEqual(response.headers.get("access-control-allow-origin"), "https://erp.example");
      assert.include(response.headers.get("access-control-allow-methods"), "POST");
      for (const name of ["authorization", "content-type", "idempotency-key"])
        assert.include(response.headers.get("access-control-allow-headers"), name);
      assert.isNull(response.headers.get("access-control-allow-credentials"));
      assert.strictEqual(response.headers.get("vary"), "Origin");
    }),
  );

  it.live("a page may read what it asked for, problems included", () =>
    Effect.gen(function* () {
      const { ask } = yield* edge;
      for (const path of ["/v1/invoices", "/v1/invoices/none/here", "/v1/links/t", "/v1/clock"]) {
        const { headers } = yield* ask(path, erp);
        assert.strictEqual(headers.get("access-control-allow-origin"), "https://erp.example", path);
      }
    }),
  );

  it.live.each([
    ["/v1/companies", "https://erp.example"],
    ["/healthz", "https://erp.example"],
    ["/v1/invoices", "null"],
    ["/v1/invoices", "https://erp.example/path"],
    ["/v1/invoices", "https://erp.example, https://evil.example"],
    ["/v1/invoices", "javascript:alert(1)"],
  ] as const)("%s is not opened to %s", ([path, origin]) =>
    Effect.gen(function* () {
      const { ask } = yield* edge;
      const answers = [
        yield* ask(path, { headers: { origin } }),
        yield* ask(path, { method: "OPTIONS", headers: { origin, "access-control-request-method": "GET" } }),
      ];
      for (const { headers } of answers) assert.isNull(headers.get("access-control-allow-origin"));
    }),
  );
});

describe("what goes wrong on the way", () => {
  it.live("an address that is none", () =>
    Effect.gen(function* () {
      const { ask } = yield* edge;
      const response = yield* ask("/v2/nothing");
      assert.strictEqual(response.status, 404);
      assert.include(yield* problem(response), { _tag: "NotFound", code: "request.no-route" });
    }),
  );

  it.live("a body that says it is too large is not read, and one that does not say it is cut off", () =>
    Effect.gen(function* () {
      const { ask } = yield* edge;
      const large = "x".repeat(Edge.largestBody + 1);
      const said = yield* ask("/echo", {
        method: "POST",
        body: "x",
        headers: { "content-length": String(Edge.largestBody + 1) },
      });
      const unsaid = yield* ask("/echo", { method: "POST", body: large });
      const fits = yield* ask("/echo", { method: "POST", body: large.slice(1) });
      for (const response of [said, unsaid]) {
        assert.strictEqual(response.status, 413);
        assert.include(yield* problem(response), { _tag: "TooLarge", code: "request.too-large" });
      }
      assert.strictEqual(fits.status, 200);
    }),
  );

  it.live("a body of another kind", () =>
    Effect.gen(function* () {
      const { ask } = yield* edge;
      const response = yield* ask("/unsupported");
      assert.strictEqual(response.status, 415);
      assert.include(yield* problem(response), { _tag: "UnsupportedMedia", code: "request.media-type" });
    }),
  );

  it.live("a fault is told by its request ID; what it was stands in the log, the token does not", () =>
    Effect.gen(function* () {
      const { ask, logged } = yield* edge;
      const response = yield* ask("/v1/links/canary-token");
      assert.strictEqual(response.status, 500);
      const body = yield* problem(response);
      const requestId = response.headers.get("x-request-id");
      assert.include(body, { _tag: "Fault", code: "server.fault" });
      assert.deepStrictEqual(body.values, { requestId });
      assert.notInclude(JSON.stringify(body), "fell over");
      const fault = logged.map((line) => JSON.parse(line)).find(({ level }) => level === "ERROR");
      assert.include(fault.cause, "the store fell over");
      assert.strictEqual(fault.annotations.requestId, requestId);
      assert.notInclude(logged.join(), "canary-token");
    }),
  );
});

describe("statuses", () => {
  const statusOf = (code: keyof typeof Refusals.refusals.entries) =>
    Problem.status[Statuses.problem(Refusals.refusals.refusal(code))._tag];

  it("say what a caller can do: log in, pay, wait, reload, correct", () => {
    assert.deepStrictEqual(
      {
        login: statusOf("session.expired"),
        pay: statusOf("points.insufficient"),
        wait: statusOf("link.slow-down"),
        reload: statusOf("invoice.changed"),
        correct: statusOf("issue.document-differs"),
        foreign: statusOf("invoice.not-found"),
      },
      { login: 401, pay: 402, wait: 429, reload: 409, correct: 422, foreign: 404 },
    );
  });

  it("no refusal of a use case is called the server's fault", () => {
    for (const code of Object.keys(Refusals.refusals.entries)) {
      const refusal = Refusals.refusals.refusal(code as keyof typeof Refusals.refusals.entries);
      assert.notStrictEqual(Statuses.problem(refusal)._tag, "Fault", code);
    }
  });
});
