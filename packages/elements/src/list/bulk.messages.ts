/** The words of choosing several invoices and doing one thing to all. */
import type { Views } from "@einv/api";
import { certificateMessages, type CertificateWords } from "../certificate/certificate.messages.ts";
import { registeredMessages, type RegisteredWords } from "../certificate/registered.messages.ts";
import type { Catalogue } from "../foundation/speech.ts";
import { refuseMessages, type RefuseFormWords } from "../issuing/refuse.messages.ts";
import type { BulkAction } from "./bulk.ts";

export interface BulkWords extends CertificateWords, RegisteredWords, RefuseFormWords {
  readonly selection: (count: number, total: string) => string;
  readonly selectionLabel: string;
  readonly selectionElsewhere: (count: number) => string;
  readonly unselect: string;
  readonly issueAll: string;
  readonly issueSome: (count: number) => string;
  readonly refuseSome: (count: number) => string;
  readonly acknowledgeSome: (count: number) => string;
  readonly cannotIssue: (count: number) => string;
  readonly obstacles: Readonly<Record<"right" | "supplier" | "certificate", (count: number) => string>>;
  readonly obstacleState: (state: string, count: number) => string;
  /** Amendments of several documents among what is chosen. */
  readonly pairs: (count: number) => string;
  readonly pair: string;
  readonly dropThese: (count: number) => string;

  readonly issueTitle: (count: number) => string;
  readonly issueLead: string;
  readonly issueLeadRegistered: string;
  readonly refuseTitle: (count: number) => string;
  readonly refuseLead: (count: number, total: string) => string;
  readonly acknowledgeTitle: (count: number) => string;
  readonly cost: string;
  readonly costNothing: string;
  readonly costOwn: (points: string, count: number) => string;
  readonly costOthers: (payer: string, count: number) => string;
  readonly payers: Readonly<Record<Views.Payer, string>>;
  readonly balance: (available: string) => string;
  readonly balanceShort: (missing: string) => string;
  readonly nearestDeadline: (day: string, left: string) => string;
  readonly late: (count: number) => string;
  readonly issueNow: (count: number, points: string | undefined) => string;
  readonly refuseNow: (count: number) => string;
  readonly keepSelecting: string;
  readonly safeToLeave: string;

  readonly working: Readonly<Record<BulkAction, string>>;
  readonly opening: string;
  readonly progress: (done: number, total: number) => string;
  readonly spoken: (action: string, done: number, total: number) => string;
  readonly stop: string;
  readonly stopping: string;
  readonly held: string;
  readonly resume: string;

  readonly resultTitle: Readonly<Record<BulkAction, (done: number, total: number) => string>>;
  readonly results: string;
  readonly doneWord: Readonly<Record<BulkAction, string>>;
  readonly refusedWord: string;
  readonly unknownWord: string;
  readonly untouchedWord: string;
  readonly issueId: string;
  readonly unknownHint: string;
  readonly sendAgain: (count: number) => string;
  readonly retryFailed: (count: number) => string;
  readonly closeResults: string;
}

const invoices = (count: number): string => (count === 1 ? "1 invoice" : `${count} invoices`);
const requests = (count: number): string => (count === 1 ? "1 request" : `${count} requests`);
const were = (count: number): string => (count === 1 ? "was" : "were");

