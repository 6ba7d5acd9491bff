/** What use cases refuse, and what to do about each. */
import { Refusal } from "@einv/refusal";
import { draftRefusals } from "./internal/draftRefusals.ts";
import { pointsRefusals } from "./internal/pointsRefusals.ts";
import { registeredRefusals } from "./internal/registeredRefusals.ts";
import { host, reload, signedAnew } from "./internal/remedies.ts";

export const refusals = Refusal.catalogue({
  ...draftRefusals,
  ...pointsRefusals,
  ...registeredRefusals,
  "api-key.invalid": {
    what: { ko: "API 키가 올바르지 않습니다.", en: "The API key is not valid." },
    remedy: {
      ko: "발급받은 키를 확인하고 Authorization 헤더에 넣어 주세요.",
      en: "Check the key and send it in the Authorization header.",
    },
  },
  "session.invalid": {
    what: { ko: "로그인 정보가 없거나 올바르지 않습니다.", en: "There is no valid session." },
    remedy: reload,
  },
  "session.expired": {
    what: { ko: "사용 시간이 지났습니다.", en: "The session has expired." },
    remedy: {
      ko: "화면을 새로 고치면 이어서 진행할 수 있습니다. 입력한 내용은 그대로 있습니다.",
      en: "Reload the page to go on.",
    },
  },
  "session.origin": {
    what: {
      ko: "이 주소에서는 사용할 수 없습니다.",
      en: "The session belongs to a page of another origin.",
    },
    remedy: host,
  },
  "session.one-invoice": {
    what: {
      ko: "메일 링크로는 받은 세금계산서 한 건만 볼 수 있습니다.",
      en: "A mail link shows the one invoice it was sent for.",
    },
    remedy: {
      ko: "다른 세금계산서는 로그인한 뒤 확인해 주세요.",
      en: "Log in to see other invoices.",
    },
  },
  "origin.malformed": {
    what: { ko: "페이지 주소(origin)가 올바르지 않습니다.", en: "This is not an origin." },
    remedy: {
      ko: "https://erp.example처럼 경로 없이 지정해 주세요.",
      en: "Name it like https://erp.example, without a path.",
    },
  },
  "idempotency.key": {
    what: {
      ko: "요청 번호(Idempotency-Key)는 1~255자여야 합니다.",
      en: "An idempotency key has 1 to 255 characters.",
    },
    remedy: {
      ko: "명령마다 새 번호를 하나 만들고, 다시 보낼 때는 같은 번호를 사용해 주세요.",
      en: "Make one key per command, and send the same key again when you retry.",
    },
  },
  "idempotency.other-command": {
    what: {
      ko: "같은 요청 번호(Idempotency-Key)로 다른 내용이 이미 처리되었습니다.",
      en: "This idempotency key was used for another command.",
    },
    remedy: {
      ko: "새 명령에는 새 번호를 사용해 주세요.",
      en: "Use a new key for a new command.",
    },
  },
  "company.not-found": {
    what: {
      ko: "등록된 회사가 아닙니다.",
      en: "There is no such company among those you serve.",
    },
    remedy: { ko: "회사를 먼저 등록해 주세요.", en: "Register the company first." },
  },
  "company.served-by-another": {
    what: {
      ko: "다른 서비스에서 이미 등록한 회사입니다.",
      en: "Another host already serves this company.",
    },
    remedy: {
      ko: "운영자에게 이전을 요청해 주세요.",
      en: "Ask the operator to move it.",
    },
  },
  "company.empty-field": {
    what: { ko: "비어 있는 항목이 있습니다.", en: "A field is empty." },
    remedy: { ko: "입력한 뒤 다시 등록해 주세요.", en: "Fill it in and register again." },
  },
  "company.member-twice": {
    what: {
      ko: "같은 사용자가 두 번 들어 있습니다: {memberId}",
      en: "One member stands twice in the list: {memberId}.",
    },
    remedy: { ko: "한 번만 남겨 주세요.", en: "Keep one of them." },
  },
  "member.not-found": {
    what: { ko: "이 회사의 사용자가 아닙니다.", en: "There is no such member of this company." },
    remedy: {
      ko: "회사 등록에 사용자를 추가해 주세요.",
      en: "Add the member to the company's registration.",
    },
  },
  "member.email": {
    what: { ko: "이메일 주소가 올바르지 않습니다.", en: "This is not an e-mail address." },
    remedy: {
      ko: "name@example.com 형식으로 입력해 주세요.",
      en: "Enter it like name@example.com.",
    },
  },
  "invoice.not-found": {
    what: { ko: "세금계산서를 찾을 수 없습니다.", en: "There is no such invoice." },
    why: {
      ko: "주소가 잘못되었거나, 이 회사의 세금계산서가 아닙니다.",
      en: "The address is wrong, or it is not an invoice of this company.",
    },
    remedy: { ko: "목록에서 다시 선택해 주세요.", en: "Choose it again from the list." },
  },
  "invoice.changed": {
    what: {
      ko: "그사이 세금계산서의 상태가 바뀌었습니다.",
      en: "The invoice changed in the meantime.",
    },
    why: { ko: "다른 사람이 먼저 처리했을 수 있습니다.", en: "Somebody else may have acted on it." },
    remedy: reload,
  },
  "invoice.not-signed": {
    what: { ko: "아직 발행되지 않은 세금계산서입니다.", en: "This invoice is not issued yet." },
    remedy: { ko: "발행한 뒤 내려받아 주세요.", en: "Download it once it is issued." },
  },
  "request.buyer": {
    what: {
      ko: "공급받는자가 요청하는 회사와 다릅니다.",
      en: "The buyer in the document is not the company that asks.",
    },
    remedy: {
      ko: "공급받는자의 사업자등록번호를 확인해 주세요.",
      en: "Check the buyer's business number.",
    },
  },
  "request.kind": {
    what: {
      ko: "역발행으로 요청할 수 없는 종류입니다: {kindKo}",
      en: "This kind cannot be requested: {kindEn}.",
    },
    why: {
      ko: "위수탁은 수탁자가, 수정은 공급자가 직접 발행하고, 수입은 세관이 발행합니다.",
      en: "A consignment is issued by its broker, an amendment by the supplier itself, an import by customs.",
    },
    remedy: {
      ko: "일반 또는 영세율 세금계산서, 일반 계산서로 요청해 주세요.",
      en: "Ask for a general or zero-rated tax invoice, or a general exempt one.",
    },
  },
  "request.document": {
    what: {
      ko: "세금계산서에 그대로 적을 수 없는 내용이 있습니다.",
      en: "Something cannot be written into a tax invoice as it is.",
    },
    why: {
      ko: "서명할 문서로 옮기면 값이 달라집니다. 보이지 않는 글자나 표준에 없는 값이 있을 수 있습니다.",
      en: "Written as the document to be signed it reads differently: a hidden character, or a value the standard lacks.",
    },
    remedy: { ko: "입력한 값을 확인해 주세요.", en: "Check the values." },
  },
  "request.issue-id": {
    what: {
      ko: "이미 사용한 승인번호입니다: {issueId}",
      en: "This issue ID is already in use: {issueId}.",
    },
    remedy: {
      ko: "다시 요청해 주세요. 계속되면 운영자에게 알려 주세요.",
      en: "Ask again; if it goes on, tell the operator.",
    },
  },
  "request.landing-url": {
    what: { ko: "메일 링크의 주소가 올바르지 않습니다.", en: "The landing page's address is not usable." },
    why: {
      ko: "https로 시작하고 사용자 이름이 없는 주소여야 합니다.",
      en: "It must be an https address without user information.",
    },
    remedy: {
      ko: "https://erp.example/inbox처럼 지정해 주세요.",
      en: "Name it like https://erp.example/inbox.",
    },
  },
  "request.no-mail": {
    what: {
      ko: "공급자에게 요청을 보낼 이메일 주소가 없습니다.",
      en: "There is no e-mail address to send the request to.",
    },
    remedy: {
      ko: "공급자 담당자의 이메일을 입력해 주세요.",
      en: "Enter the e-mail address of the supplier's contact.",
    },
  },
  "request.management-number": {
    what: {
      ko: "이미 사용한 관리번호입니다: {managementNumber}",
      en: "This document number is already in use: {managementNumber}.",
    },
    remedy: {
      ko: "이미 보낸 요청인지 확인하고, 새 요청이면 다른 관리번호를 사용해 주세요.",
      en: "Check whether it was requested already; if not, use another number.",
    },
  },
  "text.too-long": {
    what: { ko: "{limit}자까지 쓸 수 있습니다.", en: "It may have at most {limit} characters." },
    remedy: { ko: "짧게 줄여 주세요.", en: "Shorten it." },
  },
  "refuse.message-needed": {
    what: { ko: "거절 사유를 적어 주세요.", en: "Say why it is refused." },
    why: {
      ko: "사유로 '기타'를 선택하면 설명이 필요합니다.",
      en: "The reason “other” needs a message.",
    },
    remedy: { ko: "공급받는자가 볼 설명을 적어 주세요.", en: "Write what the buyer should read." },
  },
  "issue.document-differs": {
    what: {
      ko: "서명한 내용이 요청받은 세금계산서와 다릅니다.",
      en: "What was signed is not the invoice that was requested.",
    },
    remedy: signedAnew,
  },
  "issue.signed-at": {
    what: { ko: "서명한 시각이 지금과 다릅니다.", en: "The time of signing is not now." },
    why: {
      ko: "발행일시 {issuedAt}, 지금 {now}(한국시간)",
      en: "It was signed at {issuedAt}; it is {now} in Korea.",
    },
    remedy: signedAnew,
  },
  "issue.other-company": {
    what: {
      ko: "공급자의 인증서가 아닙니다.",
      en: "The certificate does not belong to the supplier.",
    },
    why: {
      ko: "인증서에 들어 있는 사업자등록번호가 공급자의 것과 다릅니다.",
      en: "It was issued to another business number.",
    },
    remedy: {
      ko: "{name}의 인증서를 선택해 주세요.",
      en: "Choose the certificate of {name}.",
    },
  },
  "issue.no-proof": {
    what: {
      ko: "인증서가 공급자의 것인지 확인할 수 없습니다.",
      en: "Whose certificate it is cannot be proven.",
    },
    why: { ko: "{reasonKo}", en: "{reasonEn}" },
    remedy: {
      ko: "인증기관에서 인증서를 다시 내려받아 사용해 주세요.",
      en: "Fetch the certificate again from its issuer.",
    },
  },
  "issue.revocation-unknown": {
    what: {
      ko: "인증서가 폐기되었는지 확인하지 못해 서명을 받아들이지 않았습니다.",
      en: "The signature was not accepted: whether its certificate was revoked could not be learned.",
    },
    why: {
      ko: "인증기관이 답하지 않았습니다.",
      en: "Its authority gave no answer.",
    },
    remedy: {
      ko: "잠시 뒤 다시 시도해 주세요. 계속되면 이 화면을 제공하는 곳에 알려 주세요.",
      en: "Try again shortly. If it goes on, tell whoever runs this page.",
    },
  },
  "issue.policy": {
    what: {
      ko: "이 인증서로는 발행할 수 없습니다.",
      en: "This certificate cannot issue tax invoices.",
    },
    why: { ko: "인증서 종류: {kindKo}", en: "Its kind: {kindEn}." },
    remedy: {
      ko: "전자세금용(연 4,400원) 또는 사업자 범용 인증서를 선택해 주세요.",
      en: "Choose a business certificate for tax invoices, or one for general use.",
    },
  },
  "exchange.issue-id": {
    what: {
      ko: "첨부 이름의 승인번호가 세금계산서의 승인번호와 다릅니다.",
      en: "The attachment is called by another issue ID than its invoice has.",
    },
    remedy: {
      ko: "<승인번호>.msg로 이름을 맞추어 다시 보내 주세요.",
      en: "Call it <승인번호>.msg by the invoice's own issue ID, and send it again.",
    },
  },
  "exchange.not-our-company": {
    what: {
      ko: "공급받는자가 이곳을 이용하는 회사가 아닙니다.",
      en: "The buyer is no company that takes its invoices here.",
    },
    remedy: {
      ko: "공급받는자가 이용하는 사업자의 메일함을 확인해 주세요.",
      en: "Check whose mailbox the buyer uses.",
    },
  },
  "exchange.our-number": {
    what: {
      ko: "이곳의 등록번호로 된 승인번호인데 여기에서 발행하지 않았습니다.",
      en: "The issue ID is one of our own, and nothing was issued here under it.",
    },
    remedy: {
      ko: "발행한 시스템의 등록번호로 된 승인번호인지 확인해 주세요.",
      en: "An issue ID holds the registration number of the system that issues it.",
    },
  },
  "exchange.other-document": {
    what: {
      ko: "같은 승인번호의 다른 문서가 이미 있습니다.",
      en: "There is another document of this issue ID already.",
    },
    remedy: {
      ko: "승인번호를 확인해 주세요. 먼저 받은 문서는 그대로 있습니다.",
      en: "Check the issue ID. The document that came first stays.",
    },
  },
  "transmission.maintenance": {
    what: { ko: "국세청 점검 시간이라 지금은 전송할 수 없습니다.", en: "The tax authority is closed now." },
    why: { ko: "{untilKo} 다시 열립니다.", en: "It opens {untilEn}." },
    remedy: {
      ko: "하실 일은 없습니다. 열리면 자동으로 전송합니다.",
      en: "Nothing to do: it is sent by itself once the authority is open.",
    },
  },
  "link.invalid": {
    what: { ko: "링크가 올바르지 않습니다.", en: "This link is not valid." },
    remedy: {
      ko: "메일의 버튼을 다시 누르거나, 보낸 곳에 새 링크를 요청해 주세요.",
      en: "Press the button in the mail again, or ask the sender for a new link.",
    },
  },
  "link.expired": {
    what: { ko: "링크의 사용 기간이 지났습니다.", en: "This link has expired." },
    remedy: {
      ko: "보낸 곳에 새 링크를 요청해 주세요.",
      en: "Ask the sender for a new one.",
    },
  },
  "link.closed": {
    what: {
      ko: "취소되었거나 만료된 요청입니다.",
      en: "The request was cancelled or has expired.",
    },
    remedy: {
      ko: "발행이 필요하면 보낸 곳에 확인해 주세요.",
      en: "If it is still needed, ask the sender.",
    },
  },
  "link.wrong-number": {
    what: {
      ko: "요청을 받은 회사의 사업자등록번호가 아닙니다.",
      en: "This is not the business number of the company that was asked.",
    },
    remedy: {
      ko: "귀사의 사업자등록번호 10자리를 확인해 주세요. 회사가 여러 곳이면 공급자로 적힌 곳의 번호입니다.",
      en: "Check the ten digits of your company's number.",
    },
  },
  "link.slow-down": {
    what: {
      ko: "번호가 여러 번 틀렸습니다. {seconds}초 뒤에 다시 입력해 주세요.",
      en: "Too many wrong numbers. Try again in {seconds} seconds.",
    },
    remedy: {
      ko: "기다리는 동안 사업자등록증의 번호를 확인해 주세요.",
      en: "Meanwhile check the number on the business registration certificate.",
    },
  },
  "events.cursor": {
    what: { ko: "이벤트 위치(after)가 올바르지 않습니다.", en: "This is not a cursor of the events." },
    remedy: {
      ko: "앞서 받은 cursor 값을 그대로 넣어 주세요.",
      en: "Send a cursor exactly as received.",
    },
  },
});
