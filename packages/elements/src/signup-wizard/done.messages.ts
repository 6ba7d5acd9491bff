import type { Catalogue } from "../foundation/speech.ts";

/** Words of 05 회원가입완료. */
export interface DoneWords {
  readonly doneTitle: string;
  readonly doneLead: (company: string) => string;
  readonly doneAdministrator: string;
  readonly doneMember: string;
  readonly doneUnproven: string;
  readonly doneMissing: (count: number) => string;
  readonly doneOpening: string;
  readonly doneToInvoice: string;
  readonly doneContinue: string;
}

export const doneMessages: Catalogue<DoneWords> = {
  ko: {
    doneTitle: "회원가입이 완료되었습니다.",
    doneLead: (company) => `이제 ${company}의 전자세금계산서를 받고 발행할 수 있습니다.`,
    doneAdministrator: "회사 관리자입니다. 관리자 권한은 다른 사용자에게 위임할 수 있습니다.",
    doneMember: "회사의 구성원이 되었습니다.",
    doneUnproven:
      "회사의 인증서로 확인하기 전에는 메일로 받은 세금계산서만 보입니다. 발행하면 함께 확인됩니다.",
    doneMissing: (count) => `회사인증에 필요한 정보가 ${count}개 남았습니다. 회사설정에서 채울 수 있습니다.`,
    doneOpening: "받은 요청으로 돌아가고 있습니다.",
    doneToInvoice: "요청으로 돌아가기",
    doneContinue: "시작하기",
  },
  en: {
    doneTitle: "You have joined.",
    doneLead: (company) => `You can now receive and issue tax invoices for ${company}.`,
    doneAdministrator: "You are its administrator, and can hand that over.",
    doneMember: "You are a member of the company.",
    doneUnproven:
      "Until the company's certificate is shown you see only the invoice that was mailed to you. Issuing it shows it.",
    doneMissing: (count) =>
      `${count} ${count === 1 ? "detail is" : "details are"} missing for the company verification; add them in the company's settings.`,
    doneOpening: "Taking you back to the request.",
    doneToInvoice: "Back to the request",
    doneContinue: "Start",
  },
};
