/** A signup as its page shows it, at whatever step it is. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { PhoneNumber } from "@einv/identity";
import { Deadline } from "@einv/invoice";
import {
  CompanyProfile,
  Duplicates,
  IdentityVerifier,
  Signup,
  type SignupView,
  Refusals,
} from "@einv/membership";
import { Accounts, Companies, Hosts, Invoices, Memberships, Rights } from "@einv/store";
import { Settings } from "../Settings.ts";
import * as PersonKey from "./personKey.ts";
import type { Loaded } from "./signups.ts";
import * as Verifying from "./verifying.ts";

/** Whose proofs a signup's are. */
export const owner = (signupId: string): string => `signup/${signupId}`;

/** The accounts of whoever just proved to be this person. */
export const accountsOf = Effect.fnUntraced(function* (person: IdentityVerifier.VerifiedPerson) {
  const { email, phone, uniqueKey } = person;
  const personKey = yield* PersonKey.of(uniqueKey);
  const accounts = yield* Accounts.provenBy({
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(personKey === undefined ? {} : { personKey }),
  });
  const kind = uniqueKey !== undefined ? "person" : phone !== undefined ? "phone" : "email";
  return { kind, accounts } as const;
});

/** How a company stands to somebody who wants to join with its number. */
export const companyStands = Effect.fnUntraced(function* (businessNumber: string, accountId: string) {
  const company = yield* Companies.find(businessNumber);
  if (company === undefined) return { stands: "free" } as const;
  const memberships = yield* Memberships.ofCompany(businessNumber);
  const mine = memberships.find((membership) => membership.accountId === accountId);
  // Whoever typed a number first has no more right to it than the next one, until somebody proves it.
  const taken = company.hostId !== Hosts.own || memberships.some(({ provenAt }) => provenAt !== undefined);
  if (mine !== undefined && (!taken || mine.provenAt !== undefined)) return { stands: "mine" } as const;
  return { stands: taken ? "taken" : "claimed" } as const;
});

/** The ways on, when the number is taken. */
export const companyDuplicate = Effect.fnUntraced(function* (businessNumber: string, accountId: string) {
  const { stands } = yield* companyStands(businessNumber, accountId);
  return stands === "taken" ? Duplicates.found("business-number") : undefined;
});

const card = Effect.fnUntraced(function* (entry: Signup.Entry) {
  if (entry.via === "direct") return undefined;
  const stored = yield* Invoices.find(entry.invoice);
  if (stored === undefined) return undefined;
  const { buyer, items, totals, writtenDate, supplier } = stored.document;
  const prefill = CompanyProfile.prefill({
    businessNumber: supplier.businessNumber,
    name: supplier.name,
    representative: supplier.representative,
    ...(supplier.branchNumber === undefined ? {} : { branchNumber: supplier.branchNumber }),
    ...(supplier.businessType === undefined ? {} : { businessType: supplier.businessType }),
    ...(supplier.businessItem === undefined ? {} : { businessItem: supplier.businessItem }),
    ...(supplier.address === undefined ? {} : { address: supplier.address }),
    ...(supplier.contact?.telephone === undefined ? {} : { telephone: supplier.contact.telephone }),
  });
  return {
    prefill,
    contact: supplier.contact,
    invoice: {
      ref: entry.invoice,
      sender: buyer.name,
      firstItem: items[0]?.name ?? "",
      itemCount: items.length,
      grand: totals.grand,
      writtenDate,
      issueBy: Deadline.issueBy(writtenDate),
      companyJoined: (yield* companyStands(entry.businessNumber, "")).stands === "taken",
    },
  };
});

type Part = Partial<SignupView.SignupView>;

const identity = Effect.fnUntraced(function* ({ signupId, state }: Loaded, at: DateTime.Utc) {
  const { providers } = yield* IdentityVerifier.IdentityVerifier;
  const methods = IdentityVerifier.methodsOf(providers);
  const recommended = Signup.recommended(methods, state.background);
  const challenge = yield* Verifying.openChallenge(owner(signupId), at);
  const part: Part = {
    methods: methods.map((method) => ({
      method,
      assurance: IdentityVerifier.assuranceOf[method],
      recommended: method === recommended,
    })),
    ...(challenge === undefined ? {} : { challenge }),
  };
  return part;
});

