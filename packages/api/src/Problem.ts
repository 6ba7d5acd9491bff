/** How a {@link Refusal.Refusal} travels over HTTP: the same fields, one class per status. */
import * as Schema from "effect/Schema";
import { Refusal } from "@einv/refusal";

const { fields } = Refusal.Refusal;

/** 400 · the request itself is malformed. */
export class BadRequest extends Schema.TaggedError<BadRequest>()("BadRequest", fields, {
  httpApiStatus: 400,
}) {}
/** 401 · no session, an expired one, or a wrong API key. */
export class Unauthenticated extends Schema.TaggedError<Unauthenticated>()("Unauthenticated", fields, {
  httpApiStatus: 401,
}) {}
/** 402 · the payer's points do not suffice. */
export class PaymentRequired extends Schema.TaggedError<PaymentRequired>()("PaymentRequired", fields, {
  httpApiStatus: 402,
}) {}
/** 403 · the member lacks the right. */
export class Forbidden extends Schema.TaggedError<Forbidden>()("Forbidden", fields, { httpApiStatus: 403 }) {}
/** 404 · no such thing, or not this company's. */
export class NotFound extends Schema.TaggedError<NotFound>()("NotFound", fields, { httpApiStatus: 404 }) {}
/** 409 · not in this state, changed meanwhile, or an idempotency key used for something else. */
export class Conflict extends Schema.TaggedError<Conflict>()("Conflict", fields, { httpApiStatus: 409 }) {}
/** 422 · understood, and refused: document, signature, certificate. */
export class Unprocessable extends Schema.TaggedError<Unprocessable>()("Unprocessable", fields, {
  httpApiStatus: 422,
}) {}
/** 429 · too many wrong tries; wait. */
export class TooManyRequests extends Schema.TaggedError<TooManyRequests>()("TooManyRequests", fields, {
  httpApiStatus: 429,
}) {}
/** 503 · the store or the tax authority does not answer; nothing was changed. */
export class Unavailable extends Schema.TaggedError<Unavailable>()("Unavailable", fields, {
  httpApiStatus: 503,
}) {}

/** Every problem an endpoint may answer with. */
export const all = [
  BadRequest,
  Unauthenticated,
  PaymentRequired,
  Forbidden,
  NotFound,
  Conflict,
  Unprocessable,
  TooManyRequests,
  Unavailable,
] as const;
export type Problem = InstanceType<(typeof all)[number]>;
