/** From a caller to the invoice it may reach, and as what. */
import * as Effect from "effect/Effect";
import { Actor, BusinessNumber } from "@einv/identity";
import { Permission } from "@einv/permission";
import { Invoices } from "@einv/store";
import { type Caller, linkMember } from "../Caller.ts";
import { refusals } from "../Refusals.ts";
import * as Companies from "./companies.ts";

export type Side = "supplier" | "buyer";

/** An invoice, and who looks at it. */
export interface Reached {
  readonly stored: Invoices.StoredInvoice;
  readonly side: Side;
  readonly member: Permission.Member;
}

/** Whoever opened a mail link and knew the number may do all that the supplier may, on that one invoice. */
const link: Permission.Member = { memberId: linkMember, grant: "full" };

/** A member among those of all companies; its own id is unique within its company only. */
export const identity = (businessNumber: string, memberId: string): string => `${businessNumber}/${memberId}`;

/** The person as it stands now: a right taken away counts at the next request. */
export const member = Effect.fnUntraced(function* (caller: Caller) {
  if (caller.invoice !== undefined) return link;
  const { businessNumber, memberId } = caller;
  const { grant } = yield* Companies.member(businessNumber, memberId);
  const person: Permission.Member = { memberId: identity(businessNumber, memberId), grant };
  return person;
});

/** The person as events name it. */
export const actor = ({ businessNumber, memberId }: Caller): Actor.Actor =>
  Actor.member({ memberId, businessNumber: BusinessNumber.BusinessNumber.make(businessNumber) });

/** On which side a company stands; on both, that of the supplier unless the other is asked for. */
export const sideOf = (
  { document }: Pick<Invoices.StoredInvoice, "document">,
  businessNumber: string,
  preferred: Side = "supplier",
): Side | undefined => {
  const numbers = { supplier: document.supplier.businessNumber, buyer: document.buyer.number };
  const other = preferred === "supplier" ? "buyer" : "supplier";
  return ([preferred, other] as const).find((side) => numbers[side] === businessNumber);
};

/**
 * The invoice, if the caller may do this to it as a person. Refused with
 * `session.one-invoice`, `invoice.not-found` (also when it is others' invoice,
 * which nobody can tell apart), `member.not-found`, `permission.*`.
 */
export const invoice = Effect.fnUntraced(function* (
  caller: Caller,
  ref: string,
  action: Permission.Action,
  preferred?: Side,
) {
  if (caller.invoice !== undefined && caller.invoice !== ref) {
    return yield* refusals.refusal("session.one-invoice");
  }
  const person = yield* member(caller);
  const stored = yield* Invoices.find(ref);
  const side = stored === undefined ? undefined : sideOf(stored, caller.businessNumber, preferred);
  if (stored === undefined || side === undefined) return yield* refusals.refusal("invoice.not-found");
  yield* Effect.fromResult(Permission.decide(person, action, stored));
  const reached: Reached = { stored, side, member: person };
  return reached;
});
