/** The words of `<einv-environment-check>`. */
import type { Catalogue } from "../foundation/speech.ts";
import type { CheckName, Status } from "./checks.ts";

export interface EnvironmentWords {
  readonly title: string;
  readonly lead: string;
  readonly everywhere: string;
  readonly running: string;
  readonly ready: string;
  readonly readyWith: (count: number) => string;
  readonly notReady: (count: number) => string;
  readonly again: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly status: Readonly<Record<Status, string>>;
  readonly waiting: string;
  readonly check: Readonly<Record<CheckName, string>>;
  /** Why, and what now; by what the check says. */
  readonly because: Readonly<Record<string, (value: string) => string>>;
}

/** Seconds in words. */
const awayKo = (value: string): string => {
  const seconds = Number(value);
  return seconds < 120
    ? `${seconds}초`
    : seconds < 7200
      ? `${Math.round(seconds / 60)}분`
      : seconds < 172_800
        ? `${Math.round(seconds / 3600)}시간`
        : `${Math.round(seconds / 86_400)}일`;
};

const awayEn = (value: string): string => {
  const seconds = Number(value);
  return seconds < 120
    ? `${seconds} seconds`
    : seconds < 7200
      ? `${Math.round(seconds / 60)} minutes`
      : seconds < 172_800
        ? `${Math.round(seconds / 3600)} hours`
        : `${Math.round(seconds / 86_400)} days`;
};

