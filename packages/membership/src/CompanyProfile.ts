/**
 * What a company says of itself when it joins (회사정보). Name, number,
 * representative and kind are needed at once; trade, address and telephone may
 * wait until the company is verified (회사인증), and come from the invoice that
 * started it all.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as BusinessNumber from "@einv/identity/BusinessNumber";
import * as CorporateNumber from "@einv/identity/CorporateNumber";
import * as PhoneNumber from "@einv/identity/PhoneNumber";
import { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/** 법인, 개인, 비영리법인. */
export const EntityType = Schema.Literals(["corporation", "individual", "non-profit"]);
export type EntityType = typeof EntityType.Type;

export const CompanyProfile = Schema.Struct({
  businessNumber: BusinessNumber.BusinessNumber,
  name: Schema.NonEmptyString,
  representative: Schema.NonEmptyString,
  entityType: EntityType,
  /** 종사업장번호, four digits. */
  branchNumber: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^\d{4}$/))),
  /** 법인등록번호 */
  corporateNumber: Schema.optionalKey(CorporateNumber.CorporateNumber),
  /** 업종코드 of the tax office, six digits: 172111. */
  industryCode: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^\d{6}$/))),
  /** 업태: 제조업 */
  businessType: Schema.optionalKey(Schema.NonEmptyString),
  /** 종목: 기타 직물제품 제조업 */
  businessItem: Schema.optionalKey(Schema.NonEmptyString),
  phone: Schema.optionalKey(PhoneNumber.PhoneNumber),
  /** 우편번호 */
  postcode: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^\d{5}$/))),
  address: Schema.optionalKey(Schema.NonEmptyString),
}).annotate({ identifier: "CompanyProfile" });
export type CompanyProfile = typeof CompanyProfile.Type;

/** The same as it is typed. */
export const Input = Schema.Struct({
  businessNumber: Schema.String.check(Schema.isMaxLength(40)),
  name: Schema.String.check(Schema.isMaxLength(400)),
  representative: Schema.String.check(Schema.isMaxLength(400)),
  entityType: Schema.optionalKey(EntityType),
  branchNumber: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(40))),
  corporateNumber: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(40))),
  industryCode: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(40))),
  businessType: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(400))),
  businessItem: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(400))),
  phone: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(40))),
  postcode: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(40))),
  address: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(1000))),
}).annotate({ identifier: "CompanyInput" });
export type Input = typeof Input.Type;

export type Field = keyof Input;

/** Lengths as a tax invoice can carry them (nts-standard §2). */
const lengths = { name: 70, representative: 30, businessType: 40, businessItem: 40, address: 150 } as const;

/** Kind by the two digits in the middle of the number (사업자등록번호 개인·법인 구분코드). */
export const entityTypeOf = (businessNumber: string): EntityType => {
  const kind = Number(businessNumber.slice(3, 5));
  if (kind === 82) return "non-profit";
  return [81, 84, 85, 86, 87, 88].includes(kind) ? "corporation" : "individual";
};

