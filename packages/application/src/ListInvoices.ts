/** A company's list: its tabs, its search, and how much a right hides. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Kst } from "@einv/invoice";
import { Permission } from "@einv/permission";
import { Invoices } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Reach from "./internal/reach.ts";
import * as Shown from "./internal/shown.ts";
import { refusals } from "./Refusals.ts";
import type * as Views from "./Views.ts";

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
    const { person, administrators } = yield* Reach.looker(caller);
    const because = Permission.hiddenBecause(person, administrators);
    const { rows, total, counts, hidden } = yield* Invoices.list({
      businessNumber,
      box: query.box ?? "received",
      ...(query.search === undefined ? {} : { search: query.search.slice(0, 100) }),
      page: query.page ?? 1,
      pageSize: query.pageSize ?? 20,
      sight: Permission.sightOf(person),
    });
    return {
      businessNumber,
      today: Kst.dateOf(yield* DateTime.now),
      rows: rows.map(Shown.summary),
      total,
      counts,
      hidden,
      ...(because === undefined || hidden === 0 ? {} : { hiddenBecause: because }),
    };
  });
