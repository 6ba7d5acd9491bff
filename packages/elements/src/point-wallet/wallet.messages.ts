/** The words of `<einv-point-wallet>`. */
import type { Catalogue } from "../foundation/speech.ts";

export type Movement =
  | "sold"
  | "paid"
  | "bonus"
  | "used"
  | "returned"
  | "paid-back"
  | "bonus-withdrawn"
  | "paid-out";

export interface WalletWords {
  readonly title: string;
  readonly balance: string;
  readonly bought: string;
  readonly bonus: string;
  readonly enoughFor: (count: string) => string;
  readonly none: string;
  readonly tooFew: string;
  readonly noneBlocks: (count: number) => string;
  readonly low: (points: string) => string;

  readonly held: string;
  readonly heldWhy: Readonly<Record<"issue" | "give-back", string>>;
  readonly since: (time: string) => string;
  readonly seeInvoice: string;

  readonly outlook: string;
  readonly needed: string;
  readonly pending: (count: number) => string;
  readonly usual: (months: number) => string;
  readonly noUsual: string;

  readonly charge: string;
  readonly chargeTitle: string;
  readonly amount: string;
  readonly offer: (won: string) => string;
  readonly offerBonus: (points: string, bonus: string) => string;
  readonly offerPoints: (points: string) => string;
  readonly own: string;
  readonly ownAmount: string;
  readonly ownHint: (least: string, most: string, step: string) => string;
  readonly ownWrong: (least: string, most: string, step: string) => string;
  readonly pay: (won: string) => string;
  readonly starting: string;
  readonly payWhere: string;

  readonly paying: string;
  readonly payingLead: (won: string) => string;
  readonly blocked: string;
  readonly closed: string;
  readonly openPage: string;
  readonly payHere: string;
  readonly checkNow: string;
  readonly stop: string;
  readonly approving: string;
  readonly unknown: string;
  readonly unknownLead: string;
  readonly paid: string;
  readonly paidLead: (points: string, balance: string) => string;
  readonly paidBonus: (bonus: string) => string;
  readonly givenUp: string;
  readonly givenUpLead: string;
  readonly failed: string;
  readonly failedNext: string;
  readonly again: string;
  readonly handedOver: string;

  readonly shortage: (points: string) => string;
  readonly shortageLead: (needed: string, available: string) => string;
  readonly enough: string;

  readonly entries: string;
  readonly month: string;
  readonly opening: string;
  readonly closing: string;
  readonly soFar: string;
  readonly when: string;
  readonly what: string;
  readonly points: string;
  readonly balanceAfter: string;
  readonly more: string;
  readonly movement: Readonly<Record<Movement, string>>;
  readonly ofBonus: string;
  readonly noEntries: string;
  readonly entriesLoading: string;
  readonly receipt: string;
  readonly usageReceipt: string;
  readonly paymentReceipt: string;
  readonly receiptNumber: string;
  readonly invoice: string;
  readonly chargedAt: string;
  readonly refundedAt: string;
  readonly paidAt: string;
  readonly method: string;
  readonly supply: string;
  readonly tax: string;
  readonly total: string;
  readonly givenBack: string;
  readonly print: string;

  readonly orders: string;
  readonly order: Readonly<
    Record<"created" | "open" | "approving" | "paid" | "declined" | "expired" | "mismatch", string>
  >;
  readonly cancelled: (won: string) => string;
  readonly cancelling: (won: string) => string;
  readonly goOn: string;
  readonly cancelOrder: string;
  readonly cancelTitle: string;
  readonly cancelLead: string;
  readonly cancelBonus: string;
  readonly cancelAmount: string;
  readonly cancelHint: (most: string) => string;
  readonly cancelPress: (won: string) => string;
  readonly cancelWorking: string;
  readonly cancelDone: (won: string) => string;
  readonly cancelAsked: string;

  readonly deniedTitle: string;
}

