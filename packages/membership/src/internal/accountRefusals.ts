/** What is said about accounts, their names, passwords and addresses. */
import type { Refusal } from "@einv/refusal";

export const accountRefusals = {
  "membership.email": {
    what: { ko: "이메일 주소가 올바르지 않습니다.", en: "This is not an e-mail address." },
    remedy: {
      ko: "name@example.com 형식으로 입력해 주세요.",
      en: "Enter it like name@example.com.",
    },
  },
  "membership.slow-down": {
    what: {
      ko: "요청이 너무 많습니다. {seconds}초 뒤에 다시 시도해 주세요.",
      en: "Too many requests. Try again in {seconds} seconds.",
    },
    remedy: {
      ko: "입력한 내용은 그대로 있습니다. 잠시 뒤에 이어서 진행해 주세요.",
      en: "What you entered is kept; go on in a while.",
    },
  },
  "login-id.malformed": {
    what: {
      ko: "아이디는 영문자로 시작하는 4~30자의 영문자, 숫자, 점(.), 밑줄(_), 하이픈(-)입니다.",
      en: "An ID has 4 to 30 letters, digits, dots, underscores or hyphens, and begins with a letter.",
    },
    remedy: {
      ko: "예: test_bill. 대문자와 소문자는 구별하지 않습니다.",
      en: "For example test_bill. Capitals make no difference.",
    },
  },
  "login-id.taken": {
    what: { ko: "이미 사용 중인 아이디입니다.", en: "This ID is in use." },
    remedy: {
      ko: "다른 아이디를 선택해 주세요. 본인의 아이디이면 로그인해 주세요.",
      en: "Choose another; if it is yours, log in.",
    },
  },
  "account.sign-in-refused": {
    what: {
      ko: "아이디 또는 비밀번호가 맞지 않습니다.",
      en: "The ID or the password is not right.",
    },
    remedy: {
      ko: "다시 확인하거나 '아이디·비밀번호 찾기'를 이용해 주세요.",
      en: "Check both, or find your ID and set a new password.",
    },
  },
  "account.slow-down": {
    what: {
      ko: "여러 번 틀렸습니다. {seconds}초 뒤에 다시 시도해 주세요.",
      en: "Too many wrong tries. Try again in {seconds} seconds.",
    },
    remedy: {
      ko: "기다리지 않으려면 '아이디·비밀번호 찾기'로 새 비밀번호를 만들어 주세요.",
      en: "Or set a new password now, by finding your account.",
    },
  },
  "account.invalid": {
    what: { ko: "로그인이 필요합니다.", en: "Log in first." },
    remedy: { ko: "다시 로그인해 주세요.", en: "Log in again." },
  },
  "account.second-factor": {
    what: {
      ko: "2단계 인증을 사용하는 계정입니다.",
      en: "This account asks for a second factor.",
    },
    remedy: {
      ko: "먼저 로그인해 인증번호를 입력한 뒤 이어서 진행해 주세요.",
      en: "Log in and enter the code first, then go on.",
    },
  },
  "account.reset-invalid": {
    what: {
      ko: "비밀번호를 바꿀 수 있는 시간이 지났습니다.",
      en: "The time to set a new password is over.",
    },
    remedy: {
      ko: "'아이디·비밀번호 찾기'를 다시 시작해 주세요.",
      en: "Start finding your account again.",
    },
  },
  "account.changed": {
    what: { ko: "그사이 계정이 바뀌었습니다.", en: "The account changed in the meantime." },
    remedy: {
      ko: "화면을 새로 고친 뒤 다시 진행해 주세요.",
      en: "Reload the page, then try again.",
    },
  },
  "account.in-charge": {
    what: {
      ko: "{company}의 마지막 관리자입니다.",
      en: "You are the last administrator of {company}.",
    },
    why: {
      ko: "다른 사용자가 남아 있는 회사에는 관리자가 필요합니다.",
      en: "A company that others belong to needs one.",
    },
    remedy: {
      ko: "다른 사용자에게 관리자를 위임한 뒤 다시 진행해 주세요.",
      en: "Hand the role over to a colleague, then leave.",
    },
  },
  "account.hashing": {
    what: { ko: "비밀번호를 처리하지 못했습니다.", en: "The password could not be processed." },
    remedy: { ko: "잠시 뒤에 다시 시도해 주세요.", en: "Try again in a moment." },
  },
  "login-id.reserved": {
    what: { ko: "사용할 수 없는 아이디입니다.", en: "This ID cannot be used." },
    why: {
      ko: "운영자로 오해할 수 있는 이름입니다.",
      en: "It could be taken for whoever runs the service.",
    },
    remedy: { ko: "다른 아이디를 입력해 주세요.", en: "Choose another." },
  },
  "password.length": {
    what: {
      ko: "비밀번호는 10자 이상 128자 이하입니다.",
      en: "A password has 10 to 128 characters.",
    },
    remedy: {
      ko: "기억하기 쉬운 낱말을 여러 개 이어서 길게 만들어 주세요. 띄어쓰기도 됩니다.",
      en: "Make it long, of several words that you remember; spaces are fine.",
    },
  },
  "password.common": {
    what: {
      ko: "많은 사람이 쓰는 비밀번호입니다.",
      en: "Many people use this password.",
    },
    why: {
      ko: "유출된 비밀번호 목록에서 가장 먼저 시도됩니다.",
      en: "It is among the first that are tried.",
    },
    remedy: {
      ko: "서로 관계없는 낱말을 이어 만들어 주세요.",
      en: "Make one of words that have nothing to do with each other.",
    },
  },
  "password.personal": {
    what: {
      ko: "비밀번호에 아이디, 이름, 연락처, 사업자번호가 들어 있습니다.",
      en: "The password is made of your ID, name, contact or business number.",
    },
    remedy: {
      ko: "회사나 본인과 관계없는 낱말로 만들어 주세요.",
      en: "Make it of words that say nothing of you or the company.",
    },
  },
  "password.repetitive": {
    what: {
      ko: "같은 글자나 이어진 글자로만 된 비밀번호입니다.",
      en: "The password repeats a few characters or walks along the keyboard.",
    },
    remedy: {
      ko: "서로 다른 낱말을 섞어 주세요.",
      en: "Mix different words.",
    },
  },
  "account.name-needed": {
    what: { ko: "이름을 입력해 주세요.", en: "Enter your name." },
    remedy: {
      ko: "문자와 이메일 인증에는 이름이 없으므로 직접 입력합니다.",
      en: "A code by text message or mail proves no name, so type it.",
    },
  },
  "account.name-long": {
    what: { ko: "이름은 60자까지 쓸 수 있습니다.", en: "A name has at most 60 characters." },
    remedy: { ko: "짧게 줄여 주세요.", en: "Shorten it." },
  },
  "account.phone-needed": {
    what: { ko: "전화번호를 입력해 주세요.", en: "Enter a phone number." },
    remedy: {
      ko: "휴대전화가 없거나 다른 계정에서 쓰고 있으면 회사 전화번호를 입력해도 됩니다.",
      en: "The company's telephone will do if there is no mobile, or another account has it.",
    },
  },
  "account.email-needed": {
    what: { ko: "이메일 주소를 입력해 주세요.", en: "Enter an e-mail address." },
    remedy: {
      ko: "비밀번호를 찾을 때와 알림에 사용합니다.",
      en: "It is used for notices and for recovering the password.",
    },
  },
  "account.factor-unproven": {
    what: {
      ko: "아직 확인하지 않은 연락처로는 2단계 인증을 할 수 없습니다.",
      en: "A contact that is not proven cannot be the second factor.",
    },
    remedy: {
      ko: "이메일이나 휴대전화를 먼저 인증해 주세요.",
      en: "Prove the e-mail address or the mobile number first.",
    },
  },
} as const satisfies Readonly<Record<string, Refusal.Entry>>;
