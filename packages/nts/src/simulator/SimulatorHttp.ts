/**
 * The simulator behind HTTP, as a function from `Request` to `Response` that
 * any server can mount.
 *
 * | request | answer |
 * | --- | --- |
 * | `POST …/SubmitEtaxInvoice`, `…/RequestResults`, `…/RequestCert` | the authority's services |
 * | `GET …/admin/received` | what was received, as JSON |
 * | `GET`, `POST …/admin/clock` `{to}` | its clock: `{now}` |
 * | `GET`, `POST`, `DELETE …/admin/faults` | faults that wait; more of them; none |
 * | `POST …/admin/calls` | calls reply addresses with what is decided: `{taken}` |
 *
 * A body that errors stands for a connection that is cut: the mounting server
 * must then destroy its socket.
 */
import type * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import { collect } from "../internal/stream.ts";
import * as Multipart from "../Multipart.ts";
import { Fault } from "./Fault.ts";
import type { Reply } from "./internal/reply.ts";
import type { Simulator } from "./Simulator.ts";

export interface Options {
  /** Demanded as bearer token below `…/admin/`; nothing is demanded unless given. */
  readonly key?: Redacted.Redacted<string>;
}

export type Handler = (request: Request) => Promise<Response>;

const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });

const problem = (status: number, title: string): Response => json({ status, title }, status);

type Run = <A>(effect: Effect.Effect<A>, signal: AbortSignal) => Promise<A>;

/** Octets as the reply's manner lets them out. */
const bodyOf = ({ body, manner }: Reply, run: Run, signal: AbortSignal): BodyInit => {
  const octets = new Uint8Array(body);
  const cut = new TypeError("connection cut");
  let at = 0;
  switch (manner) {
    case "cut":
    case "half":
      return new ReadableStream<Uint8Array>({
        pull: (controller) => {
          if (manner === "half" && at === 0)
            controller.enqueue(octets.subarray(0, (at = octets.length >> 1)));
          else controller.error(cut);
        },
      });
    case "drip":
      return new ReadableStream<Uint8Array>(
        {
          pull: async (controller) => {
            await run(Effect.sleep("1 second"), signal);
            if (at < octets.length) controller.enqueue(octets.subarray(at, ++at));
            else controller.close();
          },
        },
        { highWaterMark: 0 },
      );
    default:
      return octets;
  }
};

const respond = (reply: Reply, run: Run, signal: AbortSignal): Effect.Effect<Response> =>
  (reply.manner === "never"
    ? Effect.never
    : reply.after === 0
      ? Effect.void
      : Effect.sleep(`${reply.after} seconds`)
  ).pipe(
    Effect.map(
      () =>
        new Response(bodyOf(reply, run, signal), {
          status: reply.status,
          headers: {
            "content-type": reply.contentType,
            ...(reply.location === undefined ? {} : { location: reply.location }),
          },
        }),
    ),
  );

const Move = Schema.Struct({ to: Schema.String.check(Schema.isMaxLength(40)) });
const Faults = Schema.Union([Fault, Schema.Array(Fault).check(Schema.isMaxLength(100))]);

const decoded = <A>(schema: Schema.Codec<A, unknown>, body: Uint8Array): Option.Option<A> =>
  Schema.decodeUnknownOption(Schema.fromJsonString(schema))(new TextDecoder().decode(body));

const administer = (
  simulator: Simulator,
  method: string,
  what: string,
  body: Uint8Array,
): Effect.Effect<Response> => {
  const clock = (now: DateTime.Utc) => json({ now: DateTime.formatIso(now) });
  switch (`${method} ${what}`) {
    case "GET received":
      return Effect.map(simulator.received, (all) => json(all));
    case "GET clock":
      return Effect.map(simulator.now, clock);
    case "POST clock":
      return Option.flatMap(decoded(Move, body), ({ to }) => DateTime.make(to)).pipe(
        Option.match({
          onNone: () => Effect.succeed(problem(400, "to: an instant in ISO 8601")),
          onSome: (instant) => Effect.map(simulator.moveTo(DateTime.toUtc(instant)), clock),
        }),
      );
    case "GET faults":
      return Effect.map(simulator.faults, (faults) => json(faults));
    case "POST faults":
      return Option.match(decoded(Faults, body), {
        onNone: () =>
          Effect.succeed(
            problem(400, "a fault or a list of faults: on, kind, times, code, issueId, seconds"),
          ),
        onSome: (faults) =>
          simulator.inject(...("kind" in faults ? [faults] : faults)).pipe(
            Effect.andThen(simulator.faults),
            Effect.map((all) => json(all)),
          ),
      });
    case "DELETE faults":
      return Effect.as(simulator.clear, json([]));
    case "POST calls":
      return Effect.map(simulator.deliver, (taken) => json({ taken }));
    default:
      return Effect.succeed(problem(404, "no such thing"));
  }
};

/** The handler; it runs on the services (clock, chance) of whoever makes it. */
export const make = (simulator: Simulator, { key }: Options = {}): Effect.Effect<Handler> =>
  Effect.map(Effect.context(), (context: Context.Context<never>): Handler => {
    const run: Run = (effect, signal) => Effect.runPromiseWith(context)(effect, { signal });
    return async (request) => {
      const { method, headers, signal } = request;
      const segments = new URL(request.url).pathname.split("/").filter((segment) => segment !== "");
      const [group, service = ""] = [segments.at(-2), segments.at(-1)];
      const body = await collect(request.body, Multipart.limits.bytes, signal);
      if (body === undefined) return problem(413, "too large");
      if (group === "admin") {
        const allowed = key === undefined || headers.get("authorization") === `Bearer ${Redacted.value(key)}`;
        return allowed
          ? run(administer(simulator, method, service, body), signal)
          : problem(401, "a key is needed");
      }
      const call = { contentType: headers.get("content-type") ?? "", body };
      const services = new Map([
        ["SubmitEtaxInvoice", simulator.submit],
        ["RequestResults", simulator.results],
        ["RequestCert", simulator.publicKeys],
      ]);
      const serve = services.get(service);
      if (serve === undefined) return problem(404, "no such service");
      if (method !== "POST") return problem(405, "POST only");
      return run(
        Effect.flatMap(serve(call), (reply) => respond(reply, run, signal)),
        signal,
      );
    };
  });
