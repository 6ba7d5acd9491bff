/** Client and simulator over a real socket, with the platform's own `fetch`. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { gzipSync } from "node:zlib";
import { type SimulatorHttp } from "@einv/nts/simulator";
import { assert, layer } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { connected, identities, issued, submitId } from "./world.ts";

const mount =
  (handle: SimulatorHttp.Handler) => async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const chunks: Array<Uint8Array> = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const response = await handle(
      new Request(`http://localhost${incoming.url}`, {
        method: incoming.method ?? "GET",
        headers: { "content-type": incoming.headers["content-type"] ?? "" },
        ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
      }),
    );
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    const body = response.body as ReadableStream<Uint8Array> | null;
    await (body === null
      ? outgoing.end()
      : pipeline(Readable.fromWeb(body), outgoing).catch(() => undefined));
  };

const listening = (handle: () => SimulatorHttp.Handler) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const server = createServer((incoming, outgoing) => void mount(handle())(incoming, outgoing));
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
    (server) =>
      Effect.promise(async () => {
        server.closeAllConnections();
        if (server.listening) await new Promise((done) => server.close(done));
      }),
  );

layer(identities)("over a socket", (it) => {
  const overSocket = Effect.gen(function* () {
    let handle: SimulatorHttp.Handler = () => Promise.reject(new Error("not yet"));
    const server = yield* listening(() => handle);
    const { port } = server.address() as AddressInfo;
    const world = yield* connected({
      client: { endpoint: `http://127.0.0.1:${port}/services/`, fetch: globalThis.fetch },
    });
    handle = world.handle;
    return { ...world, server };
  });

  it.effect("an invoice is sent and its result fetched", () =>
    Effect.gen(function* () {
      const { client } = yield* overSocket;
      const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
      yield* client.submit(submission);
      const { results } = yield* client.results(submission.submitId);
      assert.strictEqual(results[0]?.code, "SUC001");
    }),
  );

  it.effect.each([
    ["cut", "cut"],
    ["half", "cut"],
    ["short", "unreadable"],
    ["redirect", "redirect"],
    ["huge", "too-large"],
    ["taken-500", "status"],
  ] as const)("%s", ([kind, reason]) =>
    Effect.gen(function* () {
      const { client, simulator } = yield* overSocket;
      yield* simulator.inject({ on: "submit", kind });
      const failure = yield* Effect.flip(
        client.submit({ submitId: submitId(), invoices: [yield* issued(1)] }),
      );
      assert.strictEqual("reason" in failure ? failure.reason : failure.code, reason);
    }),
  );

  it.effect("a small answer that unpacks to 64 MiB is left as soon as it is too large", () =>
    Effect.gen(function* () {
      const bomb = gzipSync(new Uint8Array(64 * 1024 * 1024));
      assert.isBelow(bomb.length, 100_000);
      const server = yield* Effect.acquireRelease(
        Effect.promise(async () => {
          const made = createServer((_, outgoing) => {
            outgoing.writeHead(200, { "content-type": "multipart/related", "content-encoding": "gzip" });
            outgoing.end(bomb);
          });
          made.listen(0, "127.0.0.1");
          await once(made, "listening");
          return made;
        }),
        (made) => Effect.sync(() => made.closeAllConnections()),
      );
      const { port } = server.address() as AddressInfo;
      const { client } = yield* connected({
        client: { endpoint: `http://127.0.0.1:${port}/`, fetch: globalThis.fetch },
      });
      const failure = yield* Effect.flip(client.results(submitId()));
      assert.strictEqual("reason" in failure ? failure.reason : failure.code, "too-large");
    }),
  );

  it.effect("nobody listens: nothing was sent, and it may be sent again", () =>
    Effect.gen(function* () {
      const { client, server } = yield* overSocket;
      yield* Effect.promise(() => new Promise((done) => server.close(done)));
      const failure = yield* Effect.flip(client.results(submitId()));
      assert.strictEqual("code" in failure && failure.code, "nts.unreachable");
    }),
  );
});
