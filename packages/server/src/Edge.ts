/**
 * What holds for every request, whatever answers it: an ID, a bound on the
 * body, CORS, security headers, one line in the log, and every failure as a
 * problem of the contract.
 *
 * **CORS.** Elements stand in pages of the hosts' ERPs, so the API answers
 * other origins. A preflight carries no secret and grants nothing; the origin
 * that a session is bound to is checked where the session is
 * (`Sessions.authenticate`), so an answer with data reaches only that origin,
 * and a refusal is readable by the page that has to show it. What takes an API
 * key is never open to a page. Cookies are never used.
 */
import * as ByteSize from "effect/ByteSize";
import * as Cause from "effect/Cause";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as SchemaIssue from "effect/SchemaIssue";
import type * as Types from "effect/Types";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServerError from "effect/http/HttpServerError";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import * as HttpApiError from "effect/http-api/HttpApiError";
import {
  Account,
  Certificates,
  Clock as ClockGroup,
  Company,
  Drafts,
  Gate,
  Help,
  Host,
  HostInquiries,
  HostPoints,
  Inquiries,
  Invoices,
  Joins,
  Links,
  Points,
  Problem,
  Profile,
  Rights,
  Signup,
} from "@einv/api";
import type { Refusal } from "@einv/refusal";

import { refusals } from "./Refusals.ts";
import * as Statuses from "./Statuses.ts";

/** Bytes of the largest request: a signed invoice of 400,000 characters, most of them Hangul, as JSON. */
export const largestBody = 2 * 1024 * 1024;

const securityHeaders = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** A page for people has a policy of its own; answers to programs have none. */
const ownPolicy = ({ headers }: HttpServerResponse.HttpServerResponse): Readonly<Record<string, string>> => {
  const policy = headers["content-security-policy"];
  return policy === undefined ? {} : { "content-security-policy": policy };
};

const preflightHeaders = {
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "authorization, content-type, idempotency-key",
  "access-control-max-age": "7200",
};

