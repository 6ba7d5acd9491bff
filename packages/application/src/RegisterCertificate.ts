/**
 * 공동인증서 등록: an administrator hands the company's certificate and its key
 * over, so that invoices can be issued where no file of it is. The page opened
 * the key with its password, which stays there; it signs a text that says what
 * registration means, and seals the key for this one occasion. What came is
 * proven, examined, sealed, and kept in one transaction; a certificate that was
 * registered before goes out in the same one.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { Certificate, DistinguishedName, KeyHandover, SigningKey } from "@einv/certificate";
import { Kst } from "@einv/invoice";
import { Refusals as Membership } from "@einv/membership";
import { Role } from "@einv/permission";
import { Companies, Events, RegisteredCertificates, Rights, Sealing } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type * as Views from "./CertificateViews.ts";
import * as CertificateMails from "./CertificateMails.ts";
import * as Act from "./internal/act.ts";
import * as Administer from "./internal/administer.ts";
import * as Administrators from "./internal/administrators.ts";
import * as Known from "./internal/companies.ts";
import * as Ids from "./internal/ids.ts";
import * as Once from "./internal/once.ts";
import * as Proving from "./internal/proving.ts";
import * as Reach from "./internal/reach.ts";
import * as Registered from "./internal/registered.ts";
import * as Showing from "./internal/showing.ts";
import { refusals } from "./Refusals.ts";
import * as ViewCertificates from "./ViewCertificates.ts";

export interface Begun extends Showing.Begun {
  /** For which the page seals the key: an uncompressed point of P-256. */
  readonly handoverKey: Uint8Array;
}

export interface Input {
  readonly challengeId: string;
  /** DER, base64. */
  readonly certificate: string;
  /** Of the text, base64. */
  readonly signature: string;
  /** The key as `KeyHandover` sealed it, base64. */
  readonly sealedKey: string;
  /** The registration that it takes the place of (교체). */
  readonly replaces?: string;
  readonly idempotencyKey: string;
}

const place = (challengeId: string): string => `handover/${challengeId}`;

const presenter = ({ businessNumber, memberId, origin }: Caller): Showing.Presenter => ({
  businessNumber,
  memberId,
  ...(origin === undefined ? {} : { origin }),
  purpose: "registration",
});

const decide = Effect.fnUntraced(function* ({ businessNumber, memberId }: Caller) {
  const administrators = yield* Rights.administrators(businessNumber);
  yield* Effect.fromResult(Role.decide(memberId, "register-certificate", administrators));
});

/**
 * A text to be read and signed, and a key to seal for. Refused with
 * `session.one-invoice`, `member.not-found`, `company.not-verified`,
 * `permission.administrator-only`, `membership.slow-down`.
 */
export const begin = (caller: Caller): Use<Begun> =>
  Effect.gen(function* () {
    yield* Administer.member(caller);
    yield* decide(caller);
    const { name: member } = yield* Known.member(caller.businessNumber, caller.memberId);
    const company = yield* Companies.find(caller.businessNumber);
    if (company === undefined) return yield* refusals.refusal("company.not-found");
    const begun = yield* Showing.begin(presenter(caller), { company: company.name, member });
    const { publicKey, secret } = yield* KeyHandover.make;
    const sealing = yield* Sealing.Sealing;
    const sealed = yield* sealing.seal(secret, place(begun.challengeId));
    Redacted.value(secret).fill(0);
    yield* RegisteredCertificates.expectKey({
      challengeId: begun.challengeId,
      secret: sealed,
      begunAt: yield* DateTime.now,
    });
    return { ...begun, handoverKey: publicKey };
  });

const octets = (text: string): Uint8Array => Result.getOrElse(Base64.decode(text), () => new Uint8Array());

/** The key that was handed over. Refused with `certificate.handover`, `certificate.key-*`. */
const received = Effect.fnUntraced(function* ({ challengeId, sealedKey }: Input) {
  const sealed = yield* RegisteredCertificates.expected(challengeId);
  if (sealed === undefined) return yield* Membership.refusals.refusal("company-verification.not-open");
  const sealing = yield* Sealing.Sealing;
  const secret = yield* sealing.open(sealed, place(challengeId));
  return yield* Effect.ensuring(
    KeyHandover.open(octets(sealedKey), secret, challengeId),
    Effect.sync(() => Redacted.value(secret).fill(0)),
  );
});

