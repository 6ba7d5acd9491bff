/** What a list is made of, without a page: ranges, windows, dates, and the file it is downloaded as. */
import { expect } from "@open-wc/testing";
import * as Arbitrary from "effect/Arbitrary";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { csv } from "../../packages/elements/src/list/csv.ts";
import {
  asked,
  datesOf,
  filingOf,
  fromParams,
  type InvoiceQuery,
  spanOf,
  toParams,
  without,
} from "../../packages/elements/src/list/query.ts";
import { most, range, Selection } from "../../packages/elements/src/list/selection.ts";
import { layout, partsOf } from "../../packages/elements/src/list/windowing.ts";

/** Holds for everything that the schema makes. */
const always = async <A>(made: Schema.Schema<A>, holds: (value: A) => boolean): Promise<void> => {
  const result = await Effect.runPromise(Arbitrary.checkEffect(Arbitrary.schema(made), holds, { runs: 300 }));
  expect(Arbitrary.formatCheckFailure(result)).to.equal(undefined);
};

const whole = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }));

describe("a window on a long list", () => {
  const Sight = Schema.Struct({
    count: whole(0, 12_000),
    rowHeight: whole(0, 200),
    top: whole(-800_000, 5_000),
    viewport: whole(0, 3_000),
    beyond: whole(0, 20),
    kept: whole(-2, 13_000),
  });

  it("covers every row exactly once, in order, whatever is in sight", () =>
    always(Sight, (sight) => {
      const pieces = layout(partsOf(sight), sight.count);
      let at = 0;
      for (const { from, until } of pieces) {
        if (from !== at || until <= from) return false;
        at = until;
      }
      return at === sight.count;
    }));

  it("draws the neighbour of a row that has the focus at the very edge of what is drawn", () => {
    const edge = { count: 14, rowHeight: 17, top: 0, viewport: 1, beyond: 12, kept: 12 };
    expect(partsOf(edge)).to.deep.equal([{ from: 0, until: 14 }]);
  });

  it("draws all that is in sight, the row that has the focus with its neighbours, and little else", () =>
    always(Sight, (sight) => {
      const { count, top, viewport, beyond, kept } = sight;
      const rowHeight = Math.max(1, sight.rowHeight);
      const drawn = new Set(partsOf(sight).flatMap(({ from, until }) => range(from, until - 1)));
      for (let row = 0; row < count; row += 1) {
        const begins = top + row * rowHeight;
        const inSight = begins < viewport && begins + rowHeight > 0;
        const held = kept >= 0 && kept < count && Math.abs(row - kept) <= 1;
        if ((inSight || held) && !drawn.has(row)) return false;
      }
      return drawn.size <= Math.ceil(viewport / rowHeight) + 2 * beyond + 8 + 3;
    }));
});

describe("a range", () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({ ref: `r${index}` }));
  const Step = Schema.Struct({ index: whole(0, 59), on: Schema.Boolean, extend: Schema.Boolean });

  it("holds both ends and all between, whichever comes first", () =>
    always(Schema.Struct({ from: whole(0, 500), to: whole(0, 500) }), ({ from, to }) => {
      const places = range(from, to);
      return (
        places.length === Math.abs(from - to) + 1 &&
        new Set(places).size === places.length &&
        places.includes(from) &&
        places.includes(to)
      );
    }));

  it("switches what a list of marks would, over any clicks with and without Shift", () =>
    always(Schema.Array(Step), (steps) => {
      const selection = new Selection<{ readonly ref: string }>(() => {});
      const marks = rows.map(() => false);
      let anchor: number | undefined;
      for (const { index, on, extend } of steps) {
        selection.toggle(rows, index, on, extend);
        const [low, high] =
          extend && anchor !== undefined
            ? [Math.min(anchor, index), Math.max(anchor, index)]
            : [index, index];
        for (let place = low; place <= high; place += 1) marks[place] = on;
        anchor = index;
      }
      return rows.every(({ ref }, index) => selection.has(ref) === marks[index]);
    }));

  it("begins anew where the last row is not on the page, and says when no more fit", () => {
    const selection = new Selection<{ readonly ref: string }>(() => {});
    selection.toggle(rows, 5, true);
    selection.toggle([{ ref: "next" }, ...rows.slice(10)], 0, true, true);
    expect(selection.rows.map(({ ref }) => ref)).to.deep.equal(["r5", "next"]);
    const many = Array.from({ length: most + 5 }, (_, index) => ({ ref: `m${index}` }));
    expect(selection.all(many, true)).to.equal(false);
    expect(selection.size).to.equal(most);
    expect(selection.all(many, false)).to.equal(true);
    expect(selection.rows.map(({ ref }) => ref)).to.deep.equal(["r5", "next"]);
  });
});

