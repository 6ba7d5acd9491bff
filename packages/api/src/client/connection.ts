/** One connection to the server: how a call goes out, and how every failure becomes a `Refusal`. */
import * as Context from "effect/Context";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import * as FetchHttpClient from "effect/http/FetchHttpClient";
import * as HttpClient from "effect/http/HttpClient";
import * as HttpClientError from "effect/http/HttpClientError";
import * as HttpClientRequest from "effect/http/HttpClientRequest";
import * as HttpApiMiddleware from "effect/http-api/HttpApiMiddleware";
import { Refusal } from "@einv/refusal";

import { SessionSecret } from "../Callers.ts";
import * as Problem from "../Problem.ts";
import * as Views from "../Views.ts";
import { refusals } from "./Refusals.ts";

/** One call to the server. */
export type Call<A> = Effect.Effect<A, Refusal.Refusal>;

/** Where the server is and how to reach it. */
export interface Connection {
  /** `https://einv.example`, with a path when the server is mounted under one. */
  readonly baseUrl: string;
  /** Instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** How long one call may take before it is `api.timeout`; 30 seconds unless said. */
  readonly timeout?: Duration.Input;
}

type Failure =
  | Problem.Problem
  | Refusal.Refusal
  | Schema.SchemaError
  | HttpClientError.HttpClientError
  | Malformed;

/** An answer that is not of the contract. */
class Malformed {
  readonly status: string;
  constructor(status: string) {
    this.status = status;
  }
}

/** Reading an answer failed: told apart from failing to write the request. */
const unreadable = (failure: unknown): unknown => {
  if (Schema.isSchemaError(failure)) return new Malformed("2xx");
  return HttpClientError.isHttpClientError(failure) && failure.response !== undefined
    ? new Malformed(String(failure.response.status))
    : failure;
};

const refusalOf = (failure: Failure): Refusal.Refusal => {
  if (failure instanceof Refusal.Refusal) return failure;
  if (failure instanceof Malformed)
    return refusals.refusal("api.answer-malformed", { values: { status: failure.status } });
  if (Schema.isSchemaError(failure))
    return refusals.refusal("api.request-malformed", { values: { reason: failure.message } });
  if (HttpClientError.isHttpClientError(failure)) return refusals.refusal("api.unreachable");
  return Problem.toRefusal(failure);
};

/** Sends no cookie, follows no redirect, leaves nothing in a cache: what authorises a call is its header alone. */
const requestInit: RequestInit = {
  credentials: "omit",
  redirect: "error",
  cache: "no-store",
  referrerPolicy: "no-referrer",
};

/** Runs calls over one connection. */
export const over = (connection: Connection) => {
  const limit = Duration.fromInputUnsafe(connection.timeout ?? "30 seconds");
  const late = refusals.refusal("api.timeout", {
    values: { seconds: String(Math.ceil(Duration.toSeconds(limit))) },
  });
  const http = Layer.provide(
    FetchHttpClient.layer,
    Layer.succeedContext(
      Context.make(FetchHttpClient.Fetch, connection.fetch ?? globalThis.fetch).pipe(
        Context.add(FetchHttpClient.RequestInit, requestInit),
        // A tracing header of ours would need leave of every page's CORS.
        Context.add(HttpClient.TracerPropagationEnabled, false),
      ),
    ),
  );
  return {
    http,
    options: { baseUrl: connection.baseUrl, transformResponse: Effect.mapError(unreadable) },
    run: <A>(effect: Effect.Effect<A, Failure>): Call<A> =>
      effect.pipe(
        Effect.mapError(refusalOf),
        Effect.timeoutOrElse({ duration: limit, orElse: () => Effect.fail(late) }),
      ),
  };
};

/** A part of a connection whose calls carry what `Middleware` asks for. */
export type Connected<Middleware> = Pick<ReturnType<typeof over>, "run" | "options"> & {
  readonly http: Layer.Layer<HttpClient.HttpClient | HttpApiMiddleware.ForClient<Middleware>>;
};

/** Derived from the contract at the first call, and kept. */
export const once = <A>(build: Effect.Effect<A>): Effect.Effect<A> => Effect.runSync(Effect.cached(build));

/** A value that becomes one segment of the path. */
export const segment = (name: string, value: string): Effect.Effect<string, Refusal.Refusal> =>
  /^\.{0,2}$/.test(value) || !value.isWellFormed()
    ? Effect.fail(
        refusals.refusal("api.request-malformed", { path: name, values: { reason: `${name} is empty` } }),
      )
    : Effect.succeed(value);

export const refOf = (ref: string) =>
  Effect.map(segment("ref", ref), (value) => ({ ref: Views.InvoiceRef.make(value) }));

/** A page's calls carry its secret. */
export const withSecret = (
  http: Layer.Layer<HttpClient.HttpClient>,
  secret: Call<Redacted.Redacted<string>>,
) =>
  Layer.merge(
    http,
    HttpApiMiddleware.layerClient(SessionSecret, ({ request, next }) =>
      Effect.flatMap(secret, (value) => next(HttpClientRequest.bearerToken(request, value))),
    ),
  );
