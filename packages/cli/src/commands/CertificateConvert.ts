/** `einv certificate convert CERT [--key K] --output OUT`: two files ↔ one PFX, and a new password */
import * as path from "node:path";

import * as Certificate from "@einv/certificate/Certificate";
import * as CertificateFiles from "@einv/certificate/CertificateFiles";
import * as Pfx from "@einv/certificate/Pfx";
import * as SigningKey from "@einv/certificate/SigningKey";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";

import * as Files from "../Files.ts";
import * as Password from "../Password.ts";
import { refusals } from "../Refusals.ts";
import * as Signer from "../Signer.ts";
import * as Terminal from "../Terminal.ts";

const isContainer = (file: string): boolean => /\.(?:pfx|p12)$/i.test(file);

/** Of a container everything that is in it, with the certificates of authorities. */
const open = Effect.fnUntraced(function* (
  named: Pick<Signer.Named, "cert" | "key">,
  password: Redacted.Redacted<string>,
): Effect.fn.Return<Pfx.Contents, Refusal> {
  const closed = yield* Signer.read(named);
  if ("container" in closed) return yield* Pfx.open(closed.container, password);
  const key = yield* CertificateFiles.open(closed, password);
  return { pairs: [{ certificate: key.certificate, key }], others: [] };
});

const place = (folder: string, { certificate }: Pfx.Pair) => {
  const stem = Certificate.isForSigning(certificate) ? "sign" : "km";
  return { cert: path.join(folder, `${stem}Cert.der`), key: path.join(folder, `${stem}Pri.key`) };
};

const writeContainer = Effect.fnUntraced(function* (
  output: string,
  contents: Pfx.Contents,
  password: Redacted.Redacted<string>,
) {
  const bytes = yield* Pfx.write(contents, password);
  yield* Files.write(output, bytes, { secret: true, replace: false });
  return [output];
});

const writeFolder = Effect.fnUntraced(function* (
  output: string,
  { pairs }: Pfx.Contents,
  password: Redacted.Redacted<string>,
) {
  const made = yield* Effect.forEach(pairs, (pair) =>
    Effect.map(SigningKey.write(pair.key, password), (bytes) => ({ pair, bytes, ...place(output, pair) })),
  );
  const existing = yield* Files.firstExisting(made.flatMap(({ cert, key }) => [cert, key]));
  if (existing !== undefined)
    return yield* Effect.fail(refusals.refusal("cli.file-exists", { path: existing }));
  yield* Files.makeFolder(output);
  for (const { pair, bytes, cert, key } of made) {
    yield* Files.write(cert, pair.certificate.der, { replace: false });
    yield* Files.write(key, bytes, { secret: true, replace: false });
  }
  return made.flatMap(({ cert, key }) => [cert, key]);
});

/**
 * Writes a certificate and its key anew: to a `.pfx` or `.p12`, or to a folder
 * as `signCert.der` and `signPri.key`. R stays in the key. Codes:
 * `certificate.*`, `cli.*`.
 */
export const convert = (
  input: Signer.Named & { readonly out: string },
): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const { current, next } = yield* Password.oldAndNew(input.passwordStdin);
    const contents = yield* open(input, current);
    const files = yield* (isContainer(input.out) ? writeContainer : writeFolder)(
      input.out,
      contents,
      next,
    ).pipe(Effect.ensuring(Effect.sync(() => contents.pairs.forEach(({ key }) => SigningKey.forget(key)))));
    yield* Terminal.answer({ files }, () => files.join("\n"));
    return 0 as const;
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto));
