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
import * as Asking from "./internal/asking.ts";
import * as Change from "./internal/change.ts";
import * as Patience from "./internal/patience.ts";
import * as Submission from "./internal/submission.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";

export interface Sent {
  /** Invoices that the authority has taken. */
  readonly submitted: number;
  /** SubmitIDs of what was sent, taken or with its outcome unknown. */
  readonly submissions: ReadonlyArray<string>;
}

/** Invoices looked at in one round. */
const round = 1000;

const transmittable = ({ ref, document, issuedAt, retry }: Invoices.InvoiceRow, now: DateTime.Utc) => ({
  ref,
  issueId: document.issueId,
  typeCode: document.typeCode,
  supplier: document.supplier.businessNumber,
  ...(document.broker === undefined ? {} : { broker: document.broker.businessNumber }),
  issuedAt: issuedAt ?? now,
  ...(retry?.together === undefined ? {} : { together: retry.together }),
});

/** Sends these invoices, in as many submissions as it takes, and remembers why the last one was not taken. */
const transmit = Effect.fnUntraced(function* (
  invoices: ReadonlyArray<Invoices.InvoiceRow>,
  now: DateTime.Utc,
  patience: Patience.Patience,
) {
  const submissions: Array<string> = [];
  let [submitted, prepared] = [0, 0];
  let refusal: Refusal.Refusal | undefined;
  const groups = TransmissionPolicy.groupBySigner(invoices.map((stored) => transmittable(stored, now)));
  for (const { signer, invoices: members } of groups) {
    if (patience.over()) break;
    const refs = members.map(({ ref }) => ref);
    const held = yield* Submission.prepare(signer, refs);
    if (held === undefined) continue;
    prepared += 1;
    const outcome = yield* Submission.conclude(held, yield* Submission.send(held));
    patience.note(outcome._tag === "Taken");
    if (outcome._tag === "NotTaken") refusal = outcome.refusal;
    else submissions.push(held.submitId);
    if (outcome._tag === "Taken") submitted += held.count;
  }
  return { submitted, submissions, prepared, refusal };
});

/** When the authority opens, if it is closed now. */
const closedUntil = (now: DateTime.Utc) =>
  Effect.map(Settings, ({ maintenance }) => {
    const open = TransmissionPolicy.opening(now, maintenance);
    return open === now ? undefined : open;
  });

/**
 * Sends everything whose planned time has come; the job at dawn. Ends early
 * when the authority takes nothing any more, and while it is closed.
 */
export const transmitDue: Use<Sent, TaxAuthority.TaxAuthority> = Effect.gen(function* () {
  const now = yield* DateTime.now;
  const submissions: Array<string> = [];
  let submitted = 0;
  const patience = Patience.make();
  while (!patience.over() && (yield* closedUntil(now)) === undefined) {
    const sent = yield* transmit(yield* Invoices.dueForTransmission(now, round), now, patience);
    if (sent.prepared === 0) break;
    submitted += sent.submitted;
    submissions.push(...sent.submissions);
  }
  return { submitted, submissions };
});

/** Whether one of the parties is a company of this host. */
const concerns = Effect.fnUntraced(function* (host: Host, { document }: Invoices.InvoiceRow) {
  for (const number of [document.supplier.businessNumber, document.buyer.number]) {
    if ((yield* Companies.find(number))?.hostId === host.hostId) return true;
  }
  return false;
});

/** One named invoice, in the queue: an exempt one (면세) is put there by being named. */
const queued = (host: Host, ref: string, at: DateTime.Utc) =>
  Transaction.run(
    Effect.gen(function* () {
      const stored = yield* Invoices.findRow(ref);
      if (stored === undefined || !(yield* concerns(host, stored))) {
        return yield* refusals.refusal("invoice.not-found", { path: ref });
      }
      if (stored.status.transmission === "queued") return stored;
      const decision = yield* Effect.fromResult(Change.decide(stored, [["queueTransmission", "system"]]));
      const { maintenance } = yield* Settings;
      const { typeCode } = stored.document;
      const plan = TransmissionPolicy.plannedFor(
        { typeCode, issuedAt: stored.issuedAt ?? at, requestedAt: at },
        maintenance,
      );
      return yield* Change.write({ ...stored, ...Submission.planned(plan) }, decision, {
        at,
        actor: Actor.system,
      });
    }),
  );

/**
 * Sends what a host asks for now: the named invoices, or all of its companies
 * that wait. Refused with `invoice.not-found`, `lifecycle.*`,
 * `transmission.maintenance`, and with `nts.*` when nothing could be sent; what
 * waits is then sent by itself.
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
    const until = yield* closedUntil(now);
    if (until !== undefined) {
      const { ko, en } = TransmissionPolicy.clock(until);
      return yield* refusals.refusal("transmission.maintenance", { values: { untilKo: ko, untilEn: en } });
    }
    const { submitted, submissions, refusal } = yield* transmit(invoices, now, Patience.make());
    return submissions.length === 0 && refusal !== undefined ? yield* refusal : { submitted, submissions };
  });

/**
 * After a start: asks about submissions whose answer never came; sends again
 * only what the authority does not know. Counts invoices.
 */
export const resume: Use<Asking.Asked, TaxAuthority.TaxAuthority> = Asking.reconcile("all");
