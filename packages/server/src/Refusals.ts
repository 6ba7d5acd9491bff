/** What the server refuses before, after or beside the use cases. */
import { Refusal } from "@einv/refusal";

const operator = {
  ko: "이 화면을 제공하는 곳에 요청 번호와 함께 알려 주세요.",
  en: "Tell whoever runs this page, with the request ID.",
};

export const refusals = Refusal.catalogue({
  "request.malformed": {
    what: { ko: "요청의 형식이 올바르지 않습니다.", en: "The request is malformed." },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: {
      ko: "API 문서(/v1/openapi.json)에 맞게 보내 주세요.",
      en: "Send it as the API's document (/v1/openapi.json) says.",
    },
  },
  "request.too-large": {
    what: { ko: "보낸 내용이 너무 큽니다.", en: "The request is too large." },
    why: { ko: "{limit}바이트까지 받습니다.", en: "At most {limit} bytes are read." },
    remedy: { ko: "올바른 파일인지 확인해 주세요.", en: "Check that this is the right file." },
  },
  "request.media-type": {
    what: { ko: "JSON으로 보내야 합니다.", en: "The body must be JSON." },
    remedy: {
      ko: "Content-Type을 application/json으로 지정해 주세요.",
      en: "Set Content-Type to application/json.",
    },
  },
  "request.no-route": {
    what: { ko: "없는 주소입니다.", en: "There is nothing at this address." },
    remedy: {
      ko: "API 문서(/v1/openapi.json)에서 주소와 메서드를 확인해 주세요.",
      en: "See the API's document (/v1/openapi.json) for address and method.",
    },
  },
  "server.fault": {
    what: {
      ko: "서버에서 예상하지 못한 일이 생겼습니다.",
      en: "Something unforeseen went wrong in the server.",
    },
    why: { ko: "요청 번호 {requestId}", en: "Request ID {requestId}." },
    remedy: operator,
  },
  "server.not-ready": {
    what: { ko: "아직 준비되지 않았습니다.", en: "Not ready." },
    remedy: { ko: "잠시 뒤 다시 시도해 주세요.", en: "Try again shortly." },
  },
  "mail.not-configured": {
    what: { ko: "메일 서버가 설정되지 않았습니다.", en: "No mail server is configured." },
    remedy: {
      ko: "EINV_SMTP_URL과 EINV_MAIL_FROM을 설정하면 기다리던 메일을 보냅니다.",
      en: "Set EINV_SMTP_URL and EINV_MAIL_FROM; the mail that waits is sent then.",
    },
  },
  "mail.unreachable": {
    what: { ko: "메일 서버에 연결할 수 없습니다.", en: "The mail server cannot be reached." },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: { ko: "잠시 뒤 자동으로 다시 보냅니다.", en: "It is tried again by itself." },
  },
  "mail.login": {
    what: { ko: "메일 서버에 로그인할 수 없습니다.", en: "The mail server refuses the login." },
    remedy: {
      ko: "EINV_SMTP_URL의 사용자와 비밀번호를 확인해 주세요.",
      en: "Check user and password in EINV_SMTP_URL.",
    },
  },
  "mail.refused": {
    what: { ko: "메일 서버가 이 메일을 받지 않았습니다.", en: "The mail server refused this mail." },
    why: { ko: "응답 코드 {status}", en: "It answered {status}." },
    remedy: {
      ko: "받는 사람의 주소와 보내는 주소를 확인해 주세요.",
      en: "Check the recipient's and the sender's address.",
    },
  },
  "transmission.not-configured": {
    what: {
      ko: "국세청 연계가 설정되지 않아 전송할 수 없습니다.",
      en: "No tax authority is configured; nothing can be sent.",
    },
    remedy: {
      ko: "EINV_NTS_ENDPOINT와 인증서를 설정해 주세요. 발행한 세금계산서는 그대로 보관되어 있습니다.",
      en: "Set EINV_NTS_ENDPOINT and its certificates. Issued invoices are kept and sent then.",
    },
  },
  "clock.malformed": {
    what: { ko: "시각이 올바르지 않습니다.", en: "This is not an instant the clock can move to." },
    why: {
      ko: "ISO 8601 시각이어야 하고, 지금보다 뒤여야 합니다.",
      en: "It must be an ISO 8601 instant, and later than now.",
    },
    remedy: {
      ko: '예: {"to": "2026-12-11T03:00:00+09:00"}',
      en: 'For example {"to": "2026-12-11T03:00:00+09:00"}.',
    },
  },
  "config.invalid": {
    what: {
      ko: "설정이 올바르지 않습니다. {problems}",
      en: "The configuration is not usable: {problems}",
    },
    remedy: {
      ko: "여기 적힌 환경 변수를 고친 뒤 다시 시작해 주세요.",
      en: "Correct the environment variables named here and start again.",
    },
  },
});
