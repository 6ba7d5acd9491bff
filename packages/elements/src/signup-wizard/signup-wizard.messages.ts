import { type Catalogue, withParticle } from "../foundation/speech.ts";
import { stepMessages, type StepWords } from "./step.messages.ts";

type StepName = "terms" | "identity" | "member" | "company" | "done";

/** Words around the steps of `<einv-signup-wizard>`; each step has its own. */
export interface SignupWords extends StepWords {
  readonly title: string;
  readonly steps: string;
  readonly stepNames: Readonly<Record<StepName, string>>;
  readonly stepOf: (index: number, total: number, name: string) => string;
  readonly stepDone: string;
  readonly stepAhead: string;
  readonly stepSkipped: string;
  readonly lookBack: (name: string) => string;
  readonly given: {
    readonly terms: string;
    readonly marketing: (given: boolean) => string;
    readonly identity: string;
    readonly identityBy: (target: string) => string;
    readonly member: (loginId: string, name: string) => string;
    readonly memberWaits: string;
    readonly company: (name: string, number: string) => string;
  };
  readonly because: string;
  readonly becauseJoined: string;
  readonly sender: string;
  readonly item: string;
  readonly items: (first: string, count: number) => string;
  readonly total: string;
  readonly deadline: string;
  readonly until: (day: string) => string;
  readonly invoiceWaits: string;
  readonly notForced: string;
  readonly toInvoice: string;
  readonly resumed: (name: string) => string;
  readonly movedOn: string;
  readonly beginAnew: string;
  readonly memberAlready: string;
  readonly memberAlreadyAction: string;
  readonly signInTitle: string;
  readonly signInWhy: string;
  readonly newcomerInstead: string;
  readonly lookTerms: string;
  readonly lookIdentity: string;
  readonly lookMember: (loginId: string) => string;
  readonly goOn: string;
  readonly changeTerms: string;
  readonly proveAgain: string;
  readonly changeCosts: string;
  readonly exit: string;
  readonly exitTitle: string;
  readonly exitKept: (day: string) => string;
  readonly exitNotKept: string;
  readonly exitLater: string;
  readonly exitForget: string;
  readonly exitStay: string;
  readonly forgotten: string;
}

