/**
 * One proof of one person for one purpose, from its beginning to its single
 * use: how long it may take, how often it may be wrong, when a code may be sent
 * again. Whatever the provider, these rules are the same.
 */
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { PhoneNumber } from "@einv/identity";
import type { Refusal } from "@einv/refusal";
import { EmailAddress, mask as maskEmail } from "./EmailAddress.ts";
import { Method, Purpose } from "./IdentityVerifier.ts";
import { refusals } from "./Refusals.ts";

/** Where a code is sent. */
export const Target = Schema.Union([
  Schema.Struct({ method: Schema.Literal("sms"), phone: PhoneNumber.PhoneNumber }),
  Schema.Struct({ method: Schema.Literal("email"), email: EmailAddress }),
]);
export type Target = typeof Target.Type;

/** Where it was sent, for the page: `010-****-5678`. */
export const maskTarget = (target: Target): string =>
  target.method === "sms" ? PhoneNumber.mask(target.phone) : maskEmail(target.email);

/** The numbers of the rules. */
export const limits = {
  /** A code is for typing at once; a mail takes its time. */
  codeLife: { sms: Duration.minutes(5), email: Duration.minutes(10) },
  redirectLife: Duration.minutes(30),
  /** Before the same code may be asked for again. */
  resendAfter: Duration.minutes(1),
  sends: 5,
  /** Wrong answers; with six digits a guess has 1 in 200,000. */
  wrongAnswers: 5,
} as const;

export const Ending = Schema.Literals(["verified", "exhausted", "replaced", "cancelled"]);
export type Ending = typeof Ending.Type;

/** A proof under way, or ended. */
export const Verification = Schema.Struct({
  id: Schema.NonEmptyString,
  method: Method,
  purpose: Purpose,
  /** Whose: of a signup or an account. Nobody else can complete it. */
  owner: Schema.NonEmptyString,
  begunAt: Schema.DateTimeUtcFromString,
  expiresAt: Schema.DateTimeUtcFromString,
  /** Of a code. */
  target: Schema.optionalKey(Target),
  sentAt: Schema.optionalKey(Schema.DateTimeUtcFromString),
  sends: Schema.Int,
  wrongAnswers: Schema.Int,
  ended: Schema.optionalKey(Ending),
}).annotate({ identifier: "Verification" });
export type Verification = typeof Verification.Type;

/** What a page shows of it. */
export type Challenge =
  | {
      readonly kind: "redirect";
      readonly id: string;
      readonly method: Method;
      readonly url: string;
      readonly expiresAt: DateTime.Utc;
    }
  | {
      readonly kind: "code";
      readonly id: string;
      readonly method: Method;
      /** Masked. */
      readonly target: string;
      readonly expiresAt: DateTime.Utc;
      /** Before it, asking again is refused. Absent: it cannot be sent again. */
      readonly resendAt?: DateTime.Utc;
      readonly attemptsLeft: number;
    };

interface Beginning {
  readonly id: string;
  readonly purpose: Purpose;
  readonly owner: string;
  readonly at: DateTime.Utc;
}

/** A code is sent now. */
export const beginCode = ({ target, at, ...of }: Beginning & { readonly target: Target }): Verification => ({
  ...of,
  method: target.method,
  target,
  begunAt: at,
  sentAt: at,
  expiresAt: DateTime.addDuration(at, limits.codeLife[target.method]),
  sends: 1,
  wrongAnswers: 0,
});

/** The person is sent to an agency's page, for no longer than the agency or einv allows. */
export const beginRedirect = ({
  at,
  expiresAt,
  ...of
}: Beginning & {
  readonly method: "phone" | "ipin";
  readonly expiresAt: DateTime.Utc;
}): Verification => ({
  ...of,
  begunAt: at,
  expiresAt: DateTime.min(expiresAt, DateTime.addDuration(at, limits.redirectLife)),
  sends: 0,
  wrongAnswers: 0,
});

const resendAt = ({ sentAt, sends, ended }: Verification): DateTime.Utc | undefined =>
  sentAt === undefined || sends >= limits.sends || ended !== undefined
    ? undefined
    : DateTime.addDuration(sentAt, limits.resendAfter);

