/** Help: the guide, its search, explanations of errors, the guided conversation. Nobody needs to be known for it. */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import { Refusals as Billing } from "@einv/billing";
import { CertificateDoctor, Refusals as Certificates } from "@einv/certificate";
import { Refusals as Identity } from "@einv/identity";
import { Refusals as Invoices } from "@einv/invoice";
import { Refusals as Membership } from "@einv/membership";
import { Refusals as Nts, ResultCode } from "@einv/nts";
import { Refusals as Permissions } from "@einv/permission";
import { Refusals as Signatures } from "@einv/signature";
import { Refusals as Store } from "@einv/store";
import { Conversation, Explain, Guide, Refusals as Support, Search, Topic } from "@einv/support";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/** The entries of catalogues of refusals. */
export type Catalogues = Explain.Sources["catalogues"];

/** Every catalogue below. */
export const own: Catalogues = [
  Billing.refusals,
  CertificateDoctor.findings,
  Certificates.refusals,
  Identity.refusals,
  Invoices.refusals,
  Invoices.xmlRefusals,
  Membership.refusals,
  Nts.refusals,
  Permissions.refusals,
  Signatures.refusals,
  Store.refusals,
  Support.refusals,
  refusals,
].map(({ entries }) => entries);

/** What refusals are explained by; whoever serves adds its own. */
export class Explainer extends Context.Reference<Explain.Explainer>("@einv/application/Help/Explainer", {
  defaultValue: () => explainerOf(own),
}) {}

/** Explains what these catalogues and the tax authority say. */
export const explainerOf = (catalogues: Catalogues): Explain.Explainer =>
  Explain.make({ catalogues, authority: ResultCode.table });

const most = 6;

const named = (ids: ReadonlyArray<string>): ReadonlyArray<Guide.Article> =>
  [...new Set(ids)].map(Guide.find).filter((article) => article !== undefined);

/** What the guide says about this; the first of each stage, if nothing is asked. */
export const search = (query: string): ReadonlyArray<Guide.Article> =>
  query.trim() === ""
    ? (Object.keys(Topic.topics) as ReadonlyArray<Topic.Topic>).flatMap((topic) =>
        Guide.of(topic).slice(0, 3),
      )
    : Search.search(query).map(({ article }) => article);

/** Refused with `help.no-article`. */
export const article = (id: string): Effect.Effect<Guide.Article, Refusal.Refusal> => {
  const found = Guide.find(id);
  return found === undefined
    ? Effect.fail(Support.refusals.refusal("help.no-article"))
    : Effect.succeed(found);
};

/** What is known about a question, a pasted text or a code. */
export interface Answer {
  readonly explanations: ReadonlyArray<
    Explain.Explanation & { readonly helping: ReadonlyArray<Guide.Article> }
  >;
  /** What looks like a code and is known to nobody. */
  readonly unknown: ReadonlyArray<string>;
  /** Articles that fit, the closest first. */
  readonly articles: ReadonlyArray<Guide.Article>;
}

/** Explains what can be explained, and finds what the guide says. */
export const answer = (text: string): Effect.Effect<Answer> =>
  Effect.gen(function* () {
    const { explanations, unknown } = (yield* Explainer).explain(text);
    const close = [
      ...explanations.flatMap(({ articles }) => articles),
      ...unknown.flatMap((code) => Guide.helping(code).map(({ id }) => id)),
    ];
    const found = explanations.length > 0 ? [] : Search.search(text).map(({ article: one }) => one.id);
    return {
      explanations: explanations.map((one) => ({ ...one, helping: named(one.articles) })),
      unknown,
      articles: named([...close, ...found]).slice(0, most),
    };
  });

/** Where the guided conversation stands after these answers. */
export const converse = (
  answers: ReadonlyArray<Conversation.Answer>,
): Effect.Effect<Conversation.Conversation & { readonly helping: ReadonlyArray<Guide.Article> }> =>
  Effect.map(Explainer, (explainer) => {
    const stands = Conversation.after(answers, (said) => [
      ...explainer.explain(said).explanations.flatMap(({ articles }) => articles),
      ...Search.search(said, 3).map(({ article: one }) => one.id),
    ]);
    return { ...stands, helping: named(stands.articles) };
  });
