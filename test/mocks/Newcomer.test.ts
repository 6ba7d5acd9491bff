import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Client } from "@einv/api/client";
import { Cast, Newcomer, World } from "@einv/mocks";
import { baseUrl } from "./fixtures.ts";

describe("a company that joins by itself", () => {
  it.live("is asked to issue, and sees nothing of it before its certificate was shown", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const { ref, clientSecret } = yield* world.newcomer;
      const page = Client.session({ baseUrl, fetch: world.fetch, secret: clientSecret });
      const { name, state, mine, now } = yield* page.company.verification();
      assert.deepStrictEqual([name, state, mine], [Cast.newcomer.name, "unverified", false]);
      assert.deepStrictEqual(now, world.now());
      assert.strictEqual((yield* Effect.flip(page.approval(ref))).code, "company.not-verified");
      assert.strictEqual((yield* world.newcomer).ref, ref);
    }),
  );

  it.live("comes by the mail, proves a number by text message, and ends at the invoice", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const connection = { baseUrl, fetch: world.fetch };
      const ref = yield* world.invited;
      const { businessNumber, person } = Cast.newcomer;
      const { clientSecret } = yield* Client.link(connection).open({
        token: yield* world.linkTo(ref),
        businessNumber,
      });
      const begun = yield* Client.gate(connection).signup({ linkSecret: clientSecret });
      assert.deepInclude(begun.view.invoice, {
        ref,
        firstItem: "복사용지",
        itemCount: 1,
        companyJoined: false,
      });
      const signup = Client.signup({ ...connection, secret: begun.signupSecret });
      const answers = (begun.view.terms ?? []).map(({ id, version, required }) => ({
        terms: id,
        version,
        given: required,
      }));
      const { methods } = yield* signup.agree({ version: begun.view.version, answers });
      assert.deepStrictEqual(
        methods?.map(({ method }) => method),
        ["phone", "ipin", "sms", "email"],
      );
      const { challenge } = yield* signup.verify({ method: "sms", target: "010-0000-1234" });
      const code = yield* world.codeTo("010-0000-1234");
      const proven = yield* signup.answer({ challenge: challenge?.id ?? "", answer: Redacted.make(code) });
      const { loginId, name, email } = person;
      const member = yield* signup.createAccount({
        version: proven.version,
        loginId,
        name,
        email,
        password: Newcomer.password,
      });
      yield* signup.registerCompany({ version: member.version, company: member.company!.input });
      assert.strictEqual((yield* signup.finish()).ref, ref);
    }),
  );

  it.live("may be somebody with an account and several companies already", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      yield* world.join(
        { loginId: "gana_tax", name: "김다온", email: "daon@ga.example", phone: "02-0000-0199" },
        { businessNumber: "1108100043", name: "하늘제과", representative: "김다온" },
        { businessNumber: "1108100058", name: "바다유통", representative: "김다온" },
      );
      const connection = { baseUrl, fetch: world.fetch };
      const { signedIn } = yield* Client.gate(connection).signIn({
        loginId: "gana_tax",
        password: Newcomer.password,
      });
      const account = Client.account({ ...connection, secret: signedIn!.accountSecret });
      assert.deepStrictEqual(
        (yield* account.view()).companies.map((company) => company.name),
        ["하늘제과", "바다유통"],
      );
    }),
  );
});
