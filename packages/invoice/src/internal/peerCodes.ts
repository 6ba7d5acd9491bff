/** States of other systems as data; sources: their SDKs and manuals, and a supplier's guide to WEHAGO. */
import type { Refusal } from "@einv/refusal";
import type { AcknowledgementState, DocumentState, TransmissionState } from "../Status.ts";
import type { Route } from "./lifecycleGuards.ts";

type Some<State> = readonly [State, ...ReadonlyArray<State>];

/** A code with all states of einv that are written with it. */
export interface Row<Code> {
  readonly code: Code;
  readonly text: Refusal.Text;
  readonly document: Some<DocumentState>;
  readonly transmission?: Some<TransmissionState>;
  readonly acknowledgement?: Some<AcknowledgementState>;
  readonly routes?: Some<Route>;
  readonly readOnly?: true;
}

const text = (ko: string, en: string): Refusal.Text => ({ ko, en });

const issued = ["issued", "amended"] as const;
const requested = ["requested", "changeProposed"] as const;
const withdrawn = ["requestCancelled", "requestExpired"] as const;

export const popbill: ReadonlyArray<Row<number>> = [
  { code: 100, text: text("임시저장", "Draft"), document: ["draft"] },
  { code: 200, text: text("발행대기", "Waiting to be issued"), document: requested },
  { code: 300, text: text("발행완료", "Issued"), document: issued, transmission: ["none"] },
  { code: 302, text: text("전송대기", "Queued"), document: issued, transmission: ["queued"] },
  { code: 303, text: text("전송중", "Being sent"), document: issued, transmission: ["sending", "unknown"] },
  { code: 304, text: text("전송성공", "Accepted"), document: issued, transmission: ["accepted"] },
  { code: 305, text: text("전송실패", "Rejected"), document: issued, transmission: ["rejected"] },
  { code: 400, text: text("거부", "Refused"), document: ["refused"] },
  { code: 500, text: text("취소", "Request withdrawn"), document: withdrawn },
  {
    code: 600,
    text: text("발행취소", "Issue cancelled"),
    document: ["issueCancelled"],
    transmission: ["excluded"],
  },
  // Popbill prepares the sending: einv has it in the queue already.
  {
    code: 301,
    text: text("전송전", "Being prepared"),
    document: issued,
    transmission: ["queued"],
    readOnly: true,
  },
];

/** Thousands are the phase, the tens the route: 1 발행예정, 2 역발행. */
export const barobill: ReadonlyArray<Row<number>> = [
  { code: 1000, text: text("임시저장", "Draft"), document: ["draft"] },
  {
    code: 2020,
    text: text("역발행요청 발행대기", "Waiting for the supplier"),
    document: requested,
    routes: ["reverse"],
  },
  {
    code: 3014,
    text: text("발행완료", "Issued"),
    document: issued,
    routes: ["forward", "consignment"],
  },
  {
    code: 3021,
    text: text("역발행요청 발행완료", "Issued on request"),
    document: issued,
    routes: ["reverse"],
  },
  { code: 4022, text: text("역발행요청 거부", "Refused"), document: ["refused"], routes: ["reverse"] },
  {
    code: 5023,
    text: text("역발행 승인 전 공급받는자 취소", "Withdrawn by the buyer"),
    document: withdrawn,
    routes: ["reverse"],
  },
  {
    code: 5031,
    text: text("발행 후 공급자 취소", "Cancelled by the supplier"),
    document: ["issueCancelled"],
    transmission: ["excluded"],
  },
  // 발행예정: the buyer approves before the supplier issues, which einv does not have.
  {
    code: 2010,
    text: text("발행예정 승인대기", "Waiting for the buyer's approval"),
    document: ["draft"],
    routes: ["forward"],
    readOnly: true,
  },
  {
    code: 2011,
    text: text("발행예정 승인완료", "Approved by the buyer, not issued"),
    document: ["draft"],
    routes: ["forward"],
    readOnly: true,
  },
  {
    code: 3011,
    text: text("발행예정 발행완료", "Issued after approval"),
    document: ["issued"],
    routes: ["forward"],
    readOnly: true,
  },
  {
    code: 4012,
    text: text("발행예정 거부", "Not approved by the buyer"),
    document: ["refused"],
    routes: ["forward"],
    readOnly: true,
  },
  {
    code: 5013,
    text: text("승인 전 공급자 취소", "Withdrawn by the supplier"),
    document: ["requestCancelled"],
    routes: ["forward"],
    readOnly: true,
  },
];

/** `NTSSendState`. What is excluded from sending stays at 1. */
export const barobillTransmission: ReadonlyArray<{
  readonly code: number;
  readonly text: Refusal.Text;
  readonly states: Some<TransmissionState>;
}> = [
  { code: 1, text: text("전송전", "Not sent"), states: ["none", "excluded"] },
  { code: 2, text: text("전송대기", "Queued"), states: ["queued"] },
  { code: 3, text: text("전송중", "Being sent"), states: ["sending", "unknown"] },
  { code: 4, text: text("전송완료", "Accepted"), states: ["accepted"] },
  { code: 5, text: text("전송실패", "Rejected"), states: ["rejected"] },
];

/** 발행상태 and 신고상태 of a row of the WEHAGO list. */
export interface WehagoWords {
  readonly issue: string;
  readonly report: string;
}

const wehagoIssued = (
  issue: string,
  en: string,
  acknowledgement: Some<AcknowledgementState>,
): ReadonlyArray<Row<WehagoWords>> =>
  (
    [
      ["미전송", "not sent", ["none", "queued"]],
      ["전송중", "being sent", ["sending", "unknown"]],
      ["전송", "sent", ["accepted"]],
      ["실패", "failed", ["rejected"]],
    ] as const
  ).map(([report, reportEn, transmission]) => ({
    code: { issue, report },
    text: text(`${issue} ${report}`, `${en}, ${reportEn}`),
    document: issued,
    acknowledgement,
    transmission,
  }));

const wehagoUnissued = (issue: string, en: string, document: Some<DocumentState>): Row<WehagoWords> => ({
  code: { issue, report: "-" },
  text: text(issue, en),
  document,
});

export const wehago: ReadonlyArray<Row<WehagoWords>> = [
  wehagoUnissued("저장", "Saved", ["draft"]),
  wehagoUnissued("발행요청", "Issue requested", requested),
  wehagoUnissued("거절", "Refused", ["refused"]),
  ...wehagoIssued("확인", "Confirmed", ["acknowledged"]),
  ...wehagoIssued("미확인", "Not confirmed", ["unread", "opened"]),
  wehagoUnissued("취소", "Cancelled", ["issueCancelled", "requestCancelled", "requestExpired"]),
];
