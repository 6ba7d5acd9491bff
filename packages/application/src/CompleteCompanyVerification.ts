/** 회사인증, the second half: the signed text and R come back, and the company is verified. */
import * as Effect from "effect/Effect";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Act from "./internal/act.ts";
import * as Once from "./internal/once.ts";
import * as Proving from "./internal/proving.ts";
import * as Reach from "./internal/reach.ts";
import * as Showing from "./internal/showing.ts";
import * as Standing from "./internal/standing.ts";
import * as ViewCompanyVerification from "./ViewCompanyVerification.ts";

export interface Input extends Showing.Signed {
  readonly idempotencyKey: string;
}

const carryOut = (caller: Caller, input: Input, command: Once.Command<"done">): Use<"done"> =>
  Effect.flatMap(Showing.judge(caller, input), (proof) =>
    Once.once(command, (at) =>
      Effect.gen(function* () {
        const news = yield* Proving.isNews(caller, proof);
        yield* Showing.use(caller, input.challengeId, at);
        if (news) yield* Proving.byCertificate(caller, proof, at);
        return "done" as const;
      }),
    ),
  );

/**
 * Verifies the company and proves that the caller is of it. The same press
 * repeated is one verification. Refused with what {@link Showing.judge}
 * refuses, and with `session.one-invoice`, `member.not-found`, `idempotency.*`.
 */
export const complete = (
  caller: Caller,
  input: Input,
): Use<ViewCompanyVerification.CompanyVerificationView> =>
  Effect.gen(function* () {
    yield* Reach.known(caller);
    yield* Standing.find(caller.businessNumber, caller.memberId);
    const { idempotencyKey: key, ...said } = input;
    const command: Once.Command<"done"> = {
      scope: Act.scopeOf(caller),
      key,
      says: { action: "verify-company", by: Act.giver(caller), ...said },
      answer: Once.done,
    };
    const before = yield* Once.recall(command);
    if (before === undefined) yield* Once.orRecall(command, carryOut(caller, input, command));
    return yield* ViewCompanyVerification.view(caller);
  });
