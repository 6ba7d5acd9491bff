import { type Catalogue, withParticle } from "../foundation/speech.ts";

export interface SupportWords {
  readonly title: string;
  readonly field: string;
  readonly fieldHint: string;
  readonly suggestions: string;
  readonly suggestionsFound: (count: number) => string;
  readonly ask: string;
  readonly clear: string;
  readonly back: string;
  readonly ways: string;
  readonly guide: string;
  readonly talk: string;
  readonly inquire: string;
  readonly mine: string;
  readonly topics: string;
  readonly answerTo: (text: string) => string;
  readonly found: (explanations: number, articles: number) => string;
  readonly explanation: string;
  readonly why: string;
  readonly now: string;
  readonly sources: Readonly<Record<"einv" | "tax-authority" | "other", string>>;
  readonly articles: string;
  readonly related: string;
  readonly steps: string;
  readonly nothing: string;
  readonly nothingWhy: string;
  readonly unknownCode: (codes: string) => string;
  readonly useful: string;
  readonly yes: string;
  readonly no: string;
  readonly thanks: string;
  readonly sorry: string;
  readonly elsewhere: (label: string) => string;

  readonly talkLog: string;
  readonly say: string;
  readonly sayHint: string;
  readonly send: string;
  readonly guideSays: string;
  readonly youSay: string;
  readonly thinking: string;
  readonly stepBack: string;
  readonly again: string;
  readonly writeInquiry: string;

  readonly inquiryLead: string;
  readonly message: string;
  readonly messageHint: (limit: string) => string;
  readonly messageEmpty: string;
  readonly taken: (kinds: string) => string;
  readonly email: string;
  readonly emailHint: string;
  readonly emailWrong: string;
  readonly attached: string;
  readonly attachedHint: string;
  readonly attachedNone: string;
  readonly leaveOut: (label: string) => string;
  readonly leftOut: string;
  readonly putBack: (label: string) => string;
  readonly sendInquiry: string;
  readonly sending: string;
  readonly calledOff: string;
  readonly lines: Readonly<
    Record<"question" | "code" | "page" | "browser" | "size" | "time" | "talk", string>
  >;

  readonly sent: string;
  readonly ticket: string;
  readonly sentTo: (email: string) => string;
  readonly sentNext: string;

  readonly mineEmpty: string;
  readonly mineVisitor: string;
  readonly askedOn: (when: string) => string;
  readonly answer: string;
  readonly solved: string;
  readonly closing: string;
}

