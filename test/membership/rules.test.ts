import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import {
  Account,
  CompanyProfile,
  Consent,
  Duplicates,
  EmailAddress,
  HumanCheck,
  type IdentityVerifier,
  LoginId,
  Password,
  Throttle,
} from "@einv/membership";
import { BusinessNumber, PhoneNumber } from "@einv/identity";

const at = DateTime.makeUnsafe("2026-11-25T01:00:00Z");
const later = (seconds: number) => DateTime.add(at, { seconds });
const codeOf = <A>(result: Result.Result<A, { readonly code: string; readonly path?: string | undefined }>) =>
  Result.isSuccess(result) ? "ok" : `${result.failure.code} ${result.failure.path ?? ""}`.trim();

const answer = (terms: Consent.TermsId, given = true, version = "2026-11-01"): Consent.Answer => ({
  terms,
  version,
  given,
});
const required = [answer("service"), answer("personal"), answer("business")];

describe("consents", () => {
  it("are three required and one optional", () => {
    assert.deepStrictEqual(
      Consent.standard.map(({ id, required: needed }) => [id, needed]),
      [
        ["service", true],
        ["personal", true],
        ["business", true],
        ["marketing", false],
      ],
    );
  });

  it("are kept each with its version and time; what was not answered was not given", () => {
    assert.deepStrictEqual(
      Result.getOrThrow(Consent.decide(required, at)),
      [...required, answer("marketing", false)].map((each) => ({ ...each, at })),
    );
  });

  it("name the required one that is missing", () => {
    for (const missing of ["service", "personal", "business"] as const) {
      const answers = required.filter(({ terms }) => terms !== missing);
      assert.strictEqual(codeOf(Consent.decide(answers, at)), `signup.terms-required ${missing}`);
      const unticked = [...answers, answer(missing, false)];
      assert.strictEqual(codeOf(Consent.decide(unticked, at)), `signup.terms-required ${missing}`);
    }
    assert.strictEqual(
      codeOf(Consent.decide([...required, answer("service", false)], at)),
      "signup.terms-required service",
    );
  });

  it("to a version that is no longer shown count for nothing", () => {
    const old = [answer("service", true, "2025-01-01"), answer("personal"), answer("business")];
    assert.strictEqual(codeOf(Consent.decide(old, at)), "signup.terms-changed service");
  });

  it("of before are outstanding once a required version is new", () => {
    const known = Result.getOrThrow(Consent.decide(required, at));
    assert.deepStrictEqual(Consent.outstanding(known), []);
    const renewed = Consent.standard.map((terms) =>
      terms.id === "business" || terms.id === "marketing" ? { ...terms, version: "2027-01-01" } : terms,
    );
    assert.deepStrictEqual(
      Consent.outstanding(known, renewed).map(({ id }) => id),
      ["business"],
    );
  });

  it("show in one box whether all, some or none are ticked", () => {
    assert.strictEqual(Consent.everything([]), "none");
    assert.strictEqual(Consent.everything(required), "some");
    assert.strictEqual(Consent.everything([...required, answer("marketing")]), "all");
  });
});

describe("a login ID", () => {
  it.each([
    ["test_bill", "test_bill"],
    [" Test_Bill ", "test_bill"],
    ["ｔest.bill-2", "test.bill-2"],
  ])("%j is %s", (typed, loginId) => assert.strictEqual(Result.getOrThrow(LoginId.parse(typed)), loginId));

  it.each(["", "abc", "1abc", "홍길동", "a b c d", "a".repeat(31), "test@bill", "a".repeat(100_000)])(
    "is not %j",
    (typed) => assert.strictEqual(codeOf(LoginId.parse(typed)), "login-id.malformed loginId"),
  );

  it("is none by which one passes for the operator", () =>
    assert.strictEqual(codeOf(LoginId.parse("Administrator")), "login-id.reserved loginId"));

  it("is recognised by its owner alone", () => {
    assert.strictEqual(LoginId.mask("test_bill"), "te*****ll");
    assert.strictEqual(LoginId.mask("abcd"), "a**d");
  });

  it("that is taken has others to choose, all of them possible", () => {
    for (const taken of ["abcd", "a".repeat(30), "abc-------------------------"]) {
      const suggestions = LoginId.suggestions(LoginId.LoginId.make(taken));
      assert.strictEqual(new Set(suggestions).size, 5);
      for (const each of suggestions) assert.strictEqual(Result.getOrThrow(LoginId.parse(each)), each);
    }
  });
});

