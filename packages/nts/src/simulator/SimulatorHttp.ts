/**
 * The simulator behind HTTP, as a function from `Request` to `Response` that
 * any server can mount.
 *
 * | request | answer |
 * | --- | --- |
 * | `POST …/SubmitEtaxInvoice`, `…/RequestResults`, `…/RequestCert` | the authority's services |
 * | `GET …/certificates/encryption.der`, `.pem`; `signing.der`, `.pem` | its certificates |
 * | `GET /`, `GET /invoices/{issue ID}` | pages for people |
 * | `…/admin/…` | JSON for tests; see `Admin.table` |
 *
 * A body that errors stands for a connection that is cut: the mounting server
 * must then destroy its socket.
 */
import type * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Redacted from "effect/Redacted";
import { collect } from "../internal/stream.ts";
import * as Multipart from "../Multipart.ts";
import * as Admin from "./Admin.ts";
import type { Reply } from "./internal/reply.ts";
import * as Page from "./Page.ts";
import type { Simulator } from "./Simulator.ts";

export interface Options {
  /**
   * Demanded below `…/admin/` and of the pages, as bearer token or as password
   * of any user; nothing is demanded unless given.
   */
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
const bodyOf = ({ body, manner }: Reply, simulator: Simulator, run: Run, signal: AbortSignal): BodyInit => {
  const octets = new Uint8Array(body);
  const cut = new TypeError("connection cut");
  const later = Effect.flatMap(simulator.now, (now) =>
    simulator.clock.waitUntil(DateTime.add(now, { seconds: 1 })),
  );
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
            await run(later, signal);
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

const respond = (
  reply: Reply,
  simulator: Simulator,
  run: Run,
  signal: AbortSignal,
): Effect.Effect<Response> =>
  Effect.gen(function* () {
    if (reply.manner === "never") return yield* Effect.never;
    yield* simulator.clock.waitUntil(DateTime.add(yield* simulator.now, { seconds: reply.after }));
    return new Response(bodyOf(reply, simulator, run, signal), {
      status: reply.status,
      headers: {
        "content-type": reply.contentType,
        ...(reply.location === undefined ? {} : { location: reply.location }),
      },
    });
  });

/** `Bearer key`, or `Basic …:key` as browsers ask people for it. */
const isAllowed = ({ headers }: Request, key: Redacted.Redacted<string> | undefined): boolean => {
  if (key === undefined) return true;
  const given = headers.get("authorization") ?? "";
  const [scheme = "", value = ""] = given.split(" ");
  if (scheme.toLowerCase() === "bearer") return value === Redacted.value(key);
  if (scheme.toLowerCase() !== "basic") return false;
  const pair = Base64.decodeString(value);
  return pair._tag === "Success" && pair.success.split(":").slice(1).join(":") === Redacted.value(key);
};

/** A page of somebody else's in a browser may neither look nor move anything. */
const isForeign = ({ headers }: Request): boolean =>
  !["same-origin", "none", null].includes(headers.get("sec-fetch-site"));

const unknown = (): Response =>
  new Response(JSON.stringify({ status: 401, title: "a key is needed" }), {
    status: 401,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "www-authenticate": 'Basic realm="einv simulator", charset="UTF-8"',
    },
  });

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Base64.encode(der).replace(/.{64}(?=.)/g, "$&\n")}\n-----END CERTIFICATE-----\n`;

const certificate = ({ certificates }: Simulator, name: string): Response | undefined => {
  const [which, form] = name.split(".");
  const der =
    which === "encryption" ? certificates.encryption : which === "signing" ? certificates.signing : undefined;
  if (der === undefined || (form !== "der" && form !== "pem")) return undefined;
  const type = form === "der" ? "application/pkix-cert" : "application/x-pem-file";
  return new Response(form === "der" ? new Uint8Array(der) : pem(der), { headers: { "content-type": type } });
};

/** The handler; it runs on the services (clock, chance) of whoever makes it. */
export const make = (simulator: Simulator, { key }: Options = {}): Effect.Effect<Handler> =>
  Effect.map(Effect.context(), (context: Context.Context<never>): Handler => {
    const run: Run = (effect, signal) => Effect.runPromiseWith(context)(effect, { signal });

    const services = new Map([
      ["SubmitEtaxInvoice", simulator.submit],
      ["RequestResults", simulator.results],
      ["RequestCert", simulator.publicKeys],
    ]);
    const guarded = (request: Request, then: () => Promise<Response>): Promise<Response> =>
      isForeign(request)
        ? Promise.resolve(problem(403, "not from a page of another origin"))
        : isAllowed(request, key)
          ? then()
          : Promise.resolve(unknown());

    return async (request) => {
      const { method, headers, signal } = request;
      const url = new URL(request.url);
      const segments = url.pathname.split("/").filter((segment) => segment !== "");
      const last = segments.at(-1) ?? "";
      const admin = segments.lastIndexOf("admin");

      if (method === "GET" && admin === -1) {
        const file = segments.at(-2) === "certificates" ? certificate(simulator, last) : undefined;
        if (file !== undefined) return file;
        const page = Page.find(segments);
        if (page !== undefined)
          return guarded(request, () =>
            run(Effect.map(page(simulator, new URL(".", url).href), Page.respond), signal),
          );
      }
      const serve = services.get(last);
      if (admin === -1 && serve === undefined) return problem(404, "no such service");
      if (admin === -1 && method !== "POST") return problem(405, "POST only");

      const announced = Number(headers.get("content-length") ?? 0);
      const { bytes } = Multipart.limits;
      const body = announced > bytes ? undefined : await collect(request.body, bytes, signal);
      if (body === undefined) return problem(413, "too large");
      if (serve === undefined) {
        const asked = { method, path: segments.slice(admin + 1), query: url.searchParams, body };
        return guarded(request, async () => {
          const answer = await run(Admin.answer(simulator, asked), signal);
          return answer._tag === "Json" ? json(answer.value) : problem(answer.status, answer.title);
        });
      }
      // What arrived whole is processed, whether or not its sender still waits.
      const reply = await Effect.runPromiseWith(context)(
        serve({ contentType: headers.get("content-type") ?? "", body }),
      );
      return run(respond(reply, simulator, run, signal), signal);
    };
  });
