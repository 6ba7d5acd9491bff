/** 회사정보입력: the account registers its company and becomes its first member, or asks to be taken in. */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Actor, BusinessNumber } from "@einv/identity";
import { CompanyProfile, Refusals, type Signup, type SignupView } from "@einv/membership";
import { Accounts, Companies, Hosts, Memberships, Rights } from "@einv/store";
import type { JoiningServices, Use } from "./Application.ts";
import type { Joining } from "./Caller.ts";
import * as Founding from "./internal/founding.ts";
import * as Ids from "./internal/ids.ts";
import * as Lines from "./internal/lines.ts";
import * as Post from "./internal/post.ts";
import * as Proving from "./internal/proving.ts";
import * as Showing from "./internal/showing.ts";
import * as Shown from "./internal/signupShown.ts";
import * as Kept from "./internal/signups.ts";
import * as MembershipMails from "./MembershipMails.ts";

const { refusals } = Refusals;

type AtCompany = Extract<Signup.State, { readonly _tag: "Company" }>;

/** The state, if it is the company's turn; otherwise nothing, and the machine says what is. */
const companyTurn = (state: Signup.State): AtCompany | undefined =>
  state._tag === "Company" ? state : undefined;

/** One more member of a company, with an account of its own. Part of the caller's transaction. */
export const addMember = Effect.fnUntraced(function* (of: {
  readonly account: { readonly accountId: string; readonly name: string; readonly email: string };
  readonly businessNumber: BusinessNumber.BusinessNumber;
  readonly grant: Companies.StoredMember["grant"];
  readonly origin: "invitation" | "market";
  readonly invoice?: string;
  readonly proven: boolean;
  readonly at: DateTime.Utc;
}) {
  const { account, businessNumber, grant, origin, invoice, proven, at } = of;
  const { accountId, name, email } = account;
  yield* Rights.lock(businessNumber);
  const before = yield* Rights.people(businessNumber);
  const membership = {
    accountId,
    businessNumber,
    since: at,
    ...(invoice === undefined ? {} : { invoice }),
    ...(proven ? { provenAt: at } : {}),
  };
  yield* Memberships.insert(membership);
  if (proven) yield* Memberships.prove(businessNumber, accountId, at);
  const isNew = yield* Companies.addMember({ businessNumber, memberId: accountId, name, email, grant });
  // Who only claimed the number has the right that a founder has; from now on it is the one that was given.
  if (!isNew) yield* Rights.give(businessNumber, { kind: "person", id: accountId }, grant, at);
  const members = [
    ...before.map(({ memberId, host }) => ({ memberId, grant: host })),
    { memberId: accountId, grant },
  ];
  const actor = Actor.member({ memberId: accountId, businessNumber, name });
  yield* Founding.settle({ businessNumber, origin, members, at, actor }, before);
});

const entryInvoice = ({ entry }: Signup.State) =>
  entry.via === "mail-link" ? { invoice: entry.invoice } : {};

/**
 * Registers the company; its first member runs it (관리자), until it delegates.
 * Refused with what {@link CompanyProfile.parse} refuses, `company.joined-already`,
 * `signup.other-company`, `signup.*`.
 */
export const register = (
  joining: Joining,
  input: { readonly version: number; readonly company: CompanyProfile.Input },
): Use<SignupView.SignupView, JoiningServices> =>
  Effect.gen(function* () {
    const profile = yield* Effect.fromResult(CompanyProfile.parse(input.company));
    const { businessNumber, name, representative } = profile;
    const command = { _tag: "register", businessNumber } as const;
    const after = yield* Kept.step(joining, input.version, ({ state }, at) =>
      Effect.gen(function* () {
        const turn = companyTurn(state);
        if (turn === undefined) return command;
        const { accountId } = turn.account;
        yield* Rights.lock(businessNumber);
        const { stands } = yield* Shown.companyStands(businessNumber, accountId);
        if (stands === "mine") return { _tag: "recognise", businessNumber, role: "member" } as const;
        if (stands === "taken") {
          return yield* refusals.refusal("company.joined-already", { path: "businessNumber" });
        }
        const stored = yield* Accounts.find(accountId);
        if (stored === undefined) return yield* refusals.refusal("signup.invalid");
        if (stands === "free") {
          yield* Hosts.ensureOwn(at);
          yield* Companies.found({ businessNumber, hostId: Hosts.own, name, representative });
        } else {
          yield* Companies.rename({ businessNumber, name, representative });
        }
        yield* addMember({
          account: stored.account,
          businessNumber,
          grant: "full",
          origin: turn.entry.via === "mail-link" ? "invitation" : "market",
          ...entryInvoice(state),
          proven: false,
          at,
        });
        yield* Memberships.putProfile(profile, at);
        return command;
      }),
    );
    return yield* Shown.view(after);
  });

/** Whom a request to join reaches. */
const tellAdministrators = Effect.fnUntraced(function* (
  request: Memberships.JoinRequest,
  name: string,
  at: DateTime.Utc,
) {
  const { businessNumber, requestId, message } = request;
  const company = yield* Companies.find(businessNumber);
  const administrators = yield* Rights.administrators(businessNumber);
  const members = yield* Companies.members(businessNumber);
  const inCharge = members.filter(({ memberId }) =>
    administrators.some((one) => one.memberId === memberId && one.roles.includes("company-administrator")),
  );
  for (const { memberId, email, name: whom } of inCharge) {
    if (email === undefined || !Lines.isEmail(email)) continue;
    yield* Post.put(
      {
        id: `join-asked.${requestId}.${memberId}`,
        to: { name: whom, address: email },
        fromName: MembershipMails.sender,
        ...MembershipMails.joinAsked({
          company: company?.name ?? businessNumber,
          name,
          ...(message === undefined ? {} : { message }),
        }),
      },
      at,
    );
  }
});

