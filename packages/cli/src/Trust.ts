/** A folder of certificates and revocation lists: what a chain is judged by. */
import * as Certificate from "@einv/certificate/Certificate";
import * as CertificatePath from "@einv/certificate/CertificatePath";
import * as Crl from "@einv/certificate/Crl";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";

import * as Files from "./Files.ts";
import { refusals } from "./Refusals.ts";
import * as Terminal from "./Terminal.ts";

const known = /\.(?:der|crt|cer|pem|crl)$/i;

/**
 * Reads every `.der`, `.crt`, `.cer`, `.pem` and `.crl` file: self-signed
 * certificates become anchors, the others intermediates. A file that cannot be
 * read vouches for nothing and is named on standard error. Refused with
 * `cli.file-unreadable`, and `cli.trust-empty` when there is no anchor.
 */
export const load = (folder: string): Effect.Effect<CertificatePath.Trust, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const found: Array<Certificate.Certificate> = [];
    const crls: Array<Crl.Crl> = [];
    const { err } = yield* Terminal.Terminal;
    for (const { name, bytes } of yield* Files.readFolder(folder)) {
      if (!known.test(name)) continue;
      const certificates = Certificate.parseAll(bytes);
      const crl = Crl.parse(bytes);
      if (Result.isSuccess(certificates)) found.push(...certificates.success);
      if (Result.isSuccess(crl)) crls.push(crl.success);
      if (Result.isFailure(certificates) && Result.isFailure(crl))
        yield* err(`${folder}/${name}: ${certificates.failure.message}`);
    }
    const sorted = yield* CertificatePath.sort(found);
    if (sorted.anchors.length === 0)
      return yield* Effect.fail(refusals.refusal("cli.trust-empty", { path: folder }));
    return { ...sorted, crls };
  });