describe("a password", () => {
  const owner = {
    loginId: "test_bill",
    name: "홍길동",
    email: "hong@gana.example",
    phone: "+821012345678",
    businessNumber: "1208800016",
  };
  const judged = (text: string) => codeOf(Password.check(Redacted.make(text), owner));

  it.each([
    "correct horse battery",
    "파란 우산과 느린 기차",
    "vkfksdntksrhk",
    "mango-river-84",
    "p".repeat(4) + "qzmwb rtvlk",
  ])("may be %j", (text) => assert.strictEqual(judged(text), "ok"));

  it.each([
    ["short1!", "password.length password"],
    ["x y z".repeat(100), "password.length password"],
    ["qwer123456", "password.common password"],
    ["Password1234", "password.common password"],
    ["P@ssw0rd!!!!", "password.common password"],
    ["1q2w3e4r5t6y", "password.common password"],
    ["dkssud1234!", "password.common password"],
    ["test_bill99", "password.personal password"],
    ["홍길동20261125", "ok"],
    ["01012345678a", "password.personal password"],
    ["1208800016!!", "password.personal password"],
    ["aaaaaaaaaaaa", "password.repetitive password"],
    ["abababababab", "password.repetitive password"],
    ["abcdefghijklm", "password.repetitive password"],
    ["poiuytrewq", "password.repetitive password"],
  ])("%j: %s", (text, code) => assert.strictEqual(judged(text), code));

  it("is the same however a keyboard composes it, and kept out of sight", () => {
    const composed = Redacted.value(Password.normalize(Redacted.make("한글 비밀번호 열자")));
    const apart = Redacted.make("한글 비밀번호 열자".normalize("NFD"));
    assert.strictEqual(Redacted.value(Password.normalize(apart)), composed);
    assert.notInclude(JSON.stringify({ kept: Password.normalize(apart) }), "한글");
  });

  it("shows while it is typed which rules it keeps", () =>
    assert.deepStrictEqual(Password.examine(Redacted.make("test_bill"), owner), {
      length: false,
      common: true,
      personal: false,
      repetitive: true,
    }));
});

describe("guessing", () => {
  const rule = Throttle.guessing.account;
  /** Guesses at once whenever it is allowed, until `until` seconds have gone by. */
  const guess = (until: number, kind: Throttle.Guessing) => {
    let tries: Throttle.Tries | undefined;
    let now = 0;
    let guesses = 0;
    const pauses: Array<number> = [];
    while (now < until) {
      tries = Throttle.wrong(tries, kind, later(now));
      guesses += 1;
      const pause = Throttle.waiting(tries, later(now));
      pauses.push(pause);
      now += Math.max(pause, 1);
    }
    return { guesses, pauses };
  };

  it("costs nothing nine times, then a pause that grows to a quarter of an hour", () => {
    const { pauses } = guess(3600, rule);
    assert.deepStrictEqual(pauses.slice(0, 16), [0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]);
  });

  it("is possible a hundred times a day at most, day after day", () => {
    assert.isAtMost(guess(86_400, rule).guesses, 100);
    assert.isAtMost(guess(5 * 86_400, rule).guesses, 500);
  });

  it("right once forgets the pauses, not the day", () => {
    let tries: Throttle.Tries | undefined;
    for (let count = 0; count < 12; count += 1) tries = Throttle.wrong(tries, rule, later(count));
    const after = Throttle.right(tries!);
    assert.strictEqual(Throttle.waiting(after, later(12)), 0);
    const again = Throttle.wrong(after, rule, later(12));
    assert.deepInclude(again, { wrong: 1, today: 13 });
    assert.strictEqual(Throttle.waiting(again, later(12)), 0);
  });
});

