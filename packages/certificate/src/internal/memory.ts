/** What is worth remembering for a while, within a number; what was not asked for longest goes first. */
import * as DateTime from "effect/DateTime";

export interface Memory<A> {
  /** What is kept under the key and still counts. */
  readonly find: (key: string, at: DateTime.Utc) => A | undefined;
  /** Keeps it until an instant; without one it is not kept. */
  readonly keep: (key: string, value: A, until: DateTime.Utc | undefined) => void;
}

export const make = <A>(most: number): Memory<A> => {
  const kept = new Map<string, { readonly value: A; readonly until: DateTime.Utc }>();
  return {
    find: (key, at) => {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      if (!DateTime.isGreaterThan(found.until, at)) return undefined;
      kept.set(key, found);
      return found.value;
    },
    keep: (key, value, until) => {
      if (until === undefined) return;
      kept.delete(key);
      kept.set(key, { value, until });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
};
