/** Who signs: a certificate and its key as the arguments name them, two files or one PFX. */
import * as Certificate from "@einv/certificate/Certificate";
import * as CertificateFiles from "@einv/certificate/CertificateFiles";
import * as Pfx from "@einv/certificate/Pfx";
import type { SigningKey } from "@einv/certificate/SigningKey";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";

import * as Files from "./Files.ts";
import * as Password from "./Password.ts";
import { refusals } from "./Refusals.ts";
import type { Terminal } from "./Terminal.ts";

export interface Named {
  readonly cert: string;
  /** A PFX needs none. */
  readonly key: string | undefined;
  readonly passwordStdin: boolean;
}

/** The files, closed. Refused with `cli.key-missing` when the key lies elsewhere and is not named. */
export const read = Effect.fnUntraced(function* ({
  cert,
  key,
}: Omit<Named, "passwordStdin">): Effect.fn.Return<CertificateFiles.Closed, Refusal> {
  const bytes = yield* Files.read(cert);
  if (Pfx.isPfx(bytes)) return { path: cert, container: bytes };
  const certificate = yield* Effect.fromResult(Certificate.parse(bytes));
  return key === undefined
    ? yield* Effect.fail(refusals.refusal("cli.key-missing", { path: "--key" }))
    : { path: cert, certificate, keys: [yield* Files.read(key)] };
});

/** The opened key. Codes: `certificate.*`, `cli.*`. */
export const open = Effect.fnUntraced(function* (
  named: Named,
): Effect.fn.Return<SigningKey, Refusal, Terminal> {
  const closed = yield* read(named);
  return yield* CertificateFiles.open(closed, yield* Password.required(named.passwordStdin));
});
