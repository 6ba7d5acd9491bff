/**
 * 회사설정: what a company that joined by itself says of itself. Everything but
 * its number may be changed, the name too; what is still missing for company
 * verification is said beforehand.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { CompanyProfile, Refusals } from "@einv/membership";
import { Role } from "@einv/permission";
import { Companies, Events, Hosts, Memberships, Rights, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Reach from "./internal/reach.ts";
import { refusals as applicationRefusals } from "./Refusals.ts";

const { refusals } = Refusals;

export interface CompanySettings {
  readonly profile: CompanyProfile.CompanyProfile;
  /** 회사 필수정보 that company verification still needs. */
  readonly missing: ReadonlyArray<CompanyProfile.Field>;
  /** Whether the member may change it. */
  readonly mayChange: boolean;
}

/** The profile, if it is einv's to keep: a company of an ERP is described there. */
const kept = Effect.fnUntraced(function* (businessNumber: string) {
  const company = yield* Companies.find(businessNumber);
  if (company === undefined) return yield* applicationRefusals.refusal("company.not-found");
  return company.hostId === Hosts.own ? yield* Memberships.findProfile(businessNumber) : undefined;
});

/** Refused with `company.described-elsewhere`. */
const described = Effect.fnUntraced(function* (businessNumber: string) {
  const profile = yield* kept(businessNumber);
  return profile ?? (yield* refusals.refusal("company.described-elsewhere"));
});

/** Whoever is vouched for; and whoever claims a number that nobody else claims, since its data is its own. */
const isInsider = Effect.fnUntraced(function* (caller: Caller) {
  const { limit } = yield* Reach.looker(caller);
  if (limit === undefined) return true;
  const claims = yield* Memberships.ofCompany(caller.businessNumber);
  return claims.length <= 1;
});

const insider = Effect.fnUntraced(function* (caller: Caller) {
  if (caller.invoice !== undefined) return yield* applicationRefusals.refusal("session.one-invoice");
  if (!(yield* isInsider(caller))) return yield* refusals.refusal("company.not-verified");
});

/**
 * Whether {@link view} tells this person the company's data: it does, an ERP
 * keeps it, or the person is not known to be of the company yet.
 */
export type Whereabouts = "here" | "elsewhere" | "hidden";

export const whereabouts = Effect.fnUntraced(function* (caller: Caller) {
  if (!(yield* isInsider(caller))) return "hidden" satisfies Whereabouts;
  const profile = yield* kept(caller.businessNumber);
  return (profile === undefined ? "elsewhere" : "here") satisfies Whereabouts;
});

const mayChange = Effect.fnUntraced(function* ({ businessNumber, memberId }: Caller) {
  const administrators = yield* Rights.administrators(businessNumber);
  return Role.decide(memberId, "buy-service", administrators);
});

/** Refused with `session.one-invoice`, `company.not-verified`, `company.described-elsewhere`. */
export const view = (caller: Caller): Use<CompanySettings> =>
  Effect.gen(function* () {
    yield* insider(caller);
    const profile = yield* described(caller.businessNumber);
    const decision = yield* mayChange(caller);
    return {
      profile,
      missing: CompanyProfile.missing(profile),
      mayChange: Result.isSuccess(decision),
    };
  });

const Kept = Schema.fromJsonString(Schema.toCodecJson(CompanyProfile.CompanyProfile));

/** The fields that differ, for the log; what they were stays there. */
const changes = Effect.fnUntraced(function* (
  before: CompanyProfile.CompanyProfile,
  after: CompanyProfile.CompanyProfile,
) {
  const encode = Schema.encodeEffect(Kept);
  return {
    before: yield* Effect.orDie(encode(before)),
    after: yield* Effect.orDie(encode(after)),
  };
});

/**
 * Refused besides with what {@link CompanyProfile.parse} refuses, each naming
 * its field, `company.number-stays`, `permission.administrator-only`.
 */
export const change = (caller: Caller, input: CompanyProfile.Input): Use<CompanySettings> =>
  Effect.gen(function* () {
    const profile = yield* Effect.fromResult(CompanyProfile.parse(input));
    const { businessNumber, name, representative } = profile;
    yield* Transaction.run(
      Effect.gen(function* () {
        yield* insider(caller);
        const before = yield* described(caller.businessNumber);
        yield* Effect.fromResult(yield* mayChange(caller));
        if (businessNumber !== caller.businessNumber) {
          return yield* refusals.refusal("company.number-stays", { path: "businessNumber" });
        }
        const at = yield* DateTime.now;
        yield* Companies.rename({ businessNumber, name, representative });
        yield* Memberships.putProfile(profile, at);
        yield* Events.append({
          ref: Events.companyRef(businessNumber),
          type: "company.changed",
          at,
          actor: Reach.actor(caller),
          data: yield* changes(before, profile),
        });
      }),
    );
    return yield* view(caller);
  });
