/** Inquiries as those who ask, those who help and those who have no business with them notice. */
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import {
  AnswerInquiry,
  ApiKeys,
  CloseInquiry,
  Help,
  Inquire,
  OpenLink,
  Sessions,
  ViewInquiries,
  type Caller,
} from "@einv/application";
import { Inquiries } from "@einv/store";
import { Explain } from "@einv/support";
import {
  ask,
  buyer,
  codeOf,
  delivered,
  installation,
  newKey,
  pass,
  settled,
  supplier,
  tokenOf,
} from "./world.ts";

const own: Caller.Caller = { ...supplier, memberId: "own" };
const words = {
  message: "발행이 안 됩니다. 010-1234-5678로 전화 주세요",
  attached: [
    { key: "오류 코드", value: "certificate.expired" },
    { key: "인증서 암호", value: "무지개" },
  ],
};
const said = (over: Partial<Inquire.Input> = {}): Inquire.Input => ({
  ...words,
  idempotencyKey: newKey(),
  ...over,
});
const visitor = (address: string): Caller.Visitor => ({ address });

/** The mail to the desk, and the one to who asked; several go out side by side. */
const letters = Effect.map(delivered, (mails) => ({
  desk: mails.find(({ to }) => to.address === "help@einv.example"),
  asker: mails.find(({ to }) => to.address !== "help@einv.example"),
}));

