/** One web site of the demo: its own origin, its pages from `demo/`, a few routes, a strict content security policy. */
import { fileURLToPath } from "node:url";

import { Server } from "@einv/server/node";
import { Refusal } from "@einv/refusal/Refusal";
import * as NodeServices from "@effect/platform-node/NodeServices";
import * as Effect from "effect/Effect";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import * as HttpStaticServer from "effect/http/HttpStaticServer";
import * as Layer from "effect/Layer";
import * as Schema from "effect/Schema";

import * as Ports from "../Ports.ts";

const pages = fileURLToPath(new URL("../../demo", import.meta.url));
const bundle = fileURLToPath(new URL(".", import.meta.resolve("@einv/elements/cdn/split/einv.js")));

export interface Site {
  readonly port: number;
  readonly host: string;
  /** The page at `/`. */
  readonly index: string;
  /** Origins that its scripts may call. */
  readonly connect?: ReadonlyArray<string>;
  /** Origins that may show it in a frame. */
  readonly framedBy?: ReadonlyArray<string>;
  /** Origins that it shows in frames. */
  readonly frames?: ReadonlyArray<string>;
}

const policy = ({ connect = [], framedBy = [], frames = [] }: Site): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...connect].join(" ")}`,
    `frame-src ${["'self'", ...frames].join(" ")}`,
    `frame-ancestors ${["'self'", ...framedBy].join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** Answers a refusal as JSON, so that a page can show what, why and what to do. */
const refused = (refusal: Refusal): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.jsonUnsafe(Schema.encodeSync(Refusal)(refusal), { status: 409 });

/** A route that answers JSON. */
export const json = <R>(
  method: "GET" | "POST",
  path: `/${string}`,
  work: Effect.Effect<object, Refusal, R>,
) =>
  HttpRouter.add(
    method,
    path,
    work.pipe(
      Effect.map((content) => HttpServerResponse.jsonUnsafe(content)),
      Effect.catch((refusal) => Effect.succeed(refused(refusal))),
    ),
  );

/** What pages may do is done by pages of this very origin only. */
const ownPagesOnly = (site: Site) =>
  HttpRouter.middleware(
    (answer) =>
      Effect.gen(function* () {
        const { method, headers } = yield* HttpServerRequest.HttpServerRequest;
        const own = headers["sec-fetch-site"] ?? "same-origin";
        if (method !== "GET" && own !== "same-origin") return HttpServerResponse.empty({ status: 403 });
        const response = yield* answer;
        return HttpServerResponse.setHeaders(response, {
          ...(response.headers["content-security-policy"] === undefined
            ? { "content-security-policy": policy(site) }
            : {}),
          "cache-control": "no-store",
          "referrer-policy": "no-referrer",
          "x-content-type-options": "nosniff",
        });
      }),
    { global: true },
  );

/** Serves the site while the layer lives. Refused with `cli.port-taken`. */
export const layer = <R>(site: Site, routes: Layer.Layer<never, never, R>) =>
  Server.serve(
    Layer.mergeAll(
      routes,
      HttpStaticServer.layer({ root: pages, index: site.index }),
      HttpStaticServer.layer({ root: bundle, prefix: "/einv" }),
    ).pipe(Layer.provide(ownPagesOnly(site)), Layer.provide(NodeServices.layer)),
    site,
  ).pipe(
    Layer.catchTag("ServeError", ({ cause }) =>
      Layer.effectDiscard(Effect.fail(Ports.taken(site.port, cause))),
    ),
  );