/**
 * Asks the administrator of a company that has joined already. Refused with
 * `company.not-joined`, `join.asked-already`, `business-number.*`, `text.too-long`,
 * `signup.other-company`, `signup.*`.
 */
export const ask = (
  joining: Joining,
  input: { readonly version: number; readonly businessNumber: string; readonly message?: string },
): Use<SignupView.SignupView, JoiningServices> =>
  Effect.gen(function* () {
    const businessNumber = yield* Effect.fromResult(BusinessNumber.parse(input.businessNumber));
    const message = yield* Effect.fromResult(Lines.message(input.message));
    const requestId = yield* Ids.make("join_");
    const command = { _tag: "askToJoin", businessNumber } as const;
    const after = yield* Kept.step(joining, input.version, ({ state, signupId }, at) =>
      Effect.gen(function* () {
        const turn = companyTurn(state);
        if (turn === undefined) return command;
        const { accountId } = turn.account;
        const { stands } = yield* Shown.companyStands(businessNumber, accountId);
        if (stands === "mine") return { _tag: "recognise", businessNumber, role: "member" } as const;
        if (stands !== "taken") {
          return yield* refusals.refusal("company.not-joined", { path: "businessNumber" });
        }
        const stored = yield* Accounts.find(accountId);
        if (stored === undefined) return yield* refusals.refusal("signup.invalid");
        const request: Memberships.JoinRequest = {
          requestId,
          businessNumber,
          accountId,
          signupId,
          ...(message === undefined ? {} : { message }),
          state: "open",
          askedAt: at,
        };
        if (!(yield* Memberships.ask(request))) return yield* refusals.refusal("join.asked-already");
        yield* tellAdministrators(request, stored.account.name, at);
        return command;
      }),
    );
    return yield* Shown.view(after);
  });

/** The company of this number has joined, and somebody else stands in between. Refused with `company.not-joined`. */
const checkTaken = (stands: "free" | "claimed" | "taken" | "mine") =>
  stands === "taken"
    ? Effect.void
    : Effect.fail(refusals.refusal("company.not-joined", { path: "businessNumber" }));

/**
 * Instead of asking: the certificate of a company that has joined already is
 * shown. Begins it. Refused with `company.not-joined`, `business-number.*`,
 * `signup.*`, `membership.slow-down`.
 */
export const beginProof = (
  joining: Joining,
  input: { readonly businessNumber: string },
): Use<Showing.Begun, JoiningServices> =>
  Effect.gen(function* () {
    const businessNumber = yield* Effect.fromResult(BusinessNumber.parse(input.businessNumber));
    const { state } = yield* Kept.load(joining);
    const turn = companyTurn(state);
    if (turn === undefined) return yield* refusals.refusal("signup.changed");
    const { accountId } = turn.account;
    yield* checkTaken((yield* Shown.companyStands(businessNumber, accountId)).stands);
    const stored = yield* Accounts.find(accountId);
    if (stored === undefined) return yield* refusals.refusal("signup.invalid");
    // What the company is called is told to nobody who has not proven it.
    const names = { company: BusinessNumber.format(businessNumber), member: stored.account.name };
    return yield* Showing.begin({ businessNumber, memberId: accountId }, names);
  });

/**
 * Whoever shows the company's certificate is a member of it; who runs it stays
 * in charge. Refused with `company.not-joined`, `business-number.*`, `signup.*`,
 * and with what {@link Showing.judge} refuses.
 */
export const prove = (
  joining: Joining,
  input: Showing.Signed & { readonly version: number; readonly businessNumber: string },
): Use<SignupView.SignupView, JoiningServices> =>
  Effect.gen(function* () {
    const businessNumber = yield* Effect.fromResult(BusinessNumber.parse(input.businessNumber));
    const { state: before } = yield* Kept.at(joining, input.version);
    const asked = companyTurn(before);
    if (asked === undefined) return yield* refusals.refusal("signup.changed");
    const caller = { businessNumber, memberId: asked.account.accountId };
    const proof = yield* Showing.judge(caller, input);
    const after = yield* Kept.step(joining, input.version, ({ state }, at) =>
      Effect.gen(function* () {
        const { memberId: accountId } = caller;
        yield* Rights.lock(businessNumber);
        yield* checkTaken((yield* Shown.companyStands(businessNumber, accountId)).stands);
        const stored = yield* Accounts.find(accountId);
        if (stored === undefined) return yield* refusals.refusal("signup.invalid");
        yield* Showing.use(caller, input.challengeId, at);
        yield* addMember({
          account: stored.account,
          businessNumber,
          grant: "full",
          origin: "market",
          ...entryInvoice(state),
          proven: true,
          at,
        });
        yield* Proving.byCertificate(caller, proof, at);
        return { _tag: "recognise", businessNumber, role: "member" } as const;
      }),
    );
    return yield* Shown.view(after);
  });