/** A path as it may be logged: a mail link's token is part of one. */
const loggable = (url: string): string =>
  (url.split(/[?#]/, 1)[0] ?? "").replace(/(\/v1\/links\/)[^/]+/, "$1…").slice(0, 200);

/** The groups of the contract that a page calls, and those that take an API key. */
const forPages = [
  Account,
  Certificates,
  ClockGroup,
  Company,
  Drafts,
  Gate,
  Help,
  Inquiries,
  Invoices,
  Joins,
  Links,
  Points,
  Profile,
  Rights,
  Signup,
];
const forServers = [Host, HostInquiries, HostPoints];

const pathsOf = (
  groups: ReadonlyArray<{ readonly calls: Readonly<Record<string, { readonly path: string }>> }>,
) => groups.flatMap(({ calls }) => Object.values(calls).map(({ path }) => path));

/** Everything under the names that pages call, so that they can read what a wrong path is answered, too. */
const names = new Set(pathsOf(forPages).map((path) => path.split("/")[2] ?? ""));
const pages = new RegExp(`/v1/(?:${[...names].join("|")})(?:[/?#]|$)`);
const servers = new RegExp(
  `(?:${pathsOf(forServers)
    .map((path) => path.replaceAll(/:\w+/g, "[^/?#]+"))
    .join("|")})(?:[?#]|$)`,
);

/** The headers that let a page of the caller's origin read the answer. */
const corsHeaders = (request: HttpServerRequest.HttpServerRequest): Readonly<Record<string, string>> => {
  if (!pages.test(request.url) || servers.test(request.url)) return {};
  const { origin } = request.headers;
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).origin !== origin)
    return { vary: "Origin" };
  return {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "x-request-id, retry-after",
    vary: "Origin",
  };
};

/** A problem as an answer, for what fails outside of an endpoint. */
export const answer = (refusal: Refusal.Refusal): HttpServerResponse.HttpServerResponse => {
  const problem = Statuses.problem(refusal);
  return HttpServerResponse.jsonUnsafe(
    { _tag: problem._tag, ...Problem.fieldsOf(problem) },
    { status: Problem.status[problem._tag] },
  );
};

const tooLarge = refusals.refusal("request.too-large", { values: { limit: String(largestBody) } });
const formatIssue = SchemaIssue.makeFormatterStandardSchemaV1();

/** What a failure of the machinery around the endpoints means to the caller; nothing when it is a fault. */
const refusalOf = (failure: unknown): Refusal.Refusal | undefined => {
  if (HttpApiError.HttpApiSchemaError.is(failure)) {
    // What the server itself wrote wrongly is its own fault.
    if (failure.kind === "Body" || failure.kind === "ResponseHeaders") return undefined;
    const issue = formatIssue(failure.cause.issue).issues[0];
    const path = [failure.kind.toLowerCase(), ...(issue?.path ?? []).map(String)].join(".");
    return refusals.refusal("request.malformed", {
      path,
      values: { reason: `${path}: ${issue?.message ?? "malformed"}` },
    });
  }
  if (!HttpServerError.isHttpServerError(failure)) return undefined;
  const { reason } = failure;
  if (reason._tag === "RouteNotFound") return refusals.refusal("request.no-route");
  if (reason._tag !== "RequestParseError") return undefined;
  return reason.reason === "BodyTooLarge"
    ? tooLarge
    : refusals.refusal("request.malformed", { values: { reason: "the body cannot be read" } });
};

/** Answers that the HTTP machinery gives without a body, as problems. */
const bare: Readonly<Record<number, Refusal.Refusal>> = {
  413: tooLarge,
  415: refusals.refusal("request.media-type"),
};

/** The answer to what failed; a caller who is gone gets none, and a fault is told by its request ID alone. */
const answerCause = (requestId: string) => (cause: Cause.Cause<unknown>) => {
  const interrupts = cause.reasons.filter(Cause.isInterruptReason);
  if (interrupts.length === cause.reasons.length)
    return Effect.failCause(Cause.fromReasons<never>(interrupts));
  for (const reason of cause.reasons) {
    if (reason._tag === "Interrupt") continue;
    const failure = reason._tag === "Fail" ? reason.error : reason.defect;
    if (HttpServerResponse.isHttpServerResponse(failure)) return Effect.succeed(failure);
    const refusal = refusalOf(failure);
    if (refusal !== undefined) return Effect.succeed(answer(refusal));
  }
  return Effect.as(
    Effect.logError("fault", cause),
    answer(refusals.refusal("server.fault", { values: { requestId } })),
  );
};

type Routed = Effect.Effect<HttpServerResponse.HttpServerResponse, Types.unhandled>;

/** What a route says, or what stands in for it. */
const answering = (
  request: HttpServerRequest.HttpServerRequest,
  requestId: string,
  routed: Routed,
): Routed => {
  if (request.method === "OPTIONS")
    return Effect.succeed(HttpServerResponse.empty({ status: 204, headers: preflightHeaders }));
  if (Number(request.headers["content-length"] ?? 0) > largestBody)
    return Effect.succeed(HttpServerResponse.setHeader(answer(tooLarge), "connection", "close"));
  return routed.pipe(
    Effect.provideService(HttpIncomingMessage.MaxBodySize, ByteSize.fromInputUnsafe(largestBody)),
    Effect.map((response) => {
      const refusal = bare[response.status];
      return refusal === undefined || response.headers["content-type"] === "application/json"
        ? response
        : answer(refusal);
    }),
    Effect.catchCause(answerCause(requestId)),
  );
};

/** Asked every few seconds by whatever watches the server. */
const quiet = new Set(["/healthz", "/readyz"]);

const log = (request: HttpServerRequest.HttpServerRequest, status: number, nanoseconds: bigint) => {
  const path = loggable(request.url);
  return Effect.annotateLogs(quiet.has(path) ? Effect.logDebug("answered") : Effect.logInfo("answered"), {
    method: request.method,
    path,
    status,
    milliseconds: Number(nanoseconds / 1_000_000n),
  });
};

/** Wraps every route of the router that it is provided to. */
export const layer = HttpRouter.middleware(
  Effect.gen(function* () {
    const random = yield* SecureRandom.SecureRandom;
    return (
      routed: Routed,
    ): Effect.Effect<
      HttpServerResponse.HttpServerResponse,
      Types.unhandled,
      HttpServerRequest.HttpServerRequest
    > =>
      Effect.gen(function* () {
        const request = yield* HttpServerRequest.HttpServerRequest;
        const requestId = yield* random.uuidV7();
        return yield* Effect.gen(function* () {
          const from = yield* Clock.monotonicTimeNanos;
          const response = yield* answering(request, requestId, routed);
          yield* log(request, response.status, (yield* Clock.monotonicTimeNanos) - from);
          return HttpServerResponse.setHeaders(response, {
            ...securityHeaders,
            ...ownPolicy(response),
            ...corsHeaders(request),
            "x-request-id": requestId,
          });
        }).pipe(Effect.annotateLogs({ requestId }));
      });
  }),
  { global: true },
);
