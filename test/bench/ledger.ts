/**
 * The books of points on both databases: holds and charges per second, durable,
 * in one run with bare inserts of the same rows. On SQLite the file is synced
 * at every commit; PostgreSQL runs with its usual settings (fsync on).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as SqlClient from "effect/sql/SqlClient";
import { Account, Audit, type Ledger as Books } from "@einv/billing";
import { Ledger, Migrations } from "@einv/store";
import * as Postgres from "@einv/store/Postgres";
import * as SqliteNode from "@einv/store/SqliteNode";
import { postgresPrograms, startPostgres } from "../support/postgres.ts";
import { table } from "./measure.ts";

const at = DateTime.makeUnsafe("2026-11-25T03:00:00Z");
const companies = Array.from({ length: 200 }, (_, index) => Account.company(String(1_000_000_000 + index)));
const seconds = 3;
const abreast = [1, 64, 256] as const;

let made = 0;

/** What an issue does to the books: a hold, and the charge that ends it. */
const holdAndPost = (): readonly [Books.Order, Books.Order] => {
  made += 1;
  const account = companies[made % companies.length]!;
  return [
    { kind: "hold", id: `hold:${made}`, account, points: 200n, ref: `inv_${made}`, service: "reverse-issue" },
    { kind: "post", id: `charge:${made}`, of: `hold:${made}` },
  ];
};

/** How often work was done per second, by so many workers, and what it cost this process: other load on the machine changes only the first. */
const rate = <E, R>(work: Effect.Effect<unknown, E, R>, workers: number) =>
  Effect.gen(function* () {
    const before = process.cpuUsage();
    const start = performance.now();
    const end = start + seconds * 1000;
    let done = 0;
    const worker = Effect.gen(function* () {
      while (performance.now() < end) {
        yield* work;
        done += 1;
      }
    });
    yield* Effect.all(
      Array.from({ length: workers }, () => worker),
      { concurrency: "unbounded", discard: true },
    );
    const { user, system } = process.cpuUsage(before);
    return { perSecond: done / ((performance.now() - start) / 1000), micros: (user + system) / done };
  });

/** A hold and its charge as two transactions of their own; counted in transactions. */
const apart = Effect.suspend(() => {
  const [hold, post] = holdAndPost();
  return Effect.andThen(Ledger.carryOut([hold], at), Ledger.carryOut([post], at));
});

/** Both as one transaction, as an issue does. */
const together = Effect.suspend(() => Ledger.carryOut(holdAndPost(), at));

const row = (id: number) =>
  `('bare:${id}', 'hold', '${companies[id % companies.length]}', 'operator:revenue', 200, NULL, 'inv_${id}', 'reverse-issue', '${companies[id % companies.length]}', ${DateTime.toEpochMillis(at)})`;

const insert =
  'INSERT INTO points_transfers (id, kind, debit, credit, points, "of", ref, service, owner, at) VALUES ';

/** The same rows, inserted through the same client without any books. */
const bare = Effect.flatMap(SqlClient.SqlClient, (sql) => {
  made += 1;
  const account = companies[made % companies.length]!;
  return sql`INSERT INTO points_transfers ${sql.insert({
    id: `bare:${made}`,
    kind: "hold",
    debit: account,
    credit: "operator:revenue",
    points: 200,
    of: null,
    ref: `inv_${made}`,
    service: "reverse-issue",
    owner: account,
    at: DateTime.toEpochMillis(at),
  })}`;
});

const measured = (name: string) =>
  Effect.gen(function* () {
    yield* Migrations.run;
    for (const account of companies)
      yield* Ledger.carryOut(
        [{ kind: "credit", id: `credit:${account}`, account, points: 1_000_000_000n }],
        at,
      );
    const rows: Array<ReadonlyArray<string>> = [];
    const said = ({ perSecond, micros }: { readonly perSecond: number; readonly micros: number }, each = 1) =>
      `${Math.round(perSecond * each).toLocaleString("en")} (${Math.round(micros / each)} µs)`;
    for (const workers of abreast) {
      const inserts = said(yield* rate(bare, workers));
      const separate = said(yield* rate(apart, workers), 2);
      const issues = said(yield* rate(together, workers));
      rows.push([`${name}, ${workers} abreast`, inserts, separate, issues]);
    }
    const sql = yield* SqlClient.SqlClient;
    yield* sql`DELETE FROM points_transfers WHERE id LIKE 'bare:%'`;
    const faults = Audit.faults(yield* Ledger.everything);
    if (faults.length > 0) throw new Error(`the books are unsound: ${faults.slice(0, 3).join("; ")}`);
    return rows;
  });

/** What the disk allows: the same rows by prepared SQL on node:sqlite itself, one commit each. */
const driver = (file: string): number => {
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  const start = performance.now();
  let done = 0;
  while (performance.now() < start + seconds * 1000) {
    made += 1;
    database.exec(insert + row(made));
    done += 1;
  }
  database.exec("DELETE FROM points_transfers WHERE id LIKE 'bare:%'");
  database.close();
  return done / ((performance.now() - start) / 1000);
};

export const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "einv-bench-"));
  const rows: Array<ReadonlyArray<string>> = [];
  try {
    console.log(
      `ledger, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
    );
    const file = join(folder, "einv.sqlite");
    await Effect.runPromise(Migrations.run.pipe(Effect.provide(SqliteNode.layer({ file }))));
    console.log(
      `  node:sqlite itself, bare inserts, one sync each: ${Math.round(driver(file)).toLocaleString("en")} per second\n`,
    );
    rows.push(
      ...(await Effect.runPromise(measured("SQLite file").pipe(Effect.provide(SqliteNode.layer({ file }))))),
    );
    if (postgresPrograms === undefined) {
      console.log("  PostgreSQL is not installed and was not measured");
    } else {
      const cluster = await startPostgres({ durable: true });
      try {
        const url = Redacted.make(cluster.url("postgres"));
        const database = Layer.orDie(Postgres.layer(url, { connections: 20 }));
        rows.push(...(await Effect.runPromise(measured("PostgreSQL").pipe(Effect.provide(database)))));
      } finally {
        await cluster.stop();
      }
    }
    console.log(
      table(
        [
          "transactions per second (processor time of each)",
          "bare inserts",
          "hold, then post",
          "hold and post in one",
        ],
        rows,
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
