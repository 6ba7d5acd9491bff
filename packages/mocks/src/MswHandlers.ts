/** A world as the server of a page, by Mock Service Worker. */
import { HttpResponse, type HttpHandler, http } from "msw";
import type { World } from "./World.ts";

/** Answers everything under the address at which a page expects its server. */
export const handlers = (world: Pick<World, "fetch">, baseUrl: string): ReadonlyArray<HttpHandler> => {
  const base = baseUrl.replace(/\/$/, "");
  return [
    http.all(`${base}/*`, async ({ request }) => {
      const inside = request.url.slice(new URL(base).href.replace(/\/$/, "").length);
      const { method, headers, signal } = request;
      const body = method === "GET" || method === "HEAD" ? null : await request.arrayBuffer();
      return world
        .fetch(new URL(inside, "http://einv.invalid"), { method, headers, signal, body })
        .catch(() => HttpResponse.error());
    }),
  ];
};
