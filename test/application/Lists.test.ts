/** The list as its elements use it: narrowed, with what each row allows and costs, and what a right keeps back. */
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { type Caller, ListInvoices, RefuseRequest } from "@einv/application";
import { onPostgres } from "../store/databases.ts";
import { date, requested, won } from "./fixtures.ts";
import { ask, buyer, installation, issued, newKey, settled, supplier } from "./world.ts";

const as = (caller: Caller.Caller, memberId: string): Caller.Caller => ({ ...caller, memberId });

const document = (writtenDate: string, grand: bigint) => ({
  ...requested,
  writtenDate: date(writtenDate),
  totals: { ...requested.totals, supply: won(grand - 500n), grand: won(grand) },
  items: requested.items.map((item) => ({
    ...item,
    suppliedOn: date(writtenDate),
    supplyAmount: won(grand - 500n),
  })),
});

const lists = (world: () => ReturnType<typeof installation>) => {
  it.live("says of each row what may be done to it, by whom it is paid, and why it was refused", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host, { payer: "supplier" });
      const { summary } = yield* ask(host);
      yield* issued(host);
      yield* RefuseRequest.refuse(supplier, {
        ref: summary.ref,
        version: 1,
        reason: "other",
        message: "11월분은 없습니다.",
        idempotencyKey: newKey(),
      });
      const { rows, available } = yield* ListInvoices.list(supplier, { box: "all", sort: "writtenDate" });
      assert.strictEqual(available, 1000n);
      assert.sameDeepMembers(
        rows.map(({ side, actions, payer, points, version, refusedBecause }) => [
          side,
          [...actions].sort().join(),
          payer,
          points,
          version,
          refusedBecause?.message,
        ]),
        [
          ["supplier", "acknowledge,issue,refuse", "supplier", 200n, 1, undefined],
          ["supplier", "", "buyer", 200n, 2, "11월분은 없습니다."],
          ["supplier", "cancelIssue", "buyer", 200n, 3, undefined],
        ],
      );
      const theirs = yield* ListInvoices.list(buyer, { box: "all", side: "buyer" });
      assert.notProperty(theirs, "available", "a supplier's points are not told to its buyer");
      assert.sameMembers(
        theirs.rows.map(({ side, actions }) => [side, ...actions].join()),
        ["buyer,cancelRequest", "buyer", "buyer"],
      );
    }).pipe(Effect.provide(world())),
  );

  it.live("narrows and counts within what the person may see", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host, { document: document("2026-10-31", 3000n) });
      yield* ask(host, { document: document("2026-11-01", 7000n) });
      yield* ask(host, { document: document("2026-11-20", 9000n) });
      const november = { from: "2026-11-01", until: "2026-11-30" };
      const seen = yield* ListInvoices.list(supplier, { ...november, maxAmount: 7000n });
      assert.deepStrictEqual([seen.total, seen.counts.all, seen.hidden], [1, 1, 0]);
      const own = yield* ListInvoices.list(as(supplier, "own"), november);
      assert.deepStrictEqual([own.total, own.hidden, own.hiddenBecause?.code], [0, 2, "permission.own-only"]);
      const dearest = yield* ListInvoices.list(supplier, { sort: "amount", order: "descending" });
      assert.deepStrictEqual(
        dearest.rows.map(({ totals }) => totals.grand),
        [9000n, 7000n, 3000n],
      );
    }).pipe(Effect.provide(world())),
  );

  it.live("cuts what is longer than anything a person looks for", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host);
      const long = "다라전자".repeat(100_000);
      assert.strictEqual((yield* ListInvoices.list(supplier, { partner: long, search: long })).total, 0);
      const page = yield* ListInvoices.list(supplier, { page: -5, pageSize: 1_000_000 });
      assert.strictEqual(page.rows.length, 1);
    }).pipe(Effect.provide(world())),
  );
};

describe("ListInvoices", () => lists(() => installation()));

onPostgres("ListInvoices", (empty) => lists(() => installation({}, empty())));
