/**
 * The company's certificate was shown, by signing a text or with an invoice:
 * the company is verified, and whoever showed it is of the company and runs it,
 * unless somebody who had proven that too already does. Others who only claimed
 * its number run nothing any more; they wait for the administrator's word as if
 * they had asked to join, or show the certificate themselves.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type { CompanyVerification } from "@einv/membership";
import { Role } from "@einv/permission";
import { CompanyVerifications, Events, Memberships, Rights } from "@einv/store";
import type { Caller } from "../Caller.ts";
import * as Ids from "./ids.ts";
import * as Reach from "./reach.ts";
import * as Log from "./rightsLog.ts";

/** What was shown. */
export interface Proof {
  readonly facts: CompanyVerification.CertificateFacts;
  readonly occasion: CompanyVerification.Occasion;
  readonly revocation: string;
}

/** Nobody is known behind a mail link, and a host answers for its own people. */
const claimant = Effect.fnUntraced(function* ({ businessNumber, memberId, invoice }: Caller) {
  if (invoice !== undefined) return undefined;
  const membership = yield* Memberships.find(businessNumber, memberId);
  return membership?.provenAt === undefined ? membership : undefined;
});

/**
 * Whether the proof says anything new. If it does, the company's rights are
 * kept from everybody else until the caller's transaction ends: asked at its
 * beginning, before other rows are locked.
 */
export const isNews = Effect.fnUntraced(function* (caller: Caller, { facts }: Pick<Proof, "facts">) {
  const { businessNumber } = caller;
  const known = yield* CompanyVerifications.isShown(businessNumber, facts.fingerprint);
  if (known && (yield* claimant(caller)) === undefined) return false;
  yield* Rights.lock(businessNumber);
  return true;
});

const verify = Effect.fnUntraced(function* (caller: Caller, proof: Proof, at: DateTime.Utc) {
  const { businessNumber, memberId, invoice } = caller;
  const { facts, occasion, revocation } = proof;
  const before = yield* CompanyVerifications.ofCompany(businessNumber);
  const shown = {
    businessNumber,
    facts,
    ...(invoice === undefined ? { memberId } : {}),
    occasion,
    at,
  };
  if (!(yield* CompanyVerifications.show(shown))) return;
  const { fingerprint, subject, issuer, serial, policy, until } = facts;
  yield* Events.append({
    ref: Events.companyRef(businessNumber),
    type: before.length === 0 ? "company.verified" : "company.certificate-shown",
    at,
    actor: Reach.actor(caller),
    data: {
      occasion,
      fingerprint,
      subject,
      issuer,
      serial,
      ...(policy === undefined ? {} : { policy }),
      until: DateTime.formatIso(until),
      revocation,
    },
  });
});

/** The others who only claimed the number are put before the administrator. */
const putBefore = Effect.fnUntraced(function* (
  businessNumber: string,
  others: ReadonlyArray<Memberships.Membership>,
  at: DateTime.Utc,
) {
  for (const { accountId } of others) {
    yield* Memberships.ask({
      requestId: yield* Ids.make("join_"),
      businessNumber,
      accountId,
      signupId: Memberships.noSignup,
      state: "open",
      askedAt: at,
    });
  }
});

const admit = Effect.fnUntraced(function* (caller: Caller, at: DateTime.Utc) {
  const { businessNumber, memberId } = caller;
  if ((yield* claimant(caller)) === undefined) return;
  if (!(yield* Memberships.prove(businessNumber, memberId, at))) return;
  yield* Memberships.withdrawClaim(businessNumber, memberId, at);
  const memberships = yield* Memberships.ofCompany(businessNumber);
  const claiming = memberships.filter(({ provenAt }) => provenAt === undefined);
  const unproven = new Set(claiming.map(({ accountId }) => accountId));
  const administrators = yield* Rights.administrators(businessNumber);
  const others = administrators.filter((one) => one.memberId !== memberId);
  yield* putBefore(businessNumber, claiming, at);
  if (others.some((one) => !unproven.has(one.memberId))) return;
  const record = (change: Log.Change, member: string, role: Role.Role) =>
    Log.record(businessNumber, change, { at, actor: Reach.actor(caller), data: { member, role } });
  for (const other of others) {
    for (const role of other.roles) {
      yield* Rights.dismiss(businessNumber, other.memberId, role);
      yield* record("administrator-dismissed", other.memberId, role);
    }
  }
  const mine = administrators.find((one) => one.memberId === memberId)?.roles ?? [];
  for (const role of Role.Role.literals.filter((one) => !mine.includes(one))) {
    yield* Rights.appoint({ businessNumber, memberId, role, at });
    yield* record("administrator-appointed", memberId, role);
  }
});

/** An administrator says that a claimant is not of the company. Part of the caller's transaction. */
export const dropClaim = Effect.fnUntraced(function* (caller: Caller, accountId: string, at: DateTime.Utc) {
  const { businessNumber } = caller;
  yield* Rights.lock(businessNumber);
  const membership = yield* Memberships.find(businessNumber, accountId);
  if (membership === undefined || membership.provenAt !== undefined) return;
  yield* Rights.leave(businessNumber, accountId);
  yield* Memberships.leave(businessNumber, accountId);
  const occasion = { at, actor: Reach.actor(caller), data: { member: accountId } };
  yield* Log.record(businessNumber, "member-left", occasion);
});

/** Part of the caller's transaction, after {@link isNews} said that it is. */
export const byCertificate = Effect.fnUntraced(function* (caller: Caller, proof: Proof, at: DateTime.Utc) {
  yield* verify(caller, proof, at);
  yield* admit(caller, at);
});
