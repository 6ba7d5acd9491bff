/** The words of `<einv-invoice-approval>`. */
import { certificateMessages, type CertificateWords } from "../certificate/certificate.messages.ts";
import { registeredMessages, type RegisteredWords } from "../certificate/registered.messages.ts";
import { refuseMessages, type RefuseFormWords } from "../issuing/refuse.messages.ts";
import { withParticle, type Catalogue } from "../foundation/speech.ts";

export interface ApprovalWords extends CertificateWords, RegisteredWords, RefuseFormWords {
  readonly titleToApprove: string;
  readonly titleToIssue: string;
  readonly titleRequested: string;
  readonly titleDocument: string;

  readonly chooseInvoice: string;

  readonly supplier: string;
  readonly buyer: string;
  readonly writtenDate: string;
  readonly purpose: string;
  readonly managementNumber: string;
  readonly items: string;
  readonly item: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly supply: string;
  readonly tax: string;
  readonly total: string;
  readonly moreItems: (count: number) => string;
  readonly fewerItems: string;
  readonly remarks: string;
  readonly fullForm: string;
  readonly showFullForm: string;
  readonly print: string;
  readonly message: (from: string) => string;

  readonly deadline: string;
  readonly issueBy: (day: string) => string;
  readonly issueByPast: (day: string) => string;
  readonly penaltyLater: string;
  readonly penaltyNow: string;
  readonly penalty: (supplier: string, buyer: string | undefined) => string;
  readonly penaltyLaw: string;

  readonly cost: string;
  readonly payer: Readonly<Record<"supplier" | "buyer" | "partner" | "none", string>>;
  readonly costNothing: string;
  readonly costYours: (points: string) => string;
  readonly costBuyerLater: (points: string) => string;
  /** Whose points do not suffice, and what to do. */
  readonly uncovered: (
    buyer: string,
  ) => Readonly<Record<"own" | "buyer" | "partner", readonly [what: string, now: string]>>;

  readonly issueRegistered: (points: string) => string;
  readonly issueRegisteredCharging: (points: string) => string;

  readonly issue: (points: string) => string;
  readonly issueCharging: (points: string) => string;
  readonly issuing: string;
  readonly consequence: (buyer: string, moment: string) => string;
  readonly consequenceExempt: (buyer: string) => string;
  readonly steps: Readonly<Record<"open" | "sign" | "send", string>>;
  readonly stepsLabel: string;
  readonly done: string;

  readonly lost: string;
  readonly sendAgain: string;
  readonly lookAgain: string;
  readonly checkAgain: string;

  readonly issuedTitle: string;
  readonly issuedAlready: string;
  readonly issueId: string;
  readonly copyIssueId: string;
  readonly issueIdCopied: string;
  readonly issuedAt: string;
  readonly signedBy: string;
  readonly charged: string;
  readonly chargedValue: (points: string, payer: string) => string;
  readonly authority: string;
  readonly authorityPlanned: (moment: string) => string;
  readonly authorityOnRequest: string;
  readonly authorityUnknown: string;
  readonly cancelUntil: (moment: string) => string;

  readonly refuse: string;
  readonly refuseTitle: string;
  readonly refuseLead: (buyer: string) => string;
  readonly refused: string;

  readonly waiting: string;
  readonly waitingWhy: (supplier: string) => string;
  readonly cancelRequest: string;
  readonly cancelRequestTitle: string;
  readonly cancelRequestLead: (supplier: string) => string;
  readonly requestCancelled: string;
  readonly cancelIssue: string;
  readonly cancelIssueTitle: string;
  readonly cancelIssueLead: (buyer: string) => string;
  readonly issueCancelled: string;
  readonly acknowledge: string;
  readonly acknowledged: string;
  readonly keep: string;
  readonly working: string;

  readonly closed: Readonly<
    Record<"refused" | "requestCancelled" | "requestExpired" | "issueCancelled" | "unknown", string>
  >;
  readonly closedNext: Readonly<
    Record<"refused" | "requestCancelled" | "requestExpired" | "issueCancelled" | "unknown", string>
  >;
  readonly reason: string;
}

