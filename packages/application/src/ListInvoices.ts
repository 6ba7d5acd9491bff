/** A company's list: its tabs, what narrows and orders it, and how much a right hides. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Account } from "@einv/billing";
import { Kst } from "@einv/invoice";
import { Refusals as Membership } from "@einv/membership";
import { Doctor, Permission, type Role } from "@einv/permission";
import { AccessRequests, InvoiceList, Invoices, Ledger } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as AccessAsked from "./internal/accessAsked.ts";
import * as Act from "./internal/act.ts";
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

/** Of every row that waits as one of several (수정), the others, wherever the list has them. */
const waitingWith = Effect.fnUntraced(function* (rows: ReadonlyArray<Invoices.InvoiceRow>) {
  const known = new Map(rows.map((row) => [row.ref, row]));
  const others = new Map<string, ReadonlyArray<Invoices.InvoiceRow>>();
  for (const row of rows) {
    if (row.status.document !== "requested") continue;
    const rest = yield* Effect.forEach(Act.withOthers(row).slice(1), (ref) => {
      const here = known.get(ref);
      return here === undefined ? Invoices.findRow(ref) : Effect.succeed(here);
    });
    const found = rest.filter((other) => other !== undefined);
    if (found.length > 0) others.set(row.ref, found);
  }
  return others;
});

/** What narrows and orders a list; texts longer than 100 characters are cut. */
export interface Query extends InvoiceList.Filter {
  readonly box?: Views.Box;
  readonly sort?: InvoiceList.SortKey;
  /** The order of `sort`; ascending unless given. */
  readonly order?: "ascending" | "descending";
  /** From 1. */
  readonly page?: number;
  /** 20 unless given, at most `InvoiceList.longestPage`. */
  readonly pageSize?: number;
}

const longest = 100;

/** Refused with `session.one-invoice`, `member.not-found`. */
export const list = (caller: Caller, asked: Query): Use<Views.InvoicePage> =>
  Effect.gen(function* () {
    if (caller.invoice !== undefined) return yield* refusals.refusal("session.one-invoice");
    const { businessNumber } = caller;
    const { person, administrators, limit } = yield* Reach.looker(caller);
    const because = Permission.hiddenBecause(person, administrators);
    const { search, partner, sort, order, ...filter } = asked;
    const { rows, total, counts, hidden } = yield* InvoiceList.page({
      ...filter,
      businessNumber,
      box: asked.box ?? "received",
      ...(search === undefined ? {} : { search: search.slice(0, longest) }),
      ...(partner === undefined ? {} : { partner: partner.slice(0, longest) }),
      ...(sort === undefined ? {} : { sort: { by: sort, descending: order === "descending" } }),
      page: asked.page ?? 1,
      pageSize: asked.pageSize ?? 20,
      sight: Permission.sightOf(person),
      ...(limit === undefined ? {} : { ref: limit.invoice ?? "" }),
    });
    const looked = (stored: Invoices.InvoiceRow) => ({
      stored,
      side: Reach.sideOf(stored, businessNumber, asked.side) ?? ("supplier" as const),
      subject: Reach.subjectOf(stored, businessNumber),
      person,
      administrators,
    });
    const others = yield* waitingWith(rows);
    const listed = rows.map((stored) =>
      Shown.listed(looked(stored), (others.get(stored.ref) ?? []).map(looked)),
    );
    const withheld = listed.find((one) => one.withheld !== undefined)?.withheld;
    const paying = listed.some(
      ({ row: { side, payer, actions } }) => payer === side && actions.includes("issue"),
    );
    const now = yield* DateTime.now;
    return {
      businessNumber,
      today: Kst.dateOf(now),
      now,
      rows: listed.map(({ row }) => row),
      total,
      counts,
      ...(withheld === undefined ? {} : { withheld }),
      ...(paying ? { available: (yield* Ledger.balanceOf(Account.company(businessNumber))).available } : {}),
      hidden,
      // How many others there are is told to nobody who only claims the number.
      ...(limit === undefined ? {} : { hiddenBecause: Membership.refusals.refusal("company.not-verified") }),
      ...(because === undefined || hidden === 0
        ? {}
        : { hiddenBecause: because, ...(yield* wayOut(caller, person, administrators)) }),
    };
  });
