import { connect } from "node:net";
import { request } from "node:http";
import { assert, describe, layer } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Client } from "@einv/api/client";
import { Edge } from "@einv/server";
import { World, apiKey, buyerNumber, layer as world, origin, supplierNumber } from "./world.ts";

const ask = (url: string, init: RequestInit = {}) => Effect.promise(() => fetch(url, init));
const body = (response: Response) => Effect.promise(() => response.json());
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** A client secret as the ERP's backend hands it to its page. */
const secretFor = (businessNumber: string) =>
  Effect.gen(function* () {
    const { erp } = yield* World;
    const { clientSecret } = yield* erp.createSession({ businessNumber, memberId: "kim", origin });
    return Redacted.value(clientSecret);
  });

/** Moves the server's clock, which runs what became due. */
const moveTo = (to: string) =>
  Effect.gen(function* () {
    const { baseUrl } = yield* World;
    const answer = yield* ask(`${baseUrl}/admin/clock`, {
      method: "POST",
      headers: bearer(apiKey),
      body: JSON.stringify({ to }),
    });
    return yield* body(answer);
  });

const serverNow = Effect.gen(function* () {
  const { baseUrl } = yield* World;
  const answer = yield* ask(`${baseUrl}/admin/clock`, { headers: bearer(apiKey) });
  return DateTime.makeUnsafe((yield* body(answer)).now);
});

