import type { Catalogue } from "../foundation/speech.ts";

/** Words of the drafts that one can go on with. */
export interface UnfinishedWords {
  readonly unfinished: (count: number) => string;
  readonly unfinishedFound: (count: number) => string;
  readonly unfinishedFailed: string;
  readonly partnerMissing: string;
  readonly itemMissing: string;
  readonly amountMissing: string;
  readonly itemsOf: (first: string, count: number) => string;
  readonly correction: string;
  readonly lastSaved: (who: string, when: string) => string;
  readonly resume: string;
  readonly resumeOf: (what: string) => string;
  readonly resuming: string;
  readonly throwAway: string;
  readonly throwAwayOf: (what: string) => string;
  readonly throwAwayTitle: string;
  readonly throwAwayWhat: (what: string) => string;
  readonly throwAwayNow: string;
  readonly throwingAway: string;
  readonly thrownAway: (what: string) => string;
  readonly restOf: (count: number) => string;
}

export const unfinishedMessages: Catalogue<UnfinishedWords> = {
  ko: {
    unfinished: (count) => `작성하던 문서 ${count}건`,
    unfinishedFound: (count) => `이어서 작성할 수 있는 문서가 ${count}건 있습니다.`,
    unfinishedFailed: "작성하던 문서를 불러오지 못했습니다. 새로 작성하는 데에는 문제가 없습니다.",
    partnerMissing: "거래처 미입력",
    itemMissing: "품목 미입력",
    amountMissing: "금액 미정",
    itemsOf: (first, count) => (count > 1 ? `${first} 외 ${count - 1}건` : first),
    correction: "반려 후 고쳐 쓰기",
    lastSaved: (who, when) => `${who} · 마지막 저장 ${when}`,
    resume: "이어서 작성",
    resumeOf: (what) => `이어서 작성: ${what}`,
    resuming: "불러오는 중…",
    throwAway: "지우기",
    throwAwayOf: (what) => `지우기: ${what}`,
    throwAwayTitle: "작성하던 문서 지우기",
    throwAwayWhat: (what) => `${what} 문서를 지웁니다. 지우면 되돌릴 수 없습니다.`,
    throwAwayNow: "문서 지우기",
    throwingAway: "지우는 중…",
    thrownAway: (what) => `${what} 문서를 지웠습니다.`,
    restOf: (count) => `나머지 ${count}건 보기`,
  },
  en: {
    unfinished: (count) => (count === 1 ? "1 unfinished draft" : `${count} unfinished drafts`),
    unfinishedFound: (count) =>
      count === 1 ? "You can go on with one draft." : `You can go on with one of ${count} drafts.`,
    unfinishedFailed: "Your drafts could not be fetched. You can write a new one all the same.",
    partnerMissing: "No partner yet",
    itemMissing: "no item yet",
    amountMissing: "No amount yet",
    itemsOf: (first, count) => (count > 1 ? `${first} and ${count - 1} more` : first),
    correction: "Correction",
    lastSaved: (who, when) => `${who} · last saved ${when}`,
    resume: "Go on",
    resumeOf: (what) => `Go on: ${what}`,
    resuming: "Loading…",
    throwAway: "Discard",
    throwAwayOf: (what) => `Discard: ${what}`,
    throwAwayTitle: "Discard a draft",
    throwAwayWhat: (what) => `The draft “${what}” is discarded. It cannot be brought back.`,
    throwAwayNow: "Discard the draft",
    throwingAway: "Discarding…",
    thrownAway: (what) => `The draft “${what}” was discarded.`,
    restOf: (count) => `Show ${count} more`,
  },
};
