import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import * as Redacted from "effect/Redacted";
import * as TestClock from "effect/testing/TestClock";
import { Client } from "@einv/api/client";

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly init: RequestInit;
}

/** A server that answers everything with one answer, and remembers what it was asked. */
const answering = (answer: () => Response | Promise<Response>) => {
  const sent: Array<Sent> = [];
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const request = new Request(input, init);
    const text = await request.text();
    sent.push({
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: text === "" ? undefined : JSON.parse(text),
      init,
    });
    return answer();
  };
  return { sent, fetch };
};

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

const baseUrl = "https://einv.example/mounted";
const secret = Effect.succeed(Redacted.make("cs_canary"));

const receipt = {
  ref: "inv_1",
  issueId: "202612104200000012345678",
  issuedAt: "2026-12-10T03:04:05.000Z",
  payer: "buyer",
  points: "200",
  version: 3,
};

const issue = {
  ref: "inv_1",
  version: 2,
  idempotencyKey: "once",
  signedXml: "<TaxInvoice/>",
  r: Redacted.make("UiBjYW5hcnk="),
};

describe("what travels", () => {
  it.effect("a page's command carries secret, key, version and R, and nothing that a browser adds", () =>
    Effect.gen(function* () {
      const { sent, fetch } = answering(() => json(200, receipt));
      const answer = yield* Client.session({ baseUrl, fetch, secret }).issue(issue);
      assert.strictEqual(answer.points, 200n);
      assert.strictEqual(sent.length, 1);
      const [{ method, url, headers, body, init }] = [sent[0]!];
      assert.strictEqual(`${method} ${url}`, "POST https://einv.example/mounted/v1/invoices/inv_1/issue");
      assert.strictEqual(headers.get("authorization"), "Bearer cs_canary");
      assert.strictEqual(headers.get("idempotency-key"), "once");
      assert.deepStrictEqual(body, { signedXml: "<TaxInvoice/>", r: "UiBjYW5hcnk=", version: 2 });
      assert.strictEqual(init.credentials, "omit");
      assert.strictEqual(init.redirect, "error");
      assert.deepStrictEqual(
        [...headers.keys()].filter((name) => /trace|b3/.test(name)),
        [],
      );
    }),
  );

  it.effect("a renewed secret is used by the next call", () =>
    Effect.gen(function* () {
      const { sent, fetch } = answering(() => json(200, receipt));
      let count = 0;
      const page = Client.session({
        baseUrl,
        fetch,
        secret: Effect.sync(() => Redacted.make(`cs_${++count}`)),
      });
      yield* page.issue(issue);
      yield* page.issue(issue);
      assert.deepStrictEqual(
        sent.map(({ headers }) => headers.get("authorization")),
        ["Bearer cs_1", "Bearer cs_2"],
      );
    }),
  );

  it.effect("a link's token becomes one segment of the path, whatever it holds", () =>
    Effect.gen(function* () {
      const { sent, fetch } = answering(() =>
        json(200, { clientSecret: "cs_new", expiresAt: "2026-12-10T00:00:00.000Z", ref: "inv_1" }),
      );
      const opened = yield* Client.link({ baseUrl, fetch }).open({
        token: Redacted.make("a/../b?c"),
        businessNumber: "120-88-00016",
      });
      assert.strictEqual(sent[0]!.url, "https://einv.example/mounted/v1/links/a%2F..%2Fb%3Fc/open");
      assert.isNull(sent[0]!.headers.get("authorization"));
      assert.notInclude(JSON.stringify(opened), "cs_new");
      assert.strictEqual(Redacted.value(opened.clientSecret), "cs_new");
    }),
  );

  it.effect("money goes and comes as exact numbers", () =>
    Effect.gen(function* () {
      const company = {
        businessNumber: "1208800016",
        name: "하늘식품",
        representative: "김하늘",
        available: "900719925474099312",
        held: "0",
      };
      const { sent, fetch } = answering(() => json(200, company));
      const view = yield* Client.host({ baseUrl, fetch, key: Redacted.make("key") }).creditPoints({
        businessNumber: "1208800016",
        points: 900719925474099312n,
        idempotencyKey: "k",
      });
      assert.deepStrictEqual(sent[0]!.body, { points: "900719925474099312" });
      assert.strictEqual(view.available, 900719925474099312n);
    }),
  );
});

