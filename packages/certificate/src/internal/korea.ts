import * as DateTime from "effect/DateTime";

/** The date in Korea, `YYYY-MM-DD`, as people read validities. */
export const dateInKorea = (at: DateTime.Utc): string =>
  DateTime.formatIso(DateTime.add(at, { hours: 9 })).slice(0, 10);
