/**
 * Issue ID (승인번호), 24 characters: the written date (8), the number under
 * which the issuing system is registered with the tax authority (국세청 등록번호,
 * 8), and a serial (8). It must be unique per system.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { isCalendarDate } from "./internal/calendar.ts";
import { refusals } from "./internal/documentRefusals.ts";
import { CalendarDate, IssueId } from "./TaxInvoice.ts";

/** What an issue ID is put together from. */
export interface Parts {
  readonly writtenDate: CalendarDate;
  /** Eight letters or digits. */
  readonly registration: string;
  /** Eight letters or digits. */
  readonly serial: string;
}

const eight = /^[0-9A-Za-z]{8}$/;

/** Puts an issue ID together. Codes: `issue-id.date`, `issue-id.registration`, `issue-id.serial`. */
export const make = ({
  writtenDate,
  registration,
  serial,
}: Parts): Result.Result<IssueId, Refusal.Refusal> => {
  if (!isCalendarDate(writtenDate)) return refusals.fail("issue-id.date", { path: "writtenDate" });
  if (!eight.test(registration)) return refusals.fail("issue-id.registration", { path: "registration" });
  if (!eight.test(serial)) return refusals.fail("issue-id.serial", { path: "serial" });
  return Result.succeed(IssueId.make(`${writtenDate.replaceAll("-", "")}${registration}${serial}`));
};

/** Takes an issue ID apart. Code `issue-id.date` if its first eight digits are no date. */
export const parts = (id: IssueId): Result.Result<Parts, Refusal.Refusal> => {
  const date = `${id.slice(0, 4)}-${id.slice(4, 6)}-${id.slice(6, 8)}`;
  return isCalendarDate(date)
    ? Result.succeed({
        writtenDate: CalendarDate.make(date),
        registration: id.slice(8, 16),
        serial: id.slice(16),
      })
    : refusals.fail("issue-id.date", { path: "issueId" });
};

const decimalSerials = 100_000_000n;
/** `a0000000` */
const firstMixed = 10n * 36n ** 7n;

/**
 * The serial of the n-th document of a system, from 0: decimal digits up to
 * 99 999 999, then base 36 beginning with a letter, so no two numbers share a
 * serial. Beyond the two trillion that eight characters hold (or below zero)
 * the text is not a serial, and {@link make} refuses it.
 */
export const serialOf = (n: bigint): string =>
  n < decimalSerials ? n.toString().padStart(8, "0") : (n - decimalSerials + firstMixed).toString(36);
