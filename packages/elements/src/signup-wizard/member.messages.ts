import type { Catalogue } from "../foundation/speech.ts";
import { stepMessages, type StepWords } from "./step.messages.ts";

/** Words of 03 회원정보입력. */
export interface MemberWords extends StepWords {
  readonly memberLead: string;
  readonly name: string;
  readonly nameSettled: string;
  readonly needName: string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly officePhoneHint: string;
  readonly needPhone: string;
  readonly loginId: string;
  readonly loginIdHint: string;
  readonly loginIdFree: string;
  readonly loginIdChecking: string;
  readonly loginIdTaken: string;
  readonly suggestions: string;
  readonly choose: (loginId: string) => string;
  readonly password: string;
  readonly passwordAgain: string;
  readonly email: string;
  readonly emailHint: string;
  readonly emailGood: string;
  readonly needEmail: string;
  readonly beforeSubmit: ReadonlyArray<string>;
  readonly createAccount: string;
}

export const memberMessages: Catalogue<MemberWords> = {
  ko: {
    ...stepMessages.ko,
    memberLead: "회원님의 정보를 입력해 주세요.",
    name: "사용자 이름",
    nameSettled: "본인인증으로 확인한 이름입니다.",
    needName: "이름을 입력해 주세요.",
    phone: "전화번호",
    phoneHint: "아이디·비밀번호를 찾거나 알림을 받을 때 씁니다. 휴대전화와 유선전화 모두 됩니다.",
    officePhoneHint: "회사 전화번호를 입력해 주세요. 예: 02-1688-6000",
    needPhone: "전화번호를 입력해 주세요. 회사 전화번호도 됩니다.",
    loginId: "아이디",
    loginIdHint: "영문자로 시작하는 4~30자. 만든 뒤에는 바꿀 수 없습니다.",
    loginIdFree: "사용할 수 있는 아이디입니다.",
    loginIdChecking: "사용할 수 있는지 확인하고 있습니다.",
    loginIdTaken: "이미 사용 중인 아이디입니다. 다른 아이디를 선택해 주세요.",
    suggestions: "이런 아이디를 쓸 수 있습니다.",
    choose: (loginId) => `${loginId} 쓰기`,
    password: "비밀번호",
    passwordAgain: "비밀번호 확인",
    email: "보조이메일 주소",
    emailHint: "알림과 인증번호를 받습니다.",
    emailGood: "올바른 이메일 주소입니다.",
    needEmail: "이메일 주소를 입력해 주세요.",
    beforeSubmit: [
      "아이디는 변경할 수 없으니 가입하시는 본인의 아이디로 만들어 주세요.",
      "회사를 처음 등록하는 분이 관리자가 됩니다. 관리자 권한은 가입하신 후 다른 사용자에게 위임할 수 있습니다.",
    ],
    createAccount: "아이디 만들고 다음으로",
  },
  en: {
    ...stepMessages.en,
    memberLead: "Enter your details.",
    name: "Name",
    nameSettled: "The name that was proven.",
    needName: "Enter your name.",
    phone: "Telephone",
    phoneHint: "For finding your ID or password and for notices. A mobile or a landline.",
    officePhoneHint: "Enter the company's telephone, for example 02-1688-6000.",
    needPhone: "Enter a telephone number; the company's will do.",
    loginId: "ID",
    loginIdHint: "4 to 30 characters, beginning with a letter. It can never be changed.",
    loginIdFree: "This ID can be used.",
    loginIdChecking: "Checking whether it is free.",
    loginIdTaken: "This ID is in use. Choose another.",
    suggestions: "These are free.",
    choose: (loginId) => `Use ${loginId}`,
    password: "Password",
    passwordAgain: "Password again",
    email: "E-mail address",
    emailHint: "Notices and codes go there.",
    emailGood: "This is an e-mail address.",
    needEmail: "Enter an e-mail address.",
    beforeSubmit: [
      "The ID can never be changed, so make it your own.",
      "Whoever registers a company first is its administrator, and can hand that over later.",
    ],
    createAccount: "Make the ID and go on",
  },
};
