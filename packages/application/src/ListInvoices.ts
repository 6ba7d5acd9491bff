/** A company's list: its tabs, its search, and how much a right hides. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Kst } from "@einv/invoice";
import { Refusals as Membership } from "@einv/membership";
import { Doctor, Permission, type Role } from "@einv/permission";
import { AccessRequests, Invoices } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as AccessAsked from "./internal/accessAsked.ts";
import * as Reach from "./internal/reach.ts";
import * as Shown from "./internal/shown.ts";
import { refusals } from "./Refusals.ts";
import * as RightsMails from "./RightsMails.ts";
import type * as Views from "./Views.ts";

/** What would show the rest, who can give it, and whether it was asked for already. */
const wayOut = Effect.fnUntraced(function* (
  { businessNumber, memberId }: Caller,
  person: Permission.Person,
  administrators: ReadonlyArray<Role.Administrator>,
) {
  const { ways } = Doctor.ofList(person, administrators);
  const requests = yield* AccessRequests.list(businessNumber, { memberId, limit: 50 });
  const asked = requests.find(
    ({ state, wants }) => state === "open" && ways.some((way) => way.wants === wants),
  );
  return {
    ways: ways.map(AccessAsked.way(memberId)),
    ...(asked === undefined
      ? {}
      : { asked: { wants: asked.wants, name: RightsMails.wantedName(asked.wants), askedAt: asked.askedAt } }),
  };
});

/** Refused with `session.one-invoice`, `member.not-found`. */
export const list = (
  caller: Caller,
  query: {
    readonly box?: Views.Box;
    readonly search?: string;
    /** From 1. */
    readonly page?: number;
    /** At most 100. */
    readonly pageSize?: number;
  },
): Use<Views.InvoicePage> =>
  Effect.gen(function* () {
    if (caller.invoice !== undefined) return yield* refusals.refusal("session.one-invoice");
    const { businessNumber } = caller;
    const { person, administrators, limit } = yield* Reach.looker(caller);
    const because = Permission.hiddenBecause(person, administrators);
    const { rows, total, counts, hidden } = yield* Invoices.list({
      businessNumber,
      box: query.box ?? "received",
      ...(query.search === undefined ? {} : { search: query.search.slice(0, 100) }),
      page: query.page ?? 1,
      pageSize: query.pageSize ?? 20,
      sight: Permission.sightOf(person),
      ...(limit === undefined ? {} : { ref: limit.invoice ?? "" }),
    });
    return {
      businessNumber,
      today: Kst.dateOf(yield* DateTime.now),
      rows: rows.map(Shown.summary),
      total,
      counts,
      hidden,
      // How many others there are is told to nobody who only claims the number.
      ...(limit === undefined ? {} : { hiddenBecause: Membership.refusals.refusal("company.not-verified") }),
      ...(because === undefined || hidden === 0
        ? {}
        : { hiddenBecause: because, ...(yield* wayOut(caller, person, administrators)) }),
    };
  });
