import { assert, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as SqlClient from "effect/sql/SqlClient";
import { TaxInvoice } from "@einv/invoice";
import { InvoiceList, Invoices, Migrations } from "@einv/store";
import { migrated, onEveryDatabase } from "./databases.ts";
import { buyer, invoice, issued, requested, supplier, world } from "./fixtures.ts";

const date = (text: string) => TaxInvoice.CalendarDate.make(text);
const won = (value: bigint) => TaxInvoice.Won.make(value);

/** The n-th, with other facts of its document. */
const of = (
  n: number,
  document: Partial<TaxInvoice.TaxInvoice>,
  change: Partial<Invoices.StoredInvoice> = {},
): Invoices.StoredInvoice => {
  const plain = invoice(n);
  return { ...plain, ...change, document: { ...plain.document, ...document } };
};

const total = (grand: bigint): Pick<TaxInvoice.TaxInvoice, "totals"> => ({
  totals: { supply: won(grand), grand: won(grand) },
});

const { document } = invoice(1);
const named = (name: string): Pick<TaxInvoice.TaxInvoice, "buyer"> => ({
  buyer: { ...document.buyer, kind: "business", number: "1058700005", name },
});

const shown = (filter: InvoiceList.Filter): string =>
  JSON.stringify(filter, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));

/** Six that the supplier sees: every facet once. */
const six = [
  of(1, { writtenDate: date("2026-09-30"), ...named("다온상사"), ...total(900n) }),
  of(2, {
    writtenDate: date("2026-10-01"),
    typeCode: "0102",
    ...named("Alpha"),
    ...total(123_456_789_012_345_678n),
  }),
  of(
    3,
    { writtenDate: date("2026-10-31"), typeCode: "0301", ...named("가온"), ...total(-5000n) },
    { status: { ...issued, acknowledgement: "opened", transmission: "rejected" } },
  ),
  of(
    4,
    { writtenDate: date("2026-11-01"), typeCode: "0401" },
    { status: { ...issued, acknowledgement: "acknowledged", transmission: "accepted" }, issuedBy: "kang" },
  ),
  of(5, { writtenDate: date("2026-11-30") }, { status: { ...requested, document: "refused" } }),
  of(6, { writtenDate: date("2026-12-01"), typeCode: "0202", ...total(5500n) }, { status: issued }),
];

