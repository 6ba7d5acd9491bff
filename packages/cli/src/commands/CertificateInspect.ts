/** `einv certificate inspect CERT [--key K]` */
import * as Certificate from "@einv/certificate/Certificate";
import * as CertificateDoctor from "@einv/certificate/CertificateDoctor";
import * as Policy from "@einv/certificate/Policy";
import * as SigningKey from "@einv/certificate/SigningKey";
import type { Refusal } from "@einv/refusal/Refusal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Hex from "effect/encoding/Hex";

import * as Files from "../Files.ts";
import * as Password from "../Password.ts";
import * as Terminal from "../Terminal.ts";

interface Key {
  readonly scheme: SigningKey.KeyScheme;
  readonly hasR: boolean;
  readonly matches: boolean;
}

const openKey = (
  certificate: Certificate.Certificate,
  file: string,
  passwordStdin: boolean,
): Effect.Effect<Key, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const decrypted = yield* SigningKey.decrypt({
      privateKey: yield* Files.read(file),
      password: yield* Password.required(passwordStdin),
    });
    const facts = { scheme: decrypted.scheme, hasR: decrypted.r !== undefined };
    return yield* SigningKey.bind(certificate, decrypted).pipe(
      Effect.tap((key) => Effect.sync(() => SigningKey.forget(key))),
      Effect.as({ ...facts, matches: true }),
      Effect.catch((refusal) =>
        refusal.code === "certificate.key-does-not-match"
          ? Effect.succeed({ ...facts, matches: false })
          : Effect.fail(refusal),
      ),
    );
  });

const mark = { error: "✗", warning: "!", info: "·" } as const;

/** Says what a certificate is, and what is wrong with it. Codes: `certificate.*`, `cli.*`. */
export const inspect = (input: {
  readonly cert: string;
  readonly key: string | undefined;
  readonly passwordStdin: boolean;
}): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const certificate = yield* Effect.fromResult(Certificate.parse(yield* Files.read(input.cert)));
    const key =
      input.key === undefined ? undefined : yield* openKey(certificate, input.key, input.passwordStdin);
    const findings = yield* CertificateDoctor.examine(certificate, { at: yield* DateTime.now });
    const policies = certificate.policies.map(Policy.lookup);
    const usage = [...(certificate.keyUsage ?? [])];
    const validity = {
      notBefore: DateTime.formatIso(certificate.notBefore),
      notAfter: DateTime.formatIso(certificate.notAfter),
    };
    yield* Terminal.answer(
      {
        subject: certificate.subject.text,
        issuer: certificate.issuer.text,
        serial: certificate.serial.toString(),
        serialHex: certificate.serialHex,
        validity,
        ...(certificate.realName === undefined ? {} : { realName: certificate.realName }),
        policies,
        usage,
        authority: certificate.isAuthority,
        vid: certificate.virtualIds.map(({ hash, value }) => ({ hash, value: Hex.encode(value) })),
        keyScheme: key?.scheme ?? null,
        hasR: key?.hasR ?? null,
        matches: key?.matches ?? null,
        findings,
      },
      (language) => {
        const label = (ko: string, en: string) => (language === "ko" ? ko : en);
        const yesNo = (value: boolean | undefined) =>
          value === undefined ? undefined : value ? label("예", "yes") : label("아니요", "no");
        return [
          Terminal.table([
            [label("소유자", "Subject"), certificate.subject.text],
            [label("발급자", "Issuer"), certificate.issuer.text],
            [label("일련번호", "Serial"), certificate.serialHex],
            [label("유효기간", "Validity"), `${validity.notBefore} – ${validity.notAfter}`],
            [
              label("종류", "Policy"),
              policies.map(({ oid, name }) => `${name[language]} (${oid})`).join(", ") || "-",
            ],
            [label("용도", "Usage"), usage.join(", ") || "-"],
            ["VID", yesNo(certificate.virtualIds.length > 0)],
            [label("키 암호화", "Key scheme"), key?.scheme],
            [label("R 포함", "Has R"), yesNo(key?.hasR)],
            [label("인증서와 짝", "Matches"), yesNo(key?.matches)],
          ]),
          ...findings.map(
            ({ severity, what, why, remedy }) =>
              `\n${mark[severity]} ${what[language]}${why === undefined ? "" : ` ${why[language]}`}\n  → ${remedy[language]}`,
          ),
        ].join("\n");
      },
    );
    return key?.matches === false ? 1 : 0;
  });
