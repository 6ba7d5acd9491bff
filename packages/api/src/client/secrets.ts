/** Secrets that the server gives out, hidden as soon as they are here. */
import * as Redacted from "effect/Redacted";
import type * as DateTime from "effect/DateTime";

/** What a page acts with, minutes long. */
export interface Page {
  readonly clientSecret: Redacted.Redacted<string>;
  readonly expiresAt: DateTime.Utc;
}

/** What logging in gives, for half a day. */
export interface Login {
  readonly accountSecret: Redacted.Redacted<string>;
  readonly expiresAt: DateTime.Utc;
}

export const page = <A extends { readonly clientSecret: string }>(answer: A) => ({
  ...answer,
  clientSecret: Redacted.make(answer.clientSecret),
});

export const login = <A extends { readonly accountSecret: string }>(answer: A) => ({
  ...answer,
  accountSecret: Redacted.make(answer.accountSecret),
});
