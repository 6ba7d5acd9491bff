import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Client } from "@einv/api/client";
import { World } from "@einv/mocks";

const baseUrl = "https://einv.example";
const password = Redacted.make("파란 우산과 느린 기차");

describe("joining in a page that has everything inside it", () => {
  it.live("goes through every step, and its passwords are looked at", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const connection = { baseUrl, fetch: world.fetch };
      const gate = Client.gate(connection);
      const { signupSecret, view } = yield* gate.signup();
      const signup = Client.signup({ ...connection, secret: signupSecret });
      const answers = view.terms!.map(({ id, version, required }) => ({
        terms: id,
        version,
        given: required,
      }));
      yield* signup.agree({ version: view.version, answers });
      const { challenge } = yield* signup.verify({ method: "email", target: "hong@new.example" });
      const mail = (yield* world.mails).findLast(({ to }) => to.address === "hong@new.example");
      const answer = Redacted.make(/인증번호 (\d{6})/.exec(mail?.text ?? "")?.[1] ?? "");
      const { version } = yield* signup.answer({ challenge: challenge!.id, answer });
      const account = { loginId: "hong_gd", password, name: "홍길동", phone: "02-1688-6000" };
      const next = yield* signup.createAccount({ version, ...account });
      const company = { businessNumber: "1048212347", name: "새 회사", representative: "홍길동" };
      const done = yield* signup.registerCompany({ version: next.version, company });
      assert.deepInclude(done.done, { name: "새 회사", role: "administrator", proven: false });
      const { session } = yield* signup.finish();
      const page = Client.session({ ...connection, secret: Effect.succeed(session.clientSecret) });
      assert.strictEqual((yield* page.list()).hiddenBecause?.code, "company.not-verified");
      assert.isDefined((yield* gate.signIn({ loginId: "hong_gd", password })).signedIn);
      const wrong = gate.signIn({ loginId: "hong_gd", password: Redacted.make("틀린 비밀번호입니다") });
      assert.strictEqual((yield* Effect.flip(wrong)).code, "account.sign-in-refused");
    }),
  );
});
