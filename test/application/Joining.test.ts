import { assert, describe, it } from "@effect/vitest";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import type * as SqlClient from "effect/sql/SqlClient";
import {
  BeginSignup,
  type Caller,
  CloseAccount,
  CompanySettings,
  CreateAccount,
  FinishSignup,
  Housekeeping,
  JoinCompany,
  ListInvoices,
  MoveSignup,
  MyAccount,
  PasswordHasher,
  RecoverAccount,
  SignIn,
  VerifyPerson,
  ViewPoints,
} from "@einv/application";
import { IdentityVerifier, Refusals, type SignupView } from "@einv/membership";
import type { Refusal } from "@einv/refusal";
import { Accounts, Events, Memberships, Rights } from "@einv/store";
import * as SqliteNode from "@einv/store/SqliteNode";
import { onPostgres } from "../store/databases.ts";
import { codeOf, delivered, installation, pass } from "./world.ts";
import { supplierNumber } from "./fixtures.ts";

/** Passwords kept plainly, and counted: what is looked at, and against what. */
class Hashing extends Context.Service<
  Hashing,
  { readonly verified: Array<"account" | "nobody">; outdated: boolean }
>()("test/Hashing") {}

const hasher = Layer.effect(
  PasswordHasher.PasswordHasher,
  Effect.map(Hashing, (hashing) => ({
    hash: (password) => Effect.succeed(Redacted.make(`kept ${Redacted.value(password)}`)),
    verify: (password, kept) =>
      Effect.sync(() => {
        hashing.verified.push(kept === undefined ? "nobody" : "account");
        const right = kept !== undefined && Redacted.value(kept) === `kept ${Redacted.value(password)}`;
        return { right, outdated: right && hashing.outdated };
      }),
  })),
);

/** A carrier of text messages that can be down. */
const carrier = { down: false, sent: new Array<string>() };
const providers: IdentityVerifier.Providers = {
  sms: {
    kind: "message",
    send: ({ text }) =>
      carrier.down
        ? Effect.fail(Refusals.refusals.refusal("verification.unavailable"))
        : Effect.sync(() => void carrier.sent.push(Redacted.value(text))),
  },
};

const world = (database = SqliteNode.layer({ memory: true })) =>
  hasher.pipe(
    Layer.provideMerge(Layer.sync(Hashing, () => ({ verified: [], outdated: false }))),
    Layer.merge(IdentityVerifier.layer(providers)),
    Layer.provideMerge(installation({}, database)),
  );

const password = Redacted.make("파란 우산과 느린 기차");
const visitor: Caller.Visitor = { address: "203.0.113.1" };

const codeFrom = (text: string) => Redacted.make(/인증번호 (\d{6})/.exec(text)?.[1] ?? "no code");

const mailedCode = Effect.map(delivered, (mails) => codeFrom(mails.at(-1)?.text ?? ""));

const joiningOf = (begun: BeginSignup.Begun) => BeginSignup.authenticate({ secret: begun.signupSecret });

const required = ({ terms = [] }: SignupView.SignupView) =>
  terms.flatMap(({ id, version, required: needed }) => (needed ? [{ terms: id, version, given: true }] : []));

/** At the step identity. */
const agreed = Effect.gen(function* () {
  const begun = yield* BeginSignup.begin({}, visitor);
  const joining = yield* joiningOf(begun);
  yield* MoveSignup.agree(joining, { version: begun.view.version, answers: required(begun.view) });
  return joining;
});

/** At the step member, with this address proven. */
const verified = (address: string) =>
  Effect.gen(function* () {
    const joining = yield* agreed;
    const { challenge } = yield* VerifyPerson.begin(joining, { method: "email", target: address }, visitor);
    const answer = yield* mailedCode;
    const view = yield* VerifyPerson.answer(joining, { challenge: challenge!.id, answer });
    return { joining, version: view.version };
  });

const account = { password, name: "홍길동", phone: "02-1688-6000" };

/** At the step company. */
const created = (loginId: string, address = `${loginId}@mail.example`) =>
  Effect.gen(function* () {
    const { joining, version } = yield* verified(address);
    const view = yield* CreateAccount.create(joining, { version, loginId, ...account });
    return { joining, version: view.version };
  });

