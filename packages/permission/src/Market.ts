/**
 * The service market (서비스 마켓): the tax invoice service costs 0원, but it is
 * the company's only once somebody buys it, and a person's only once it was
 * distributed to that person (배포).
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

export { Origin } from "./Words.ts";

/** What is bought. There is one plan, so that nobody can join by a wrong one. */
export const service: {
  readonly name: Refusal.Text;
  readonly plan: Refusal.Text;
  /** Won. */
  readonly price: bigint;
} = {
  name: { ko: "전자세금계산서 서비스", en: "Tax invoice service" },
  plan: { ko: "전자세금계산서 플랜", en: "Tax invoice plan" },
  price: 0n,
};

/** A service is bought once; who may is its role's matter. Refused with `permission.bought-already`. */
export const decideBuying = (bought: boolean): Result.Result<void, Refusal.Refusal> =>
  bought ? refusals.fail("permission.bought-already") : Result.succeed(undefined);

/** What is not bought cannot be distributed. Refused with `permission.buy-first`. */
export const decideDistributing = (bought: boolean): Result.Result<void, Refusal.Refusal> =>
  bought ? Result.succeed(undefined) : refusals.fail("permission.buy-first");
