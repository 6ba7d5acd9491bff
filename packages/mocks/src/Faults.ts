/** What goes wrong on the way between a page and its server, switched on and off by whoever tells the story. */
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import { Edge, Refusals } from "@einv/server";

export type Fault = {
  /** Which requests it meets, of `METHOD /path`; all unless given. */
  readonly on?: RegExp;
  /** How many requests it meets before all is well again; no end unless given. */
  readonly times?: number;
} & (
  | /** Nothing arrives: no network, or no server. */ { readonly kind: "unreachable" }
  | { readonly kind: "slow"; readonly by: Duration.Input }
  | /** The server stumbles and changes nothing. */ { readonly kind: "server-error" }
  | /** The server has done what was asked; nobody hears of it. */ { readonly kind: "answer-lost" }
);

/** The requests that issue (발행). */
export const issuing = /^POST \/v1\/invoices\/[^/]+\/issue$/;

export interface Faults {
  /** Replaces the faults there are: of several, a request meets the first that fits. Without any, all is well. */
  readonly set: (...faults: ReadonlyArray<Fault>) => void;
  /** Lets a request through, as far as the faults do. Throws what `fetch` throws when the network fails. */
  readonly meet: (request: Request, answer: () => Promise<Response>) => Promise<Response>;
}

const stumbled = Refusals.refusals.refusal("server.fault", { values: { requestId: "sample" } });

const networkError = () => new TypeError("Failed to fetch");

export const make = (initial: ReadonlyArray<Fault> = []): Faults => {
  let active: ReadonlyArray<{ readonly fault: Fault; left: number }> = [];
  const set = (...faults: ReadonlyArray<Fault>): void => {
    active = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
  };
  set(...initial);
  return {
    set,
    meet: async (request, answer) => {
      const line = `${request.method} ${new URL(request.url).pathname}`;
      const met = active.find(({ fault, left }) => left > 0 && (fault.on?.test(line) ?? true));
      if (met === undefined) return answer();
      met.left -= 1;
      switch (met.fault.kind) {
        case "unreachable":
          throw networkError();
        case "slow":
          await Effect.runPromise(Effect.sleep(met.fault.by));
          return answer();
        case "server-error":
          return HttpServerResponse.toWeb(Edge.answer(stumbled));
        case "answer-lost":
          await answer();
          throw networkError();
      }
    },
  };
};
