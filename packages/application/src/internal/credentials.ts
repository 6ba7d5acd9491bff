/** Login ID and password. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { LoginId, Password, Refusals } from "@einv/membership";
import { Accounts } from "@einv/store";
import type { Visitor } from "../Caller.ts";
import { PasswordHasher } from "../PasswordHasher.ts";
import * as Limits from "./limits.ts";
import * as Sealed from "./sealed.ts";

const place = (accountId: string): string => `account/${accountId}/password`;

/** The password as it is stored: hashed, and the hash sealed. */
export const keep = Effect.fnUntraced(function* (accountId: string, password: Redacted.Redacted<string>) {
  const hasher = yield* PasswordHasher;
  return yield* Sealed.seal(yield* hasher.hash(Password.normalize(password)), place(accountId));
});

/** Whether it is the account's password; the same work is done where there is no account. */
export const verify = Effect.fnUntraced(function* (
  stored: Accounts.StoredAccount | undefined,
  password: Redacted.Redacted<string>,
) {
  const hasher = yield* PasswordHasher;
  const hash =
    stored === undefined ? undefined : yield* Sealed.open(stored.password, place(stored.account.accountId));
  return yield* hasher.verify(Password.normalize(password), hash);
});

/**
 * The account, if the password is right. Refused with `account.sign-in-refused`
 * whatever was wrong, and with `account.slow-down`.
 */
export const check = Effect.fnUntraced(function* (
  input: { readonly loginId: string; readonly password: Redacted.Redacted<string> },
  visitor: Visitor,
) {
  const typed = Result.getOrElse(LoginId.parse(input.loginId), () => input.loginId.slice(0, 200));
  const wasRight = yield* Limits.guess({
    account: typed,
    ...(visitor.address === undefined ? {} : { address: visitor.address }),
  });
  const stored = yield* Accounts.byLoginId(typed);
  const { right, outdated } = yield* verify(stored, input.password);
  if (stored === undefined || !right) {
    return yield* Refusals.refusals.refusal("account.sign-in-refused");
  }
  yield* wasRight;
  if (outdated) {
    const password = yield* keep(stored.account.accountId, input.password);
    // Somebody else's newer change stands; this one is made at the next login.
    yield* Accounts.update(stored.account, stored.version, { password });
  }
  return stored.account;
});
