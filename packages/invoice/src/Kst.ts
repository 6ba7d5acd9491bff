/**
 * Korean time (KST, UTC+9, no summer time): between instants, which are UTC
 * everywhere in einv, and the wall clock and calendar that invoices speak.
 */
import * as DateTime from "effect/DateTime";
import * as Option from "effect/Option";
import { dayNumber, isCalendarDate } from "./internal/calendar.ts";
import { CalendarDate } from "./TaxInvoice.ts";

const offset = 9 * 60 * 60 * 1000;
const day = 24 * 60 * 60 * 1000;

/** Hour of the night run in which issued invoices go to the tax authority (익일 새벽). */
export const dawnHour = 3;

const wall = (instant: DateTime.Utc): Date => new Date(DateTime.toEpochMillis(instant) + offset);

/** The wall clock in Korea, `YYYY-MM-DDTHH:mm:ss`, as an `Exchange` carries it. */
export const toWallTime = (instant: DateTime.Utc): string => wall(instant).toISOString().slice(0, 19);

/** The instant of a wall-clock time `YYYY-MM-DDTHH:mm:ss` in Korea; none if there is no such time. */
export const fromWallTime = (text: string): Option.Option<DateTime.Utc> => {
  const parts = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text);
  if (parts === null || !isCalendarDate(parts[1] ?? "")) return Option.none();
  return Option.some(DateTime.makeUnsafe(Date.parse(`${text}Z`) - offset));
};

/** The calendar date in Korea at an instant. */
export const dateOf = (instant: DateTime.Utc): CalendarDate =>
  CalendarDate.make(wall(instant).toISOString().slice(0, 10));

/** Midnight in Korea at which a date begins. */
export const startOf = (date: CalendarDate): DateTime.Utc =>
  DateTime.makeUnsafe(dayNumber(date) * day - offset);

/** 03:00 on the day after an instant, in Korea: when what was issued that day is sent. */
export const nextDawn = (instant: DateTime.Utc): DateTime.Utc =>
  DateTime.makeUnsafe(DateTime.toEpochMillis(startOf(dateOf(instant))) + day + dawnHour * 60 * 60 * 1000);
