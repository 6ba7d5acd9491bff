/** `einv simulator`: the tax authority's side (국세청) over HTTP, for tests and demos. */
import * as path from "node:path";

import * as SigningKey from "@einv/certificate/SigningKey";
import { Fault, Registry, Simulator, SimulatorHttp } from "@einv/nts/simulator";
import type { Refusal } from "@einv/refusal/Refusal";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";

import * as AuthorityFolder from "../AuthorityFolder.ts";
import * as Files from "../Files.ts";
import * as Moment from "../Moment.ts";
import { refusals } from "../Refusals.ts";
import * as Listen from "../simulator/Listen.ts";
import * as Pems from "../simulator/Pems.ts";
import * as Span from "../Span.ts";
import * as Terminal from "../Terminal.ts";
import * as Trust from "../Trust.ts";

export interface Input {
  readonly port: number;
  readonly host: string;
  readonly folder: string;
  readonly seed: string | undefined;
  readonly at: string | undefined;
  readonly stopped: boolean;
  readonly decidesAfter: string;
  readonly decidesWithin: string | undefined;
  readonly callsAfter: string;
  readonly script: string | undefined;
  readonly registry: string | undefined;
  readonly tls: boolean;
}

/** A JSON file of settings. Codes `cli.file-unreadable`, `cli.settings-file`. */
const settings = <A>(schema: Schema.Codec<A, unknown>, file: string): Effect.Effect<A, Refusal> =>
  Effect.flatMap(Files.read(file), (octets) =>
    Schema.decodeUnknownEffect(Schema.fromJsonString(schema))(new TextDecoder().decode(octets)).pipe(
      Effect.mapError(({ message }) =>
        refusals.refusal("cli.settings-file", { path: file, values: { reason: message.slice(0, 500) } }),
      ),
    ),
  );

/** Everything that the arguments say about how the authority behaves. */
const optionsOf = (input: Input): Effect.Effect<Partial<Simulator.Options>, Refusal> =>
  Effect.gen(function* () {
    const { seed, at, stopped, decidesAfter, decidesWithin, callsAfter, script, registry, tls } = input;
    const span = (length: string | undefined, flag: string) =>
      length === undefined || length === "never" ? Effect.succeed(undefined) : Span.parse(length, flag);
    const within = yield* span(decidesWithin, "--decides-within");
    const calls = yield* span(callsAfter, "--calls-after");
    const known = registry === undefined ? Registry.empty : yield* settings(Registry.Registry, registry);
    return {
      tls,
      // Without an instant it begins when it is made, however long its keys took.
      clock: { stopped, ...(at === undefined ? {} : { at: yield* Moment.instant(at, "--at") }) },
      unknown: new Set(known.unknown),
      closed: new Map(Object.entries(known.closed)),
      ...(known.systems === undefined ? {} : { systems: new Set(known.systems) }),
      ...(seed === undefined ? {} : { seed }),
      ...(script === undefined ? {} : { script: yield* settings(Schema.Array(Fault.Fault), script) }),
      decidesAfter: yield* Span.parse(decidesAfter, "--decides-after"),
      ...(within === undefined ? {} : { decidesWithin: within }),
      ...(calls === undefined ? {} : { callsAfter: calls }),
    };
  });

/** How the folder lets it speak TLS. */
const secureBy = (
  folder: string,
  { connection }: Simulator.Simulator,
): Effect.Effect<Listen.Secure, Refusal> =>
  Effect.gen(function* () {
    const { tls } = AuthorityFolder.places(folder);
    const read = (name: string) =>
      Effect.map(Files.read(path.join(tls, name)), (octets) => new TextDecoder().decode(octets));
    const identity = Effect.fnUntraced(function* (name: string) {
      return { cert: yield* read(`${name}.pem`), key: yield* read(`${name}-key.pem`) };
    });
    return {
      server: yield* identity("server"),
      elsewhere: yield* identity("elsewhere"),
      strike: async () => {
        const struck = (await Effect.runPromise(connection))?.kind;
        return struck === "wrong-name" || struck === "old-tls" ? struck : undefined;
      },
    };
  });

