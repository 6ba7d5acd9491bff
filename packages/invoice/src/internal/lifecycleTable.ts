/** The statechart of an invoice as data. Everything about states, commands and buttons is derived from these rows. */
import type { Guard } from "./lifecycleGuards.ts";
import type { AcknowledgementState, BillingState, DocumentState, TransmissionState } from "../Status.ts";

export type Command =
  | "request"
  | "beginIssue"
  | "completeIssue"
  | "failIssue"
  | "loseIssue"
  | "reconcileIssued"
  | "reconcileNotIssued"
  | "proposeChange"
  | "withdrawChange"
  | "acceptChange"
  | "declineChange"
  | "refuse"
  | "cancelRequest"
  | "expireRequest"
  | "cancelIssue"
  | "replace"
  | "delete"
  | "queueTransmission"
  | "beginSending"
  | "loseSending"
  | "resumeSending"
  | "postponeSending"
  | "accept"
  | "reject"
  | "open"
  | "acknowledge"
  | "amend"
  | "requestAmendment"
  | "restore";

export type Actor = "supplier" | "buyer" | "broker" | "system";

export type Event =
  | "invoice.requested"
  | "invoice.issuing"
  | "invoice.issued"
  | "invoice.issueFailed"
  | "invoice.issueOutcomeUnknown"
  | "invoice.changeProposed"
  | "invoice.changeWithdrawn"
  | "invoice.changeAccepted"
  | "invoice.changeDeclined"
  | "invoice.refused"
  | "invoice.requestCancelled"
  | "invoice.requestExpired"
  | "invoice.issueCancelled"
  | "invoice.replaced"
  | "invoice.amended"
  | "invoice.amendmentRequested"
  | "invoice.restored"
  | "invoice.deleted"
  | "invoice.opened"
  | "invoice.acknowledged"
  | "transmission.queued"
  | "transmission.sending"
  | "transmission.outcomeUnknown"
  | "transmission.resumed"
  | "transmission.postponed"
  | "transmission.accepted"
  | "transmission.rejected";

export type Money = "hold" | "charge" | "release" | "refund";

/** States in which a row applies; a region left out may be in any state. */
export interface From {
  readonly document: ReadonlyArray<DocumentState>;
  readonly transmission?: ReadonlyArray<TransmissionState>;
  readonly acknowledgement?: ReadonlyArray<AcknowledgementState>;
  readonly billing?: ReadonlyArray<BillingState>;
  readonly origin?: "draft" | "requested";
}

/** States after it; a region left out stays. `origin` returns to where the issue began. */
export interface To {
  readonly document?: DocumentState | "origin";
  readonly transmission?: TransmissionState;
  readonly acknowledgement?: AcknowledgementState;
  readonly billing?: BillingState;
}

export interface Row {
  readonly command: Command;
  readonly by: ReadonlyArray<Actor>;
  /** What must hold of the invoice besides its states. */
  readonly when?: ReadonlyArray<Guard>;
  readonly from: From;
  readonly to: To;
  readonly events: ReadonlyArray<Event>;
  readonly money?: Money;
}

const issuerOrSystem = ["supplier", "broker", "system"] as const;
/** Who signs a consignment (위수탁), and who everything else. */
const broker = { by: ["broker"], when: ["consignment"] } as const;
const supplier = { by: ["supplier"], when: ["ownSupply"] } as const;
const system = ["system"] as const;
const unsent = ["none"] as const;
const running = ["issuing", "outcomeUnknown"] as const;