/** A member of the company, logged in. */
const member = (loginId: string, businessNumber = supplierNumber) =>
  Effect.gen(function* () {
    const { joining, version } = yield* created(loginId);
    const company = { businessNumber, name: "가나상사", representative: "김가나" };
    yield* JoinCompany.register(joining, { version, company });
    const finished = yield* FinishSignup.finish(joining, visitor);
    const person = yield* SignIn.authenticate({ secret: finished.account.accountSecret });
    const caller: Caller.Caller = { businessNumber, memberId: person.accountId };
    return { person, caller };
  });

const signIn = (loginId: string, typed: Redacted.Redacted<string> = password, by = visitor) =>
  SignIn.signIn({ loginId, password: typed }, by);

const wrong = Redacted.make("틀린 비밀번호입니다");

describe("consents", () => {
  it.effect(
    "are kept with the account, one row for each of the terms, what was not ticked as not given",
    () =>
      Effect.gen(function* () {
        yield* created("hong_gd");
        const stored = yield* Accounts.byLoginId("hong_gd");
        const consents = yield* Accounts.consents(stored!.account.accountId);
        const now = yield* DateTime.now;
        assert.deepStrictEqual(consents.map(({ terms, given }) => `${terms} ${given}`).toSorted(), [
          "business true",
          "marketing false",
          "personal true",
          "service true",
        ]);
        for (const { at, version } of consents) {
          assert.deepStrictEqual(at, now);
          assert.strictEqual(version, "2026-11-01");
        }
      }).pipe(Effect.provide(world())),
  );
});

