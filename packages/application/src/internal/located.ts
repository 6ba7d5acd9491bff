/** A refusal of a part, as one of the whole: it names the field. */
import { Refusal } from "@einv/refusal";

export const located =
  (path: string) =>
  ({ code, what, why, remedy, values }: Refusal.Refusal): Refusal.Refusal =>
    new Refusal.Refusal({
      code,
      what,
      remedy,
      path,
      ...(why === undefined ? {} : { why }),
      ...(values === undefined ? {} : { values }),
    });
