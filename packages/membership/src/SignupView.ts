/**
 * What the person who joins is shown: one answer for every step, with all that
 * the step needs, so that a page that comes back goes on where it was.
 */
import * as Schema from "effect/Schema";
import { Refusal } from "@einv/refusal";
import * as CompanyProfile from "./CompanyProfile.ts";
import { Terms } from "./Consent.ts";
import { Kind, Way } from "./Duplicates.ts";
import { Assurance, Method } from "./IdentityVerifier.ts";
import * as Signup from "./Signup.ts";

/** A proof under way: a page to go to, or a code to type. */
export const Challenge = Schema.Union([
  Schema.Struct({
    kind: Schema.Literal("redirect"),
    id: Schema.String,
    method: Method,
    url: Schema.String,
    expiresAt: Schema.DateTimeUtcFromString,
  }),
  Schema.Struct({
    kind: Schema.Literal("code"),
    id: Schema.String,
    method: Method,
    /** Masked. */
    target: Schema.String,
    expiresAt: Schema.DateTimeUtcFromString,
    resendAt: Schema.optionalKey(Schema.DateTimeUtcFromString),
    attemptsLeft: Schema.Int,
  }),
]).annotate({ identifier: "Challenge" });
export type Challenge = typeof Challenge.Type;

/** What is there already, and the ways on. */
export const Duplicate = Schema.Struct({
  kind: Kind,
  what: Refusal.Text,
  ways: Schema.Array(Schema.Struct({ way: Way, text: Refusal.Text })),
  accounts: Schema.Array(Schema.Struct({ loginId: Schema.String, since: Schema.DateTimeUtcFromString })),
  suggestions: Schema.Array(Schema.String),
}).annotate({ identifier: "Duplicate" });
export type Duplicate = typeof Duplicate.Type;

export const SignupView = Schema.Struct({
  step: Signup.Step,
  /** A step carries the version that its page showed. */
  version: Schema.Int,
  /** Until then it can be gone on with. */
  expiresAt: Schema.DateTimeUtcFromString,
  steps: Schema.Array(
    Schema.Struct({
      step: Signup.Step,
      title: Refusal.Text,
      status: Schema.Literals(["done", "current", "ahead", "skipped"]),
    }),
  ),
  background: Signup.Background,
  advice: Schema.Array(Refusal.Text),
  /** The invoice that started it, to which it returns. */
  invoice: Schema.optionalKey(
    Schema.Struct({
      ref: Schema.String,
      sender: Schema.String,
      firstItem: Schema.String,
      itemCount: Schema.Int,
      /** Won. */
      grand: Schema.BigInt,
      writtenDate: Schema.String,
      issueBy: Schema.String,
      /** The company has joined already: its people log in, others ask its administrator. */
      companyJoined: Schema.Boolean,
    }),
  ),
  /** Who joins, once there is an account. */
  account: Schema.optionalKey(
    Schema.Struct({
      loginId: Schema.String,
      name: Schema.String,
      how: Schema.Literals(["created", "logged-in"]),
    }),
  ),
  /** Step terms: nothing is ticked. */
  terms: Schema.optionalKey(Schema.Array(Terms)),
  /** Step identity. */
  methods: Schema.optionalKey(
    Schema.Array(Schema.Struct({ method: Method, assurance: Assurance, recommended: Schema.Boolean })),
  ),
  challenge: Schema.optionalKey(Challenge),
  /** Step member: what is known, and what of it is settled. */
  member: Schema.optionalKey(
    Schema.Struct({
      name: Schema.optionalKey(Schema.String),
      nameSettled: Schema.Boolean,
      phone: Schema.optionalKey(Schema.String),
      email: Schema.optionalKey(Schema.String),
    }),
  ),
  /** Step member: the person has an account already. */
  duplicate: Schema.optionalKey(Duplicate),
  /** Step company: prefilled. */
  company: Schema.optionalKey(
    Schema.Struct({
      input: CompanyProfile.Input,
      /** The number is that of the invoice. */
      numberSettled: Schema.Boolean,
      /** What {@link Duplicates} knows of the settled number. */
      duplicate: Schema.optionalKey(Duplicate),
    }),
  ),
  /** Step company: an administrator is asked. */
  waiting: Schema.optionalKey(
    Schema.Struct({ businessNumber: Schema.String, askedAt: Schema.DateTimeUtcFromString }),
  ),
  /** The administrator of this company said no. */
  declined: Schema.optionalKey(Schema.String),
  done: Schema.optionalKey(
    Schema.Struct({
      businessNumber: Schema.String,
      name: Schema.String,
      role: Signup.Role,
      /** The invoice to return to. */
      invoice: Schema.optionalKey(Schema.String),
      /** Whether all of the company's invoices are visible, or only the one above until its certificate is shown. */
      proven: Schema.Boolean,
      /** What company verification (회사인증) still needs. */
      missing: Schema.Array(Schema.String),
    }),
  ),
}).annotate({ identifier: "SignupView" });
export type SignupView = typeof SignupView.Type;
