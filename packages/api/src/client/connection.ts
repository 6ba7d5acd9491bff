/** One connection to the server: how a call of the contract goes out, and how every failure becomes a `Refusal`. */
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import { Refusal } from "@einv/refusal";

import * as Contract from "../Contract.ts";
import { InvoiceRef } from "../InvoiceRef.ts";
import * as Problem from "../Problem.ts";
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

/** Whose secret a call carries: a page's, a host's, that of somebody who joins or has logged in; none of a mail link. */
export type Caller = "session" | "host" | "signup" | "account" | "anybody";

/** A connection on which one kind of caller calls. */
export interface Connected<By extends Caller> {
  readonly by: By;
  /** Sends one call of the contract, with what it asks for. */
  readonly call: <const C extends Contract.Call>(
    call: C,
    ...request: unknown extends Contract.Request<C> ? [] : [request: Contract.Request<C>]
  ) => Call<Contract.Answer<C>>;
}

/** The parts of a request, whatever the call. */
interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: unknown;
  readonly idempotencyKey?: string;
  readonly payload?: unknown;
}

/** Sends no cookie, follows no redirect, leaves nothing in a cache: what authorises a call is its header alone. */
const requestInit: RequestInit = {
  credentials: "omit",
  redirect: "error",
  cache: "no-store",
  referrerPolicy: "no-referrer",
};

const requestMalformed = (reason: string, path?: string): Refusal.Refusal =>
  refusals.refusal("api.request-malformed", {
    values: { reason },
    ...(path === undefined ? {} : { path }),
  });

const malformed = (status: string): Refusal.Refusal =>
  refusals.refusal("api.answer-malformed", { values: { status } });

/** What is sent of a value. */
const encode = <A, I>(schema: Schema.Codec<A, I>, value: unknown): Effect.Effect<I, Refusal.Refusal> =>
  Effect.mapError(Schema.encodeUnknownEffect(schema)(value), ({ message }) => requestMalformed(message));

/** What a body of JSON says. */
const decode = <A, I>(
  schema: Schema.Codec<A, I>,
  body: string,
  status: string,
): Effect.Effect<A, Refusal.Refusal> =>
  Effect.mapError(Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.toCodecJson(schema)))(body), () =>
    malformed(status),
  );

/** The path with each of its names filled by one segment. */
const pathOf = (
  path: string,
  params: Readonly<Record<string, string>>,
): Effect.Effect<string, Refusal.Refusal> => {
  let filled = path;
  for (const [name, value] of Object.entries(params)) {
    if (/^\.{0,2}$/.test(value) || !value.isWellFormed())
      return Effect.fail(requestMalformed(`${name} is empty`, name));
    filled = filled.replace(`:${name}`, () => encodeURIComponent(value));
  }
  return Effect.succeed(filled);
};

const queryOf = (fields: Readonly<Record<string, unknown>>): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (typeof value === "string") params.append(name, value);
  return params.size === 0 ? "" : `?${params.toString()}`;
};

const answered = (
  { success, status, text }: Contract.Call,
  response: Response,
  body: string,
): Effect.Effect<unknown, Refusal.Refusal> => {
  if (!response.ok)
    return Effect.flatMap(decode(Problem.Travelling, body, String(response.status)), (problem) =>
      Effect.fail(
        Problem.status[problem._tag] === response.status
          ? Problem.toRefusal(problem)
          : malformed(String(response.status)),
      ),
    );
  if (response.status !== (status ?? (success === undefined ? 204 : 200)))
    return Effect.fail(malformed(String(response.status)));
  if (success === undefined) return Effect.void;
  if (text === undefined) return decode(success, body, "2xx");
  return response.headers.get("content-type")?.startsWith(text) === true
    ? Effect.succeed(body)
    : Effect.fail(malformed("2xx"));
};

const connected = <By extends Caller>(
  by: By,
  { baseUrl, fetch, timeout = "30 seconds" }: Connection,
  secret?: Call<Redacted.Redacted<string>>,
): Connected<By> => {
  const base = baseUrl.replace(/\/+$/, "");
  const limit = Duration.fromInputUnsafe(timeout);
  const late = refusals.refusal("api.timeout", {
    values: { seconds: String(Math.ceil(Duration.toSeconds(limit))) },
  });
  const unreachable = () => refusals.refusal("api.unreachable");

  const send = (call: Contract.Call, { params = {}, query = {}, idempotencyKey, payload }: Parts = {}) =>
    Effect.gen(function* () {
      const path = yield* pathOf(call.path, params);
      yield* encode(Schema.Struct(call.params ?? {}), params);
      const search = queryOf(yield* encode(Schema.Struct(call.query ?? {}), query));
      const headers: Record<string, string> =
        call.idempotent === true
          ? { ...(yield* encode(Schema.Struct(Contract.idempotency), { "idempotency-key": idempotencyKey })) }
          : {};
      const init: RequestInit = { ...requestInit, method: call.method, headers };
      if (call.payload !== undefined) {
        headers["content-type"] = "application/json";
        init.body = JSON.stringify(yield* encode(Schema.toCodecJson(call.payload), payload));
      }
      if (secret !== undefined) headers["authorization"] = `Bearer ${Redacted.value(yield* secret)}`;
      const [response, body] = yield* Effect.tryPromise({
        try: async (signal) => {
          const response = await (fetch ?? globalThis.fetch)(base + path + search, { ...init, signal });
          return [response, await response.text()] as const;
        },
        catch: unreachable,
      });
      return yield* answered(call, response, body);
    });

  return {
    by,
    // What `answered` decodes is what the call's own schema says.
    call: ((call: Contract.Call, request?: Parts) =>
      Effect.timeoutOrElse(send(call, request), {
        duration: limit,
        orElse: () => Effect.fail(late),
      })) as Connected<By>["call"],
  };
};

/** Calls that anybody may make. */
export const connect = (connection: Connection): Connected<"anybody"> => connected("anybody", connection);

/** Calls that carry a secret. It is asked for before every call, so that a renewed one is used at once. */
export const connectAs = <By extends Exclude<Caller, "anybody">>(
  by: By,
  connection: Connection,
  secret: Call<Redacted.Redacted<string>>,
): Connected<By> => connected(by, connection, secret);

/** A reference of an invoice as it came from anywhere. */
export const refOf = (ref: string): Call<InvoiceRef> =>
  Effect.mapError(Schema.decodeUnknownEffect(InvoiceRef)(ref), ({ message }) =>
    requestMalformed(message, "ref"),
  );

/** A command is carried out at most once under its key. */
export type Once<Said> = Said & { readonly idempotencyKey: string };
