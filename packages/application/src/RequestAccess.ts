/**
 * A member asks for what it lacks (권한 요청), in one click: the doctor knows
 * what would help and who can give it. They get a mail; asking again while
 * nobody has answered changes nothing.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { AccessRequest, Doctor, type Permission, Refusals as Permissions } from "@einv/permission";
import { AccessRequests, Companies, Invoices, Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Act from "./internal/act.ts";
import * as Administer from "./internal/administer.ts";
import * as AccessAsked from "./internal/accessAsked.ts";
import * as Ids from "./internal/ids.ts";
import * as Lines from "./internal/lines.ts";
import * as Once from "./internal/once.ts";
import * as Reach from "./internal/reach.ts";
import * as Log from "./internal/rightsLog.ts";
import * as Standing from "./internal/standing.ts";
import { refusals } from "./Refusals.ts";
import * as RightsMails from "./RightsMails.ts";
import type * as Views from "./RightsViews.ts";

export interface Input {
  /** What is asked for; what the doctor suggests if left out. */
  readonly wants?: Permission.Wanted;
  /** The invoice that it is about: then what suffices to see it, or to issue it when it is seen. */
  readonly ref?: string;
  /** Words to who can give it. */
  readonly message?: string;
  readonly idempotencyKey: string;
}

/** What suffices: for the invoice if one is named, for the whole list otherwise. */
const suggested = Effect.fnUntraced(function* (
  caller: Caller,
  person: Permission.Person,
  ref: string | undefined,
) {
  if (ref === undefined) return Doctor.ofList(person, []).ways[0]?.wants;
  const stored = yield* Invoices.find(ref);
  const side = stored === undefined ? undefined : Reach.sideOf(stored, caller.businessNumber);
  if (stored === undefined || side === undefined) return yield* refusals.refusal("invoice.not-found");
  const { findings } = Doctor.ofInvoice(person, Reach.subjectOf(stored, caller.businessNumber), []);
  const needed = (["see", ...(side === "supplier" ? (["issue"] as const) : [])] as const).flatMap((action) =>
    findings.filter((finding) => finding.action === action && finding.refusal !== undefined),
  );
  return needed.at(-1)?.ways[0]?.wants;
});

const Kept = Schema.fromJsonString(Schema.String);

/**
 * Refused with `session.one-invoice`, `member.not-found`, `company.not-verified`, `invoice.not-found`,
 * `permission.nothing-lacking`, `permission.nobody-to-ask`,
 * `permission.asked-too-often`, `text.too-long`, `idempotency.*`.
 */
export const request = (caller: Caller, input: Input): Use<Views.AccessRequestView> =>
  Effect.gen(function* () {
    if (caller.invoice !== undefined) return yield* refusals.refusal("session.one-invoice");
    const { businessNumber, memberId } = caller;
    const message = yield* Effect.fromResult(Lines.message(input.message));
    const command = {
      scope: Act.scopeOf(caller),
      key: input.idempotencyKey,
      says: { action: "request-access", by: Act.giver(caller), wants: input.wants, ref: input.ref, message },
      answer: Kept,
    };
    const requestId = yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        yield* Rights.lock(businessNumber);
        const standing = yield* Administer.member(caller);
        const person = yield* Standing.personOf(standing);
        const found = yield* suggested(caller, person, input.ref);
        const wants = input.wants ?? found;
        if (wants === undefined) return yield* Permissions.refusals.refusal("permission.nothing-lacking");
        const before = yield* AccessRequests.list(businessNumber, { memberId, limit: 200 });
        const open = before.find((one) => one.state === "open" && one.wants === wants);
        if (open !== undefined) return open.requestId;
        const administrators = yield* Rights.administrators(businessNumber);
        const yesterday = DateTime.subtract(at, { days: 1 });
        const today = before.filter(({ askedAt }) => DateTime.isGreaterThan(askedAt, yesterday)).length;
        const asked = { memberId, wants };
        yield* Effect.fromResult(AccessRequest.decideAsking(person, asked, administrators, today));
        const id = yield* Ids.make("ask_");
        yield* AccessRequests.put({
          requestId: id,
          businessNumber,
          memberId,
          wants,
          ...(input.ref === undefined ? {} : { ref: input.ref }),
          ...(message === undefined ? {} : { message }),
          state: "open",
          askedAt: at,
        });
        const company = (yield* Companies.find(businessNumber))?.name ?? businessNumber;
        const mail = RightsMails.asked({
          company,
          asker: standing.name,
          wants,
          ...(message === undefined ? {} : { message }),
        });
        for (const helper of AccessRequest.asked(asked, administrators).people) {
          const to = yield* Standing.find(businessNumber, helper.memberId);
          yield* AccessAsked.tell(to, `access-asked.${helper.memberId}.${id}`, company, mail, at);
        }
        yield* Log.record(businessNumber, "access-asked", {
          at,
          actor: Reach.actor(caller),
          data: { request: id, member: memberId, wants, note: message },
        });
        return id;
      }),
    );
    const stored = yield* AccessRequests.find(businessNumber, requestId);
    return stored === undefined
      ? yield* Permissions.refusals.refusal("permission.request-not-found")
      : AccessAsked.view(
          stored,
          memberId,
          yield* Rights.people(businessNumber),
          yield* Rights.administrators(businessNumber),
        );
  });
