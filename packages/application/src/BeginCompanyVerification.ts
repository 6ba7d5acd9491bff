/** 회사인증, the first half: a text for the page to show and the company's certificate to sign. */
import * as Effect from "effect/Effect";
import { Companies } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Known from "./internal/companies.ts";
import * as Reach from "./internal/reach.ts";
import * as Showing from "./internal/showing.ts";
import { refusals } from "./Refusals.ts";

export type Begun = Showing.Begun;

/**
 * Begins a verification; one that this member had begun is replaced. Refused
 * with `session.one-invoice`, `member.not-found`, `company.not-found`,
 * `membership.slow-down`.
 */
export const begin = (caller: Caller): Use<Begun> =>
  Effect.gen(function* () {
    yield* Reach.known(caller);
    const { name: member } = yield* Known.member(caller.businessNumber, caller.memberId);
    const company = yield* Companies.find(caller.businessNumber);
    if (company === undefined) return yield* refusals.refusal("company.not-found");
    return yield* Showing.begin(caller, { company: company.name, member });
  });
