/** The company's registered certificate and those it had before (등록된 인증서), and the doctor's report on one. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { CertificateDoctor, DistinguishedName, Policy } from "@einv/certificate";
import { Deadline, Kst } from "@einv/invoice";
import { Role } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { Companies, Memberships, RegisteredCertificates, Rights, Sessions } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type * as Views from "./CertificateViews.ts";
import * as Administer from "./internal/administer.ts";
import * as Registered from "./internal/registered.ts";
import { refusals } from "./Refusals.ts";

/** Former ones that are shown. */
const most = 20;

const unknownKind = { ko: "알 수 없는 종류", en: "Unknown kind" };

type Registration = RegisteredCertificates.Registration;

const stateOf = (
  { state, revokedAt, notAfter }: Registration,
  notBefore: DateTime.Utc,
  now: DateTime.Utc,
): Views.State => {
  if (state !== "registered") return state;
  if (revokedAt !== undefined) return "revoked";
  if (DateTime.isGreaterThan(now, notAfter)) return "expired";
  return DateTime.isLessThan(now, notBefore) ? "not-yet-valid" : "valid";
};

const viewOf = Effect.fnUntraced(function* (
  registration: Registration,
  names: ReadonlyMap<string, string>,
  now: DateTime.Utc,
) {
  const certificate = yield* Registered.certificateOf(registration);
  const { registrationId, fingerprint, registeredAt, registeredBy, usedAt, endedAt, endedBy } = registration;
  const { notBefore, notAfter } = certificate;
  const named = (memberId: string): string => names.get(memberId) ?? memberId;
  const view: Views.RegisteredCertificate = {
    registrationId,
    owner: DistinguishedName.commonName(certificate.subject),
    kind: Policy.of(certificate)?.name ?? unknownKind,
    issuer: DistinguishedName.commonName(certificate.issuer),
    serial: certificate.serialHex,
    fingerprint,
    notBefore,
    notAfter,
    state: stateOf(registration, notBefore, now),
    daysLeft: Deadline.daysLeft(Kst.dateOf(notAfter), Kst.dateOf(now)),
    registeredAt,
    registeredBy: named(registeredBy),
    ...(usedAt === undefined ? {} : { usedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(endedBy === undefined ? {} : { endedBy: named(endedBy) }),
  };
  return view;
});

const namesOf = (businessNumber: string) =>
  Effect.map(
    Companies.members(businessNumber),
    (members) => new Map(members.map(({ memberId, name }) => [memberId, name])),
  );

const confirmationOf = Effect.fnUntraced(function* (caller: Caller, now: DateTime.Utc) {
  const own = (yield* Memberships.find(caller.businessNumber, caller.memberId)) !== undefined;
  const session = caller.session === undefined ? undefined : yield* Sessions.find(caller.session, now);
  const until = session?.confirmedUntil;
  const confirmation: Views.Confirmation = {
    by: own ? "password" : "host",
    ...(until === undefined || DateTime.isLessThanOrEqualTo(until, now) ? {} : { until }),
  };
  return confirmation;
});

/** Nothing of the company's, and why. */
const withheld = Effect.fnUntraced(function* (caller: Caller, why: Refusal.Refusal) {
  const { businessNumber } = caller;
  const now = yield* DateTime.now;
  const certificates: Views.Certificates = {
    businessNumber,
    company: (yield* Companies.find(businessNumber))?.name ?? businessNumber,
    former: [],
    cannotManage: why,
    confirmation: yield* confirmationOf(caller, now),
    now,
  };
  return certificates;
});

/**
 * Whoever is not known to be of the company yet is told only that, as every
 * invoice asks. Refused with `session.one-invoice`, `member.not-found`.
 */
export const view = (caller: Caller): Use<Views.Certificates> =>
  Effect.gen(function* () {
    const stranger = yield* Administer.member(caller).pipe(
      Effect.as(undefined),
      Effect.catchIf(({ code }) => code === "company.not-verified", Effect.succeed),
    );
    if (stranger !== undefined) return yield* withheld(caller, stranger);
    const { businessNumber, memberId } = caller;
    const now = yield* DateTime.now;
    const names = yield* namesOf(businessNumber);
    const registrations = yield* RegisteredCertificates.ofCompany(businessNumber, most);
    const views = yield* Effect.forEach(registrations, (one) => viewOf(one, names, now));
    const registered = views.find((_, at) => registrations[at]?.state === "registered");
    const may = Role.decide(memberId, "register-certificate", yield* Rights.administrators(businessNumber));
    const certificates: Views.Certificates = {
      businessNumber,
      company: (yield* Companies.find(businessNumber))?.name ?? businessNumber,
      ...(registered === undefined ? {} : { registered }),
      former: views.filter((one) => one !== registered),
      ...(Result.isFailure(may) ? { cannotManage: may.failure } : {}),
      confirmation: yield* confirmationOf(caller, now),
      now,
    };
    return certificates;
  });

/**
 * What the doctor finds in it now, revocation included, and its key. Refused as
 * {@link view} is, and with `certificate.not-registered`.
 */
export const report = (caller: Caller, registrationId: string): Use<Views.Report> =>
  Effect.gen(function* () {
    yield* Administer.member(caller);
    const { businessNumber } = caller;
    const at = yield* DateTime.now;
    const before = yield* RegisteredCertificates.find(businessNumber, registrationId);
    if (before === undefined) return yield* refusals.refusal("certificate.not-registered");
    const certificate = yield* Registered.certificateOf(before);
    const asked = { at, businessNumber, live: true };
    const findings =
      before.state === "registered"
        ? yield* Registered.withKey(before, (key) => Registered.examine(certificate, { ...asked, key })).pipe(
            Effect.catchIf(
              ({ code }) => code === "certificate.registered-key",
              (refusal) =>
                Effect.map(Registered.examine(certificate, asked), (found) => [
                  CertificateDoctor.asFinding("error", refusal),
                  ...found,
                ]),
            ),
          )
        : yield* Registered.examine(certificate, asked);
    if (findings.some(({ code }) => code === "certificate.revoked")) {
      yield* Registered.noteRevoked(before, at);
    }
    const after = (yield* RegisteredCertificates.find(businessNumber, registrationId)) ?? before;
    return { certificate: yield* viewOf(after, yield* namesOf(businessNumber), at), findings, at };
  });
