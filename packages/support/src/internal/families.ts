/** What each family of codes is about: who checks, and why such a thing is refused. */
import type { Refusal } from "@einv/refusal";
import { t } from "./text.ts";

export const families: Readonly<Record<string, Refusal.Text>> = {
  account: t(
    "계정을 지키기 위해 로그인과 계정 정보를 확인합니다.",
    "Logging in and account details are checked to protect the account.",
  ),
  amendment: t(
    "수정세금계산서는 사유마다 날짜, 금액, 장수가 법으로 정해져 있습니다.",
    "For each reason the law fixes the dates, amounts and sheets of an amendment.",
  ),
  api: t("이 페이지와 서버가 주고받는 중에 생긴 일입니다.", "It happened between this page and the server."),
  "api-key": t(
    "서버끼리의 요청은 API 키로 확인합니다.",
    "Requests between servers are proven by an API key.",
  ),
  billing: t(
    "포인트는 장부로 관리하므로 맞지 않는 거래는 하지 않습니다.",
    "Points are kept in books; what does not add up is not carried out.",
  ),
  "business-number": t(
    "사업자등록번호는 10자리이고 마지막 숫자로 오타를 찾아냅니다.",
    "A business number has ten digits; the last one reveals slips.",
  ),
  certificate: t(
    "발행한 세금계산서를 국세청이 받으려면 인증서가 맞아야 하므로 서명하기 전에 확인합니다.",
    "The tax authority takes an invoice only with a fitting certificate, so it is checked before signing.",
  ),
  charge: t(
    "결제한 금액과 주문이 같은지 확인한 뒤에 포인트를 쌓습니다.",
    "Points are credited once the payment equals the order.",
  ),
  cli: t(
    "명령줄 프로그램에 준 값이나 파일을 확인한 결과입니다.",
    "It is about a value or file given to the command line.",
  ),
  clock: t(
    "시험용 시계를 움직이는 값이 올바르지 않습니다.",
    "It is about the value that moves a test clock.",
  ),
  company: t(
    "회사 정보는 사업자등록증과 같아야 하고 한 회사는 한 번만 등록됩니다.",
    "A company's details must equal its registration, and it is registered once.",
  ),
  "company-verification": t(
    "회사인증은 회사의 인증서로 한 서명이 그 회사의 것인지 확인합니다.",
    "Verifying a company checks that a signature was made with its certificate.",
  ),
  confirmation: t(
    "등록된 인증서로 발행할 때는 계정 비밀번호로 본인인지 한 번 더 확인합니다.",
    "Issuing with a registered certificate asks for the account's password once more.",
  ),
  config: t(
    "서버의 설정값이 올바르지 않아 시작하지 못했습니다.",
    "A setting of the server is wrong, so it did not start.",
  ),
  "corporate-number": t(
    "법인등록번호는 13자리이고 마지막 숫자로 오타를 찾아냅니다.",
    "A corporate number has thirteen digits; the last one reveals slips.",
  ),
  draft: t(
    "임시저장한 문서는 여러 사람이 이어서 쓸 수 있어, 저장할 때마다 그사이 바뀌었는지 확인합니다.",
    "Several people may go on with a draft, so each saving checks whether it changed meanwhile.",
  ),
  elements: t(
    "이 페이지 안에서 인증서를 읽거나 로그인 정보를 받는 중에 생긴 일입니다.",
    "It happened within this page, reading a certificate or the login.",
  ),
  events: t(
    "이벤트를 이어서 읽을 위치가 맞지 않습니다.",
    "The place from which events are read does not fit.",
  ),
  exchange: t(
    "다른 사업자의 메일로 받은 세금계산서를 확인한 결과입니다.",
    "It is about an invoice received from another provider by mail.",
  ),
  idempotency: t(
    "같은 명령이 두 번 처리되지 않도록 요청 번호를 확인합니다.",
    "Request keys are checked so that nothing is carried out twice.",
  ),
  inquiry: t(
    "문의는 읽는 사람이 있고, 답을 받을 곳이 있어야 접수됩니다.",
    "An inquiry needs somebody to read it and a place to answer to.",
  ),
  invoice: t(
    "세금계산서의 문서는 국세청 표준의 형식을 따라야 합니다.",
    "The document of an invoice follows the tax authority's standard.",
  ),
  issue: t(
    "발행은 화면에 보인 그 문서에, 그 회사의 유효한 인증서로 한 서명만 받습니다.",
    "Issuing takes only a signature on the very document shown, by a valid certificate of that company.",
  ),
  "issue-id": t(
    "승인번호는 24자리이고 날짜와 등록번호가 들어 있습니다.",
    "An issue ID has 24 characters, with a date and a registration in it.",
  ),
  join: t(
    "이미 있는 회사에는 관리자가 허용하거나 회사 인증서가 있어야 참여할 수 있습니다.",
    "An existing company is joined by its administrator's consent or its certificate.",
  ),
  lifecycle: t(
    "세금계산서는 상태마다 할 수 있는 일이 정해져 있습니다. 그사이 상태가 바뀌었을 수 있습니다.",
    "What can be done depends on an invoice's state, which may have changed meanwhile.",
  ),
  link: t(
    "메일의 링크는 받은 회사만, 정해진 기간 동안 열 수 있습니다.",
    "A mail's link opens for the addressed company only, and for a time.",
  ),
  "login-id": t(
    "아이디는 다른 사람과 겹치지 않아야 하고 정해진 글자만 쓸 수 있습니다.",
    "A login ID is unique and of certain characters.",
  ),
  mail: t(
    "메일 서버가 메일을 받지 않았거나 연결되지 않았습니다.",
    "The mail server did not take the mail or was not reached.",
  ),
  member: t(
    "회사에 등록된 사용자만 그 회사의 일을 할 수 있습니다.",
    "Only registered members act for a company.",
  ),
  membership: t(
    "짧은 시간에 너무 많은 요청이 오는 것을 막고 주소의 형식을 확인합니다.",
    "Too many requests at once are slowed down, and addresses are checked.",
  ),
  nts: t(
    "국세청과 주고받는 전문(포장, 암호화, 서명, 응답)을 확인한 결과입니다.",
    "It is about messages exchanged with the tax authority: package, encryption, signature, answer.",
  ),
  origin: t("페이지의 주소(origin)는 경로 없이 적습니다.", "A page's origin is written without a path."),
  password: t(
    "쉽게 추측할 수 있는 비밀번호는 쓸 수 없습니다.",
    "Passwords that are easy to guess are not taken.",
  ),
  payment: t("결제는 결제대행사의 답을 기준으로 합니다.", "For payments the gateway's word counts."),
  permission: t(
    "회사 안에서 누가 무엇을 볼 수 있고 할 수 있는지는 관리자가 준 권한으로 정해집니다.",
    "Within a company, what each may see and do is decided by the rights given.",
  ),
  "phone-number": t(
    "전화번호는 국내 번호의 형식이어야 합니다.",
    "A phone number has the form of a Korean number.",
  ),
  points: t(
    "포인트를 보고 쓰려면 권한이 있어야 하고, 금액과 기간은 정해진 범위 안이어야 합니다.",
    "Seeing and spending points needs a right; amounts and periods are within bounds.",
  ),
  proposal: t(
    "수정 요청은 무엇을 왜 바꿀지 적어야 거래처가 고칠 수 있습니다.",
    "A proposed change says what and why, so that the other side can act.",
  ),
  receipt: t("영수증은 발행이 끝난 세금계산서에만 있습니다.", "Only issued invoices have a receipt."),
  refuse: t(
    "거절에는 거래처가 알 수 있는 사유가 필요합니다.",
    "A refusal needs a reason that the other side can read.",
  ),
  request: t(
    "보낸 요청이 정해진 형식이나 역발행의 규칙과 맞지 않습니다.",
    "The request does not fit the form, or the rules for reverse issues.",
  ),
  server: t(
    "서버 쪽의 문제이며 입력한 내용의 문제가 아닙니다.",
    "It is a matter of the server, not of what you entered.",
  ),
  session: t(
    "화면은 짧은 시간 동안, 정해진 회사와 주소에서만 쓸 수 있습니다.",
    "A page works for a short time, for one company and one address.",
  ),
  signature: t(
    "전자서명은 문서가 바뀌지 않았고 누가 서명했는지를 보장하므로 조금만 달라도 받지 않습니다.",
    "A signature vouches for document and signer; nothing that differs is taken.",
  ),
  signup: t(
    "가입은 정해진 차례로 진행하고 한동안 지나면 끝납니다.",
    "Signing up goes step by step, and ends after a time.",
  ),
  store: t(
    "데이터를 보관하는 쪽의 문제이며 서버를 운영하는 사람이 확인해야 합니다.",
    "It is about how data is kept; whoever runs the server must look.",
  ),
  text: t("글자 수에 제한이 있습니다.", "The length of texts is limited."),
  transmission: t(
    "국세청 전송의 설정이나 국세청의 운영 시간과 관계가 있습니다.",
    "It is about how sending is set up, or when the authority is open.",
  ),
  verification: t(
    "본인인증은 정해진 시간과 횟수 안에 마쳐야 합니다.",
    "Proving one's identity is limited in time and number of tries.",
  ),
  xml: t(
    "XML 문서가 표준의 형식과 다르거나 안전하지 않은 내용을 담고 있습니다.",
    "The XML departs from the standard or holds what is not safe.",
  ),
};
