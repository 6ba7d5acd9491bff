/** `einv simulator`: the tax authority's side (국세청) over HTTP, for tests and demos. */
import * as path from "node:path";

import * as SigningKey from "@einv/certificate/SigningKey";
import { Simulator, SimulatorHttp } from "@einv/nts/simulator";
import type { Refusal } from "@einv/refusal/Refusal";
import { Server } from "@einv/server/node";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";

import * as AuthorityFolder from "../AuthorityFolder.ts";
import * as Ports from "../Ports.ts";
import * as Terminal from "../Terminal.ts";
import * as Trust from "../Trust.ts";

const mount = (handler: SimulatorHttp.Handler) =>
  HttpRouter.add(
    "*",
    "/*",
    Effect.gen(function* () {
      const request = yield* Effect.flatMap(HttpServerRequest.HttpServerRequest, HttpServerRequest.toWeb);
      return HttpServerResponse.fromWeb(yield* Effect.promise(() => handler(request)));
    }),
  );

const text = (folder: string, base: string, environment: Readonly<Record<string, string>>): string =>
  [
    "",
    `국세청 시뮬레이터 · tax authority simulator  ${base}`,
    `  ${path.resolve(folder)}`,
    `  ${base}/admin/received`,
    "",
    "For einv serve:",
    ...Object.entries(environment).map(([name, value]) => `  ${name}=${value}`),
  ].join("\n");

/** Runs until it is told to stop. Codes: `cli.*`, `certificate.*`. */
export const simulate = (input: {
  readonly port: number;
  readonly host: string;
  readonly folder: string;
}): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const { port, host, folder } = input;
    yield* AuthorityFolder.ensure(folder);
    const key = yield* AuthorityFolder.open(folder);
    const simulator = yield* Simulator.make({
      signer: key,
      encryption: key,
      trust: yield* Trust.load(AuthorityFolder.places(folder).trust),
    });
    const handler = yield* SimulatorHttp.make(simulator);
    yield* Layer.build(Server.serve(mount(handler), { port, host })).pipe(
      Effect.mapError((error) => Ports.taken(port, error.cause)),
    );
    const base = `http://localhost:${port}`;
    const environment = yield* AuthorityFolder.environment(folder, {
      endpoint: base,
      replyTo: "http://localhost:4280/nts/callback",
    });
    const { EINV_NTS_KEY_PASSWORD: _, ...shown } = environment;
    const password = AuthorityFolder.places(folder).password;
    yield* Terminal.answer({ address: base, folder: path.resolve(folder), environment: shown }, () =>
      text(folder, base, { ...shown, EINV_NTS_KEY_PASSWORD: `(${password})` }),
    );
    return yield* Effect.never.pipe(Effect.ensuring(Effect.sync(() => SigningKey.forget(key))));
  }).pipe(Effect.scoped, Effect.provide(SecureRandom.layerWebCrypto), Effect.provide(Logger.layer([])));
