/** Whatever comes in, the simulator answers, and takes nothing that is not proven. */
import { type TaxAuthority } from "@einv/nts";
import { SimulatorHttp } from "@einv/nts/simulator";
import { assert, layer } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Random from "effect/Random";
import * as Redacted from "effect/Redacted";
import { bytes, text } from "../samples.ts";
import { connected, identities, issued, submitId } from "../world.ts";
import * as Sender from "./sender.ts";

layer(identities)("hostile", (it) => {
  it.effect("messages that were damaged are answered and change nothing", () =>
    Effect.gen(function* () {
      const { handle, simulator } = yield* connected();
      const good = yield* Sender.submission([yield* issued(1)], { submitId: submitId() });
      const send = (body: TaxAuthority.Body) =>
        Effect.promise(() =>
          handle(
            new Request("http://authority.test/SubmitEtaxInvoice", {
              method: "POST",
              headers: { "content-type": body.contentType },
              body: new Uint8Array(body.body),
            }),
          ),
        );
      for (let round = 0; round < 300; round++) {
        const body = good.body.slice();
        for (let changes = yield* Random.nextIntBetween(1, 4); changes > 0; changes--)
          body[yield* Random.nextIntBetween(0, body.length - 1)] = yield* Random.nextIntBetween(0, 255);
        const end = round % 3 === 0 ? yield* Random.nextIntBetween(0, body.length) : body.length;
        const { status } = yield* send({ ...good, body: body.subarray(0, end) });
        assert.include([200, 500], status);
      }
      // What little was changed without harm is one and the same submission.
      assert.isAtMost((yield* simulator.received).length, 1);
      assert.strictEqual((yield* send(good)).status, 200);
    }).pipe(Random.withSeed("hostile messages")),
  );

  it.effect("packages of nonsense are turned down with a code", () =>
    Effect.gen(function* () {
      const { simulator } = yield* connected();
      for (let round = 0; round < 60; round++) {
        const length = yield* Random.nextIntBetween(0, 300);
        const plain = new Uint8Array(length);
        for (let at = 0; at < length; at++) plain[at] = yield* Random.nextIntBetween(0, 255);
        const wrong = {
          submitId: submitId(),
          count: 1,
          ...(round % 2 === 0 ? { plain } : { sealed: plain }),
        };
        const { status, body } = yield* simulator.submit(yield* Sender.submission([], wrong));
        assert.strictEqual(status, 200);
        assert.match(text(body), /<FailReasonStatusCode>SYN00[14]</);
      }
    }).pipe(Random.withSeed("hostile packages")),
  );

  it.effect("addresses of nonsense are answered", () =>
    Effect.gen(function* () {
      const { handle } = yield* connected();
      const paths = [
        "/constructor",
        "/admin",
        "/admin/",
        "/admin/constructor",
        "/admin/received/__proto__",
        "/admin/invoices/%00",
        "/invoices/..%2f..%2fetc",
        "/a/b/c/d/e/f",
        "/admin/received/a/b/c",
        "/certificates/encryption.exe",
      ];
      for (const path of paths) {
        for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
          const response = yield* Effect.promise(() =>
            handle(new Request(`http://authority.test${path}`, { method })),
          );
          assert.include([404, 405], response.status, `${method} ${path}`);
        }
      }
    }),
  );

  it.effect("another page in the browser may neither look nor move anything; the simulator's own may", () =>
    Effect.gen(function* () {
      const { simulator } = yield* connected();
      const handle = yield* SimulatorHttp.make(simulator, { key: Redacted.make("k") });
      const status = (site: string | undefined, authorization?: string) =>
        Effect.promise(async () => {
          const headers = {
            ...(site === undefined ? {} : { "sec-fetch-site": site }),
            ...(authorization === undefined ? {} : { authorization }),
          };
          return (await handle(new Request("http://authority.test/", { headers }))).status;
        });
      const basic = `Basic ${Buffer.from("anybody:k").toString("base64")}`;
      assert.strictEqual(yield* status("cross-site", basic), 403);
      assert.strictEqual(yield* status("same-site", basic), 403);
      assert.strictEqual(yield* status(undefined), 401);
      assert.strictEqual(yield* status("none", "Basic !"), 401);
      assert.strictEqual(yield* status("none", basic), 200);
      assert.strictEqual(yield* status("same-origin", "Bearer k"), 200);
    }),
  );

  it.effect("texts that are markup are shown as texts, and resident numbers only in part", () =>
    Effect.gen(function* () {
      const { client, handle } = yield* connected();
      const markup = `<img src=x onerror="alert(1)">'`;
      const invoice = yield* issued(1, {
        buyer: { kind: "resident", number: "9001011234568", name: markup, representative: markup },
        remarks: ["900101-1234568 \u202egnp"],
      });
      yield* client.submit({ submitId: submitId(), invoices: [invoice] });
      const page = (path: string) =>
        Effect.promise(async () => {
          const response = await handle(new Request(`http://authority.test${path}`));
          return { headers: response.headers, html: await response.text() };
        });
      for (const path of ["/", `/invoices/${invoice.issueId}`]) {
        const { headers, html } = yield* page(path);
        assert.notInclude(html, "<img");
        assert.include(html, "&lt;");
        assert.notInclude(html, "1234568");
        assert.notMatch(html, /[\u202a-\u202e]/);
        assert.match(headers.get("content-security-policy") ?? "", /^default-src 'none'/);
        assert.notMatch(headers.get("content-security-policy") ?? "", /unsafe/);
        assert.include(html, "국세청이 아닙니다");
        assert.include(html, "NOT the tax authority");
      }
      const refused = yield* Effect.promise(() =>
        handle(
          new Request("http://authority.test/SubmitEtaxInvoice", {
            method: "POST",
            body: bytes("<script>alert(1)</script>"),
          }),
        ),
      );
      assert.strictEqual(refused.status, 500);
      assert.include((yield* page("/")).html, "nts.multipart-malformed");
    }),
  );
});
