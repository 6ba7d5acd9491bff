/** What the conversation asks, and where each answer leads. */
import type { Refusal } from "@einv/refusal";
import { t } from "./text.ts";

export interface Choice {
  readonly id: string;
  readonly label: Refusal.Text;
  /** What fits, the closest first. */
  readonly articles: ReadonlyArray<string>;
  /** The question that narrows it further. */
  readonly next?: string;
}

export interface Question {
  readonly text: Refusal.Text;
  readonly options: ReadonlyArray<Choice>;
}

const to = (id: string, ko: string, en: string, ...articles: ReadonlyArray<string>): Choice => ({
  id,
  label: t(ko, en),
  articles,
});

const on = (
  id: string,
  ko: string,
  en: string,
  next: string,
  ...articles: ReadonlyArray<string>
): Choice => ({ ...to(id, ko, en, ...articles), next });

export const first: Question = {
  text: t("어느 단계에서 막히셨나요?", "Where are you stuck?"),
  options: [
    on("request", "메일·받은 요청", "The mail or a request", "request", "who-sent", "find-request"),
    on("join", "가입·로그인", "Joining or logging in", "join", "join", "login"),
    on(
      "certificate",
      "인증서",
      "The certificate",
      "certificate",
      "certificate-unusable",
      "certificate-kinds",
    ),
    on("rights", "권한·보이지 않음", "Rights, or nothing shows", "rights", "rights-nothing-shows"),
    on("issue", "발행·거절", "Issuing or refusing", "issue", "approve", "refuse"),
    on("after", "발행한 뒤", "After issuing", "after", "sending", "cancel"),
    on("points", "포인트·비용", "Points and cost", "points", "points-who-pays"),
    on("error", "오류 메시지가 나옴", "An error message", "error", "connection"),
  ],
};

