/**
 * The guide (이용 가이드): articles for every stage of the way from the mail to
 * the tax authority, and for every error on it. The short answer first, then
 * steps, then a button.
 */
import type { Article } from "./internal/article.ts";
import { after } from "./internal/articles/after.ts";
import { certificate } from "./internal/articles/certificate.ts";
import { company } from "./internal/articles/company.ts";
import { issue } from "./internal/articles/issue.ts";
import { join } from "./internal/articles/join.ts";
import { points } from "./internal/articles/points.ts";
import { request } from "./internal/articles/request.ts";
import { rights } from "./internal/articles/rights.ts";
import { system } from "./internal/articles/system.ts";
import type { Topic } from "./Topic.ts";

export type { Article };

/** Every article, by stage. */
export const articles: ReadonlyArray<Article> = [
  ...request,
  ...join,
  ...company,
  ...certificate,
  ...rights,
  ...issue,
  ...points,
  ...after,
  ...system,
];

const byId = new Map(articles.map((article) => [article.id, article]));

export const find = (id: string): Article | undefined => byId.get(id);

/** Articles of one stage. */
export const of = (topic: Topic): ReadonlyArray<Article> =>
  articles.filter((article) => article.topic === topic);

/**
 * What helps with a refusal: articles that name its code, then those that name
 * its family; asking a person, if there is none. At most three.
 */
export const helping = (code: string): ReadonlyArray<Article> => {
  const family = `${code.split(".", 1)[0]}.*`;
  const exact = articles.filter(({ codes }) => codes.includes(code));
  const related = articles.filter(({ codes }) => codes.includes(family) && !codes.includes(code));
  // The first that names a code is about it; one that names few codes is more about each of them.
  const closest = (all: ReadonlyArray<Article>) =>
    all.toSorted((one, other) => one.codes.length - other.codes.length);
  const helpful = [...closest(exact), ...closest(related)].slice(0, 3);
  return helpful.length > 0 ? helpful : articles.filter(({ id }) => id === "ask-us");
};
