/**
 * Proofs of identity as use cases run them, whatever they are for: begun, sent
 * again, answered. Codes are made here and mailed by the outbox or handed to
 * the provider of messages; an agency's page is begun and completed by its
 * provider. What is secret of it is sealed.
 */
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { PhoneNumber } from "@einv/identity";
import { EmailAddress, IdentityVerifier, Refusals, Verification } from "@einv/membership";
import { Refusal } from "@einv/refusal";
import { Transaction, Verifications } from "@einv/store";
import type { Visitor } from "../Caller.ts";
import * as MembershipMails from "../MembershipMails.ts";
import * as Ids from "./ids.ts";
import * as Landing from "./landing.ts";
import * as Limits from "./limits.ts";
import * as Post from "./post.ts";
import * as Sealed from "./sealed.ts";

const { refusals } = Refusals;

/** Whose proof, and for what. */
export interface For {
  readonly owner: string;
  readonly purpose: IdentityVerifier.Purpose;
}

/** How somebody wants to prove it. */
export interface Wish {
  readonly method: IdentityVerifier.Method;
  /** The number or address that a code goes to. */
  readonly target?: string;
  /** Where an agency's page leads back to. */
  readonly returnTo?: string;
}

/** What is sealed of a proof: the code, or the way to the agency's page and what its provider needs again. */
const Secret = Schema.fromJsonString(
  Schema.Union([
    Schema.Struct({ code: Schema.String }),
    Schema.Struct({ url: Schema.String, kept: Schema.String }),
  ]),
);
type Secret = typeof Secret.Type;

const place = (id: string): string => `verification/${id}`;

const seal = (id: string, secret: Secret) =>
  Effect.flatMap(Effect.orDie(Schema.encodeEffect(Secret)(secret)), (text) =>
    Sealed.seal(Redacted.make(text), place(id)),
  );

const unseal = Effect.fnUntraced(function* ({ verification, secret }: Verifications.StoredVerification) {
  if (secret === undefined) return undefined;
  const text = yield* Sealed.open(secret, place(verification.id));
  return yield* Effect.orDie(Schema.decodeUnknownEffect(Secret)(Redacted.value(text)));
});

const targetOf = ({ method, target = "" }: Wish): Result.Result<Verification.Target, Refusal.Refusal> => {
  if (method === "email") {
    return Result.map(Result.mapError(EmailAddress.parse(target), Refusal.at("target")), (email) => ({
      method: "email" as const,
      email,
    }));
  }
  return Result.flatMap(Result.mapError(PhoneNumber.parse(target), Refusal.at("target")), (phone) =>
    method === "sms" && PhoneNumber.kindOf(phone) === "mobile"
      ? Result.succeed({ method: "sms" as const, phone })
      : refusals.fail("verification.target", { path: "target" }),
  );
};

/** A code by mail leaves with the transaction that made it. */
const mailed = Effect.fnUntraced(function* (
  verification: Verification.Verification,
  code: Redacted.Redacted<string>,
  at: DateTime.Utc,
) {
  const { id, target, sends, purpose } = verification;
  if (target?.method !== "email") return;
  const minutes = Duration.toMinutes(Verification.limits.codeLife.email);
  yield* Post.put(
    {
      id: `code.${sends}.${id}`,
      to: { address: target.email },
      fromName: MembershipMails.sender,
      ...MembershipMails.code({ purpose, code, minutes }),
    },
    at,
  );
});

/** A code by message is sent after it was written down; one that could not leave is over. */
const messaged = Effect.fnUntraced(function* (
  { verification, version }: Verifications.StoredVerification,
  code: Redacted.Redacted<string>,
  at: DateTime.Utc,
) {
  const { id, target, sends } = verification;
  if (target?.method !== "sms") return;
  const { sms } = (yield* IdentityVerifier.IdentityVerifier).providers;
  if (sms === undefined) return yield* refusals.refusal("verification.not-offered", { path: "method" });
  yield* sms
    .send({ id: `${id}.${sends}`, to: target.phone, text: Verification.message(code), at })
    .pipe(Effect.tapError(() => Verifications.update(Verification.end(verification, "cancelled"), version)));
});

/** Of several proofs of one owner the latest counts. */
const replaceOthers = Effect.fnUntraced(function* ({ owner }: For) {
  for (const { verification, version } of yield* Verifications.openOf(owner)) {
    yield* Verifications.update(Verification.end(verification, "replaced"), version);
  }
});

