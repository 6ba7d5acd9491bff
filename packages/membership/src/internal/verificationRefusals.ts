/** What is said when a proof of identity does not succeed. */
import type { Refusal } from "@einv/refusal";

export const verificationRefusals = {
  "verification.not-offered": {
    what: {
      ko: "지금은 사용할 수 없는 인증 방법입니다.",
      en: "This way of proving who you are is not offered here.",
    },
    remedy: {
      ko: "화면에 있는 다른 인증 방법을 선택해 주세요.",
      en: "Choose another way that is shown.",
    },
  },
  "verification.target": {
    what: {
      ko: "인증번호를 받을 곳이 필요합니다.",
      en: "Say where the code should be sent.",
    },
    why: {
      ko: "문자는 휴대전화번호로만, 이메일은 이메일 주소로만 받을 수 있습니다.",
      en: "A text message goes to a mobile number only, a mail to an e-mail address.",
    },
    remedy: {
      ko: "휴대전화번호(010-…) 또는 이메일 주소를 입력해 주세요.",
      en: "Enter a mobile number (010-…) or an e-mail address.",
    },
  },
  "verification.return-to": {
    what: {
      ko: "인증 뒤에 돌아올 주소가 올바르지 않습니다.",
      en: "The address to come back to is not usable.",
    },
    remedy: {
      ko: "지금 화면의 주소(https)를 지정해 주세요.",
      en: "Name the https address of the page you are on.",
    },
  },
  "verification.not-open": {
    what: { ko: "진행 중인 인증이 아닙니다.", en: "There is no such verification under way." },
    why: {
      ko: "이미 사용했거나, 새 인증으로 바뀌었습니다.",
      en: "It was used already, or another one took its place.",
    },
    remedy: { ko: "인증을 다시 시작해 주세요.", en: "Start the verification again." },
  },
  "verification.expired": {
    what: { ko: "인증 시간이 지났습니다.", en: "The time for the verification is over." },
    remedy: {
      ko: "인증번호를 다시 받거나, 인증을 다시 시작해 주세요.",
      en: "Ask for a new code, or start again.",
    },
  },
  "verification.wrong-answer": {
    what: {
      ko: "인증번호가 맞지 않습니다. {left}번 더 입력할 수 있습니다.",
      en: "This is not the code. {left} tries are left.",
    },
    remedy: {
      ko: "가장 최근에 받은 인증번호를 입력해 주세요.",
      en: "Enter the code from the latest message.",
    },
  },
  "verification.other-return": {
    what: {
      ko: "돌아온 결과가 지금 시작한 인증의 것이 아닙니다. {left}번 더 시도할 수 있습니다.",
      en: "What came back is not of the verification that was begun. {left} tries are left.",
    },
    remedy: {
      ko: "화면에서 본인인증을 다시 열어 끝까지 진행해 주세요.",
      en: "Open the verification from the page again and go through to its end.",
    },
  },
  "verification.not-confirmed": {
    what: {
      ko: "인증기관에서 본인확인이 되지 않았습니다.",
      en: "The agency did not confirm who you are.",
    },
    why: {
      ko: "입력한 정보가 통신사나 인증기관에 등록된 것과 다르거나, 명의가 다른 휴대전화일 수 있습니다.",
      en: "What was entered may differ from what the carrier or agency has, or the phone is in another name.",
    },
    remedy: {
      ko: "정보를 확인해 다시 시도하거나, 문자 또는 이메일 인증을 선택해 주세요.",
      en: "Check what you entered and try again, or choose verification by text message or e-mail.",
    },
  },
  "verification.exhausted": {
    what: {
      ko: "여러 번 틀려 이 인증을 닫았습니다.",
      en: "Too many wrong tries: this verification is closed.",
    },
    remedy: {
      ko: "인증을 다시 시작해 주세요. 입력한 다른 내용은 그대로 있습니다.",
      en: "Start again. What you entered elsewhere is kept.",
    },
  },
  "verification.too-soon": {
    what: {
      ko: "{seconds}초 뒤에 다시 받을 수 있습니다.",
      en: "You can ask again in {seconds} seconds.",
    },
    remedy: {
      ko: "그동안 스팸함이나 차단된 문자함을 확인해 주세요.",
      en: "Meanwhile look into the folders for spam.",
    },
  },
  "verification.sent-often": {
    what: {
      ko: "인증번호를 더 보낼 수 없습니다.",
      en: "No more codes are sent for this verification.",
    },
    remedy: {
      ko: "번호나 주소를 확인하고 인증을 다시 시작하거나, 다른 방법을 선택해 주세요.",
      en: "Check the number or address and start again, or choose another way.",
    },
  },
  "verification.cancelled": {
    what: { ko: "인증을 취소했습니다.", en: "The verification was cancelled." },
    remedy: {
      ko: "다시 시작하거나 다른 방법을 선택해 주세요.",
      en: "Start again, or choose another way.",
    },
  },
  "verification.unavailable": {
    what: {
      ko: "인증기관이 응답하지 않습니다.",
      en: "The verification provider does not answer.",
    },
    remedy: {
      ko: "잠시 뒤에 다시 시도하거나 다른 방법을 선택해 주세요.",
      en: "Try again in a moment, or choose another way.",
    },
  },
} as const satisfies Readonly<Record<string, Refusal.Entry>>;
