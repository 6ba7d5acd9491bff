/** The words of `<einv-amendment-planner>`. */
import type { DraftViews } from "@einv/api";
import type { Catalogue } from "../foundation/speech.ts";

type Role = DraftViews.PlannedView["role"];

export interface PlannerWords {
  readonly title: string;
  readonly chooseInvoice: string;
  readonly standing: string;
  readonly earlier: (count: number) => string;
  readonly what: string;
  readonly supplier: string;
  readonly buyer: string;
  readonly line: (number: number) => string;
  readonly entries: Readonly<
    Record<
      | "name"
      | "item"
      | "representative"
      | "address"
      | "businessType"
      | "businessItem"
      | "number"
      | "email"
      | "kind"
      | "writtenDate"
      | "remark"
      | "specification"
      | "quantity"
      | "unitPrice"
      | "supplyAmount"
      | "taxAmount"
      | "suppliedOn"
      | "typeCode"
      | "purpose"
      | "amount",
      string
    >
  >;
  readonly numberHint: string;
  readonly moreEntries: string;
  readonly computed: string;
  readonly correctFirst: string;

  readonly onOf: Readonly<Record<"amount-changed" | "ended-in-part" | "returned" | "rescinded", string>>;
  readonly direction: string;
  readonly less: string;
  readonly more: string;
  readonly difference: string;
  readonly returnedSupply: string;
  readonly tax: string;
  readonly taxHint: string;
  readonly openedOn: string;
  readonly twin: string;
  readonly twinHint: string;
  readonly notAnAmount: string;

  readonly planTitle: (count: number) => string;
  readonly planning: string;
  readonly planned: (count: number) => string;
  readonly answerFirst: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly differences: (count: number) => string;
  readonly nothing: string;
  readonly together: string;
  readonly total: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly issueBy: string;
  readonly now: string;
  readonly never: string;

  readonly payer: string;
  readonly payerOf: (side: "supplier" | "buyer" | "partner" | "none", points: string) => string;
  readonly message: string;
  readonly prepare: (count: number) => string;
  readonly preparing: string;
  readonly prepareHint: string;
  readonly request: string;
  readonly requesting: string;
  readonly requestHint: string;
  readonly requested: string;
  readonly requestedWhy: string;
  readonly openRequest: string;
  readonly back: string;
}