describe("a rate", () => {
  it("is so much in a time, and says for how long to wait", () => {
    const rate = Throttle.rates.target;
    let usage: Throttle.Usage | undefined;
    for (let count = 0; count < rate.limit; count += 1) {
      usage = Result.getOrThrow(Throttle.take(usage, rate, later(count)));
    }
    const refused = Throttle.take(usage, rate, later(3600));
    assert.isTrue(Result.isFailure(refused));
    if (Result.isFailure(refused)) {
      assert.strictEqual(refused.failure.code, "membership.slow-down");
      assert.strictEqual(refused.failure.values?.["seconds"], String(86_400 - 3600));
    }
    assert.isTrue(Result.isSuccess(Throttle.take(usage, rate, later(86_400))));
  });
});

describe("a robot", () => {
  it("is whoever fills what no person sees", () => {
    assert.isTrue(HumanCheck.isRobot("https://spam.example"));
    assert.isFalse(HumanCheck.isRobot(undefined));
    assert.isFalse(HumanCheck.isRobot(""));
  });
});

describe("a company", () => {
  const typed: CompanyProfile.Input = {
    businessNumber: "120-88-00016",
    name: " 가나  상사 ",
    representative: "김가나",
    industryCode: "172111",
    businessType: "제조업",
    businessItem: "기타 직물제품 제조업",
    phone: "02-1688-6000",
    postcode: "04523",
    address: "서울 중구 을지로 29",
  };

  it("is read as it was typed, and its kind is known from its number", () => {
    const profile = Result.getOrThrow(CompanyProfile.parse(typed));
    assert.deepInclude(profile, {
      businessNumber: BusinessNumber.BusinessNumber.make("1208800016"),
      name: "가나 상사",
      entityType: "corporation",
      phone: PhoneNumber.PhoneNumber.make("+82216886000"),
    });
    assert.deepStrictEqual(CompanyProfile.missing(profile), []);
  });

  it.each([
    ["1208800016", "corporation"],
    ["1048212344", "non-profit"],
    ["2201012345", "individual"],
    ["2228100007", "corporation"],
  ])("%s is a %s", (number, kind) => assert.strictEqual(CompanyProfile.entityTypeOf(number), kind));

  it("says all that is wrong, each at its field", () => {
    const wrong = CompanyProfile.problems({
      ...typed,
      businessNumber: "120-88-00017",
      name: " ",
      branchNumber: "12",
      corporateNumber: "110111",
      industryCode: "17211",
      phone: "12",
      postcode: "045",
      address: "서".repeat(151),
    });
    assert.deepStrictEqual(
      wrong.map(({ code, path }) => `${path} ${code}`),
      [
        "businessNumber business-number.check-digit",
        "name company.needed",
        "branchNumber company.digits",
        "corporateNumber corporate-number.malformed",
        "industryCode company.digits",
        "phone phone-number.unknown",
        "postcode company.digits",
        "address company.too-long",
      ],
    );
  });

  it("joins without what only the verification needs, and is told what that is", () => {
    const { businessNumber, name, representative } = typed;
    const profile = Result.getOrThrow(CompanyProfile.parse({ businessNumber, name, representative }));
    assert.deepStrictEqual(CompanyProfile.missing(profile), [
      "industryCode",
      "businessType",
      "businessItem",
      "phone",
      "address",
    ]);
  });

  it("is filled in from the invoice, without what would be refused", () => {
    const filled = CompanyProfile.prefill({
      businessNumber: "1208800016",
      name: "가나상사",
      representative: "김가나",
      businessType: "제조업",
      address: "서".repeat(200),
      telephone: "담당자에게",
      branchNumber: "0001",
    });
    assert.deepStrictEqual(filled, {
      businessNumber: "1208800016",
      name: "가나상사",
      representative: "김가나",
      entityType: "corporation",
      branchNumber: "0001",
      businessType: "제조업",
    });
    assert.strictEqual(codeOf(CompanyProfile.parse(filled)), "ok");
  });
});