onEveryDatabase("A company's list", ({ empty }) => {
  const test = (name: string, body: Effect.Effect<void, unknown, SqlClient.SqlClient>) =>
    it.live(name, () => world.pipe(Effect.andThen(body), Effect.provide(migrated(empty()))));

  const all = Effect.forEach(six, Invoices.insert);
  const ask = (asked: Partial<InvoiceList.Query>) =>
    InvoiceList.page({ businessNumber: supplier, box: "all", page: 1, pageSize: 20, sight: "all", ...asked });
  /** The numbers of what is found, sorted unless an order is asked for. */
  const numbers = (asked: Partial<InvoiceList.Query>) =>
    Effect.map(ask(asked), ({ rows }) => {
      const found = rows.map(({ ref }) => Number(ref.slice(-4)));
      return asked.sort === undefined ? found.toSorted((a, b) => a - b) : found;
    });

  test(
    "is narrowed by each facet, dates and amounts included at both ends",
    Effect.gen(function* () {
      yield* all;
      const cases: ReadonlyArray<readonly [InvoiceList.Filter, ReadonlyArray<number>]> = [
        [{}, [1, 2, 3, 4, 5, 6]],
        [{ from: "2026-10-01", until: "2026-10-31" }, [2, 3]],
        [{ from: "2026-11-30" }, [5, 6]],
        [{ until: "2026-09-30" }, [1]],
        [{ kind: "general" }, [1, 5]],
        [{ kind: "zeroRated" }, [2]],
        [{ kind: "exempt" }, [3]],
        [{ kind: "amendment" }, [4, 6]],
        [{ acknowledgement: "opened" }, [3]],
        [{ transmission: "accepted" }, [4]],
        [{ minAmount: 900n, maxAmount: 5500n }, [1, 4, 5, 6]],
        [{ minAmount: 123_456_789_012_345_678n }, [2]],
        [{ maxAmount: -1n }, [3]],
        [{ partner: "alpha" }, [2]],
        [{ partner: "105-87-00005" }, [1, 2, 3]],
        [{ partner: "가나상사" }, []],
        [{ partner: "100%" }, []],
        [{ side: "supplier" }, [1, 2, 3, 4, 5, 6]],
        [{ side: "buyer" }, []],
        [{ needsMe: true }, [1, 2]],
        [{ needsMe: true, from: "2026-10-01", search: "alp" }, [2]],
      ];
      for (const [filter, expected] of cases)
        assert.deepStrictEqual(yield* numbers(filter), expected, shown(filter));
    }),
  );

  test(
    "asks the buyer to confirm what was issued, and to mend what the authority rejected",
    Effect.gen(function* () {
      yield* Invoices.insert(of(1, {}, { status: requested }));
      yield* Invoices.insert(of(2, {}, { status: issued }));
      const confirmed = { ...issued, acknowledgement: "acknowledged" } as const;
      yield* Invoices.insert(of(3, {}, { status: confirmed }));
      yield* Invoices.insert(of(4, {}, { status: { ...confirmed, transmission: "rejected" } }));
      yield* Invoices.insert(of(5, {}, { status: { ...requested, document: "changeProposed" } }));
      assert.deepStrictEqual(yield* numbers({ businessNumber: buyer, needsMe: true }), [2, 4, 5]);
      assert.deepStrictEqual(yield* numbers({ businessNumber: supplier, needsMe: true }), [1]);
    }),
  );

  test(
    "is sorted both ways, amounts as numbers, names in Korean order, what can still be issued first by deadline",
    Effect.gen(function* () {
      yield* all;
      const sorted = (by: InvoiceList.SortKey, descending = false) => numbers({ sort: { by, descending } });
      assert.deepStrictEqual(yield* sorted("writtenDate"), [1, 2, 3, 4, 5, 6]);
      assert.deepStrictEqual(yield* sorted("writtenDate", true), [6, 5, 4, 3, 2, 1]);
      assert.deepStrictEqual((yield* sorted("amount")).slice(0, 2), [3, 1]);
      assert.strictEqual((yield* sorted("amount", true))[0], 2);
      assert.deepStrictEqual((yield* sorted("partner")).slice(0, 2), [2, 3]);
      assert.deepStrictEqual((yield* sorted("partner", true)).at(-1), 2);
      assert.deepStrictEqual((yield* sorted("deadline")).slice(0, 3), [1, 2, 3]);
      assert.deepStrictEqual((yield* sorted("deadline", true)).slice(0, 3), [2, 1, 6]);
    }),
  );

  test(
    "counts tabs and what a right hides of the narrowed list, not of all",
    Effect.gen(function* () {
      yield* all;
      const sight = { persons: ["kang"], waiting: false };
      const page = yield* ask({ from: "2026-10-31", until: "2026-11-30", sight });
      assert.deepStrictEqual([page.total, page.hidden], [1, 2]);
      assert.deepStrictEqual(page.counts, { received: 0, issued: 1, closed: 0, all: 1 });
      assert.deepStrictEqual(page.hiddenCounts, { received: 0, issued: 1, closed: 1, all: 2 });
    }),
  );

  test(
    "gives every row exactly once over its pages, in every order, however large the page is asked to be",
    Effect.gen(function* () {
      const amounts = [1n, 2n, 1n, 1n];
      yield* Effect.forEach(Array.from({ length: 40 }), (_, n) =>
        Invoices.insert(of(n, total(amounts[n % 4]!))),
      );
      for (const by of ["writtenDate", "deadline", "amount", "partner"] as const)
        for (const descending of [true, false]) {
          const pages = yield* Effect.forEach([1, 2, 3, 4, 5, 6], (page) =>
            ask({ page, pageSize: 7, sort: { by, descending } }),
          );
          const refs = pages.flatMap(({ rows }) => rows.map(({ ref }) => ref));
          assert.strictEqual(refs.length, 40);
          assert.strictEqual(new Set(refs).size, 40, by);
        }
      assert.strictEqual((yield* ask({ pageSize: 1_000_000 })).rows.length, 40);
    }),
  );

  test(
    "narrows what an older einv stored, too",
    Effect.gen(function* () {
      yield* all;
      const sql = yield* SqlClient.SqlClient;
      for (const index of ["invoices_supplier_written", "invoices_buyer_written"])
        yield* sql.unsafe(`DROP INDEX ${index}`);
      for (const column of ["type_code", "acknowledgement", "grand"])
        yield* sql.unsafe(`ALTER TABLE invoices DROP COLUMN ${column}`);
      yield* sql`DELETE FROM einv_migrations WHERE name = 'listing'`;
      yield* Migrations.run;
      assert.deepStrictEqual(yield* numbers({ kind: "exempt", acknowledgement: "opened" }), [3]);
      assert.deepStrictEqual(yield* numbers({ minAmount: 123_456_789_012_345_678n }), [2]);
      assert.deepStrictEqual(yield* numbers({ maxAmount: -5000n }), [3]);
    }),
  );
});
