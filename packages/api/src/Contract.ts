/**
 * The contract as data: what each call takes and gives, without a word on how
 * it is served or sent. The server makes endpoints of it (`Api`), a client sends
 * it (`client`), and a page loads the calls of the groups that it uses, no more.
 */
import * as Schema from "effect/Schema";

type Fields = Readonly<Record<string, Schema.Codec<unknown, unknown>>>;

/** One call. */
export interface Call {
  readonly method: "GET" | "POST" | "PUT";
  /** From the root; `:name` is one segment, filled from `params`. */
  readonly path: `/${string}`;
  readonly params?: Fields;
  readonly query?: Fields;
  /** A command: carried out at most once under the key that it carries. */
  readonly idempotent?: true;
  readonly payload?: Schema.Codec<unknown, unknown>;
  /** What comes back; nothing (204) unless said. */
  readonly success?: Schema.Codec<unknown, unknown>;
  /** 200 unless said. */
  readonly status?: 201;
  /** Content type of an answer that is plain text and not JSON. */
  readonly text?: string;
}

/** The calls of one group by name. */
export type Calls = Readonly<Record<string, Call>>;

/** The header of a command. */
export const idempotency = {
  "idempotency-key": Schema.NonEmptyString.check(Schema.isMaxLength(255), Schema.isPattern(/^[\x21-\x7e]*$/)),
};

type TypeOf<F extends Fields> = Schema.Struct<F>["Type"];

/** What the body of a call says. */
export type Said<C extends Call> = C extends {
  readonly payload: infer P extends Schema.Codec<unknown, unknown>;
}
  ? P["Type"]
  : never;

/** What a caller gives for a call, in parts. */
export type Request<C extends Call> = (C extends { readonly params: infer F extends Fields }
  ? { readonly params: { readonly [Name in keyof F]: string } }
  : unknown) &
  (C extends { readonly query: infer F extends Fields } ? { readonly query: TypeOf<F> } : unknown) &
  (C extends { readonly idempotent: true } ? { readonly idempotencyKey: string } : unknown) &
  (C extends { readonly payload: Schema.Codec<unknown, unknown> } ? { readonly payload: Said<C> } : unknown);

/** What a call answers. */
export type Answer<C extends Call> = C extends {
  readonly success: infer S extends Schema.Codec<unknown, unknown>;
}
  ? S["Type"]
  : void;
