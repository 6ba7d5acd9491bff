import type { Catalogue } from "../foundation/speech.ts";
import type { ProfileInput } from "../runtime/joining.ts";
import { stepMessages, type StepWords } from "./step.messages.ts";

/** Words of 04 회사정보입력. */
export interface CompanyWords extends StepWords {
  readonly companyLead: string;
  readonly prefilled: string;
  readonly companyName: string;
  readonly companyNamePlaceholder: string;
  readonly businessNumber: string;
  readonly businessNumberHint: string;
  readonly numberSettled: string;
  readonly numberFree: string;
  readonly numberChecking: string;
  readonly numberMine: string;
  readonly later: string;
  readonly laterWhy: string;
  readonly fields: Readonly<
    Record<Exclude<keyof ProfileInput, "businessNumber" | "name" | "entityType">, string>
  >;
  readonly nameChanges: string;
  readonly verifyLater: string;
  readonly register: string;
  readonly registering: string;
  readonly signedInAs: (loginId: string) => string;
  readonly declined: (number: string) => string;
  readonly askTitle: (number: string) => string;
  readonly askWhy: string;
  readonly message: string;
  readonly ask: string;
  readonly waitingTitle: (number: string) => string;
  readonly waitingWhy: (time: string) => string;
  readonly lookAgain: string;
  readonly stillWaiting: string;
  readonly withdraw: string;
  readonly held: string;
}

export const companyMessages: Catalogue<CompanyWords> = {
  ko: {
    ...stepMessages.ko,
    companyLead: "전자세금계산서를 발행하려는 본인 회사정보를 입력해 주세요.",
    prefilled: "받은 세금계산서의 공급자 정보로 채웠습니다. 다른 곳만 고쳐 주세요.",
    companyName: "회사명",
    companyNamePlaceholder: "회사 이름을 입력해 주세요.",
    businessNumber: "사업자등록번호",
    businessNumberHint: "10자리 번호입니다. 입력을 마치면 중복을 바로 확인합니다.",
    numberSettled: "받은 세금계산서의 번호라서 바꿀 수 없습니다.",
    numberFree: "가입할 수 있는 사업자등록번호입니다.",
    numberChecking: "중복을 확인하고 있습니다.",
    numberMine: "이미 이 회사의 구성원입니다. 이 회사로 계속할 수 있습니다.",
    later: "회사인증에 필요한 정보",
    laterWhy: "지금 비워 두어도 가입할 수 있습니다. 회사설정에서 언제든지 채우면 됩니다.",
    fields: {
      representative: "대표자이름",
      branchNumber: "종사업장번호",
      corporateNumber: "법인등록번호",
      industryCode: "업종코드",
      businessType: "업태",
      businessItem: "종목",
      phone: "회사전화번호",
      postcode: "우편번호",
      address: "회사주소",
    },
    nameChanges: "회사명은 가입완료 후 회사설정에서 바꿀 수 있습니다. 사업자등록번호는 바꿀 수 없습니다.",
    verifyLater: "회사인증은 세금계산서를 발행할 때 함께 끝납니다.",
    register: "가입하기",
    registering: "가입하는 중…",
    signedInAs: (loginId) => `${loginId} 계정에 회사를 추가합니다.`,
    declined: (number) => `${number} 회사의 관리자가 요청을 받아들이지 않았습니다.`,
    askTitle: (number) => `${number} 회사의 관리자에게 요청합니다`,
    askWhy: "관리자에게 이름과 이메일을 보내고, 승인되면 메일로 알려 드립니다.",
    message: "관리자에게 남길 말",
    ask: "사용자 추가 요청하기",
    waitingTitle: (number) => `${number} 회사의 관리자가 확인하고 있습니다`,
    waitingWhy: (time) => `${time}에 요청했습니다. 승인되면 메일로 알려 드립니다. 이 화면은 닫아도 됩니다.`,
    lookAgain: "지금 확인하기",
    stillWaiting: "아직 관리자의 답을 기다리고 있습니다.",
    withdraw: "요청 취소하기",
    held: "가입을 진행하지 않았습니다.",
  },
  en: {
    ...stepMessages.en,
    companyLead: "Enter the company that issues tax invoices.",
    prefilled: "Filled in from the invoice you received. Correct what differs.",
    companyName: "Company",
    companyNamePlaceholder: "Name of the company",
    businessNumber: "Business number",
    businessNumberHint: "Ten digits. Whether it has joined is checked as soon as you have entered it.",
    numberSettled: "The number of the invoice you received; it cannot be changed here.",
    numberFree: "You can join with this number.",
    numberChecking: "Checking whether it has joined.",
    numberMine: "You are a member of this company already, and can go on with it.",
    later: "For the company verification",
    laterWhy: "You can join without these and fill them in later, in the company's settings.",
    fields: {
      representative: "Representative",
      branchNumber: "Branch number",
      corporateNumber: "Corporate number",
      industryCode: "Industry code",
      businessType: "Type of business",
      businessItem: "Item of business",
      phone: "Company telephone",
      postcode: "Postcode",
      address: "Address",
    },
    nameChanges: "The name can be changed later in the company's settings; the business number cannot.",
    verifyLater: "The company is verified together with its first issue.",
    register: "Join",
    registering: "Joining…",
    signedInAs: (loginId) => `The company is added to ${loginId}.`,
    declined: (number) => `The administrator of ${number} did not take you in.`,
    askTitle: (number) => `Ask the administrator of ${number}`,
    askWhy: "The administrator is told your name and address; a mail tells you the answer.",
    message: "A word to the administrator",
    ask: "Ask to be taken in",
    waitingTitle: (number) => `The administrator of ${number} is asked`,
    waitingWhy: (time) => `You asked on ${time}. A mail tells you the answer; you can close this page.`,
    lookAgain: "Look now",
    stillWaiting: "There is no answer yet.",
    withdraw: "Take the request back",
    held: "Joining was not carried out.",
  },
};