describe("dates", () => {
  it("move with the day, over ends of months, quarters and years", () => {
    const cases = [
      ["today", "2026-11-25", "2026-11-25", "2026-11-25"],
      ["month", "2026-02-28", "2026-02-01", "2026-02-28"],
      ["month", "2028-02-10", "2028-02-01", "2028-02-29"],
      ["lastMonth", "2027-01-31", "2026-12-01", "2026-12-31"],
      ["quarter", "2026-11-25", "2026-10-01", "2026-12-31"],
      ["quarter", "2026-03-31", "2026-01-01", "2026-03-31"],
      ["threeMonths", "2026-05-31", "2026-02-28", "2026-05-31"],
      ["threeMonths", "2027-01-15", "2026-10-15", "2027-01-15"],
    ] as const;
    for (const [period, today, from, until] of cases)
      expect(spanOf(period, today), `${period} on ${today}`).to.deep.equal({ from, until });
  });

  it("know the filing period of VAT", () => {
    expect(["2026-01-31", "2026-06-30", "2026-09-01", "2026-12-31"].map(filingOf)).to.deep.equal([
      { term: 1, final: false },
      { term: 1, final: true },
      { term: 2, final: false },
      { term: 2, final: true },
    ]);
  });

  it("put the earlier one first, however they were typed", () => {
    expect(datesOf({ from: "2026-12-01", until: "2026-11-01" }, "2026-11-25")).to.deep.equal({
      from: "2026-11-01",
      until: "2026-12-01",
    });
  });
});

describe("a query", () => {
  const full: InvoiceQuery = {
    box: "all",
    search: "유지 & 보수",
    period: "lastMonth",
    direction: "purchase",
    kind: "amendment",
    acknowledgement: "opened",
    transmission: "rejected",
    partner: "다온 100%",
    minAmount: "-5000",
    maxAmount: "123456789012345678",
    needsMe: true,
    sort: "partner",
    order: "descending",
    page: 3,
  };

  it("goes through a URL and back", () => {
    expect(fromParams(new URLSearchParams(toParams(full).toString()))).to.deep.equal(full);
  });

  it("takes nothing from a URL that it does not know", () => {
    const params =
      "box=hidden&period=decade&minAmount=1e9&from=2026-02-31&page=0&needsMe=1&sort=x&other=y&kind=";
    expect(fromParams(new URLSearchParams(params))).to.deep.equal({});
  });

  it("asks the server in dates and won, exactly", () => {
    expect(asked(full, "2026-11-25")).to.deep.equal({
      box: "all",
      search: "유지 & 보수",
      from: "2026-10-01",
      until: "2026-10-31",
      side: "buyer",
      kind: "amendment",
      acknowledgement: "opened",
      transmission: "rejected",
      partner: "다온 100%",
      minAmount: -5000n,
      maxAmount: 123_456_789_012_345_678n,
      needsMe: true,
      sort: "partner",
      order: "descending",
    });
  });

  it("loses a condition with all its parts, and its page", () => {
    expect(
      without({ from: "2026-11-01", until: "2026-11-02", kind: "exempt", page: 4 }, ["date"]),
    ).to.deep.equal({
      kind: "exempt",
    });
  });
});

describe("a file of a list", () => {
  it("begins with its mark, ends its lines as spreadsheets do, and keeps figures figures", () => {
    expect(
      csv(
        ["가", "나"],
        [
          ["다, 라", -5000n],
          ['"마"', 123_456_789_012_345_678n],
        ],
      ),
    ).to.equal('\uFEFF가,나\r\n"다, 라",-5000\r\n"""마""",123456789012345678\r\n');
  });

  it("executes nothing in a spreadsheet", () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", '=HYPERLINK("x")']) {
      const [, line] = csv(["머리"], [[text]]).split("\r\n");
      expect(line, text).to.match(/^"?'/);
    }
  });

  it("stays one line a row, whatever was typed", () => {
    expect(csv(["머리"], [["한\r\n줄\n둘"]]).split("\r\n")).to.have.length(3);
  });
});
