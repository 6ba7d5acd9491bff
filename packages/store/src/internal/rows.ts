/**
 * Rows as SQLite and PostgreSQL both hold them: instants are whole
 * milliseconds, what is absent is NULL, names are snake_case.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import * as SchemaGetter from "effect/SchemaGetter";
import type * as SqlError from "effect/sql/SqlError";

const anyInteger = Schema.Union([
  Schema.BigInt,
  Schema.Int,
  Schema.String.check(Schema.isPattern(/^-?\d{1,19}$/)),
]);

/** A whole number that a double holds: counters, versions. */
export const Whole = anyInteger.pipe(
  Schema.decodeTo(Schema.Int, {
    decode: SchemaGetter.transform((value) => Number(value)),
    encode: SchemaGetter.transform((value) => BigInt(value)),
  }),
);

/** A whole number of 64 bits: points. */
export const Points = anyInteger.pipe(
  Schema.decodeTo(Schema.BigInt, {
    decode: SchemaGetter.transform((value) => BigInt(value)),
    encode: SchemaGetter.transform((value) => value),
  }),
);

/** An instant. */
export const Instant = Whole.pipe(
  Schema.decodeTo(Schema.DateTimeUtc, {
    decode: SchemaGetter.transform((millis) => DateTime.makeUnsafe(millis)),
    encode: SchemaGetter.transform((at) => DateTime.toEpochMillis(at)),
  }),
);

/** Octets, as a copy of their own: drivers lend views into their buffers. */
export const Bytes = Schema.Uint8Array.pipe(
  Schema.decodeTo(Schema.Uint8Array, {
    decode: SchemaGetter.transform((bytes) => Uint8Array.from(bytes)),
    encode: SchemaGetter.transform((bytes) => bytes),
  }),
);

/** What can be written to a column. */
export type Value = string | number | bigint | Uint8Array | DateTime.Utc | undefined;

/** An instant as it is stored and compared. */
export const millis = (at: DateTime.Utc): number => DateTime.toEpochMillis(at);

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Fields as the columns of an insert or update. */
export const columns = (fields: Readonly<Record<string, Value>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      snake(name),
      value === undefined ? null : DateTime.isDateTime(value) ? DateTime.toEpochMillis(value) : value,
    ]),
  );

const fields = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [camel(name), value]),
  );

type Rows = Effect.Effect<ReadonlyArray<object>, SqlError.SqlError>;

/** Readers of rows of this shape. */
export const reader = <A>(schema: Schema.Decoder<A>) => {
  const decode = Schema.decodeUnknownEffect(Schema.Array(schema));
  const all = (rows: Rows): Effect.Effect<ReadonlyArray<A>, SqlError.SqlError | Schema.SchemaError> =>
    Effect.flatMap(rows, (found) => decode(found.map(fields)));
  return {
    all,
    first: (rows: Rows): Effect.Effect<A | undefined, SqlError.SqlError | Schema.SchemaError> =>
      Effect.map(all(rows), (found) => found[0]),
  };
};

/** Whether a statement with RETURNING touched a row. */
export const touched = (rows: Rows): Effect.Effect<boolean, SqlError.SqlError> =>
  Effect.map(rows, (found) => found.length > 0);
