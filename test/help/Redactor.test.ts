import * as Arbitrary from "effect/Arbitrary";
import * as Schema from "effect/Schema";
import { assert, describe, it } from "@effect/vitest";
import { Redactor } from "@einv/support";

const { redact } = Redactor;

/** What must not be left, by kind: the sentence and the secret in it. */
const secrets: ReadonlyArray<readonly [Redactor.Kind, string, string]> = [
  ["resident-number", "제 주민번호는 900101-1234567 입니다", "1234567"],
  ["resident-number", "9001011234567", "9001011234567"],
  ["resident-number", "900101 - 1234567", "1234567"],
  ["resident-number", "９００１０１－１２３４５６７", "1234567"],
  ["resident-number", "9 0 0 1 0 1-1 2 3 4 5 6 7", "3 4 5 6 7"],
  ["passport", "여권 M12345678", "M12345678"],
  ["phone", "010-1234-5678로 전화 주세요", "1234-5678"],
  ["phone", "01012345678", "01012345678"],
  ["phone", "+82 10 1234 5678", "1234 5678"],
  ["phone", "(02) 1234-5678", "1234-5678"],
  ["phone", "031.123.4567", "123.4567"],
  ["phone", "070-1234-5678", "1234-5678"],
  ["email", "kim.minsu@example.co.kr 로 보내 주세요", "minsu"],
  ["email", "메일(김민수＠example.com)", "example.com"],
  ["card", "카드 1234-5678-9012-3456", "9012"],
  ["account", "국민 123456-01-123456", "123456-01"],
  ["account", "계좌번호: 110 123 456789", "456789"],
  ["account", "110123456789", "110123456789"],
  ["serial", "인증서 일련번호 0x1A2B3C4D", "1A2B3C4D"],
  ["serial", "Serial: 1234567", "1234567"],
  ["serial", "01:23:45:67:89:AB:CD:EF", "89:AB"],
  ["password", "인증서 암호는 hello123! 입니다", "hello123"],
  ["password", "비밀번호: 무지개", "무지개"],
  ["password", "비번=qwerty", "qwerty"],
  ["password", 'password: "s3cret"', "s3cret"],
  ["password", "인증번호 482913", "482913"],
  ["key", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END ENCRYPTED PRIVATE KEY-----", "MIIE"],
  ["key", "-----BEGIN CERTIFICATE-----\nMIIFabc", "MIIFabc"],
  ["token", "https://erp.example/in#einv=lnk_8f3kAbCd", "lnk_8f3k"],
  ["token", "Authorization: Bearer abcdef.ghijkl", "ghijkl"],
  ["token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "eyJzdWIi"],
  ["token", "einv_sk_9f8e7d6c5b4a3f2e1d0c", "9f8e7d6c"],
  ["token", "MIIFzTCCBLWgAwIBAgIDAQABMA0GCSqGSIb3DQEBCwUAMEoxCzAJBgNV", "DQEBCwUA"],
];

/** What support needs, and nobody is hurt by. */
const harmless = [
  "오류 코드 certificate.expired 와 ERR002",
  "company-verification.other-company",
  "승인번호 20261125410000081a2b3c4d",
  "사업자등록번호 123-45-67890",
  "1234567890",
  "작성일자 2026-11-25, 공급가액 1,234,567,890원, 세액 123,456,789원",
  "발행일시 2026-11-25 14:03:22",
  "요청 번호 018f2a3b-4c5d-7e8f-9a0b-1c2d3e4f5a6b",
  "관리번호 TX2021040156839",
  "고객센터 1588-1234",
  "Chrome 148.0.7204.50 on Windows NT 10.0",
  "비밀번호는 맞는데 로그인이 안 됩니다",
  "암호를 입력하면 멈춥니다. 암호 입력 후 로딩",
  "signCert.der와 signPri.key 두 파일",
  "문의 Q-7F3K-9M2D",
  "50% 진행, 3/4건, 99개 품목",
];

describe("what is taken out", () => {
  it.each(secrets)("%s: %s", (kind, text, secret) => {
    const redacted = redact(text);
    assert.notInclude(redacted.text, secret);
    assert.include(redacted.removed, kind);
    assert.include(redacted.text, `[지움: ${Redactor.kinds[kind].ko}]`);
  });

  it("is named in English where English is spoken", () =>
    assert.strictEqual(redact("call 010-1234-5678", "en").text, "call [removed: phone number]"));

  it("leaves the words around it", () =>
    assert.strictEqual(
      redact("김대리 010-1234-5678, 메일 a@b.kr 입니다. ERR002가 나옵니다").text,
      "김대리 [지움: 전화번호], 메일 [지움: 메일 주소] 입니다. ERR002가 나옵니다",
    ));
});

describe("what stays", () => {
  it.each(harmless)("%s", (text) => {
    assert.deepStrictEqual(redact(text), { text, removed: [] });
  });
});

const around = Arbitrary.schema(Schema.String);
const which = Arbitrary.schema(
  Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: secrets.length - 1 })),
);

describe("whatever stands around", () => {
  it.prop("no secret is left, wherever it stands", [around, which, which], ([text, first, second]) => {
    const whole = `${text}\n${secrets[first]![1]}\n${Array.from(text).reverse().join("")}\n${secrets[second]![1]}`;
    const left = redact(whole).text;
    for (const secret of [secrets[first]![2], secrets[second]![2]])
      if (!text.includes(secret)) assert.notInclude(left, secret);
  });

  it.prop("twice is once", [around, which], ([text, index]) => {
    const once = redact(`${text} ${secrets[index]![1]} ${text}`).text;
    assert.strictEqual(redact(once).text, once);
  });

  it.prop("words alone are left as they are", [around], ([text]) => {
    const words = text.replaceAll(/[^가-힣 ]/g, "가");
    assert.strictEqual(redact(words).text, words);
  });

  it("every mobile number is seen, however it is written", () => {
    const joins = ["", "-", " ", "."];
    for (let number = 0; number < 400; number += 1) {
      const middle = String(1000 + ((number * 7919) % 9000));
      const last = String((number * 104_729) % 10_000).padStart(4, "0");
      const join = joins[number % joins.length]!;
      const written = `번호는 010${join}${middle}${join}${last}이고`;
      assert.notInclude(redact(written).text, last, written);
    }
  });

  it("ends on whatever is pasted, and reads no more than its limit", () => {
    for (const piece of ["1-", "a@", "0 ", "-----BEGIN A-----", "암호 ", "eyJ", "A1", "010-"])
      assert.isAtMost(redact(piece.repeat(100_000)).text.length, Redactor.limit * 4);
  });
});
