/**
 * The guided conversation (상담봇): at most three questions, then the articles
 * that fit and a person. It has no memory of its own: what was answered so far
 * says where it stands, so that a page may go back, reload or start again.
 */
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { type Question, first, questions } from "./internal/questions.ts";
import { t } from "./internal/text.ts";

/** Questions before a person is offered. */
export const mostQuestions = 3;
const mostArticles = 4;
/** Answers that are read; more are a program's. */
export const mostAnswers = 12;

/** A choice of those offered, or words of one's own. */
export const Answer = Schema.Union([
  Schema.Struct({ choice: Schema.String }),
  Schema.Struct({ said: Schema.String }),
]);
export type Answer = typeof Answer.Type;

/** Articles that fit somebody's own words; search and explanations know. */
export type Finder = (said: string) => ReadonlyArray<string>;

export interface Line {
  readonly who: "guide" | "person";
  readonly text: Refusal.Text;
}

export interface Option {
  readonly id: string;
  readonly label: Refusal.Text;
}

/** Where the conversation stands. */
export type Stage =
  /** It asks. */
  | "asking"
  /** It shows what fits, and offers a person. */
  | "offering"
  /** A person takes over. */
  | "handing-over"
  /** It helped. */
  | "solved";

export interface Conversation {
  readonly stage: Stage;
  /** Everything said, the pending question last. */
  readonly lines: ReadonlyArray<Line>;
  readonly options: ReadonlyArray<Option>;
  /** Articles that fit what was said, the closest first. */
  readonly articles: ReadonlyArray<string>;
  /** Questions asked so far. */
  readonly asked: number;
}

const greeting = t(
  "무엇을 도와 드릴까요? 고르거나 직접 적어 주세요.",
  "How can I help? Choose, or write it in your own words.",
);
const offer = t("이 도움말이 맞는 것 같습니다. 해결되었나요?", "These seem to fit. Did they help?");
const nothing = t(
  "맞는 도움말을 찾지 못했습니다. 사람에게 문의하시겠습니까?",
  "I found nothing that fits. Would you like to ask a person?",
);
const thanks = t(
  "다행입니다. 더 궁금한 것이 있으면 다시 적어 주세요.",
  "Good. Write again if there is more.",
);
const handing = t(
  "지금까지의 내용을 문의에 담았습니다. 확인하고 보내 주세요.",
  "What was said so far is in the inquiry. Look at it and send it.",
);

const person: Option = { id: "person", label: t("사람에게 문의", "Ask a person") };
const solved: Option = { id: "solved", label: t("해결되었습니다", "It helped") };

interface Standing {
  readonly stage: Stage;
  readonly question: Question | undefined;
  readonly lines: ReadonlyArray<Line>;
  readonly articles: ReadonlyArray<string>;
  readonly asked: number;
}

const guide = (text: Refusal.Text): Line => ({ who: "guide", text });
const said = (text: Refusal.Text): Line => ({ who: "person", text });

const ask = (standing: Standing, question: Question): Standing => ({
  ...standing,
  stage: "asking",
  question,
  lines: [...standing.lines, guide(question.text)],
  asked: standing.asked + 1,
});

const propose = (standing: Standing, articles: ReadonlyArray<string>): Standing => ({
  ...standing,
  stage: "offering",
  question: undefined,
  articles: [...new Set([...articles, ...standing.articles])].slice(0, mostArticles),
  lines: [...standing.lines, guide(articles.length === 0 ? nothing : offer)],
});

const begun: Standing = ask(
  { stage: "asking", question: undefined, lines: [guide(greeting)], articles: [], asked: 0 },
  first,
);

const handOver = (standing: Standing, label: Refusal.Text): Standing => ({
  ...standing,
  stage: "handing-over",
  question: undefined,
  lines: [...standing.lines, said(label), guide(handing)],
});

const choose = (standing: Standing, id: string): Standing => {
  if (id === person.id) return handOver(standing, person.label);
  if (id === solved.id && standing.stage === "offering")
    return {
      ...standing,
      stage: "solved",
      lines: [...standing.lines, said(solved.label), guide(thanks)],
    };
  const option = standing.question?.options.find((one) => one.id === id);
  // What an older page offers, and this guide no longer knows, changes nothing.
  if (option === undefined) return standing;
  const heard = { ...standing, lines: [...standing.lines, said(option.label)] };
  const next = option.next === undefined ? undefined : questions[option.next];
  return next === undefined || standing.asked >= mostQuestions
    ? propose(heard, option.articles)
    : ask({ ...heard, articles: option.articles }, next);
};

const hear = (standing: Standing, words: string, find: Finder): Standing => {
  const text = words.trim();
  if (text === "") return standing;
  return propose({ ...standing, lines: [...standing.lines, said({ ko: text, en: text })] }, find(text));
};

/** Where the conversation stands after these answers. */
export const after = (answers: ReadonlyArray<Answer>, find: Finder): Conversation => {
  const { stage, question, lines, articles, asked } = answers
    .slice(0, mostAnswers)
    .reduce<Standing>(
      (standing, answer) =>
        standing.stage === "handing-over"
          ? standing
          : "choice" in answer
            ? choose(standing, answer.choice)
            : hear(standing, answer.said, find),
      begun,
    );
  const options =
    stage === "asking"
      ? [...(question?.options ?? []).map(({ id, label }) => ({ id, label })), person]
      : stage === "offering"
        ? [...(articles.length === 0 ? [] : [solved]), person]
        : [];
  return { stage, lines, options, articles, asked };
};

/** What was said, as it goes along with an inquiry: a person does not ask again. */
export const transcript = (
  { lines }: Pick<Conversation, "lines">,
  language: "ko" | "en",
): ReadonlyArray<string> =>
  lines
    .slice(1)
    .filter(({ text }) => text !== handing)
    .map(
      ({ who, text }) =>
        `${who === "guide" ? (language === "ko" ? "안내" : "Guide") : language === "ko" ? "나" : "I"}: ${text[language]}`,
    );
