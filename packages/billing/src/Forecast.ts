/**
 * What points a company will need next month: the requests that wait for an
 * answer and that it pays for, and what it used in a usual month.
 */

/** Whole points, rounded up: too few would stop an issue. */
const average = (months: ReadonlyArray<bigint>): bigint => {
  const count = BigInt(months.length);
  if (count === 0n) return 0n;
  const total = months.reduce((sum, used) => sum + used, 0n);
  return total <= 0n ? 0n : (total + count - 1n) / count;
};

export interface Forecast {
  /** Requests that wait, and what issuing all of them takes. */
  readonly pending: { readonly count: number; readonly points: bigint };
  /** What the last months took on average, and how many months that is. */
  readonly usual: { readonly months: number; readonly points: bigint };
  /** Both together. */
  readonly needed: bigint;
  /** What is missing for it. */
  readonly missing: bigint;
}

/**
 * `used` holds what each of the last whole months took, the oldest first, given
 * back points taken off. Months before the company began are none of a usual
 * month: those without use at the beginning do not count.
 */
export const make = ({
  pending,
  used,
  available,
}: {
  readonly pending: ReadonlyArray<bigint>;
  readonly used: ReadonlyArray<bigint>;
  readonly available: bigint;
}): Forecast => {
  const first = used.findIndex((points) => points > 0n);
  const months = first < 0 ? [] : used.slice(first);
  const waiting = pending.reduce((sum, points) => sum + points, 0n);
  const usual = average(months);
  const needed = waiting + usual;
  return {
    pending: { count: pending.filter((points) => points > 0n).length, points: waiting },
    usual: { months: months.length, points: usual },
    needed,
    missing: needed > available ? needed - available : 0n,
  };
};