export const table: ReadonlyArray<Row> = [
  // 문서
  {
    command: "request",
    by: ["buyer"],
    when: ["reverse"],
    from: { document: ["draft"], transmission: unsent, billing: ["quoted", "released"] },
    to: { document: "requested" },
    events: ["invoice.requested"],
  },
  {
    command: "beginIssue",
    by: ["supplier"],
    when: ["forward"],
    from: { document: ["draft"], transmission: unsent, billing: ["quoted", "released"] },
    to: { document: "issuing", billing: "held" },
    events: ["invoice.issuing"],
    money: "hold",
  },
  {
    command: "beginIssue",
    ...broker,
    from: { document: ["draft"], transmission: unsent, billing: ["quoted", "released"] },
    to: { document: "issuing", billing: "held" },
    events: ["invoice.issuing"],
    money: "hold",
  },
  {
    command: "beginIssue",
    by: ["supplier"],
    when: ["reverse"],
    from: { document: ["requested"], transmission: unsent, billing: ["quoted", "released"] },
    to: { document: "issuing", billing: "held" },
    events: ["invoice.issuing"],
    money: "hold",
  },
  {
    command: "completeIssue",
    by: issuerOrSystem,
    from: { document: ["issuing"], transmission: unsent, billing: ["held"], origin: "draft" },
    to: { document: "issued", billing: "charged" },
    events: ["invoice.issued"],
    money: "charge",
  },
  // Who issues on request has read what it was sent: 확인.
  {
    command: "completeIssue",
    by: issuerOrSystem,
    from: { document: ["issuing"], transmission: unsent, billing: ["held"], origin: "requested" },
    to: { document: "issued", billing: "charged", acknowledgement: "acknowledged" },
    events: ["invoice.issued"],
    money: "charge",
  },
  {
    command: "failIssue",
    by: issuerOrSystem,
    from: { document: ["issuing"], transmission: unsent, billing: ["held"] },
    to: { document: "origin", billing: "released" },
    events: ["invoice.issueFailed"],
    money: "release",
  },
  {
    command: "loseIssue",
    by: system,
    from: { document: ["issuing"], transmission: unsent, billing: ["held"] },
    to: { document: "outcomeUnknown" },
    events: ["invoice.issueOutcomeUnknown"],
  },
  {
    command: "reconcileIssued",
    by: system,
    from: { document: ["outcomeUnknown"], transmission: unsent, billing: ["held"], origin: "draft" },
    to: { document: "issued", billing: "charged" },
    events: ["invoice.issued"],
    money: "charge",
  },
  {
    command: "reconcileIssued",
    by: system,
    from: { document: ["outcomeUnknown"], transmission: unsent, billing: ["held"], origin: "requested" },
    to: { document: "issued", billing: "charged", acknowledgement: "acknowledged" },
    events: ["invoice.issued"],
    money: "charge",
  },
  {
    command: "reconcileNotIssued",
    by: system,
    from: { document: ["outcomeUnknown"], transmission: unsent, billing: ["held"] },
    to: { document: "origin", billing: "released" },
    events: ["invoice.issueFailed"],
    money: "release",
  },
  // 수정 제안: the supplier would issue it otherwise; the buyer, who wrote it, decides.
  {
    command: "proposeChange",
    by: ["supplier"],
    from: { document: ["requested"], transmission: unsent },
    to: { document: "changeProposed" },
    events: ["invoice.changeProposed"],
  },
  {
    command: "withdrawChange",
    by: ["supplier"],
    from: { document: ["changeProposed"], transmission: unsent },
    to: { document: "requested" },
    events: ["invoice.changeWithdrawn"],
  },
  // What was read is no longer what is asked for.
  {
    command: "acceptChange",
    by: ["buyer"],
    from: { document: ["changeProposed"], transmission: unsent },
    to: { document: "requested", acknowledgement: "unread" },
    events: ["invoice.changeAccepted"],
  },
  {
    command: "declineChange",
    by: ["buyer"],
    from: { document: ["changeProposed"], transmission: unsent },
    to: { document: "requested" },
    events: ["invoice.changeDeclined"],
  },
  {
    command: "refuse",
    by: ["supplier"],
    from: { document: ["requested", "changeProposed"], transmission: unsent },
    to: { document: "refused" },
    events: ["invoice.refused"],
  },
  {
    command: "cancelRequest",
    by: ["buyer"],
    from: { document: ["requested", "changeProposed"], transmission: unsent },
    to: { document: "requestCancelled" },
    events: ["invoice.requestCancelled"],
  },
  {
    command: "expireRequest",
    by: system,
    when: ["expired"],
    from: { document: ["requested", "changeProposed"], transmission: unsent },
    to: { document: "requestExpired" },
    events: ["invoice.requestExpired"],
  },
  {
    command: "cancelIssue",
    ...supplier,
    from: { document: ["issued"], transmission: ["none", "queued", "rejected"], billing: ["charged"] },
    to: { document: "issueCancelled", transmission: "excluded", billing: "refunded" },
    events: ["invoice.issueCancelled"],
    money: "refund",
  },
  {
    command: "cancelIssue",
    ...broker,
    from: { document: ["issued"], transmission: ["none", "queued", "rejected"], billing: ["charged"] },
    to: { document: "issueCancelled", transmission: "excluded", billing: "refunded" },
    events: ["invoice.issueCancelled"],
    money: "refund",
  },
  // 재발행: whoever wrote what the authority rejected writes it anew, corrected, under another issue ID.
  {
    command: "replace",
    by: ["supplier"],
    when: ["forward"],
    from: { document: ["issued"], transmission: ["rejected"], billing: ["charged"] },
    to: { document: "issueCancelled", transmission: "excluded", billing: "refunded" },
    events: ["invoice.replaced"],
    money: "refund",
  },
  {
    command: "replace",
    by: ["buyer"],
    when: ["reverse"],
    from: { document: ["issued"], transmission: ["rejected"], billing: ["charged"] },
    to: { document: "issueCancelled", transmission: "excluded", billing: "refunded" },
    events: ["invoice.replaced"],
    money: "refund",
  },
  {
    command: "replace",
    ...broker,
    from: { document: ["issued"], transmission: ["rejected"], billing: ["charged"] },
    to: { document: "issueCancelled", transmission: "excluded", billing: "refunded" },
    events: ["invoice.replaced"],
    money: "refund",
  },
  {
    command: "amend",
    ...supplier,
    from: { document: ["issued", "amended"], transmission: ["accepted"] },
    to: { document: "amended" },
    events: ["invoice.amended"],
  },
  {
    command: "amend",
    ...broker,
    from: { document: ["issued", "amended"], transmission: ["accepted"] },
    to: { document: "amended" },
    events: ["invoice.amended"],
  },
  // 수정 요청: whoever wrote it asks its supplier to amend it.
  {
    command: "requestAmendment",
    by: ["buyer"],
    when: ["reverse"],
    from: { document: ["issued", "amended"], transmission: ["accepted"] },
    to: {},
    events: ["invoice.amendmentRequested"],
  },
  // The last of its amendments was cancelled: it stands as before.
  {
    command: "restore",
    by: system,
    from: { document: ["amended"], transmission: ["accepted"] },
    to: { document: "issued" },
    events: ["invoice.restored"],
  },
  {
    command: "delete",
    by: ["supplier"],
    when: ["forward"],
    from: { document: ["draft"], transmission: unsent },
    to: { document: "deleted" },
    events: ["invoice.deleted"],
  },
  {
    command: "delete",
    by: ["buyer"],
    when: ["reverse"],
    from: { document: ["draft"], transmission: unsent },
    to: { document: "deleted" },
    events: ["invoice.deleted"],
  },
  {
    command: "delete",
    ...broker,
    from: { document: ["draft"], transmission: unsent },
    to: { document: "deleted" },
    events: ["invoice.deleted"],
  },
  {
    command: "delete",
    by: ["buyer"],
    from: { document: ["refused", "requestCancelled", "requestExpired"], transmission: unsent },
    to: { document: "deleted" },
    events: ["invoice.deleted"],
  },
  {
    command: "delete",
    ...supplier,
    from: { document: ["issueCancelled"], transmission: ["excluded"] },
    to: { document: "deleted" },
    events: ["invoice.deleted"],
  },
  {
    command: "delete",
    ...broker,
    from: { document: ["issueCancelled"], transmission: ["excluded"] },
    to: { document: "deleted" },
    events: ["invoice.deleted"],
  },
  // A rejected invoice is given up and issued anew under another issue ID.
  {
    command: "delete",
    ...supplier,
    from: { document: ["issued"], transmission: ["rejected"] },
    to: { document: "deleted" },
    events: ["invoice.deleted"],
  },
  {
    command: "delete",
    ...broker,
    from: { document: ["issued"], transmission: ["rejected"] },
    to: { document: "deleted" },
    events: ["invoice.deleted"],
  },
  // 국세청 전송
  // By itself, unless it is exempt (면세): that is sent only when its issuer asks.
  {
    command: "queueTransmission",
    by: system,
    when: ["notExempt"],
    from: { document: ["issued"], transmission: ["none"], billing: ["charged"] },
    to: { transmission: "queued" },
    events: ["transmission.queued"],
  },
  {
    command: "queueTransmission",
    ...supplier,
    from: { document: ["issued"], transmission: ["none"], billing: ["charged"] },
    to: { transmission: "queued" },
    events: ["transmission.queued"],
  },
  {
    command: "queueTransmission",
    ...broker,
    from: { document: ["issued"], transmission: ["none"], billing: ["charged"] },
    to: { transmission: "queued" },
    events: ["transmission.queued"],
  },
  {
    command: "beginSending",
    by: system,
    from: { document: ["issued"], transmission: ["queued"] },
    to: { transmission: "sending" },
    events: ["transmission.sending"],
  },
  {
    command: "loseSending",
    by: system,
    from: { document: ["issued"], transmission: ["sending"] },
    to: { transmission: "unknown" },
    events: ["transmission.outcomeUnknown"],
  },
  {
    command: "resumeSending",
    by: system,
    from: { document: ["issued"], transmission: ["unknown"] },
    to: { transmission: "sending" },
    events: ["transmission.resumed"],
  },
  // Nothing left this machine, or the authority said that it holds nothing of it.
  {
    command: "postponeSending",
    by: system,
    from: { document: ["issued"], transmission: ["sending", "unknown"] },
    to: { transmission: "queued" },
    events: ["transmission.postponed"],
  },
  {
    command: "accept",
    by: system,
    from: { document: ["issued"], transmission: ["sending", "unknown"] },
    to: { transmission: "accepted" },
    events: ["transmission.accepted"],
  },
  {
    command: "reject",
    by: system,
    from: { document: ["issued"], transmission: ["sending", "unknown"] },
    to: { transmission: "rejected" },
    events: ["transmission.rejected"],
  },
  // 수신확인: of a request by the supplier, of an issued invoice by the buyer.
  {
    command: "open",
    by: ["supplier"],
    from: { document: ["requested", "changeProposed"], acknowledgement: ["unread"] },
    to: { acknowledgement: "opened" },
    events: ["invoice.opened"],
  },
  {
    command: "open",
    by: ["buyer"],
    from: { document: ["issued", "amended"], acknowledgement: ["unread"] },
    to: { acknowledgement: "opened" },
    events: ["invoice.opened"],
  },
  // Opening again changes nothing and is no event.
  {
    command: "open",
    by: ["supplier"],
    from: { document: ["requested", "changeProposed"], acknowledgement: ["opened", "acknowledged"] },
    to: {},
    events: [],
  },
  {
    command: "open",
    by: ["buyer"],
    from: { document: ["issued", "amended"], acknowledgement: ["opened", "acknowledged"] },
    to: {},
    events: [],
  },
  {
    command: "acknowledge",
    by: ["supplier"],
    from: { document: ["requested", "changeProposed"], acknowledgement: ["unread", "opened"] },
    to: { acknowledgement: "acknowledged" },
    events: ["invoice.acknowledged"],
  },
  {
    command: "acknowledge",
    by: ["buyer"],
    from: { document: ["issued", "amended"], acknowledgement: ["unread", "opened"] },
    to: { acknowledgement: "acknowledged" },
    events: ["invoice.acknowledged"],
  },
];

/** States in which an issue is under way, and `origin` is remembered. */
export const remembering: ReadonlyArray<DocumentState> = running;
