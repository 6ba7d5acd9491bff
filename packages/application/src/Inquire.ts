/**
 * 문의하기: what somebody asks goes to the support desk, without secrets and
 * personal numbers, and gets a ticket number. Members are known by their
 * session; whoever has not joined names a mail address.
 */
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { EmailAddress } from "@einv/membership";
import { Companies, Inquiries } from "@einv/store";
import { Inquiry, Refusals } from "@einv/support";
import type { Use } from "./Application.ts";
import type { Caller, Visitor } from "./Caller.ts";
import * as HelpMails from "./HelpMails.ts";
import * as Act from "./internal/act.ts";
import * as Kept from "./internal/inquiries.ts";
import * as Limits from "./internal/limits.ts";
import * as Once from "./internal/once.ts";
import * as Post from "./internal/post.ts";
import * as Standing from "./internal/standing.ts";
import * as MembershipMails from "./MembershipMails.ts";
import { Settings } from "./Settings.ts";

const { refusals } = Refusals;

export interface Input {
  readonly message: string;
  readonly attached: ReadonlyArray<Inquiry.Line>;
  /** Where the answer goes; a member's own address, if left out. */
  readonly email?: string;
  readonly idempotencyKey: string;
}

/** Who asks, as far as it is known. */
interface Asker {
  /** Whose idempotency keys. */
  readonly scope: string;
  /** Whose inquiries are counted together. */
  readonly counted: string | undefined;
  readonly email: string;
  readonly name?: string;
  readonly of?: { readonly businessNumber: string; readonly memberId: string };
  /** How the desk sees who asks. */
  readonly from?: string;
  /** Whether the address is the asker's own beyond doubt. */
  readonly known: boolean;
}

const Ticket = Schema.fromJsonString(Schema.String);

const newTicket = Effect.flatMap(SecureRandom.SecureRandom, (random) =>
  Effect.map(random.randomBytes(8), Inquiry.ticketOf),
);

const take = (asker: Asker, input: Input): Use<{ readonly ticket: string }> =>
  Effect.gen(function* () {
    const { supportAddress } = yield* Settings;
    if (supportAddress === undefined) return yield* refusals.refusal("inquiry.no-desk");
    const inquiry = yield* Effect.fromResult(Inquiry.make(input));
    const { email, name, of, from, known, counted } = asker;
    const command = {
      scope: asker.scope,
      key: input.idempotencyKey,
      says: { action: "inquire", of, email, message: inquiry.message, attached: inquiry.attached },
      answer: Ticket,
    };
    const before = yield* Once.recall(command);
    if (before !== undefined) return { ticket: before.answer };
    yield* Limits.take("inquiry", counted);
    if (!known) yield* Limits.take("inquiryTarget", email);
    const ticket = yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        const made = yield* newTicket;
        const { message, attached } = inquiry;
        const kept = { message, attached, email, ...(name === undefined ? {} : { name }) };
        yield* Inquiries.put({
          ticket: made,
          ...of,
          state: "received",
          asked: yield* Kept.sealAsked(made, kept),
          askedAt: at,
        });
        const to = { ...(name === undefined ? {} : { name }), address: email };
        yield* Post.put(
          {
            id: `inquiry.desk.${made}`,
            to: { address: supportAddress },
            fromName: name ?? MembershipMails.sender,
            replyTo: to,
            ...HelpMails.received({ ticket: made, inquiry, ...(from === undefined ? {} : { from }) }),
          },
          at,
        );
        yield* Post.put(
          {
            id: `inquiry.asker.${made}`,
            to,
            fromName: MembershipMails.sender,
            replyTo: { address: supportAddress },
            ...HelpMails.confirmed({ ticket: made, ...(known ? { message } : {}) }),
          },
          at,
        );
        return made;
      }),
    );
    return { ticket };
  });

const address = (email: string) => Effect.fromResult(EmailAddress.parse(email));

/** Refused with `inquiry.*`, `membership.email`, `membership.slow-down`, `member.not-found`, `idempotency.*`. */
export const inquire = (caller: Caller, input: Input): Use<{ readonly ticket: string }> =>
  Effect.gen(function* () {
    const { businessNumber, memberId } = caller;
    const company = (yield* Companies.find(businessNumber))?.name ?? businessNumber;
    const asker = { scope: Act.scopeOf(caller), of: { businessNumber, memberId } };
    const given = input.email === undefined ? undefined : yield* address(input.email);
    // Whoever opened a mail link is nobody known: only the company that was written to.
    if (caller.invoice !== undefined) {
      if (given === undefined) return yield* refusals.refusal("inquiry.address-needed", { path: "email" });
      const counted = `${businessNumber}/${caller.invoice}`;
      return yield* take({ ...asker, counted, email: given, from: company, known: false }, input);
    }
    const { name, email: own } = yield* Standing.find(businessNumber, memberId);
    const email = given ?? own;
    if (email === undefined) return yield* refusals.refusal("inquiry.address-needed", { path: "email" });
    const counted = Standing.identity(businessNumber, memberId);
    return yield* take(
      { ...asker, counted, email, name, from: `${company} · ${name}`, known: email === own },
      input,
    );
  });

/** For whoever has not joined. Refused with `inquiry.*`, `membership.email`, `membership.slow-down`, `idempotency.*`. */
export const inquireAsVisitor = (visitor: Visitor, input: Input): Use<{ readonly ticket: string }> =>
  Effect.gen(function* () {
    if (input.email === undefined)
      return yield* refusals.refusal("inquiry.address-needed", { path: "email" });
    const email = yield* address(input.email);
    return yield* take({ scope: `inquiry:${email}`, counted: visitor.address, email, known: false }, input);
  });
