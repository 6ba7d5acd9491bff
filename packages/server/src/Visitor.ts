/** Whoever asks, as far as the line shows. */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import type { Caller } from "@einv/application";

/**
 * How many proxies of the operator's own stand before this server. Only what
 * they wrote of `X-Forwarded-For` is believed: whatever a caller sent itself
 * stands left of it.
 */
export const TrustedProxies = Context.Reference<number>("@einv/server/TrustedProxies", {
  defaultValue: () => 0,
});

const addressOf = (
  { headers, remoteAddress }: HttpServerRequest.HttpServerRequest,
  proxies: number,
): string | undefined => {
  if (proxies === 0) return Option.getOrUndefined(remoteAddress);
  const hops = (headers["x-forwarded-for"] ?? "").split(",").map((hop) => hop.trim());
  const hop = hops[hops.length - proxies];
  return hop === undefined || hop === "" ? Option.getOrUndefined(remoteAddress) : hop.slice(0, 100);
};

/** The address and the page's origin of the request that is being answered. */
export const current: Effect.Effect<Caller.Visitor, never, HttpServerRequest.HttpServerRequest> = Effect.gen(
  function* () {
    const request = yield* HttpServerRequest.HttpServerRequest;
    const address = addressOf(request, yield* TrustedProxies);
    const { origin } = request.headers;
    return {
      ...(address === undefined ? {} : { address }),
      ...(origin === undefined ? {} : { origin }),
    };
  },
);
