/** Companies and members as a host or a caller may reach them. */
import * as Effect from "effect/Effect";
import { Companies, Ledger } from "@einv/store";
import { refusals } from "../Refusals.ts";
import type { Host } from "../Caller.ts";
import type * as Views from "../Views.ts";

/** The company, if this host serves it. Refused with `company.not-found`. */
export const served = Effect.fnUntraced(function* (host: Host, businessNumber: string) {
  const company = yield* Companies.find(businessNumber);
  return company === undefined || company.hostId !== host.hostId
    ? yield* refusals.refusal("company.not-found", { path: "businessNumber" })
    : company;
});

/** One of its members. Refused with `member.not-found`. */
export const member = Effect.fnUntraced(function* (businessNumber: string, memberId: string) {
  const found = yield* Companies.member(businessNumber, memberId);
  return found === undefined ? yield* refusals.refusal("member.not-found", { path: "memberId" }) : found;
});

/** The company with its points. */
export const view = Effect.fnUntraced(function* (company: {
  readonly businessNumber: string;
  readonly name: string;
  readonly representative: string;
}) {
  const { available, held } = yield* Ledger.balance(company.businessNumber);
  const seen: Views.CompanyView = {
    businessNumber: company.businessNumber,
    name: company.name,
    representative: company.representative,
    available,
    held,
  };
  return seen;
});