export const bulkMessages: Catalogue<BulkWords> = {
  ko: {
    ...certificateMessages.ko,
    ...registeredMessages.ko,
    ...refuseMessages.ko,
    selection: (count, total) => `${count}건 · 합계 ${total}원`,
    selectionLabel: "선택한 문서",
    selectionElsewhere: (count) => `지금 보이지 않는 ${count}건이 들어 있습니다.`,
    unselect: "선택 해제하기",
    issueAll: "한 번에 발행하기",
    issueSome: (count) => `${count}건 발행하기`,
    refuseSome: (count) => `${count}건 거절하기`,
    acknowledgeSome: (count) => `${count}건 수신확인하기`,
    cannotIssue: (count) => `${count}건은 발행할 수 없습니다.`,
    obstacles: {
      right: (count) => `발행할 권한이 없는 문서 ${count}건`,
      supplier: (count) => `공급자가 발행할 문서 ${count}건`,
      certificate: (count) => `다른 회사 인증서가 필요한 문서 ${count}건`,
    },
    obstacleState: (state, count) => `${state} ${count}건`,
    pairs: (count) => `수정 ${count}건은 문서 2장이 한 건으로 함께 처리됩니다.`,
    pair: "수정 2장",
    dropThese: (count) => `이 ${count}건 선택 해제하기`,

    issueTitle: (count) => `${count}건을 한 번에 발행합니다`,
    issueLead: "인증서 하나와 암호 한 번으로 모두 서명합니다. 문서마다 지금 내용을 다시 확인하고 서명합니다.",
    issueLeadRegistered:
      "서버에 등록된 인증서로 모두 서명합니다. 문서마다 지금 내용을 다시 확인하고 서명합니다.",
    refuseTitle: (count) => `${count}건의 발행 요청을 거절합니다`,
    refuseLead: (count, total) =>
      `${count}건, 합계 ${total}원의 요청이 끝나고, 모든 공급받는자에게 같은 사유가 전달됩니다. 되돌릴 수 없습니다.`,
    acknowledgeTitle: (count) => `${count}건을 수신확인합니다`,
    cost: "발행 비용",
    costNothing: "0 P",
    costOwn: (points, count) => `${points} P (우리 회사 부담 ${count}건)`,
    costOthers: (payer, count) => `0 P (${payer} 부담 ${count}건)`,
    payers: { supplier: "공급자", buyer: "공급받는자", partner: "연동사", none: "없음" },
    balance: (available) => `사용할 수 있는 포인트 ${available} P`,
    balanceShort: (missing) =>
      `포인트가 ${missing} P 부족합니다. 부족한 문서는 발행되지 않고 이유와 함께 남습니다.`,
    nearestDeadline: (day, left) => `가장 빠른 발행기한 ${day} (${left})`,
    late: (count) => `발행기한이 지난 문서 ${count}건은 지금 발행하면 지연발급 가산세 대상입니다.`,
    issueNow: (count, points) =>
      points === undefined ? `${count}건 발행하기` : `${points} P로 ${count}건 발행하기`,
    refuseNow: (count) => `${count}건 거절하기`,
    keepSelecting: "더 고르기",
    safeToLeave: "같은 문서가 두 번 처리되지 않습니다. 도중에 멈추거나 창을 닫아도 나머지는 그대로 남습니다.",

    working: {
      issue: "발행하고 있습니다",
      refuse: "거절하고 있습니다",
      acknowledge: "수신확인하고 있습니다",
    },
    opening: "인증서를 확인하고 있습니다",
    progress: (done, total) => `${done} / ${total}`,
    spoken: (action, done, total) => `${action}. ${total}건 중 ${done}건.`,
    stop: "여기까지만 하기",
    stopping: "지금 문서까지 마치고 멈춥니다",
    held: "연결되면 이어서 합니다. 같은 문서가 두 번 처리되지 않습니다.",
    resume: "지금 이어서 하기",

    resultTitle: {
      issue: (done, total) => `${total}건 중 ${done}건을 발행했습니다`,
      refuse: (done, total) => `${total}건 중 ${done}건을 거절했습니다`,
      acknowledge: (done, total) => `${total}건 중 ${done}건을 수신확인했습니다`,
    },
    results: "문서별 결과",
    doneWord: { issue: "발행완료", refuse: "거절", acknowledge: "수신확인" },
    refusedWord: "처리하지 못함",
    unknownWord: "결과 확인 필요",
    untouchedWord: "하지 않음",
    issueId: "승인번호",
    unknownHint:
      "서버의 답을 받지 못했습니다. 같은 문서를 다시 보내면 결과를 알 수 있고, 두 번 처리되지 않습니다.",
    sendAgain: (count) => `${count}건 다시 보내기`,
    retryFailed: (count) => `남은 ${count}건 다시 하기`,
    closeResults: "결과 닫기",
  },
  en: {
    ...certificateMessages.en,
    ...registeredMessages.en,
    ...refuseMessages.en,
    selection: (count, total) => `${invoices(count)} selected · ${total} won`,
    selectionLabel: "Selected documents",
    selectionElsewhere: (count) =>
      count === 1 ? "1 of them is not in sight." : `${count} of them are not in sight.`,
    unselect: "Clear the selection",
    issueAll: "Issue all at once",
    issueSome: (count) => `Issue ${invoices(count)}`,
    refuseSome: (count) => `Refuse ${requests(count)}`,
    acknowledgeSome: (count) => `Confirm ${invoices(count)}`,
    cannotIssue: (count) => `${invoices(count)} cannot be issued.`,
    obstacles: {
      right: (count) => `${count} for want of a right`,
      supplier: (count) => `${count} to be issued by the supplier`,
      certificate: (count) => `${count} that another company's certificate signs`,
    },
    obstacleState: (state, count) => `${count} ${state.toLowerCase()}`,
    pairs: (count) =>
      count === 1
        ? "1 amendment is two documents, done together or not at all."
        : `${count} amendments are two documents each, done together or not at all.`,
    pair: "amendment, 2 documents",
    dropThese: (count) => (count === 1 ? "Deselect this invoice" : `Deselect these ${count} invoices`),

    issueTitle: (count) => (count === 1 ? "Issue 1 invoice" : `Issue ${invoices(count)} at once`),
    issueLead: "One certificate and one password sign them all. Each is looked at again before it is signed.",
    issueLeadRegistered:
      "The registered certificate signs them all at the server. Each is looked at again before it is signed.",
    refuseTitle: (count) => `Refuse ${requests(count)}`,
    refuseLead: (count, total) =>
      count === 1
        ? `1 request of ${total} won ends, and its buyer is told the reason. This cannot be undone.`
        : `${requests(count)} of ${total} won end, and every buyer is told the same reason. This cannot be undone.`,
    acknowledgeTitle: (count) => `Confirm ${invoices(count)}`,
    cost: "Cost",
    costNothing: "0 P",
    costOwn: (points, count) => `${points} P (we pay for ${invoices(count)})`,
    costOthers: (payer, count) => `0 P (${payer} pays for ${invoices(count)})`,
    payers: { supplier: "the supplier", buyer: "the buyer", partner: "the partner", none: "nobody" },
    balance: (available) => `${available} P can be spent`,
    balanceShort: (missing) =>
      `${missing} P are missing. What they do not suffice for is not issued, and says so.`,
    nearestDeadline: (day, left) => `Nearest deadline ${day} (${left})`,
    late: (count) =>
      count === 1
        ? "1 invoice is past its deadline: issuing it now incurs a late-issue penalty."
        : `${invoices(count)} are past their deadline: issuing them now incurs a late-issue penalty.`,
    issueNow: (count, points) => `Issue ${invoices(count)}${points === undefined ? "" : ` for ${points} P`}`,
    refuseNow: (count) => `Refuse ${requests(count)}`,
    keepSelecting: "Back to the list",
    safeToLeave: "Nothing is done twice. Stop or close the page at any time: the rest stays as it is.",

    working: { issue: "Issuing", refuse: "Refusing", acknowledge: "Confirming" },
    opening: "Checking the certificate",
    progress: (done, total) => `${done} / ${total}`,
    spoken: (action, done, total) => `${action}. ${done} of ${total}.`,
    stop: "Stop after this one",
    stopping: "Finishing the current one",
    held: "It goes on once the connection is back. Nothing is done twice.",
    resume: "Go on now",

    resultTitle: {
      issue: (done, total) => `${done} of ${invoices(total)} ${were(done)} issued`,
      refuse: (done, total) => `${done} of ${requests(total)} ${were(done)} refused`,
      acknowledge: (done, total) => `${done} of ${invoices(total)} ${were(done)} confirmed`,
    },
    results: "Results by document",
    doneWord: { issue: "Issued", refuse: "Refused", acknowledge: "Confirmed" },
    refusedWord: "Not done",
    unknownWord: "Outcome to be checked",
    untouchedWord: "Not begun",
    issueId: "Issue ID",
    unknownHint:
      "The server's answer was lost. Sending the same again tells the outcome, and nothing is done twice.",
    sendAgain: (count) => `Send ${invoices(count)} again`,
    retryFailed: (count) =>
      count === 1 ? "Try the other invoice again" : `Try the other ${count} invoices again`,
    closeResults: "Close the results",
  },
};
