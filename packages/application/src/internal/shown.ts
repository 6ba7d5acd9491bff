/** A stored invoice as its views show it. */
import * as Result from "effect/Result";
import { Lifecycle } from "@einv/invoice";
import { ResultCode } from "@einv/nts";
import { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import type { Invoices } from "@einv/store";
import { linkMember } from "../Caller.ts";
import * as Views from "../Views.ts";
import * as Change from "./change.ts";
import { issueByOf } from "./issueBy.ts";
import type { Reached } from "./reach.ts";

/** Who looks at a row of a list. */
type Looked = Omit<Reached, "stored"> & { readonly stored: Invoices.InvoiceRow };

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
    issueBy: issueByOf(document),
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
}: Looked): ReadonlyArray<Views.ActionDecision> =>
  Lifecycle.actions(stored.status, side, Change.factsOf(stored)).map((decision) => {
    const permitted = Permission.decide(person, decision.action, subject, administrators);
    return Result.isFailure(permitted) ? { action: decision.action, refusal: permitted.failure } : decision;
  });

/** The rights that a follow-up takes: to the invoice, and to write anew. */
const rightsFor = (
  followUp: Views.FollowUp,
  side: Reached["side"],
): ReadonlyArray<"draft" | "amend" | "request" | "issue"> => {
  if (followUp === "amend") return ["amend"];
  if (followUp === "copy") return ["draft"];
  return side === "supplier" ? ["draft", "issue"] : ["request"];
};

/** What may be written on its ground; what the tax authority rejected its supplier issues anew, its buyer requests anew. */
const followUps = ({
  stored,
  side,
  subject,
  person,
  administrators,
}: Reached): ReadonlyArray<Views.FollowUpDecision> =>
  Lifecycle.followUps(stored.status, side, Change.factsOf(stored)).map((decision) => {
    const { followUp } = decision;
    for (const right of rightsFor(followUp, side)) {
      const about = right === "draft" ? Permission.ownRequest(person) : subject;
      const permitted = Permission.decide(person, right, about, administrators);
      if (Result.isFailure(permitted)) return { followUp, refusal: permitted.failure };
    }
    return decision;
  });

/** What it amends, without what only the planning rests on. */
const amendsOf = ({ amends }: Invoices.StoredInvoice): Pick<Views.InvoiceView, "amends"> => {
  if (amends === undefined) return {};
  const { earlier: _, ...shown } = amends;
  return { amends: shown };
};

/** The authority's word, and what to do about one that is no yes. */
export const resultOf = ({
  result,
}: Pick<Invoices.InvoiceRow, "result">): Pick<Views.InvoiceView, "transmissionResult"> => {
  if (result === undefined) return {};
  const { text, remedy, settled } = ResultCode.lookup(result.code);
  return { transmissionResult: { ...result, text, ...(settled === "accepted" ? {} : { remedy }) } };
};

const roleOf = ({ amends }: Invoices.InvoiceRow): Pick<Views.Together, "role"> | undefined =>
  amends === undefined ? undefined : { role: amends.role };

const isSeen = ({ person, subject, administrators }: Looked): boolean =>
  Result.isSuccess(Permission.decide(person, "see", subject, administrators));

/** What waits together: it is issued, or refused, where all of it is seen. */
const together = (
  { stored }: Looked,
  others: ReadonlyArray<Looked>,
): Pick<Views.ListedInvoice, "together"> => {
  const role = roleOf(stored);
  if (role === undefined || others.length === 0 || !others.every(isSeen)) return {};
  const rest = others.flatMap((other) => {
    const its = roleOf(other.stored);
    return its === undefined ? [] : [{ ...summary(other.stored), ...its, points: other.stored.points }];
  });
  return { together: { ...role, others: rest } };
};

/** A row of the list, and what keeps the person from issuing what its state would let be issued. */
export const listed = (
  reached: Looked,
  /** What is done to it only together with it. */
  others: ReadonlyArray<Looked>,
): { readonly row: Views.ListedInvoice; readonly withheld?: Refusal.Refusal } => {
  const { stored, side } = reached;
  const { refuse, replaces, replacedBy, payer, points, version, status } = stored;
  const decisions = actions(reached);
  const along = others.flatMap(actions);
  /** Of acknowledging, everybody decides one by one. */
  const refusalOf = ({ action, refusal }: Views.ActionDecision): Refusal.Refusal | undefined =>
    refusal ??
    (action === "acknowledge"
      ? undefined
      : along.find((other) => other.action === action && other.refusal !== undefined)?.refusal);
  const issue = decisions.find(({ action }) => action === "issue");
  const withheld = issue === undefined ? undefined : refusalOf(issue);
  return {
    row: {
      ...summary(stored),
      side,
      version,
      actions: decisions.flatMap((decision) => (refusalOf(decision) === undefined ? [decision.action] : [])),
      payer,
      points,
      ...(refuse === undefined ? {} : { refusedBecause: refuse }),
      ...resultOf(stored),
      ...(replaces === undefined ? {} : { replaces: Views.InvoiceRef.make(replaces) }),
      ...(replacedBy === undefined ? {} : { replacedBy: Views.InvoiceRef.make(replacedBy) }),
      ...together(reached, others),
    },
    ...(withheld === undefined || status.document !== "requested" ? {} : { withheld }),
  };
};

export const view = (reached: Reached): Views.InvoiceView => {
  const { stored, side } = reached;
  const { message, refuse, signer, plannedFor, replaces, replacedBy, status } = stored;
  return {
    summary: summary(stored),
    invoice: stored.document,
    side,
    ...(stored.route === undefined ? {} : { route: stored.route }),
    ...amendsOf(stored),
    ...(message === undefined ? {} : { message }),
    ...(refuse === undefined ? {} : { refusedBecause: refuse }),
    ...(signer === undefined
      ? {}
      : { signature: { signer: signer.subject, serial: signer.serial, signedAt: signer.signedAt } }),
    ...(plannedFor === undefined || status.transmission !== "queued"
      ? {}
      : { transmissionPlannedFor: plannedFor }),
    ...resultOf(stored),
    ...(replaces === undefined ? {} : { replaces: Views.InvoiceRef.make(replaces) }),
    ...(replacedBy === undefined ? {} : { replacedBy: Views.InvoiceRef.make(replacedBy) }),
    version: stored.version,
    actions: actions(reached),
    ...(reached.person.memberId === linkMember ? {} : { followUps: followUps(reached) }),
  };
};
