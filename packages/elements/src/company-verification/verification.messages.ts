/** The words of `<einv-company-verification>`. */
import { certificateMessages, type CertificateWords } from "../certificate/certificate.messages.ts";
import { withParticle, type Catalogue } from "../foundation/speech.ts";
import type { Fact } from "./facts.controller.ts";

export interface VerificationWords extends CertificateWords {
  readonly title: string;
  readonly unverified: string;
  readonly verified: string;
  readonly mineBadge: string;
  readonly notMineBadge: string;
  readonly why: (company: string) => string;
  readonly whyClaimed: (company: string) => string;
  readonly whyMine: string;
  readonly since: (day: string) => string;
  readonly verifiedLead: (company: string, day: string) => string;
  readonly staysVerified: string;

  readonly certificates: string;
  readonly shown: (day: string) => string;
  readonly occasion: Readonly<Record<"challenge" | "issue", string>>;
  readonly until: (day: string) => string;
  readonly over: (day: string) => string;
  readonly notForInvoices: string;
  readonly another: string;
  readonly keepAsIs: string;

  readonly facts: string;
  readonly factsLead: string;
  readonly factsFromInvoice: string;
  readonly factsComplete: string;
  readonly factsElsewhere: string;
  readonly factsHidden: string;
  readonly factsLocked: string;
  readonly changeFacts: string;
  readonly saveFacts: string;
  readonly savingFacts: string;
  readonly factsSaved: string;
  readonly fact: Readonly<Record<Fact, string>>;
  readonly factHint: Readonly<Partial<Record<Fact, string>>>;
  readonly factNeeded: (label: string) => string;
  readonly factMissing: string;

  readonly text: string;
  readonly textLead: string;
  readonly textUntil: (time: string) => string;
  readonly textRenewed: string;
  readonly textAsked: string;
  readonly textAgain: string;

  readonly verify: string;
  readonly verifying: string;
  readonly verifyOnce: string;
  readonly steps: Readonly<Record<"save" | "open" | "prove", string>>;
  readonly stepsLabel: string;
  readonly stepDone: string;
  readonly keyOpen: (owner: string) => string;
  readonly renewedLead: string;
  readonly lost: string;
  readonly sendAgain: string;

  readonly done: string;
  readonly doneWhat: (company: string) => string;
  readonly doneElsewhere: string;
}