const begun = Effect.fnUntraced(function* (
  who: For,
  target: Verification.Target,
  { silent, at }: { readonly silent: boolean; readonly at: DateTime.Utc },
) {
  const id = yield* Ids.make("ver_");
  const verification = Verification.beginCode({ id, ...who, target, at });
  const code = yield* Verification.makeCode;
  const secret = yield* seal(id, { code: Redacted.value(code) });
  yield* Transaction.run(
    Effect.gen(function* () {
      yield* replaceOthers(who);
      yield* Verifications.insert(verification, secret);
      if (!silent) yield* mailed(verification, code, at);
    }),
  );
  const stored = { verification, secret, version: 1 };
  if (!silent) yield* messaged(stored, code, at);
  return stored;
});

const redirected = Effect.fnUntraced(function* (
  who: For,
  method: "phone" | "ipin",
  returnTo: string | undefined,
  at: DateTime.Utc,
) {
  const provider = (yield* IdentityVerifier.IdentityVerifier).providers[method];
  if (provider === undefined) return yield* refusals.refusal("verification.not-offered", { path: "method" });
  const url = Landing.check(returnTo ?? "");
  if (Result.isFailure(url)) {
    return yield* refusals.refusal("verification.return-to", { path: "returnTo" });
  }
  const id = yield* Ids.make("ver_");
  const page = yield* provider.begin({
    verificationId: id,
    method,
    purpose: who.purpose,
    returnTo: url.success.href,
    at,
  });
  const verification = Verification.beginRedirect({ id, ...who, method, expiresAt: page.expiresAt, at });
  const secret = yield* seal(id, { url: page.url, kept: Redacted.value(page.kept) });
  yield* Transaction.run(Effect.andThen(replaceOthers(who), Verifications.insert(verification, secret)));
  return { verification, secret, version: 1 };
});

/**
 * Nobody's mailbox is flooded. Each purpose is counted by itself, and a second
 * factor not at all, since its password was right: whoever asks for codes to
 * somebody else's address locks nobody out.
 */
const spare = ({ purpose }: For, target: Verification.Target) =>
  purpose === "sign-in"
    ? Effect.void
    : Limits.take("target", `${purpose}|${target.method === "sms" ? target.phone : target.email}`);

/**
 * Begins a proof; one that was open is replaced. `silent`: nothing is sent, and
 * nobody can tell. Refused with `verification.*`, `membership.*`, `phone-number.*`.
 */
export const begin = Effect.fnUntraced(function* (who: For, wish: Wish, visitor: Visitor, silent = false) {
  const at = yield* DateTime.now;
  const { providers } = yield* IdentityVerifier.IdentityVerifier;
  const { method } = wish;
  if (!IdentityVerifier.methodsOf(providers).includes(method)) {
    return yield* refusals.refusal("verification.not-offered", { path: "method" });
  }
  if (method === "phone" || method === "ipin") {
    yield* Limits.take("verification", who.owner);
    yield* Limits.take("verificationAddress", visitor.address);
    return yield* redirected(who, method, wish.returnTo, at);
  }
  const target = yield* Effect.fromResult(targetOf(wish));
  yield* Limits.take("verification", who.owner);
  yield* Limits.take("verificationAddress", visitor.address);
  yield* spare(who, target);
  return yield* begun(who, target, { silent, at });
});

/** Refused with `verification.not-open`. */
const find = Effect.fnUntraced(function* (who: For, id: string) {
  const stored = yield* Verifications.find(id);
  return stored === undefined || stored.verification.owner !== who.owner
    ? yield* refusals.refusal("verification.not-open")
    : stored;
});

/** A new code to the same place. Refused with `verification.*`, `membership.slow-down`. */
export const resend = Effect.fnUntraced(function* (who: For, id: string, visitor: Visitor) {
  const at = yield* DateTime.now;
  const before = yield* find(who, id);
  const { target } = before.verification;
  yield* Effect.fromResult(Verification.resend(before.verification, at));
  yield* Limits.take("verification", who.owner);
  yield* Limits.take("verificationAddress", visitor.address);
  if (target !== undefined) yield* spare(who, target);
  const code = yield* Verification.makeCode;
  const secret = yield* seal(id, { code: Redacted.value(code) });
  const after = yield* Transaction.run(
    Effect.gen(function* () {
      const { verification, version } = yield* find(who, id);
      const next = yield* Effect.fromResult(Verification.resend(verification, at));
      if (!(yield* Verifications.update(next, version, secret))) {
        return yield* refusals.refusal("verification.not-open");
      }
      yield* mailed(next, code, at);
      return { verification: next, secret, version: version + 1 };
    }),
  );
  yield* messaged(after, code, at);
  return after;
});

