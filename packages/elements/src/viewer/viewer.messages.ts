import type { Catalogue } from "../foundation/speech.ts";

export interface ViewerWords {
  readonly title: (sender: string) => string;
  readonly why: string;
  readonly sender: string;
  readonly fingerprint: string;
  readonly compare: string;
  readonly until: string;
  readonly number: string;
  readonly numberHint: string;
  readonly missing: string;
  readonly check: string;
  readonly checking: string;
  readonly mayTryAgain: string;
  readonly opened: string;
  readonly noToken: string;
  readonly noTokenWhy: string;
  readonly sessionEnded: string;
  readonly sessionEndedWhy: string;
  readonly checkAgain: string;
  readonly print: string;
  readonly joinTitle: string;
  readonly joinWhy: string;
  readonly join: string;
  readonly logIn: string;
  readonly goOnJoining: string;
  readonly needsAccount: string;
  readonly needsAccountWhy: string;
  readonly joinAndApprove: string;
  readonly logInAndApprove: string;
  readonly joined: string;
}

export const viewerMessages: Catalogue<ViewerWords> = {
  ko: {
    title: (sender) => `${sender}에서 보낸 역발행 요청`,
    why: "요청을 받은 회사인지 확인한 뒤에 내용을 보여 드립니다. 가입이나 로그인은 필요하지 않습니다.",
    sender: "보낸 곳",
    fingerprint: "지문",
    compare: "메일에 적힌 지문과 같아야 합니다. 다르면 번호를 입력하지 말고 보낸 곳에 확인해 주세요.",
    until: "열람 기한",
    number: "사업자등록번호",
    numberHint: "귀사의 10자리 번호입니다. 하이픈은 있어도 없어도 됩니다.",
    missing: "사업자등록번호를 입력해 주세요.",
    check: "확인하고 보기",
    checking: "확인하는 중입니다.",
    mayTryAgain: "이제 번호를 다시 입력할 수 있습니다.",
    opened: "확인되었습니다. 요청 내용을 보여 드립니다.",
    noToken: "메일의 버튼으로 열어 주세요.",
    noTokenWhy: "역발행 요청 메일의 [전자세금계산서 보기]를 누르면 이곳에 요청이 나타납니다.",
    sessionEnded: "확인한 지 오래되어 연결이 끝났습니다.",
    sessionEndedWhy: "사업자등록번호를 다시 확인하면 이어서 할 수 있습니다.",
    checkAgain: "사업자등록번호 다시 확인하기",
    print: "인쇄하기",
    joinTitle: "다음부터는 메일 없이 볼 수 있습니다",
    joinWhy:
      "가입하면 받은 요청과 발행한 세금계산서를 한곳에서 봅니다. 가입하지 않아도 이 링크로 보고 승인할 수 있습니다.",
    join: "계속 쓰기 위해 가입하기",
    logIn: "로그인하기",
    goOnJoining: "가입 이어서 하기",
    needsAccount: "이 요청을 승인하려면 계정이 필요합니다",
    needsAccountWhy: "처음이면 가입하고, 이미 계정이 있으면 로그인해 주세요. 끝나면 이 요청으로 돌아옵니다.",
    joinAndApprove: "가입하고 승인하기",
    logInAndApprove: "로그인하고 승인하기",
    joined: "회원으로 보고 있습니다. 이어서 승인해 주세요.",
  },
  en: {
    title: (sender) => `A request by ${sender} to issue a tax invoice`,
    why: "It is shown once it is clear that your company was asked. You need not sign up or log in.",
    sender: "Sent by",
    fingerprint: "Fingerprint",
    compare: "It must be the one in the mail. If it differs, do not enter the number, and ask the sender.",
    until: "Opens until",
    number: "Business number",
    numberHint: "The ten digits of your company, with or without hyphens.",
    missing: "Enter the business number.",
    check: "Check and view",
    checking: "Checking.",
    mayTryAgain: "You may enter the number again.",
    opened: "The number is right. Here is the request.",
    noToken: "Open it by the button in the mail.",
    noTokenWhy: "Press “View the tax invoice” in the mail of the request, and it appears here.",
    sessionEnded: "The connection has ended, because the check was long ago.",
    sessionEndedWhy: "Check the business number again to go on.",
    checkAgain: "Check the business number again",
    print: "Print",
    joinTitle: "Next time you can do without the mail",
    joinWhy:
      "Join to see what you received and issued in one place. You can view and approve by this link without it.",
    join: "Join",
    logIn: "Log in",
    goOnJoining: "Go on joining",
    needsAccount: "Approving this request takes an account",
    needsAccountWhy: "Join if you are new, or log in. Then you are back at this request.",
    joinAndApprove: "Join and approve",
    logInAndApprove: "Log in and approve",
    joined: "You see this as a member now. Go on and approve.",
  },
};