export const verificationMessages: Catalogue<VerificationWords> = {
  ko: {
    ...certificateMessages.ko,
    passwordHint: "Enter를 누르면 회사인증을 합니다.",
    title: "회사인증",
    unverified: "인증 전",
    verified: "인증된 회사",
    mineBadge: "본인 확인됨",
    notMineBadge: "본인 확인 전",
    why: (company) =>
      `회사 인증서로 한 번만 서명하면 ${company}의 세금계산서를 모두 보고 발행할 수 있습니다. 세금계산서가 발행되거나 비용이 나가지 않습니다.`,
    whyClaimed: (company) =>
      `${withParticle(company, "은/는")} 이미 인증된 회사입니다. 이 회사의 구성원인지 아직 확인되지 않았습니다. 회사 인증서로 확인하거나, 회사 관리자의 가입 승인을 기다려 주세요.`,
    whyMine: "회사 인증서로 발행하면 회사인증도 함께 됩니다. 미리 하려면 아래에서 한 번 서명해 주세요.",
    since: (day) => `${day}부터`,
    verifiedLead: (company, day) => `${withParticle(company, "은/는")} ${day}부터 인증된 회사입니다.`,
    staysVerified: "인증서가 만료되어도 회사인증은 그대로 유지됩니다.",

    certificates: "확인한 인증서",
    shown: (day) => `${day} 확인`,
    occasion: { challenge: "회사인증", issue: "세금계산서 발행" },
    until: (day) => `${day}까지`,
    over: (day) => `${day}에 만료됨`,
    notForInvoices: "세금계산서를 발행할 수 없는 종류입니다.",
    another: "다른 인증서로 다시 인증하기",
    keepAsIs: "그대로 두기",

    facts: "회사정보",
    factsLead: "빠진 항목을 채워 주세요. 세금계산서에 그대로 적힙니다.",
    factsFromInvoice: "요청받은 세금계산서에 적힌 내용입니다. 확인해 주세요.",
    factsComplete: "필요한 회사정보가 모두 있습니다.",
    factsElsewhere: "회사정보는 지금 쓰고 있는 ERP에서 관리합니다.",
    factsHidden: "회사정보는 회사인증을 마친 뒤에 보입니다.",
    factsLocked: "회사정보는 회사 관리자만 바꿀 수 있습니다. 빠진 항목이 있어도 인증할 수 있습니다.",
    changeFacts: "회사정보 수정하기",
    saveFacts: "회사정보 저장하기",
    savingFacts: "회사정보를 저장하고 있습니다",
    factsSaved: "회사정보를 저장했습니다.",
    fact: {
      representative: "대표자이름",
      industryCode: "업종코드",
      businessType: "업태",
      businessItem: "종목",
      phone: "회사전화번호",
      postcode: "우편번호",
      address: "회사주소",
    },
    factHint: {
      industryCode: "숫자 6자리. 홈택스의 사업자등록 정보에서 확인할 수 있습니다.",
      businessType: "사업자등록증의 업태 (예: 제조업)",
      businessItem: "사업자등록증의 종목 (예: 기타 직물제품 제조업)",
    },
    factNeeded: (label) => `${withParticle(label, "을/를")} 입력해 주세요.`,
    factMissing: "없음",

    text: "서명할 내용",
    textLead: "아래 글에만 서명합니다. 한 글자도 달라지지 않습니다.",
    textUntil: (time) => `${time}까지 서명할 수 있습니다.`,
    textRenewed: "시간이 지나 새 내용을 받았습니다. 입력한 것은 그대로입니다.",
    textAsked: "서명할 내용을 받고 있습니다.",
    textAgain: "서명할 내용 다시 받기",

    verify: "회사 인증하기",
    verifying: "회사를 인증하고 있습니다",
    verifyOnce: "인증서 한 장으로 한 번만 하면 됩니다.",
    steps: { save: "회사정보 저장", open: "인증서 확인", prove: "서명과 확인" },
    stepsLabel: "진행 상황",
    stepDone: "완료",
    keyOpen: (owner) => `${owner} 인증서의 암호를 확인했습니다. 다시 입력하지 않아도 됩니다.`,
    renewedLead: "서명할 내용이 바뀌었습니다. 위 내용을 확인하고 한 번 더 눌러 주세요.",
    lost: "이미 인증되었을 수 있습니다. 다시 보내도 한 번만 인증됩니다.",
    sendAgain: "다시 보내기",

    done: "회사인증을 마쳤습니다",
    doneWhat: (company) => `이제 ${company}의 세금계산서를 모두 보고 발행할 수 있습니다.`,
    doneElsewhere: "그사이 다른 곳에서 회사인증을 마쳤습니다.",
  },
  en: {
    ...certificateMessages.en,
    passwordHint: "Press Enter to verify the company.",
    title: "Company verification",
    unverified: "Not verified",
    verified: "Verified company",
    mineBadge: "You are confirmed",
    notMineBadge: "You are not confirmed",
    why: (company) =>
      `Sign once with the company's certificate to see and issue all invoices of ${company}. Nothing is issued and nothing is charged by it.`,
    whyClaimed: (company) =>
      `${company} is verified already, but nobody has confirmed yet that you belong to it. Show its certificate, or wait for its administrator to admit you.`,
    whyMine: "Issuing with the company's certificate verifies it too. To do it beforehand, sign once below.",
    since: (day) => `since ${day}`,
    verifiedLead: (company, day) => `${company} has been verified since ${day}.`,
    staysVerified: "The company stays verified when the certificate expires.",

    certificates: "Certificates shown",
    shown: (day) => `shown on ${day}`,
    occasion: { challenge: "company verification", issue: "issuing an invoice" },
    until: (day) => `until ${day}`,
    over: (day) => `expired on ${day}`,
    notForInvoices: "Its kind cannot issue tax invoices.",
    another: "Verify with another certificate",
    keepAsIs: "Leave it as it is",

    facts: "Company data",
    factsLead: "Fill in what is missing. Invoices carry it as it stands here.",
    factsFromInvoice: "Taken from the invoice that was requested. Please check it.",
    factsComplete: "All company data that is needed is here.",
    factsElsewhere: "The ERP that you use keeps the company data.",
    factsHidden: "The company data shows once the company is verified.",
    factsLocked:
      "Only an administrator of the company changes its data. You can verify although some is missing.",
    changeFacts: "Change the company data",
    saveFacts: "Save the company data",
    savingFacts: "Saving the company data",
    factsSaved: "The company data was saved.",
    fact: {
      representative: "Representative",
      industryCode: "Industry code",
      businessType: "Business type",
      businessItem: "Business item",
      phone: "Company telephone",
      postcode: "Postcode",
      address: "Company address",
    },
    factHint: {
      industryCode: "Six digits, as Hometax shows them for the business.",
      businessType: "업태 of the registration certificate (manufacturing)",
      businessItem: "종목 of the registration certificate (other textile products)",
    },
    factNeeded: (label) => `Enter the ${label.toLowerCase()}.`,
    factMissing: "missing",

    text: "What you sign",
    textLead: "Only the text below is signed, word for word.",
    textUntil: (time) => `It can be signed until ${time}.`,
    textRenewed: "Its time was over, so a new text is here. What you entered is kept.",
    textAsked: "Fetching what is to be signed.",
    textAgain: "Fetch the text again",

    verify: "Verify the company",
    verifying: "Verifying the company",
    verifyOnce: "Once is enough, with one certificate.",
    steps: { save: "Save company data", open: "Check the certificate", prove: "Sign and prove" },
    stepsLabel: "Progress",
    stepDone: "Done",
    keyOpen: (owner) => `The password of ${owner} was right; you need not type it again.`,
    renewedLead: "The text to sign has changed. Read it above and press once more.",
    lost: "The company may be verified already. Sending again verifies it once.",
    sendAgain: "Send again",

    done: "The company is verified",
    doneWhat: (company) => `All invoices of ${company} can now be seen and issued.`,
    doneElsewhere: "The company was verified elsewhere in the meantime.",
  },
};
