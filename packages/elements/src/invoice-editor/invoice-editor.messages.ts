import { type Catalogue, withParticle } from "../foundation/speech.ts";
import type { Column } from "./columns.ts";
import type { OutcomeWords } from "./outcome.messages.ts";
import type { UnfinishedWords } from "./unfinished.messages.ts";

type Side = "supplier" | "buyer";

export interface SheetWords {
  readonly title: Readonly<Record<Side, string>>;
  readonly titleReplacing: string;
  readonly lead: Readonly<Record<Side, string>>;
  /** 공급자, 공급받는자 */
  readonly side: Readonly<Record<Side, string>>;
  readonly sections: Readonly<
    Record<"parties" | "terms" | "lines" | "payments" | "remarks" | "finish", string>
  >;

  readonly unsaved: string;
  readonly saving: string;
  readonly saved: (time: string) => string;
  readonly saveFailed: string;
  readonly saveAgain: string;
  readonly conflict: string;
  readonly conflictWhy: (who: string, when: string) => string;
  readonly conflictRemedy: string;
  readonly mine: string;
  readonly theirs: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
  readonly version: (lines: number, total: string) => string;
  readonly resumed: (time: string) => string;
  readonly startNew: string;
  readonly discard: string;
  readonly discarding: string;
  readonly discarded: string;
  readonly undo: string;
  readonly preview: string;
  readonly previewNotice: string;
  readonly replaces: string;

  readonly ours: string;
  readonly findPartner: Readonly<Record<Side, string>>;
  readonly findHint: string;
  readonly partnerMeta: (number: string, day: string) => string;
  readonly noPartner: (text: string) => string;
  readonly noPartners: string;
  readonly byHand: (text: string) => string;
  readonly partnersFound: (count: number) => string;
  readonly partnerTaken: (name: string) => string;
  readonly partnersFailed: string;
  readonly number: string;
  readonly numberOf: Readonly<Record<"business" | "foreigner", string>>;
  readonly buyerKind: string;
  readonly buyerKinds: Readonly<Record<"business" | "foreigner", string>>;
  readonly name: string;
  readonly representative: string;
  readonly address: string;
  readonly businessType: string;
  readonly businessItem: string;
  readonly branchNumber: string;
  readonly contact: string;
  readonly secondContact: string;
  readonly addSecondContact: string;
  readonly department: string;
  readonly person: string;
  readonly telephone: string;
  readonly email: string;
  readonly emailHint: Readonly<Record<Side, string>>;
  readonly moreOf: (side: string) => string;

  readonly writtenDate: string;
  readonly writtenDateHint: string;
  readonly issueBy: (day: string, left: string) => string;
  readonly issueByPast: (day: string, late: string) => string;
  readonly penalty: (late: boolean, supplier: string, buyer: string) => string;
  readonly kind: string;
  readonly kinds: Readonly<
    Record<"0101" | "0102" | "0301", { readonly label: string; readonly detail: string }>
  >;
  readonly purpose: string;
  readonly purposes: Readonly<
    Record<"receipt" | "claim", { readonly label: string; readonly detail: string }>
  >;
  readonly managementNumber: string;
  readonly managementHint: string;

  readonly columns: Readonly<Record<Column, string>>;
  readonly line: (line: number) => string;
  readonly cell: (line: number, column: string) => string;
  readonly lineActions: string;
  readonly addLine: string;
  readonly removeLine: (line: number) => string;
  readonly moveUp: (line: number) => string;
  readonly moveDown: (line: number) => string;
  readonly lineCount: (count: number, most: number) => string;
  readonly inclusive: string;
  readonly keys: string;
  readonly keysDetail: ReadonlyArray<readonly [keys: string, what: string]>;
  readonly productDiffers: (computed: string, difference: string) => string;
  readonly taxDiffers: (computed: string, difference: string) => string;
  readonly recompute: string;
  readonly removed: (line: number) => string;
  readonly pasted: (lines: number, leftOut: number) => string;
  readonly moved: (line: number, to: number) => string;
  readonly restored: string;
  readonly full: string;

  readonly supply: string;
  readonly tax: string;
  readonly total: string;

  readonly paymentsHint: string;
  readonly left: (amount: string) => string;
  readonly over: (amount: string) => string;
  readonly fill: (means: string) => string;
  readonly remark: (index: number) => string;
  readonly addRemark: string;
  readonly message: Readonly<Record<Side, string>>;
  readonly messageHint: Readonly<Record<Side, string>>;

