import type { Catalogue } from "../foundation/speech.ts";

/** Words of `<einv-login>`. */
export interface LoginWords {
  readonly title: string;
  readonly noAccount: string;
  readonly join: string;
  readonly addCompany: string;
  readonly held: string;
  readonly companiesTitle: string;
  readonly companiesLead: (name: string) => string;
  readonly proven: string;
  readonly unproven: string;
  readonly opened: (company: string) => string;
  readonly switchCompany: string;
  readonly noCompany: string;
  readonly noCompanyWhy: string;
  readonly signOut: string;
  readonly signedIn: (name: string) => string;
}

export const loginMessages: Catalogue<LoginWords> = {
  ko: {
    title: "로그인",
    noAccount: "아직 회원이 아니신가요?",
    join: "회원가입하기",
    addCompany: "회사 추가하기",
    held: "로그인을 진행하지 않았습니다.",
    companiesTitle: "회사 선택",
    companiesLead: (name) => `${name} 님, 어느 회사로 시작할지 선택해 주세요.`,
    proven: "회사인증 완료",
    unproven: "회사인증 전: 메일로 받은 세금계산서만 보입니다.",
    opened: (company) => `${company} 회사로 로그인했습니다.`,
    switchCompany: "다른 회사 선택하기",
    noCompany: "아직 연결된 회사가 없습니다.",
    noCompanyWhy: "회사를 추가하면 세금계산서를 받고 발행할 수 있습니다.",
    signOut: "로그아웃하기",
    signedIn: (name) => `${name} 님으로 로그인했습니다.`,
  },
  en: {
    title: "Log in",
    noAccount: "Not a member yet?",
    join: "Join",
    addCompany: "Add a company",
    held: "Logging in was not carried out.",
    companiesTitle: "Choose a company",
    companiesLead: (name) => `${name}, choose the company to start with.`,
    proven: "verified",
    unproven: "not verified: you see only the invoices that were mailed to you",
    opened: (company) => `You are logged in for ${company}.`,
    switchCompany: "Choose another company",
    noCompany: "No company belongs to this account yet.",
    noCompanyWhy: "Add one to receive and issue tax invoices.",
    signOut: "Log out",
    signedIn: (name) => `You are logged in as ${name}.`,
  },
};
