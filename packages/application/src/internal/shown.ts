/** A stored invoice as its views show it. */
import * as Result from "effect/Result";
import { Deadline, Lifecycle } from "@einv/invoice";
import { ResultCode } from "@einv/nts";
import { Permission } from "@einv/permission";
import type { Invoices } from "@einv/store";
import * as Views from "../Views.ts";
import type { Reached } from "./reach.ts";

export const summary = (stored: Invoices.StoredInvoice): Views.InvoiceSummary => {
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
}: Reached): ReadonlyArray<Views.ActionDecision> =>
  Lifecycle.actions(stored.status, side).map((decision) => {
    const permitted = Permission.decide(person, decision.action, subject, administrators);
    return Result.isFailure(permitted) ? { action: decision.action, refusal: permitted.failure } : decision;
  });

/** The authority's word, and what to do about one that is no yes. */
const resultOf = (result: NonNullable<Invoices.StoredInvoice["result"]>): Views.TransmissionResult => {
  const { text, remedy, settled } = ResultCode.lookup(result.code);
  return { ...result, text, ...(settled === "accepted" ? {} : { remedy }) };
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
