/** What narrows, orders and cuts a list of invoices, as it stands in a query. */
import * as Schema from "effect/Schema";
import * as SchemaGetter from "effect/SchemaGetter";
import * as Status from "@einv/invoice/Status";
import { Box } from "./Views.ts";

/** 구분: 일반, 영세율, 계산서 (exempt), 수정. */
export const Kind = Schema.Literals(["general", "zeroRated", "exempt", "amendment"]);
export type Kind = typeof Kind.Type;

/** By what a list is sorted; by `deadline`, what can still be issued comes first. */
export const SortKey = Schema.Literals(["writtenDate", "deadline", "amount", "partner"]);
export type SortKey = typeof SortKey.Type;

export const Order = Schema.Literals(["ascending", "descending"]);
export type Order = typeof Order.Type;

/** Rows of one answer at most. */
export const longestPage = 500;

const text = Schema.String.check(Schema.isMaxLength(100));
const date = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/));
/** Won of 18 digits at most. */
const amount = Schema.BigIntFromString.check(
  Schema.isBetweenBigInt({ minimum: -(10n ** 18n), maximum: 10n ** 18n }),
);
const countTo = (maximum: number) =>
  Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum }));

const yes = Schema.Literal("true").pipe(
  Schema.decodeTo(Schema.Literal(true), {
    decode: SchemaGetter.transform(() => true as const),
    encode: SchemaGetter.transform(() => "true" as const),
  }),
);

/** Everything given must hold. */
export const query = {
  box: Schema.optionalKey(Box),
  search: Schema.optionalKey(text),
  /** 작성일자 from and until, both included. */
  from: Schema.optionalKey(date),
  until: Schema.optionalKey(date),
  /** On which side the company stands: 매출 (supplier) or 매입 (buyer). */
  side: Schema.optionalKey(Schema.Literals(["supplier", "buyer"])),
  kind: Schema.optionalKey(Kind),
  acknowledgement: Schema.optionalKey(Status.AcknowledgementState),
  transmission: Schema.optionalKey(Status.TransmissionState),
  /** Part of the other side's name or number. */
  partner: Schema.optionalKey(text),
  /** 합계금액, both included. */
  minAmount: Schema.optionalKey(amount),
  maxAmount: Schema.optionalKey(amount),
  /** Only what waits for the company. */
  needsMe: Schema.optionalKey(yes),
  sort: Schema.optionalKey(SortKey),
  order: Schema.optionalKey(Order),
  page: Schema.optionalKey(countTo(1_000_000)),
  pageSize: Schema.optionalKey(countTo(longestPage)),
};

const Query = Schema.Struct(query);
/** A question as a caller asks it: see {@link query}. */
export type Query = typeof Query.Type;
