/** A stored invoice as its views show it. */
import * as Result from "effect/Result";
import { Deadline, Lifecycle } from "@einv/invoice";
import { ResultCode } from "@einv/nts";
import { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import type { Invoices } from "@einv/store";
import * as Views from "../Views.ts";
import type { Reached } from "./reach.ts";

export const summary = (stored: Invoices.InvoiceRow): Views.InvoiceSummary => {
  const { document, managementNumber } = stored;
  const firstItem = document.items[0]?.name;
  return {
    ref: Views.InvoiceRef.make(stored.ref),
    issueId: document.issueId,
    typeCode: document.typeCode,
    writtenDate: document.writtenDate,
    supplier: { businessNumber: document.supplier.businessNumber, name: document.supplier.name },
    buyer: { businessNumber: document.buyer.number, name: document.buyer.name },
    ...(firstItem === undefined ? {} : { firstItem }),
    itemCount: document.items.length,
    totals: document.totals,
    status: stored.status,
    requestedAt: stored.requestedAt,
    issueBy: Deadline.issueBy(document.writtenDate),
    ...(managementNumber === undefined ? {} : { managementNumber }),
  };
};

/** The buttons: what the person lacks a right for is said before what the invoice's state forbids. */
const actions = ({
  stored,
  side,
  subject,
  person,
  administrators,
}: Omit<Reached, "stored"> & { readonly stored: Invoices.InvoiceRow }): ReadonlyArray<Views.ActionDecision> =>
  Lifecycle.actions(stored.status, side).map((decision) => {
    const permitted = Permission.decide(person, decision.action, subject, administrators);
    return Result.isFailure(permitted) ? { action: decision.action, refusal: permitted.failure } : decision;
  });

/** The authority's word, and what to do about one that is no yes. */
const resultOf = (result: NonNullable<Invoices.StoredInvoice["result"]>): Views.TransmissionResult => {
  const { text, remedy, settled } = ResultCode.lookup(result.code);
  return { ...result, text, ...(settled === "accepted" ? {} : { remedy }) };
};

/** A row of the list, and what keeps the person from issuing what its state would let be issued. */
export const listed = (
  reached: Omit<Reached, "stored"> & { readonly stored: Invoices.InvoiceRow },
): { readonly row: Views.ListedInvoice; readonly withheld?: Refusal.Refusal } => {
  const { stored, side } = reached;
  const { refuse, result, replaces, replacedBy, payer, points, version, status } = stored;
  const decisions = actions(reached);
  const withheld = decisions.find(({ action }) => action === "issue")?.refusal;
  return {
    row: {
      ...summary(stored),
      side,
      version,
      actions: decisions.flatMap(({ action, refusal }) => (refusal === undefined ? [action] : [])),
      payer,
      points,
      ...(refuse === undefined ? {} : { refusedBecause: refuse }),
      ...(result === undefined ? {} : { transmissionResult: resultOf(result) }),
      ...(replaces === undefined ? {} : { replaces: Views.InvoiceRef.make(replaces) }),
      ...(replacedBy === undefined ? {} : { replacedBy: Views.InvoiceRef.make(replacedBy) }),
    },
    ...(withheld === undefined || status.document !== "requested" ? {} : { withheld }),
  };
};

export const view = (reached: Reached): Views.InvoiceView => {
  const { stored, side } = reached;
  const { message, refuse, signer, plannedFor, result, replaces, replacedBy, status } = stored;
  return {
    summary: summary(stored),
    invoice: stored.document,
    side,
    ...(message === undefined ? {} : { message }),
    ...(refuse === undefined ? {} : { refusedBecause: refuse }),
    ...(signer === undefined
      ? {}
      : { signature: { signer: signer.subject, serial: signer.serial, signedAt: signer.signedAt } }),
    ...(plannedFor === undefined || status.transmission !== "queued"
      ? {}
      : { transmissionPlannedFor: plannedFor }),
    ...(result === undefined ? {} : { transmissionResult: resultOf(result) }),
    ...(replaces === undefined ? {} : { replaces: Views.InvoiceRef.make(replaces) }),
    ...(replacedBy === undefined ? {} : { replacedBy: Views.InvoiceRef.make(replacedBy) }),
    version: stored.version,
    actions: actions(reached),
  };
};