layer(world, { excludeTestServices: true })("a server", (it) => {
  describe("the way of an invoice", () => {
    it.effect("request, mail, number, approval, issue, dawn, result: each once", () =>
      Effect.gen(function* () {
        const { baseUrl, erp, request, mails, sign, submitted } = yield* World;
        const requested = yield* request("journey");
        const { ref } = requested.summary;

        // The job takes the mail out within seconds of the server's time.
        yield* moveTo(DateTime.formatIso(DateTime.add(yield* serverNow, { seconds: 5 })));
        const mail = mails.find(({ to }) => to.address === "sales@gana.example")!;
        const token = Redacted.make(/#einv=([\w-]+)/.exec(mail.text)![1]!);

        const link = Client.link({ baseUrl });
        assert.strictEqual((yield* link.peek(token)).sender, "다라전자");
        const wrong = yield* Effect.flip(link.open({ token, businessNumber: buyerNumber }));
        assert.strictEqual(wrong.code, "link.wrong-number");
        const opened = yield* link.open({ token, businessNumber: "120-88-00016" });
        assert.strictEqual(opened.ref, ref);

        const page = Client.session({ baseUrl, secret: Effect.succeed(opened.clientSecret) });
        const approval = yield* page.approval(ref);
        assert.strictEqual(approval.quote.yourPoints, 0n);
        const signed = yield* sign(approval);
        const issue = { ...signed, ref, version: approval.view.version, idempotencyKey: "press" };
        const receipts = yield* Effect.all([page.issue(issue), page.issue(issue), page.issue(issue)], {
          concurrency: "unbounded",
        });
        assert.deepStrictEqual(receipts[1], receipts[0]);
        assert.deepStrictEqual(receipts[2], receipts[0]);
        assert.strictEqual((yield* erp.company(buyerNumber)).available, 1000n - receipts[0].points);
        assert.strictEqual(yield* page.signedXml(ref), signed.signedXml);

        const dawn = receipts[0].transmissionPlannedFor!;
        assert.match(DateTime.formatIso(dawn), /T18:00:00/);
        yield* moveTo(DateTime.formatIso(DateTime.add(dawn, { minutes: 1 })));
        assert.deepStrictEqual(
          submitted.flatMap(({ invoices }) => invoices.map(({ issueId }) => issueId)),
          [receipts[0].issueId],
        );
        assert.deepStrictEqual(new TextDecoder().decode(submitted[0]!.invoices[0]!.xml), signed.signedXml);
        yield* moveTo(DateTime.formatIso(DateTime.add(dawn, { hours: 2 })));
        const settled = yield* (yield* (yield* World).page(buyerNumber)).get(ref);
        assert.strictEqual(settled.summary.status.transmission, "accepted");
        assert.strictEqual(settled.transmissionResult?.code, "SUC001");
        assert.strictEqual(submitted.length, 1);
      }),
    );

    it.effect("a changed document is refused by its name, and nothing is charged", () =>
      Effect.gen(function* () {
        const { erp, page, request, sign } = yield* World;
        const { ref } = (yield* request("changed")).summary;
        const before = yield* erp.company(buyerNumber);
        const supplier = yield* page(supplierNumber);
        const approval = yield* supplier.approval(ref);
        const { invoice } = approval.view;
        const other = yield* sign({
          ...approval,
          view: { ...approval.view, invoice: { ...invoice, remarks: ["덧붙임"] } },
        });
        const refusal = yield* Effect.flip(
          supplier.issue({ ...other, ref, version: approval.view.version, idempotencyKey: "other" }),
        );
        assert.strictEqual(refusal.code, "issue.document-differs");
        assert.deepStrictEqual(yield* erp.company(buyerNumber), before);
      }),
    );
  });

  describe("a list", () => {
    it.effect("is narrowed and ordered by its query, exact to the won; what makes no sense is refused", () =>
      Effect.gen(function* () {
        const { baseUrl, page, request } = yield* World;
        const { summary } = yield* request("listed");
        const supplier = yield* page(supplierNumber);
        const { writtenDate: day, totals } = summary;
        const around = { from: day, until: day, minAmount: totals.grand, maxAmount: totals.grand };
        const found = yield* supplier.list({
          ...around,
          needsMe: true,
          side: "supplier",
          kind: "general",
          sort: "partner",
          order: "descending",
          pageSize: 500,
        });
        assert.include(
          found.rows.map(({ ref }) => ref),
          summary.ref,
        );
        assert.deepStrictEqual(found.rows[0]?.actions.includes("issue"), true);
        const none = yield* supplier.list({ ...around, minAmount: totals.grand + 1n });
        assert.deepStrictEqual([none.total, none.counts.all], [0, 0]);
        const headers = bearer(yield* secretFor(supplierNumber));
        for (const query of [
          "pageSize=501",
          "from=yesterday",
          "minAmount=1e9",
          "sort=colour",
          "needsMe=perhaps",
        ])
          assert.strictEqual(
            (yield* ask(`${baseUrl}/v1/invoices/?${query}`, { headers: { ...headers, origin } })).status,
            400,
            query,
          );
      }),
    );
  });

  describe("who may", () => {
    it.effect("a session is good for its own origin, and without one for nothing", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        const headers = bearer(yield* secretFor(supplierNumber));
        const list = (more: Record<string, string>) => ask(`${baseUrl}/v1/invoices/`, { headers: more });

        const own = yield* list({ ...headers, origin });
        assert.strictEqual(own.status, 200);
        assert.strictEqual(own.headers.get("access-control-allow-origin"), origin);

        const foreign = yield* list({ ...headers, origin: "https://evil.example" });
        assert.strictEqual(foreign.status, 403);
        assert.strictEqual((yield* body(foreign)).code, "session.origin");

        for (const none of [{}, bearer("wrong"), { authorization: "Basic eDp5" }]) {
          const refused = yield* list({ ...none, origin });
          assert.strictEqual(refused.status, 401);
          assert.strictEqual(refused.headers.get("access-control-allow-origin"), origin);
        }
      }),
    );

    it.effect("a page's secret opens no host's door, and a host's key no page's", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        const secret = yield* secretFor(supplierNumber);
        const host = yield* ask(`${baseUrl}/v1/companies/${supplierNumber}`, { headers: bearer(secret) });
        const page = yield* ask(`${baseUrl}/v1/invoices/`, { headers: bearer(apiKey) });
        assert.deepStrictEqual([host.status, page.status], [401, 401]);
      }),
    );

    it.effect("what belongs to another is exactly as absent as what does not exist", () =>
      Effect.gen(function* () {
        const { otherErp, page, request } = yield* World;
        const { ref } = (yield* request("foreign")).summary;
        const own = yield* page(supplierNumber);
        const missing = yield* Effect.flip(own.get("inv_of_nobody"));
        assert.strictEqual(missing.code, "invoice.not-found");

        const theirs = yield* Effect.flip(otherErp.company(buyerNumber));
        const nobodys = yield* Effect.flip(otherErp.company("1048600010"));
        assert.strictEqual(JSON.stringify(theirs), JSON.stringify(nobodys));
        const transmit = yield* Effect.flip(otherErp.transmitNow([ref]));
        assert.strictEqual(transmit.code, "invoice.not-found");
        assert.deepStrictEqual((yield* otherErp.events()).events, []);
      }),
    );

    it.effect("guessing a link's number is slowed down, and says for how long", () =>
      Effect.gen(function* () {
        const { baseUrl, mails, request } = yield* World;
        const before = mails.length;
        yield* request("guessed");
        yield* moveTo(DateTime.formatIso(DateTime.add(yield* serverNow, { seconds: 5 })));
        const sent = mails.slice(before).find(({ text }) => text.includes("#einv="))!;
        const token = /#einv=([\w-]+)/.exec(sent.text)![1]!;
        const guess = ask(`${baseUrl}/v1/links/${token}/open`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ businessNumber: buyerNumber }),
        });
        const answers: Array<Response> = [];
        while (answers.at(-1)?.status !== 429 && answers.length < 20) answers.push(yield* guess);
        const last = answers.at(-1)!;
        assert.strictEqual(last.status, 429);
        const { values } = yield* body(last);
        assert.strictEqual(last.headers.get("retry-after"), values.seconds);
        assert.isAbove(Number(values.seconds), 0);
      }),
    );
  });

  describe("what is not of the contract", () => {
    it.effect.each([
      ["no JSON", { "content-type": "application/json" }, "{", 400, "payload"],
      ["no JSON at all", { "content-type": "text/plain" }, "{}", 415, undefined],
      ["a form", { "content-type": "application/x-www-form-urlencoded" }, "version=1", 415, undefined],
      ["no version", { "content-type": "application/json" }, "{}", 400, "payload.version"],
      [
        "a version in words",
        { "content-type": "application/json" },
        '{"version":"one"}',
        400,
        "payload.version",
      ],
      ["no key", { "idempotency-key": "" }, '{"version":1}', 400, "headers.idempotency-key"],
      [
        "too long a key",
        { "idempotency-key": "k".repeat(256) },
        '{"version":1}',
        400,
        "headers.idempotency-key",
      ],
    ] as const)("%s", ([, headers, text, status, path]) =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        const response = yield* ask(`${baseUrl}/v1/invoices/inv_x/acknowledge`, {
          method: "POST",
          headers: {
            ...bearer(yield* secretFor(buyerNumber)),
            "idempotency-key": "k",
            "content-type": "application/json",
            ...headers,
          },
          body: text,
        });
        assert.strictEqual(response.status, status);
        const problem = yield* body(response);
        assert.strictEqual(problem.path, path);
        assert.isNotEmpty(problem.remedy.ko);
      }),
    );

    it.effect("a wrong page number, an unknown box, an address that is none", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        const headers = bearer(yield* secretFor(buyerNumber));
        for (const query of [
          "page=0",
          "page=1.5",
          "pageSize=501",
          "box=secret",
          `search=${"x".repeat(101)}`,
        ]) {
          const response = yield* ask(`${baseUrl}/v1/invoices/?${query}`, { headers });
          assert.strictEqual(response.status, 400, query);
        }
        const nowhere = yield* ask(`${baseUrl}/v1/invoices/a/b/c`, { headers });
        assert.strictEqual((yield* body(nowhere)).code, "request.no-route");
      }),
    );

    it.effect("a body without end is cut off, whoever sends it", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        const status = yield* Effect.callback<number | undefined>((resume) => {
          const sending = request(`${baseUrl}/v1/links/t/open`, {
            method: "POST",
            headers: { "content-type": "application/json", "transfer-encoding": "chunked" },
          });
          let answered: number | undefined;
          const more = () => {
            while (!sending.destroyed && sending.write(Buffer.alloc(65_536, 32))) {}
          };
          sending.on("drain", more);
          sending.on("response", (response) => {
            answered = response.statusCode;
            response.resume();
            sending.destroy();
          });
          sending.on("error", () => {});
          sending.on("close", () => resume(Effect.succeed(answered)));
          more();
        });
        assert.strictEqual(status, 413);
      }),
    );

    it.effect.each([
      ["a header of a hundred kilobytes", `X-Large: ${"x".repeat(100_000)}\r\n`, /^HTTP\/1\.1 431 /],
      ["two lengths", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", /^HTTP\/1\.1 400 /],
      ["a line break in a header", "X-Evil: a\rb\r\n", /^HTTP\/1\.1 400 /],
      ["an origin that is none", "Origin: https://a.example\x01\r\n", /^HTTP\/1\.1 400 /],
      ["a host that is none", "Host: a b/c\r\n", /^HTTP\/1\.1 (?:400|401) /],
    ] as const)("%s", ([, header, expected]) =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        const answer = yield* Effect.callback<string>((resume) => {
          const socket = connect(Number(new URL(baseUrl).port), "127.0.0.1", () =>
            socket.write(`GET /v1/invoices/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}\r\n`),
          );
          let text = "";
          socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
          socket.on("error", () => {});
          socket.on("close", () => resume(Effect.succeed(text)));
        });
        assert.match(answer, expected);
      }),
    );
  });

  describe("the authority's call", () => {
    it.effect("is answered as the authority expects, and anybody else's is refused", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        const call = (contentType: string) =>
          ask(`${baseUrl}/nts/callback`, {
            method: "POST",
            headers: { "content-type": contentType },
            body: "unknown-submission",
          });
        const good = yield* call("text/xml");
        assert.strictEqual(good.status, 200);
        assert.strictEqual(yield* Effect.promise(() => good.text()), "<taken/>");
        assert.strictEqual((yield* call("multipart/form-data")).status, 400);
      }),
    );
  });

  describe("for who runs it", () => {
    it.effect("alive, ready, described", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        for (const path of ["/healthz", "/readyz"])
          assert.strictEqual((yield* ask(`${baseUrl}${path}`)).status, 200);
        const document = yield* body(yield* ask(`${baseUrl}/v1/openapi.json`));
        assert.include(Object.keys(document.paths), "/v1/invoices/{ref}/issue");
        const problems = Object.keys(document.paths["/v1/invoices/{ref}/issue"].post.responses);
        assert.includeMembers(problems, ["200", "401", "402", "403", "404", "409", "422"]);
      }),
    );

    it.effect("the clock moves for whoever has a key, and only forward", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        const anyone = yield* ask(`${baseUrl}/admin/clock`, { method: "POST", body: '{"to":"2099-01-01"}' });
        assert.strictEqual(anyone.status, 401);
        const before = yield* serverNow;
        assert.strictEqual((yield* moveTo("2020-01-01T00:00:00Z")).code, "clock.malformed");
        assert.strictEqual((yield* moveTo("tomorrow")).code, "clock.malformed");
        assert.isTrue(DateTime.isLessThan(yield* serverNow, DateTime.add(before, { minutes: 1 })));
      }),
    );

    it.effect("nothing secret stands in the log, whatever was sent", () =>
      Effect.gen(function* () {
        const { baseUrl, logged, mails, page, request, sign } = yield* World;
        const { ref } = (yield* request("canaries")).summary;
        const supplier = yield* page(supplierNumber);
        const approval = yield* supplier.approval(ref);
        const { signedXml, r } = yield* sign(approval);
        const version = approval.view.version;
        yield* Effect.flip(
          supplier.issue({ signedXml: "<canary-xml/>", r, ref, version, idempotencyKey: "c1" }),
        );
        yield* supplier.issue({ signedXml, r, ref, version, idempotencyKey: "c2" });
        const secret = yield* secretFor(supplierNumber);
        for (const path of [`/v1/links/canary-token`, `/v1/invoices/?search=canary-search`])
          yield* ask(`${baseUrl}${path}`, { headers: { ...bearer(secret), cookie: "canary-cookie" } });
        yield* ask(`${baseUrl}/v1/invoices/${ref}/issue`, {
          method: "POST",
          headers: { ...bearer(secret), "content-type": "application/json", "idempotency-key": "c3" },
          body: JSON.stringify({ signedXml: 1, r: ["canary-r"], version: "canary-version" }),
        });

        const log = logged.join("\n");
        assert.include(log, '"status":200');
        const tokens = mails.flatMap(({ text }) => /#einv=([\w-]+)/.exec(text)?.[1] ?? []);
        assert.isNotEmpty(tokens);
        for (const word of ["canary", apiKey, secret, Redacted.value(r), "SignatureValue", ...tokens])
          assert.isFalse(log.includes(word), word);
      }),
    );
  });

  it.effect("the largest invoice that the contract allows is read", () =>
    Effect.gen(function* () {
      const { page, request } = yield* World;
      const { ref, ...rest } = (yield* request("large")).summary;
      assert.strictEqual(rest.status.document, "requested");
      const hangul = "가".repeat(400_000);
      assert.isBelow(Buffer.byteLength(hangul), Edge.largestBody);
      const refusal = yield* Effect.flip(
        (yield* page(supplierNumber)).issue({
          ref,
          version: 1,
          idempotencyKey: "large",
          signedXml: hangul,
          r: Redacted.make("AA=="),
        }),
      );
      assert.match(refusal.code, /^(?:xml|signature|invoice)\./);
    }),
  );
});
