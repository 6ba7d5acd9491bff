/** The HTTP server on Node: einv's routes, and limits for callers that are slow or hostile. */
import { createServer } from "node:http";
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as HttpMiddleware from "effect/http/HttpMiddleware";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServer from "effect/http/HttpServer";

import * as Handlers from "../Handlers.ts";
import * as Operations from "../Operations.ts";

export interface Options {
  /** 0 takes a free one; see {@link HttpServer.HttpServer} for which. */
  readonly port: number;
  readonly host: string;
}

/** Time for a request to arrive whole; a header that dribbles in is cut off sooner. Milliseconds. */
const patience = { requestTimeout: 30_000, headersTimeout: 10_000, connectionsCheckingInterval: 5_000 };

/** Serves the routes; when the scope closes, requests under way are finished first, for up to ten seconds. */
export const serve = <E, R>(routes: Layer.Layer<never, E, R>, { port, host }: Options) =>
  HttpRouter.serve(routes, { disableLogger: true, disableListenLog: true }).pipe(
    Layer.provideMerge(
      NodeHttpServer.layer(() => createServer(patience), {
        port,
        host,
        gracefulShutdownTimeout: "10 seconds",
      }),
    ),
    Layer.provide(Layer.succeed(HttpMiddleware.TracerDisabledWhen, () => true)),
    Layer.tap((context) =>
      Effect.gen(function* () {
        const { address } = yield* HttpServer.HttpServer;
        yield* Effect.annotateLogs(Effect.logInfo("listening"), {
          address: HttpServer.formatAddress(address),
        });
      }).pipe(Effect.provideContext(context)),
    ),
  );

/** The API, the authority's callback, `/healthz` and `/readyz`. */
export const layer = (options: Options) => serve(Layer.merge(Handlers.layer, Operations.layer), options);