export const approvalMessages: Catalogue<ApprovalWords> = {
  ko: {
    ...certificateMessages.ko,
    ...registeredMessages.ko,
    ...refuseMessages.ko,
    passwordHint: "Enter를 누르면 발행합니다.",
    titleToApprove: "역발행 승인",
    titleToIssue: "세금계산서 발행",
    titleRequested: "역발행 요청",
    titleDocument: "전자세금계산서",

    chooseInvoice: "세금계산서를 선택하면 여기에 나타납니다.",

    supplier: "공급자",
    buyer: "공급받는자",
    writtenDate: "작성일자",
    purpose: "영수/청구",
    managementNumber: "관리번호",
    items: "품목",
    item: "품목",
    quantity: "수량",
    unitPrice: "단가",
    supply: "공급가액",
    tax: "세액",
    total: "합계",
    moreItems: (count) => `나머지 ${count}개 품목 보기`,
    fewerItems: "품목 접기",
    remarks: "비고",
    fullForm: "전체 서식",
    showFullForm: "전체 서식 보기",
    print: "인쇄하기",
    message: (from) => `${from}의 메시지`,

    deadline: "발행기한",
    issueBy: (day) => `${day}까지`,
    issueByPast: (day) => `${day} 지남`,
    penaltyLater: "이후 발행하면 가산세 예상",
    penaltyNow: "지금 발행하면 가산세 예상",
    penalty: (supplier, buyer) =>
      `공급자\u00a0${supplier}원${buyer === undefined ? "" : `, 공급받는자\u00a0${buyer}원`}`,
    penaltyLaw: "부가가치세법\u00a0제60조",

    cost: "발행 비용",
    payer: { supplier: "공급자 부담", buyer: "공급받는자 부담", partner: "연동사 부담", none: "무료" },
    costNothing: "공급받는자가 발행 포인트를 부담하므로 0 P로 발행됩니다.",
    costYours: (points) => `발행하면 ${withParticle(points, "이/가")} 차감됩니다.`,
    costBuyerLater: (points) => `공급자가 발행하면 ${withParticle(points, "이/가")} 차감됩니다.`,
    uncovered: (buyer) => ({
      own: ["포인트가 부족합니다.", "충전한 뒤 발행해 주세요."],
      buyer: ["공급받는자의 포인트가 부족합니다.", `${buyer}에 충전을 요청해 주세요.`],
      partner: ["이 서비스를 제공하는 곳의 포인트가 부족합니다.", "제공하는 곳에 충전을 요청해 주세요."],
    }),

    issueRegistered: (points) => `등록된 인증서로 발행하기 · ${points}`,
    issueRegisteredCharging: (points) => `등록된 인증서로 발행하기 · ${points} 차감`,

    issue: (points) => `발행하기 · ${points}`,
    issueCharging: (points) => `발행하기 · ${points} 차감`,
    issuing: "발행하고 있습니다",
    consequence: (buyer, moment) =>
      `${buyer}에 발행하고 ${moment}에 국세청으로 전송됩니다. 그 전까지 취소할 수 있습니다.`,
    consequenceExempt: (buyer) => `${buyer}에 발행합니다. 국세청에는 전송을 요청할 때만 전송됩니다.`,
    steps: { open: "인증서 확인", sign: "전자서명", send: "발행" },
    stepsLabel: "진행 상황",
    done: "완료",

    lost: "이미 발행되었을 수 있습니다. 다시 보내도 같은 서명이 전달되어 한 번만 발행됩니다.",
    sendAgain: "다시 보내기",
    lookAgain: "지금 상태 보기",
    checkAgain: "다시 확인하기",

    issuedTitle: "발행했습니다",
    issuedAlready: "발행된 세금계산서입니다",
    issueId: "승인번호",
    copyIssueId: "승인번호 복사하기",
    issueIdCopied: "승인번호를 복사했습니다.",
    issuedAt: "발행일시",
    signedBy: "전자서명",
    charged: "발행 비용",
    chargedValue: (points, payer) => `${points} · ${payer}`,
    authority: "국세청",
    authorityPlanned: (moment) => `${moment} 전송 예정`,
    authorityOnRequest: "전송을 요청할 때만 전송됩니다.",
    authorityUnknown: "전송했으며, 접수되었는지 확인하고 있습니다.",
    cancelUntil: (moment) => `${moment} 전까지 발행을 취소할 수 있습니다.`,

    refuse: "요청 거절하기",
    refuseTitle: "발행 요청을 거절합니다",
    refuseLead: (buyer) => `${buyer}에 아래 사유가 전달되고 요청이 끝납니다. 되돌릴 수 없습니다.`,
    refused: "요청을 거절했습니다.",

    waiting: "공급자의 발행을 기다리고 있습니다",
    waitingWhy: (supplier) => `${withParticle(supplier, "이/가")} 발행하거나 거절하면 알려 드립니다.`,
    cancelRequest: "발행 요청 취소하기",
    cancelRequestTitle: "발행 요청을 취소합니다",
    cancelRequestLead: (supplier) =>
      `${withParticle(supplier, "은/는")} 더 이상 이 요청으로 발행할 수 없습니다. 필요하면 새로 요청해 주세요.`,
    requestCancelled: "발행 요청을 취소했습니다.",
    cancelIssue: "발행 취소하기 (국세청 전송 제외)",
    cancelIssueTitle: "발행을 취소합니다",
    cancelIssueLead: (buyer) =>
      `국세청에 전송되지 않으며 ${buyer}에 취소가 통지됩니다. 이 승인번호는 다시 사용할 수 없습니다.`,
    issueCancelled: "발행을 취소했습니다.",
    acknowledge: "받은 세금계산서 확인하기",
    acknowledged: "세금계산서를 확인했습니다.",
    keep: "그대로 두기",
    working: "처리하고 있습니다",

    closed: {
      refused: "거절된 요청입니다",
      requestCancelled: "취소된 요청입니다",
      requestExpired: "기한이 지나 만료된 요청입니다",
      issueCancelled: "발행이 취소된 세금계산서입니다",
      unknown: "발행 결과를 확인하고 있습니다",
    },
    closedNext: {
      refused: "공급받는자가 내용을 고쳐 새로 요청할 수 있습니다.",
      requestCancelled: "발행이 필요하면 공급받는자가 새로 요청해 주세요.",
      requestExpired: "공급자가 직접 발행하거나, 공급받는자가 새로 요청해 주세요.",
      issueCancelled: "국세청에 전송되지 않습니다. 필요하면 새 승인번호로 다시 발행해 주세요.",
      unknown: "다시 발행하지 마세요. 잠시 뒤 지금 상태를 확인해 주세요.",
    },
    reason: "사유",
  },
  en: {
    ...certificateMessages.en,
    ...registeredMessages.en,
    ...refuseMessages.en,
    passwordHint: "Press Enter to issue.",
    titleToApprove: "Approve a reverse issue",
    titleToIssue: "Issue a tax invoice",
    titleRequested: "Request to issue",
    titleDocument: "Tax invoice",

    chooseInvoice: "Choose an invoice to see it here.",

    supplier: "Supplier",
    buyer: "Buyer",
    writtenDate: "Written date",
    purpose: "Purpose",
    managementNumber: "Document number",
    items: "Items",
    item: "Item",
    quantity: "Quantity",
    unitPrice: "Unit price",
    supply: "Supply amount",
    tax: "Tax",
    total: "Total",
    moreItems: (count) => `Show ${count} more items`,
    fewerItems: "Show fewer items",
    remarks: "Remarks",
    fullForm: "The whole form",
    showFullForm: "Show the whole form",
    print: "Print",
    message: (from) => `Message from ${from}`,

    deadline: "Deadline",
    issueBy: (day) => `by ${day}`,
    issueByPast: (day) => `was ${day}`,
    penaltyLater: "Estimated penalty after that",
    penaltyNow: "Estimated penalty if issued now",
    penalty: (supplier, buyer) =>
      `supplier\u00a0${supplier}\u00a0won${buyer === undefined ? "" : `, buyer\u00a0${buyer}\u00a0won`}`,
    penaltyLaw: "VAT\u00a0Act, article\u00a060",

    cost: "Cost of issuing",
    payer: { supplier: "Supplier pays", buyer: "Buyer pays", partner: "Provider pays", none: "Free" },
    costNothing: "The buyer pays the points, so issuing costs you 0 P.",
    costYours: (points) => `Issuing takes ${points} from your balance.`,
    costBuyerLater: (points) => `${points} are taken once the supplier issues.`,
    uncovered: (buyer) => ({
      own: ["There are not enough points.", "Charge them, then issue."],
      buyer: ["The buyer has not enough points.", `Ask ${buyer} to charge them.`],
      partner: ["The provider of this service has not enough points.", "Ask the provider to charge them."],
    }),

    issueRegistered: (points) => `Issue with the registered certificate · ${points}`,
    issueRegisteredCharging: (points) => `Issue with the registered certificate for ${points}`,

    issue: (points) => `Issue · ${points}`,
    issueCharging: (points) => `Issue for ${points}`,
    issuing: "Issuing",
    consequence: (buyer, moment) =>
      `It is issued to ${buyer} and sent to the tax authority on ${moment}. Until then it can be cancelled.`,
    consequenceExempt: (buyer) =>
      `It is issued to ${buyer}. The tax authority gets it only when somebody asks for it.`,
    steps: { open: "Check the certificate", sign: "Sign", send: "Issue" },
    stepsLabel: "Progress",
    done: "Done",

    lost: "It may have been issued already. Sending again sends the same signature, so it is issued once.",
    sendAgain: "Send again",
    lookAgain: "See where it stands",
    checkAgain: "Check again",

    issuedTitle: "Issued",
    issuedAlready: "This tax invoice is issued",
    issueId: "Issue ID",
    copyIssueId: "Copy the issue ID",
    issueIdCopied: "The issue ID was copied.",
    issuedAt: "Issued at",
    signedBy: "Signed by",
    charged: "Cost of issuing",
    chargedValue: (points, payer) => `${points} · ${payer}`,
    authority: "Tax authority",
    authorityPlanned: (moment) => `Will be sent on ${moment}`,
    authorityOnRequest: "Sent only when somebody asks for it.",
    authorityUnknown: "It was sent; whether it arrived is being checked.",
    cancelUntil: (moment) => `The issue can be cancelled until ${moment}.`,

    refuse: "Refuse the request",
    refuseTitle: "Refuse this request",
    refuseLead: (buyer) => `${buyer} is told the reason, and the request ends. This cannot be undone.`,
    refused: "The request was refused.",

    waiting: "Waiting for the supplier",
    waitingWhy: (supplier) => `You are told when ${supplier} issues or refuses it.`,
    cancelRequest: "Cancel the request",
    cancelRequestTitle: "Cancel this request",
    cancelRequestLead: (supplier) =>
      `${supplier} can no longer issue on this request. Send a new one if it is needed.`,
    requestCancelled: "The request was cancelled.",
    cancelIssue: "Cancel the issue (not sent to the tax authority)",
    cancelIssueTitle: "Cancel this issue",
    cancelIssueLead: (buyer) =>
      `It is not sent to the tax authority, and ${buyer} is told. The issue ID cannot be used again.`,
    issueCancelled: "The issue was cancelled.",
    acknowledge: "Confirm the received invoice",
    acknowledged: "The invoice was confirmed.",
    keep: "Leave it as it is",
    working: "Working",

    closed: {
      refused: "This request was refused",
      requestCancelled: "This request was cancelled",
      requestExpired: "This request has expired",
      issueCancelled: "The issue of this invoice was cancelled",
      unknown: "The outcome of issuing is being checked",
    },
    closedNext: {
      refused: "The buyer can correct it and request it anew.",
      requestCancelled: "If it is still needed, the buyer sends a new request.",
      requestExpired: "The supplier issues on its own, or the buyer sends a new request.",
      issueCancelled: "It is not sent to the tax authority. If needed, issue it anew under a new issue ID.",
      unknown: "Do not issue it again. See where it stands in a moment.",
    },
    reason: "Reason",
  },
};
