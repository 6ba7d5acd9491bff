/** Help as the server gives it, by the same guide; inquiries as a test says them. */
import * as DateTime from "effect/DateTime";
import type { Help as Wire, Inquiries } from "@einv/api";
import type { Runtime } from "@einv/elements";
import type { Help, Inquiry } from "@einv/elements/runtime/help";
import { Conversation, Explain, Guide, Intent, Search, Topic } from "@einv/support";
import { refusal, world } from "./samples.ts";

const entry = {
  what: { ko: "인증서의 유효기간이 지났습니다.", en: "The certificate has expired." },
  remedy: { ko: "인증기관에서 갱신해 주세요.", en: "Renew it." },
};

const explainer = Explain.make({ catalogues: [{ "certificate.expired": entry }], authority: [] });

export const summary = ({ id, topic, title, answer, intent }: Guide.Article): Wire.ArticleSummary => ({
  id,
  topic,
  topicName: Topic.topics[topic],
  title,
  answer,
  ...(intent === undefined ? {} : { action: { intent, label: Intent.intents[intent] } }),
});

const named = (ids: ReadonlyArray<string>): ReadonlyArray<Wire.ArticleSummary> =>
  ids.flatMap((id) => Guide.find(id) ?? []).map(summary);

const find = (text: string): ReadonlyArray<string> => [
  ...explainer.explain(text).explanations.flatMap(({ articles }) => articles),
  ...Search.search(text).map(({ article }) => article.id),
];

export const inquiry = (over: Partial<Inquiries.InquiryView> = {}): Inquiries.InquiryView => ({
  ticket: "Q-7F3K-9M2D",
  state: "received",
  stateName: { ko: "접수", en: "Received" },
  message: "발행이 안 됩니다.",
  attached: [],
  askedAt: DateTime.makeUnsafe("2026-11-09T01:00:00Z"),
  ...over,
});

export interface Desk {
  readonly runtime: Runtime;
  /** What was sent. */
  readonly sent: Array<Inquiry & { readonly as: "member" | "visitor" }>;
  readonly closed: Array<string>;
}

/** A support desk, each answer replaceable. */
export const desk = (answers: Partial<Help> = {}): Desk => {
  const sent: Desk["sent"] = [];
  const closed: Array<string> = [];
  const help: Help = {
    search: async (query) =>
      query === ""
        ? named(["reverse-issue", "join", "certificate-kinds"])
        : Search.search(query).map(({ article }) => summary(article)),
    article: async (id) => {
      const article = Guide.find(id);
      if (article === undefined)
        throw refusal("help.no-article", "그런 도움말이 없습니다.", "다시 찾아 주세요.");
      return { ...summary(article), steps: article.steps, see: named(article.see) };
    },
    answer: async (text) => {
      const { explanations, unknown } = explainer.explain(text);
      return {
        explanations: explanations.map((one) => ({ ...one, articles: named(one.articles) })),
        unknown,
        articles: named([...new Set(find(text))]).slice(0, 6),
      };
    },
    converse: async (given) => {
      const stands = Conversation.after(given, find);
      return {
        ...stands,
        articles: named(stands.articles),
        transcript: {
          ko: Conversation.transcript(stands, "ko"),
          en: Conversation.transcript(stands, "en"),
        },
      };
    },
    inquire: async (asked) => {
      sent.push({ ...asked, as: "member" });
      return { ticket: "Q-7F3K-9M2D" };
    },
    inquireAsVisitor: async (asked) => {
      sent.push({ ...asked, as: "visitor" });
      return { ticket: "Q-VVVV-2222" };
    },
    inquiries: async () => [inquiry()],
    close: async (ticket) => {
      closed.push(ticket);
      return inquiry({ state: "closed", stateName: { ko: "종료", en: "Closed" } });
    },
    ...answers,
  };
  return { runtime: world({ help: async () => help }), sent, closed };
};
