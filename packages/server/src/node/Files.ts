/** What the server keeps in, and reads from, the file system: its sealing key, and folders of certificates. */
import { chmod, link, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { Certificate, CertificatePath, Crl, SigningKey } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";

import { type Variable, sealingKey as parseKey } from "../Config.ts";
import { refusals } from "../Refusals.ts";

/** A setting that points at something unusable. */
const unusable = (name: Variable, problem: string): Refusal.Refusal =>
  refusals.refusal("config.invalid", { path: name, values: { problems: `${name} ${problem}` } });

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "unreadable";

const from = <A>(name: Variable, path: string, read: () => Promise<A>): Effect.Effect<A, Refusal.Refusal> =>
  Effect.tryPromise({ try: read, catch: (error) => unusable(name, `${path}: ${codeOf(error)}`) });

/** The folder of the installation, its owner's alone. */
export const dataFolder = (path: string): Effect.Effect<void, Refusal.Refusal> =>
  Effect.asVoid(from("EINV_DATA", path, () => mkdir(path, { recursive: true, mode: 0o700 })));

/**
 * The sealing key of a data folder; made when there is none. It appears whole
 * or not at all, so that two servers that start at once share one.
 */
export const sealingKey = (
  folder: string,
): Effect.Effect<Redacted.Redacted<Uint8Array>, Refusal.Refusal, SecureRandom.SecureRandom> =>
  Effect.gen(function* () {
    const path = join(folder, "sealing.key");
    const random = yield* SecureRandom.SecureRandom;
    const made = Base64.encode(yield* random.randomBytes(32));
    const suffix = yield* random.uuidV4();
    const text = yield* from("EINV_DATA", path, async () => {
      const kept = await readFile(path, "utf8").catch((error: unknown) => {
        if (codeOf(error) === "ENOENT") return undefined;
        throw error;
      });
      if (kept !== undefined) {
        const { mode } = await stat(path);
        if ((mode & 0o077) !== 0) await chmod(path, 0o600);
        return kept;
      }
      const draft = `${path}.${suffix}`;
      await writeFile(draft, `${made}\n`, { flag: "wx", mode: 0o600 });
      try {
        await link(draft, path);
      } catch (error) {
        if (codeOf(error) !== "EEXIST") throw error;
      } finally {
        await rm(draft, { force: true });
      }
      return readFile(path, "utf8");
    });
    const key = parseKey(text);
    return yield* Result.isSuccess(key)
      ? Effect.succeed(key.success)
      : Effect.fail(unusable("EINV_DATA", `${path} ${key.failure}`));
  });

/** The certificates of a file: one in DER, or any number in PEM. */
const certificates = (name: Variable, path: string) =>
  Effect.flatMap(bytes(name, path), (content) =>
    Effect.mapError(Effect.fromResult(Certificate.parseAll(content)), (refusal) =>
      unusable(name, `${path}: ${refusal.what.en}`),
    ),
  );

/** The certificate of a file, DER or PEM. */
export const certificate = (
  name: Variable,
  path: string,
): Effect.Effect<Certificate.Certificate, Refusal.Refusal> =>
  Effect.flatMap(certificates(name, path), ([first, ...more]) =>
    first === undefined || more.length > 0
      ? Effect.fail(unusable(name, `${path}: must hold one certificate`))
      : Effect.succeed(first),
  );

/** One of our keys: the certificate, its private key and the password, each named when it is wrong. */
export const ownKey = (
  family: "EINV_NTS" | "EINV_ASP",
  files: {
    readonly certificate: string;
    readonly key: string;
    readonly keyPassword: Redacted.Redacted<string>;
  },
): Effect.Effect<SigningKey.SigningKey, Refusal.Refusal> =>
  Effect.gen(function* () {
    const own = yield* certificate(`${family}_CERTIFICATE`, files.certificate);
    const privateKey = yield* bytes(`${family}_KEY`, files.key);
    return yield* SigningKey.open({ certificate: own, privateKey, password: files.keyPassword }).pipe(
      Effect.mapError(({ code, what }) =>
        unusable(`${family}_${code === "certificate.wrong-password" ? "KEY_PASSWORD" : "KEY"}`, what.en),
      ),
    );
  });

/** No certificate or list that belongs here is larger. */
const largest = 64 * 1024 * 1024;

/** The content of a file. */
export const bytes = (name: Variable, path: string): Effect.Effect<Uint8Array, Refusal.Refusal> =>
  from(name, path, async () => {
    const { size } = await stat(path);
    if (size > largest) throw Object.assign(new Error("too large"), { code: "EFBIG" });
    return new Uint8Array(await readFile(path));
  });

/**
 * A folder of trust: certificates (`.der .cer .crt .pem`) and revocation lists
 * (`.crl`). What signed itself is a root, trusted because it lies here.
 */
export const trust = (
  name: Variable,
  folder: string,
): Effect.Effect<CertificatePath.Trust, Refusal.Refusal> =>
  Effect.gen(function* () {
    const entries = (yield* from(name, folder, () => readdir(folder))).toSorted();
    const found = yield* Effect.forEach(
      entries.filter((entry) => /\.(?:der|cer|crt|pem)$/i.test(entry)),
      (entry) => certificates(name, join(folder, entry)),
    );
    const crls = yield* Effect.forEach(
      entries.filter((entry) => /\.crl$/i.test(entry)),
      (entry) =>
        Effect.flatMap(bytes(name, join(folder, entry)), (content) =>
          Effect.mapError(Effect.fromResult(Crl.parse(content)), (refusal) =>
            unusable(name, `${join(folder, entry)}: ${refusal.what.en}`),
          ),
        ),
    );
    const sorted = yield* CertificatePath.sort(found.flat());
    if (sorted.anchors.length === 0)
      return yield* Effect.fail(unusable(name, `${folder} holds no root certificate`));
    return { ...sorted, crls };
  });
