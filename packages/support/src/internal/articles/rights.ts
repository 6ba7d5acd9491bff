/** Service, distribution, rights. */
import { type Article, t } from "../article.ts";

export const rights: ReadonlyArray<Article> = [
  {
    id: "rights-nothing-shows",
    topic: "rights",
    title: t("역발행 세금계산서가 조회되지 않습니다", "Received requests do not show"),
    answer: t(
      "발행권한만 있으면 자신이 발행한 것만 보입니다. 받은 요청을 보려면 전체권한이나 승인권한이 필요하고, 목록에서 바로 요청할 수 있습니다.",
      "With the issue-only right you see only what you issued. To see received requests you need the full or the approver right; ask for it from the list.",
    ),
    steps: [
      t(
        "목록 위의 ‘권한 때문에 보이지 않습니다’에서 [이유 보기]를 누릅니다.",
        "Open the reason at the note above the list.",
      ),
      t(
        "[권한 요청하기]를 누르면 줄 수 있는 사람에게 메일이 갑니다.",
        "Ask for the right; whoever can give it gets a mail.",
      ),
      t(
        "관리자라면 권한설정에서 전체권한을 줍니다. 바로 적용됩니다.",
        "As an administrator, give the full right; it counts at once.",
      ),
    ],
    intent: "permissions",
    codes: [
      "permission.own-only",
      "permission.department-only",
      "permission.none",
      "permission.right-needed",
      "permission.own-right",
    ],
    words: [
      "역발행 세금계산서 조회가 안되는 경우",
      "조회가 안됩니다",
      "안 보여요",
      "보이지 않습니다",
      "목록이 비어 있음",
      "권한 없음",
      "전체권한 설정",
      "권한 때문에",
    ],
    see: ["rights-kinds", "rights-who-gives", "find-request"],
  },
  {
    id: "rights-kinds",
    topic: "rights",
    title: t("전체권한, 부서권한, 승인권한, 발행권한은 어떻게 다른가요", "How do the rights differ?"),
    answer: t(
      "전체권한은 회사의 모든 것, 부서권한은 같은 부서의 것, 승인권한은 답을 기다리는 요청과 자신이 처리한 것, 발행권한은 자신이 발행한 것만 봅니다.",
      "Full: all of the company's. Department: those of one's department. Approver: requests that wait, and what one handled. Issue-only: what one issued.",
    ),
    steps: [
      t(
        "역발행을 승인하는 담당자에게는 승인권한이나 전체권한을 줍니다.",
        "Give whoever approves requests the approver or the full right.",
      ),
      t(
        "부서에 준 권한은 그 부서의 모든 사람에게 적용됩니다.",
        "A right given to a department holds for everybody in it.",
      ),
    ],
    intent: "permissions",
    codes: ["permission.*"],
    words: [
      "전체권한",
      "부서권한",
      "승인권한",
      "발행권한",
      "권한 차이",
      "권한 종류",
      "권한설정",
      "권한 설정하기",
      "사용자환경설정 전자세금계산서 권한설정하기",
      "부서 권한",
    ],
    see: ["rights-nothing-shows", "rights-who-gives"],
  },
  {
    id: "rights-cannot-issue",
    topic: "rights",
    title: t(
      "“전자세금계산서를 발행할 수 없는 사용자입니다”라고 나옵니다",
      "It says I am not allowed to issue",
    ),
    answer: t(
      "발행할 권한이 없거나 서비스가 배포되지 않았습니다. 화면에서 권한을 요청하거나, 관리자가 서비스를 배포하고 권한을 주면 됩니다.",
      "You lack the right to issue, or the service was not distributed to you. Ask for it on the page; the administrator distributes it and gives the right.",
    ),
    steps: [
      t(
        "[권한 요청하기]를 누릅니다. 누구에게 가는지 보여 드립니다.",
        "Ask for the right; you see whom it goes to.",
      ),
      t(
        "관리자라면 서비스 배포와 권한설정을 확인합니다. 배포를 해제했다가 다시 할 필요는 없습니다.",
        "As an administrator, check distribution and rights. There is no need to withdraw and distribute again.",
      ),
      t(
        "WEHAGO T에서 난 오류면 관리자 계정으로 배포를 해제한 뒤 다시 배포합니다.",
        "If WEHAGO T says it, withdraw and distribute the service there again as its administrator.",
      ),
    ],
    intent: "permissions",
    codes: ["permission.not-distributed", "permission.none", "permission.administrator-only"],
    words: [
      "전자세금계산서를 발행 할 수 없는 사용자입니다",
      "전자세금계산서를 발행 할 수 없는 사용자입니다. 발행권한 확인 후 진행하시기 바랍니다.",
      "발행권한 확인",
      "발행할 수 없는 사용자",
      "배포 해제 후 다시 배포",
      "배포해제",
    ],
    see: ["service", "rights-who-gives"],
  },
  {
    id: "rights-who-gives",
    topic: "rights",
    title: t("권한은 누가 주나요", "Who gives rights?"),
    answer: t(
      "회사의 관리자와 전자세금계산서 서비스 관리자가 줍니다. 요청 화면에 줄 수 있는 사람의 이름이 나옵니다.",
      "The company's administrator and the administrator of the service. The request names who can.",
    ),
    steps: [
      t(
        "관리자: 권한설정에서 사람이나 부서를 고르고 권한을 줍니다.",
        "Administrator: choose people or departments in the settings of rights and give one.",
      ),
      t("요청한 사람: 답이 오면 메일로 알려 드립니다.", "Asker: you are told by mail once it is answered."),
      t(
        "사용자환경설정이나 권한설정이 보이지 않으면 관리자가 아닌 것입니다.",
        "If the settings of rights do not show, you are not an administrator.",
      ),
    ],
    intent: "permissions",
    codes: [
      "permission.nobody-to-ask",
      "permission.administrator-only",
      "permission.answers-only",
      "permission.asked-too-often",
      "permission.not-yours-to-answer",
      "permission.asker-only",
    ],
    words: [
      "관리자",
      "서비스 관리자",
      "서비스 관리자 설정",
      "사용자환경설정",
      "사용자환경설정 메뉴가 안보이는 경우",
      "권한 요청",
      "권한 부여",
      "권한 주는 사람",
      "관리자가 누구",
    ],
    see: ["rights-kinds", "close-account"],
  },
  {
    id: "service",
    topic: "rights",
    title: t("전자세금계산서 서비스가 보이지 않습니다", "The service does not show"),
    answer: t(
      "관리자가 서비스 마켓에서 전자세금계산서 서비스를 0원에 구매하고 사용할 사람에게 배포하면 보입니다.",
      "It shows once the administrator has bought the service for 0 won in the service market and distributed it to those who use it.",
    ),
    steps: [
      t(
        "서비스 마켓에서 구매합니다. 이용요금은 0원입니다.",
        "Buy it in the service market; it costs nothing.",
      ),
      t("배포할 사람을 고릅니다.", "Choose whom to distribute it to."),
      t("관리자가 아니면 배포를 요청합니다.", "If you are no administrator, ask for it."),
    ],
    intent: "market",
    codes: [
      "permission.not-bought",
      "permission.buy-first",
      "permission.bought-already",
      "permission.not-distributed",
      "permission.department-not-found",
      "permission.too-many",
      "permission.nothing-lacking",
    ],
    words: [
      "서비스 마켓",
      "서비스마켓",
      "0원 구매",
      "서비스 구매",
      "서비스 배포",
      "배포",
      "배포관리",
      "서비스별 배포관리",
      "서비스 배포 및 배포해제",
      "메뉴가 안 보여요",
      "서비스가 안 보임",
    ],
    see: ["rights-cannot-issue", "rights-who-gives"],
  },
];
