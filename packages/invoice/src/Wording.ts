/** The words for amounts, kinds and states that every screen, mail and print shares, in Korean and English. */
import type { Refusal } from "@einv/refusal";
import type { Route } from "./internal/lifecycleGuards.ts";
import type { ChangeReason, RefuseReason } from "./Reason.ts";
import type {
  AcknowledgementState,
  BillingState,
  DocumentState,
  Status,
  TransmissionState,
} from "./Status.ts";
import type { AmendmentReason, CalendarDate, PaymentMeans, Purpose, TypeCode } from "./TaxInvoice.ts";
import { facets, type Taxation, type Transaction } from "./TypeCode.ts";

type Text = Refusal.Text;

/** An amount with thousands separators, without the unit: `5,500`, `-1,000`. */
export const won = (amount: bigint): string => {
  const digits = (amount < 0n ? -amount : amount).toString();
  return (amount < 0n ? "-" : "") + digits.replace(/\B(?=(?:\d{3})+$)/g, ",");
};

const digitNames = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
const placeNames = ["", "십", "백", "천"];
const groupNames = ["", "만", "억", "조", "경", "해", "자", "양", "구", "간"];

const readGroup = (group: string): string => {
  let reading = "";
  for (let index = 0; index < group.length; index++) {
    const digit = group.charCodeAt(index) - 48;
    if (digit !== 0) reading += `${digitNames[digit]}${placeNames[group.length - 1 - index]}`;
  }
  return reading;
};

/**
 * An amount as it is read out on documents, every digit named so that none can
 * be added: `금 오천오백원정`, `금 일만일천원정`; `금 마이너스 오천오백원정` below zero.
 */
export const koreanAmount = (amount: bigint): string => {
  const digits = (amount < 0n ? -amount : amount).toString();
  if (digits.length > groupNames.length * 4) return `금 ${won(amount)}원정`;
  let reading = "";
  for (let end = digits.length, group = 0; end > 0; end -= 4, group++) {
    const part = readGroup(digits.slice(Math.max(0, end - 4), end));
    if (part !== "") reading = `${part}${groupNames[group]}${reading}`;
  }
  return `금 ${amount < 0n ? "마이너스 " : ""}${reading === "" ? "영" : reading}원정`;
};

/** 문서 상태 (발행상태). */
export const documentState: Readonly<Record<DocumentState, Text>> = {
  draft: { ko: "임시저장", en: "Draft" },
  requested: { ko: "발행요청", en: "Issue requested" },
  changeProposed: { ko: "수정제안", en: "Change proposed" },
  issuing: { ko: "발행 중", en: "Being issued" },
  outcomeUnknown: { ko: "발행 확인 중", en: "Outcome being checked" },
  issued: { ko: "발행완료", en: "Issued" },
  refused: { ko: "거절", en: "Refused" },
  requestCancelled: { ko: "요청취소", en: "Request cancelled" },
  requestExpired: { ko: "요청만료", en: "Request expired" },
  issueCancelled: { ko: "발행취소", en: "Issue cancelled" },
  amended: { ko: "수정발행", en: "Amended" },
  deleted: { ko: "삭제", en: "Deleted" },
};

/** 발행방향. */
export const route: Readonly<Record<Route, Text>> = {
  forward: { ko: "정발행", en: "Issued by the supplier" },
  reverse: { ko: "역발행", en: "Issued on request" },
  consignment: { ko: "위수탁", en: "Issued by a broker" },
};

/** 거절 사유. */
export const refuseReason: Readonly<Record<RefuseReason, Text>> = {
  "wrong-amount": { ko: "금액이 다릅니다", en: "The amount is wrong" },
  "wrong-party": { ko: "거래처 정보가 다릅니다", en: "A party's details are wrong" },
  "wrong-date": { ko: "작성일자가 다릅니다", en: "The written date is wrong" },
  "not-our-supply": { ko: "공급한 적이 없습니다", en: "We supplied nothing of this" },
  duplicate: { ko: "이미 발행한 거래입니다", en: "It was issued already" },
  other: { ko: "기타", en: "Another reason" },
};

/** 수정 제안 사유. */
export const changeReason: Readonly<Record<ChangeReason, Text>> = {
  amount: { ko: "금액", en: "Amount" },
  items: { ko: "품목", en: "Lines" },
  "written-date": { ko: "작성일자", en: "Written date" },
  supplier: { ko: "공급자 정보", en: "Supplier's details" },
  buyer: { ko: "공급받는자 정보", en: "Buyer's details" },
  kind: { ko: "과세구분", en: "Kind" },
  purpose: { ko: "영수·청구", en: "Received or claimed" },
  payment: { ko: "결제방법", en: "Payment" },
  remark: { ko: "비고", en: "Remark" },
};

