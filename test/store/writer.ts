/**
 * A process that writes to a SQLite file and says what was confirmed, one line
 * each, until it is killed or has done as much as it was told:
 * `node writer.ts <file> <name> <how many>`.
 */
import { writeSync } from "node:fs";
import * as Effect from "effect/Effect";
import { Events, Migrations, Outbox, Transaction } from "@einv/store";
import * as SqliteNode from "@einv/store/SqliteNode";
import { at } from "./fixtures.ts";

const [, , file = "", name = "", count = "0"] = process.argv;

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
  for (let n = 1; n <= Number(count); n++) {
    yield* write(n);
    writeSync(1, `${n}\n`);
  }
});

await Effect.runPromise(program.pipe(Effect.provide(SqliteNode.layer({ file }))));