const text = (
  folder: string,
  base: string,
  seed: string,
  pems: ReturnType<typeof Pems.files>,
  environment: Readonly<Record<string, string>>,
): string => {
  const near = (file: string) => path.relative(process.cwd(), file);
  return [
    "",
    "모의 국세청입니다. 국세청이 아닙니다.",
    "This is a simulator. It is NOT the tax authority.",
    "",
    ...Terminal.table([
      ["화면 · page", `${base}/`],
      ["제출 · submissions", `${base}/SubmitEtaxInvoice`],
      ["결과 요청 · results", `${base}/RequestResults`],
      ["공개키 요청 · public keys", `${base}/RequestCert`],
      ["폴더 · folder", path.resolve(folder)],
      ["씨앗 · seed", seed],
    ]).split("\n"),
    "",
    "PEM, for openssl and curl (DER beside them):",
    ...Terminal.table([
      ["암호화 · encrypt to", near(pems.authority)],
      ["메시지 서명 · sign messages", near(pems.systemKey)],
      ["세금계산서 서명 · sign invoices", near(pems.supplierKey)],
      ["신뢰 · trust", near(pems.trust)],
    ]).split("\n"),
    "",
    "Try it:",
    `  curl ${base}/admin/summary`,
    `  curl --data '{"on":"submit","kind":"cut"}' ${base}/admin/faults`,
    "",
    "For einv serve:",
    ...Object.entries(environment).map(([name, value]) => `  ${name}=${value}`),
  ].join("\n");
};

/** Runs until it is told to stop. Codes: `cli.*`, `certificate.*`. */
export const simulate = (input: Input): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const { port, host, folder, tls } = input;
    const options = yield* optionsOf(input);
    yield* AuthorityFolder.ensure(folder);
    const key = yield* Effect.acquireRelease(AuthorityFolder.open(folder), (opened) =>
      Effect.sync(() => SigningKey.forget(opened)),
    );
    const others: {
      stranger?: SigningKey.SigningKey;
      expired?: SigningKey.SigningKey;
      revoked?: SigningKey.SigningKey;
    } = {};
    for (const which of ["stranger", "expired", "revoked"] as const) {
      const opened = yield* AuthorityFolder.openWrong(folder, which);
      if (opened !== undefined) others[which] = opened;
    }
    const simulator = yield* Simulator.make({
      ...options,
      ...others,
      signer: key,
      encryption: key,
      publicKeys: yield* AuthorityFolder.publicKeys(folder),
      trust: yield* Trust.load(AuthorityFolder.places(folder).trust),
    });
    const { environment: world } = yield* Terminal.Terminal;
    const secret = world["EINV_SIMULATOR_KEY"] ?? "";
    const handler = yield* SimulatorHttp.make(
      simulator,
      secret === "" ? {} : { key: Redacted.make(secret, { label: "EINV_SIMULATOR_KEY" }) },
    );
    const secure = tls ? yield* secureBy(folder, simulator) : undefined;
    const base = `${tls ? "https" : "http"}://localhost:${yield* Listen.listen(handler, { port, host }, secure)}`;
    if (input.callsAfter !== "never") yield* Effect.forkScoped(simulator.calls);
    const environment = yield* AuthorityFolder.environment(folder, {
      endpoint: base,
      replyTo: "http://localhost:4280/nts/callback",
    });
    const { EINV_NTS_KEY_PASSWORD: _, ...shown } = environment;
    const { password } = AuthorityFolder.places(folder);
    const pems = yield* Pems.write(folder, key);
    const seed = yield* simulator.seed;
    yield* Terminal.answer(
      { address: base, folder: path.resolve(folder), seed, pems, environment: shown },
      () => text(folder, base, seed, pems, { ...shown, EINV_NTS_KEY_PASSWORD: `(${password})` }),
    );
    return yield* Effect.never;
  }).pipe(Effect.scoped, Effect.provide(SecureRandom.layerWebCrypto), Effect.provide(Logger.layer([])));
