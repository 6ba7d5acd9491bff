import type { Catalogue } from "../foundation/speech.ts";
import type { Proving } from "../runtime/joining.ts";
import { codeMessages, type CodeWords } from "./code.messages.ts";

type Method = Proving["method"];

interface MethodWords {
  readonly title: string;
  readonly detail: string;
}

/** Words of proving who one is. */
export interface ProofWords extends CodeWords {
  readonly sending: string;
  readonly send: string;
  readonly methodLegend: string;
  readonly recommended: string;
  readonly methods: Readonly<Record<Method, MethodWords>>;
  readonly weaker: string;
  readonly targets: Readonly<Record<"sms" | "email", string>>;
  readonly targetHints: Readonly<Record<"sms" | "email", string>>;
  readonly needTarget: Readonly<Record<"sms" | "email", string>>;
  readonly anotherMethod: string;
  readonly openAgency: string;
  readonly openAgencyAgain: string;
  readonly agencyWaiting: string;
  readonly agencyWaitingWhy: string;
  readonly agencyClosed: string;
  readonly agencyClosedWhy: string;
  readonly agencyBlocked: string;
  readonly agencyBlockedWhy: string;
  readonly agencyHere: string;
  readonly agencyReturned: string;
}

export const proofMessages: Catalogue<ProofWords> = {
  ko: {
    ...codeMessages.ko,
    sending: "보내는 중…",
    send: "인증번호 받기",
    methodLegend: "인증 방법",
    recommended: "권장",
    methods: {
      phone: {
        title: "본인명의 휴대전화 인증",
        detail: "인증기관이 이름을 확인합니다. 새 창에서 진행하고 이 화면으로 돌아옵니다.",
      },
      ipin: {
        title: "아이핀(I-Pin) 인증",
        detail: "인증기관이 이름을 확인합니다. 새 창에서 진행하고 이 화면으로 돌아옵니다.",
      },
      sms: {
        title: "문자 인증",
        detail: "본인 명의의 휴대전화가 없거나 법인 명의의 휴대전화를 쓸 때. 번호를 가진 것만 확인합니다.",
      },
      email: {
        title: "이메일 인증",
        detail: "해외에 있거나 휴대전화가 없을 때. 메일을 받는 것만 확인합니다.",
      },
    },
    weaker: "일부 서비스의 이용이 제한될 수 있으며, 가입 후 개인설정에서 본인인증을 할 수 있습니다.",
    targets: { sms: "휴대전화번호", email: "이메일 주소" },
    targetHints: {
      sms: "010으로 시작하는 번호입니다. 하이픈은 있어도 없어도 됩니다.",
      email: "지금 메일을 열어 볼 수 있는 주소를 입력해 주세요.",
    },
    needTarget: { sms: "휴대전화번호를 입력해 주세요.", email: "이메일 주소를 입력해 주세요." },
    anotherMethod: "다른 방법으로 인증하기",
    openAgency: "인증 창 열기",
    openAgencyAgain: "인증 창 다시 열기",
    agencyWaiting: "새 창에서 본인인증을 진행해 주세요.",
    agencyWaitingWhy: "끝나면 이 화면이 저절로 다음으로 넘어갑니다.",
    agencyClosed: "인증 창이 닫혔습니다.",
    agencyClosedWhy: "인증을 마치지 않았습니다. 다시 열거나 다른 방법을 선택해 주세요.",
    agencyBlocked: "브라우저가 새 창을 막았습니다.",
    agencyBlockedWhy: "이 페이지의 팝업을 허용하거나, 이 창에서 진행해 주세요.",
    agencyHere: "이 창에서 진행하기",
    agencyReturned: "인증 결과를 확인하고 있습니다.",
  },
  en: {
    ...codeMessages.en,
    sending: "Sending…",
    send: "Send a code",
    methodLegend: "Way of proving it",
    recommended: "recommended",
    methods: {
      phone: {
        title: "Own mobile phone",
        detail: "An identity agency confirms your name. It opens in a new window and leads back here.",
      },
      ipin: {
        title: "i-PIN",
        detail: "An identity agency confirms your name. It opens in a new window and leads back here.",
      },
      sms: {
        title: "Text message",
        detail: "Without a mobile phone in your own name, or with the company's. It proves the number only.",
      },
      email: {
        title: "E-mail",
        detail: "From abroad, or without a mobile phone. It proves the address only.",
      },
    },
    weaker: "Some services may be limited; you can prove your identity later in your settings.",
    targets: { sms: "Mobile number", email: "E-mail address" },
    targetHints: {
      sms: "It begins with 010; hyphens make no difference.",
      email: "An address whose mail you can open now.",
    },
    needTarget: { sms: "Enter a mobile number.", email: "Enter an e-mail address." },
    anotherMethod: "Choose another way",
    openAgency: "Open the agency",
    openAgencyAgain: "Open the agency again",
    agencyWaiting: "Go on in the new window.",
    agencyWaitingWhy: "When you have finished there, this page goes on by itself.",
    agencyClosed: "The agency's window was closed.",
    agencyClosedWhy: "Nothing was proven yet. Open it again, or choose another way.",
    agencyBlocked: "The browser blocked the new window.",
    agencyBlockedWhy: "Allow pop-ups for this page, or go on in this window.",
    agencyHere: "Go on in this window",
    agencyReturned: "Checking what the agency says.",
  },
};
