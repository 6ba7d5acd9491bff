/** What whoever acts on a company's points may do. */
import * as Effect from "effect/Effect";
import { Account } from "@einv/billing";
import { Refusals as Membership } from "@einv/membership";
import { Charges, Ledger } from "@einv/store";
import type { Treasurer } from "../Caller.ts";
import { refusals } from "../Refusals.ts";
import * as Companies from "./companies.ts";
import * as Reach from "./reach.ts";

/** The company and the person. */
interface Identified {
  readonly businessNumber: string;
  readonly memberId?: string;
}

/** Paying in is open to everybody who acts for the company, from a mail link too. Refused with `company.not-found`, `member.not-found`. */
export const mayPay = Effect.fnUntraced(function* (treasurer: Treasurer) {
  if (treasurer._tag === "Host") {
    yield* Companies.served(treasurer.host, treasurer.businessNumber);
    const identified: Identified = { businessNumber: treasurer.businessNumber };
    return identified;
  }
  const { businessNumber, memberId } = treasurer.caller;
  yield* Reach.looker(treasurer.caller);
  const identified: Identified = { businessNumber, memberId };
  return identified;
});

/** Statements and refunds are for the host and members with full rights. Refused besides with `points.right`, and with `company.not-verified` for whoever only claims the number. */
export const maySee = Effect.fnUntraced(function* (treasurer: Treasurer) {
  const identified = yield* mayPay(treasurer);
  if (treasurer._tag === "Caller") {
    const { person, limit } = yield* Reach.looker(treasurer.caller);
    if (limit !== undefined) return yield* Membership.refusals.refusal("company.not-verified");
    if (treasurer.caller.invoice !== undefined || person.grant !== "full")
      return yield* refusals.refusal("points.right");
  }
  return identified;
});

/** An order of the treasurer's company. Refused with `charge.not-found`, also when it is another's. */
export const order = Effect.fnUntraced(function* (treasurer: Treasurer, orderId: string) {
  const { businessNumber } = yield* mayPay(treasurer);
  const found = yield* Charges.find(orderId);
  return found?.businessNumber === businessNumber ? found : yield* refusals.refusal("charge.not-found");
});

/** Bought and bonus points apart. */
export const wallet = Effect.fnUntraced(function* (businessNumber: string) {
  const [bought, bonus] = yield* Ledger.owned([
    Account.company(businessNumber),
    Account.bonus(businessNumber),
  ]);
  const shown = (account: Account.Account | undefined) => ({
    available: account === undefined ? 0n : Account.available(account),
    held: account === undefined ? 0n : Account.held(account),
  });
  return { bought: shown(bought), bonus: shown(bonus) };
});
