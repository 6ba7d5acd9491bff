/**
 * A process that writes to a SQLite file and says what was confirmed, one line
 * each, until it is killed or has done as much as it was told, one after another
 * or several at once: `node writer.ts <file> <name> <how many> [<abreast>]`.
 */
import { writeSync } from "node:fs";
import * as Effect from "effect/Effect";
import { Events, Migrations, Outbox, Transaction } from "@einv/store";
import * as SqliteNode from "@einv/store/SqliteNode";
import { at } from "./fixtures.ts";

const [, , file = "", name = "", count = "0", abreast = "1"] = process.argv;

const write = (n: number) =>
  Transaction.run(
    Effect.gen(function* () {
      yield* Outbox.put({ id: `${name}-${n}`, kind: "mail", body: "{}", notBefore: at(n) });
      yield* Events.append({ at: at(n), type: `${name}-${n}`, actor: { _tag: "System" }, data: {} });
    }),
  );

const program = Effect.gen(function* () {
  yield* Migrations.run;
  writeSync(1, "ready\n");
  let begun = 0;
  const worker = Effect.gen(function* () {
    while (begun < Number(count)) {
      begun += 1;
      const n = begun;
      yield* write(n);
      writeSync(1, `${n}\n`);
    }
  });
  yield* Effect.all(
    Array.from({ length: Number(abreast) }, () => worker),
    { concurrency: "unbounded", discard: true },
  );
});

await Effect.runPromise(program.pipe(Effect.provide(SqliteNode.layer({ file }))));
