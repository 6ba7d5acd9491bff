/** Everything that the approval page (역발행 승인) shows, in one answer. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Quote } from "@einv/billing";
import { Deadline, Kst } from "@einv/invoice";
import { TransmissionPolicy } from "@einv/nts";
import { Ledger } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Act from "./internal/act.ts";
import { payerAccount } from "./internal/change.ts";
import { issueByOf, latePenaltyOf } from "./internal/issueBy.ts";
import * as Opened from "./internal/opened.ts";
import * as Reach from "./internal/reach.ts";
import * as Shown from "./internal/shown.ts";
import { Settings } from "./Settings.ts";
import type * as Views from "./Views.ts";

/** Refused as {@link import("./ViewInvoice.ts").view} is. */
export const view = (caller: Caller, ref: string): Use<Views.Approval> =>
  Effect.gen(function* () {
    const reached = yield* Opened.look(caller, ref);
    const { stored, side } = reached;
    const together = yield* Effect.forEach(Act.withOthers(stored).slice(1), (other) =>
      Reach.invoice(caller, other, "see"),
    );
    const all = [stored, ...together.map((other) => other.stored)];
    const { typeCode } = stored.document;
    const now = yield* DateTime.now;
    const account = payerAccount(stored);
    const available = account === undefined ? 0n : (yield* Ledger.balanceOf(account)).available;
    const { maintenance } = yield* Settings;
    const plan = TransmissionPolicy.plannedFor({ typeCode, issuedAt: now }, maintenance);
    const issueBy = issueByOf(stored.document);
    const { supplier, buyer } = latePenaltyOf(stored.document);
    return {
      view: Shown.view(reached),
      ...(together.length === 0 ? {} : { others: together.map(Shown.view) }),
      quote: Quote.quote({
        payer: stored.payer,
        side,
        price: all.reduce((sum, { points }) => sum + points, 0n),
        available,
      }),
      deadline: {
        issueBy,
        daysLeft: Deadline.daysLeft(issueBy, Kst.dateOf(now)),
        latePenalty: { supplier, buyer },
      },
      ...(plan._tag === "Automatic" ? { transmissionPlannedFor: plan.at } : {}),
      now,
    };
  });