export const questions: Readonly<Record<string, Question>> = {
  request: {
    text: t("메일이나 요청에서 무엇이 문제인가요?", "What about the mail or the request?"),
    options: [
      to("what", "무슨 메일인지 모르겠습니다", "I do not know what it is", "who-sent", "reverse-issue"),
      to(
        "number",
        "사업자등록번호가 맞지 않는다고 합니다",
        "My business number is not accepted",
        "link-number",
      ),
      to("closed", "링크가 열리지 않습니다", "The link does not open", "link-closed"),
      to(
        "missing",
        "목록에 요청이 없습니다",
        "The request is not in the list",
        "find-request",
        "rights-nothing-shows",
      ),
    ],
  },
  join: {
    text: t("가입이나 로그인의 어느 부분인가요?", "Which part of joining or logging in?"),
    options: [
      to("start", "처음 가입합니다", "I join for the first time", "join", "wrong-plan"),
      to("identity", "본인인증이 되지 않습니다", "I cannot prove my identity", "identity"),
      on("exists", "이미 있다고 나옵니다", "It says it exists already", "exists", "already-member"),
      to("login", "로그인이 되지 않습니다", "I cannot log in", "login", "find-id"),
      to("company", "회사정보·회사인증", "Company and its verification", "verify-company", "company-details"),
    ],
  },
  exists: {
    text: t("무엇이 이미 있다고 나오나요?", "What does it say exists?"),
    options: [
      to("phone", "휴대전화번호", "The phone number", "duplicate-phone"),
      to("email", "메일 주소나 아이디", "The mail address or the ID", "already-member", "find-id"),
      to("company", "회사(사업자등록번호)", "The company", "already-member", "several-companies"),
    ],
  },
  certificate: {
    text: t("인증서에서 무엇이 문제인가요?", "What about the certificate?"),
    options: [
      to(
        "where",
        "파일을 찾지 못하겠습니다",
        "I cannot find the files",
        "certificate-files",
        "certificate-kinds",
      ),
      on(
        "unusable",
        "쓸 수 없다고 나옵니다",
        "It says it cannot be used",
        "unusable",
        "certificate-unusable",
      ),
      to("password", "암호가 틀렸다고 나옵니다", "It says the password is wrong", "certificate-password"),
      to(
        "stuck",
        "암호를 넣으면 멈춥니다 (nxTS)",
        "It hangs after the password (nxTS)",
        "certificate-stuck",
        "no-install",
      ),
      to(
        "register",
        "등록하거나 바꾸고 싶습니다",
        "I want to register or replace it",
        "certificate-register",
        "certificate-replaced",
      ),
    ],
  },
  unusable: {
    text: t("어떤 이유가 나오나요?", "Which reason does it give?"),
    options: [
      to("expired", "만료·갱신", "Expired or renewed", "certificate-expired", "certificate-replaced"),
      to("kind", "종류가 맞지 않음", "The wrong kind", "certificate-kinds"),
      to("company", "다른 회사의 인증서", "Another company's", "certificate-other-company"),
      to("data", "인증서 데이터값이 없습니다", "No certificate data", "certificate-replaced"),
      to("damaged", "읽을 수 없음", "It cannot be read", "certificate-damaged", "certificate-authority"),
    ],
  },
  rights: {
    text: t("무엇이 되지 않나요?", "What does not work?"),
    options: [
      to(
        "nothing",
        "세금계산서가 보이지 않습니다",
        "Invoices do not show",
        "rights-nothing-shows",
        "find-request",
      ),
      to("issue", "발행할 수 없는 사용자라고 합니다", "It says I may not issue", "rights-cannot-issue"),
      to(
        "service",
        "서비스나 메뉴가 보이지 않습니다",
        "The service or menu does not show",
        "service",
        "rights-who-gives",
      ),
      to(
        "give",
        "권한을 주거나 바꾸고 싶습니다",
        "I want to give or change rights",
        "rights-kinds",
        "rights-who-gives",
      ),
    ],
  },
  issue: {
    text: t("무엇을 하려고 하시나요?", "What do you want to do?"),
    options: [
      to("approve", "발행하기", "Issue", "approve", "approve-many"),
      to("refuse", "거절하거나 고쳐 달라고 하기", "Refuse or have it changed", "refuse"),
      to("deadline", "기한과 가산세 알기", "Know the deadline and penalties", "deadline"),
      to(
        "request",
        "작성하거나 거래처에 요청하기",
        "Write one, or ask a supplier to issue",
        "draft-request",
        "drafts",
      ),
      to(
        "changed",
        "그사이 바뀌었다고 합니다",
        "It says something changed",
        "changed-meanwhile",
        "document-wrong",
      ),
    ],
  },
  after: {
    text: t("발행한 뒤에 무엇이 필요하신가요?", "What do you need after issuing?"),
    options: [
      to("sending", "국세청 전송 확인", "See whether it was sent", "sending"),
      to("rejected", "국세청 전송 실패", "The authority rejected it", "rejected"),
      to("cancel", "발행 취소", "Cancel it", "cancel", "amend"),
      to("amend", "수정세금계산서", "Amend it", "amend"),
      to("print", "인쇄·PDF", "Print or PDF", "print", "legal-force"),
    ],
  },
  points: {
    text: t("포인트의 무엇이 궁금하신가요?", "What about points?"),
    options: [
      to("payer", "누가 내는지", "Who pays", "points-who-pays"),
      to("short", "부족하다고 나옵니다", "It says they are short", "points-short"),
      to("charge", "충전·결제", "Topping up and paying", "points-charge"),
      to("refund", "환불", "Refunds", "points-refund"),
      to("receipt", "내역·영수증", "Entries and receipts", "points-receipt"),
    ],
  },
  error: {
    text: t(
      "오류 문구나 코드를 아래에 붙여 넣어 주세요. 아니면 가까운 것을 골라 주세요.",
      "Paste the message or its code below, or choose what comes close.",
    ),
    options: [
      to("connection", "연결·서버 오류", "Connection or server", "connection"),
      to("session", "사용 시간이 지났습니다", "The session has expired", "session-over"),
      to(
        "install",
        "프로그램을 설치하라고 합니다",
        "It asks me to install something",
        "no-install",
        "environment",
      ),
      to("form", "값이나 형식이 맞지 않습니다", "A value or form is wrong", "document-wrong"),
    ],
  },
};
