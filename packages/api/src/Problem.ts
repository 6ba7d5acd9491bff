/** How a {@link Refusal.Refusal} travels over HTTP: the same fields, one class per status. */
import * as Schema from "effect/Schema";
import * as Struct from "effect/Struct";
import { Refusal } from "@einv/refusal";

const { _tag: _, ...fields } = Refusal.Refusal.fields;

/** HTTP status of each problem. */
export const status = {
  BadRequest: 400,
  Unauthenticated: 401,
  PaymentRequired: 402,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  TooLarge: 413,
  UnsupportedMedia: 415,
  Unprocessable: 422,
  TooManyRequests: 429,
  Fault: 500,
  Unavailable: 503,
} as const;

const of = (tag: keyof typeof status) => ({ httpApiStatus: status[tag] });

/** The request itself is malformed. */
export class BadRequest extends Schema.TaggedError<BadRequest>()("BadRequest", fields, of("BadRequest")) {}
/** No session, an expired one, or a wrong API key. */
export class Unauthenticated extends Schema.TaggedError<Unauthenticated>()(
  "Unauthenticated",
  fields,
  of("Unauthenticated"),
) {}
/** The payer's points do not suffice. */
export class PaymentRequired extends Schema.TaggedError<PaymentRequired>()(
  "PaymentRequired",
  fields,
  of("PaymentRequired"),
) {}
/** The member lacks the right. */
export class Forbidden extends Schema.TaggedError<Forbidden>()("Forbidden", fields, of("Forbidden")) {}
/** No such thing, or not this company's. */
export class NotFound extends Schema.TaggedError<NotFound>()("NotFound", fields, of("NotFound")) {}
/** Not in this state, changed meanwhile, or an idempotency key used for something else. */
export class Conflict extends Schema.TaggedError<Conflict>()("Conflict", fields, of("Conflict")) {}
/** The body is larger than any request of this contract. */
export class TooLarge extends Schema.TaggedError<TooLarge>()("TooLarge", fields, of("TooLarge")) {}
/** The body is not JSON. */
export class UnsupportedMedia extends Schema.TaggedError<UnsupportedMedia>()(
  "UnsupportedMedia",
  fields,
  of("UnsupportedMedia"),
) {}
/** Understood, and refused: document, signature, certificate. */
export class Unprocessable extends Schema.TaggedError<Unprocessable>()(
  "Unprocessable",
  fields,
  of("Unprocessable"),
) {}
/** Too many wrong tries; wait. */
export class TooManyRequests extends Schema.TaggedError<TooManyRequests>()(
  "TooManyRequests",
  fields,
  of("TooManyRequests"),
) {}
/** A fault of the server; what it was stands in its log under the request ID. */
export class Fault extends Schema.TaggedError<Fault>()("Fault", fields, of("Fault")) {}
/** The store or the tax authority does not answer; nothing was changed. */
export class Unavailable extends Schema.TaggedError<Unavailable>()(
  "Unavailable",
  fields,
  of("Unavailable"),
) {}

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

/** A problem as it travels. */
export const Travelling = Schema.Struct({ _tag: Schema.Literals(Struct.keys(status)), ...fields });
export type Travelling = typeof Travelling.Type;

/** The fields in which a refusal and a problem agree. */
export const fieldsOf = ({
  code,
  what,
  why,
  remedy,
  path,
  values,
}: Problem | Travelling | Refusal.Refusal) => ({
  code,
  what,
  ...(why === undefined ? {} : { why }),
  remedy,
  ...(path === undefined ? {} : { path }),
  ...(values === undefined ? {} : { values }),
});

/** The refusal that travelled. */
export const toRefusal = (problem: Problem | Travelling): Refusal.Refusal =>
  new Refusal.Refusal(fieldsOf(problem));
