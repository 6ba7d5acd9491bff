import { assert, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { setupServer } from "msw/node";
import { Client } from "@einv/api/client";
import { MswHandlers, World } from "@einv/mocks";
import { patience } from "./fixtures.ts";

it.live(
  "a page that knows nothing of worlds talks to one",
  () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const baseUrl = "https://erp.example/einv";
      yield* Effect.acquireRelease(
        Effect.sync(() => {
          const server = setupServer(...MswHandlers.handlers(world, baseUrl));
          server.listen({ onUnhandledFrame: "error" });
          return server;
        }),
        (server) => Effect.sync(() => server.close()),
      );
      const page = Client.session({ baseUrl, secret: world.clientSecretFor("buyer") });
      const view = yield* page.get(world.refs.requested);
      assert.strictEqual(view.side, "buyer");
      const after = yield* page.cancelRequest({
        ref: view.summary.ref,
        version: view.version,
        idempotencyKey: "1",
      });
      assert.strictEqual(after.summary.status.document, "requestCancelled");
      world.faults.set({ kind: "unreachable" });
      assert.strictEqual((yield* Effect.flip(page.list())).code, "api.unreachable");
    }),
  patience,
);
