/**
 * Korean telephone numbers (전화번호): mobile, office and service numbers, kept
 * as E.164 without spaces.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { readDigits } from "./internal/digits.ts";
import { refusals } from "./Refusals.ts";

/** `+821012345678`; a number that only exists in Korea (1588-0000) is `+8215880000`. */
export const PhoneNumber = Schema.String.check(
  Schema.isPattern(/^\+82\d{7,10}$/, { message: "phone number: +82 and 7 to 10 digits" }),
).pipe(Schema.brand("PhoneNumber"));
export type PhoneNumber = typeof PhoneNumber.Type;

/** Whether short messages arrive there (`mobile`), or somebody picks up (`office`, `service`). */
export type Kind = "mobile" | "office" | "service";

/** Numbers as they are dialled within Korea, by the numbering plan (전기통신번호관리세칙), and where their hyphens stand. */
const plan: ReadonlyArray<readonly [Kind, RegExp]> = [
  ["mobile", /^(010)(\d{4})(\d{4})$/],
  ["mobile", /^(01[16789])(\d{3,4})(\d{4})$/],
  ["office", /^(02|0(?:3[1-3]|4[1-4]|5[1-5]|6[1-4]))(\d{3,4})(\d{4})$/],
  ["office", /^(070)(\d{4})(\d{4})$/],
  ["office", /^(050\d)(\d{3,4})(\d{4})$/],
  ["service", /^(080)(\d{3})(\d{3,4})$/],
  ["service", /^(1[5-9]\d{2})(\d{4})$/],
];

const planned = (dialled: string) => plan.find(([, pattern]) => pattern.test(dialled));

/** As it is dialled within Korea: nationwide numbers (1588-0000) have no 0 before them. */
const dialled = (number: PhoneNumber): string => {
  const rest = number.slice(3);
  return planned(rest) === undefined ? `0${rest}` : rest;
};

/**
 * Reads what a person typed or pasted: hyphens, dots, brackets, spaces,
 * full-width digits, +82 or 82 before it. Refuses with `phone-number.characters`
 * or `phone-number.unknown`.
 */
export const parse = (input: string): Result.Result<PhoneNumber, Refusal.Refusal> => {
  const international = /^\s*\+/.test(input);
  const { digits, stranger } = readDigits(input.replace(/[+().]/g, " "));
  if (stranger !== undefined) {
    return refusals.fail("phone-number.characters", { values: { position: String(stranger) } });
  }
  const abroad = digits.startsWith("82") ? [digits.slice(2), `0${digits.slice(2)}`] : [];
  const known = [...(international ? [] : [digits]), ...abroad].find((each) => planned(each) !== undefined);
  return known === undefined
    ? refusals.fail("phone-number.unknown")
    : Result.succeed(PhoneNumber.make(`+82${known.replace(/^0/, "")}`));
};

export const kindOf = (number: PhoneNumber): Kind => planned(dialled(number))?.[0] ?? "office";

const groupsOf = (number: PhoneNumber): ReadonlyArray<string> => {
  const local = dialled(number);
  return planned(local)?.[1].exec(local)?.slice(1) ?? [local];
};

/** `+821012345678` → `010-1234-5678`. */
export const format = (number: PhoneNumber): string => groupsOf(number).join("-");

/** `+821012345678` → `010-****-5678`. */
export const mask = (number: PhoneNumber): string =>
  groupsOf(number)
    .map((group, index, all) => (index === all.length - 2 ? "*".repeat(group.length) : group))
    .join("-");
