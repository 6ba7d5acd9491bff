/** Companies that a host serves, and the people in them. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Actor, BusinessNumber } from "@einv/identity";
import type { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { Companies, Memberships, Rights, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Host } from "./Caller.ts";
import * as Reach from "./internal/companies.ts";
import * as Founding from "./internal/founding.ts";
import * as Lines from "./internal/lines.ts";
import { refusals } from "./Refusals.ts";
import type * as Views from "./Views.ts";

export interface Company {
  readonly businessNumber: string;
  readonly name: string;
  readonly representative: string;
  readonly members: ReadonlyArray<{
    readonly memberId: string;
    readonly name: string;
    readonly email: string;
    readonly grant: Permission.Grant;
  }>;
}

type Checked = Company & { readonly businessNumber: BusinessNumber.BusinessNumber };

const check = (company: Company): Result.Result<Checked, Refusal.Refusal> =>
  Result.gen(function* () {
    const seen = new Set<string>();
    const members: Array<Company["members"][number]> = [];
    for (const [index, member] of company.members.entries()) {
      const path = `members[${index}]`;
      const memberId = yield* Lines.field(member.memberId, `${path}.memberId`, 100);
      if (seen.has(memberId)) {
        return yield* refusals.fail("company.member-twice", { path, values: { memberId } });
      }
      seen.add(memberId);
      if (!Lines.isEmail(member.email))
        return yield* refusals.fail("member.email", { path: `${path}.email` });
      members.push({ ...member, memberId, name: yield* Lines.field(member.name, `${path}.name`) });
    }
    return {
      businessNumber: yield* BusinessNumber.parse(company.businessNumber),
      name: yield* Lines.field(company.name, "name"),
      representative: yield* Lines.field(company.representative, "representative"),
      members,
    };
  });

/**
 * Registers or replaces a company and its members; the company then belongs to
 * this host, has the service by the host's contract, and its first member is
 * its administrator. The right that the host names counts until an
 * administrator gives another in einv; a host that later names another right
 * than before has decided last. Refused with `business-number.*`, `company.empty-field`, `text.too-long`,
 * `company.member-twice`, `member.email`, `company.served-by-another`.
 */
export const register = (host: Host, company: Company): Use<Views.CompanyView> =>
  Effect.gen(function* () {
    const checked = yield* Effect.fromResult(check(company));
    const at = yield* DateTime.now;
    const { businessNumber, members } = checked;
    yield* Transaction.run(
      Effect.gen(function* () {
        yield* Rights.lock(businessNumber);
        const joined = new Set(
          (yield* Memberships.ofCompany(businessNumber)).map(({ accountId }) => accountId),
        );
        const before = (yield* Rights.people(businessNumber)).filter(({ memberId }) => !joined.has(memberId));
        if (!(yield* Companies.put({ ...checked, hostId: host.hostId }))) {
          return yield* refusals.refusal("company.served-by-another", { path: "businessNumber" });
        }
        const founding = { businessNumber, origin: "host", members, at, actor: Actor.system } as const;
        yield* Founding.settle(founding, before);
      }),
    );
    return yield* Reach.view(checked);
  });

/** A company that this host serves. Refused with `company.not-found`. */
export const view = (host: Host, businessNumber: string): Use<Views.CompanyView> =>
  Effect.flatMap(Reach.served(host, businessNumber), Reach.view);
