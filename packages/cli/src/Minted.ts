/**
 * Minted certificates as the files that programs expect: certificate folders
 * with `signCert.der` and `signPri.key`, and a trust folder with the hierarchy.
 */
import * as path from "node:path";

import type { Mint } from "@einv/certificate/testing";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";

import * as Files from "./Files.ts";
import { refusals } from "./Refusals.ts";

/** The files of a certificate folder. */
export const certificateFiles = (folder: string) => ({
  signCert: path.join(folder, "signCert.der"),
  signPri: path.join(folder, "signPri.key"),
});

/** The files of a trust folder. */
export const trustFiles = (folder: string) => ({
  root: path.join(folder, "root.der"),
  authority: path.join(folder, "authority.der"),
});

/** Writes a certificate folder; the key only its owner may read. Refused with `cli.file-exists`, `cli.file-unwritable`. */
export const writeCertificate = (folder: string, minted: Mint.Minted): Effect.Effect<void, Refusal> =>
  Effect.gen(function* () {
    const { signCert, signPri } = certificateFiles(folder);
    const existing = yield* Files.firstExisting([signCert, signPri]);
    if (existing !== undefined)
      return yield* Effect.fail(refusals.refusal("cli.file-exists", { path: existing }));
    yield* Files.makeFolder(folder);
    yield* Files.write(signPri, minted.signPri, { secret: true, replace: false });
    yield* Files.write(signCert, minted.signCert, { replace: false });
  });

/** Writes a trust folder: what `--trust` and `EINV_TRUST_DIR` take. Refused as {@link writeCertificate}. */
export const writeTrust = (
  folder: string,
  { root, authority }: Mint.Hierarchy,
): Effect.Effect<void, Refusal> =>
  Effect.gen(function* () {
    const files = trustFiles(folder);
    const existing = yield* Files.firstExisting([files.root, files.authority]);
    if (existing !== undefined)
      return yield* Effect.fail(refusals.refusal("cli.file-exists", { path: existing }));
    yield* Files.makeFolder(folder);
    yield* Files.write(files.root, root.der, { replace: false });
    yield* Files.write(files.authority, authority.der, { replace: false });
  });
