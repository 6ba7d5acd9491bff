/**
 * A handler of web requests on a port, over HTTP or TLS. A body that errors
 * cuts the connection; what comes in is bounded by the handler and by time;
 * nothing that a caller sends stops the server.
 */
import { createServer as createWebServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createServer, type Server, type Socket } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { TLSSocket } from "node:tls";

import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";

import * as Ports from "../Ports.ts";

export type Handler = (request: Request) => Promise<Response>;

/** A certificate chain and its key, PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** How it speaks TLS, and what strikes a connection before its handshake. */
export interface Secure {
  readonly server: Identity;
  /** Under another name. */
  readonly elsewhere: Identity;
  readonly strike: () => Promise<"wrong-name" | "old-tls" | undefined>;
}

/** Time for a request to arrive whole; a header that dribbles in is cut off sooner. Milliseconds. */
const patience = {
  requestTimeout: 60_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

const withoutBody = new Set(["GET", "HEAD"]);

/** What is not wanted any more is let run out, so that the answer still reaches a caller who is sending. */
const bodyOf = (incoming: IncomingMessage): ReadableStream<Uint8Array> => {
  const chunks: AsyncIterator<Uint8Array> = incoming[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void incoming.resume(),
  });
};

const requestOf = (incoming: IncomingMessage, signal: AbortSignal): Request => {
  const { method = "GET", url = "/" } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (typeof value === "string") headers.set(name, value);
  const body = withoutBody.has(method) ? null : bodyOf(incoming);
  const host = /^[\w.:[\]-]{1,200}$/.exec(incoming.headers.host ?? "")?.[0] ?? "localhost";
  const scheme = incoming.socket instanceof TLSSocket ? "https" : "http";
  return new Request(`${scheme}://${host}${url.startsWith("/") ? url : "/"}`, {
    method,
    headers,
    signal,
    ...(body === null ? {} : { body, duplex: "half" }),
  });
};

const answer = async (handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse) => {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  try {
    const response = await handler(requestOf(incoming, gone.signal));
    if (!incoming.complete) outgoing.shouldKeepAlive = false;
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body === null) outgoing.end();
    else await pipeline(Readable.from(response.body), outgoing);
  } catch {
    // The caller is gone, the answer is meant to be cut, or the request was none.
    if (outgoing.headersSent || gone.signal.aborted) outgoing.destroy();
    else outgoing.writeHead(400).end();
  }
};

/** Listens until the scope closes; answers the port. Refused with `cli.port-taken`. */
export const listen = (
  handler: Handler,
  at: { readonly port: number; readonly host: string },
  secure?: Secure,
): Effect.Effect<number, Refusal, Scope.Scope> =>
  Effect.gen(function* () {
    const serve = (incoming: IncomingMessage, outgoing: ServerResponse) =>
      void answer(handler, incoming, outgoing);
    const sockets = new Set<Socket>();
    const frontOf = ({ server, elsewhere, strike }: Secure): Server => {
      const usual = createSecureServer({ ...patience, ...server }, serve);
      const other = createSecureServer({ ...patience, ...elsewhere }, serve);
      const old = createSecureServer(
        { ...patience, ...server, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" },
        serve,
      );
      for (const one of [usual, other, old]) one.on("tlsClientError", () => undefined);
      return createServer({ pauseOnConnect: true }, (socket) => {
        socket.on("error", () => undefined);
        void strike().then((struck) => {
          const chosen = struck === "wrong-name" ? other : struck === "old-tls" ? old : usual;
          chosen.emit("connection", socket);
          socket.resume();
        });
      });
    };
    const server = secure === undefined ? createWebServer(patience, serve) : frontOf(secure);
    server.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
    yield* Effect.acquireRelease(
      Effect.callback<void, Refusal>((resume) => {
        server.once("error", (error) => resume(Effect.fail(Ports.taken(at.port, error))));
        server.listen(at.port, at.host, () => resume(Effect.void));
      }),
      () =>
        Effect.callback<void>((resume) => {
          server.close(() => resume(Effect.void));
          for (const socket of sockets) socket.destroy();
        }),
    );
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : at.port;
  });