describe("an inquiry of a member", () => {
  it.effect("gets a ticket, reaches the desk and its asker, and is listed as received", () =>
    Effect.gen(function* () {
      yield* settled;
      const { ticket } = yield* Inquire.inquire(own, said());
      assert.match(ticket, /^Q-\w{4}-\w{4}$/);
      const { desk, asker } = yield* letters;
      assert.strictEqual(desk?.to.address, "help@einv.example");
      assert.deepStrictEqual(desk?.replyTo, { name: "own", address: "own@example.com" });
      for (const part of [ticket, "가나상사 · own", "certificate.expired", "발행이 안 됩니다."])
        assert.include(desk?.text, part);
      assert.strictEqual(asker?.to.address, "own@example.com");
      assert.include(asker?.text, ticket);
      const [mine] = yield* ViewInquiries.mine(own);
      assert.strictEqual(mine?.ticket, ticket);
      assert.strictEqual(mine?.state, "received");
      assert.deepStrictEqual(mine?.stateName, { ko: "접수", en: "Received" });
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is kept and sent without secrets, and sealed", () =>
    Effect.gen(function* () {
      yield* settled;
      const { ticket } = yield* Inquire.inquire(own, said());
      const [mine] = yield* ViewInquiries.mine(own);
      const mails = (yield* delivered).map(({ text, html }) => text + html).join();
      for (const text of [JSON.stringify(mine), mails]) {
        assert.notInclude(text, "1234-5678");
        assert.notInclude(text, "무지개");
        assert.include(text, "[지움: 전화번호]");
      }
      const stored = yield* Inquiries.find(own, ticket);
      assert.notInclude(new TextDecoder().decode(stored?.asked), "발행이");
      assert.notInclude(JSON.stringify(stored), "own@example.com");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("sent again under the same key is the same one; another under it is refused", () =>
    Effect.gen(function* () {
      yield* settled;
      const input = said();
      const first = yield* Inquire.inquire(own, input);
      const [second, third] = yield* Effect.all([Inquire.inquire(own, input), Inquire.inquire(own, input)], {
        concurrency: "unbounded",
      });
      assert.deepStrictEqual([second, third], [first, first]);
      assert.lengthOf(yield* ViewInquiries.mine(own), 1);
      assert.lengthOf(yield* delivered, 2);
      assert.strictEqual(
        yield* codeOf(Inquire.inquire(own, { ...input, message: "다른 문의" })),
        "idempotency.other-command",
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is answered by the host's desk, mailed, seen, and closed by its asker", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { host: stranger } = yield* ApiKeys.create({ name: "다른 ERP" });
      const { ticket } = yield* Inquire.inquire(own, said());
      const answer = {
        ticket: ticket.toLowerCase(),
        message: "인증서를 갱신해 주세요.",
        idempotencyKey: newKey(),
      };
      assert.strictEqual(yield* codeOf(AnswerInquiry.answer(stranger, answer)), "inquiry.not-found");
      assert.lengthOf(yield* ViewInquiries.ofHost(stranger), 0);
      assert.deepInclude((yield* ViewInquiries.ofHost(host))[0], {
        ticket,
        businessNumber: supplier.businessNumber,
        memberId: "own",
      });

      yield* AnswerInquiry.answer(host, answer);
      yield* AnswerInquiry.answer(host, answer);
      const [mine] = yield* ViewInquiries.mine(own);
      assert.deepInclude(mine, { state: "answered", answer: "인증서를 갱신해 주세요." });
      const mails = yield* delivered;
      assert.lengthOf(mails, 3);
      const answers = mails.filter(({ text }) => text.includes("인증서를 갱신해 주세요."));
      assert.deepStrictEqual(
        answers.map(({ to }) => to.address),
        ["own@example.com"],
      );

      assert.strictEqual(yield* codeOf(CloseInquiry.close(supplier, { ticket })), "inquiry.not-found");
      assert.strictEqual((yield* CloseInquiry.close(own, { ticket })).state, "closed");
      assert.strictEqual((yield* CloseInquiry.close(own, { ticket })).state, "closed");
      assert.strictEqual(
        yield* codeOf(AnswerInquiry.answer(host, { ...answer, idempotencyKey: newKey() })),
        "inquiry.closed",
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is seen by nobody else", () =>
    Effect.gen(function* () {
      yield* settled;
      yield* Inquire.inquire(own, said());
      for (const other of [supplier, buyer, { ...buyer, memberId: "own" }])
        assert.deepStrictEqual(yield* ViewInquiries.mine(other), []);
    }).pipe(Effect.provide(installation())),
  );
});

describe("an inquiry of somebody unknown", () => {
  it.effect("names an address, and is confirmed there without a word of the sender's", () =>
    Effect.gen(function* () {
      yield* settled;
      const email = "new@gana.example";
      const { ticket } = yield* Inquire.inquireAsVisitor(visitor("192.0.2.1"), said({ email }));
      const { desk, asker } = yield* letters;
      assert.include(desk?.text, "발행이 안 됩니다.");
      assert.strictEqual(desk?.replyTo?.address, email);
      assert.strictEqual(asker?.to.address, email);
      assert.include(asker?.text, ticket);
      assert.notInclude(`${asker?.subject}${asker?.text}${asker?.html}`, "발행이 안");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("floods nobody's mailbox, and no desk", () =>
    Effect.gen(function* () {
      yield* settled;
      const to = (email: string, address: string) =>
        codeOf(Inquire.inquireAsVisitor(visitor(address), said({ email })));
      const codes = yield* Effect.forEach([1, 2, 3, 4, 5, 6], (host) =>
        to("victim@gana.example", `192.0.2.${host}`),
      );
      assert.deepStrictEqual(codes, ["ok", "ok", "ok", "ok", "ok", "membership.slow-down"]);
      const many = yield* Effect.forEach(
        Array.from({ length: 21 }, (_, index) => index),
        (index) => to(`a${index}@gana.example`, "198.51.100.1"),
      );
      assert.deepStrictEqual(many.slice(-2), ["ok", "membership.slow-down"]);
      yield* pass("25 hours");
      assert.strictEqual(yield* to("victim@gana.example", "192.0.2.1"), "ok");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("by a mail link is asked for an address, and lists nothing that others sent by one", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host);
      const [mail] = yield* delivered;
      const { clientSecret } = yield* OpenLink.open({
        token: tokenOf(mail!),
        businessNumber: supplier.businessNumber,
      });
      const caller = yield* Sessions.authenticate({
        secret: clientSecret,
        origin: "https://anywhere.example",
      });
      assert.strictEqual(yield* codeOf(Inquire.inquire(caller, said())), "inquiry.address-needed");
      const { ticket } = yield* Inquire.inquire(caller, said({ email: "new@gana.example" }));
      assert.deepStrictEqual(yield* ViewInquiries.mine(caller), []);
      assert.strictEqual(yield* codeOf(CloseInquiry.close(caller, { ticket })), "inquiry.not-found");
      const atDesk = (yield* delivered).find(({ to }) => to.address === "help@einv.example");
      assert.include(atDesk?.text, "가나상사");
    }).pipe(Effect.provide(installation())),
  );
});

describe("what is refused", () => {
  it.effect("says which and why, and neither keeps nor sends anything", () =>
    Effect.gen(function* () {
      yield* settled;
      const member = (over: Partial<Inquire.Input>) => codeOf(Inquire.inquire(own, said(over)));
      assert.strictEqual(yield* member({ message: "  " }), "inquiry.empty");
      assert.strictEqual(yield* member({ message: "가".repeat(4001) }), "inquiry.too-long");
      assert.strictEqual(yield* member({ email: "no address" }), "membership.email");
      assert.strictEqual(yield* member({ idempotencyKey: "" }), "idempotency.key");
      assert.strictEqual(
        yield* codeOf(Inquire.inquireAsVisitor(visitor("192.0.2.1"), said())),
        "inquiry.address-needed",
      );
      assert.deepStrictEqual(yield* ViewInquiries.mine(own), []);
      assert.deepStrictEqual(yield* delivered, []);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("without a desk nothing is taken", () =>
    Effect.gen(function* () {
      yield* settled;
      assert.strictEqual(yield* codeOf(Inquire.inquire(own, said())), "inquiry.no-desk");
    }).pipe(Effect.provide(installation({ supportAddress: undefined }))),
  );
});

describe("help", () => {
  it.effect("explains, finds and converses by every catalogue below", () =>
    Effect.gen(function* () {
      const answer = yield* Help.answer("화면에 certificate.expired 라고 나옵니다");
      assert.deepStrictEqual(
        answer.explanations.map(({ code }) => code),
        ["certificate.expired"],
      );
      assert.strictEqual(answer.articles[0]?.id, "certificate-expired");
      assert.strictEqual((yield* Help.answer("xml.doctype")).explanations[0]?.code, "xml.doctype");
      assert.strictEqual((yield* Help.answer("certificate.policy-unconfirmed")).explanations.length, 1);
      const unknown = yield* Help.answer("certificate.of-next-year");
      assert.deepStrictEqual(unknown.unknown, ["certificate.of-next-year"]);
      assert.isNotEmpty(unknown.articles);
      assert.strictEqual(Help.search("인증서 데이터값")[0]?.id, "certificate-replaced");
      assert.lengthOf(Help.search(" "), 27);
      const talk = yield* Help.converse([{ said: "ERR002" }]);
      assert.strictEqual(talk.helping[0]?.id, "rejected");
    }),
  );

  it.effect("by others too, if whoever serves has more", () =>
    Effect.gen(function* () {
      const entry = {
        what: { ko: "새 오류입니다.", en: "A new error." },
        remedy: { ko: "기다려 주세요.", en: "Wait." },
      };
      const explainer: Explain.Explainer = Help.explainerOf([{ "server.new": entry }]);
      const answer = yield* Effect.provideService(Help.answer("server.new"), Help.Explainer, explainer);
      assert.strictEqual(answer.explanations[0]?.what.ko, "새 오류입니다.");
    }),
  );
});