/** Why it is not taken: what the doctor finds. Whom it hangs on, and whether it was revoked, was judged with the signature. */
const refuseUnusable = Effect.fnUntraced(function* (
  caller: Caller,
  key: SigningKey.SigningKey,
  at: DateTime.Utc,
) {
  const { businessNumber } = caller;
  const findings = yield* Registered.examine(key.certificate, { at, businessNumber, key, live: false });
  const objection = Registered.objection(findings);
  if (objection !== undefined) return yield* objection;
});

const record = (
  caller: Caller,
  type: "certificate.registered" | "certificate.replaced" | "certificate.removed",
  at: DateTime.Utc,
  data: Readonly<Record<string, string>>,
) =>
  Events.append({
    ref: Events.companyRef(caller.businessNumber),
    type,
    at,
    actor: Reach.actor(caller),
    data,
  });

/** The one that is to go, if the page saw how things stand. */
const predecessor = Effect.fnUntraced(function* (
  businessNumber: string,
  fingerprint: string,
  replaces: string | undefined,
) {
  const current = yield* RegisteredCertificates.current(businessNumber);
  if (current?.fingerprint === fingerprint) return yield* refusals.refusal("certificate.registered-already");
  if (current?.registrationId === replaces) return current;
  if (replaces !== undefined || current === undefined) {
    return yield* refusals.refusal("certificate.registration-changed");
  }
  const { subject, notAfter } = yield* Registered.certificateOf(current);
  return yield* refusals.refusal("certificate.registered-another", {
    values: { owner: DistinguishedName.commonName(subject), date: Kst.dateOf(notAfter) },
  });
});

/** What is kept of it, its key sealed. */
const sealed = Effect.fnUntraced(function* (
  { businessNumber, memberId }: Caller,
  key: SigningKey.SigningKey,
  fingerprint: string,
) {
  const registrationId = yield* Ids.make("cert_");
  const named = { registrationId, businessNumber, fingerprint };
  return {
    ...named,
    certificate: key.certificate.der,
    sealedKey: yield* Registered.seal(named, key),
    state: "registered" as const,
    notAfter: key.certificate.notAfter,
    registeredBy: memberId,
    version: 1,
  };
});

/** Looks at everything that came, and answers what may be kept. The key is wiped. */
const proven = Effect.fnUntraced(function* (caller: Caller, input: Input) {
  const now = yield* DateTime.now;
  const handed = yield* received(input);
  return yield* Effect.gen(function* () {
    const proof = yield* Showing.judge(presenter(caller), {
      challengeId: input.challengeId,
      certificate: input.certificate,
      signature: input.signature,
      r: Redacted.make(handed.r === undefined ? "" : Base64.encode(Redacted.value(handed.r))),
    });
    const certificate = yield* Effect.fromResult(Certificate.parse(octets(input.certificate)));
    const key = yield* SigningKey.bind(certificate, handed);
    yield* refuseUnusable(caller, key, now);
    const kept = yield* sealed(caller, key, proof.facts.fingerprint);
    return { proof, kept };
  }).pipe(Effect.ensuring(Effect.sync(() => SigningKey.forget(handed))));
});

