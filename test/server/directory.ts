/** Authorities as they are in the network: an answering service over HTTP and a directory over LDAP, on free ports of this machine. */
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import { Ber, Der } from "@einv/certificate";

const opened = (server: Server, sockets: Set<Socket>): Effect.Effect<number, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.callback<number>((resume) => {
      server.on("connection", (socket) => {
        sockets.add(socket);
        socket.on("error", () => undefined);
        socket.on("close", () => sockets.delete(socket));
      });
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed((server.address() as AddressInfo).port)));
    }),
    () =>
      Effect.sync(() => {
        for (const socket of sockets) socket.destroy();
        server.close();
      }),
  );

/** The port of an HTTP server that answers so. */
export const http = (answer: RequestListener): Effect.Effect<number, never, Scope.Scope> =>
  opened(createHttpServer(answer), new Set());

/** The port of a server that answers raw octets with raw octets. */
export const raw = (
  answer: (socket: Socket, received: Uint8Array) => void,
): Effect.Effect<number, never, Scope.Scope> =>
  opened(
    createServer((socket) => socket.on("data", (chunk) => answer(socket, chunk))),
    new Set(),
  );

const { sequence, set, integer, octetString, tagged } = Der.write;
const text = (value: string) => octetString(new TextEncoder().encode(value));
const latin1 = new TextDecoder("latin1");

/** A result without a name and without words. */
const result = (id: number, operation: number, code: number) =>
  sequence(
    integer(id),
    tagged(operation, tagged(Der.Tag.enumerated, Uint8Array.of(code)), text(""), text("")),
  );

export interface Entry {
  readonly name: string;
  readonly attribute: string;
  readonly value: Uint8Array;
}

/** The messages of a directory that holds one entry, asked as RFC 4511 says: bind, then a base search. */
export const answerOf = (
  request: Uint8Array,
  entries: () => ReadonlyArray<Entry>,
): ReadonlyArray<Uint8Array> => {
  const operation = Ber.read(request)?.children[1];
  if (operation?.tag === 0x60) return [result(1, 0x61, 0)];
  if (operation?.tag !== 0x63) return [];
  const [base, scope, , , , , , wanted] = operation.children;
  const name = new TextDecoder().decode(base?.content);
  const attributes = wanted?.children.map(({ content }) => latin1.decode(content)) ?? [];
  const entry = entries().find((one) => one.name === name && attributes.includes(one.attribute));
  if (entry === undefined || scope?.content[0] !== 0) return [result(2, 0x65, 32)];
  const found = sequence(text(entry.attribute), set(octetString(entry.value)));
  return [sequence(integer(2), tagged(0x64, text(entry.name), sequence(found))), result(2, 0x65, 0)];
};

/** The port of such a directory. */
export const ldap = (entries: () => ReadonlyArray<Entry>): Effect.Effect<number, never, Scope.Scope> =>
  raw((socket, received) => {
    // In pieces, as a network may deliver them.
    for (const message of answerOf(received, entries))
      for (let at = 0; at < message.length; at += 700) socket.write(message.subarray(at, at + 700));
  });
