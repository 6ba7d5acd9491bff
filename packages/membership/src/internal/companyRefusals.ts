/** What is said when a company is not proven to be somebody's. */
import type { Refusal } from "@einv/refusal";

const again: Refusal.Text = {
  ko: "회사인증을 다시 시작해 주세요.",
  en: "Start the company verification again.",
};

export const companyRefusals = {
  "company-verification.not-open": {
    what: {
      ko: "진행 중인 회사인증이 아닙니다.",
      en: "There is no such company verification under way.",
    },
    why: {
      ko: "이미 사용했거나, 새로 시작했거나, 다른 사람 또는 다른 사이트에서 시작한 것입니다.",
      en: "It was used, replaced by another one, or begun by somebody else or on another site.",
    },
    remedy: again,
  },
  "company-verification.expired": {
    what: {
      ko: "회사인증 시간이 지났습니다.",
      en: "The time for the company verification is over.",
    },
    remedy: again,
  },
  "company-verification.exhausted": {
    what: {
      ko: "여러 번 확인되지 않아 이 회사인증을 닫았습니다.",
      en: "Too many failed tries: this company verification is closed.",
    },
    remedy: {
      ko: "회사의 인증서인지 확인한 뒤 다시 시작해 주세요. 인증서는 잠기지 않습니다.",
      en: "Make sure it is the company's certificate, then start again. The certificate is not locked.",
    },
  },
  "company-verification.other-company": {
    what: {
      ko: "{name}({number})의 인증서가 아닙니다.",
      en: "The certificate does not belong to {name} ({number}).",
    },
    why: {
      ko: "이 인증서는 다른 사업자등록번호로 발급되었습니다.",
      en: "It was issued to another business number.",
    },
    remedy: {
      ko: "{name}의 인증서를 선택해 주세요. 사업자등록번호를 잘못 등록했다면 회사를 다시 등록해 주세요.",
      en: "Choose the certificate of {name}. If the number was entered wrongly, register the company again.",
    },
  },
  "company-verification.no-proof": {
    what: {
      ko: "누구의 인증서인지 확인할 수 없습니다.",
      en: "Whose certificate it is cannot be proven.",
    },
    why: { ko: "{reasonKo}", en: "{reasonEn}" },
    remedy: {
      ko: "인증기관에서 인증서를 다시 내려받아 사용해 주세요.",
      en: "Fetch the certificate again from its issuer.",
    },
  },
  "company-verification.kind": {
    what: {
      ko: "회사인증에 사용할 수 없는 인증서입니다.",
      en: "This certificate cannot verify a company.",
    },
    why: {
      ko: "인증서 종류: {kindKo}. 회사인증에는 사업자에게 발급된 서명용 인증서가 필요합니다.",
      en: "Its kind: {kindEn}. A company is verified with a signing certificate that was issued to a business.",
    },
    remedy: {
      ko: "전자세금용 또는 사업자 범용 인증서를 선택해 주세요.",
      en: "Choose a business certificate for tax invoices, or one for general use.",
    },
  },
} as const satisfies Readonly<Record<string, Refusal.Entry>>;
