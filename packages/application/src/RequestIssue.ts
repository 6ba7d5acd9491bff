/**
 * The buyer asks the supplier to issue (역발행 요청): the document gets its issue
 * ID, and the supplier a mail with a link that opens this one invoice. Its ERP
 * asks by {@link request}, a person in a page by {@link ask}.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { Actor, BusinessNumber } from "@einv/identity";
import { Permission } from "@einv/permission";
import { Invoices } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller, Host } from "./Caller.ts";
import type { Content, Origin } from "./DraftViews.ts";
import * as Act from "./internal/act.ts";
import * as Companies from "./internal/companies.ts";
import * as Drafting from "./internal/drafting.ts";
import * as Landing from "./internal/landing.ts";
import * as Lines from "./internal/lines.ts";
import * as Once from "./internal/once.ts";
import * as Reach from "./internal/reach.ts";
import * as Replace from "./internal/replace.ts";
import * as Requesting from "./internal/requesting.ts";
import * as Shown from "./internal/shown.ts";
import * as Standing from "./internal/standing.ts";
import * as Writing from "./internal/writing.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";
import type * as Views from "./Views.ts";

export interface Input {
  /** The buyer who asks. */
  readonly businessNumber: string;
  /** Acting member of the buyer. */
  readonly memberId: string;
  readonly document: Views.RequestedInvoice;
  readonly payer: Views.Payer;
  /** The buyer's own number of the document (관리번호), used once. */
  readonly managementNumber?: string;
  /** The invoice that the tax authority rejected and that this one, corrected, stands in for. */
  readonly replaces?: string;
  readonly message?: string;
  readonly landingUrl?: string;
  readonly idempotencyKey: string;
}

/** What is kept of the answer: which invoice it became. */
const Requested = Schema.fromJsonString(Invoices.InvoiceRef);

/** The invoice as its buyer sees it. Refused with `invoice.not-found`. */
const seen = Effect.fnUntraced(function* (
  ref: string,
  businessNumber: string,
  { person, administrators }: Standing.Looker,
) {
  const stored = yield* Invoices.find(ref);
  if (stored === undefined) return yield* refusals.refusal("invoice.not-found");
  const subject = Reach.subjectOf(stored, businessNumber);
  return Shown.view({ stored, side: "buyer", subject, person, administrators });
});

const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });

/**
 * Refused with `company.not-found`, `member.not-found`, `permission.*`,
 * `request.*`, `text.too-long`, `invoice.rules`, `idempotency.*`; with
 * `invoice.not-found`, `lifecycle.*` if what it `replaces` was not rejected.
 */
export const request = (host: Host, input: Input): Use<Views.InvoiceView> =>
  Effect.gen(function* () {
    const { landingUrl } = yield* Settings;
    const { idempotencyKey: key, ...said } = input;
    const { businessNumber, memberId, payer, document } = input;
    yield* Companies.served(host, businessNumber);
    const looker = yield* Standing.look(businessNumber, memberId);
    const { person, administrators } = looker;
    yield* Effect.fromResult(
      Permission.decide(person, "request", Permission.ownRequest(person), administrators),
    );
    const message = yield* Effect.fromResult(Lines.message(input.message));
    const managementNumber = yield* Effect.fromResult(
      Lines.optional(input.managementNumber, "managementNumber", 40),
    );
    const landing = yield* Effect.fromResult(Landing.check(input.landingUrl ?? landingUrl));
    yield* Effect.fromResult(Writing.checkRequest(document, businessNumber));
    const actor = Actor.member({
      memberId,
      businessNumber: BusinessNumber.BusinessNumber.make(businessNumber),
    });
    const served: Replace.Owns = (rejected) =>
      Effect.asVoid(Companies.served(host, rejected.document.buyer.number));
    const command = { scope: `host:${host.hostId}`, key, says: ["request", said], answer: Requested };
    const ref = yield* Once.once(command, (at) =>
      Requesting.file(
        { hostId: host.hostId, requestedBy: person.memberId, landing, occasion: { at, actor } },
        document,
        {
          payer,
          ...optional("message", message),
          ...optional("managementNumber", managementNumber),
          ...(input.replaces === undefined ? {} : { replaces: { ref: input.replaces, owns: served } }),
        },
      ),
    );
    return yield* seen(ref, businessNumber, looker);
  });

/**
 * The same by a person in a page: what stands in its form is requested, and the
 * draft that it was written in is done with. Refused with what {@link request}
 * refuses, and with `session.one-invoice`, `company.not-verified`, `draft.*`.
 */
export const ask = (
  caller: Caller,
  input: Content & { readonly draft?: Origin; readonly idempotencyKey: string },
): Use<Views.InvoiceView> =>
  Effect.gen(function* () {
    const { landingUrl } = yield* Settings;
    const { idempotencyKey: key, draft, ...content } = input;
    const { businessNumber } = caller;
    const looker = yield* Reach.member(caller);
    const { person, administrators } = looker;
    yield* Effect.fromResult(
      Permission.decide(person, "request", Permission.ownRequest(person), administrators),
    );
    const landing = yield* Effect.fromResult(Landing.check(landingUrl));
    const says = { action: "ask", by: Act.giver(caller), draft, ...content };
    const command = { scope: Act.scopeOf(caller), key, says, answer: Requested };
    const ref = yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        const { hostId } = yield* Drafting.company(caller);
        const { terms, ...words } = yield* Drafting.finished({ ...content, side: "buyer" }, at);
        yield* Effect.fromResult(Writing.checkRequest(terms, businessNumber));
        if (draft !== undefined) yield* Drafting.use(caller, draft, { at, actor: Reach.actor(caller) });
        return yield* Requesting.file(
          { hostId, requestedBy: person.memberId, landing, occasion: { at, actor: Reach.actor(caller) } },
          terms,
          {
            payer: content.payer ?? "supplier",
            ...words,
            ...(content.replaces === undefined
              ? {}
              : {
                  replaces: { ref: content.replaces, owns: Replace.reachedBy(caller, "buyer") },
                }),
          },
        );
      }),
    );
    return yield* seen(ref, businessNumber, looker);
  });
