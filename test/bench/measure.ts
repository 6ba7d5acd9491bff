/**
 * Measuring contenders side by side. Machines are noisy and shared, so
 * contenders take turns in shuffled rounds, CPU time is what counts (the
 * thread pool's and the collector's too), and ratios are taken inside a round
 * before the median.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Measured {
  readonly name: string;
  /** CPU microseconds per operation: median and lowest of the rounds. */
  readonly median: number;
  readonly lowest: number;
  /** Median over the rounds of this one's CPU time by that of the base. */
  readonly ratio: number;
}

const median = (values: ReadonlyArray<number>): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

const once = async ({ run }: Contender, milliseconds: number): Promise<number> => {
  const before = cpu();
  const end = performance.now() + milliseconds;
  let times = 0;
  while (performance.now() < end) {
    for (let index = 0; index < 8; index++) await run();
    times += 8;
  }
  return (cpu() - before) / times;
};

export interface Options {
  readonly rounds?: number;
  readonly milliseconds?: number;
  readonly warmUp?: number;
  /**
   * Begins every turn with a collected heap. For contenders that work on large
   * buffers: else whoever comes next pays for what the one before has left. Not
   * for small ones: they would pay for the young generation growing again.
   */
  readonly collected?: boolean;
}

/** Measures all of them; the first is the base of the ratios. */
export const measure = async (
  contenders: ReadonlyArray<Contender>,
  { rounds = 9, milliseconds = 250, warmUp = 700, collected = false }: Options = {},
): Promise<ReadonlyArray<Measured>> => {
  for (const contender of contenders) await once(contender, warmUp);
  const taken = contenders.map((): Array<number> => []);
  for (let round = 0; round < rounds; round++) {
    const order = contenders.map((_, index) => ({ index, key: Math.random() }));
    for (const { index } of order.toSorted((a, b) => a.key - b.key)) {
      if (collected) collect();
      taken[index]!.push(await once(contenders[index]!, milliseconds));
    }
  }
  const base = taken[0]!;
  return contenders.map(({ name }, index) => {
    const own = taken[index]!;
    return {
      name,
      median: median(own),
      lowest: Math.min(...own),
      ratio: median(own.map((value, round) => value / base[round]!)),
    };
  });
};

/** A table for the terminal. */
export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: ReadonlyArray<string>): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  ")
      .trimEnd();
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
};