describe("what comes back refused", () => {
  const refusedBy = (answer: () => Response | Promise<Response>) =>
    Client.session({ baseUrl, fetch: answering(answer).fetch, secret })
      .get("inv_1")
      .pipe(Effect.flip);

  it.effect("a problem keeps every field of its refusal", () =>
    Effect.gen(function* () {
      const fields = {
        code: "invoice.changed",
        what: { ko: "바뀌었습니다.", en: "It changed." },
        why: { ko: "누군가", en: "Somebody" },
        remedy: { ko: "다시", en: "Again" },
        path: "version",
        values: { version: "4" },
      };
      const refusal = yield* refusedBy(() => json(409, { _tag: "Conflict", ...fields }));
      const { code, what, why, remedy, path, values } = refusal;
      assert.strictEqual(refusal._tag, "Refusal");
      assert.deepStrictEqual({ code, what, why, remedy, path, values }, fields);
    }),
  );

  it.effect("no network", () =>
    Effect.map(
      refusedBy(() => Promise.reject(new TypeError("Failed to fetch"))),
      (refusal) => assert.strictEqual(refusal.code, "api.unreachable"),
    ),
  );

  it.effect.each([
    ["a maintenance page", () => new Response("<html>", { status: 503 }), "503"],
    ["a login page", () => new Response("<html>", { headers: { "content-type": "text/html" } }), "2xx"],
    ["another contract", () => json(200, { ref: "inv_1" }), "2xx"],
    ["half an answer", () => new Response("{", { headers: { "content-type": "application/json" } }), "2xx"],
    ["an undeclared status", () => json(418, {}), "418"],
    ["a problem without its fields", () => json(404, { _tag: "NotFound" }), "404"],
  ] as const)("%s is not taken for an answer", ([, answer, status]) =>
    Effect.map(refusedBy(answer), (refusal) => {
      assert.strictEqual(refusal.code, "api.answer-malformed");
      assert.strictEqual(refusal.values?.["status"], status);
    }),
  );

  it.effect("an answer that never comes ends the call, and the request with it", () =>
    Effect.gen(function* () {
      let aborted = false;
      const fetch: typeof globalThis.fetch = (_, init) =>
        new Promise((_, reject) => {
          init!.signal!.addEventListener("abort", () => {
            aborted = true;
            reject(init!.signal!.reason);
          });
        });
      const call = yield* Client.session({ baseUrl, fetch, secret, timeout: "10 seconds" })
        .issue(issue)
        .pipe(Effect.flip, Effect.forkChild({ startImmediately: true }));
      yield* TestClock.adjust("10 seconds");
      const refusal = yield* Fiber.join(call);
      assert.strictEqual(refusal.code, "api.timeout");
      assert.include(refusal.what.ko, "10초");
      assert.isTrue(aborted);
    }),
  );

  it.effect("no secret, no call", () =>
    Effect.gen(function* () {
      const { sent, fetch } = answering(() => json(200, receipt));
      const asked = yield* Client.session({ baseUrl, fetch, secret }).get("inv_1").pipe(Effect.flip);
      const none = yield* Client.session({ baseUrl, fetch, secret: Effect.fail(asked) })
        .get("inv_1")
        .pipe(Effect.flip);
      assert.strictEqual(none, asked);
      assert.strictEqual(sent.length, 1);
    }),
  );

  it.effect.each(["", ".", "..", "\ud800"])("the reference %j never becomes a path", (ref) =>
    Effect.gen(function* () {
      const { sent, fetch } = answering(() => json(200, receipt));
      const refusal = yield* Client.session({ baseUrl, fetch, secret }).get(ref).pipe(Effect.flip);
      assert.strictEqual(refusal.code, "api.request-malformed");
      assert.strictEqual(refusal.path, "ref");
      assert.deepStrictEqual(sent, []);
    }),
  );

  it.effect("a key that is no header is refused here, without its R", () =>
    Effect.gen(function* () {
      const { sent, fetch } = answering(() => json(200, receipt));
      const refusal = yield* Client.session({ baseUrl, fetch, secret })
        .issue({ ...issue, idempotencyKey: "a\r\nx: y" })
        .pipe(Effect.flip);
      assert.strictEqual(refusal.code, "api.request-malformed");
      assert.notInclude(JSON.stringify(refusal), "UiBjYW5hcnk=");
      assert.deepStrictEqual(sent, []);
    }),
  );
});