const member = Effect.fnUntraced(function* (
  person: IdentityVerifier.VerifiedPerson,
  contact: { readonly person?: string; readonly email?: string } | undefined,
) {
  const { kind, accounts } = yield* accountsOf(person);
  const name = person.name ?? contact?.person;
  const email = person.email ?? contact?.email;
  const part: Part = {
    member: {
      ...(name === undefined ? {} : { name }),
      nameSettled: person.name !== undefined,
      ...(person.phone === undefined ? {} : { phone: PhoneNumber.format(person.phone) }),
      ...(email === undefined ? {} : { email }),
    },
    ...(accounts.length === 0 ? {} : { duplicate: Duplicates.found(kind, { accounts }) }),
  };
  return part;
});

const company = Effect.fnUntraced(function* (
  state: Extract<Signup.State, { readonly _tag: "Company" }>,
  prefill: CompanyProfile.Input | undefined,
) {
  const { entry, account, declined } = state;
  const duplicate =
    entry.via === "direct" ? undefined : yield* companyDuplicate(entry.businessNumber, account.accountId);
  const part: Part = {
    company: {
      input: prefill ?? { businessNumber: "", name: "", representative: "" },
      numberSettled: entry.via === "mail-link",
      ...(duplicate === undefined ? {} : { duplicate }),
    },
    ...(declined === undefined ? {} : { declined }),
  };
  return part;
});

const done = Effect.fnUntraced(function* ({
  businessNumber,
  account,
  entry,
  role,
}: Extract<Signup.State, { readonly _tag: "Done" }>) {
  const found = yield* Companies.find(businessNumber);
  const membership = yield* Memberships.find(businessNumber, account.accountId);
  const profile = yield* Memberships.findProfile(businessNumber);
  const administrators = yield* Rights.administrators(businessNumber);
  const administers = administrators.some(({ memberId }) => memberId === account.accountId);
  const part: Part = {
    done: {
      businessNumber,
      name: found?.name ?? "",
      role: administers ? "administrator" : role,
      ...(entry.via === "mail-link" ? { invoice: entry.invoice } : {}),
      proven: membership?.provenAt !== undefined,
      missing: profile === undefined || membership === undefined ? [] : CompanyProfile.missing(profile),
    },
  };
  return part;
});

const terms = Effect.map(Settings, (settings): Part => ({ terms: settings.terms }));

/** Everything that the current step needs. Refused with `signup.ended` when it was given up. */
export const view = Effect.fnUntraced(function* (loaded: Loaded) {
  const { state, signupId } = loaded;
  const at = yield* DateTime.now;
  const step = Signup.stepOf(state);
  if (step === undefined) return yield* Refusals.refusals.refusal("signup.ended");
  const started = yield* card(state.entry);
  const joining = "account" in state ? state.account : undefined;
  const account = joining === undefined ? undefined : yield* Accounts.find(joining.accountId);
  const part: Part =
    state._tag === "Terms"
      ? yield* terms
      : state._tag === "Identity"
        ? yield* identity(loaded, at)
        : state._tag === "Member"
          ? yield* member(state.person, started?.contact)
          : state._tag === "Company"
            ? yield* company(state, started?.prefill)
            : state._tag === "Done"
              ? yield* done(state)
              : {};
  const request = state._tag === "Waiting" ? yield* Memberships.requestOf(signupId) : undefined;
  const shown: SignupView.SignupView = {
    step,
    version: loaded.version,
    expiresAt: loaded.expiresAt,
    steps: Signup.steps(state),
    background: state.background,
    advice: Signup.advice[state.background],
    ...(started === undefined ? {} : { invoice: started.invoice }),
    ...(account === undefined || joining === undefined
      ? {}
      : { account: { loginId: account.account.loginId, name: account.account.name, how: joining.how } }),
    ...(request === undefined
      ? {}
      : { waiting: { businessNumber: request.businessNumber, askedAt: request.askedAt } }),
    ...part,
  };
  return shown;
});
