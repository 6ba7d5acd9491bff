/** Help and inquiries, answered by the use cases. */
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder";
import { Api, type Help as Wire } from "@einv/api";
import { refusals as clientRefusals } from "@einv/api/client/Refusals";
import { AnswerInquiry, CloseInquiry, Help, Inquire, ViewInquiries } from "@einv/application";
import { Conversation, Guide, Intent, Topic } from "@einv/support";

import type { Runner } from "./Handlers.ts";
import { refusals } from "./Refusals.ts";
import * as Visitor from "./Visitor.ts";

/** What this server and its client refuse is explained too. */
const explainer = Help.explainerOf([...Help.own, refusals.entries, clientRefusals.entries]);

const explaining = <A, E, R>(use: Effect.Effect<A, E, R>) =>
  Effect.provideService(use, Help.Explainer, explainer);

const summary = ({ id, topic, title, answer, intent }: Guide.Article): Wire.ArticleSummary => ({
  id,
  topic,
  topicName: Topic.topics[topic],
  title,
  answer,
  ...(intent === undefined ? {} : { action: { intent, label: Intent.intents[intent] } }),
});

const help = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "help",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        search: ({ query }) => Effect.succeed({ articles: Help.search(query.q ?? "").map(summary) }),
        article: ({ params }) =>
          run(
            Effect.map(Help.article(params.articleId), (article) => ({
              ...summary(article),
              steps: article.steps,
              see: article.see.flatMap((id) => Guide.find(id) ?? []).map(summary),
            })),
          ),
        answer: ({ payload }) =>
          Effect.map(explaining(Help.answer(payload.text)), ({ explanations, unknown, articles }) => ({
            explanations: explanations.map(({ helping, ...explanation }) => ({
              ...explanation,
              articles: helping.map(summary),
            })),
            unknown,
            articles: articles.map(summary),
          })),
        converse: ({ payload }) =>
          Effect.map(explaining(Help.converse(payload.answers)), (conversation) => ({
            stage: conversation.stage,
            lines: conversation.lines,
            options: conversation.options,
            articles: conversation.helping.map(summary),
            transcript: {
              ko: Conversation.transcript(conversation, "ko"),
              en: Conversation.transcript(conversation, "en"),
            },
          })),
        inquire: ({ payload, headers }) =>
          Effect.flatMap(Visitor.current, (visitor) =>
            run(
              Inquire.inquireAsVisitor(visitor, { ...payload, idempotencyKey: headers["idempotency-key"] }),
            ),
          ),
      });
    }),
  );

const inquiries = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "inquiries",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        inquire: ({ payload, headers }) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(Inquire.inquire(caller, { ...payload, idempotencyKey: headers["idempotency-key"] })),
          ),
        list: () =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            Effect.map(run(ViewInquiries.mine(caller)), (found) => ({ inquiries: found })),
          ),
        close: ({ params }) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(CloseInquiry.close(caller, params))),
      });
    }),
  );

const desk = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "hostInquiries",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        list: () =>
          Effect.flatMap(Api.Host, (host) =>
            Effect.map(run(ViewInquiries.ofHost(host)), (found) => ({ inquiries: found })),
          ),
        answer: ({ params, payload, headers }) =>
          Effect.flatMap(Api.Host, (host) =>
            run(
              AnswerInquiry.answer(host, {
                ...params,
                ...payload,
                idempotencyKey: headers["idempotency-key"],
              }),
            ),
          ),
      });
    }),
  );

export const layer = (runner: Runner) => Layer.mergeAll(help(runner), inquiries(runner), desk(runner));