export const supportMessages: Catalogue<SupportWords> = {
  ko: {
    title: "도움말",
    field: "무엇이 궁금하신가요?",
    fieldHint: "질문을 입력하거나 오류 문구·코드를 붙여 넣어 주세요. 예: 인증서 데이터값, ERR002",
    suggestions: "찾은 도움말",
    suggestionsFound: (count) => `도움말 ${count}개. 아래 화살표로 고를 수 있습니다.`,
    ask: "찾기",
    clear: "지우기",
    back: "뒤로",
    ways: "도움 받는 방법",
    guide: "도움말",
    talk: "차근차근 찾기",
    inquire: "문의하기",
    mine: "내 문의",
    topics: "단계별 도움말",
    answerTo: (text) => `‘${text}’에 대한 답`,
    found: (explanations, articles) =>
      [
        ...(explanations === 0 ? [] : [`오류 설명 ${explanations}개`]),
        ...(articles === 0 ? [] : [`도움말 ${articles}개`]),
      ].join(", ") + "를 찾았습니다.",
    explanation: "오류 설명",
    why: "이유",
    now: "할 일",
    sources: { einv: "이 서비스", "tax-authority": "국세청 결과 코드", other: "다른 서비스의 메시지" },
    articles: "도움말",
    related: "함께 보기",
    steps: "순서",
    nothing: "맞는 도움말을 찾지 못했습니다.",
    nothingWhy: "다른 말로 찾거나, 몇 가지 질문에 답하며 찾거나, 사람에게 문의할 수 있습니다.",
    unknownCode: (codes) =>
      `${withParticle(codes, "은/는")} 설명이 없는 코드입니다. 문의에 그대로 담아 드립니다.`,
    useful: "도움이 되었나요?",
    yes: "네",
    no: "아니요",
    thanks: "알려 주셔서 고맙습니다.",
    sorry: "사람에게 문의하면 이 도움말을 본 것도 함께 전합니다.",
    elsewhere: (label) => `이 페이지에서는 바로 열 수 없습니다. 메뉴에서 찾아 주세요: ${label}`,

    talkLog: "상담 내용",
    say: "직접 적기",
    sayHint: "증상이나 오류 문구를 적어 주세요.",
    send: "보내기",
    guideSays: "안내",
    youSay: "나",
    thinking: "찾고 있습니다.",
    stepBack: "한 단계 뒤로",
    again: "처음부터 다시",
    writeInquiry: "문의 쓰기",

    inquiryLead: "메일로 답해 드립니다. 아래의 정보가 함께 가며, 필요 없는 것은 뺄 수 있습니다.",
    message: "문의 내용",
    messageHint: (limit) => `무엇을 하려 했고 무엇이 되지 않았는지 적어 주세요. ${limit}자까지.`,
    messageEmpty: "문의 내용을 적어 주세요.",
    taken: (kinds) => `개인정보와 비밀은 지우고 보냅니다: ${kinds}`,
    email: "답을 받을 메일 주소",
    emailHint: "이 문의에 답하는 데만 씁니다.",
    emailWrong: "메일 주소를 name@example.com 형식으로 입력해 주세요.",
    attached: "함께 보내는 정보",
    attachedHint: "보내기 전에 모두 보고 뺄 수 있습니다. 암호, 인증서, 주민등록번호는 들어가지 않습니다.",
    attachedNone: "함께 보내는 정보가 없습니다.",
    leaveOut: (label) => `${label} 빼기`,
    leftOut: "보내지 않음",
    putBack: (label) => `${label} 다시 넣기`,
    sendInquiry: "문의 보내기",
    sending: "보내는 중…",
    calledOff: "이 화면을 제공한 프로그램이 멈추었습니다.",
    lines: {
      question: "찾은 말",
      code: "오류 코드",
      page: "페이지",
      browser: "브라우저",
      size: "화면 크기",
      time: "시각",
      talk: "상담",
    },

    sent: "문의를 접수했습니다.",
    ticket: "접수번호",
    sentTo: (email) => `${email}으로 답해 드립니다.`,
    sentNext: "확인하는 대로 메일로 답해 드립니다. 상태는 내 문의에서 볼 수 있습니다.",

    mineEmpty: "아직 문의하지 않았습니다.",
    mineVisitor:
      "로그인하면 보낸 문의와 그 상태를 볼 수 있습니다. 로그인하지 않고 보낸 문의는 메일로 답해 드립니다.",
    askedOn: (when) => `${when}에 보냄`,
    answer: "답변",
    solved: "해결되었습니다",
    closing: "닫는 중…",
  },
  en: {
    title: "Help",
    field: "What would you like to know?",
    fieldHint: "Type a question, or paste an error message or code. Such as: certificate expired, ERR002",
    suggestions: "Articles found",
    suggestionsFound: (count) =>
      count === 1 ? "1 article. Choose it by arrow down." : `${count} articles. Choose by arrow down.`,
    ask: "Search",
    clear: "Clear",
    back: "Back",
    ways: "Ways to get help",
    guide: "Guide",
    talk: "Step by step",
    inquire: "Ask a person",
    mine: "My inquiries",
    topics: "Help by stage",
    answerTo: (text) => `About “${text}”`,
    found: (explanations, articles) =>
      `Found: ${[
        ...(explanations === 0 ? [] : [`${explanations} explained`]),
        ...(articles === 0 ? [] : [articles === 1 ? "1 article" : `${articles} articles`]),
      ].join(", ")}.`,
    explanation: "What the error means",
    why: "Why",
    now: "What to do",
    sources: {
      einv: "This service",
      "tax-authority": "Result code of the tax authority",
      other: "Message of another service",
    },
    articles: "Articles",
    related: "See also",
    steps: "Steps",
    nothing: "No article fits.",
    nothingWhy: "Try other words, answer a few questions, or ask a person.",
    unknownCode: (codes) => `There is no explanation of ${codes}. It goes along with an inquiry.`,
    useful: "Did this help?",
    yes: "Yes",
    no: "No",
    thanks: "Thank you for telling us.",
    sorry: "Ask a person; that you read this goes along.",
    elsewhere: (label) => `It cannot be opened from here. Look for it in the menu: ${label}`,

    talkLog: "Conversation",
    say: "In your own words",
    sayHint: "Describe what happens, or paste the error.",
    send: "Send",
    guideSays: "Guide",
    youSay: "You",
    thinking: "Looking.",
    stepBack: "One step back",
    again: "Start again",
    writeInquiry: "Write the inquiry",

    inquiryLead: "You get an answer by mail. What is listed below goes along; leave out what is not needed.",
    message: "Your inquiry",
    messageHint: (limit) => `What did you want to do, and what did not work? At most ${limit} characters.`,
    messageEmpty: "Write your inquiry.",
    taken: (kinds) => `Personal and secret data are taken out before it is sent: ${kinds}`,
    email: "Mail address for the answer",
    emailHint: "It serves this inquiry only.",
    emailWrong: "Enter the address like name@example.com.",
    attached: "What goes along",
    attachedHint:
      "All of it is shown and can be left out. No password, certificate or resident number is in it.",
    attachedNone: "Nothing goes along.",
    leaveOut: (label) => `Leave out: ${label}`,
    leftOut: "Not sent",
    putBack: (label) => `Put back: ${label}`,
    sendInquiry: "Send the inquiry",
    sending: "Sending…",
    calledOff: "The program that shows this page called it off.",
    lines: {
      question: "Asked for",
      code: "Error code",
      page: "Page",
      browser: "Browser",
      size: "Screen",
      time: "Time",
      talk: "Conversation",
    },

    sent: "We have your inquiry.",
    ticket: "Ticket",
    sentTo: (email) => `The answer goes to ${email}.`,
    sentNext: "You get an answer by mail. Its state is among your inquiries.",

    mineEmpty: "You have not asked anything yet.",
    mineVisitor:
      "Log in to see your inquiries and their state. What you send without logging in is answered by mail.",
    askedOn: (when) => `Sent ${when}`,
    answer: "Answer",
    solved: "It is solved",
    closing: "Closing…",
  },
};
