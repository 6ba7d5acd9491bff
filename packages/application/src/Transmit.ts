/**
 * Issued invoices go to the tax authority (국세청 전송): at dawn by themselves,
 * or at once when a host asks. Up to a hundred of one signer go together.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { type TaxAuthority, TransmissionPolicy } from "@einv/nts";
import type { Refusal } from "@einv/refusal";
import { Companies, Invoices, Transaction } from "@einv/store";
import { Actor } from "@einv/identity";
import type { Use } from "./Application.ts";
import type { Host } from "./Caller.ts";
import * as Change from "./internal/change.ts";
import * as Submission from "./internal/submission.ts";
import { refusals } from "./Refusals.ts";

export interface Sent {
  /** Invoices that the authority has taken. */
  readonly submitted: number;
  /** SubmitIDs of what was sent, taken or with its outcome unknown. */
  readonly submissions: ReadonlyArray<string>;
}

/** Invoices looked at in one round. */
const round = 1000;

const transmittable = ({ ref, document, issuedAt }: Invoices.StoredInvoice, now: DateTime.Utc) => ({
  ref,
  issueId: document.issueId,
  typeCode: document.typeCode,
  supplier: document.supplier.businessNumber,
  ...(document.broker === undefined ? {} : { broker: document.broker.businessNumber }),
  issuedAt: issuedAt ?? now,
});

/** Sends these invoices, in as many submissions as it takes, and remembers why the last one was not taken. */
const transmit = Effect.fnUntraced(function* (
  invoices: ReadonlyArray<Invoices.StoredInvoice>,
  now: DateTime.Utc,
) {
  const submissions: Array<string> = [];
  let [submitted, prepared] = [0, 0];
  let refusal: Refusal.Refusal | undefined;
  const groups = TransmissionPolicy.groupBySigner(invoices.map((stored) => transmittable(stored, now)));
  for (const { signer, invoices: members } of groups) {
    const refs = members.map(({ ref }) => ref);
    const held = yield* Submission.prepare(signer, refs);
    if (held === undefined) continue;
    prepared += 1;
    const outcome = yield* Submission.conclude(held, yield* Submission.send(held));
    if (outcome._tag === "NotTaken") refusal = outcome.refusal;
    else submissions.push(held.submitId);
    if (outcome._tag === "Taken") submitted += held.refs.length;
  }
  return { submitted, submissions, prepared, refusal };
});

/** Sends everything whose planned time has come; the job at dawn. */
export const transmitDue: Use<Sent, TaxAuthority.TaxAuthority> = Effect.gen(function* () {
  const now = yield* DateTime.now;
  const submissions: Array<string> = [];
  let submitted = 0;
  while (true) {
    const sent = yield* transmit(yield* Invoices.dueForTransmission(now, round), now);
    if (sent.prepared === 0) return { submitted, submissions };
    submitted += sent.submitted;
    submissions.push(...sent.submissions);
  }
});

/** Whether one of the parties is a company of this host. */
const concerns = Effect.fnUntraced(function* (host: Host, { document }: Invoices.StoredInvoice) {
  for (const number of [document.supplier.businessNumber, document.buyer.number]) {
    if ((yield* Companies.find(number))?.hostId === host.hostId) return true;
  }
  return false;
});

/** One named invoice, in the queue: an exempt one (면세) is put there by being named. */
const queued = (host: Host, ref: string, at: DateTime.Utc) =>
  Transaction.run(
    Effect.gen(function* () {
      const stored = yield* Invoices.find(ref);
      if (stored === undefined || !(yield* concerns(host, stored))) {
        return yield* refusals.refusal("invoice.not-found", { path: ref });
      }
      if (stored.status.transmission === "queued") return stored;
      const decision = yield* Effect.fromResult(
        Change.decide(stored.status, [["queueTransmission", "system"]]),
      );
      return yield* Change.write({ ...stored, plannedFor: at }, decision, { at, actor: Actor.system });
    }),
  );

/**
 * Sends what a host asks for now: the named invoices, or all of its companies
 * that wait. Refused with `invoice.not-found`, `lifecycle.*`, and with `nts.*`
 * when nothing could be sent; what waits is then tried again by itself.
 */
export const transmitNow = (
  host: Host,
  input: { readonly refs?: ReadonlyArray<string> },
): Use<Sent, TaxAuthority.TaxAuthority> =>
  Effect.gen(function* () {
    const now = yield* DateTime.now;
    const { refs } = input;
    const invoices =
      refs === undefined
        ? yield* Invoices.waitingForTransmission(host.hostId, round)
        : yield* Effect.forEach([...new Set(refs)], (ref) => queued(host, ref, now));
    const { submitted, submissions, refusal } = yield* transmit(invoices, now);
    return submissions.length === 0 && refusal !== undefined ? yield* refusal : { submitted, submissions };
  });

/**
 * After a start, and then from time to time: asks about submissions whose
 * answer never came; sends again only what the authority does not know. Counts
 * invoices.
 */
export const resume: Use<Submission.Asked, TaxAuthority.TaxAuthority> = Submission.reconcile;
