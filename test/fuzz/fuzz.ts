/** Feeds every target with damaged input and watches what it costs. */
import { chance, mutate } from "./mutate.ts";
import type { Target } from "./targets.ts";

export interface Outcome {
  readonly inputs: number;
  /** Crashes, and what passed that must not, with the seed that repeats each. */
  readonly faults: ReadonlyArray<string>;
  /** The slowest input. */
  readonly slowest: { readonly milliseconds: number; readonly name: string; readonly seed: number };
  /** Resident memory at its highest, in MiB. */
  readonly memory: number;
}

const mebibyte = 2 ** 20;

/** `inputs` of them, taking turns among the targets; input `n` has the seed `seed + n`. */
export const fuzz = async (
  targets: ReadonlyArray<Target>,
  inputs: number,
  seed: number,
): Promise<Outcome> => {
  const faults: Array<string> = [];
  let slowest = { milliseconds: 0, name: "", seed: 0 };
  let memory = 0;
  for (let count = 0; count < inputs; count++) {
    const own = seed + count;
    const target = targets[own % targets.length]!;
    const input = mutate(target.good, target.tokens, chance(own));
    const before = performance.now();
    try {
      const fault = await target.feed(input);
      if (fault !== undefined) faults.push(`${target.name}, seed ${own}: ${fault}`);
    } catch (error) {
      faults.push(`${target.name}, seed ${own}: ${String(error)}`);
    }
    const milliseconds = performance.now() - before;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, name: target.name, seed: own };
    if (count % 1024 === 0) {
      memory = Math.max(memory, process.memoryUsage().rss / mebibyte);
      // What waits for its turn would wait until the end.
      await new Promise((resume) => setImmediate(resume));
    }
  }
  return { inputs, faults, slowest, memory };
};