/** On one line, as people and invoices write it. */
const line = (text: string | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

type Parsed<A> = Result.Result<A, Refusal.Refusal>;

const named = (text: string, path: keyof typeof lengths): Parsed<string> => {
  const value = line(text);
  if (value === "") return refusals.fail("company.needed", { path });
  return value.length > lengths[path]
    ? refusals.fail("company.too-long", { path, values: { limit: String(lengths[path]) } })
    : Result.succeed(value);
};

/** What may be left out; blank is left out. */
const optional = <A>(text: string | undefined, parse: (value: string) => Parsed<A>): Parsed<A | undefined> =>
  line(text) === "" ? Result.succeed(undefined) : parse(line(text));

const digits =
  (path: Field, size: number) =>
  (text: string): Parsed<string> => {
    const value = text.normalize("NFKC").replace(/[\s-]/g, "");
    return /^\d+$/.test(value) && value.length === size
      ? Result.succeed(value)
      : refusals.fail("company.digits", { path, values: { size: String(size) } });
  };

/** Every field by itself, so that a page can show all faults at once. */
const read = (input: Input) => ({
  businessNumber: Result.mapError(BusinessNumber.parse(input.businessNumber), Refusal.at("businessNumber")),
  name: named(input.name, "name"),
  representative: named(input.representative, "representative"),
  branchNumber: optional(input.branchNumber, digits("branchNumber", 4)),
  corporateNumber: Result.mapError(
    optional(input.corporateNumber, CorporateNumber.parse),
    Refusal.at("corporateNumber"),
  ),
  industryCode: optional(input.industryCode, digits("industryCode", 6)),
  businessType: optional(input.businessType, (text) => named(text, "businessType")),
  businessItem: optional(input.businessItem, (text) => named(text, "businessItem")),
  phone: Result.mapError(optional(input.phone, PhoneNumber.parse), Refusal.at("phone")),
  postcode: optional(input.postcode, digits("postcode", 5)),
  address: optional(input.address, (text) => named(text, "address")),
});

/** All that is wrong, each naming its field. */
export const problems = (input: Input): ReadonlyArray<Refusal.Refusal> =>
  Object.values(read(input)).flatMap((field) => (Result.isFailure(field) ? [field.failure] : []));

/**
 * Reads what was typed. Refused with the first of {@link problems}:
 * `business-number.*`, `company.needed`, `company.too-long`, `company.digits`,
 * `corporate-number.malformed`, `phone-number.*`.
 */
export const parse = (input: Input): Result.Result<CompanyProfile, Refusal.Refusal> =>
  Result.map(Result.all(read(input)), (fields) => {
    const { branchNumber, corporateNumber, industryCode, businessType, businessItem } = fields;
    const { phone, postcode, address } = fields;
    return {
      businessNumber: fields.businessNumber,
      name: fields.name,
      representative: fields.representative,
      entityType: input.entityType ?? entityTypeOf(fields.businessNumber),
      ...(branchNumber === undefined ? {} : { branchNumber }),
      ...(corporateNumber === undefined ? {} : { corporateNumber }),
      ...(industryCode === undefined ? {} : { industryCode }),
      ...(businessType === undefined ? {} : { businessType }),
      ...(businessItem === undefined ? {} : { businessItem }),
      ...(phone === undefined ? {} : { phone }),
      ...(postcode === undefined ? {} : { postcode }),
      ...(address === undefined ? {} : { address }),
    };
  });

/** What an invoice knows of a party; what does not fit the form is left for the person to type. */
export const prefill = (party: {
  readonly businessNumber: string;
  readonly name: string;
  readonly representative: string;
  readonly branchNumber?: string;
  readonly businessType?: string;
  readonly businessItem?: string;
  readonly address?: string;
  readonly telephone?: string;
}): Input => {
  const { businessNumber, branchNumber, businessType, businessItem, address, telephone } = party;
  const input: Input = {
    businessNumber,
    name: line(party.name),
    representative: line(party.representative),
    entityType: entityTypeOf(businessNumber),
    ...(branchNumber === undefined ? {} : { branchNumber: line(branchNumber) }),
    ...(businessType === undefined ? {} : { businessType: line(businessType) }),
    ...(businessItem === undefined ? {} : { businessItem: line(businessItem) }),
    ...(address === undefined ? {} : { address: line(address) }),
    ...(telephone === undefined ? {} : { phone: line(telephone) }),
  };
  const wrong = new Set<string | undefined>(problems(input).map(({ path }) => path));
  const always: Input = { businessNumber, name: input.name, representative: input.representative };
  return Object.entries(input).reduce(
    (kept, [field, value]) => (wrong.has(field) ? kept : { ...kept, [field]: value }),
    always,
  );
};

/** What is still missing when the company wants to be verified (회사 필수정보). */
export const missing = (profile: CompanyProfile): ReadonlyArray<Field> =>
  (["industryCode", "businessType", "businessItem", "phone", "address"] as const).filter(
    (field) => profile[field] === undefined,
  );
