/** Chance that comes out the same every time: a world looks today as it did yesterday. Nothing here is secret. */
import * as SecureRandom from "effect/crypto/SecureRandom";

/** Mulberry32, one step. */
const next = (state: number): number => {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
};

export const make = (seed: number): SecureRandom.SecureRandom["Service"] => {
  let state = seed;
  return SecureRandom.make((size) =>
    Uint8Array.from({ length: size }, () => {
      state = (state + 0x6d2b79f5) | 0;
      return next(state) & 0xff;
    }),
  );
};
