/** `einv certificate inspect CERT [--key K]`, where CERT may be a PFX, which holds its key */
import * as Certificate from "@einv/certificate/Certificate";
import * as CertificateDoctor from "@einv/certificate/CertificateDoctor";
import * as Pfx from "@einv/certificate/Pfx";
import * as Policy from "@einv/certificate/Policy";
import * as SigningKey from "@einv/certificate/SigningKey";
import type { Refusal } from "@einv/refusal/Refusal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Hex from "effect/encoding/Hex";

import * as Files from "../Files.ts";
import * as Findings from "../Findings.ts";
import * as Password from "../Password.ts";
import type * as Signer from "../Signer.ts";
import * as Terminal from "../Terminal.ts";

interface Key {
  readonly scheme: SigningKey.KeyScheme;
  readonly hasR: boolean;
  readonly matches: boolean;
}

interface Inspected {
  readonly certificate: Certificate.Certificate;
  readonly key?: Key;
}

/** Looks at a key and forgets it. */
const keyOf = (
  certificate: Certificate.Certificate,
  decrypted: SigningKey.DecryptedKey,
): Effect.Effect<Key, Refusal> => {
  const facts = { scheme: decrypted.scheme, hasR: decrypted.r !== undefined };
  return SigningKey.bind(certificate, decrypted).pipe(
    Effect.as({ ...facts, matches: true }),
    Effect.catch((refusal) =>
      refusal.code === "certificate.key-does-not-match"
        ? Effect.succeed({ ...facts, matches: false })
        : Effect.fail(refusal),
    ),
    Effect.ensuring(Effect.sync(() => SigningKey.forget(decrypted))),
  );
};

const ofContainer = Effect.fnUntraced(function* (
  file: Uint8Array,
  passwordStdin: boolean,
): Effect.fn.Return<Inspected, Refusal, Terminal.Terminal> {
  const {
    pairs: [{ certificate, key }, ...more],
  } = yield* Pfx.open(file, yield* Password.required(passwordStdin));
  for (const other of more) SigningKey.forget(other.key);
  return { certificate, key: yield* keyOf(certificate, key) };
});

const ofFiles = Effect.fnUntraced(function* (
  file: Uint8Array,
  keyFile: string | undefined,
  passwordStdin: boolean,
): Effect.fn.Return<Inspected, Refusal, Terminal.Terminal> {
  const certificate = yield* Effect.fromResult(Certificate.parse(file));
  if (keyFile === undefined) return { certificate };
  const decrypted = yield* SigningKey.decrypt({
    privateKey: yield* Files.read(keyFile),
    password: yield* Password.required(passwordStdin),
  });
  return { certificate, key: yield* keyOf(certificate, decrypted) };
});

/** What Korean certificates are signed with; others are shown by their numbers. */
const algorithms: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.5": "sha1WithRSAEncryption",
  "1.2.840.113549.1.1.11": "sha256WithRSAEncryption",
};

const hex = (octets: Uint8Array | undefined): string | null =>
  octets === undefined ? null : Hex.encode(octets);

/** Says what a certificate is, and what is wrong with it. Codes: `certificate.*`, `cli.*`. */
export const inspect = (input: Signer.Named): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const file = yield* Files.read(input.cert);
    const { certificate, key } = yield* Pfx.isPfx(file)
      ? ofContainer(file, input.passwordStdin)
      : ofFiles(file, input.key, input.passwordStdin);
    const fingerprint = yield* Effect.promise(() => crypto.subtle.digest("SHA-256", certificate.der.slice()));
    const bits = certificate.publicKey.modulus?.toString(2).length ?? null;
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
        signatureAlgorithm: algorithms[certificate.signatureAlgorithm] ?? certificate.signatureAlgorithm,
        keyBits: bits,
        subjectKeyId: hex(certificate.subjectKeyId),
        authorityKeyId: hex(certificate.authorityKeyId),
        sha256: Hex.encode(new Uint8Array(fingerprint)),
        crlUrls: certificate.crlUrls,
        ocspUrls: certificate.ocspUrls,
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
          ...findings.map((finding) => `\n${Findings.text(finding, language)}`),
        ].join("\n");
      },
    );
    return key?.matches === false ? 1 : 0;
  });
