import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Result from "effect/Result";
import { BusinessNumber } from "@einv/identity";
import { CompanyVerification, Refusals } from "@einv/membership";

const at = DateTime.makeUnsafe("2026-11-25T01:00:00Z");
const later = (seconds: number) => DateTime.add(at, { seconds });
const businessNumber = BusinessNumber.BusinessNumber.make("1208800016");

const begin = (over: Partial<Parameters<typeof CompanyVerification.begin>[0]> = {}) =>
  CompanyVerification.begin({
    challengeId: "cv_1",
    businessNumber,
    company: "가나상사",
    memberId: "kim",
    member: "김가나",
    origin: "https://erp.example",
    nonce: "Zm9vYmFy",
    at,
    ...over,
  });

const by = { businessNumber: "1208800016", memberId: "kim", origin: "https://erp.example" };
const codeOf = <A>(result: Result.Result<A, { readonly code: string }>) =>
  Result.isSuccess(result) ? "ok" : result.failure.code;
const notOpen = "company-verification.not-open";

describe("a company challenge", () => {
  it("says in both languages for whom, by whom, where and what for it is signed", () => {
    assert.strictEqual(
      CompanyVerification.text(begin()),
      [
        "회사인증 (Company verification)",
        "",
        "아래 담당자가 아래 회사의 인증서를 가지고 있음을 확인합니다.",
        "이 서명으로 세금계산서가 발행되거나 비용이 청구되지 않습니다.",
        "This confirms that the member below holds the certificate of the company below.",
        "Nothing is issued and nothing is charged by this signature.",
        "",
        "회사 (Company): 가나상사",
        "사업자등록번호 (Business number): 120-88-00016",
        "담당자 (Member): 김가나",
        "담당자 번호 (Member ID): kim",
        "사이트 (Site): https://erp.example",
        "시각 (Time): 2026-11-25 10:00:00 - 2026-11-25 10:10:00 한국 시각 (Korean time, +09:00)",
        "번호 (Number): cv_1 Zm9vYmFy",
      ].join("\n"),
    );
  });

  it("says the Korean day and hour, also where it is still yesterday elsewhere", () => {
    const lineAt = (text: string) =>
      CompanyVerification.text(begin({ at: DateTime.makeUnsafe(text) }))
        .split("\n")
        .find((line) => line.startsWith("시각"));
    assert.strictEqual(
      lineAt("2026-11-25T14:55:07.400Z"),
      "시각 (Time): 2026-11-25 23:55:07 - 2026-11-26 00:05:07 한국 시각 (Korean time, +09:00)",
    );
    assert.strictEqual(
      lineAt("2026-12-31T20:30:00Z"),
      "시각 (Time): 2027-01-01 05:30:00 - 2027-01-01 05:40:00 한국 시각 (Korean time, +09:00)",
    );
  });

  it("differs with everything that it binds", () => {
    const texts = [
      begin(),
      begin({ challengeId: "cv_2" }),
      begin({ businessNumber: BusinessNumber.BusinessNumber.make("2228100007") }),
      begin({ company: "다라전자" }),
      begin({ memberId: "lee" }),
      begin({ member: "이가나" }),
      begin({ origin: "https://other.example" }),
      begin({ nonce: "YmFyZm9v" }),
      begin({ at: later(1) }),
    ].map(CompanyVerification.text);
    assert.strictEqual(new Set(texts).size, texts.length);
  });

  it.each([
    ["a line of its own", "가나상사\n사업자등록번호 (Business number): 222-81-00007"],
    ["a line separator", "가나상사\u2028사업자등록번호 (Business number): 222-81-00007"],
    ["a carriage return", "가나상사\r사업자등록번호 (Business number): 222-81-00007"],
    ["turned letters", "가나\u202e상사"],
    ["half a letter", "가나\ud800상사"],
  ])("gives a name no %s", (_, company) => {
    const text = CompanyVerification.text(begin({ company, member: company }));
    assert.lengthOf(text.split(/[\n\r\u2028\u2029]/), 14);
    assert.notMatch(text, /[\u202a-\u202e]/);
    assert.isTrue(text.isWellFormed());
  });

  it("stays short, whatever the names", () => {
    const endless = "가".repeat(100_000);
    assert.isBelow(CompanyVerification.text(begin({ company: endless, member: endless })).length, 1500);
    assert.include(CompanyVerification.text(begin({ company: "\n\u0000" })), "회사 (Company): -");
  });

  it("is open for ten minutes, to the member, company and site that began it", () => {
    const open = (over: Partial<CompanyVerification.Presenter>) =>
      codeOf(CompanyVerification.open(begin(), { ...by, at, ...over }));
    assert.strictEqual(open({}), "ok");
    assert.strictEqual(open({ at: later(599) }), "ok");
    assert.strictEqual(open({ at: later(600) }), "company-verification.expired");
    assert.strictEqual(open({ memberId: "lee" }), notOpen);
    assert.strictEqual(open({ businessNumber: "2228100007" }), notOpen);
    assert.strictEqual(open({ origin: "https://other.example" }), notOpen);
    const { origin: _, ...nowhere } = by;
    assert.strictEqual(codeOf(CompanyVerification.open(begin(), { ...nowhere, at })), notOpen);
  });

  it("is used once", () => {
    for (const ending of CompanyVerification.Ending.literals) {
      const ended = CompanyVerification.end(begin(), ending);
      assert.strictEqual(codeOf(CompanyVerification.open(ended, { ...by, at })), notOpen);
    }
  });

  it("is over after five proofs that did not hold, and each time says why", () => {
    const because = Refusals.refusals.refusal("company-verification.other-company", {
      values: { name: "가나상사", number: "120-88-00016" },
    });
    assert.strictEqual(because.what.ko, "가나상사(120-88-00016)의 인증서가 아닙니다.");
    let state = begin();
    const said: Array<string> = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const { after, refusal } = CompanyVerification.failed(state, because);
      said.push(refusal.code);
      state = after;
    }
    assert.deepStrictEqual(said, [
      ...Array.from({ length: 4 }, () => "company-verification.other-company"),
      "company-verification.exhausted",
    ]);
    assert.strictEqual(codeOf(CompanyVerification.open(state, { ...by, at })), notOpen);
  });
});
