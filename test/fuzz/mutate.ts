/** Repeatable damage to bytes: what a bad copy, a careless program and an attacker do. */

/** Numbers below a bound, the same for the same seed (xorshift). */
export type Chance = (below: number) => number;

export const chance = (seed: number): Chance => {
  let state = (seed ^ 0x9e3779b9) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};

const joined = (...parts: ReadonlyArray<Uint8Array>): Uint8Array<ArrayBuffer> => Buffer.concat(parts).slice();

const slice = (bytes: Uint8Array, next: Chance): Uint8Array => {
  const from = next(bytes.length + 1);
  return bytes.subarray(from, from + next(Math.min(64, bytes.length - from) + 1));
};

const damage: ReadonlyArray<
  (bytes: Uint8Array, next: Chance, tokens: ReadonlyArray<Uint8Array>) => Uint8Array
> = [
  (bytes, next) => {
    const changed = bytes.slice();
    changed[next(bytes.length)] = next(256);
    return changed;
  },
  (bytes, next) => {
    const changed = bytes.slice();
    const at = next(bytes.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << next(8));
    return changed;
  },
  (bytes, next) => bytes.slice(0, next(bytes.length)),
  (bytes, next) => {
    const at = next(bytes.length);
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + next(16)));
  },
  (bytes, next) => {
    const at = next(bytes.length);
    return joined(bytes.subarray(0, at), slice(bytes, next), bytes.subarray(at));
  },
  (bytes, next, tokens) => {
    const at = next(bytes.length);
    return joined(bytes.subarray(0, at), tokens[next(tokens.length)]!, bytes.subarray(at));
  },
  (bytes, next, tokens) => {
    const token = tokens[next(tokens.length)]!;
    const at = next(bytes.length);
    return joined(bytes.subarray(0, at), token, bytes.subarray(at + token.length));
  },
];

/** One to four damages, one upon the other. */
export const mutate = (bytes: Uint8Array, tokens: ReadonlyArray<Uint8Array>, next: Chance): Uint8Array => {
  let changed = bytes;
  for (let times = 1 + next(4); times > 0 && changed.length > 0; times--)
    changed = damage[next(damage.length)]!(changed, next, tokens);
  return changed;
};
