/** One HTTP exchange with the authority, bounded in time and size, that follows nobody elsewhere. */
import * as Data from "effect/Data";
import type * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import type { Reason } from "../OutcomeUnknown.ts";
import { because } from "../Refusals.ts";
import type { Body } from "../TaxAuthority.ts";
import { collect } from "./stream.ts";

/** How requests are made; the platform's `fetch` is one. */
export type Fetch = (request: Request) => Promise<Response>;

/** The request left and no answer came that can be used. */
export class Lost extends Data.TaggedError("Lost")<{
  readonly reason: Reason;
  readonly status?: number;
}> {}

export interface Options {
  readonly fetch: Fetch;
  readonly timeout: Duration.Input;
  /** Octets of an answer. */
  readonly limit: number;
}

/**
 * What Node says when no connection, or no trusted one, came about: not one
 * octet of the request can have left.
 */
const beforeSending =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_SSL_\w+)$/;

/** The codes of an error and of everything that caused it. */
const codesOf = (error: unknown, depth = 0): ReadonlyArray<string> => {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const inner = "errors" in error && Array.isArray(error.errors) ? error.errors : [];
  return [
    ...("code" in error && typeof error.code === "string" ? [error.code] : []),
    ...[...inner, "cause" in error ? error.cause : undefined].flatMap((one) => codesOf(one, depth + 1)),
  ];
};

const failure = (error: unknown): Refusal.Refusal | Lost => {
  if (error instanceof Lost) return error;
  const codes = codesOf(error);
  return codes.length > 0 && codes.every((code) => beforeSending.test(code))
    ? Result.merge(
        because("nts.unreachable", { ko: `오류 ${codes.join(", ")}`, en: `Error ${codes.join(", ")}.` }),
      )
    : new Lost({ reason: "cut" });
};

const exchange = async (request: Request, { fetch, limit }: Options, signal: AbortSignal): Promise<Body> => {
  const response = await fetch(request);
  const { status, type } = response;
  const discard = () => void response.body?.cancel().catch(() => undefined);
  if (type === "opaqueredirect" || (status >= 300 && status < 400)) {
    discard();
    throw new Lost({ reason: "redirect", status });
  }
  if (status !== 200) {
    discard();
    throw new Lost({ reason: "status", status });
  }
  const announced = Number(response.headers.get("content-length") ?? 0);
  const body = announced > limit ? undefined : await collect(response.body, limit, signal);
  if (body === undefined) {
    discard();
    throw new Lost({ reason: "too-large", status });
  }
  return { contentType: response.headers.get("content-type") ?? "", body };
};

/** Posts a message. Refused with `nts.unreachable` when nothing can have left. */
export const post = (
  url: string,
  action: string,
  { contentType, body }: Body,
  options: Options,
): Effect.Effect<Body, Refusal.Refusal | Lost> =>
  Effect.tryPromise({
    try: (signal) =>
      exchange(
        new Request(url, {
          method: "POST",
          headers: { "content-type": contentType, soapaction: `"${action}"` },
          body: new Uint8Array(body),
          redirect: "manual",
          signal,
        }),
        options,
        signal,
      ),
    catch: failure,
  }).pipe(
    Effect.timeoutOrElse({
      duration: options.timeout,
      orElse: () => Effect.fail(new Lost({ reason: "timeout" })),
    }),
  );
