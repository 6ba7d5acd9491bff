/** Who pays, how, and receipts. */
import { type Article, t } from "../article.ts";

export const points: ReadonlyArray<Article> = [
  {
    id: "points-who-pays",
    topic: "points",
    title: t("발행 포인트는 누가 내나요", "Who pays for an issue?"),
    answer: t(
      "요청할 때 정합니다. 매입자가 부담하면(역과금) 공급자는 0포인트로 발행합니다. 발행 버튼 옆에 누가 얼마를 내는지 나옵니다.",
      "The request says. If the buyer pays, the supplier issues for 0 points. Who pays how much stands beside the button.",
    ),
    steps: [
      t("요청을 열어 발행 비용을 확인합니다.", "Open the request and see its cost."),
      t(
        "매입자의 포인트가 부족하면 매입자에게 자동으로 알려 드립니다.",
        "If the buyer's points are short, the buyer is told.",
      ),
    ],
    intent: "points",
    codes: ["billing.payer", "lifecycle.billing"],
    words: [
      "과금",
      "과금유형",
      "정과금",
      "역과금",
      "0 point",
      "0point",
      "0포인트",
      "매입자 부담",
      "비용",
      "요금",
      "수수료",
      "발행 비용",
      "무료",
    ],
    see: ["points-short", "approve"],
  },
  {
    id: "points-short",
    topic: "points",
    title: t("포인트가 부족하다고 나옵니다", "It says points are short"),
    answer: t(
      "내는 쪽의 포인트가 모자랍니다. 내 회사가 내면 충전하고, 거래처가 내면 거래처가 충전할 때까지 기다립니다. 발행은 되지 않았고 포인트도 쓰이지 않았습니다.",
      "The payer's points do not suffice. If you pay, top up; if your customer pays, wait until they do. Nothing was issued or spent.",
    ),
    steps: [
      t("포인트에서 잔액과 잡혀 있는 포인트를 확인합니다.", "See the balance and what is held."),
      t("충전한 뒤 같은 화면에서 다시 발행합니다.", "Top up, then issue again on the same page."),
    ],
    intent: "points",
    codes: ["billing.insufficient", "points.*"],
    words: ["포인트 부족", "잔액 부족", "포인트가 없어요", "잔여 포인트", "insufficient points"],
    see: ["points-charge", "points-who-pays"],
  },
  {
    id: "points-charge",
    topic: "points",
    title: t("포인트는 어떻게 충전하나요", "How do I top points up?"),
    answer: t(
      "포인트에서 금액을 고르고 결제하면 바로 쌓입니다. 결제 결과를 확인하는 중이면 잠시 뒤에 자동으로 반영되고, 두 번 결제되지 않습니다.",
      "Choose an amount and pay; the points are there at once. While the outcome is being checked they come by themselves, and you are never charged twice.",
    ),
    steps: [
      t("포인트를 열고 충전할 금액을 고릅니다.", "Open points and choose an amount."),
      t(
        "결제창에서 결제합니다. 창을 닫았어도 결과는 확인됩니다.",
        "Pay at the gateway; the outcome is checked even if you close it.",
      ),
      t("충전할 권한이 없으면 관리자에게 요청합니다.", "Without the right to pay, ask the administrator."),
    ],
    intent: "points",
    codes: ["payment.*", "charge.*", "points.right", "points.offer", "billing.points", "billing.*"],
    words: [
      "포인트 충전",
      "충전",
      "결제",
      "카드 결제",
      "결제 실패",
      "결제 취소",
      "결제했는데 포인트가 안 들어와요",
      "자동 충전",
      "top up",
    ],
    see: ["points-short", "points-receipt", "points-refund"],
  },
  {
    id: "points-refund",
    topic: "points",
    title: t("포인트를 돌려받을 수 있나요", "Can I get points back?"),
    answer: t(
      "발행을 취소하면 쓴 포인트가 돌아옵니다. 충전한 돈은 쓰지 않은 만큼 환불받을 수 있고, 보너스 포인트는 환불되지 않습니다.",
      "Cancelling an issue returns its points. Money is refunded for what is unspent; bonus points are not paid out.",
    ),
    steps: [
      t("포인트의 충전 내역에서 환불을 누릅니다.", "Ask for the refund at the charge in points."),
      t(
        "국세청에 전송된 뒤의 취소는 수정세금계산서로 하며 포인트는 돌아오지 않습니다.",
        "After it was sent, corrections are amendments, and points stay spent.",
      ),
    ],
    intent: "points",
    codes: [
      "billing.not-refundable",
      "billing.bonus-used",
      "billing.already-refunded",
      "billing.not-charged",
      "charge.amount",
      "charge.over",
    ],
    words: ["환불", "포인트 환불", "포인트 반환", "포인트 돌려받기", "보너스 포인트", "refund"],
    see: ["cancel", "points-charge"],
  },
  {
    id: "points-receipt",
    topic: "points",
    title: t("사용 내역과 영수증은 어디에 있나요", "Where are entries and receipts?"),
    answer: t(
      "포인트의 내역에 어느 세금계산서에 얼마가 쓰였는지 모두 나옵니다. 발행 영수증은 그 세금계산서에서 볼 수 있습니다.",
      "The entries of points say which invoice took how much. The receipt of an issue stands at its invoice.",
    ),
    steps: [t("포인트에서 달을 골라 내역을 봅니다.", "Open points and choose a month.")],
    intent: "points",
    codes: ["receipt.*", "points.month", "points.days"],
    words: ["영수증", "사용 내역", "이용 내역", "포인트 내역", "명세서", "매출전표", "receipt"],
    see: ["points-who-pays"],
  },
];
