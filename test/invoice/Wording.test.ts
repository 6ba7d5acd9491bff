import { assert, describe, it } from "@effect/vitest";
import { Lifecycle, TaxInvoice, TypeCode, Wording } from "@einv/invoice";

describe("Wording", () => {
  it("reads amounts as Korean documents do", () => {
    const readings = [
      [0n, "금 영원정"],
      [55_000n, "금 오만오천원정"],
      [5_500n, "금 오천오백원정"],
      [11_000n, "금 일만일천원정"],
      [100_000_001n, "금 일억일원정"],
      [-5_500n, "금 마이너스 오천오백원정"],
      [
        999_999_999_999_999_999n,
        "금 구십구경구천구백구십구조구천구백구십구억구천구백구십구만구천구백구십구원정",
      ],
    ] as const;
    for (const [amount, reading] of readings) assert.strictEqual(Wording.koreanAmount(amount), reading);
  });

  it("separates thousands, below zero too", () => {
    assert.strictEqual(Wording.won(-1_234_567n), "-1,234,567");
    assert.strictEqual(Wording.won(0n), "0");
    assert.strictEqual(Wording.won(999_999_999_999_999_999n), "999,999,999,999,999,999");
  });

  it("has a title and a kind in both languages for every code", () => {
    for (const code of TaxInvoice.TypeCode.literals) {
      const { document, amendment } = TypeCode.facets(code);
      const title = Wording.title(code).ko;
      assert.strictEqual(title.startsWith("수정"), amendment, code);
      assert.strictEqual(title.includes("세금"), document === "taxInvoice", code);
      assert.include(Wording.kind(code).ko, title);
      assert.notMatch(Wording.kind(code).en, /[가-힣]/);
    }
  });

  it("shows one word before an issue, and afterwards document, confirmation and transmission", () => {
    const words = (status: typeof Lifecycle.initial) => Wording.badges(status).map(({ ko }) => ko);
    assert.deepStrictEqual(words({ ...Lifecycle.initial, document: "requested" }), ["발행요청"]);
    assert.deepStrictEqual(
      words({
        document: "issued",
        transmission: "none",
        acknowledgement: "acknowledged",
        billing: "charged",
      }),
      ["발행완료", "확인", "미전송"],
    );
  });

  it("says dates in words", () => {
    assert.deepStrictEqual(Wording.date(TaxInvoice.CalendarDate.make("2026-03-09")), {
      ko: "2026년 3월 9일",
      en: "9 March 2026",
    });
  });
});
