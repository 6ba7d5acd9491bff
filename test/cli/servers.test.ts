import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import { assert, describe, it } from "@effect/vitest";
import { einv } from "./einv.ts";

/** A port that somebody else listens on. */
const occupied = Effect.acquireRelease(
  Effect.callback<{ readonly port: number; readonly close: () => void }>((resume) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      resume(Effect.succeed({ port, close: () => server.close() }));
    });
  }),
  ({ close }) => Effect.sync(close),
);

describe("the servers of the command line", () => {
  it.live("name a port that is taken, and what to do", () =>
    Effect.gen(function* () {
      const { port } = yield* occupied;
      const folder = mkdtempSync(join(tmpdir(), "einv-ports-"));
      const { exit, json } = yield* einv([
        "simulator",
        "--port",
        String(port),
        "--dir",
        join(folder, "a"),
        "--json",
      ]);
      assert.deepStrictEqual([exit, json.length, json[0]?.["code"]], [1, 1, "cli.port-taken"]);
      assert.include(JSON.stringify(json[0]), String(port));
    }).pipe(Effect.scoped),
  );

  it.live("refuse settings that are wrong, by name", () =>
    Effect.gen(function* () {
      const { exit, json } = yield* einv(["serve", "--port", "70000", "--json"]);
      assert.deepStrictEqual([exit, json[0]?.["code"]], [1, "config.invalid"]);
      assert.include(JSON.stringify(json[0]), "EINV_PORT");
    }),
  );
});
