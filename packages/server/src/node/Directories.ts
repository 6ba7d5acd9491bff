/**
 * What certificate authorities (인증기관) publish about revocations, fetched over
 * HTTP and LDAP: only from places that may be asked (see `Places`), and within
 * bounds of size, time and redirects.
 */
import * as Http from "node:http";
import * as Https from "node:https";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import { Authorities } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";

import * as Ldap from "./Ldap.ts";
import * as Places from "./Places.ts";

/** Lists of a Korean authority are shares of some hundred kilobytes. */
const mostOfList = 16 * 1024 * 1024;
const mostOfAnswer = 64 * 1024;
const mostRedirects = 2;
/** How long one place may take; a person waits. */
const usualPatience = Duration.seconds(5);

interface Asked {
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly most: number;
}

/** The body, or where the place says that it has moved to. */
type Answer = { readonly body: Uint8Array } | { readonly movedTo: string };

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

const once = (place: Places.Place, asked: Asked): Effect.Effect<Answer, Refusal.Refusal> => {
  const { url, host, port, lookup } = place;
  const fail = (ko: string, en: string) => Effect.fail(Places.silent(`${host}:${port}`, ko, en));
  return Effect.callback<Answer, Refusal.Refusal>((resume) => {
    const { request } = url.protocol === "https:" ? Https : Http;
    const { method, body, most } = asked;
    const length = body === undefined ? {} : { "content-length": String(body.length) };
    const headers = { ...asked.headers, ...length, "user-agent": "einv", connection: "close" };
    const asking = request(url, { method, headers, lookup, agent: false }, (response) => {
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      const end = (answer: Effect.Effect<Answer, Refusal.Refusal>) => {
        resume(answer);
        asking.destroy();
      };
      if (isRedirect(status) && location !== undefined) {
        const movedTo = URL.canParse(location, url) ? new URL(location, url).href : location;
        return end(Effect.succeed({ movedTo }));
      }
      if (status !== 200) return end(fail(`HTTP ${status}`, `HTTP ${status}`));
      const chunks: Array<Uint8Array> = [];
      let received = 0;
      response.on("data", (chunk: Uint8Array) => {
        received += chunk.length;
        if (received > most) end(fail("답이 너무 큽니다.", "The answer is too large."));
        else chunks.push(chunk);
      });
      response.on("end", () => resume(Effect.succeed({ body: new Uint8Array(Buffer.concat(chunks)) })));
      response.on("error", () => resume(fail("답이 끊겼습니다.", "The answer broke off.")));
    });
    asking.on("error", (error) => {
      const code = "code" in error ? String(error.code) : "error";
      resume(fail(`연결할 수 없습니다(${code}).`, `It cannot be reached (${code}).`));
    });
    asking.end(body);
    return Effect.sync(() => asking.destroy());
  });
};

/** Fetches over HTTP. Every place that a redirect leads to must be one that may be asked. */
const overHttp = (
  address: string,
  asked: Asked,
  own: ReadonlyArray<Places.Host>,
  redirects: number,
): Effect.Effect<Uint8Array, Refusal.Refusal> =>
  Effect.gen(function* () {
    const place = yield* Effect.fromResult(Places.find(address, ["http:", "https:"], own));
    const answer = yield* once(place, asked);
    if ("body" in answer) return answer.body;
    if (redirects === 0)
      return yield* Effect.fail(
        Places.silent(
          `${place.host}:${place.port}`,
          "다른 곳으로 여러 번 보냅니다.",
          "It redirects once too often.",
        ),
      );
    return yield* overHttp(answer.movedTo, asked, own, redirects - 1);
  });

export interface Options {
  /** Hosts that the operator trusts to be asked beside the licensed authorities' own. */
  readonly hosts?: ReadonlyArray<Places.Host>;
  /** How long one place may take; five seconds unless given. */
  readonly patience?: Duration.Duration;
}

/** Asks the licensed authorities, and the operator's own hosts. */
export const layer = ({
  hosts = [],
  patience = usualPatience,
}: Options = {}): Layer.Layer<Authorities.Authorities> => {
  const bounded = (address: string, fetching: Effect.Effect<Uint8Array, Refusal.Refusal>) =>
    Effect.timeoutOrElse(fetching, {
      duration: patience,
      orElse: () => {
        const seconds = Duration.toSeconds(patience);
        const place = URL.canParse(address) ? new URL(address).host : "-";
        return Effect.fail(
          Places.silent(
            place,
            `${seconds}초 안에 답하지 않았습니다.`,
            `It gave no answer within ${seconds} seconds.`,
          ),
        );
      },
    });
  return Layer.succeed(Authorities.Authorities, {
    list: (address) =>
      bounded(
        address,
        /^ldap:/i.test(address)
          ? Effect.flatMap(Effect.fromResult(Places.find(address, ["ldap:"], hosts)), (place) =>
              Ldap.fetch(place, mostOfList),
            )
          : overHttp(address, { method: "GET", headers: {}, most: mostOfList }, hosts, mostRedirects),
      ),
    ask: (address, question) => {
      const headers = { "content-type": "application/ocsp-request", accept: "application/ocsp-response" };
      // A question is not repeated elsewhere: a redirect of a post is no answer.
      return bounded(
        address,
        overHttp(address, { method: "POST", headers, body: question, most: mostOfAnswer }, hosts, 0),
      );
    },
  });
};