/** 국세청 전송 상태 (신고상태). */
export const transmissionState: Readonly<Record<TransmissionState, Text>> = {
  none: { ko: "미전송", en: "Not sent" },
  queued: { ko: "전송대기", en: "Waiting to be sent" },
  sending: { ko: "전송중", en: "Being sent" },
  unknown: { ko: "전송 확인 중", en: "Sending being checked" },
  accepted: { ko: "전송완료", en: "Accepted by the tax authority" },
  rejected: { ko: "전송실패", en: "Rejected by the tax authority" },
  excluded: { ko: "전송제외", en: "Excluded from sending" },
};

/** 수신확인. */
export const acknowledgementState: Readonly<Record<AcknowledgementState, Text>> = {
  unread: { ko: "미확인", en: "Unread" },
  opened: { ko: "열람", en: "Opened" },
  acknowledged: { ko: "확인", en: "Confirmed" },
};

/** 과금. */
export const billingState: Readonly<Record<BillingState, Text>> = {
  quoted: { ko: "과금 전", en: "Not charged" },
  held: { ko: "포인트 보류", en: "Points held" },
  charged: { ko: "과금완료", en: "Charged" },
  released: { ko: "보류 해제", en: "Hold released" },
  refunded: { ko: "환불", en: "Refunded" },
};

/**
 * The badges of an invoice: one for the document, and, once it is issued, one
 * for the acknowledgement and one for the transmission (확인 · 미전송).
 */
export const badges = (status: Status): ReadonlyArray<Text> =>
  status.document === "issued" || status.document === "amended" || status.document === "issueCancelled"
    ? [
        documentState[status.document],
        acknowledgementState[status.acknowledgement],
        transmissionState[status.transmission],
      ]
    : [documentState[status.document]];

const transactionNames: Readonly<Record<Transaction, Text>> = {
  general: { ko: "일반", en: "general" },
  zeroRated: { ko: "영세율", en: "zero-rated" },
  consignment: { ko: "위수탁", en: "consignment" },
  import: { ko: "수입", en: "import" },
  zeroRatedConsignment: { ko: "영세율위수탁", en: "zero-rated consignment" },
  importDeferred: { ko: "수입납부유예", en: "import, payment deferred" },
};

/** 과세구분. */
export const taxation: Readonly<Record<Taxation, Text>> = {
  taxable: { ko: "과세", en: "taxable" },
  zeroRated: { ko: "영세", en: "zero-rated" },
  exempt: { ko: "면세", en: "exempt" },
};

/** Title of the document: 전자세금계산서, 수정전자계산서 … */
export const title = (code: TypeCode): Text => {
  const { document, amendment } = facets(code);
  const exempt = document === "exemptInvoice";
  return {
    ko: `${amendment ? "수정" : ""}전자${exempt ? "" : "세금"}계산서`,
    en: `${amendment ? "Amended electronic" : "Electronic"} ${exempt ? "invoice (exempt)" : "tax invoice"}`,
  };
};

/** Kind in full: `전자세금계산서 · 일반`. */
export const kind = (code: TypeCode): Text => {
  const transaction = transactionNames[facets(code).transaction];
  return { ko: `${title(code).ko} · ${transaction.ko}`, en: `${title(code).en}, ${transaction.en}` };
};

/** 영수/청구. */
export const purpose: Readonly<Record<Purpose, Text>> = {
  receipt: { ko: "영수", en: "Receipt" },
  claim: { ko: "청구", en: "Claim" },
};

/** The sentence at the foot of the form: 이 금액을 (청구)함. */
export const purposeSentence: Readonly<Record<Purpose, Text>> = {
  receipt: { ko: "이 금액을 영수함", en: "This amount has been received." },
  claim: { ko: "이 금액을 청구함", en: "This amount is claimed." },
};

/** 결제수단. */
export const paymentMeans: Readonly<Record<PaymentMeans, Text>> = {
  cash: { ko: "현금", en: "Cash" },
  cheque: { ko: "수표", en: "Cheque" },
  note: { ko: "어음", en: "Promissory note" },
  credit: { ko: "외상미수금", en: "On credit" },
};

/** 수정사유. */
export const amendmentReason: Readonly<Record<AmendmentReason, Text>> = {
  "01": { ko: "기재사항의 착오·정정", en: "Correction of entries" },
  "02": { ko: "공급가액 변동", en: "Change of the supply amount" },
  "03": { ko: "환입", en: "Goods returned" },
  "04": { ko: "계약의 해제", en: "Contract rescinded" },
  "05": { ko: "내국신용장 사후 개설", en: "Local letter of credit opened afterwards" },
  "06": { ko: "착오에 의한 이중발급", en: "Issued twice by mistake" },
};

/** A date as documents say it: `2026년 11월 22일`, `22 November 2026`. */
export const date = (day: CalendarDate): Text => {
  const [year, month, dayOfMonth] = day.split("-").map(Number);
  return {
    ko: `${year}년 ${month}월 ${dayOfMonth}일`,
    en: `${dayOfMonth} ${months[(month ?? 1) - 1]} ${year}`,
  };
};

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
