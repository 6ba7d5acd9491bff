/** One text for one meaning: what an idempotency key is tied to. */
import * as BigDecimal from "effect/BigDecimal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Digest from "effect/crypto/Digest";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/**
 * The value as JSON whose keys are sorted and whose absent fields are left out,
 * so that the same command has the same text however it was put together.
 */
export const canonical = (value: unknown): string => {
  if (typeof value === "bigint") return `${value}n`;
  if (BigDecimal.isBigDecimal(value)) return `${BigDecimal.format(BigDecimal.normalize(value))}d`;
  if (DateTime.isDateTime(value)) return DateTime.formatIso(value);
  if (Redacted.isRedacted(value)) return canonical(Redacted.value(value));
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  return `{${Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(",")}}`;
};

/** SHA-256 over the canonical text, hex. A digest, so that no secret of an input can be read from it. */
export const of = (value: unknown): Effect.Effect<string, never, Digest.Digest> =>
  Digest.Digest.pipe(
    Effect.flatMap((digest) => digest.digestHex(Digest.sha256, new TextEncoder().encode(canonical(value)))),
  );
