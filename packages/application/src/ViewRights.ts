/**
 * What a member may learn about rights: the permission doctor for itself; for
 * administrators everybody's rights and how they came to be.
 */
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Doctor, Market, Permission, Role } from "@einv/permission";
import { AccessRequests, Events, InvoiceList, Invoices, Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Administer from "./internal/administer.ts";
import * as AccessAsked from "./internal/accessAsked.ts";
import * as Reach from "./internal/reach.ts";
import * as Log from "./internal/rightsLog.ts";
import * as Shown from "./internal/shown.ts";
import * as Standing from "./internal/standing.ts";
import { refusals } from "./Refusals.ts";
import type * as Views from "./RightsViews.ts";

const rolesOf = (memberId: string, administrators: ReadonlyArray<Role.Administrator>) =>
  administrators.find((one) => one.memberId === memberId)?.roles ?? [];

/**
 * The permission doctor: what is hidden from me, why, who can change it; with
 * `ref`, what I may do to that invoice. Refused with `session.one-invoice`,
 * `member.not-found`, `company.not-verified`, `invoice.not-found` (also when it
 * is others' invoice).
 */
export const diagnose = (caller: Caller, ref?: string): Use<Views.Diagnosis> =>
  Effect.gen(function* () {
    const { businessNumber, memberId } = caller;
    const standing = yield* Administer.member(caller);
    const person = yield* Standing.personOf(standing);
    const administrators = yield* Rights.administrators(businessNumber);
    const stored = ref === undefined ? undefined : yield* Invoices.find(ref);
    if (ref !== undefined && (stored === undefined || Reach.sideOf(stored, businessNumber) === undefined)) {
      return yield* refusals.refusal("invoice.not-found");
    }
    const { hiddenCounts } = yield* InvoiceList.page({
      businessNumber,
      box: "all",
      page: 1,
      pageSize: 1,
      sight: Permission.sightOf(person),
    });
    const { because, ways } = Doctor.ofList(person, administrators);
    const requests = yield* AccessRequests.list(businessNumber, { memberId, limit: 20 });
    const department = (yield* Rights.departments(businessNumber)).find(
      ({ departmentId }) => departmentId === standing.departmentId,
    );
    const show = AccessAsked.way(memberId);
    const { grant, source } = Standing.rightOf(standing);
    const diagnosis: Views.Diagnosis = {
      person: { memberId, name: standing.name },
      service: person.service,
      grant,
      grantName: Permission.rights[grant].name,
      grantMeans: Permission.rights[grant].means,
      source,
      roles: rolesOf(memberId, administrators),
      ...(department === undefined
        ? {}
        : { department: { departmentId: department.departmentId, name: department.name } }),
      hidden: hiddenCounts,
      ...(because === undefined ? {} : { hiddenBecause: because }),
      ways: ways.map(show),
      ...(stored === undefined
        ? {}
        : {
            invoice: {
              ref: stored.ref,
              findings: Doctor.ofInvoice(
                person,
                Reach.subjectOf(stored, businessNumber),
                administrators,
              ).findings.map((finding) => ({ ...finding, ways: finding.ways.map(show) })),
            },
          }),
      asked: requests
        .filter(({ state }) => state === "open")
        .map((request) => AccessAsked.view(request, memberId, [standing], administrators)),
    };
    return diagnosis;
  });

/** What I asked for, and what waits for my answer. Refused with `session.one-invoice`, `member.not-found`. */
export const requests = (
  caller: Caller,
): Use<{
  readonly asked: ReadonlyArray<Views.AccessRequestView>;
  readonly toAnswer: ReadonlyArray<Views.AccessRequestView>;
}> =>
  Effect.gen(function* () {
    const { businessNumber, memberId } = caller;
    yield* Administer.member(caller);
    const people = yield* Rights.people(businessNumber);
    const administrators = yield* Rights.administrators(businessNumber);
    const show = (found: ReadonlyArray<AccessRequests.StoredRequest>) =>
      found.map((request) => AccessAsked.view(request, memberId, people, administrators));
    const mine = yield* AccessRequests.list(businessNumber, { memberId, limit: 50 });
    const all =
      rolesOf(memberId, administrators).length === 0
        ? []
        : yield* AccessRequests.list(businessNumber, { limit: 200 });
    return { asked: show(mine), toAnswer: show(all).filter(({ mayAnswer }) => mayAnswer) };
  });

const administering = Effect.fnUntraced(function* (caller: Caller) {
  yield* Administer.member(caller);
  const { businessNumber, memberId } = caller;
  const administrators = yield* Rights.administrators(businessNumber);
  yield* Effect.fromResult(Role.decide(memberId, "see-people", administrators));
  return administrators;
});

/** Everybody with what each may. Refused with `session.one-invoice`, `permission.administrator-only`. */
export const people = (caller: Caller): Use<Views.People> =>
  Effect.gen(function* () {
    const administrators = yield* administering(caller);
    const { businessNumber } = caller;
    const all = yield* Rights.people(businessNumber);
    const origin = all[0]?.origin;
    return {
      ...(origin === undefined
        ? {}
        : { service: { origin, plan: Market.service.plan, price: Market.service.price } }),
      departments: yield* Rights.departments(businessNumber),
      people: all.map((standing) => {
        const { person: _, ...inherited } = standing;
        const { memberId, name, host, departmentId } = standing;
        return {
          memberId,
          name,
          service: Standing.serviceOf(standing),
          ...Standing.rightOf(standing),
          host,
          inherited: Standing.rightOf(inherited).grant,
          ...(departmentId === undefined ? {} : { departmentId }),
          roles: rolesOf(memberId, administrators),
        };
      }),
    };
  });

/** Invoices that are looked at for examples, and how many of each kind are shown. */
const looked = 60;
const shown = 3;

/** Examples of what a person sees and does not, among what the administrator may see itself. */
const examplesFor = Effect.fnUntraced(function* (
  businessNumber: string,
  administrator: Permission.Person,
  person: Permission.Person,
) {
  const sight = Permission.sightOf(administrator);
  const query = { businessNumber, page: 1, sight } as const;
  const { rows: waiting } = yield* InvoiceList.page({ ...query, box: "received", pageSize: 2 * shown });
  const { rows: newest } = yield* InvoiceList.page({ ...query, box: "all", pageSize: looked });
  const rows = [...waiting, ...newest.filter(({ ref }) => !waiting.some((one) => one.ref === ref))];
  const all = rows.map((row): Views.Example => {
    const subject = Reach.subjectOf(row, businessNumber);
    const may = (action: Permission.Action) => Result.isSuccess(Permission.decide(person, action, subject));
    return {
      invoice: Shown.summary(row),
      sees: may("see"),
      ...(subject.waiting ? { issues: may("issue") } : {}),
    };
  });
  return [false, true].flatMap((sees) => all.filter((one) => one.sees === sees).slice(0, shown));
});

/**
 * What a colleague sees and why not more, for administrators; with `grant` what
 * it would see if it were given that. A role shows no invoice: examples are
 * limited to what the administrator's own right shows. Refused as
 * {@link people} is, and with `member.not-found`.
 */
export const ofPerson = (
  caller: Caller,
  asked: { readonly memberId: string; readonly grant?: Permission.Grant },
): Use<Views.PersonView> =>
  Effect.gen(function* () {
    const administrators = yield* administering(caller);
    const { businessNumber } = caller;
    const now = yield* Standing.find(businessNumber, asked.memberId);
    const standing = asked.grant === undefined ? now : { ...now, person: asked.grant };
    const person = yield* Standing.personOf(standing);
    const { counts, hiddenCounts } = yield* InvoiceList.page({
      businessNumber,
      box: "all",
      page: 1,
      pageSize: 1,
      sight: Permission.sightOf(person),
    });
    const because = Permission.hiddenBecause(person, administrators);
    const { person: administrator } = yield* Standing.look(businessNumber, caller.memberId);
    const withheld = Permission.hiddenBecause(administrator, administrators);
    return {
      person: { memberId: now.memberId, name: now.name },
      service: person.service,
      ...Standing.rightOf(standing),
      seen: counts,
      hidden: hiddenCounts,
      ...(because === undefined || hiddenCounts.all === 0 ? {} : { hiddenBecause: because }),
      examples: yield* examplesFor(businessNumber, administrator, person),
      ...(withheld === undefined ? {} : { withheld }),
    };
  });

const page = 100;

/** Who changed what, when and why, the newest first. Refused as {@link people} is, and with `events.cursor`. */
export const history = (
  caller: Caller,
  query: { readonly before?: string },
): Use<{ readonly changes: ReadonlyArray<Views.RightsChange>; readonly next?: string }> =>
  Effect.gen(function* () {
    yield* administering(caller);
    const { before } = query;
    if (before !== undefined && !/^\d{1,15}$/.test(before)) {
      return yield* refusals.refusal("events.cursor", { path: "before" });
    }
    const found = yield* Events.ofCompany(caller.businessNumber, {
      limit: page + 1,
      ...(before === undefined ? {} : { before: Number(before) }),
    });
    const changes = found
      .slice(0, page)
      .filter(({ type }) => type.startsWith(Log.family))
      .map(({ seq, type, at, actor, data }) => ({
        cursor: String(seq),
        type,
        at,
        ...(actor._tag === "Member" ? { by: actor.memberId } : {}),
        data,
      }));
    const last = found[page - 1];
    return { changes, ...(found.length > page && last !== undefined ? { next: String(last.seq) } : {}) };
  });