describe("guessing a password", () => {
  it.effect("a hundred at the same time are a hundred: ten are looked at", () =>
    Effect.gen(function* () {
      yield* created("hong_gd");
      const { verified: looked } = yield* Hashing;
      const codes = yield* Effect.all(
        Array.from({ length: 100 }, () => codeOf(signIn("hong_gd", wrong))),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(looked.length, 10);
      assert.strictEqual(codes.filter((code) => code === "account.sign-in-refused").length, 10);
      assert.strictEqual(codes.filter((code) => code === "account.slow-down").length, 90);
    }).pipe(Effect.provide(world())),
  );

  it.effect("costs the same work whether there is such an account, or the name cannot even be one", () =>
    Effect.gen(function* () {
      yield* created("hong_gd");
      const { verified: looked } = yield* Hashing;
      for (const loginId of ["hong_gd", "nobody_at_all", "!", ""]) {
        assert.strictEqual(yield* codeOf(signIn(loginId, wrong)), "account.sign-in-refused");
      }
      assert.deepStrictEqual(looked, ["account", "nobody", "nobody", "nobody"]);
    }).pipe(Effect.provide(world())),
  );

  it.effect("is counted by address too, over any number of names", () =>
    Effect.gen(function* () {
      const codes: Array<string> = [];
      for (let count = 0; count < 52; count += 1) {
        codes.push(yield* codeOf(signIn(`name_${count}`, wrong)));
      }
      assert.strictEqual(codes.indexOf("account.slow-down"), 50);
      const elsewhere = { address: "203.0.113.99" };
      assert.strictEqual(yield* codeOf(signIn("name_99", wrong, elsewhere)), "account.sign-in-refused");
    }).pipe(Effect.provide(world())),
  );

  it.effect("right once is forgiven, and a pause ends", () =>
    Effect.gen(function* () {
      yield* created("hong_gd");
      for (let count = 0; count < 9; count += 1) yield* codeOf(signIn("hong_gd", wrong));
      assert.strictEqual(yield* codeOf(signIn("hong_gd")), "ok");
      for (let count = 0; count < 10; count += 1) yield* codeOf(signIn("hong_gd", wrong));
      assert.strictEqual(yield* codeOf(signIn("hong_gd")), "account.slow-down");
      yield* pass("31 seconds");
      assert.strictEqual(yield* codeOf(signIn("Hong_GD")), "ok");
    }).pipe(Effect.provide(world())),
  );
});

describe("a kept password", () => {
  it.effect("is sealed, and made anew when its settings are of yesterday", () =>
    Effect.gen(function* () {
      yield* created("hong_gd");
      const before = yield* Accounts.byLoginId("hong_gd");
      assert.notInclude(new TextDecoder("latin1").decode(before!.password), "kept");
      const hashing = yield* Hashing;
      yield* signIn("hong_gd");
      assert.strictEqual((yield* Accounts.byLoginId("hong_gd"))?.version, before!.version);
      hashing.outdated = true;
      yield* signIn("hong_gd");
      const after = yield* Accounts.byLoginId("hong_gd");
      assert.strictEqual(after?.version, before!.version + 1);
      assert.notDeepEqual(after?.password, before!.password);
      hashing.outdated = false;
      assert.strictEqual(yield* codeOf(signIn("hong_gd")), "ok");
    }).pipe(Effect.provide(world())),
  );
});

describe("codes", () => {
  it.effect("are not sent without end: to one address ten a day, from one place sixty an hour", () =>
    Effect.gen(function* () {
      const joining = yield* agreed;
      const to = (target: string) =>
        codeOf(VerifyPerson.begin(joining, { method: "email", target }, visitor));
      const codes: Array<string> = [];
      for (let count = 0; count < 11; count += 1) codes.push(yield* to("flood@one.example"));
      assert.deepStrictEqual(codes, [...codes.slice(0, 10).map(() => "ok"), "membership.slow-down"]);
      const another = yield* agreed;
      const again = { method: "email", target: "flood@one.example" } as const;
      assert.strictEqual(yield* codeOf(VerifyPerson.begin(another, again, visitor)), "membership.slow-down");
      // Whoever floods a signup does not keep the owner from recovering an account.
      assert.strictEqual(yield* codeOf(RecoverAccount.begin(again, visitor)), "ok");
    }).pipe(Effect.provide(world())),
  );

  it.effect("that the carrier does not take are over, and another way is open", () =>
    Effect.gen(function* () {
      const joining = yield* agreed;
      carrier.down = true;
      const sms = { method: "sms", target: "010-1234-5678" } as const;
      assert.strictEqual(
        yield* codeOf(VerifyPerson.begin(joining, sms, visitor)),
        "verification.unavailable",
      );
      carrier.down = false;
      assert.isUndefined((yield* BeginSignup.view(joining)).challenge);
      const { challenge } = yield* VerifyPerson.begin(joining, sms, visitor);
      const answer = codeFrom(carrier.sent.at(-1) ?? "");
      assert.strictEqual(
        (yield* VerifyPerson.answer(joining, { challenge: challenge!.id, answer })).step,
        "member",
      );
    }).pipe(Effect.provide(world())),
  );

  it.effect("come again after a minute, and then only the newest counts", () =>
    Effect.gen(function* () {
      const joining = yield* agreed;
      const { challenge } = yield* VerifyPerson.begin(
        joining,
        { method: "email", target: "again@one.example" },
        visitor,
      );
      const id = challenge!.id;
      const old = yield* mailedCode;
      yield* pass("61 seconds");
      yield* VerifyPerson.resend(joining, { challenge: id }, visitor);
      const fresh = yield* mailedCode;
      if (Redacted.value(old) !== Redacted.value(fresh)) {
        const answered = VerifyPerson.answer(joining, { challenge: id, answer: old });
        assert.strictEqual(yield* codeOf(answered), "verification.wrong-answer");
      }
      yield* pass("9 minutes");
      assert.strictEqual(
        (yield* VerifyPerson.answer(joining, { challenge: id, answer: fresh })).step,
        "member",
      );
      const used = VerifyPerson.answer(joining, { challenge: id, answer: fresh });
      assert.strictEqual(yield* codeOf(used), "signup.changed");
    }).pipe(Effect.provide(world())),
  );

  it.effect("are guessed five times and no more, however many at once", () =>
    Effect.gen(function* () {
      const joining = yield* agreed;
      const { challenge } = yield* VerifyPerson.begin(
        joining,
        { method: "email", target: "five@one.example" },
        visitor,
      );
      const id = challenge!.id;
      const right = yield* mailedCode;
      const guess = Redacted.make(Redacted.value(right) === "000000" ? "111111" : "000000");
      yield* Effect.all(
        Array.from({ length: 20 }, () =>
          codeOf(VerifyPerson.answer(joining, { challenge: id, answer: guess })),
        ),
        { concurrency: "unbounded" },
      );
      let last = "";
      for (let count = 0; count < 5; count += 1) {
        last = yield* codeOf(VerifyPerson.answer(joining, { challenge: id, answer: guess }));
      }
      assert.strictEqual(last, "verification.not-open");
      const late = VerifyPerson.answer(joining, { challenge: id, answer: right });
      assert.strictEqual(yield* codeOf(late), "verification.not-open");
    }).pipe(Effect.provide(world())),
  );
});

/** What happens at the same time, on a database of one writer and of many. */
const rivals = (database: () => Layer.Layer<SqlClient.SqlClient, Refusal.Refusal>) => {
  it.live("login ID: one has it, the other chooses again and has lost nothing", () =>
    Effect.gen(function* () {
      const [one, two] = [yield* verified("one@x.example"), yield* verified("two@x.example")];
      const want = ({ joining, version }: typeof one) =>
        codeOf(CreateAccount.create(joining, { version, loginId: "wanted", ...account }));
      const codes = yield* Effect.all([want(one), want(two)], { concurrency: "unbounded" });
      assert.sameMembers(codes, ["ok", "login-id.taken"]);
      const loser = codes[0] === "ok" ? two : one;
      const { version, joining } = loser;
      assert.strictEqual(
        yield* codeOf(CreateAccount.create(joining, { version, loginId: "other", ...account })),
        "ok",
      );
    }).pipe(Effect.provide(world(database()))),
  );

  it.live("step of one signup pressed twice is one account and one company", () =>
    Effect.gen(function* () {
      const { joining, version } = yield* created("hong_gd");
      const company = { businessNumber: supplierNumber, name: "가나상사", representative: "김가나" };
      const press = codeOf(JoinCompany.register(joining, { version, company }));
      const codes = yield* Effect.all([press, press, press], { concurrency: "unbounded" });
      assert.deepStrictEqual(codes.toSorted(), ["ok", "signup.changed", "signup.changed"]);
      assert.strictEqual((yield* Memberships.ofCompany(supplierNumber)).length, 1);
    }).pipe(Effect.provide(world(database()))),
  );

  it.live("account, guessed at: however many at once, ten guesses are looked at", () =>
    Effect.gen(function* () {
      yield* created("hong_gd");
      const { verified: looked } = yield* Hashing;
      yield* Effect.all(
        Array.from({ length: 40 }, () => codeOf(signIn("hong_gd", wrong))),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(looked.length, 10);
    }).pipe(Effect.provide(world(database()))),
  );

  it.live("number, claimed by two: both are members, one runs it, and the certificate decides", () =>
    Effect.gen(function* () {
      const [one, two] = [yield* created("claims_1"), yield* created("claims_2")];
      const company = { businessNumber: supplierNumber, name: "가나상사", representative: "김가나" };
      const register = ({ joining, version }: typeof one) =>
        codeOf(JoinCompany.register(joining, { version, company }));
      assert.deepStrictEqual(
        yield* Effect.all([register(one), register(two)], { concurrency: "unbounded" }),
        ["ok", "ok"],
      );
      const roles = (yield* Rights.administrators(supplierNumber)).map((each) => each.roles.length);
      assert.deepStrictEqual(roles, [2]);
    }).pipe(Effect.provide(world(database()))),
  );
};

describe("two who want the same", () => rivals(() => SqliteNode.layer({ memory: true })));
onPostgres("Two who want the same", rivals);

describe("회사설정", () => {
  it.effect("changes everything but the number, the name too, and keeps what it was in the log", () =>
    Effect.gen(function* () {
      const { caller } = yield* member("hong_gd");
      const before = yield* CompanySettings.view(caller);
      assert.deepInclude(before, { mayChange: true });
      assert.deepStrictEqual(before.missing, [
        "industryCode",
        "businessType",
        "businessItem",
        "phone",
        "address",
      ]);
      const input = {
        businessNumber: supplierNumber,
        name: "가나상사 주식회사",
        representative: "김가나",
        industryCode: "172111",
        businessType: "제조업",
        businessItem: "기타 직물제품 제조업",
        phone: "02-1688-6000",
        address: "서울 중구 을지로 29",
      };
      const after = yield* CompanySettings.change(caller, input);
      assert.strictEqual(after.profile.name, "가나상사 주식회사");
      assert.deepStrictEqual(after.missing, []);
      const [change] = yield* Events.ofCompany(supplierNumber, { limit: 1 });
      assert.strictEqual(change?.type, "company.changed");
      assert.include(change?.data["before"], '"name":"가나상사"');
      const other = { ...input, businessNumber: "2228100007" };
      assert.strictEqual(yield* codeOf(CompanySettings.change(caller, other)), "company.number-stays");
      const blank = yield* Effect.flip(CompanySettings.change(caller, { ...input, name: " " }));
      assert.deepInclude(blank, { code: "company.needed", path: "name" });
    }).pipe(Effect.provide(world())),
  );

  it.effect("shows nobody what another claimed of the same number", () =>
    Effect.gen(function* () {
      const one = yield* member("first_one");
      const two = yield* member("second_one");
      for (const { caller } of [one, two]) {
        assert.strictEqual(yield* codeOf(CompanySettings.view(caller)), "company.not-verified");
      }
      yield* Memberships.prove(supplierNumber, two.person.accountId, yield* DateTime.now);
      assert.strictEqual(yield* codeOf(CompanySettings.view(one.caller)), "company.not-verified");
      assert.strictEqual(yield* codeOf(CompanySettings.view(two.caller)), "ok");
    }).pipe(Effect.provide(world())),
  );
});

describe("whoever only claims a number", () => {
  it.effect("sees nothing of the company's money", () =>
    Effect.gen(function* () {
      const { caller, person } = yield* member("hong_gd");
      const treasurer = { _tag: "Caller", caller } as const;
      assert.strictEqual(yield* codeOf(ViewPoints.statement(treasurer, "2026-11")), "company.not-verified");
      yield* Memberships.prove(supplierNumber, person.accountId, yield* DateTime.now);
      assert.strictEqual(yield* codeOf(ViewPoints.statement(treasurer, "2026-11")), "ok");
    }).pipe(Effect.provide(world())),
  );
});

describe("leaving", () => {
  it.effect("a company ends what the member may do there, and the account goes on", () =>
    Effect.gen(function* () {
      const { person, caller } = yield* member("hong_gd");
      assert.strictEqual(yield* codeOf(ListInvoices.list(caller, {})), "ok");
      yield* CloseAccount.leave(person, { businessNumber: supplierNumber });
      assert.strictEqual(yield* codeOf(ListInvoices.list(caller, {})), "member.not-found");
      assert.deepStrictEqual((yield* MyAccount.view(person)).companies, []);
      const twice = CloseAccount.leave(person, { businessNumber: supplierNumber });
      assert.strictEqual(yield* codeOf(twice), "member.not-found");
    }).pipe(Effect.provide(world())),
  );

  it.effect("altogether takes the password, and leaves nothing of the person", () =>
    Effect.gen(function* () {
      const { person } = yield* member("hong_gd");
      assert.strictEqual(
        yield* codeOf(CloseAccount.close(person, { password: wrong }, visitor)),
        "account.sign-in-refused",
      );
      yield* CloseAccount.close(person, { password }, visitor);
      assert.strictEqual(yield* codeOf(signIn("hong_gd")), "account.sign-in-refused");
      assert.isUndefined(yield* Accounts.find(person.accountId));
      assert.deepStrictEqual(yield* Accounts.consents(person.accountId), []);
      assert.strictEqual(yield* codeOf(created("hong_gd")), "ok", "the name is free again");
    }).pipe(Effect.provide(world())),
  );
});

describe("Housekeeping", () => {
  it.effect("forgets a signup that nobody went on with, and the account that came to nothing", () =>
    Effect.gen(function* () {
      const { joining } = yield* created("idle_one");
      yield* member("real_one");
      yield* pass("9 days");
      yield* Housekeeping.run;
      assert.strictEqual(yield* codeOf(BeginSignup.view(joining)), "signup.invalid");
      assert.isDefined(yield* Accounts.byLoginId("idle_one"));
      yield* pass("22 days");
      yield* Housekeeping.run;
      assert.isUndefined(yield* Accounts.byLoginId("idle_one"));
      assert.isDefined(yield* Accounts.byLoginId("real_one"));
    }).pipe(Effect.provide(world())),
  );
});

describe("a process that dies", () => {
  it.effect("in the middle of creating an account leaves the step as it was, and no account", () =>
    Effect.gen(function* () {
      const { joining, version } = yield* verified("dies@x.example");
      const dying = {
        hash: () => Effect.die("killed"),
        verify: () => Effect.die("killed"),
      };
      const attempt = CreateAccount.create(joining, { version, loginId: "dying", ...account }).pipe(
        Effect.provideService(PasswordHasher.PasswordHasher, dying),
      );
      assert.isTrue(Exit.isFailure(yield* Effect.exit(attempt)));
      const view = yield* BeginSignup.view(joining);
      assert.deepInclude(view, { step: "member", version });
      assert.isUndefined(yield* Accounts.byLoginId("dying"));
      const again = CreateAccount.create(joining, { version, loginId: "dying", ...account });
      assert.strictEqual((yield* again).step, "company");
    }).pipe(Effect.provide(world())),
  );
});
