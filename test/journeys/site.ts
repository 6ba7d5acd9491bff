/** A page of an ERP with a whole einv behind it, on a port of its own. */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { buffer } from "node:stream/consumers";

import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type { World } from "@einv/mocks";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** The origin that the world's client secrets are bound to. */
const origin = "https://erp.example";

const forward = async (world: World.World, request: IncomingMessage, response: ServerResponse) => {
  const method = request.method ?? "GET";
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === "string") headers.set(name, name === "origin" ? origin : value);
  const body = method === "GET" ? undefined : new Uint8Array(await buffer(request));
  const answer = await world.fetch(new URL(request.url ?? "/", origin), {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
  response.end(new Uint8Array(await answer.arrayBuffer()));
};

export interface Site {
  readonly address: string;
  readonly close: () => void;
}

/** Serves folders by path, einv under `/v1`, and the ERP's own `/einv-session`: a member of the supplier's unless told. */
export const serve = async (
  world: World.World,
  folders: Readonly<Record<string, string>>,
  clientSecret = world.clientSecretFor("supplier"),
): Promise<Site> => {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", origin).pathname));
    if (path.startsWith("/v1/")) return forward(world, request, response);
    if (path === "/einv-session") {
      response.end(Redacted.value(await Effect.runPromise(clientSecret)));
      return;
    }
    const [at, folder] = Object.entries(folders)
      .filter(([prefix]) => path.startsWith(prefix))
      .sort(([one], [other]) => other.length - one.length)[0] ?? ["/", ""];
    const file = join(folder, path === "/" ? "index.html" : path.slice(at.length));
    if (folder === "" || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((reason: unknown) => response.writeHead(500).end(String(reason)));
  });
  await new Promise<void>((ready) => server.listen(0, "localhost", ready));
  const { port } = server.address() as AddressInfo;
  return { address: `http://localhost:${port}/`, close: () => server.close() };
};
