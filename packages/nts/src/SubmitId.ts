/**
 * Submission ID (제출번호, `SubmitID`): names one submission for ever. It is
 * stored before anything is sent; sending again under the same ID means the
 * same submission.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { hex } from "./internal/bytes.ts";
import { refusals } from "./Refusals.ts";

/** Registration number (8), Korean date `yyyyMMdd`, 32 hex digits; 50 characters. Source: KEC standard v3.0. */
export const SubmitId = Schema.String.check(
  Schema.isPattern(/^[0-9A-Za-z]{8}-\d{8}-[0-9a-f]{32}$/, { message: "submission ID" }),
).pipe(Schema.brand("SubmitId"));
export type SubmitId = typeof SubmitId.Type;

const is = Schema.is(SubmitId);

/** Refused with `nts.submit-id`. */
export const parse = (text: string): Result.Result<SubmitId, Refusal.Refusal> =>
  is(text)
    ? Result.succeed(text)
    : refusals.fail("nts.submit-id", { values: { submitId: text.slice(0, 60) } });

/**
 * A new submission ID.
 *
 * `registration` is the issuing system's registration number, `date` the
 * Korean date (`YYYY-MM-DD` or `YYYYMMDD`), `random` sixteen random bytes.
 * Refused with `nts.registration` or `nts.submit-id`.
 */
export const make = (parts: {
  readonly registration: string;
  readonly date: string;
  readonly random: Uint8Array;
}): Result.Result<SubmitId, Refusal.Refusal> =>
  /^[0-9A-Za-z]{8}$/.test(parts.registration)
    ? parse(`${parts.registration}-${parts.date.replaceAll("-", "")}-${hex(parts.random)}`)
    : refusals.fail("nts.registration", { values: { registration: parts.registration.slice(0, 20) } });

/** The registration number and the Korean date inside. */
export const parts = (id: SubmitId): { readonly registration: string; readonly date: string } => ({
  registration: id.slice(0, 8),
  date: id.slice(9, 17),
});
