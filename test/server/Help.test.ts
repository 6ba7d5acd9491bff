/** Help over HTTP: for anybody, for members, and for a host's desk. */
import { assert, layer } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { Client } from "@einv/api/client";
import { Explain, Guide, Redactor } from "@einv/support";
import { everyCatalogue } from "../help/catalogues.ts";
import { World, buyerNumber, origin, supplierNumber, layer as world } from "./world.ts";

/** Catalogues of what never serves a page: the page itself and the command line, which print their own texts. */
const elsewhere = /^(?:elements|cli)\//;

layer(world, { excludeTestServices: true })("help over HTTP", (it) => {
  it.effect("anybody searches, reads, has errors explained, and converses", () =>
    Effect.gen(function* () {
      const { baseUrl } = yield* World;
      const help = Client.help({ baseUrl });
      const { articles } = yield* help.search("인증서 데이터값");
      assert.strictEqual(articles[0]?.id, "certificate-replaced");
      assert.deepStrictEqual(articles[0]?.action, {
        intent: "certificates",
        label: { ko: "인증서 관리 열기", en: "Open certificates" },
      });
      const article = yield* help.article("certificate-replaced");
      assert.deepStrictEqual(article.steps, Guide.find("certificate-replaced")?.steps);
      assert.isNotEmpty(article.see);
      const refused = yield* Effect.flip(help.article("no-such"));
      assert.strictEqual(refused.code, "help.no-article");
      const answer = yield* help.answer("[WEHAGO] 인증서 데이터값이 없습니다.");
      assert.strictEqual(answer.explanations[0]?.source, "other");
      const talk = yield* help.converse([{ choice: "points" }, { choice: "person" }]);
      assert.strictEqual(talk.stage, "handing-over");
      assert.include(talk.transcript.ko.join("\n"), "나: 포인트·비용");
    }),
  );

  it.effect("explains every code that a page can meet", () =>
    Effect.gen(function* () {
      const { baseUrl } = yield* World;
      const help = Client.help({ baseUrl });
      const codes = (yield* Effect.promise(everyCatalogue))
        .filter(({ file }) => !elsewhere.test(file))
        .flatMap(({ entries }) => Object.keys(entries));
      assert.isAbove(codes.length, 350);
      // Five at a time: a text has as many explanations at most.
      for (let from = 0; from < codes.length; from += 5) {
        const some = codes.slice(from, from + 5);
        const { explanations } = yield* help.answer(some.join(", "));
        assert.sameMembers(
          explanations.map(({ code }) => code),
          [...new Set(some)],
        );
      }
    }),
  );

  it.effect("pages of any origin may ask; what they paste is not logged", () =>
    Effect.gen(function* () {
      const { baseUrl, logged } = yield* World;
      const response = yield* Effect.promise(() =>
        fetch(`${baseUrl}/v1/help/answers`, {
          method: "POST",
          headers: { origin, "content-type": "application/json" },
          body: JSON.stringify({ text: "비밀 이야기 900101-1234567" }),
        }),
      );
      assert.strictEqual(response.status, 200);
      assert.strictEqual(response.headers.get("access-control-allow-origin"), origin);
      yield* Effect.promise(() =>
        fetch(`${baseUrl}/v1/help/articles?q=${encodeURIComponent("비밀 이야기")}`),
      );
      assert.notInclude(logged.join("\n"), "비밀 이야기");
      assert.notInclude(logged.join("\n"), encodeURIComponent("비밀"));
    }),
  );

  it.effect("a member asks, its host answers, and the member closes it", () =>
    Effect.gen(function* () {
      const { page, erp, otherErp } = yield* World;
      const { inquiries } = yield* page(supplierNumber);
      const asked = { message: "발행이 안 됩니다. a@b.kr", attached: [{ key: "코드", value: "ERR002" }] };
      const { ticket } = yield* inquiries.inquire({ ...asked, idempotencyKey: "ask-1" });
      assert.deepStrictEqual(yield* inquiries.inquire({ ...asked, idempotencyKey: "ask-1" }), { ticket });
      const [mine] = (yield* inquiries.list()).inquiries;
      assert.deepInclude(mine, {
        ticket,
        state: "received",
        message: `발행이 안 됩니다. [지움: ${Redactor.kinds.email.ko}]`,
      });
      assert.deepStrictEqual((yield* (yield* page(buyerNumber)).inquiries.list()).inquiries, []);
      assert.deepStrictEqual((yield* otherErp.inquiries.list()).inquiries, []);
      const waiting = (yield* erp.inquiries.list()).inquiries;
      assert.deepInclude(waiting[0], { ticket, businessNumber: supplierNumber });
      yield* erp.inquiries.answer({ ticket, message: "이렇게 해 주세요.", idempotencyKey: "answer-1" });
      const [seen] = (yield* inquiries.list()).inquiries;
      assert.deepInclude(seen, { state: "answered", answer: "이렇게 해 주세요." });
      assert.strictEqual((yield* inquiries.close(ticket)).state, "closed");
      const refused = yield* Effect.flip(
        erp.inquiries.answer({ ticket, message: "또", idempotencyKey: "answer-2" }),
      );
      assert.strictEqual(refused.code, "inquiry.closed");
    }),
  );

  it.effect("whoever has not joined asks by address, slowed down by its own", () =>
    Effect.gen(function* () {
      const { baseUrl } = yield* World;
      const help = Client.help({ baseUrl });
      const ask = (index: number, email = "new@gana.example") =>
        help.inquire({
          message: "가입이 안 됩니다",
          attached: [],
          email,
          idempotencyKey: `visitor-${index}`,
        });
      assert.match((yield* ask(0)).ticket, /^Q-/);
      assert.strictEqual((yield* Effect.flip(ask(1, "nonsense"))).code, "membership.email");
      yield* Effect.forEach([2, 3, 4, 5], (index) => ask(index));
      const slowed = yield* Effect.flip(ask(6));
      assert.strictEqual(slowed.code, "membership.slow-down");
    }),
  );

  it.effect("is bounded", () =>
    Effect.gen(function* () {
      const { baseUrl } = yield* World;
      const help = Client.help({ baseUrl });
      assert.isAtMost((yield* help.answer("ERR001 ".repeat(Explain.limit / 8))).explanations.length, 5);
      assert.strictEqual(
        (yield* Effect.flip(help.answer("가".repeat(20_001)))).code,
        "api.request-malformed",
      );
    }),
  );
});
