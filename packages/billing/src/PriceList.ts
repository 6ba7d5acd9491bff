/** What things cost, in points, and from when to when. */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/** Points are whole and never below zero. */
export const Points = Schema.BigInt.check(Schema.isGreaterThanOrEqualToBigInt(0n));

/**
 * What is paid for: an issue by the supplier (정발행), on request (역발행) or by a
 * broker (위수탁), told by mail; a text message or a fax about it besides.
 */
export const Service = Schema.Literals(["issue", "reverse-issue", "broker-issue", "sms", "fax"]);
export type Service = typeof Service.Type;

/** 세금계산서 or 계산서. */
export const DocumentKind = Schema.Literals(["taxInvoice", "exemptInvoice"]);
export type DocumentKind = typeof DocumentKind.Type;

/** A day in Korea, `YYYY-MM-DD`. */
export const Day = Schema.String.check(Schema.isPattern(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/));

export const Price = Schema.Struct({
  service: Service,
  /** For documents of one kind only; goes before a price for all. */
  document: Schema.optionalKey(DocumentKind),
  points: Points,
  /** First day on which it is asked for. */
  from: Day,
  /** First day on which it is no longer; absent: until further notice. */
  until: Schema.optionalKey(Day),
}).annotate({ identifier: "Price" });
export type Price = typeof Price.Type;

/** Prices of an installation, past and coming ones too. */
export const PriceList = Schema.Array(Price).annotate({ identifier: "PriceList" });
export type PriceList = typeof PriceList.Type;

const ever = { from: "2000-01-01" };

/** What the market publishes: 200 points for an issue told by mail, 30 more by text message, 40 more by fax. */
export const standard: PriceList = [
  { service: "issue", points: 200n, ...ever },
  { service: "reverse-issue", points: 200n, ...ever },
  { service: "broker-issue", points: 200n, ...ever },
  { service: "sms", points: 30n, ...ever },
  { service: "fax", points: 40n, ...ever },
];

const overlap = (one: Price, other: Price): boolean =>
  one.service === other.service &&
  one.document === other.document &&
  (other.until === undefined || one.from < other.until) &&
  (one.until === undefined || other.from < one.until);

/** A list in which every price is sensible and no two claim the same day. Refused with `billing.price-list`. */
export const check = (list: PriceList): Result.Result<PriceList, Refusal.Refusal> => {
  const wrong = list.find(
    (price, index) =>
      (price.until !== undefined && price.until <= price.from) ||
      list.slice(index + 1).some((other) => overlap(price, other)),
  );
  return wrong === undefined
    ? Result.succeed(list)
    : refusals.fail("billing.price-list", { values: { service: wrong.service, from: wrong.from } });
};

/** The price of a service on a day. Refused with `billing.no-price`. */
export const priceOn = (
  list: PriceList,
  asked: { readonly service: Service; readonly document?: DocumentKind; readonly day: string },
): Result.Result<bigint, Refusal.Refusal> => {
  const valid = list.filter(
    ({ service, from, until }) =>
      service === asked.service && from <= asked.day && (until === undefined || asked.day < until),
  );
  const price =
    (asked.document === undefined ? undefined : valid.find(({ document }) => document === asked.document)) ??
    valid.find(({ document }) => document === undefined);
  return price === undefined
    ? refusals.fail("billing.no-price", { values: { service: asked.service, day: asked.day } })
    : Result.succeed(price.points);
};
