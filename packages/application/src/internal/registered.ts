/** A registered certificate at work: how it stands, what the doctor says, and its key while it is used. */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Certificate, CertificateDoctor, SigningKey } from "@einv/certificate";
import { Refusal } from "@einv/refusal";
import { RegisteredCertificates, Sealing } from "@einv/store";
import { refusals } from "../Refusals.ts";
import { Trust } from "../Trust.ts";

type Registration = RegisteredCertificates.Registration;

type Named = Pick<Registration, "registrationId" | "businessNumber" | "fingerprint">;

/** One company's key of one certificate: moved to another row it opens no more. */
const place = ({ businessNumber, registrationId, fingerprint }: Named): string =>
  `certificate/${businessNumber}/${registrationId}/${fingerprint}/key`;

export const seal = (of: Named, { pkcs8 }: Pick<SigningKey.DecryptedKey, "pkcs8">) =>
  Effect.flatMap(Sealing.Sealing, (sealing) => sealing.seal(pkcs8, place(of)));

/** Sealed again, if the installation's key is another by now; nothing if it is the same. */
export const sealedAnew = Effect.fnUntraced(function* (registration: Registration) {
  const sealing = yield* Sealing.Sealing;
  const { sealedKey } = registration;
  if (sealedKey === undefined || sealing.isCurrent(sealedKey)) return undefined;
  const plain = yield* sealing.open(sealedKey, place(registration));
  const wipe = Effect.sync(() => Redacted.value(plain).fill(0));
  return yield* Effect.ensuring(sealing.seal(plain, place(registration)), wipe);
});

export const certificateOf = ({ certificate }: Pick<Registration, "certificate">) =>
  Effect.fromResult(Certificate.parse(certificate));

/** What the doctor finds; `live`: revocation is asked for too. */
export const examine = Effect.fnUntraced(function* (
  certificate: Certificate.Certificate,
  occasion: CertificateDoctor.Occasion & { readonly live: boolean },
) {
  const trust = yield* Trust;
  const { live, ...known } = occasion;
  return yield* CertificateDoctor.examine(certificate, {
    ...known,
    ...(live ? { path: (one: Certificate.Certificate) => trust.believe(one, occasion.at) } : {}),
  });
});

/** What to do about one that is registered and cannot be used. */
const replace: Refusal.Text = {
  ko: "갱신하거나 새로 발급받은 인증서로 인증서 관리에서 교체해 주세요. 지금은 인증서 파일로 발행할 수 있습니다.",
  en: "Replace it with the renewed certificate where certificates are managed; until then, issue with the certificate's file.",
};

/** The same refusal, said of the registered certificate. */
export const ofRegistered = ({ code, what, why, values }: Refusal.Refusal): Refusal.Refusal =>
  new Refusal.Refusal({
    code,
    what,
    ...(why === undefined ? {} : { why }),
    remedy: replace,
    ...(values === undefined ? {} : { values }),
  });

const asRefusal = ({ code, what, why, remedy }: CertificateDoctor.Finding): Refusal.Refusal =>
  new Refusal.Refusal({ code, what, remedy, ...(why === undefined ? {} : { why }) });

/** The first thing found that forbids its use. */
export const objection = (
  findings: ReadonlyArray<CertificateDoctor.Finding>,
): Refusal.Refusal | undefined => {
  const error = findings.find(({ severity }) => severity === "error");
  return error === undefined ? undefined : asRefusal(error);
};

/**
 * The key, for as long as `use` takes. Refused with `certificate.registered-key`
 * when it does not open, or is not the certificate's.
 */
export const withKey = <A, R>(
  registration: Registration,
  use: (key: SigningKey.SigningKey) => Effect.Effect<A, Refusal.Refusal, R>,
) =>
  Effect.gen(function* () {
    const sealing = yield* Sealing.Sealing;
    const certificate = yield* certificateOf(registration);
    const opened = Effect.gen(function* () {
      const plain = yield* sealing.open(registration.sealedKey ?? new Uint8Array(), place(registration));
      const kept = yield* Effect.fromResult(SigningKey.keptAs(plain));
      return yield* SigningKey.bind(certificate, kept);
    }).pipe(Effect.mapError(() => refusals.refusal("certificate.registered-key")));
    return yield* Effect.acquireUseRelease(opened, use, (key) => Effect.sync(() => SigningKey.forget(key)));
  });

/** It was found revoked; whoever looks at the list sees it from now on. */
export const noteRevoked = (registration: Registration, at: DateTime.Utc) =>
  registration.revokedAt === undefined
    ? Effect.asVoid(RegisteredCertificates.note(registration, { revokedAt: at }))
    : Effect.void;
