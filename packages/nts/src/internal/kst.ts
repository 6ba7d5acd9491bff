/** Korean wall time: UTC+9 all year. */
import * as DateTime from "effect/DateTime";

const offset = 9 * 3_600_000;

const pad = (value: number, length = 2): string => String(value).padStart(length, "0");

/** The parts of an instant as a clock in Korea shows them. */
export const parts = (instant: DateTime.Utc) =>
  DateTime.toPartsUtc(DateTime.makeUnsafe(DateTime.toEpochMillis(instant) + offset));

/** Korean calendar date, `YYYY-MM-DD`. */
export const date = (instant: DateTime.Utc): string => {
  const { year, month, day } = parts(instant);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
};

/** `yyyyMMddHHmmss` as a clock in Korea shows it. */
export const stamp = (instant: DateTime.Utc): string => {
  const { hour, minute, second } = parts(instant);
  return `${date(instant).replaceAll("-", "")}${pad(hour)}${pad(minute)}${pad(second)}`;
};

/** The instant at which a clock in Korea shows `hour` o'clock, `days` days after the Korean date of `instant`. */
export const at = (instant: DateTime.Utc, days: number, hour: number): DateTime.Utc => {
  const day = 86_400_000;
  const midnight = Math.floor((DateTime.toEpochMillis(instant) + offset) / day) * day;
  return DateTime.makeUnsafe(midnight + days * day + hour * 3_600_000 - offset);
};
