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

/** Makes requests as Firefox does, without a stream of what is sent. */
const withoutStreams = Effect.acquireRelease(
  Effect.sync(() => {
    const body = Object.getOwnPropertyDescriptor(Request.prototype, "body");
    Reflect.deleteProperty(Request.prototype, "body");
    return body;
  }),
  (body) => Effect.sync(() => body !== undefined && Object.defineProperty(Request.prototype, "body", body)),
);

it.live(
  "what a page sends arrives, though requests have no stream of it",
  () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const connection = { baseUrl: "https://erp.example", fetch: world.fetch };
      const page = Client.session({ ...connection, secret: world.clientSecretFor("buyer") });
      const { summary, version } = yield* page.get(world.refs.requested);
      yield* withoutStreams;
      const after = yield* page.cancelRequest({ ref: summary.ref, version, idempotencyKey: "1" });
      assert.strictEqual(after.summary.status.document, "requestCancelled");
    }),
  patience,
);
