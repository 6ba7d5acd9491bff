/** Names that messages and attachments carry (`wsa:MessageID`, Content-ID): unique, opaque, never parsed. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Random from "effect/Random";
import { hex } from "./internal/bytes.ts";
import * as Kst from "./internal/kst.ts";

const octets = (count: number): Effect.Effect<Uint8Array> =>
  Random.Random.pipe(
    Effect.map((random) =>
      Uint8Array.from({ length: count }, () => Math.floor(random.nextDoubleUnsafe() * 256)),
    ),
  );

/** 32 hex digits from the `Random` service. */
export const token: Effect.Effect<string> = Effect.map(octets(16), hex);

/** `yyyyMMddHHmmssfff-` and 32 hex digits. */
export const make: Effect.Effect<string> = Effect.gen(function* () {
  const now = yield* DateTime.now;
  const millis = String(Kst.parts(now).millisecond).padStart(3, "0");
  return `${Kst.stamp(now)}${millis}-${yield* token}`;
});

/** The name of a result, `yyyyMMdd` and 32 hex digits (`ResultID`). */
export const makeResultId: Effect.Effect<string> = Effect.gen(function* () {
  const now = yield* DateTime.now;
  return `${Kst.stamp(now).slice(0, 8)}${yield* token}`;
});