/** Whom a right code proves. */
const provenByCode = (
  { method, target }: Verification.Verification,
  at: DateTime.Utc,
): IdentityVerifier.VerifiedPerson => ({
  method,
  assurance: IdentityVerifier.assuranceOf[method],
  ...(target?.method === "email" ? { email: target.email } : {}),
  ...(target?.method === "sms" ? { phone: target.phone } : {}),
  at,
});

type Judged = Result.Result<IdentityVerifier.VerifiedPerson, Refusal.Refusal>;

/** What the provider, or the code, says of the answer. Nothing is written. */
const judge = Effect.fnUntraced(function* (
  stored: Verifications.StoredVerification,
  answer: Redacted.Redacted<string>,
  at: DateTime.Utc,
) {
  const { verification } = stored;
  const { id: verificationId, method, purpose } = verification;
  const secret = yield* unseal(stored);
  if (secret === undefined) return refusals.fail("verification.not-open");
  if ("code" in secret) {
    const judged: Judged = Verification.matches(Redacted.make(secret.code), answer)
      ? Result.succeed(provenByCode(verification, at))
      : refusals.fail("verification.wrong-answer", { values: { left: "0" } });
    return judged;
  }
  const { providers } = yield* IdentityVerifier.IdentityVerifier;
  const provider = method === "phone" || method === "ipin" ? providers[method] : undefined;
  if (provider === undefined) return refusals.fail("verification.not-offered", { path: "method" });
  const kept = Redacted.make(secret.kept);
  return yield* Effect.result(provider.complete({ verificationId, method, purpose, kept, answer, at }));
});

/**
 * Looks at an answer; when it is right, `use` is part of the transaction that
 * uses the proof up. A wrong one is counted whatever becomes of the request.
 * Refused with `verification.*`, and with what `use` refuses.
 */
export const complete = Effect.fnUntraced(function* <A, R>(
  who: For,
  { id, answer }: { readonly id: string; readonly answer: Redacted.Redacted<string> },
  use: (person: IdentityVerifier.VerifiedPerson, at: DateTime.Utc) => Effect.Effect<A, Refusal.Refusal, R>,
) {
  const at = yield* DateTime.now;
  const asked = yield* find(who, id);
  yield* Effect.fromResult(Verification.open(asked.verification, { ...who, at }));
  // An agency may take its time: nobody's transaction waits for it.
  const judged: Judged = yield* judge(asked, answer, at);
  const outcome = yield* Transaction.run(
    Effect.gen(function* () {
      const { verification, version } = yield* find(who, id);
      yield* Effect.fromResult(Verification.open(verification, { ...who, at }));
      // Judged by the code of before, or counted by somebody else meanwhile.
      if (version !== asked.version) return { refused: refusals.refusal("verification.not-open") };
      if (Result.isFailure(judged)) {
        const { code } = judged.failure;
        if (code === "verification.wrong-answer") {
          const { after, refusal } = Verification.wrong(verification);
          yield* Verifications.update(after, version);
          return { refused: refusal };
        }
        if (code === "verification.cancelled") {
          yield* Verifications.update(Verification.end(verification, "cancelled"), version);
        }
        return { refused: judged.failure };
      }
      if (!(yield* Verifications.update(Verification.end(verification, "verified"), version))) {
        return yield* refusals.refusal("verification.not-open");
      }
      return { done: yield* use(judged.success, at) };
    }),
  );
  return "done" in outcome ? outcome.done : yield* outcome.refused;
});

/** What the page shows of it. */
export const shown = Effect.fnUntraced(function* (
  stored: Verifications.StoredVerification,
  at: DateTime.Utc,
) {
  const secret = yield* unseal(stored);
  const url = secret !== undefined && "url" in secret ? secret.url : undefined;
  return Verification.challenge(stored.verification, at, url);
});

/** The challenge that this owner has to answer; nothing when there is none. */
export const openChallenge = Effect.fnUntraced(function* (owner: string, at: DateTime.Utc) {
  const [latest] = yield* Verifications.openOf(owner);
  return latest === undefined ? undefined : yield* shown(latest, at);
});
