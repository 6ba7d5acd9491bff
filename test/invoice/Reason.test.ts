import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { Reason, Wording } from "@einv/invoice";
import { date, invoice, item, totals } from "./fixtures.ts";

const { issueId: _, ...asked } = invoice;

const code = (proposed: Reason.Terms, message?: string): string =>
  Result.match(Reason.propose(asked, proposed, message), {
    onSuccess: () => "proposed",
    onFailure: (refusal) => refusal.code,
  });

describe("Reason", () => {
  it("reads the reasons of a proposal off the documents", () => {
    const cases: ReadonlyArray<readonly [Partial<Reason.Terms>, ReadonlyArray<Reason.ChangeReason>]> = [
      [{ totals: totals(4000n, 400n), items: item({}) }, ["amount"]],
      [{ writtenDate: date("2026-11-30"), remarks: [] }, ["written-date", "remark"]],
      [{ items: item({ name: "교육" }) }, ["items"]],
      [{ buyer: { ...invoice.buyer, address: "부산" }, purpose: "receipt" }, ["buyer", "purpose"]],
      [{ supplier: { ...invoice.supplier, businessItem: "도매" }, payments: [] }, ["supplier", "payment"]],
      [{ typeCode: "0102" }, ["kind"]],
    ];
    for (const [change, reasons] of cases) {
      const proposal = Result.getOrThrow(Reason.propose(asked, { ...asked, ...change }, "확인 부탁드립니다"));
      assert.deepStrictEqual<ReadonlyArray<string>>(proposal.reasons, reasons);
      assert.isTrue(Schema.is(Reason.Proposal)(proposal));
    }
  });

  it("sees what was left out, too", () => {
    const { purpose: __, ...without } = asked;
    assert.deepStrictEqual(Reason.differences(asked, without), ["purpose"]);
    assert.deepStrictEqual(Reason.differences(without, asked), ["purpose"]);
  });

  it("accounts for every field that a proposal may change", () => {
    const spare: Reason.Terms = {
      ...asked,
      writtenDate: date("2026-11-30"),
      typeCode: "0102",
      purpose: "receipt",
      remarks: [],
      supplier: { ...asked.supplier, name: "가나" },
      buyer: { ...asked.buyer, name: "다라" },
      payments: [],
      totals: totals(1n, 0n),
      items: [],
    };
    assert.deepStrictEqual(Reason.differences(asked, spare), [...Reason.ChangeReason.literals]);
  });

  it("refuses a proposal of nothing, of another party, of another kind of document, and of a novel", () => {
    assert.strictEqual(code(asked), "proposal.nothing");
    assert.strictEqual(code({ ...asked, buyer: { ...asked.buyer, number: "1111111119" } }), "proposal.party");
    assert.strictEqual(code({ ...asked, typeCode: "0301" }), "proposal.kind");
    assert.strictEqual(code({ ...asked, typeCode: "0201" }), "proposal.kind");
    assert.strictEqual(code({ ...asked, typeCode: "0103" }), "proposal.kind");
    assert.strictEqual(code({ ...asked, remarks: [] }, "가".repeat(1001)), "proposal.message");
    assert.strictEqual(code({ ...asked, remarks: [] }, "가".repeat(1000)), "proposed");
  });

  it("has words for every reason, each its own", () => {
    for (const words of [Wording.refuseReason, Wording.changeReason, Wording.route]) {
      const texts = Object.values(words);
      assert.strictEqual(new Set(texts.map(({ ko }) => ko)).size, texts.length);
      assert.notMatch(texts.map(({ en }) => en).join(""), /[가-힣]/);
    }
  });
});
