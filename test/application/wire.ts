/**
 * The simulated tax authority behind real HTTP (and TLS that cannot be
 * trusted), and an einv that sends to it. One server for each world.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import * as tls from "node:tls";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import type * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import type * as Scope from "effect/Scope";
import { Mint } from "@einv/certificate/testing";
import { TaxAuthority, TaxAuthorityHttp } from "@einv/nts";
import { Simulator, SimulatorHttp } from "@einv/nts/simulator";
import { certificates, noon } from "./world.ts";

/** Keys of the authority and of the system that sends; minted once for all tests of a file. */
export const identities = Effect.runPromise(
  Effect.gen(function* () {
    const { hierarchy } = yield* certificates;
    const keys = yield* Mint.keyPair;
    const authority = (notAfter?: DateTime.Utc) =>
      Mint.service(hierarchy, { name: "국세청", keys, ...(notAfter === undefined ? {} : { notAfter }) });
    return {
      authority: yield* authority(),
      expired: yield* authority(DateTime.add(noon, { hours: 1 })),
      stranger: yield* Mint.service(hierarchy, { name: "아무개" }),
      system: yield* Mint.service(hierarchy, { name: "einv" }),
      trust: { anchors: [hierarchy.root], intermediates: [hierarchy.authority], crls: [] },
    };
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
);

const armor = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64")}\n-----END ${label}-----\n`;

/** Opens a server on a free port until the scope closes. */
export const listen = (server: Server): Effect.Effect<number, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.callback<number>((resume) => {
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed((server.address() as AddressInfo).port)));
    }),
    () =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void));
        server.closeAllConnections();
      }),
  );

/** A moment of an exchange at which a test may end whoever asks; whether it did. */
export type Interrupt = (moment: "all received" | "taken" | "half is answered") => boolean;

const never: Interrupt = () => false;

/** The simulator's handler as a server of Node: a body that errors cuts the connection. */
export const mounted =
  (handler: SimulatorHttp.Handler) =>
  async (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    interrupt: Interrupt = never,
  ): Promise<void> => {
    const gone = new AbortController();
    outgoing.on("close", () => gone.abort());
    const { method = "GET", url = "/", headers } = incoming;
    try {
      const body = await buffer(incoming);
      if (interrupt("all received")) return;
      const response = await handler(
        new Request(`http://authority.test${url}`, {
          method,
          headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
          ...(body.length === 0 ? {} : { body }),
          signal: gone.signal,
        }),
      );
      if (interrupt("taken")) return;
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      for await (const chunk of response.body ?? []) {
        const half = chunk.length >> 1;
        await new Promise((written) => outgoing.write(chunk.subarray(0, half), written));
        if (interrupt("half is answered")) return;
        outgoing.write(chunk.subarray(half));
      }
      outgoing.end();
    } catch {
      outgoing.destroy();
    }
  };

/** The authority, as tests look at it. */
export class Wire extends Context.Service<
  Wire,
  {
    readonly simulator: Simulator.Simulator;
    /** Paths of the requests that reached it, in order. */
    readonly requests: Array<string>;
  }
>()("test/Wire") {}

/** Sends to a new simulator; waits for an answer as long as `timeout`. */
export const wire = (timeout: Duration.Input) =>
  Layer.effectContext(
    Effect.gen(function* () {
      const { authority, expired, stranger, system, trust } = yield* Effect.promise(() => identities);
      const simulator = yield* Simulator.make({
        signer: authority.key,
        encryption: { certificate: authority.certificate, pkcs8: authority.key.pkcs8 },
        trust,
        expired: expired.key,
        stranger: stranger.key,
        tls: true,
        seed: "behaviours",
      });
      const requests: Array<string> = [];
      const handler = mounted(yield* SimulatorHttp.make(simulator));
      const port = yield* listen(
        createServer((incoming, outgoing) => {
          requests.push(incoming.url ?? "");
          void handler(incoming, outgoing);
        }),
      );

      // Known authority, certificate without this host's name; and a server of the last century.
      tls.setDefaultCACertificates([
        ...tls.getCACertificates("default"),
        ...[...trust.anchors, ...trust.intermediates].map(({ der }) => armor("CERTIFICATE", der)),
      ]);
      const identity = {
        cert: armor("CERTIFICATE", authority.certificate.der),
        key: armor("PRIVATE KEY", Redacted.value(authority.key.pkcs8)),
      };
      const refusing = () => void requests.push("through TLS");
      const secured = {
        "wrong-name": yield* listen(createTlsServer(identity, refusing)),
        "old-tls": yield* listen(
          createTlsServer(
            { ...identity, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" },
            refusing,
          ),
        ),
      };
      const client = yield* TaxAuthorityHttp.make({
        endpoint: `http://127.0.0.1:${port}`,
        replyTo: "http://einv.test/nts/callback",
        sender: { id: "2208700003", name: "einv" },
        signer: system.key,
        authority: { encryption: authority.certificate, trust },
        timeout,
        fetch: async (request) => {
          const strike = await Effect.runPromise(simulator.connection);
          if (strike?.kind !== "wrong-name" && strike?.kind !== "old-tls") return await fetch(request);
          const { pathname } = new URL(request.url);
          return await fetch(`https://127.0.0.1:${secured[strike.kind]}${pathname}`, {
            method: request.method,
            headers: request.headers,
            body: await request.arrayBuffer(),
            redirect: "manual",
            signal: request.signal,
          });
        },
      });
      return Context.make(Wire, { simulator, requests }).pipe(Context.add(TaxAuthority.TaxAuthority, client));
    }),
  );
