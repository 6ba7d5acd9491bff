import type { Catalogue } from "./speech.ts";

/** Words that several elements share. */
export interface CommonWords {
  readonly retry: string;
  readonly askRight: string;
  readonly askingRight: string;
  readonly askedRight: string;
  readonly close: string;
  readonly cancel: string;
  readonly copyCode: string;
  readonly copied: string;
  readonly helpWith: string;
  readonly code: string;
  readonly loading: string;
  readonly waitingForProvider: string;
  readonly optional: string;
  readonly wrongFields: (count: number) => string;
  readonly won: string;
  readonly points: (amount: string) => string;
  readonly daysLeft: (days: number) => string;
  readonly lastDay: string;
  readonly daysLate: (days: number) => string;
}

export const commonMessages: Catalogue<CommonWords> = {
  ko: {
    retry: "다시 시도하기",
    askRight: "권한 요청하기",
    askingRight: "요청하는 중…",
    askedRight: "권한을 요청했습니다. 답이 오면 메일로 알려 드립니다.",
    close: "닫기",
    cancel: "취소",
    copyCode: "코드 복사하기",
    copied: "코드를 복사했습니다.",
    helpWith: "도움말 보기",
    code: "코드",
    loading: "불러오는 중입니다.",
    waitingForProvider: "연결 설정을 기다리고 있습니다.",
    optional: "(선택)",
    wrongFields: (count) => `${count}곳을 확인해 주세요.`,
    won: "원",
    points: (amount) => `${amount} P`,
    daysLeft: (days) => `${days}일 남음`,
    lastDay: "오늘까지",
    daysLate: (days) => `기한 ${days}일 지남`,
  },
  en: {
    retry: "Try again",
    askRight: "Ask for the right",
    askingRight: "Asking…",
    askedRight: "The right was asked for. A mail tells you the answer.",
    close: "Close",
    cancel: "Cancel",
    copyCode: "Copy the code",
    copied: "The code was copied.",
    helpWith: "Open help",
    code: "Code",
    loading: "Loading.",
    waitingForProvider: "Waiting for the connection settings.",
    optional: "(optional)",
    wrongFields: (count) => (count === 1 ? "Check one field." : `Check ${count} fields.`),
    won: "won",
    points: (amount) => `${amount} P`,
    daysLeft: (days) => (days === 1 ? "1 day left" : `${days} days left`),
    lastDay: "Last day",
    daysLate: (days) => (days === 1 ? "1 day late" : `${days} days late`),
  },
};