const phone = PhoneNumber.PhoneNumber.make("+821012345678");
const email = EmailAddress.EmailAddress.make("hong@gana.example");
const byMail: IdentityVerifier.VerifiedPerson = { method: "email", assurance: "possession", email, at };
const byAgency: IdentityVerifier.VerifiedPerson = {
  method: "phone",
  assurance: "identity",
  name: "홍길동",
  phone,
  at,
};
const made = { accountId: "acct_1", at };

describe("an account", () => {
  it("has the name that an agency vouched for, whatever is typed", () => {
    const account = Result.getOrThrow(
      Account.create({ loginId: "hong_gd", name: "다른 이름", email: "tax@gana.example" }, byAgency, made),
    );
    assert.deepInclude(account, {
      name: "홍길동",
      phone,
      phoneProven: true,
      emailProven: false,
      assurance: "identity",
    });
  });

  it("takes a name and the office's telephone where only an address is proven", () => {
    const account = Result.getOrThrow(
      Account.create({ loginId: "hong_gd", name: " 홍 길동 ", phone: "0216886000" }, byMail, made),
    );
    assert.deepInclude(account, {
      name: "홍 길동",
      phone: PhoneNumber.PhoneNumber.make("+82216886000"),
      phoneProven: false,
      email,
      emailProven: true,
      assurance: "possession",
    });
  });

  it.each([
    [{ loginId: "x", name: "홍", phone: "0216886000" }, byMail, "login-id.malformed loginId"],
    [{ loginId: "hong_gd", phone: "0216886000" }, byMail, "account.name-needed name"],
    [{ loginId: "hong_gd", name: "홍" }, byMail, "account.phone-needed phone"],
    [{ loginId: "hong_gd", name: "홍", phone: "12" }, byMail, "phone-number.unknown phone"],
    [{ loginId: "hong_gd" }, byAgency, "account.email-needed email"],
    [{ loginId: "hong_gd", email: "x" }, byAgency, "membership.email email"],
  ])("of %j is refused", (input, person, code) =>
    assert.strictEqual(codeOf(Account.create(input, person, made)), code),
  );

  const weak = Result.getOrThrow(
    Account.create({ loginId: "hong_gd", name: "홍", phone: "0216886000" }, byMail, made),
  );

  it("is worth more after a stronger proof, and never less", () => {
    const strong = Account.upgrade(weak, byAgency);
    assert.deepInclude(strong, { name: "홍길동", phone, phoneProven: true, assurance: "identity" });
    assert.strictEqual(Account.upgrade(strong, byMail).assurance, "identity");
  });

  it("asks for a second factor only where its owner can answer", () => {
    assert.deepStrictEqual(Account.signIn(weak), { _tag: "SignedIn" });
    const withMail = Result.getOrThrow(Account.choose(weak, "email"));
    assert.deepStrictEqual(Account.signIn(withMail), { _tag: "SecondFactor", method: "email" });
    assert.strictEqual(codeOf(Account.choose(weak, "sms")), "account.factor-unproven secondFactor");
    assert.deepStrictEqual(Account.signIn({ ...withMail, emailProven: false }), { _tag: "SignedIn" });
  });
});

describe("every duplicate", () => {
  it.each(Duplicates.Kind.literals)("%s leads on in two ways or more, each said in words", (kind) => {
    const { ways, what } = Duplicates.found(kind);
    assert.isAtLeast(ways.length, 2);
    for (const { text } of [...ways, { text: what }]) {
      assert.match(text.ko, /[가-힣]/);
      assert.match(text.en, /[a-z]/);
    }
  });

  it("of a person, number or address is told to its proven owner only", () => {
    for (const kind of ["person", "phone", "email"] as const) {
      assert.strictEqual(Duplicates.rules[kind].told, "proven-owner");
    }
  });

  it("shows an account as its owner recognises it", () => {
    const accounts = [{ loginId: "test_bill", createdAt: at }];
    assert.deepStrictEqual(Duplicates.found("email", { accounts }).accounts, [
      { loginId: "te*****ll", since: at },
    ]);
    const closed = Duplicates.found("business-number", { without: ["prove-company"] });
    assert.deepStrictEqual(
      closed.ways.map(({ way }) => way),
      ["ask-administrator", "another-company"],
    );
  });
});