export const signupMessages: Catalogue<SignupWords> = {
  ko: {
    ...stepMessages.ko,
    title: "회원가입",
    steps: "가입 단계",
    stepNames: {
      terms: "약관동의",
      identity: "본인인증",
      member: "회원정보입력",
      company: "회사정보입력",
      done: "회원가입완료",
    },
    stepOf: (index, total, name) => `${total}단계 중 ${index}단계, ${name}`,
    stepDone: "완료",
    stepAhead: "남음",
    stepSkipped: "건너뜀",
    lookBack: (name) => `${name} 다시 보기`,
    given: {
      terms: "필수 약관에 동의했습니다.",
      marketing: (given) => (given ? "마케팅 정보 수신에도 동의했습니다." : "마케팅 정보는 받지 않습니다."),
      identity: "본인인증을 마쳤습니다.",
      identityBy: (target) => `${withParticle(target, "을/를")} 확인했습니다.`,
      member: (loginId, name) => `${name} 님의 아이디는 ${loginId}입니다.`,
      memberWaits: "아이디와 비밀번호를 만듭니다.",
      company: (name, number) => `${name} (${number})`,
    },
    because: "이 요청을 승인하려고 가입 중입니다",
    becauseJoined: "이제 이 요청을 승인할 수 있습니다",
    sender: "보낸 회사",
    item: "품목",
    items: (first, count) => (count > 1 ? `${first} 외 ${count - 1}건` : first),
    total: "합계",
    deadline: "발행기한",
    until: (day) => `${day}까지`,
    invoiceWaits: "가입이 끝나면 이 요청으로 바로 돌아갑니다.",
    notForced: "가입하지 않고도 이 요청을 승인할 수 있습니다.",
    toInvoice: "요청으로 돌아가기",
    resumed: (name) => `이어서 진행합니다. '${name}' 단계부터 남았습니다.`,
    movedOn: "다른 창에서 먼저 진행한 곳까지 옮겨 왔습니다.",
    beginAnew: "가입 새로 시작하기",
    memberAlready: "이미 계정이 있으신가요? 로그인하면 그 계정에 회사가 추가됩니다.",
    memberAlreadyAction: "로그인해서 회사 추가하기",
    signInTitle: "기존회원 로그인",
    signInWhy: "이미 계정이 있는 경우 로그인 후 회사를 연결해 주세요. 본인인증과 회원정보는 건너뜁니다.",
    newcomerInstead: "새로 가입하기",
    lookTerms: "약관에 동의했습니다.",
    lookIdentity: "본인인증을 마쳤습니다. 인증 결과는 그대로 있습니다.",
    lookMember: (loginId) =>
      `아이디 ${withParticle(loginId, "을/를")} 만들었습니다. 아이디는 바꿀 수 없습니다.`,
    goOn: "하던 단계로 돌아가기",
    changeTerms: "동의 내용 바꾸기",
    proveAgain: "다른 방법으로 다시 인증하기",
    changeCosts: "바꾸면 본인인증을 다시 해야 합니다.",
    exit: "나중에 하기",
    exitTitle: "가입을 멈출까요?",
    exitKept: (day) => `${day}까지 여기에서 이어서 할 수 있습니다.`,
    exitNotKept: "이 화면을 닫으면 가입을 처음부터 다시 시작해야 합니다.",
    exitLater: "나중에 이어서 하기",
    exitForget: "입력한 내용 지우고 그만두기",
    exitStay: "계속 가입하기",
    forgotten: "입력한 내용을 지웠습니다.",
  },
  en: {
    ...stepMessages.en,
    title: "Join",
    steps: "Steps",
    stepNames: {
      terms: "Terms",
      identity: "Identity",
      member: "Your account",
      company: "Your company",
      done: "Done",
    },
    stepOf: (index, total, name) => `Step ${index} of ${total}: ${name}`,
    stepDone: "done",
    stepAhead: "to do",
    stepSkipped: "skipped",
    lookBack: (name) => `Look back at ${name}`,
    given: {
      terms: "You agreed to the required terms.",
      marketing: (given) => (given ? "You also agreed to news and offers." : "No news and offers."),
      identity: "Your identity is proven.",
      identityBy: (target) => `Proven: ${target}.`,
      member: (loginId, name) => `${name}'s ID is ${loginId}.`,
      memberWaits: "An ID and a password.",
      company: (name, number) => `${name} (${number})`,
    },
    because: "You are joining to approve this request",
    becauseJoined: "You can approve this request now",
    sender: "Sent by",
    item: "Item",
    items: (first, count) => (count > 1 ? `${first} and ${count - 1} more` : first),
    total: "Total",
    deadline: "Issue by",
    until: (day) => day,
    invoiceWaits: "Once you have joined you are back at this request.",
    notForced: "You can approve this request without joining.",
    toInvoice: "Back to the request",
    resumed: (name) => `You go on where you stopped, at “${name}”.`,
    movedOn: "It went on in another window; this is where it stands now.",
    beginAnew: "Begin anew",
    memberAlready: "Do you have an account? Log in, and the company is added to it.",
    memberAlreadyAction: "Log in and add the company",
    signInTitle: "Log in",
    signInWhy: "Log in with the account you have and add the company. Identity and account are skipped.",
    newcomerInstead: "Join as a new member",
    lookTerms: "You agreed to the terms.",
    lookIdentity: "Your identity is proven, and stays so.",
    lookMember: (loginId) => `You made the ID ${loginId}. It cannot be changed.`,
    goOn: "Back to where you were",
    changeTerms: "Change what you agreed to",
    proveAgain: "Prove it in another way",
    changeCosts: "Changing this means proving your identity again.",
    exit: "Later",
    exitTitle: "Stop here?",
    exitKept: (day) => `You can go on here until ${day}.`,
    exitNotKept: "If you close this page, you begin anew the next time.",
    exitLater: "Go on later",
    exitForget: "Stop and erase what I entered",
    exitStay: "Keep joining",
    forgotten: "What you entered is erased.",
  },
};
