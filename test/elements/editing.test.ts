/** What the editor does with text, without a page: amounts, cells, rows of a spreadsheet. */
import { expect } from "@open-wc/testing";
import { left, readDay, shown, shownDay, typed } from "@einv/elements/invoice-editor/columns";
import { compute, spoken, withKind } from "@einv/elements/invoice-editor/content";
import { grouped } from "@einv/elements/foundation/figureField";
import { readWon } from "@einv/elements/foundation/won";
import { split, unitPriceOf } from "@einv/elements/invoice-editor/money";
import { cellsOf, isRows, paste } from "@einv/elements/invoice-editor/paste";
import { Form } from "@einv/invoice";

const form = (...items: ReadonlyArray<Form.Item>): Form.Form => ({
  ...Form.blank,
  writtenDate: "2026-11-20",
  items,
});
describe("amounts while they are typed", () => {
  it("are taken out of a total that includes the tax", () => {
    expect(split("0101", 11_000n)).to.deep.equal({ supply: 10_000n, tax: 1_000n });
    expect(split("0102", 11_000n)).to.deep.equal({ supply: 11_000n, tax: 0n });
    expect(split("0301", 11_000n)).to.deep.equal({ supply: 11_000n, tax: undefined });
  });

  it("read what people type, and show it grouped", () => {
    expect(readWon("1,230,000원")).to.equal(1_230_000n);
    expect(readWon("１２３")).to.equal(123n);
    expect(readWon("-5,000")).to.equal(-5_000n);
    expect(readWon("12.5")).to.equal(undefined);
    expect(readWon("1234567890123456789")).to.equal(undefined);
    expect(grouped("1234567.50")).to.equal("1,234,567.50");
    expect(grouped("-1234")).to.equal("-1,234");
    expect(grouped("천원")).to.equal("천원");
    expect(unitPriceOf(10_000n, { value: 3n, scale: 0 })).to.equal("3333.33");
    expect(unitPriceOf(10_000n, { value: 25n, scale: 1 })).to.equal("4000");
    expect(unitPriceOf(10_000n, { value: 0n, scale: 0 })).to.equal(undefined);
  });
});

describe("the cells of a line", () => {
  it("compute the supply amount and tax, and let both be overridden", () => {
    let now = typed(typed(form({}), 0, "quantity", "3"), 0, "unitPrice", "1,500.5");
    expect(shown(now, 0, "supplyAmount")).to.equal("4,501");
    expect(shown(now, 0, "taxAmount")).to.equal("450");
    now = typed(now, 0, "taxAmount", "455");
    expect(compute(now.typeCode, now.items[0]!)).to.deep.equal({
      product: 4_501n,
      supply: 4_501n,
      due: 450n,
      tax: 455n,
    });
    now = left(typed(now, 0, "taxAmount", "450"), 0, "taxAmount");
    expect(now.items[0]).not.to.have.property("taxAmount");
    now = typed(typed(now, 0, "supplyAmount", "5,000"), 0, "quantity", "4");
    expect(shown(now, 0, "supplyAmount"), "a new quantity computes anew").to.equal("6,002");
  });

  it("give a line that begins the written date, and nothing to one that has it", () => {
    const begun = typed(form({}), 0, "name", "점검");
    expect(begun.items[0]).to.deep.equal({ name: "점검", suppliedOn: "2026-11-20" });
    expect(typed(form({ suppliedOn: "2026-11-03" }), 0, "name", "점검").items[0]?.suppliedOn).to.equal(
      "2026-11-03",
    );
  });

  it("read days as people write them", () => {
    for (const text of ["11-03", "11/3", "1103", "11월 3일", "3"])
      expect(readDay(text, "2026-11-20"), text).to.equal("2026-11-03");
    expect(readDay("2025-12-31", "2026-11-20")).to.equal("2025-12-31");
    expect(readDay("어제", "2026-11-20")).to.equal("어제");
    expect(shownDay("2026-11-03", "2026-11-20")).to.equal("11-03");
    expect(shownDay("2025-12-31", "2026-11-20")).to.equal("2025-12-31");
  });

  it("lose an overridden tax with another kind, and send no line in which only a day stands", () => {
    const content = { side: "buyer" as const, form: form({ supplyAmount: "5000", taxAmount: "501" }) };
    expect(withKind(content, "0301").form.items[0]).to.deep.equal({ supplyAmount: "5000" });
    expect(spoken({ ...content, form: form({ suppliedOn: "2026-11-20" }) }).form.items).to.deep.equal([{}]);
  });
});

describe("rows of a spreadsheet", () => {
  it("are told from one text", () => {
    expect(isRows("유지보수\n")).to.equal(false);
    expect(isRows("유지보수\t2")).to.equal(true);
    expect(isRows("유지보수\n점검")).to.equal(true);
  });

  it("keep quoted cells together", () => {
    expect(cellsOf('a\t"b\tc"\t"d ""e""\nf"\r\n\r\ng\t\th\r\n')).to.deep.equal([
      ["a", "b\tc", 'd "e" f'],
      ["g", "", "h"],
    ]);
  });

  it("fill the cells from where they are pasted, adding lines", () => {
    const columns = ["suppliedOn", "name", "specification", "quantity", "unitPrice", "supplyAmount"] as const;
    const done = paste(
      form({ name: "처음" }, {}),
      "호스팅\t월\t2\t90,000\n도메인\t\t3\t22000",
      1,
      "name",
      columns,
    );
    expect(done.lines).to.equal(2);
    expect(done.form.items.map((_, at) => shown(done.form, at, "supplyAmount"))).to.deep.equal([
      "",
      "180,000",
      "66,000",
    ]);
    expect(done.form.items[0]).to.deep.equal({ name: "처음" });
  });

  it("go by their heading row, and keep amounts as they are given", () => {
    const text = "일자\t품명\t공급가액\t세액\t수량\t단가\n11-03\t점검\t10,010\t1,000\t1\t10,000";
    const done = paste(form({}), text, 0, "name", ["name", "quantity"]);
    expect(done.form.items[0]).to.deep.equal({
      suppliedOn: "2026-11-03",
      name: "점검",
      quantity: "1",
      unitPrice: "10000",
      supplyAmount: "10010",
      taxAmount: "1000",
    });
  });

  it("stop at 99 lines and say how many were left out", () => {
    const rows = Array.from({ length: 120 }, (_, index) => `품목 ${index}\t1`).join("\n");
    const done = paste(form({}), rows, 0, "name", ["name", "quantity"]);
    expect(done.form.items.length).to.equal(99);
    expect([done.lines, done.leftOut]).to.deep.equal([99, 21]);
  });
});
