/** Help over HTTP, for anybody: the guide, explanations, the guided conversation, and inquiries of whoever has not joined. */
import * as Schema from "effect/Schema";
import { Text } from "@einv/refusal/Refusal";
import * as Intent from "@einv/support/Intent";
import * as Inquiries from "./Inquiries.ts";
import * as Topic from "@einv/support/Topic";

import type * as Contract from "./Contract.ts";
import { id, text } from "./internal/fields.ts";

/** A button under an article. */
export const Action = Schema.Struct({ intent: Intent.Name, label: Text });
export type Action = typeof Action.Type;

/** An article as lists show it: its title and the short answer, with what to do about it. */
export const ArticleSummary = Schema.Struct({
  id: Schema.String,
  topic: Topic.Name,
  topicName: Text,
  title: Text,
  answer: Text,
  action: Schema.optionalKey(Action),
}).annotate({ identifier: "ArticleSummary" });
export type ArticleSummary = typeof ArticleSummary.Type;

/** An article, whole. */
export const ArticleView = Schema.Struct({
  ...ArticleSummary.fields,
  steps: Schema.Array(Text),
  see: Schema.Array(ArticleSummary),
}).annotate({ identifier: "ArticleView" });
export type ArticleView = typeof ArticleView.Type;

/** What an error means, why it comes, what to do now. */
export const Explanation = Schema.Struct({
  code: Schema.String,
  /** Whose message it is. */
  source: Schema.Literals(["einv", "tax-authority", "other"]),
  what: Text,
  why: Text,
  remedy: Text,
  articles: Schema.Array(ArticleSummary),
}).annotate({ identifier: "Explanation" });
export type Explanation = typeof Explanation.Type;

/** What is known about a question, a pasted text or a code. */
export const Answer = Schema.Struct({
  explanations: Schema.Array(Explanation),
  /** What looks like a code and is known to nobody here. */
  unknown: Schema.Array(Schema.String),
  articles: Schema.Array(ArticleSummary),
}).annotate({ identifier: "HelpAnswer" });
export type Answer = typeof Answer.Type;

/** Where the guided conversation stands. */
export const Conversation = Schema.Struct({
  stage: Schema.Literals(["asking", "offering", "handing-over", "solved"]),
  lines: Schema.Array(Schema.Struct({ who: Schema.Literals(["guide", "person"]), text: Text })),
  options: Schema.Array(Schema.Struct({ id: Schema.String, label: Text })),
  articles: Schema.Array(ArticleSummary),
  /** Once a person takes over: what was said, for the inquiry. */
  transcript: Schema.Struct({ ko: Schema.Array(Schema.String), en: Schema.Array(Schema.String) }),
}).annotate({ identifier: "Conversation" });
export type Conversation = typeof Conversation.Type;

export const calls = {
  search: {
    method: "GET",
    path: "/v1/help/articles",
    query: { q: Schema.optional(text(500)) },
    success: Schema.Struct({ articles: Schema.Array(ArticleSummary) }),
  },
  article: {
    method: "GET",
    path: "/v1/help/articles/:articleId",
    params: { articleId: id },
    success: ArticleView,
  },
  /** In the body, not in the address: what people paste is nobody's to log. */
  answer: {
    method: "POST",
    path: "/v1/help/answers",
    payload: Schema.Struct({ text: text(20_000) }),
    success: Answer,
  },
  /** All answers so far; the server remembers nothing. */
  converse: {
    method: "POST",
    path: "/v1/help/conversation",
    payload: Schema.Struct({
      answers: Schema.Array(
        Schema.Union([Schema.Struct({ choice: text(40) }), Schema.Struct({ said: text(2000) })]),
      ).check(Schema.isMaxLength(20)),
    }),
    success: Conversation,
  },
  inquire: {
    method: "POST",
    path: "/v1/help/inquiries",
    idempotent: true,
    payload: Schema.Struct({ ...Inquiries.asked, email: text(254) }),
    success: Inquiries.Received,
    status: 201,
  },
} as const satisfies Contract.Calls;
