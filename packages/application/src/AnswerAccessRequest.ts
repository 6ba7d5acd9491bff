/**
 * An administrator grants or declines what a member asked for, with a note; or
 * the member takes its request back. What is granted counts from the member's
 * next request on, and the member is told.
 */
import * as Effect from "effect/Effect";
import { AccessRequest, Refusals } from "@einv/permission";
import { AccessRequests, Companies, Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Administer from "./internal/administer.ts";
import * as AccessAsked from "./internal/accessAsked.ts";
import * as Standing from "./internal/standing.ts";
import * as RightsMails from "./RightsMails.ts";

export interface Input extends Administer.Input {
  readonly requestId: string;
  readonly answer: AccessRequest.Answer;
}

/** What was asked for becomes true. Part of the transaction. */
const carryOut = Effect.fnUntraced(function* (
  { businessNumber, memberId: giver, at, record }: Administer.Office,
  { memberId, wants }: AccessRequests.StoredRequest,
) {
  if (wants !== "service") {
    const { person } = yield* Standing.find(businessNumber, memberId);
    yield* Rights.give(businessNumber, { kind: "person", id: memberId }, wants, at);
    yield* record("given", { member: memberId, before: person, after: wants });
    return;
  }
  if (yield* Rights.buy({ businessNumber, origin: "market", boughtAt: at, boughtBy: giver })) {
    yield* record("service-bought", { origin: "market" });
  }
  yield* Rights.distribute({ businessNumber, memberId, state: "distributed", at });
  yield* record("service-distributed", { member: memberId });
});

/**
 * Refused with `session.one-invoice`, `permission.request-not-found` (also when
 * it is nobody's whom the caller may answer), `permission.answered`,
 * `permission.not-yours-to-answer`, `permission.asker-only`, `idempotency.*`.
 */
export const answer = (caller: Caller, input: Input): Use<void> =>
  Administer.perform(
    caller,
    input,
    { action: "answer-access", requestId: input.requestId, answer: input.answer },
    (office) =>
      Effect.gen(function* () {
        const { businessNumber, memberId, administrators, at, note, record } = office;
        const request = yield* AccessRequests.find(businessNumber, input.requestId);
        const concerned =
          request?.memberId === memberId || administrators.some((one) => one.memberId === memberId);
        if (request === undefined || !concerned) {
          return yield* Refusals.refusals.refusal("permission.request-not-found");
        }
        const state = yield* Effect.fromResult(
          AccessRequest.decide(request, input.answer, memberId, administrators),
        );
        const said = note === undefined ? {} : { note };
        const { requestId } = request;
        yield* AccessRequests.answer({ requestId, state, answeredAt: at, answeredBy: memberId, ...said });
        if (state === "granted") yield* carryOut(office, request);
        yield* record("access-answered", { request: requestId, member: request.memberId, answer: state });
        if (state === "withdrawn") return;
        const asker = yield* Standing.find(businessNumber, request.memberId);
        const company = (yield* Companies.find(businessNumber))?.name ?? businessNumber;
        const by = administrators.find((one) => one.memberId === memberId)?.name ?? memberId;
        const { wants } = request;
        const granted = state === "granted";
        const mail = RightsMails.answered({ company, asker: asker.name, wants, granted, by, ...said });
        yield* AccessAsked.tell(asker, `access-answered.${requestId}`, company, mail, at);
      }),
  );
