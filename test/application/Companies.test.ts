import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { ApiKeys, CreditPoints, RegisterCompany, Sessions, ViewInvoice } from "@einv/application";
import { Ledger } from "@einv/store";
import { buyerNumber, supplierNumber } from "./fixtures.ts";
import { ask, buyer, codeOf, installation, pass, settled } from "./world.ts";

const company: RegisterCompany.Company = {
  businessNumber: supplierNumber,
  name: "가나상사",
  representative: "김가나",
  members: [{ memberId: "kim", name: "김가나", email: "kim@gana.example", grant: "full" }],
};

describe("ApiKeys", () => {
  it.effect("lets in whoever has the key, and nobody else", () =>
    Effect.gen(function* () {
      const { host, key } = yield* ApiKeys.create({ name: "다라 ERP" });
      assert.deepStrictEqual(yield* ApiKeys.authenticate(key), host);
      const guess = Redacted.make(`${Redacted.value(key)}x`);
      assert.strictEqual(yield* codeOf(ApiKeys.authenticate(guess)), "api-key.invalid");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("takes a key from the environment for the same host at every start", () =>
    Effect.gen(function* () {
      const key = Redacted.make("einv_key_from-environment");
      const first = yield* ApiKeys.ensure({ name: "ERP", key });
      assert.deepStrictEqual(yield* ApiKeys.ensure({ name: "ERP again", key }), first);
      assert.deepStrictEqual(yield* ApiKeys.authenticate(key), first);
    }).pipe(Effect.provide(installation())),
  );
});

describe("RegisterCompany", () => {
  it.effect("registers, replaces, and shows the points", () =>
    Effect.gen(function* () {
      const { host } = yield* ApiKeys.create({ name: "ERP" });
      const view = yield* RegisterCompany.register(host, { ...company, businessNumber: "120-88-00016" });
      assert.deepStrictEqual(view, {
        businessNumber: supplierNumber,
        name: "가나상사",
        representative: "김가나",
        available: 0n,
        held: 0n,
      });
      yield* RegisterCompany.register(host, { ...company, name: " 가나 주식회사 " });
      assert.strictEqual((yield* RegisterCompany.view(host, supplierNumber)).name, "가나 주식회사");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("names what is wrong", () =>
    Effect.gen(function* () {
      const { host } = yield* ApiKeys.create({ name: "ERP" });
      const [kim] = company.members;
      const cases: ReadonlyArray<readonly [string, RegisterCompany.Company]> = [
        ["business-number.check-digit", { ...company, businessNumber: "1208800017" }],
        ["company.empty-field", { ...company, name: "  " }],
        ["company.empty-field", { ...company, members: [{ ...kim!, memberId: "" }] }],
        ["text.too-long", { ...company, representative: "김".repeat(201) }],
        ["text.too-long", { ...company, members: [{ ...kim!, memberId: "k".repeat(101) }] }],
        ["company.member-twice", { ...company, members: [kim!, kim!] }],
        ["member.email", { ...company, members: [{ ...kim!, email: "kim@gana" }] }],
        [
          "member.email",
          { ...company, members: [{ ...kim!, email: "kim@gana.example\r\nBcc: x@y.example" }] },
        ],
      ];
      for (const [code, wrong] of cases)
        assert.strictEqual(yield* codeOf(RegisterCompany.register(host, wrong)), code);
      assert.strictEqual(yield* codeOf(RegisterCompany.view(host, supplierNumber)), "company.not-found");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("leaves a company with the host that serves it, and does not show it to another", () =>
    Effect.gen(function* () {
      const { host } = yield* ApiKeys.create({ name: "ERP" });
      const { host: other } = yield* ApiKeys.create({ name: "other ERP" });
      yield* RegisterCompany.register(host, company);
      assert.strictEqual(
        yield* codeOf(RegisterCompany.register(other, { ...company, name: "빼앗은 회사" })),
        "company.served-by-another",
      );
      assert.strictEqual((yield* RegisterCompany.view(host, supplierNumber)).name, "가나상사");
      const missing = [
        RegisterCompany.view(other, supplierNumber),
        RegisterCompany.view(other, buyerNumber),
        CreditPoints.credit(other, { businessNumber: supplierNumber, points: 1n, idempotencyKey: "k" }),
        Sessions.create(other, {
          businessNumber: supplierNumber,
          memberId: "kim",
          origin: "https://other.example",
        }),
      ];
      for (const use of missing) assert.strictEqual(yield* codeOf(use), "company.not-found");
    }).pipe(Effect.provide(installation())),
  );
});

describe("CreditPoints", () => {
  it.effect("adds once per key, and refuses another amount under it", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const input = { businessNumber: supplierNumber, points: 300n, idempotencyKey: "order 17" };
      const first = yield* CreditPoints.credit(host, input);
      assert.strictEqual(first.available, 1300n);
      assert.deepStrictEqual(yield* CreditPoints.credit(host, input), first);
      assert.strictEqual(
        yield* codeOf(CreditPoints.credit(host, { ...input, points: 301n })),
        "idempotency.other-command",
      );
      assert.strictEqual((yield* Ledger.balance(supplierNumber)).available, 1300n);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("adds once when the same command comes many times at once", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const input = { businessNumber: supplierNumber, points: 300n, idempotencyKey: "order 18" };
      yield* Effect.all(
        Array.from({ length: 20 }, () => CreditPoints.credit(host, input)),
        { concurrency: "unbounded" },
      );
      assert.strictEqual((yield* Ledger.balance(supplierNumber)).available, 1300n);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("refuses no points, and a key that is none", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const input = { businessNumber: supplierNumber, points: 1n, idempotencyKey: "k" };
      assert.strictEqual(yield* codeOf(CreditPoints.credit(host, { ...input, points: 0n })), "points.amount");
      for (const idempotencyKey of ["", "k".repeat(256)])
        assert.strictEqual(
          yield* codeOf(CreditPoints.credit(host, { ...input, idempotencyKey })),
          "idempotency.key",
        );
    }).pipe(Effect.provide(installation())),
  );
});

describe("Sessions", () => {
  const page = { businessNumber: buyerNumber, memberId: "full", origin: "https://erp.example" };

  it.effect("are the member's, in its page, for thirty minutes", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { clientSecret: secret } = yield* Sessions.create(host, page);
      const { session: named = "", ...caller } = yield* Sessions.authenticate({
        secret,
        origin: page.origin,
      });
      assert.deepStrictEqual(caller, { ...page });
      assert.notInclude(Redacted.value(secret), named);
      assert.strictEqual((yield* Sessions.authenticate({ secret })).session, named);
      assert.strictEqual(
        yield* codeOf(Sessions.authenticate({ secret, origin: "https://evil.example" })),
        "session.origin",
      );
      yield* pass("29 minutes");
      assert.strictEqual((yield* Sessions.authenticate({ secret })).session, named);
      yield* pass("1 minute");
      assert.strictEqual(yield* codeOf(Sessions.authenticate({ secret })), "session.expired");
      assert.strictEqual(
        yield* codeOf(Sessions.authenticate({ secret: Redacted.make("einv_session_guess") })),
        "session.invalid",
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("are refused for strangers and for what is no origin", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      assert.strictEqual(
        yield* codeOf(Sessions.create(host, { ...page, memberId: "nobody" })),
        "member.not-found",
      );
      for (const origin of ["https://erp.example/path", "erp.example", "null", "*"])
        assert.strictEqual(yield* codeOf(Sessions.create(host, { ...page, origin })), "origin.malformed");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("lose a right as soon as it is taken away", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      yield* ViewInvoice.view(buyer, summary.ref);
      yield* RegisterCompany.register(host, {
        businessNumber: buyerNumber,
        name: "다라전자",
        representative: "박다라",
        members: [{ memberId: "full", name: "최", email: "choi@dara.example", grant: "none" }],
      });
      assert.strictEqual(yield* codeOf(ViewInvoice.view(buyer, summary.ref)), "permission.none");
      yield* RegisterCompany.register(host, {
        businessNumber: buyerNumber,
        name: "다라전자",
        representative: "박다라",
        members: [],
      });
      assert.strictEqual(yield* codeOf(ViewInvoice.view(buyer, summary.ref)), "member.not-found");
    }).pipe(Effect.provide(installation())),
  );
});
