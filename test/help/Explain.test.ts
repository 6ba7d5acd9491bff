import { assert, describe, it } from "@effect/vitest";
import { ResultCode } from "@einv/nts";
import { Explain, Guide } from "@einv/support";
import { everyCatalogue } from "./catalogues.ts";

const catalogues = await everyCatalogue();
const explainer = Explain.make({
  catalogues: catalogues.map(({ entries }) => entries),
  authority: ResultCode.table,
});
const codes = (pasted: string): ReadonlyArray<string> =>
  explainer.explain(pasted).explanations.map(({ code }) => code);

describe("every refusal of the house", () => {
  it("is explained in both languages: what, why, what now, and an article", () => {
    assert.isAtLeast(catalogues.length, 15);
    for (const { file, entries } of catalogues)
      for (const code of Object.keys(entries)) {
        const explanation = explainer.ofCode(code);
        assert.isDefined(explanation, `${code} of ${file}`);
        for (const text of [explanation!.what, explanation!.why, explanation!.remedy]) {
          assert.match(text.ko, /[가-힣]/, code);
          assert.isAtLeast(text.en.length, 8, code);
          assert.notMatch(`${text.ko}${text.en}`, /\{\w+\}/, code);
        }
        assert.isNotEmpty(explanation!.articles, code);
        for (const article of explanation!.articles) assert.isDefined(Guide.find(article));
      }
  });

  it("is recognised by its code, however it stands there", () => {
    for (const { entries } of catalogues)
      for (const code of Object.keys(entries)) {
        assert.deepStrictEqual(codes(code), [code]);
        assert.include(codes(`화면에 '${code}' 라고 나옵니다.`), code);
        assert.include(codes(code.toUpperCase().replaceAll(".", " . ")), code);
      }
  });

  it("is recognised by its words, spaced otherwise, in either language", () => {
    for (const { entries } of catalogues)
      for (const [code, { what }] of Object.entries(entries)) {
        // A few letters are found anywhere.
        if (/\{/.test(what.ko) || what.ko.replaceAll(/[^가-힣A-Za-z0-9]/g, "").length < 8) continue;
        const same = explainer.codes.filter((other) => {
          const entry = catalogues.find((one) => Object.hasOwn(one.entries, other))?.entries[other];
          return entry?.what.ko === what.ko;
        });
        const seen = codes(what.ko.replaceAll(" ", "\n"));
        assert.isTrue(
          seen.some((one) => same.includes(one)),
          `${code}: ${what.ko} is read as ${seen.join(", ")}`,
        );
      }
  });
});

describe("result codes of the tax authority", () => {
  it("are all explained", () => {
    for (const { code } of ResultCode.table) {
      assert.deepStrictEqual(codes(`전송실패 [${code}]`), [code]);
      assert.strictEqual(explainer.ofCode(code)?.source, "tax-authority");
    }
  });

  it("also as a screenshot reads them", () => {
    assert.deepStrictEqual(codes("처리결과 ERR OO2 / 재전송"), ["ERR002"]);
    assert.deepStrictEqual(codes("SYNOO1"), ["SYN001"]);
  });
});

describe("what people paste", () => {
  it("a code within a sentence, broken over lines, with letters read wrongly", () => {
    assert.deepStrictEqual(codes("Error(company-verification.\n expired): try again"), [
      "company-verification.expired",
    ]);
    assert.deepStrictEqual(codes("certlficate.explred"), ["certificate.expired"]);
    assert.deepStrictEqual(codes('{"code":"billing.insufficient","status":409}'), ["billing.insufficient"]);
  });

  it("a message with values in it: they stand in the explanation", () => {
    const [one] = explainer.explain("오류: 같은 사용자가 두 번 들어 있습니다: kim-01 (확인)").explanations;
    assert.strictEqual(one?.code, "company.member-twice");
    assert.include(one?.what.ko, "kim-01");
    assert.include(one?.what.en, "kim-01");
  });

  it("a message of another system, and says what to do here", () => {
    for (const [pasted, code, article] of [
      ["[WEHAGO] 인증서 데이터값이  없습니다.  확인", "wehago.certificate-data", "certificate-replaced"],
      [
        "전자세금계산서를 발행할 수 없는 사용자입니다.\n발행권한 확인 후 진행하시기 바랍니다.",
        "wehago.cannot-issue",
        "rights-cannot-issue",
      ],
      ["중복된 휴대전화번호입니다", "wehago.phone", "duplicate-phone"],
      ["nxTS 오류가 발생했습니다", "wehago.nxts", "certificate-stuck"],
      ["TypeError: Failed to fetch", "network.fetch", "connection"],
    ] as const) {
      const [explanation] = explainer.explain(pasted).explanations;
      assert.strictEqual(explanation?.code, code, pasted);
      assert.strictEqual(explanation?.articles[0], article);
      assert.strictEqual(explanation?.source, "other");
    }
  });

  it("a message of which a few letters were read wrongly", () => {
    const [explanation] = explainer.explain("전자세금게산서를 발행 할 수 없는 사용자임니다").explanations;
    assert.strictEqual(explanation?.articles[0], "rights-cannot-issue");
  });

  it("several at once, in their order, each once", () => {
    assert.deepStrictEqual(codes("ERR001 and certificate.expired, again ERR001"), [
      "ERR001",
      "certificate.expired",
    ]);
  });

  it("a code that nobody here knows is named, not invented", () => {
    assert.deepStrictEqual(explainer.explain("certificate.no-such-thing happened"), {
      explanations: [],
      unknown: ["certificate.no-such-thing"],
    });
    assert.deepStrictEqual(explainer.explain("ERR777").unknown, ["ERR777"]);
  });

  it("prose, addresses and numbers are no codes", () => {
    for (const pasted of [
      "",
      "안녕하세요. 세금계산서를 발행하고 싶어요",
      "www.wehago.com v1.2.3",
      "0.5% 1,000.50원",
    ])
      assert.deepStrictEqual(explainer.explain(pasted), { explanations: [], unknown: [] }, pasted);
  });

  it("ends on whatever is pasted", () => {
    for (const piece of ["a-", "a.", "err ", "가나다 ", "{", "certificate."])
      assert.isAtMost(explainer.explain(piece.repeat(50_000)).explanations.length, 5);
  });
});