export const environmentMessages: Catalogue<EnvironmentWords> = {
  ko: {
    title: "설치할 프로그램이 없습니다",
    lead: "필수에이전트도, 인증서명모듈도 설치하지 않습니다. 발행에 필요한 것은 모두 이 브라우저에 있습니다.",
    everywhere: "Windows, macOS, Linux, ChromeOS, 휴대전화와 태블릿에서 똑같이 발행합니다.",
    running: "이 브라우저를 확인하고 있습니다.",
    ready: "이 컴퓨터에서 바로 발행할 수 있습니다.",
    readyWith: (count) => `이 컴퓨터에서 발행할 수 있습니다. ${count}가지를 살펴봐 주세요.`,
    notReady: (count) => `지금은 발행할 수 없습니다. ${count}가지를 해결해 주세요.`,
    again: "다시 확인하기",
    copy: "확인 결과 복사하기",
    copied: "확인 결과를 복사했습니다. 회사나 개인 정보는 들어 있지 않습니다.",
    copyFailed: "복사하지 못했습니다.",
    status: { pass: "사용할 수 있음", warn: "살펴보기", fail: "해결 필요", skip: "해당 없음" },
    waiting: "확인하는 중",
    check: {
      signing: "전자서명",
      amounts: "18자리 금액 계산",
      files: "인증서 파일 읽기",
      folders: "인증서 폴더 선택",
      streams: "큰 문서 나누어 읽기",
      parts: "필요한 부분만 받아 오기",
      screen: "화면 표시",
      policy: "이 페이지의 보안 정책",
      server: "서버 연결",
      clock: "컴퓨터 시계",
      printing: "인쇄",
      storage: "브라우저 저장 공간",
      korean: "한글 입력",
    },
    because: {
      insecure: () =>
        "https로 열린 페이지에서만 서명할 수 있습니다. 주소가 https로 시작하는지 확인해 주세요.",
      wrong: () =>
        "이 브라우저의 암호 기능이 바르게 동작하지 않습니다. 브라우저를 최신으로 업데이트해 주세요.",
      old: () =>
        "브라우저가 오래되었습니다. Chrome, Edge, Safari, Firefox의 최신 버전으로 업데이트해 주세요.",
      filesOnly: () =>
        "폴더를 통째로 선택할 수 없습니다. signCert.der와 signPri.key 두 파일을 선택해 주세요.",
      blocked: () =>
        "필요한 파일을 받지 못했습니다. 인터넷 연결을 확인하고, 계속되면 이 페이지를 만든 곳에 알려 주세요.",
      styles: () =>
        "이 페이지의 보안 정책이 화면을 막고 있습니다. 이 페이지를 만든 곳에 아래 확인 결과를 보내 주세요.",
      untyped: () => "인라인 코드를 쓰지 않으므로 엄격한 정책에서도 동작합니다.",
      unconnected: () => "연결 설정이 없어 확인하지 않았습니다.",
      took: (value) => `${value} ms`,
      unreachable: () =>
        "서버에 연결하지 못했습니다. 인터넷 연결과 회사 방화벽을 확인하고 다시 확인해 주세요.",
      near: (value) => `서버와 ${awayKo(value)} 차이`,
      fast: (value) =>
        `서버보다 ${awayKo(value)} 빠릅니다. 시각이 다르면 인증서와 서명이 거부될 수 있습니다. 컴퓨터의 시계를 맞춰 주세요.`,
      slow: (value) =>
        `서버보다 ${awayKo(value)} 느립니다. 시각이 다르면 인증서와 서명이 거부될 수 있습니다. 컴퓨터의 시계를 맞춰 주세요.`,
      unknown: () => "서버에 연결하지 못해 시각을 비교하지 못했습니다.",
      elsewhere: () => "이 앱에서는 인쇄할 수 없습니다. 인쇄할 때는 브라우저에서 열어 주세요.",
      unused: () => "이 브라우저에 아무것도 저장하지 않습니다.",
      unseen: () =>
        "입력기는 미리 확인할 수 없습니다. 글자를 조합하는 동안 누른 Enter는 실행으로 보지 않습니다.",
      timeout: () => "10초 안에 끝나지 않았습니다. 다시 확인해 주세요.",
    },
  },
  en: {
    title: "Nothing to install",
    lead: "No agent and no signing module is installed. All that issuing needs is in this browser.",
    everywhere: "It issues the same on Windows, macOS, Linux, ChromeOS, phones and tablets.",
    running: "Checking this browser.",
    ready: "Invoices can be issued on this computer right now.",
    readyWith: (count) =>
      `Invoices can be issued on this computer. Look at ${count === 1 ? "one thing" : `${count} things`}.`,
    notReady: (count) =>
      `Invoices cannot be issued right now. Solve ${count === 1 ? "one thing" : `${count} things`}.`,
    again: "Check again",
    copy: "Copy the result",
    copied: "The result was copied. It says nothing of a company or a person.",
    copyFailed: "It could not be copied.",
    status: { pass: "works", warn: "have a look", fail: "needs solving", skip: "not needed" },
    waiting: "checking",
    check: {
      signing: "Signing",
      amounts: "Amounts of 18 digits",
      files: "Reading certificate files",
      folders: "Choosing a certificate folder",
      streams: "Reading large documents in parts",
      parts: "Fetching parts when they are needed",
      screen: "Showing the screens",
      policy: "Security policy of this page",
      server: "Connection to the server",
      clock: "Clock of the computer",
      printing: "Printing",
      storage: "Storage of the browser",
      korean: "Typing Korean",
    },
    because: {
      insecure: () => "Only pages opened over https may sign. See that the address begins with https.",
      wrong: () => "The cryptography of this browser does not work properly. Update the browser.",
      old: () => "The browser is old. Update to a current Chrome, Edge, Safari or Firefox.",
      filesOnly: () => "A whole folder cannot be chosen. Choose the two files signCert.der and signPri.key.",
      blocked: () =>
        "A file that is needed did not arrive. Check the connection; if it stays so, tell whoever made this page.",
      styles: () =>
        "The security policy of this page holds the screens back. Send the result below to whoever made this page.",
      untyped: () => "No inline code is used, so that it works under strict policies too.",
      unconnected: () => "Not checked, as there are no connection settings.",
      took: (value) => `${value} ms`,
      unreachable: () => "The server was not reached. Check the connection and the company's firewall.",
      near: (value) => `${awayEn(value)} from the server`,
      fast: (value) =>
        `It is ${awayEn(value)} ahead of the server. Certificates and signatures may be refused. Set the computer's clock.`,
      slow: (value) =>
        `It is ${awayEn(value)} behind the server. Certificates and signatures may be refused. Set the computer's clock.`,
      unknown: () => "The server was not reached, so the time was not compared.",
      elsewhere: () => "This app cannot print. Open the page in a browser to print.",
      unused: () => "Nothing is stored in this browser.",
      unseen: () =>
        "An input method cannot be seen beforehand. Enter while composing a syllable is no command.",
      timeout: () => "It did not end within 10 seconds. Check again.",
    },
  },
};
