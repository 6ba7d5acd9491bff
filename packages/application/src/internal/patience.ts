/** A run ends when the authority takes or answers nothing so many times in a row: what is left waits for the next run. */
const most = 10;

export interface Patience {
  readonly over: () => boolean;
  /** Whether one call was answered. */
  readonly note: (answered: boolean) => void;
}

export const make = (): Patience => {
  let misses = 0;
  return {
    over: () => misses >= most,
    note: (answered) => {
      misses = answered ? 0 : misses + 1;
    },
  };
};
