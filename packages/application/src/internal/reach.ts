/** From a caller to the invoice it may reach, and as what. */
import * as Effect from "effect/Effect";
import type * as SqlClient from "effect/sql/SqlClient";
import { Actor, BusinessNumber } from "@einv/identity";
import { Lifecycle } from "@einv/invoice";
import { Refusals as Membership } from "@einv/membership";
import { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { Invoices, Memberships } from "@einv/store";
import { type Caller, linkMember } from "../Caller.ts";
import { refusals } from "../Refusals.ts";
import * as Standing from "./standing.ts";

export type Side = "supplier" | "buyer";

/** An invoice, and who looks at it. */
export interface Reached extends Standing.Looker {
  readonly stored: Invoices.StoredInvoice;
  readonly side: Side;
  readonly subject: Permission.Subject;
}

/** Who looks; `limit` while nobody has vouched that the company is the member's: only that invoice is reached. */
export interface Limited extends Standing.Looker {
  readonly limit?: { readonly invoice?: string };
}

/** Whoever opened a mail link and knew the number may do all that the supplier may, on that one invoice. */
const link: Limited = {
  person: { memberId: linkMember, service: "usable", grant: "full", colleagues: [] },
  administrators: [],
};

/** The person as it stands now. Refused with `member.not-found`. */
export const looker = Effect.fnUntraced(function* (
  caller: Caller,
): Effect.fn.Return<Limited, Refusal.Refusal, SqlClient.SqlClient> {
  if (caller.invoice !== undefined) return link;
  const { businessNumber, memberId } = caller;
  const looking = yield* Standing.look(businessNumber, memberId);
  const membership = yield* Memberships.find(businessNumber, memberId);
  if (membership === undefined || membership.provenAt !== undefined) return looking;
  const { invoice } = membership;
  return { ...looking, limit: invoice === undefined ? {} : { invoice } };
});

/** What of an invoice decides about rights, seen from a company. */
export const subjectOf = (stored: Invoices.InvoiceRow, businessNumber: string): Permission.Subject => ({
  by: [stored.requestedBy, stored.preparedBy, stored.issuedBy, stored.refusedBy].flatMap((id) =>
    id?.startsWith(Standing.identity(businessNumber, "")) === true ? [id] : [],
  ),
  waiting: Invoices.isWaiting(stored, businessNumber),
});

/** A session that belongs to a person, not to a mail link. Refused with `session.one-invoice`. */
export const known = (caller: Caller): Effect.Effect<void, Refusal.Refusal> =>
  caller.invoice === undefined ? Effect.void : Effect.fail(refusals.refusal("session.one-invoice"));

/** The person as events name it. */
export const actor = ({ businessNumber, memberId }: Caller): Actor.Actor =>
  Actor.member({ memberId, businessNumber: BusinessNumber.BusinessNumber.make(businessNumber) });

/** The number of the company on a side. */
export const numberOf = ({ document }: Pick<Invoices.InvoiceRow, "document">, side: Side): string =>
  side === "supplier" ? document.supplier.businessNumber : document.buyer.number;

/** On which side a company stands and sees it; on both, that of the supplier unless the other is asked for. */
export const sideOf = (
  stored: Pick<Invoices.InvoiceRow, "document" | "status" | "route">,
  businessNumber: string,
  preferred: Side = "supplier",
): Side | undefined => {
  const other = preferred === "supplier" ? "buyer" : "supplier";
  return ([preferred, other] as const).find(
    (side) =>
      numberOf(stored, side) === businessNumber &&
      Lifecycle.isVisible(stored.status, side, Invoices.routeOf(stored)),
  );
};

/** Whoever may reach only one invoice reaches what is issued together with it, too. */
const isWithin = (only: string | undefined, ref: string, stored: Invoices.InvoiceRow | undefined): boolean =>
  only === ref || (only !== undefined && stored?.amends?.together.some((one) => one === only) === true);

/** A person whose company somebody vouched for. Refused with `session.one-invoice`, `company.not-verified`, `member.not-found`. */
export const member = Effect.fnUntraced(function* (caller: Caller) {
  yield* known(caller);
  const { limit, ...looking } = yield* looker(caller);
  return limit === undefined ? looking : yield* Membership.refusals.refusal("company.not-verified");
});

/**
 * The invoice, if the caller may do this to it as a person. Refused with
 * `session.one-invoice`, `invoice.not-found` (also when it is others' invoice,
 * which nobody can tell apart), `member.not-found`, `permission.*`, and with
 * `company.not-verified` whatever else it is, until somebody vouched for the member.
 */
export const invoice = Effect.fnUntraced(function* (
  caller: Caller,
  ref: string,
  action: Permission.Action,
  preferred?: Side,
) {
  const stored = yield* Invoices.find(ref);
  if (caller.invoice !== undefined && !isWithin(caller.invoice, ref, stored)) {
    return yield* refusals.refusal("session.one-invoice");
  }
  const { person, administrators, limit } = yield* looker(caller);
  if (limit !== undefined && !isWithin(limit.invoice, ref, stored)) {
    return yield* Membership.refusals.refusal("company.not-verified");
  }
  const side = stored === undefined ? undefined : sideOf(stored, caller.businessNumber, preferred);
  if (stored === undefined || side === undefined) return yield* refusals.refusal("invoice.not-found");
  const subject = subjectOf(stored, caller.businessNumber);
  yield* Effect.fromResult(Permission.decide(person, action, subject, administrators));
  const reached: Reached = { stored, side, subject, person, administrators };
  return reached;
});
