/** Proving who somebody is (본인확인), as a page says it. */
import * as Schema from "effect/Schema";
import * as IdentityVerifier from "@einv/membership/IdentityVerifier";

import { id, secret, text } from "./internal/fields.ts";

/** How somebody wants to prove who it is. */
export const Wish = Schema.Struct({
  method: IdentityVerifier.Method,
  /** The number or address that a code goes to. */
  target: Schema.optionalKey(text(254)),
  /** Where an agency's page leads back to; what came back is the answer. */
  returnTo: Schema.optionalKey(text(2000)),
}).annotate({ identifier: "Wish" });

/** With the field that no person sees or fills. */
export const watched = { ...Wish.fields, website: Schema.optionalKey(text(1000)) };

/** What the person types, or what an agency's page sent back with it. */
export const answered = { challenge: id, answer: secret(20_000) };