  readonly payer: string;
  readonly payers: Readonly<Record<"buyer" | "supplier", string>>;
  readonly cost: (points: string) => string;
  readonly costOurs: (points: string) => string;
  readonly costTheirs: (points: string) => string;
  readonly costPartner: string;
  readonly costFree: string;
  readonly uncovered: string;
  readonly consequence: {
    readonly mail: (mail: string) => string;
    readonly mailMissing: string;
    readonly deadline: (day: string) => string;
    readonly undo: string;
    readonly prepare: string;
    readonly forwardMail: (mail: string) => string;
  };
  readonly errorsLeft: (count: number) => string;
  readonly warningsLeft: (count: number) => string;
  readonly send: Readonly<Record<Side, string>>;
  readonly sending: Readonly<Record<Side, string>>;
  readonly held: string;
  readonly fieldWrong: (label: string, text: string) => string;
}

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** All that a page can replace. */
export type EditorWords = SheetWords & UnfinishedWords & OutcomeWords;

export const editorMessages: Catalogue<SheetWords> = {
  ko: {
    title: { buyer: "역발행 요청 작성", supplier: "전자세금계산서 작성" },
    titleReplacing: "반려된 세금계산서 고쳐 쓰기",
    lead: {
      buyer: "공급자에게 발행을 요청할 세금계산서를 작성합니다. 발행은 공급자가 합니다.",
      supplier: "우리 회사가 공급자로 발행할 세금계산서를 작성합니다.",
    },
    side: { supplier: "공급자", buyer: "공급받는자" },
    sections: {
      parties: "거래 당사자",
      terms: "작성일자와 종류",
      lines: "품목",
      payments: "결제 방법",
      remarks: "비고와 메시지",
      finish: "확인하고 보내기",
    },
    unsaved: "저장 대기 중",
    saving: "저장하는 중…",
    saved: (time) => `저장됨 · ${time}`,
    saveFailed: "저장하지 못했습니다.",
    saveAgain: "다시 저장하기",
    conflict: "다른 곳에서 바뀌었습니다.",
    conflictWhy: (who, when) => `${withParticle(who, "이/가")} ${when}에 저장했습니다.`,
    conflictRemedy: "둘 중 하나를 선택해 주세요. 선택하기 전에는 저장하지 않습니다.",
    mine: "지금 화면의 내용",
    theirs: "저장된 내용",
    keepMine: "화면의 내용으로 저장하기",
    takeTheirs: "저장된 내용 불러오기",
    version: (lines, total) => `품목 ${lines}줄 · 합계 ${total}원`,
    resumed: (time) => `작성하던 내용을 이어서 보여 드립니다. 마지막 저장 ${time}`,
    startNew: "새로 작성하기",
    discard: "작성 내용 지우기",
    discarding: "지우는 중…",
    discarded: "작성 내용을 지웠습니다.",
    undo: "되돌리기",
    preview: "서식 미리보기",
    previewNotice: "아직 발행되지 않았습니다. 승인번호는 보낼 때 정해집니다.",
    replaces: "국세청이 반려한 세금계산서를 고쳐서 다시 보냅니다.",
    ours: "우리 회사",
    findPartner: { supplier: "공급자 찾기", buyer: "공급받는자 찾기" },
    findHint: "상호나 사업자등록번호로 찾으면 지난 거래의 내용을 한 번에 채웁니다.",
    partnerMeta: (number, day) => `${number} · 마지막 거래 ${day}`,
    noPartner: (text) => `'${text}'에 맞는 거래처가 없습니다.`,
    noPartners: "아직 거래처가 없습니다. 아래에 직접 입력해 주세요.",
    byHand: (text) => `'${text}' 직접 입력하기`,
    partnersFound: (count) => (count === 0 ? "맞는 거래처가 없습니다." : `거래처 ${count}곳`),
    partnerTaken: (name) => `${name}의 지난 거래 내용을 채웠습니다.`,
    partnersFailed: "거래처를 불러오지 못했습니다. 아래에 직접 입력할 수 있습니다.",
    number: "등록번호",
    numberOf: { business: "사업자등록번호", foreigner: "등록번호 (외국인)" },
    buyerKind: "공급받는자 구분",
    buyerKinds: { business: "사업자", foreigner: "외국인" },
    name: "상호",
    representative: "대표자 성명",
    address: "사업장 주소",
    businessType: "업태",
    businessItem: "종목",
    branchNumber: "종사업장번호",
    contact: "담당자",
    secondContact: "두 번째 담당자",
    addSecondContact: "담당자 한 명 더 입력하기",
    department: "부서",
    person: "담당자 성명",
    telephone: "연락처",
    email: "담당자 이메일",
    emailHint: {
      supplier: "이 주소로 승인 요청 메일을 보냅니다.",
      buyer: "발행하면 이 주소로 세금계산서를 보냅니다.",
    },
    moreOf: (side) => `${side}의 나머지 항목`,
    writtenDate: "작성일자",
    writtenDateHint: "재화나 용역을 공급한 날입니다.",
    issueBy: (day, left) => `${day}까지 발행해야 합니다 · ${left}`,
    issueByPast: (day, late) => `발행기한이 ${day}이었습니다 · ${late}`,
    penalty: (late, supplier, buyer) =>
      `${late ? "지금 발행하면" : "이후 발행하면"} 가산세 예상: 공급자\u00a0${supplier}원, 공급받는자\u00a0${buyer}원`,
    kind: "종류",
    kinds: {
      "0101": { label: "세금계산서 · 일반", detail: "세액 10 %" },
      "0102": { label: "세금계산서 · 영세율", detail: "수출 등, 세액 0" },
      "0301": { label: "계산서 · 면세", detail: "면세 거래, 세액 없음" },
    },
    purpose: "영수/청구",
    purposes: {
      receipt: { label: "영수", detail: "대금을 받았습니다" },
      claim: { label: "청구", detail: "대금을 청구합니다" },
    },
    managementNumber: "관리번호",
    managementHint: "우리 회사의 문서번호입니다. 한 번만 사용할 수 있습니다.",
    columns: {
      suppliedOn: "월일",
      name: "품목",
      specification: "규격",
      quantity: "수량",
      unitPrice: "단가",
      grand: "합계금액",
      supplyAmount: "공급가액",
      taxAmount: "세액",
      remark: "비고",
    },
    line: (line) => `${line}번째 줄`,
    cell: (line, column) => `${line}번째 줄 ${column}`,
    lineActions: "줄 관리",
    addLine: "줄 추가하기",
    removeLine: (line) => `${line}번째 줄 지우기`,
    moveUp: (line) => `${line}번째 줄 위로 옮기기`,
    moveDown: (line) => `${line}번째 줄 아래로 옮기기`,
    lineCount: (count, most) => `${count}줄 / ${most}줄까지`,
    inclusive: "부가세 포함 합계금액에서 나누기",
    keys: "키보드와 붙여넣기",
    keysDetail: [
      ["Enter", "다음 칸으로, 마지막 칸에서는 줄 추가"],
      ["↑ ↓", "위아래 줄로"],
      ["Alt + ↑ ↓", "줄 옮기기"],
      ["Ctrl + V", "스프레드시트에서 복사한 여러 행 붙여넣기"],
    ],
    productDiffers: (computed, difference) =>
      `공급가액이 수량 × 단가 ${computed}원과 다릅니다 (${difference}원).`,
    taxDiffers: (computed, difference) => `세액이 계산한 ${computed}원과 다릅니다 (${difference}원).`,
    recompute: "계산한 값으로 되돌리기",
    removed: (line) => `${line}번째 줄을 지웠습니다.`,
    pasted: (lines, leftOut) =>
      `${lines}줄을 붙여 넣었습니다.${leftOut === 0 ? "" : ` 99줄까지라서 ${leftOut}줄은 넣지 못했습니다.`}`,
    moved: (line, to) => `${line}번째 줄을 ${to}번째로 옮겼습니다.`,
    restored: "되돌렸습니다.",
    full: "품목은 99줄까지 쓸 수 있습니다. 나머지는 세금계산서를 나누어 주세요.",
    supply: "공급가액",
    tax: "세액",
    total: "합계금액",
    paymentsHint: "나누어 적지 않아도 됩니다. 적으면 합이 합계금액과 같아야 합니다.",
    left: (amount) => `합계금액까지 ${amount}원 남았습니다.`,
    over: (amount) => `합계금액보다 ${amount}원 많습니다.`,
    fill: (means) => `나머지를 ${withParticle(means, "으로/로")} 채우기`,
    remark: (index) => `비고 ${index}`,
    addRemark: "비고 추가하기",
    message: { buyer: "공급자에게 보내는 메시지", supplier: "공급받는자에게 보내는 메시지" },
    messageHint: {
      buyer: "승인 요청 메일과 승인 화면에 보입니다. 세금계산서에는 들어가지 않습니다.",
      supplier: "메일에 보입니다. 세금계산서에는 들어가지 않습니다.",
    },
    payer: "발행 포인트를 내는 쪽",
    payers: { buyer: "우리 회사 (역과금)", supplier: "공급자" },
    cost: (points) => `발행 비용 ${points}`,
    costOurs: (points) => `발행될 때 우리 회사 포인트에서 ${points} 차감합니다.`,
    costTheirs: (points) => `공급자가 발행할 때 ${points}를 냅니다. 우리 회사는 내지 않습니다.`,
    costPartner: "연동사가 부담하므로 우리 회사는 내지 않습니다.",
    costFree: "비용이 들지 않습니다.",
    uncovered: "포인트가 모자랍니다. 충전하지 않으면 발행할 때 막힙니다.",
    consequence: {
      mail: (mail) => `${mail} 주소로 승인 요청 메일을 보냅니다.`,
      mailMissing: "공급자 담당자의 이메일로 승인 요청 메일을 보냅니다. 이메일을 입력해 주세요.",
      deadline: (day) => `공급자는 ${day}까지 발행해야 합니다.`,
      undo: "공급자가 발행하기 전에는 요청을 취소할 수 있습니다.",
      prepare: "다음 화면에서 내용을 확인하고 인증서로 서명해 발행합니다. 아직 아무것도 보내지 않습니다.",
      forwardMail: (mail) => `발행하면 ${mail} 주소로 세금계산서를 보냅니다.`,
    },
    errorsLeft: (count) => `확인할 곳 ${count}곳`,
    warningsLeft: (count) => `주의 ${count}곳`,
    send: { buyer: "발행 요청하기", supplier: "발행 준비하기" },
    sending: { buyer: "요청하는 중…", supplier: "준비하는 중…" },
    held: "페이지가 요청을 보류했습니다.",
    fieldWrong: (label, text) => `${label}: ${text}`,
  },
  en: {
    title: { buyer: "Request an invoice", supplier: "Write an invoice" },
    titleReplacing: "Correct a rejected invoice",
    lead: {
      buyer: "You write the tax invoice; the supplier is asked to issue it.",
      supplier: "You write a tax invoice that your company issues as the supplier.",
    },
    side: { supplier: "Supplier", buyer: "Buyer" },
    sections: {
      parties: "Parties",
      terms: "Date and kind",
      lines: "Lines",
      payments: "Payment",
      remarks: "Remarks and message",
      finish: "Check and send",
    },
    unsaved: "Waiting to be saved",
    saving: "Saving…",
    saved: (time) => `Saved · ${time}`,
    saveFailed: "It could not be saved.",
    saveAgain: "Save again",
    conflict: "It was changed elsewhere.",
    conflictWhy: (who, when) => `Last saved by ${who}, ${when}.`,
    conflictRemedy: "Choose one of the two. Nothing is saved before.",
    mine: "What is on the screen",
    theirs: "What was saved",
    keepMine: "Save what is on the screen",
    takeTheirs: "Load what was saved",
    version: (lines, total) => `${lines} ${plural(lines, "line", "lines")} · total ${total} won`,
    resumed: (time) => `You go on where you stopped. Last saved ${time}`,
    startNew: "Start a new one",
    discard: "Discard the draft",
    discarding: "Discarding…",
    discarded: "The draft was discarded.",
    undo: "Undo",
    preview: "Preview the form",
    previewNotice: "Not issued yet. It gets its issue ID when it is sent.",
    replaces: "You correct an invoice that the tax authority rejected.",
    ours: "Your company",
    findPartner: { supplier: "Find the supplier", buyer: "Find the buyer" },
    findHint: "By name or business number; everything known of the last invoice is filled in.",
    partnerMeta: (number, day) => `${number} · last on ${day}`,
    noPartner: (text) => `Nobody known fits “${text}”.`,
    noPartners: "There is nobody yet. Fill in the fields below.",
    byHand: (text) => `Type in “${text}” by hand`,
    partnersFound: (count) => (count === 0 ? "Nobody fits." : `${count} found`),
    partnerTaken: (name) => `The last details of ${name} were filled in.`,
    partnersFailed: "They could not be fetched. You can fill in the fields below.",
    number: "Number",
    numberOf: { business: "Business number", foreigner: "Number (foreigner)" },
    buyerKind: "The buyer is",
    buyerKinds: { business: "A business", foreigner: "A foreigner" },
    name: "Name",
    representative: "Representative",
    address: "Address",
    businessType: "Business type",
    businessItem: "Business item",
    branchNumber: "Branch number",
    contact: "Contact",
    secondContact: "Second contact",
    addSecondContact: "Add a contact",
    department: "Department",
    person: "Contact's name",
    telephone: "Telephone",
    email: "Contact's e-mail",
    emailHint: {
      supplier: "The request is mailed to this address.",
      buyer: "The issued invoice is mailed to this address.",
    },
    moreOf: (side) => `More about the ${side.toLowerCase()}`,
    writtenDate: "Written date",
    writtenDateHint: "The day of the supply.",
    issueBy: (day, left) => `To be issued by ${day} · ${left}`,
    issueByPast: (day, late) => `It was to be issued by ${day} · ${late}`,
    penalty: (late, supplier, buyer) =>
      `Expected penalty ${late ? "if issued now" : "after that"}: supplier ${supplier} won, buyer ${buyer} won`,
    kind: "Kind",
    kinds: {
      "0101": { label: "Tax invoice, general", detail: "10 % tax" },
      "0102": { label: "Tax invoice, zero-rated", detail: "exports and such, tax 0" },
      "0301": { label: "Invoice, exempt", detail: "no tax" },
    },
    purpose: "Received or claimed",
    purposes: {
      receipt: { label: "Receipt", detail: "has been paid" },
      claim: { label: "Claim", detail: "is to be paid" },
    },
    managementNumber: "Document number",
    managementHint: "Your company's own. It can be used once.",
    columns: {
      suppliedOn: "Date",
      name: "Item",
      specification: "Spec.",
      quantity: "Quantity",
      unitPrice: "Unit price",
      grand: "Total",
      supplyAmount: "Supply",
      taxAmount: "Tax",
      remark: "Remark",
    },
    line: (line) => `Line ${line}`,
    cell: (line, column) => `Line ${line} ${column}`,
    lineActions: "Arrange",
    addLine: "Add a line",
    removeLine: (line) => `Remove line ${line}`,
    moveUp: (line) => `Move line ${line} up`,
    moveDown: (line) => `Move line ${line} down`,
    lineCount: (count, most) => `${count} of at most ${most} lines`,
    inclusive: "Split a total that includes tax",
    keys: "Keys and pasting",
    keysDetail: [
      ["Enter", "next cell; in the last one, a new line"],
      ["↑ ↓", "line above or below"],
      ["Alt + ↑ ↓", "move the line"],
      ["Ctrl + V", "paste rows copied from a spreadsheet"],
    ],
    productDiffers: (computed, difference) =>
      `Supply differs from quantity × unit price, ${computed} won (${difference} won).`,
    taxDiffers: (computed, difference) =>
      `Tax differs from the computed ${computed} won (${difference} won).`,
    recompute: "Back to what is computed",
    removed: (line) => `Line ${line} was removed.`,
    pasted: (lines, leftOut) =>
      `${lines} ${plural(lines, "line was", "lines were")} pasted.${leftOut === 0 ? "" : ` ${leftOut} did not fit into 99 lines.`}`,
    moved: (line, to) => `Line ${line} is now line ${to}.`,
    restored: "It is back.",
    full: "An invoice has at most 99 lines. Put the rest on another one.",
    supply: "Supply",
    tax: "Tax",
    total: "Total",
    paymentsHint: "It need not be split. If it is, the parts add up to the total.",
    left: (amount) => `${amount} won are left to the total.`,
    over: (amount) => `It is ${amount} won more than the total.`,
    fill: (means) => `Enter the rest as “${means}”`,
    remark: (index) => `Remark ${index}`,
    addRemark: "Add a remark",
    message: { buyer: "Message to the supplier", supplier: "Message to the buyer" },
    messageHint: {
      buyer: "Shown in the mail and on the approval page, not on the invoice.",
      supplier: "Shown in the mail, not on the invoice.",
    },
    payer: "Who pays the points",
    payers: { buyer: "Your company", supplier: "The supplier" },
    cost: (points) => `Cost of issuing ${points}`,
    costOurs: (points) => `${points} of your company's are charged when it is issued.`,
    costTheirs: (points) => `The supplier pays ${points} on issuing. Your company pays nothing.`,
    costPartner: "The partner pays. Your company pays nothing.",
    costFree: "It costs nothing.",
    uncovered: "There are not enough points. Unless some are charged, it cannot be issued.",
    consequence: {
      mail: (mail) => `A request is mailed to ${mail}.`,
      mailMissing: "A request is mailed to the supplier's contact. Enter the e-mail address.",
      deadline: (day) => `The supplier has to issue by ${day}.`,
      undo: "You can cancel until the supplier has issued.",
      prepare: "Next you check it and sign it with the certificate. Nothing is sent yet.",
      forwardMail: (mail) => `Once issued, it is mailed to ${mail}.`,
    },
    errorsLeft: (count) => `${count} to check`,
    warningsLeft: (count) => `${count} ${plural(count, "warning", "warnings")}`,
    send: { buyer: "Send the request", supplier: "Prepare the issue" },
    sending: { buyer: "Sending…", supplier: "Preparing…" },
    held: "The page held the request.",
    fieldWrong: (label, text) => `${label}: ${text}`,
  },
};