export const walletMessages: Catalogue<WalletWords> = {
  ko: {
    title: "포인트",
    balance: "사용할 수 있는 포인트",
    bought: "충전",
    bonus: "보너스",
    enoughFor: (count) => `약 ${count}건을 발행할 수 있습니다.`,
    none: "포인트가 없습니다.",
    tooFew: "한 건을 발행하기에 모자랍니다.",
    noneBlocks: (count) => `우리 회사가 부담하는 요청 ${count}건을 발행할 수 없습니다. 충전해 주세요.`,
    low: (points) => `다음 달까지 ${points}가 모자랄 것으로 보입니다.`,

    held: "사용 예정",
    heldWhy: { issue: "발행 중인 세금계산서", "give-back": "취소 중인 결제" },
    since: (time) => `${time}부터`,
    seeInvoice: "세금계산서 보기",

    outlook: "다음 달에 필요한 포인트",
    needed: "예상",
    pending: (count) => `우리 회사가 부담하는 요청 ${count}건`,
    usual: (months) => `지난 ${months}개월 평균`,
    noUsual: "지난달까지 사용한 포인트가 없습니다.",

    charge: "포인트 충전하기",
    chargeTitle: "포인트 충전",
    amount: "충전 금액 (부가세 포함)",
    offer: (won) => `${won}원`,
    offerBonus: (points, bonus) => `${points} + 보너스 ${bonus}`,
    offerPoints: (points) => points,
    own: "직접 입력",
    ownAmount: "금액",
    ownHint: (least, most, step) => `${least}원부터 ${most}원까지, ${step}원 단위`,
    ownWrong: (least, most, step) => `${least}원부터 ${most}원까지, ${step}원 단위로 입력해 주세요.`,
    pay: (won) => `${won}원 결제하기`,
    starting: "결제창을 여는 중입니다",
    payWhere: "결제대행사의 결제창에서 결제합니다. 카드 번호는 이 화면을 거치지 않습니다.",

    paying: "결제를 기다리고 있습니다",
    payingLead: (won) => `열린 결제창에서 ${won}원을 결제해 주세요. 마치면 여기에 바로 반영됩니다.`,
    blocked: "브라우저가 결제창을 막았습니다. 아래에서 열어 주세요.",
    closed: "결제창이 닫혔습니다. 결제를 마쳤다면 확인하기를 눌러 주세요.",
    openPage: "결제창 열기",
    payHere: "이 화면에서 결제하기",
    checkNow: "결제 확인하기",
    stop: "다른 금액으로 충전하기",
    approving: "결제를 확인하고 있습니다",
    unknown: "결제 결과를 확인하고 있습니다",
    unknownLead:
      "다시 결제하지 마세요. 결제되었다면 포인트는 한 번만 충전됩니다. 결과가 오면 바로 표시합니다.",
    paid: "충전했습니다",
    paidLead: (points, balance) => `${points}를 충전해 이제 ${balance}를 사용할 수 있습니다.`,
    paidBonus: (bonus) => `보너스 ${bonus} 포함`,
    givenUp: "결제를 취소했습니다",
    givenUpLead: "돈은 빠져나가지 않았습니다.",
    failed: "충전하지 못했습니다",
    failedNext: "다른 결제수단으로 다시 시도해 주세요. 돈은 빠져나가지 않았습니다.",
    again: "다시 충전하기",
    handedOver: "결제를 전달했습니다. 이 창은 닫아도 됩니다.",

    shortage: (points) => `${points}가 모자랍니다`,
    shortageLead: (needed, available) => `필요한 포인트 ${needed} · 지금 ${available}`,
    enough: "포인트가 충분합니다.",

    entries: "거래명세",
    month: "월",
    opening: "이월",
    closing: "월말",
    soFar: "지금까지",
    when: "일시",
    what: "내용",
    points: "포인트",
    balanceAfter: "잔액",
    more: "관련",
    movement: {
      sold: "충전 (ERP)",
      paid: "충전 (결제)",
      bonus: "보너스 지급",
      used: "사용",
      returned: "환급",
      "paid-back": "결제 취소",
      "bonus-withdrawn": "보너스 회수",
      "paid-out": "환불",
    },
    ofBonus: "보너스",
    noEntries: "이 달에는 거래가 없습니다.",
    entriesLoading: "거래명세를 불러오는 중입니다.",
    receipt: "영수증",
    usageReceipt: "이용 영수증",
    paymentReceipt: "결제 영수증",
    receiptNumber: "번호",
    invoice: "세금계산서",
    chargedAt: "사용일시",
    refundedAt: "환급일시",
    paidAt: "결제일시",
    method: "결제수단",
    supply: "공급가액",
    tax: "세액",
    total: "합계",
    givenBack: "취소 금액",
    print: "인쇄하기",

    orders: "충전 주문",
    order: {
      created: "준비 중",
      open: "결제 대기",
      approving: "확인 중",
      paid: "충전됨",
      declined: "거절됨",
      expired: "시간 지남",
      mismatch: "금액 다름 · 돌려드림",
    },
    cancelled: (won) => `${won}원 취소됨`,
    cancelling: (won) => `${won}원 취소 확인 중`,
    goOn: "결제 이어서 하기",
    cancelOrder: "결제 취소하기",
    cancelTitle: "결제 취소하기",
    cancelLead: "사용하지 않은 포인트만큼 결제한 수단으로 돌려받습니다.",
    cancelBonus: "함께 받은 보너스 포인트는 취소하는 만큼 줄어듭니다.",
    cancelAmount: "취소할 금액",
    cancelHint: (most) => `${most}원까지`,
    cancelPress: (won) => `${won}원 취소하기`,
    cancelWorking: "취소하고 있습니다",
    cancelDone: (won) => `${won}원을 취소했습니다.`,
    cancelAsked: "결제대행사의 확인을 기다리고 있습니다. 확인될 때까지 그만큼의 포인트는 쓸 수 없습니다.",

    deniedTitle: "거래명세와 환불",
  },
  en: {
    title: "Points",
    balance: "Points that can be used",
    bought: "Bought",
    bonus: "Bonus",
    enoughFor: (count) => `Enough for about ${count} invoices.`,
    none: "There are no points.",
    tooFew: "Not enough to issue one invoice.",
    noneBlocks: (count) =>
      count === 1
        ? "One request that your company pays for cannot be issued. Charge points."
        : `${count} requests that your company pays for cannot be issued. Charge points.`,
    low: (points) => `${points} are likely to be missing by next month.`,

    held: "On hold",
    heldWhy: { issue: "an invoice being issued", "give-back": "a payment being cancelled" },
    since: (time) => `since ${time}`,
    seeInvoice: "See the invoice",

    outlook: "What next month will need",
    needed: "Estimate",
    pending: (count) =>
      count === 1 ? "1 request that your company pays for" : `${count} requests that your company pays for`,
    usual: (months) => (months === 1 ? "Last month" : `Average of ${months} months`),
    noUsual: "No points were used up to last month.",

    charge: "Charge points",
    chargeTitle: "Charge points",
    amount: "Amount (VAT included)",
    offer: (won) => `${won} won`,
    offerBonus: (points, bonus) => `${points} + bonus ${bonus}`,
    offerPoints: (points) => points,
    own: "Another amount",
    ownAmount: "Amount",
    ownHint: (least, most, step) => `${least} to ${most} won, in steps of ${step}`,
    ownWrong: (least, most, step) => `Enter ${least} to ${most} won, in steps of ${step}.`,
    pay: (won) => `Pay ${won} won`,
    starting: "Opening the payment page",
    payWhere: "You pay on the gateway's own page. Card numbers never pass through this one.",

    paying: "Waiting for the payment",
    payingLead: (won) => `Pay ${won} won in the window that opened. It shows here at once.`,
    blocked: "The browser held back the payment window. Open it below.",
    closed: "The payment window was closed. If you have paid, check it.",
    openPage: "Open the payment page",
    payHere: "Pay in this window",
    checkNow: "Check the payment",
    stop: "Charge another amount",
    approving: "Checking the payment",
    unknown: "The outcome of the payment is being checked",
    unknownLead: "Do not pay again. If the money was taken, the points are credited once, and it shows here.",
    paid: "The points are there",
    paidLead: (points, balance) => `${points} were charged; ${balance} can be used now.`,
    paidBonus: (bonus) => `bonus ${bonus} included`,
    givenUp: "The payment was called off",
    givenUpLead: "No money was taken.",
    failed: "No points were charged",
    failedNext: "Try another means of payment. No money was taken.",
    again: "Charge again",
    handedOver: "The payment was handed over. You may close this window.",

    shortage: (points) => `${points} are missing`,
    shortageLead: (needed, available) => `needed ${needed} · available ${available}`,
    enough: "There are enough points.",

    entries: "Statement",
    month: "Month",
    opening: "Opening",
    closing: "Closing",
    soFar: "So far",
    when: "When",
    what: "What",
    points: "Points",
    balanceAfter: "Balance",
    more: "About",
    movement: {
      sold: "Charged (ERP)",
      paid: "Charged (paid)",
      bonus: "Bonus given",
      used: "Used",
      returned: "Returned",
      "paid-back": "Payment cancelled",
      "bonus-withdrawn": "Bonus withdrawn",
      "paid-out": "Refunded",
    },
    ofBonus: "bonus",
    noEntries: "Nothing moved in this month.",
    entriesLoading: "Loading the statement.",
    receipt: "Receipt",
    usageReceipt: "Receipt of use",
    paymentReceipt: "Receipt of payment",
    receiptNumber: "Number",
    invoice: "Invoice",
    chargedAt: "Used at",
    refundedAt: "Returned at",
    paidAt: "Paid at",
    method: "Paid by",
    supply: "Supply amount",
    tax: "Tax",
    total: "Total",
    givenBack: "Cancelled",
    print: "Print",

    orders: "Charging orders",
    order: {
      created: "Being prepared",
      open: "Waits for payment",
      approving: "Being checked",
      paid: "Charged",
      declined: "Declined",
      expired: "Timed out",
      mismatch: "Wrong amount, given back",
    },
    cancelled: (won) => `${won} won cancelled`,
    cancelling: (won) => `${won} won being cancelled`,
    goOn: "Go on paying",
    cancelOrder: "Cancel the payment",
    cancelTitle: "Cancel this payment",
    cancelLead: "Unused points are paid back the way they were paid.",
    cancelBonus: "Bonus points that came with them are withdrawn in proportion.",
    cancelAmount: "Amount to cancel",
    cancelHint: (most) => `up to ${most} won`,
    cancelPress: (won) => `Cancel ${won} won`,
    cancelWorking: "Cancelling",
    cancelDone: (won) => `${won} won were cancelled.`,
    cancelAsked: "Waiting for the gateway. Until it answers, those points cannot be used.",

    deniedTitle: "Statements and refunds",
  },
};
