/** What is said when a signup cannot go on as asked. */
import type { Refusal } from "@einv/refusal";

export const signupRefusals = {
  "signup.terms-required": {
    what: { ko: "필수 약관입니다: {titleKo}", en: "These terms are required: {titleEn}." },
    remedy: {
      ko: "내용을 확인하고 동의해 주세요. 선택 항목은 동의하지 않아도 됩니다.",
      en: "Read them and agree. What is marked optional may stay unticked.",
    },
  },
  "signup.terms-changed": {
    what: { ko: "그사이 약관이 바뀌었습니다.", en: "The terms have changed meanwhile." },
    remedy: {
      ko: "새 약관을 확인하고 다시 동의해 주세요.",
      en: "Read the new version and agree again.",
    },
  },
  "signup.not-now": {
    what: {
      ko: "지금은 '{stepKo}' 단계입니다.",
      en: "The signup is at the step “{stepEn}”.",
    },
    why: {
      ko: "다른 창에서 먼저 진행했을 수 있습니다.",
      en: "It may have gone on in another window.",
    },
    remedy: {
      ko: "화면을 새로 고치면 이어서 진행할 수 있습니다.",
      en: "Reload the page to go on from there.",
    },
  },
  "signup.ended": {
    what: { ko: "이미 끝난 가입입니다.", en: "This signup is over." },
    remedy: {
      ko: "로그인하거나 가입을 새로 시작해 주세요.",
      en: "Log in, or begin a new one.",
    },
  },
  "signup.other-company": {
    what: {
      ko: "받은 세금계산서의 회사가 아닙니다. 이 가입은 {number} 회사로 진행됩니다.",
      en: "This is not the company that the invoice was sent to: this signup is for {number}.",
    },
    remedy: {
      ko: "{number} 회사로 가입해 주세요. 다른 회사는 가입한 뒤 추가할 수 있습니다.",
      en: "Join with {number}; other companies can be added afterwards.",
    },
  },
  "signup.no-account": {
    what: { ko: "아직 로그인한 계정이 없습니다.", en: "No account has logged in yet." },
    remedy: { ko: "약관에 동의하고 이어서 진행해 주세요.", en: "Agree to the terms and go on." },
  },
  "company.needed": {
    what: { ko: "입력이 필요한 항목입니다.", en: "This field is needed." },
    remedy: {
      ko: "사업자등록증에 적힌 대로 입력해 주세요.",
      en: "Enter it as the business registration certificate shows it.",
    },
  },
  "company.too-long": {
    what: { ko: "{limit}자까지 쓸 수 있습니다.", en: "It may have at most {limit} characters." },
    remedy: {
      ko: "세금계산서에 들어갈 수 있게 줄여 주세요.",
      en: "Shorten it so that it fits a tax invoice.",
    },
  },
  "company.digits": {
    what: { ko: "숫자 {size}자리입니다.", en: "It has {size} digits." },
    remedy: {
      ko: "자릿수를 확인해 주세요. 없으면 비워 두어도 됩니다.",
      en: "Check the digits; leave it empty if there is none.",
    },
  },
} as const satisfies Readonly<Record<string, Refusal.Entry>>;
