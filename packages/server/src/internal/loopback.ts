/** An HTTP server that only this machine reaches, for the parts that stand in for services outside. */
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";

/**
 * Listens on the loopback address until the scope closes; any free port without
 * `port`. Answers its origin. What a handler throws is answered 400.
 */
export const listen = (
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port = 0,
): Effect.Effect<string, never, Scope.Scope> =>
  Effect.gen(function* () {
    const server = createServer((request, response) => {
      handler(request, response).catch(() => {
        if (!response.headersSent) response.writeHead(400);
        response.end();
      });
    });
    yield* Effect.acquireRelease(
      Effect.promise(() => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()))),
      () =>
        Effect.promise(
          () =>
            new Promise<void>((resolve) => {
              server.closeAllConnections();
              server.close(() => resolve());
            }),
        ),
    );
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : port}`;
  });
