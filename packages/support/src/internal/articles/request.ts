/** The mail, the link, and what a reverse issue is. */
import { type Article, t } from "../article.ts";

export const request: ReadonlyArray<Article> = [
  {
    id: "reverse-issue",
    topic: "request",
    title: t("역발행이란 무엇인가요", "What is a reverse issue?"),
    answer: t(
      "공급받는자(매입자)가 세금계산서를 작성해 발행을 요청하고, 공급자(매출자)가 확인해 승인하는 방식입니다. 승인하면 공급자의 이름으로 발행됩니다.",
      "The buyer drafts the tax invoice and asks for it; the supplier checks and approves it. Approving issues it in the supplier's name.",
    ),
    steps: [
      t(
        "메일의 버튼으로 요청을 열고 사업자등록번호를 입력합니다.",
        "Open the request by the button in the mail and enter your business number.",
      ),
      t("품목과 금액, 작성일자를 확인합니다.", "Check the items, amounts and written date."),
      t(
        "맞으면 인증서로 발행하고, 다르면 사유와 함께 거절하거나 수정을 요청합니다.",
        "If it is right, issue it with your certificate; if not, refuse it with a reason or ask for a change.",
      ),
    ],
    intent: "requests",
    codes: ["request.*", "lifecycle.awaiting-approval"],
    words: [
      "역발행",
      "역발행 세금계산서",
      "역발행 이용가이드",
      "발행요청",
      "매입자 요청",
      "정발행 차이",
      "reverse issue",
      "이용가이드",
    ],
    see: ["approve", "refuse", "who-sent"],
  },
  {
    id: "who-sent",
    topic: "request",
    title: t("나이스평가정보에서 역발행 요청 메일을 받았습니다", "I received a request by mail"),
    answer: t(
      "거래처(매입자)가 세금계산서 발행을 요청한 것입니다. 아직 발행되지 않았고, 귀사가 승인해야 발행됩니다.",
      "Your customer asks you to issue a tax invoice. Nothing is issued yet; it is once you approve.",
    ),
    steps: [
      t(
        "메일과 화면에 있는 지문(예: 7F-2A-91)이 같은지 확인합니다. 다르면 열지 않습니다.",
        "Compare the fingerprint in the mail (such as 7F-2A-91) with the page's. If they differ, go no further.",
      ),
      t(
        "[전자세금계산서 보기]를 누르고 귀사의 사업자등록번호를 입력합니다.",
        "Press the button in the mail and enter your own business number.",
      ),
      t(
        "가입하지 않았으면 같은 화면에서 가입한 뒤 이 요청으로 돌아옵니다.",
        "If you have not joined, join on the same page; you come back to this request.",
      ),
    ],
    intent: "requests",
    codes: ["link.invalid"],
    words: [
      "나이스",
      "나이스평가정보",
      "NICE",
      "메일",
      "메일 받음",
      "발행요청 메일",
      "세금계산서가 도착했습니다",
      "bill36524",
      "webmaster@bill36524.com",
      "스팸",
      "피싱",
      "사기",
      "처음 받았어요",
      "전자세금계산서 보기",
    ],
    see: ["reverse-issue", "link-closed", "join"],
  },
  {
    id: "link-number",
    topic: "request",
    title: t(
      "메일을 열었는데 사업자등록번호가 맞지 않는다고 합니다",
      "The link does not accept my business number",
    ),
    answer: t(
      "요청을 받은 회사(공급자)의 사업자등록번호 10자리를 입력해야 합니다. 하이픈은 있어도 없어도 됩니다.",
      "Enter the ten digits of the company that was asked: the supplier. Hyphens do not matter.",
    ),
    steps: [
      t(
        "메일에 적힌 공급자 이름의 사업자등록증을 확인합니다.",
        "Look at the registration of the supplier named in the mail.",
      ),
      t(
        "회사가 여러 곳이면 요청에 적힌 회사의 번호를 입력합니다.",
        "If you have several companies, use the number of the one named.",
      ),
      t(
        "여러 번 틀리면 잠시 뒤에 다시 입력할 수 있습니다. 잠기지는 않습니다.",
        "After several wrong numbers you wait a little; nothing is locked for good.",
      ),
    ],
    codes: ["link.wrong-number", "link.slow-down", "business-number.*"],
    words: [
      "사업자번호, 주민등록번호를 입력해주세요",
      "사업자번호 오류",
      "번호가 틀렸",
      "자릿수",
      "검증번호",
      "체크 숫자",
      "하이픈 없이",
    ],
    see: ["who-sent", "link-closed"],
  },
  {
    id: "link-closed",
    topic: "request",
    title: t("메일의 링크가 열리지 않습니다", "The link in the mail does not open"),
    answer: t(
      "링크의 기한이 지났거나, 요청이 취소되었거나, 주소가 잘려서 복사된 경우입니다. 로그인하면 링크 없이도 받은 요청을 볼 수 있습니다.",
      "The link is too old, the request was withdrawn, or the address was cut when copied. After logging in you see received requests without a link.",
    ),
    steps: [
      t(
        "메일의 버튼을 다시 눌러 봅니다. 주소를 손으로 복사하지 않습니다.",
        "Press the button in the mail again rather than copying the address.",
      ),
      t("로그인해 받은 요청에서 찾습니다.", "Log in and look among the received requests."),
      t(
        "없으면 거래처에 다시 요청해 달라고 합니다.",
        "If it is not there, ask your customer to send it anew.",
      ),
    ],
    intent: "login",
    codes: ["link.closed", "link.expired", "link.invalid", "session.one-invoice"],
    words: [
      "링크 만료",
      "링크 오류",
      "메일 링크",
      "안 열려요",
      "페이지를 찾을 수 없음",
      "다른 세금계산서 안 보임",
    ],
    see: ["who-sent", "find-request"],
  },
  {
    id: "find-request",
    topic: "request",
    title: t("받은 요청이 목록에 없습니다", "A received request is missing from the list"),
    answer: t(
      "받은 요청은 날짜와 관계없이 모두 보입니다. 보이지 않으면 권한이 없거나, 다른 회사로 로그인했거나, 요청이 취소된 것입니다.",
      "Received requests show whatever their date. If one is missing, you lack the right, act for another company, or it was withdrawn.",
    ),
    steps: [
      t(
        "화면 위의 회사 이름이 요청받은 회사인지 확인합니다.",
        "Check that the company at the top is the one that was asked.",
      ),
      t(
        "목록 위의 ‘권한 때문에 보이지 않습니다’ 안내를 확인하고 권한을 요청합니다.",
        "Look for the note that invoices are hidden by rights, and ask for the right.",
      ),
      t("전체 탭에서 거래처 이름이나 금액으로 검색합니다.", "Search all invoices by partner or amount."),
    ],
    intent: "requests",
    codes: ["invoice.not-found", "lifecycle.request-cancelled"],
    words: [
      "조회가 안 됩니다",
      "목록에 없음",
      "이전 날짜",
      "조회 기간",
      "발행기간",
      "날짜를 넓혀",
      "오늘 것만",
      "3개월",
      "세금계산서 조회",
      "사라졌어요",
      "매출탭",
    ],
    see: ["rights-nothing-shows", "several-companies", "link-closed"],
  },
];
