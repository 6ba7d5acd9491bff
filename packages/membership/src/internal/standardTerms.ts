/** The four consents of the guide, in plain words. An operator puts its own texts in their place. */
import type { Terms } from "../Consent.ts";

const version = "2026-11-01";

export const standardTerms: ReadonlyArray<Terms> = [
  {
    id: "service",
    version,
    required: true,
    title: { ko: "이용약관", en: "Terms of service" },
    summary: {
      ko: "전자세금계산서를 받고 발행하는 서비스의 이용 조건입니다. 가입은 무료이고, 언제든지 탈퇴할 수 있습니다.",
      en: "The conditions for receiving and issuing tax invoices here. Joining is free, and you can leave at any time.",
    },
  },
  {
    id: "personal",
    version,
    required: true,
    title: { ko: "개인(신용)정보 수집 및 이용동의", en: "Use of personal (credit) information" },
    summary: {
      ko: "이름, 아이디, 연락처, 본인확인 결과를 회원 확인과 알림에 사용하고, 탈퇴하면 지웁니다. 동의하지 않으면 가입할 수 없습니다.",
      en: "Your name, ID, contacts and proof of identity are used to know you and to notify you, and erased when you leave. Without it you cannot join.",
    },
  },
  {
    id: "business",
    version,
    required: true,
    title: {
      ko: "기업회원(신용)정보 수집 및 이용동의",
      en: "Use of business (credit) information",
    },
    summary: {
      ko: "사업자등록번호, 상호, 대표자, 업종, 주소를 세금계산서 발행에 사용하고, 법이 정한 기간(5년) 동안 보관합니다. 동의하지 않으면 가입할 수 없습니다.",
      en: "The company's number, name, representative, trade and address are used for issuing and kept for the five years that the law asks. Without it you cannot join.",
    },
  },
  {
    id: "marketing",
    version,
    required: false,
    title: { ko: "마케팅 정보 수신동의", en: "News and offers" },
    summary: {
      ko: "새 기능과 혜택을 메일이나 문자로 알려 드립니다. 동의하지 않아도 모든 기능을 사용할 수 있습니다.",
      en: "We tell you of new features and offers by mail or text message. Everything works without it.",
    },
  },
];
