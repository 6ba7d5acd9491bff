/** A thousand presses of 발행 at the same time, and points for five hundred. */
import { describe, assert, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Logger from "effect/Logger";
import { CreditPoints, IssueInvoice } from "@einv/application";
import { Audit } from "@einv/billing";
import { Events, Ledger } from "@einv/store";
import * as SqliteNode from "@einv/store/SqliteNode";
import { newFile, onPostgres } from "../store/databases.ts";
import { buyerNumber } from "./fixtures.ts";
import { ask, codeOf, installation, newKey, press, settled, supplier } from "./world.ts";

const presses = 1000;
const price = 200n;

const thousand = (world: () => ReturnType<typeof installation>) =>
  it.live(
    "exactly five hundred are issued, and each of them is charged once",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { available } = yield* Ledger.balance(buyerNumber);
        yield* CreditPoints.credit(host, {
          businessNumber: buyerNumber,
          points: 500n * price - available,
          idempotencyKey: newKey(),
        });
        const inputs = yield* Effect.forEach(
          Array.from({ length: presses }, () => host),
          (asking) => Effect.flatMap(ask(asking), ({ summary }) => press(supplier, summary.ref)),
          { concurrency: 8 },
        );
        const codes = yield* Effect.forEach(inputs, (input) => codeOf(IssueInvoice.issue(supplier, input)), {
          concurrency: "unbounded",
        });
        const count = (code: string) => codes.filter((one) => one === code).length;
        assert.deepStrictEqual(
          [count("ok"), count("points.insufficient"), codes.length],
          [500, 500, presses],
          [...new Set(codes)].join(),
        );
        assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: 0n, held: 0n });
        const book = yield* Ledger.everything;
        assert.deepStrictEqual(Audit.faults(book), []);
        for (const kind of ["hold", "post"] as const)
          assert.strictEqual(
            new Set(book.transfers.filter((one) => one.kind === kind).map(({ ref }) => ref)).size,
            500,
          );
        yield* Events.verifyChain();
      }).pipe(Effect.provide(world()), Effect.provide(Logger.layer([]))),
    900_000,
  );

describe("A thousand issues on a SQLite file", () =>
  thousand(() => installation({}, SqliteNode.layer({ file: newFile() }))));

onPostgres("A thousand issues", (database) => thousand(() => installation({}, database())));
