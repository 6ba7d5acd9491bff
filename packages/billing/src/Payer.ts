/**
 * Who bears the points of issuing (과금 방향): the supplier (정과금), the buyer
 * (역과금), the partner through whose system it is done (연동사), or nobody.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import * as Account from "./Account.ts";
import type { Service } from "./PriceList.ts";
import { refusals } from "./Refusals.ts";

export const Payer = Schema.Literals(["supplier", "buyer", "partner", "none"]);
export type Payer = typeof Payer.Type;

/** Those who might pay for an invoice. */
export interface Parties {
  readonly supplier: string;
  readonly buyer: string;
  /** The host through which it was asked for. */
  readonly partner: string;
}

/** The account that pays; nothing when nobody does. */
export const accountOf = (payer: Payer, parties: Parties): Account.OwnerId | undefined => {
  switch (payer) {
    case "supplier":
    case "buyer":
      return Account.company(parties[payer]);
    case "partner":
      return Account.partner(parties.partner);
    case "none":
      return undefined;
  }
};

/**
 * The buyer pays only for what it asked for itself (역발행), as the market's
 * systems have it. Refused with `billing.payer`.
 */
export const check = (payer: Payer, service: Service): Result.Result<Payer, Refusal.Refusal> =>
  payer === "buyer" && service !== "reverse-issue"
    ? refusals.fail("billing.payer", { path: "payer" })
    : Result.succeed(payer);
