/**
 * The port through which passwords are kept: the server hashes them with
 * argon2id, a page that has everything inside it with what a browser has. A
 * host that brings its own users never comes here.
 */
import * as Context from "effect/Context";
import type * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import type { Refusal } from "@einv/refusal";

export class PasswordHasher extends Context.Service<
  PasswordHasher,
  {
    /** The hash with its salt and its settings, as one text. Refused with `account.hashing`. */
    readonly hash: (
      password: Redacted.Redacted<string>,
    ) => Effect.Effect<Redacted.Redacted<string>, Refusal.Refusal>;
    /**
     * Whether it is the password, and whether the hash was made with weaker
     * settings than today's. Without a hash it is wrong after the same work, so
     * that nobody learns from the time taken whether there is such an account.
     */
    readonly verify: (
      password: Redacted.Redacted<string>,
      hash: Redacted.Redacted<string> | undefined,
    ) => Effect.Effect<{ readonly right: boolean; readonly outdated: boolean }, Refusal.Refusal>;
  }
>()("@einv/application/PasswordHasher") {}
