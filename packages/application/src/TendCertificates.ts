/**
 * Registered certificates are looked after: administrators are told thirty days,
 * a week and a day before one ends, once each; one that was revoked is found
 * before somebody wants to issue with it; and keys that an earlier key of the
 * installation sealed are sealed with today's.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { type Certificate, DistinguishedName } from "@einv/certificate";
import { Actor } from "@einv/identity";
import { Events, RegisteredCertificates, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import * as CertificateMails from "./CertificateMails.ts";
import * as Administrators from "./internal/administrators.ts";
import * as Registered from "./internal/registered.ts";
import { Trust } from "./Trust.ts";

/** Days before the end at which people are told, the most urgent first. */
export const notices = [1, 7, 30] as const;

/** Registrations looked at in one round. */
const round = 100;

type Registration = RegisteredCertificates.Registration;

const about = ({ subject, issuer, notAfter }: Certificate.Certificate) => ({
  owner: DistinguishedName.commonName(subject),
  issuer: DistinguishedName.commonName(issuer),
  until: notAfter,
});

const record = (
  { businessNumber, registrationId, fingerprint }: Registration,
  type: "certificate.ending" | "certificate.revoked",
  at: DateTime.Utc,
  data: Readonly<Record<string, string>>,
) =>
  Events.append({
    ref: Events.companyRef(businessNumber),
    type,
    at,
    actor: Actor.system,
    data: { registration: registrationId, fingerprint, ...data },
  });

/** Tells of one, if nobody else does in that moment. */
const remind = (registration: Registration, days: number, at: DateTime.Utc) =>
  Transaction.run(
    Effect.gen(function* () {
      if (!(yield* RegisteredCertificates.note(registration, { reminded: days }))) return 0;
      const { businessNumber, registrationId, notAfter } = registration;
      const certificate = about(yield* Registered.certificateOf(registration));
      yield* record(registration, "certificate.ending", at, {
        days: String(days),
        until: DateTime.formatIso(notAfter),
      });
      yield* Administrators.tell(
        businessNumber,
        `certificate-ending.${days}.${registrationId}`,
        (told) => CertificateMails.ending({ ...certificate, ...told, days }),
        at,
      );
      return 1;
    }),
  );

const remindAll = Effect.fnUntraced(function* (now: DateTime.Utc) {
  let reminded = 0;
  for (const days of notices) {
    const due = { from: now, before: DateTime.add(now, { days }), days };
    while (true) {
      let some = 0;
      for (const registration of yield* RegisteredCertificates.ending(due, round)) {
        some += yield* remind(registration, days, now);
      }
      reminded += some;
      if (some === 0) break;
    }
  }
  return reminded;
});

/** Whether the authorities say that it was revoked; what nobody can say today is asked again tomorrow. */
const isRevoked = Effect.fnUntraced(function* (registration: Registration, now: DateTime.Utc) {
  if (registration.revokedAt !== undefined) return false;
  const certificate = yield* Registered.certificateOf(registration);
  const believed = yield* Effect.result((yield* Trust).believe(certificate, now));
  return Result.isFailure(believed) && believed.failure.code === "certificate.revoked";
});

const tellRevoked = (registration: Registration, at: DateTime.Utc) =>
  Transaction.run(
    Effect.gen(function* () {
      if (!(yield* RegisteredCertificates.note(registration, { revokedAt: at }))) return;
      const { businessNumber, registrationId } = registration;
      const certificate = about(yield* Registered.certificateOf(registration));
      yield* record(registration, "certificate.revoked", at, {});
      yield* Administrators.tell(
        businessNumber,
        `certificate-revoked.${registrationId}`,
        (told) => CertificateMails.revoked({ ...certificate, ...told }),
        at,
      );
    }),
  );

const lookAfter = Effect.fnUntraced(function* (registration: Registration, now: DateTime.Utc) {
  const revoked = yield* isRevoked(registration, now);
  if (revoked) yield* tellRevoked(registration, now);
  const current = revoked
    ? yield* RegisteredCertificates.find(registration.businessNumber, registration.registrationId)
    : registration;
  if (current === undefined) return { revoked, resealed: false };
  const anew = yield* Effect.result(Registered.sealedAnew(current));
  if (Result.isFailure(anew)) {
    yield* Effect.annotateLogs(Effect.logError("a registered certificate's key does not open"), {
      registration: current.registrationId,
      code: anew.failure.code,
    });
    return { revoked, resealed: false };
  }
  const { success: sealedKey } = anew;
  const resealed = sealedKey !== undefined && (yield* RegisteredCertificates.note(current, { sealedKey }));
  return { revoked, resealed };
});

/** A job. Counts certificates. */
export const tend: Use<{ readonly reminded: number; readonly revoked: number; readonly resealed: number }> =
  Effect.gen(function* () {
    const now = yield* DateTime.now;
    const reminded = yield* remindAll(now);
    let [revoked, resealed, after] = [0, 0, ""];
    while (true) {
      const found = yield* RegisteredCertificates.registeredAfter(after, round);
      for (const registration of found) {
        const done = yield* lookAfter(registration, now);
        revoked += Number(done.revoked);
        resealed += Number(done.resealed);
        after = registration.registrationId;
      }
      if (found.length < round) return { reminded, revoked, resealed };
    }
  });