/** A new code for the same target. Refused with `verification.not-open`, `verification.too-soon`, `verification.sent-often`. */
export const resend = (
  verification: Verification,
  at: DateTime.Utc,
): Result.Result<Verification, Refusal.Refusal> => {
  const { target, ended, sends } = verification;
  if (target === undefined || ended !== undefined) return refusals.fail("verification.not-open");
  const from = resendAt(verification);
  if (from === undefined) return refusals.fail("verification.sent-often");
  if (DateTime.isLessThan(at, from)) {
    const seconds = Math.ceil((DateTime.toEpochMillis(from) - DateTime.toEpochMillis(at)) / 1000);
    return refusals.fail("verification.too-soon", { values: { seconds: String(seconds) } });
  }
  return Result.succeed({
    ...verification,
    sentAt: at,
    sends: sends + 1,
    expiresAt: DateTime.addDuration(at, limits.codeLife[target.method]),
  });
};

/**
 * Whether an answer may be looked at now. Refused with `verification.not-open`
 * (used, replaced, given up, or another's) and `verification.expired`.
 */
export const open = (
  verification: Verification,
  by: { readonly owner: string; readonly purpose: Purpose; readonly at: DateTime.Utc },
): Result.Result<void, Refusal.Refusal> => {
  if (
    verification.ended !== undefined ||
    verification.owner !== by.owner ||
    verification.purpose !== by.purpose
  ) {
    return refusals.fail("verification.not-open");
  }
  return DateTime.isLessThan(by.at, verification.expiresAt)
    ? Result.succeed(undefined)
    : refusals.fail("verification.expired");
};

/** After a wrong answer: how it stands, and what to say. After the last one it is over. */
export const wrong = (
  verification: Verification,
): { readonly after: Verification; readonly refusal: Refusal.Refusal } => {
  const wrongAnswers = verification.wrongAnswers + 1;
  const left = limits.wrongAnswers - wrongAnswers;
  return left > 0
    ? {
        after: { ...verification, wrongAnswers },
        refusal: refusals.refusal(
          verification.target === undefined ? "verification.other-return" : "verification.wrong-answer",
          { values: { left: String(left) } },
        ),
      }
    : {
        after: { ...verification, wrongAnswers, ended: "exhausted" },
        refusal: refusals.refusal("verification.exhausted"),
      };
};

/** It is over: used, given up, or another one took its place. */
export const end = (verification: Verification, ended: Ending): Verification => ({ ...verification, ended });

/** What the page shows while it is open; nothing when it is not. */
export const challenge = (
  verification: Verification,
  at: DateTime.Utc,
  url?: string,
): Challenge | undefined => {
  const { id, method, target, expiresAt, ended, wrongAnswers } = verification;
  if (ended !== undefined) return undefined;
  if (target === undefined) {
    return url === undefined || !DateTime.isLessThan(at, expiresAt)
      ? undefined
      : { kind: "redirect", id, method, url, expiresAt };
  }
  const again = resendAt(verification);
  return {
    kind: "code",
    id,
    method,
    target: maskTarget(target),
    expiresAt,
    ...(again === undefined ? {} : { resendAt: again }),
    attemptsLeft: limits.wrongAnswers - wrongAnswers,
  };
};

/** Six digits, each as likely as every other. */
export const makeCode: Effect.Effect<
  Redacted.Redacted<string>,
  never,
  SecureRandom.SecureRandom
> = Effect.gen(function* () {
  const random = yield* SecureRandom.SecureRandom;
  for (;;) {
    const bytes = yield* random.randomBytes(4);
    const value = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    // Values past the last whole million would make the low codes likelier.
    if (value < 4294 * 1_000_000) {
      return Redacted.make(String(value % 1_000_000).padStart(6, "0"), { label: "code" });
    }
  }
});

/** Whether what was typed is the code; spaces and full-width digits are forgiven. Takes as long wherever it differs. */
export const matches = (code: Redacted.Redacted<string>, typed: Redacted.Redacted<string>): boolean => {
  const right = Redacted.value(code);
  const given = Redacted.value(typed).slice(0, 40).normalize("NFKC").replace(/[\s-]/g, "");
  let difference = right.length ^ given.length;
  for (let index = 0; index < right.length; index += 1) {
    difference |= right.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
};

/** The message that carries a code (한 통: 90 bytes of EUC-KR). */
export const message = (code: Redacted.Redacted<string>): Redacted.Redacted<string> =>
  Redacted.make(`[einv] 인증번호 ${Redacted.value(code)} 타인에게 알려주지 마세요.`, { label: "message" });
