/** How a {@link Refusal.Refusal} travels over HTTP: the same fields, one class per status. */
import * as Schema from "effect/Schema";
import { Refusal } from "@einv/refusal";

const { _tag: _, ...fields } = Refusal.Refusal.fields;

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
/** 413 · the body is larger than any request of this contract. */
export class TooLarge extends Schema.TaggedError<TooLarge>()("TooLarge", fields, { httpApiStatus: 413 }) {}
/** 415 · the body is not JSON. */
export class UnsupportedMedia extends Schema.TaggedError<UnsupportedMedia>()("UnsupportedMedia", fields, {
  httpApiStatus: 415,
}) {}
/** 422 · understood, and refused: document, signature, certificate. */
export class Unprocessable extends Schema.TaggedError<Unprocessable>()("Unprocessable", fields, {
  httpApiStatus: 422,
}) {}
/** 429 · too many wrong tries; wait. */
export class TooManyRequests extends Schema.TaggedError<TooManyRequests>()("TooManyRequests", fields, {
  httpApiStatus: 429,
}) {}
/** 500 · a fault of the server; what it was stands in its log under the request ID. */
export class Fault extends Schema.TaggedError<Fault>()("Fault", fields, { httpApiStatus: 500 }) {}
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
  TooLarge,
  UnsupportedMedia,
  Unprocessable,
  TooManyRequests,
  Fault,
  Unavailable,
] as const;
export type Problem = InstanceType<(typeof all)[number]>;

/** The refusal that travelled. */
export const toRefusal = (problem: Problem): Refusal.Refusal => new Refusal.Refusal(fieldsOf(problem));

/** The fields in which a refusal and a problem agree. */
export const fieldsOf = ({ code, what, why, remedy, path, values }: Problem | Refusal.Refusal) => ({
  code,
  what,
  ...(why === undefined ? {} : { why }),
  remedy,
  ...(path === undefined ? {} : { path }),
  ...(values === undefined ? {} : { values }),
});
