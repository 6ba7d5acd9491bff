/**
 * The supplier takes an issue back before the tax authority has it (발행 취소):
 * it is never sent, the points return if the operator's rule says so, the buyer
 * is told.
 */
import * as Effect from "effect/Effect";
import type { Invoices } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Amending from "./internal/amending.ts";
import * as Act from "./internal/act.ts";
import * as Proof from "./internal/proof.ts";
import * as Post from "./internal/post.ts";
import * as Mails from "./Mails.ts";
import { Settings } from "./Settings.ts";
import type * as Views from "./Views.ts";

/** What is never sent needs no R. */
const neverSent = ({ plannedFor: _, ...stored }: Invoices.StoredInvoice): Invoices.StoredInvoice => ({
  ...stored,
  r: Proof.forgotten,
});

export const cancel = (caller: Caller, input: Act.Input): Use<Views.InvoiceView> =>
  Effect.gen(function* () {
    const { refundOnCancel } = yield* Settings;
    return yield* Act.perform(caller, input, {
      action: "cancelIssue",
      change: (stored, decision) => [
        neverSent(stored),
        refundOnCancel
          ? decision
          : {
              ...decision,
              money: decision.money.filter((money) => money !== "refund"),
              status: { ...decision.status, billing: stored.status.billing },
            },
      ],
      tell: (stored, at) =>
        Post.tell(
          stored,
          "buyer",
          "issue-cancelled",
          Mails.issueCancelled({
            ...Post.about(stored),
            payer: stored.payer,
            refunded: refundOnCancel ? stored.points : 0n,
          }),
          at,
        ),
      follow: Amending.restore,
    });
  });
