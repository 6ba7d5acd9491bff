/** `einv certificate doctor PATH… [--business-number N] [--trust DIR] [--at INSTANT]` */
import * as CertificateDoctor from "@einv/certificate/CertificateDoctor";
import * as CertificatePath from "@einv/certificate/CertificatePath";
import * as DistinguishedName from "@einv/certificate/DistinguishedName";
import type { Refusal } from "@einv/refusal/Refusal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";

import * as Digits from "../Digits.ts";
import * as Files from "../Files.ts";
import * as Findings from "../Findings.ts";
import * as Moment from "../Moment.ts";
import * as Password from "../Password.ts";
import * as Terminal from "../Terminal.ts";
import * as Trust from "../Trust.ts";

const fine = { ko: "문제가 없습니다.", en: "Nothing is wrong with it." } as const;
const nothing = { ko: "인증서가 없습니다.", en: "There is no certificate here." } as const;

/**
 * Examines every certificate in files and folders (a whole NPKI folder too):
 * with a password also its key and its company, with a trust folder also its
 * authority. Exit 0 when one can be used. Codes: `certificate.*`, `cli.*`.
 */
export const diagnose = (input: {
  readonly paths: ReadonlyArray<string>;
  readonly businessNumber: string | undefined;
  readonly trust: string | undefined;
  readonly at: string | undefined;
  readonly passwordStdin: boolean;
}): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const at = yield* Moment.instant(input.at, "--at");
    const password = yield* Password.given(input.passwordStdin);
    const trust = input.trust === undefined ? undefined : yield* Trust.load(input.trust);
    const files = yield* Effect.forEach(input.paths, Files.readTree);
    const diagnoses = yield* CertificateDoctor.diagnose(files.flat(), {
      at,
      ...(input.businessNumber === undefined ? {} : { businessNumber: Digits.typed(input.businessNumber) }),
      ...(password === undefined ? {} : { password }),
      ...(trust === undefined
        ? {}
        : { path: (certificate) => CertificatePath.verify(certificate, trust, at) }),
    });
    yield* Terminal.answer(
      {
        certificates: diagnoses.map(({ path, certificate, key, findings }) => ({
          file: path,
          subject: certificate?.subject.text ?? null,
          serial: certificate?.serial.toString() ?? null,
          notAfter: certificate === undefined ? null : DateTime.formatIso(certificate.notAfter),
          keyScheme: key?.scheme ?? null,
          hasR: key?.hasR ?? null,
          usable: CertificateDoctor.isUsable(findings),
          findings,
        })),
      },
      (language) =>
        diagnoses.length === 0
          ? nothing[language]
          : diagnoses
              .map(({ path, certificate, findings }) => {
                const name =
                  certificate === undefined ? "" : `\n${DistinguishedName.commonName(certificate.subject)}`;
                const said = findings.map((finding) => Findings.text(finding, language));
                return [`${path}${name}`, ...(said.length === 0 ? [fine[language]] : said)].join("\n");
              })
              .join("\n\n"),
    );
    return diagnoses.some(({ findings }) => CertificateDoctor.isUsable(findings)) ? 0 : 1;
  });
