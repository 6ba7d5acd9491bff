/** The company administrator takes people in, or not. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { BusinessNumber } from "@einv/identity";
import { Refusals } from "@einv/membership";
import { type Permission, Role } from "@einv/permission";
import { Accounts, Companies, Memberships, Rights, Signups, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Lines from "./internal/lines.ts";
import * as Post from "./internal/post.ts";
import * as Proving from "./internal/proving.ts";
import * as Reach from "./internal/reach.ts";
import * as Kept from "./internal/signups.ts";
import * as JoinCompany from "./JoinCompany.ts";
import * as MembershipMails from "./MembershipMails.ts";
import { refusals as applicationRefusals } from "./Refusals.ts";

const { refusals } = Refusals;

export interface JoinRequestView {
  readonly requestId: string;
  readonly name: string;
  readonly email: string;
  /** Whether an identity agency vouched for the name. */
  readonly assurance: "identity" | "possession";
  readonly message?: string;
  readonly askedAt: DateTime.Utc;
}

/** Refused with `session.one-invoice`, `company.not-verified`, `permission.administrator-only`. */
const inCharge = Effect.fnUntraced(function* (caller: Caller) {
  if (caller.invoice !== undefined) return yield* applicationRefusals.refusal("session.one-invoice");
  const { limit } = yield* Reach.looker(caller);
  if (limit !== undefined) return yield* refusals.refusal("company.not-verified");
  const administrators = yield* Rights.administrators(caller.businessNumber);
  yield* Effect.fromResult(Role.decide(caller.memberId, "distribute-service", administrators));
});

/** Who waits. */
export const list = (caller: Caller): Use<ReadonlyArray<JoinRequestView>> =>
  Effect.gen(function* () {
    yield* inCharge(caller);
    const requests = yield* Memberships.openRequests(caller.businessNumber);
    const shown = yield* Effect.forEach(requests, ({ requestId, accountId, message, askedAt }) =>
      Effect.map(Accounts.find(accountId), (stored) =>
        stored === undefined
          ? []
          : [
              {
                requestId,
                name: stored.account.name,
                email: stored.account.email,
                assurance: stored.account.assurance,
                ...(message === undefined ? {} : { message }),
                askedAt,
              },
            ],
      ),
    );
    return shown.flat();
  });

/** The signup that waits goes on, if it is still there. */
const goOn = Effect.fnUntraced(function* (signupId: string, answer: "admitted" | "declined") {
  if ((yield* Signups.find(signupId)) === undefined) return;
  yield* Effect.ignore(
    Effect.flatMap(Kept.load({ signupId }), (loaded) =>
      Kept.go(loaded, answer === "admitted" ? { _tag: "admit", role: "member" } : { _tag: "decline" }),
    ),
  );
});

/**
 * Takes somebody in with a right, or declines; whoever had only claimed the
 * company's number is no member of it then. Refused with `join.not-open`,
 * `session.one-invoice`, `company.not-verified`, `permission.administrator-only`.
 */
export const answer = (
  caller: Caller,
  input: {
    readonly requestId: string;
    readonly answer: { readonly admit: Permission.Grant } | "decline";
    /** Why; told to whoever asked. */
    readonly note?: string;
  },
): Use<void> =>
  Transaction.run(
    Effect.gen(function* () {
      yield* inCharge(caller);
      const note = yield* Effect.fromResult(Lines.optional(input.note, "note", 500));
      const at = yield* DateTime.now;
      const request = yield* Memberships.request(input.requestId);
      if (request === undefined || request.businessNumber !== caller.businessNumber) {
        return yield* refusals.refusal("join.not-open");
      }
      const state = input.answer === "decline" ? "declined" : "admitted";
      if (!(yield* Memberships.answer(input.requestId, { state, at, by: caller.memberId }))) {
        return yield* refusals.refusal("join.not-open");
      }
      const stored = yield* Accounts.find(request.accountId);
      const company = yield* Companies.find(request.businessNumber);
      if (stored === undefined || company === undefined) return;
      if (input.answer !== "decline") {
        yield* JoinCompany.addMember({
          account: stored.account,
          businessNumber: BusinessNumber.BusinessNumber.make(request.businessNumber),
          grant: input.answer.admit,
          origin: "market",
          proven: true,
          at,
        });
      } else if (request.signupId === Memberships.noSignup) {
        yield* Proving.dropClaim(caller, request.accountId, at);
      }
      yield* goOn(request.signupId, state);
      yield* Post.put(
        {
          id: `join-answered.${request.requestId}`,
          to: { name: stored.account.name, address: stored.account.email },
          fromName: company.name,
          ...MembershipMails.joinAnswered({
            company: company.name,
            answer: state,
            ...(note === undefined ? {} : { note }),
          }),
        },
        at,
      );
    }),
  );
