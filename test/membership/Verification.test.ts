import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { EmailAddress, IdentityVerifier, Verification } from "@einv/membership";
import { PhoneNumber } from "@einv/identity";

const at = DateTime.makeUnsafe("2026-11-25T01:00:00Z");
const later = (seconds: number) => DateTime.add(at, { seconds });
const phone = PhoneNumber.PhoneNumber.make("+821012345678");
const email = EmailAddress.EmailAddress.make("billtest02@bill.example");

const by = { owner: "signup_1", purpose: "signup" as const };
const sms = Verification.beginCode({ id: "v1", ...by, target: { method: "sms", phone }, at });
const mail = Verification.beginCode({ id: "v2", ...by, target: { method: "email", email }, at });

const codeOf = <A>(result: Result.Result<A, { readonly code: string }>) =>
  Result.isSuccess(result) ? "ok" : result.failure.code;

describe("a code", () => {
  it("is shown as sent to a masked number or address, for minutes, with five tries", () => {
    const shown = Verification.challenge(sms, at);
    assert.deepInclude(shown, { kind: "code", target: "010-****-5678", attemptsLeft: 5 });
    assert.deepStrictEqual(shown?.expiresAt, later(300));
    assert.deepInclude(Verification.challenge(mail, at), {
      target: "bi********@bill.example",
      expiresAt: later(600),
      resendAt: later(60),
    });
  });

  it("counts to its end: five times", () => {
    assert.strictEqual(codeOf(Verification.open(sms, { ...by, at: later(299) })), "ok");
    assert.strictEqual(codeOf(Verification.open(sms, { ...by, at: later(300) })), "verification.expired");
  });

  it("is nobody else's, and serves no other purpose", () => {
    const not = "verification.not-open";
    assert.strictEqual(codeOf(Verification.open(sms, { ...by, owner: "signup_2", at })), not);
    assert.strictEqual(codeOf(Verification.open(sms, { ...by, purpose: "recovery", at })), not);
  });

  it("is used once", () => {
    for (const ending of Verification.Ending.literals) {
      const ended = Verification.end(sms, ending);
      assert.strictEqual(codeOf(Verification.open(ended, { ...by, at })), "verification.not-open");
      assert.isUndefined(Verification.challenge(ended, at));
    }
  });

  it("says how many tries are left, and is over after the fifth wrong one", () => {
    const said: Array<string> = [];
    let state = sms;
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const { after, refusal } = Verification.wrong(state);
      said.push(refusal.values?.["left"] ?? refusal.code);
      state = after;
    }
    assert.deepStrictEqual(said, ["4", "3", "2", "1", "verification.exhausted"]);
    assert.strictEqual(codeOf(Verification.open(state, { ...by, at })), "verification.not-open");
    assert.strictEqual(codeOf(Verification.resend(state, later(61))), "verification.not-open");
  });

  it("comes again after a minute, with its time anew but not its tries, and five times in all", () => {
    const early = Verification.resend(sms, later(20));
    assert.isTrue(Result.isFailure(early));
    if (Result.isFailure(early)) {
      assert.strictEqual(early.failure.code, "verification.too-soon");
      assert.strictEqual(early.failure.values?.["seconds"], "40");
    }
    let state = Verification.wrong(sms).after;
    for (let sent = 2; sent <= 5; sent += 1) {
      const again = Verification.resend(state, later(60 * (sent - 1)));
      assert.isTrue(Result.isSuccess(again));
      if (Result.isSuccess(again)) state = again.success;
    }
    assert.strictEqual(state.wrongAnswers, 1);
    assert.deepStrictEqual(state.expiresAt, later(240 + 300));
    assert.strictEqual(codeOf(Verification.resend(state, later(900))), "verification.sent-often");
    const shown = Verification.challenge(state, at);
    assert.isTrue(shown?.kind === "code" && shown.resendAt === undefined);
  });

  it("is six digits, and read however it is typed", () => {
    const code = Redacted.make("012345");
    for (const typed of ["012345", " 012 345 ", "０１２３４５", "012-345"]) {
      assert.isTrue(Verification.matches(code, Redacted.make(typed)), typed);
    }
    for (const typed of ["", "01234", "0123456", "12345", "012346", "abcdef", "0".repeat(100_000)]) {
      assert.isFalse(Verification.matches(code, Redacted.make(typed)), typed);
    }
  });

  it.effect("is not guessed from the one before", () =>
    Effect.gen(function* () {
      const codes = new Set<string>();
      for (let made = 0; made < 200; made += 1) {
        const code = yield* Verification.makeCode;
        assert.match(Redacted.value(code), /^\d{6}$/);
        codes.add(Redacted.value(code));
      }
      assert.isAbove(codes.size, 190);
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  it("fits one short message, and shows in no print of it", () => {
    const text = Verification.message(Redacted.make("012345"));
    const euc = Array.from(Redacted.value(text)).reduce((size, each) => size + (each < "\u0080" ? 1 : 2), 0);
    assert.isAtMost(euc, 90);
    assert.notInclude(JSON.stringify({ text }), "012345");
  });
});

describe("an agency's page", () => {
  const redirect = (minutes: number) =>
    Verification.beginRedirect({
      id: "v3",
      ...by,
      method: "phone",
      expiresAt: later(minutes * 60),
      at,
    });

  it("is waited for as long as the agency says, and never beyond half an hour", () => {
    assert.deepStrictEqual(redirect(10).expiresAt, later(600));
    assert.deepStrictEqual(redirect(600).expiresAt, later(1800));
  });

  it("is shown while it can be come back from, and cannot be sent again", () => {
    const url = "https://agency.example/begin";
    assert.deepInclude(Verification.challenge(redirect(10), at, url), { kind: "redirect", url });
    assert.isUndefined(Verification.challenge(redirect(10), later(600), url));
    assert.strictEqual(codeOf(Verification.resend(redirect(10), later(60))), "verification.not-open");
  });
});

describe("methods", () => {
  it("are offered as far as there are providers; e-mail always is", () => {
    assert.deepStrictEqual(IdentityVerifier.methodsOf({}), ["email"]);
    const send = () => Effect.void;
    assert.deepStrictEqual(IdentityVerifier.methodsOf({ sms: { kind: "message", send } }), ["sms", "email"]);
  });

  it("prove a name only through an agency", () => {
    assert.deepStrictEqual(
      IdentityVerifier.Method.literals.filter(
        (method) => IdentityVerifier.assuranceOf[method] === "identity",
      ),
      ["phone", "ipin"],
    );
  });
});

describe("an e-mail address", () => {
  it("is one however it is typed", () => {
    for (const typed of [" BillTest02@Bill.example ", "ｂilltest02@bill.example"]) {
      assert.deepStrictEqual(EmailAddress.parse(typed), Result.succeed(email));
    }
  });

  it.each([
    "",
    "a",
    "a@b",
    "a b@c.example",
    "a@b.example\r\nBcc: x@y.example",
    `${"a".repeat(300)}@b.example`,
  ])("is not %j", (typed) => assert.strictEqual(codeOf(EmailAddress.parse(typed)), "membership.email"));
});