const carryOut = (caller: Caller, input: Input, command: Once.Command<"done">): Use<"done"> =>
  Effect.gen(function* () {
    const { businessNumber, memberId } = caller;
    const { proof, kept } = yield* proven(caller, input);
    return yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        yield* Rights.lock(businessNumber);
        yield* Administer.member(caller);
        yield* decide(caller);
        const news = yield* Proving.isNews(caller, proof);
        yield* Showing.use(presenter(caller), input.challengeId, at);
        yield* RegisteredCertificates.forgetHandover(input.challengeId);
        const before = yield* predecessor(businessNumber, kept.fingerprint, input.replaces);
        if (before !== undefined) {
          const ended = { state: "replaced" as const, at, by: memberId };
          if (!(yield* RegisteredCertificates.end(before, ended))) {
            return yield* refusals.refusal("certificate.registration-changed");
          }
        }
        if (!(yield* RegisteredCertificates.insert({ ...kept, registeredAt: at }))) {
          return yield* refusals.refusal("certificate.registration-changed");
        }
        if (news) yield* Proving.byCertificate(caller, proof, at);
        const { fingerprint, subject, issuer, serial, until } = proof.facts;
        yield* record(caller, before === undefined ? "certificate.registered" : "certificate.replaced", at, {
          registration: kept.registrationId,
          fingerprint,
          subject,
          issuer,
          serial,
          until: DateTime.formatIso(until),
          revocation: proof.revocation,
          ...(before === undefined ? {} : { before: before.fingerprint }),
        });
        const about = { owner: subject, issuer, until, by: memberId, at };
        yield* Administrators.tell(
          businessNumber,
          `certificate-registered.${kept.registrationId}`,
          (who) =>
            CertificateMails.changed({
              ...about,
              ...who,
              change: before === undefined ? "registered" : "replaced",
            }),
          at,
        );
        return "done" as const;
      }),
    );
  });

const commandOf = (
  caller: Caller,
  key: string,
  says: Readonly<Record<string, unknown>>,
): Once.Command<"done"> => ({
  scope: Act.scopeOf(caller),
  key,
  says: { ...says, by: Act.giver(caller) },
  answer: Once.done,
});

/**
 * Registers the certificate, or replaces the one that is. The same press
 * repeated is one registration. Refused with what {@link Showing.judge} and
 * {@link begin} refuse, `certificate.*` (handed over wrongly, unfit, registered
 * already, another is registered, changed meanwhile), and `idempotency.*`.
 */
export const register = (caller: Caller, input: Input): Use<Views.Certificates> =>
  Effect.gen(function* () {
    yield* Administer.member(caller);
    yield* decide(caller);
    const { idempotencyKey, ...said } = input;
    const command = commandOf(caller, idempotencyKey, { action: "register-certificate", ...said });
    const before = yield* Once.recall(command);
    if (before === undefined) yield* Once.orRecall(command, carryOut(caller, input, command));
    return yield* ViewCertificates.view(caller);
  });

/**
 * Removes it; the key is gone at once. Refused with `session.one-invoice`,
 * `member.not-found`, `company.not-verified`, `permission.administrator-only`,
 * `certificate.not-registered`, `certificate.registration-changed`,
 * `idempotency.*`.
 */
export const remove = (
  caller: Caller,
  input: { readonly registrationId: string; readonly idempotencyKey: string },
): Use<Views.Certificates> =>
  Effect.gen(function* () {
    yield* Administer.member(caller);
    yield* decide(caller);
    const { businessNumber, memberId } = caller;
    const { registrationId, idempotencyKey } = input;
    const command = commandOf(caller, idempotencyKey, { action: "remove-certificate", registrationId });
    yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        yield* Rights.lock(businessNumber);
        yield* decide(caller);
        const before = yield* RegisteredCertificates.find(businessNumber, registrationId);
        if (before === undefined) return yield* refusals.refusal("certificate.not-registered");
        if (!(yield* RegisteredCertificates.end(before, { state: "removed", at, by: memberId }))) {
          return yield* refusals.refusal("certificate.registration-changed");
        }
        const { fingerprint, notAfter } = before;
        const { subject, issuer } = yield* Registered.certificateOf(before);
        yield* record(caller, "certificate.removed", at, { registration: registrationId, fingerprint });
        const about = {
          owner: DistinguishedName.commonName(subject),
          issuer: DistinguishedName.commonName(issuer),
          until: notAfter,
          by: memberId,
          at,
        };
        yield* Administrators.tell(
          businessNumber,
          `certificate-removed.${registrationId}`,
          (who) => CertificateMails.changed({ ...about, ...who, change: "removed" }),
          at,
        );
        return "done" as const;
      }),
    );
    return yield* ViewCertificates.view(caller);
  });
