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
  "signup.invalid": {
    what: { ko: "진행 중인 가입이 아닙니다.", en: "There is no such signup under way." },
    remedy: { ko: "가입을 새로 시작해 주세요.", en: "Begin a new one." },
  },
  "signup.expired": {
    what: {
      ko: "가입을 이어서 할 수 있는 시간이 지났습니다.",
      en: "The time to go on with this signup is over.",
    },
    remedy: {
      ko: "로그인하거나 가입을 새로 시작해 주세요. 메일의 링크는 그대로 쓸 수 있습니다.",
      en: "Log in, or begin a new one; the link in the mail still works.",
    },
  },
  "signup.changed": {
    what: {
      ko: "그사이 가입이 다음 단계로 넘어갔습니다.",
      en: "The signup went on meanwhile.",
    },
    why: { ko: "다른 창에서 먼저 진행했을 수 있습니다.", en: "It may have gone on in another window." },
    remedy: {
      ko: "화면을 새로 고치면 이어서 진행할 수 있습니다.",
      en: "Reload the page to go on from there.",
    },
  },
  "signup.not-a-link": {
    what: {
      ko: "메일 링크로 연 화면이 아닙니다.",
      en: "This session was not opened by a mail link.",
    },
    remedy: {
      ko: "메일의 버튼을 눌러 다시 열거나, 링크 없이 가입을 시작해 주세요.",
      en: "Open the link in the mail again, or begin without it.",
    },
  },
  "signup.account-exists": {
    what: { ko: "이미 가입하셨습니다.", en: "You have an account already." },
    remedy: {
      ko: "기존 아이디로 로그인하면 회사가 추가됩니다. 새 아이디가 필요하면 '새 아이디 만들기'를 선택해 주세요.",
      en: "Log in, and the company is added to it. Choose “make a new one” if you need another.",
    },
  },
  "signup.unfinished": {
    what: { ko: "아직 가입이 끝나지 않았습니다.", en: "The signup is not finished yet." },
    remedy: { ko: "남은 단계를 진행해 주세요.", en: "Go through the steps that are left." },
  },
  "company.joined-already": {
    what: { ko: "이미 가입한 회사입니다.", en: "This company has joined already." },
    remedy: {
      ko: "회사 관리자에게 사용자 추가를 요청해 주세요. 번호가 잘못되었으면 고쳐 주세요.",
      en: "Ask its administrator to take you in, or correct the number.",
    },
  },
  "company.not-joined": {
    what: { ko: "아직 가입하지 않은 회사입니다.", en: "This company has not joined yet." },
    remedy: { ko: "회사 정보를 입력해 가입해 주세요.", en: "Enter its data and join with it." },
  },
  "company.not-verified": {
    what: {
      ko: "회사인증을 마치면 볼 수 있습니다.",
      en: "It can be seen once the company is verified.",
    },
    why: {
      ko: "사업자등록번호는 누구나 알 수 있으므로, 회사의 인증서로 확인하기 전에는 메일로 받은 세금계산서만 보입니다.",
      en: "Anybody may know a business number, so before its certificate is shown only the invoice that was mailed to you is open.",
    },
    remedy: {
      ko: "받은 세금계산서를 발행하면 회사인증이 함께 끝납니다. 먼저 하려면 회사인증에서 회사의 인증서로 서명해 주세요.",
      en: "Issue the invoice you received: that verifies the company too. Or verify it first, by signing with its certificate.",
    },
  },
  "company.described-elsewhere": {
    what: {
      ko: "회사 정보는 이 회사를 등록한 ERP에서 관리합니다.",
      en: "The company is described in the ERP that serves it.",
    },
    remedy: { ko: "ERP의 회사 정보에서 고쳐 주세요.", en: "Change it there." },
  },
  "company.number-stays": {
    what: {
      ko: "사업자등록번호는 바꿀 수 없습니다.",
      en: "The business number cannot be changed.",
    },
    why: {
      ko: "세금계산서와 권한이 이 번호에 묶여 있습니다.",
      en: "Invoices and rights belong to this number.",
    },
    remedy: {
      ko: "다른 번호의 회사는 새로 추가해 주세요.",
      en: "Add a company with the other number.",
    },
  },
  "join.asked-already": {
    what: {
      ko: "이미 사용자 추가를 요청했습니다.",
      en: "You have asked this company already.",
    },
    remedy: { ko: "회사 관리자의 답을 기다려 주세요.", en: "Wait for its administrator's answer." },
  },
  "join.not-open": {
    what: {
      ko: "답할 수 있는 가입 요청이 아닙니다.",
      en: "There is no such request to answer.",
    },
    why: {
      ko: "다른 관리자가 먼저 답했거나 요청이 취소되었습니다.",
      en: "Another administrator was first, or it was withdrawn.",
    },
    remedy: { ko: "목록을 새로 고쳐 주세요.", en: "Reload the list." },
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
