/** Accounts: logged in, coming into a signup, changed. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { type Account, Consent, Refusals, type Signup } from "@einv/membership";
import { Accounts, Logins, Sessions } from "@einv/store";
import type { Person } from "../Caller.ts";
import { refusals as applicationRefusals } from "../Refusals.ts";
import { Settings } from "../Settings.ts";
import * as Secrets from "./secrets.ts";

const { refusals } = Refusals;

/** A working day. */
const life = { hours: 12 } as const;

/** Refused with `session.origin`. A request without an origin comes from no page. */
export const sameOrigin = (bound: string | undefined, origin: string | undefined) =>
  bound !== undefined && origin !== undefined && bound !== origin
    ? Effect.fail(applicationRefusals.refusal("session.origin"))
    : Effect.void;

/** Who holds this secret. Refused with `account.invalid`, `session.origin`. */
export const authenticate = Effect.fnUntraced(function* (input: {
  readonly secret: Redacted.Redacted<string>;
  readonly origin?: string;
}) {
  const digest = yield* Secrets.digest(input.secret);
  const login = yield* Logins.find(digest, "account", yield* DateTime.now);
  if (login === undefined) return yield* refusals.refusal("account.invalid");
  yield* sameOrigin(login.origin, input.origin);
  const person: Person = { accountId: login.accountId };
  return person;
});

/** Refused with `account.invalid`. */
export const find = Effect.fnUntraced(function* ({ accountId }: Person) {
  const stored = yield* Accounts.find(accountId);
  return stored === undefined ? yield* refusals.refusal("account.invalid") : stored;
});

/** Writes the account as it is now. Refused with `account.changed`. */
export const write = Effect.fnUntraced(function* (
  { version }: Accounts.StoredAccount,
  after: Account.Account,
  secrets: Parameters<typeof Accounts.update>[2] = {},
) {
  const written = yield* Accounts.update(after, version, secrets);
  return written ? after : yield* refusals.refusal("account.changed");
});

/** A secret for half a day, by which a page gets its sessions. */
export const logIn = Effect.fnUntraced(function* (
  { accountId }: Person,
  origin: string | undefined,
  purpose: Logins.Login["purpose"] = "account",
) {
  const accountSecret = yield* Secrets.make(purpose === "account" ? "einv_account_" : "einv_reset_");
  const now = yield* DateTime.now;
  const expiresAt = DateTime.addDuration(now, purpose === "account" ? life : { minutes: 15 });
  yield* Logins.put({
    digest: yield* Secrets.digest(accountSecret),
    accountId,
    purpose,
    expiresAt,
    ...(origin === undefined ? {} : { origin }),
  });
  return { accountSecret, expiresAt };
});

/** A page's client secret for one of the account's companies. */
export const openPage = Effect.fnUntraced(function* (
  { accountId }: Person,
  businessNumber: string,
  origin: string | undefined,
) {
  const { sessionLife } = yield* Settings;
  const clientSecret = yield* Secrets.make("einv_session_");
  const expiresAt = DateTime.addDuration(yield* DateTime.now, sessionLife);
  yield* Sessions.put({
    digest: yield* Secrets.digest(clientSecret),
    businessNumber,
    memberId: accountId,
    expiresAt,
    ...(origin === undefined ? {} : { origin }),
  });
  return { clientSecret, expiresAt };
});

/** The consents that a signup has gathered so far. */
const gathered = (state: Signup.State) => ("consents" in state ? state.consents : []);

/** How an account comes into a signup: what was agreed to on the way counts, and what is missing is asked for. */
export const comingIn = Effect.fnUntraced(function* (state: Signup.State, { accountId }: Person) {
  const { terms } = yield* Settings;
  const agreed = gathered(state);
  yield* Accounts.remember(accountId, agreed);
  const known = [...(yield* Accounts.consents(accountId)), ...agreed];
  const command: Signup.Command = {
    _tag: "logIn",
    accountId,
    outstanding: Consent.outstanding(known, terms).length,
  };
  return command;
});