export const plannerMessages: Catalogue<PlannerWords> = {
  ko: {
    title: "수정세금계산서",
    chooseInvoice: "수정할 세금계산서를 선택하면 여기에 나타납니다.",
    standing: "금액 변화",
    earlier: (count) => `이미 발행되었거나 요청된 수정세금계산서 ${count}건`,
    what: "무슨 일이 있었나요?",
    supplier: "공급자",
    buyer: "공급받는자",
    line: (number) => `${number}번째 품목`,
    entries: {
      name: "상호",
      item: "품목",
      representative: "성명",
      address: "사업장주소",
      businessType: "업태",
      businessItem: "종목",
      number: "공급받는자 등록번호",
      email: "담당자 이메일",
      kind: "문서 종류",
      writtenDate: "작성일자",
      remark: "비고",
      specification: "규격",
      quantity: "수량",
      unitPrice: "단가",
      supplyAmount: "공급가액",
      taxAmount: "세액",
      suppliedOn: "월일",
      typeCode: "문서 종류",
      purpose: "영수/청구",
      amount: "금액",
    },
    numberHint: "사업자등록번호 10자리. - 없이 입력해도 됩니다.",
    moreEntries: "상호, 주소, 비고 고치기",
    computed: "수량이나 단가를 고치면 공급가액과 세액을 다시 계산합니다.",
    correctFirst: "잘못 적은 항목을 고치면 발행할 문서를 보여 드립니다.",

    onOf: {
      "amount-changed": "금액이 바뀐 날",
      "ended-in-part": "해지된 날",
      returned: "반품된 날",
      rescinded: "계약이 해제된 날",
    },
    direction: "금액이 어떻게 되었나요?",
    less: "줄었습니다",
    more: "늘었습니다",
    difference: "달라진 공급가액 (원)",
    returnedSupply: "반품된 공급가액 (원)",
    tax: "세액 (원)",
    taxHint: "비워 두면 원래 세금계산서의 비율로 계산합니다.",
    openedOn: "내국신용장 개설일 또는 구매확인서 발급일",
    twin: "남겨 둘 세금계산서의 승인번호",
    twinHint: "두 번 발행한 것 가운데 그대로 두는 쪽입니다.",
    notAnAmount: "숫자만 입력해 주세요.",

    planTitle: (count) => `발행할 문서 ${count}건`,
    planning: "계산하고 있습니다.",
    planned: (count) => `발행할 문서는 ${count}건입니다.`,
    answerFirst: "물음에 답하면 발행할 문서와 금액, 기한을 보여 드립니다.",
    roles: {
      reversal: "원래 세금계산서의 금액을 그대로 뺍니다.",
      correction: "올바른 내용으로 다시 적습니다.",
      difference: "달라진 금액만 적습니다.",
      return: "반품된 금액만 뺍니다.",
      rescission: "원래 세금계산서의 금액을 모두 뺍니다.",
      zeroRated: "영세율로 다시 적습니다.",
    },
    differences: (count) => `원래와 다른 항목 ${count}개`,
    nothing: "없음",
    together: "두 문서는 함께 발행되며, 하나만 발행되지 않습니다.",
    total: "합계금액",
    before: "지금",
    after: "수정 뒤",
    change: "차이",
    issueBy: "발행기한",
    now: "지금 발행하면",
    never: "발행하지 않으면",

    payer: "발행 비용 부담",
    payerOf: (side, points) =>
      ({ supplier: "공급자 부담", buyer: "공급받는자 부담", partner: "연동사 부담", none: "무료" })[side] +
      (side === "none" ? "" : ` · ${points}`),
    message: "공급자에게 전할 내용",
    prepare: (count) => (count === 1 ? "확인하고 발행하기" : `${count}건 확인하고 발행하기`),
    preparing: "문서를 만들고 있습니다",
    prepareHint: "다음 화면에서 내용을 보고 인증서로 발행합니다. 아직 아무것도 발행되지 않습니다.",
    request: "수정 요청하기",
    requesting: "요청하고 있습니다",
    requestHint: "공급자에게 메일이 가고, 공급자가 승인하면 발행됩니다.",
    requested: "수정세금계산서를 요청했습니다",
    requestedWhy: "공급자가 발행하거나 거절하면 알려 드립니다.",
    openRequest: "요청한 문서 보기",
    back: "돌아가서 고치기",
  },
  en: {
    title: "Amended tax invoice",
    chooseInvoice: "Choose an invoice to amend.",
    standing: "What changes",
    earlier: (count) =>
      count === 1
        ? "1 amendment issued or requested before"
        : `${count} amendments issued or requested before`,
    what: "What happened?",
    supplier: "Supplier",
    buyer: "Buyer",
    line: (number) => `Line ${number}`,
    entries: {
      name: "Name",
      item: "Item",
      representative: "Representative",
      address: "Address",
      businessType: "Business type",
      businessItem: "Business item",
      number: "Buyer's business number",
      email: "Contact's e-mail",
      kind: "Kind",
      writtenDate: "Written date",
      remark: "Remarks",
      specification: "Specification",
      quantity: "Quantity",
      unitPrice: "Unit price",
      supplyAmount: "Supply amount",
      taxAmount: "Tax",
      suppliedOn: "Day",
      typeCode: "Kind",
      purpose: "Purpose",
      amount: "Amount",
    },
    numberHint: "Ten digits, with or without hyphens.",
    moreEntries: "Correct names, addresses, remarks",
    computed: "Supply amount and tax are worked out anew when quantity or price changes.",
    correctFirst: "Correct what was wrong to see the documents.",

    onOf: {
      "amount-changed": "Day of the change",
      "ended-in-part": "Day it was ended",
      returned: "Day of the return",
      rescinded: "Day of the rescission",
    },
    direction: "Which way did the amount go?",
    less: "Down",
    more: "Up",
    difference: "Change in supply (won)",
    returnedSupply: "Supply amount returned (won)",
    tax: "Tax (won)",
    taxHint: "Left empty, it follows the original's proportion.",
    openedOn: "Day the letter of credit or confirmation was issued",
    twin: "Issue ID of the invoice that stays",
    twinHint: "Of the two, the one that is left as it is.",
    notAnAmount: "Digits only.",

    planTitle: (count) => (count === 1 ? "One document to issue" : `${count} documents to issue`),
    planning: "Working it out.",
    planned: (count) =>
      count === 1 ? "One document is to be issued." : `${count} documents are to be issued.`,
    answerFirst: "Answer to see documents, amounts and days.",
    roles: {
      reversal: "Takes back all that the original says.",
      correction: "States it again, correctly.",
      difference: "States the difference only.",
      return: "Takes back what was returned.",
      rescission: "Takes back all that the original says.",
      zeroRated: "States it again at zero rate.",
    },
    differences: (count) => (count === 1 ? "1 entry differs" : `${count} entries differ`),
    nothing: "nothing",
    together: "Both are issued together, or neither.",
    total: "Total",
    before: "Now",
    after: "After",
    change: "Difference",
    issueBy: "Issue by",
    now: "Issued now",
    never: "Never issued",

    payer: "Who pays for issuing",
    payerOf: (side, points) =>
      ({ supplier: "The supplier", buyer: "The buyer", partner: "The provider", none: "Free" })[side] +
      (side === "none" ? "" : ` · ${points}`),
    message: "Message to the supplier",
    prepare: (count) => (count === 1 ? "Review and issue" : `Review and issue ${count}`),
    preparing: "Writing the documents",
    prepareHint: "The next screen shows them, and your certificate issues them. Nothing is issued yet.",
    request: "Ask for the amendment",
    requesting: "Asking",
    requestHint: "The supplier gets a mail, and issues it by approving.",
    requested: "The amendment was asked for",
    requestedWhy: "You are told when the supplier issues or refuses it.",
    openRequest: "Open the request",
    back: "Back to correct it",
  },
};
