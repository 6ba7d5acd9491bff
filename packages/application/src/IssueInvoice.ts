/**
 * The supplier approves a request (승인 = 서명 + 발행). What was signed in the
 * page is proven first; then rights and state as they are at that moment, the
 * payer's points, the invoice, its events and mails are one transaction. The
 * same press sent twice is one issue with one receipt.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import { Payer } from "@einv/billing";
import { Deadline, Kst, TaxInvoice } from "@einv/invoice";
import { TransmissionPolicy } from "@einv/nts";
import { type Invoices, Ledger } from "@einv/store";
import type { Refusal } from "@einv/refusal";
import type { Services, Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Act from "./internal/act.ts";
import * as Change from "./internal/change.ts";
import * as Distribution from "./internal/distribution.ts";
import * as Once from "./internal/once.ts";
import * as Post from "./internal/post.ts";
import * as Proof from "./internal/proof.ts";
import * as Proving from "./internal/proving.ts";
import * as Reach from "./internal/reach.ts";
import * as Standing from "./internal/standing.ts";
import * as Submission from "./internal/submission.ts";
import * as Mails from "./Mails.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";
import * as Views from "./Views.ts";

/** Which invoice, as the page showed it. */
export interface Press {
  readonly ref: string;
  readonly version: number;
  readonly idempotencyKey: string;
}

export interface Signature {
  /** The signed XML, as text. */
  readonly signedXml: string;
  /** R of the signing key, base64. */
  readonly r: Redacted.Redacted<string>;
}

export interface Input extends Press, Signature {}

/** What a signature brings besides, when it was not made in the page. */
export interface Signed extends Signature {
  /** What the event says of it. */
  readonly data?: Readonly<Record<string, string>>;
  /** Part of the transaction: whether it may still be used, and that it was. */
  readonly use?: (at: DateTime.Utc) => Effect.Effect<void, Refusal.Refusal, Services>;
}

/** Signs the invoice as it stands. */
export type Sign = (
  stored: Invoices.StoredInvoice,
  now: DateTime.Utc,
) => Effect.Effect<Signed, Refusal.Refusal, Services>;

const Kept: Schema.Codec<Views.Receipt, string> = Schema.fromJsonString(
  Schema.toCodecJson(
    Schema.Struct({
      ref: Views.InvoiceRef,
      issueId: TaxInvoice.IssueId,
      issuedAt: Schema.DateTimeUtc,
      payer: Payer.Payer,
      points: Schema.BigInt,
      transmissionPlannedFor: Schema.optionalKey(Schema.DateTimeUtc),
      version: Schema.Int,
    }),
  ),
);

/** The invoice, if this caller may issue it now, as this version, and what issuing leads to. */
const ready = Effect.fnUntraced(function* (caller: Caller, { ref, version }: Press) {
  const { stored, side } = yield* Reach.invoice(caller, ref, "issue");
  const exempt = TransmissionPolicy.taxation(stored.document.typeCode) === "exempt";
  const steps: ReadonlyArray<Change.Step> = [
    ["beginIssue", side],
    ["completeIssue", side],
    ...(exempt ? [] : ([["queueTransmission", "system"]] as const)),
  ];
  const decision = yield* Effect.fromResult(Change.decide(stored.status, steps));
  yield* Effect.fromResult(Change.checkVersion(stored, version));
  return { stored, decision };
});

const tellBoth = Effect.fnUntraced(function* (
  stored: Invoices.StoredInvoice,
  issuedAt: DateTime.Utc,
  plan: TransmissionPolicy.Plan,
  at: DateTime.Utc,
) {
  const { payer, points } = stored;
  for (const side of ["buyer", "supplier"] as const) {
    const mail = Mails.issued({ ...Post.about(stored), side, issuedAt, payer, points, plan });
    yield* Post.tell(stored, side, "issued", mail, at);
  }
});

/** What to say of whose points are short, seen from the side that issues. */
const shortage = {
  you: {
    ko: "포인트를 충전한 뒤 다시 발행해 주세요.",
    en: "Top the points up, then issue again.",
  },
  other: {
    ko: "거래처에 충전을 요청했습니다. 충전되면 다시 발행해 주세요.",
    en: "The other side was asked to top up; issue again once it has.",
  },
  partner: {
    ko: "이 서비스를 제공하는 곳이 충전해야 합니다. 알림을 보냈으니, 충전되면 다시 발행해 주세요.",
    en: "The provider of this service has to top up and was told; issue again once it has.",
  },
} as const;

const payers = {
  supplier: { ko: "공급자가", en: "the supplier" },
  buyer: { ko: "공급받는자가", en: "the buyer" },
  partner: { ko: "연동사가", en: "the provider" },
} as const;

/**
 * The payer's points are short: its host learns of it by an event, the payer by
 * mail if it is the other side, once a day; and whoever issues is told who must
 * act.
 */
const tellShortage = Effect.fnUntraced(function* (caller: Caller, ref: string) {
  const { stored, side } = yield* Reach.invoice(caller, ref, "issue");
  const { payer, points, document } = stored;
  const account = Change.payerAccount(stored);
  if (account === undefined || payer === "none") return yield* refusals.refusal("invoice.changed");
  const { chargeUrl } = yield* Settings;
  const today = Kst.dateOf(yield* DateTime.now);
  const command = { scope: `points-short:${ref}`, key: today, says: "told", answer: Once.done };
  yield* Once.once(command, (at) =>
    Effect.gen(function* () {
      const { available } = yield* Ledger.balanceOf(account);
      yield* Change.record(stored, "billing.insufficient", {
        at,
        actor: Reach.actor(caller),
        data: { payer, needed: String(points), available: String(available) },
      });
      if (payer !== side && payer !== "partner") {
        const mail = Mails.pointsShort({
          ...Post.about(stored),
          side: payer,
          needed: points,
          available,
          issueBy: Deadline.issueBy(document.writtenDate),
          chargeUrl,
        });
        // However many invoices wait: the payer is told once a day of the same shortage.
        const telling = {
          scope: `points-short:${account}`,
          key: `${today}:${available}`,
          says: "told",
          answer: Once.done,
        };
        yield* Once.once(telling, () =>
          Effect.as(Post.tell(stored, payer, `points-short.${today}`, mail, at), "done" as const),
        );
      }
      return "done" as const;
    }),
  );
  const mustAct = payer === "partner" ? "partner" : payer === side ? "you" : "other";
  return yield* refusals.refusal("points.insufficient", {
    values: {
      needed: String(points),
      payer,
      mustAct,
      payerKo: payers[payer].ko,
      payerEn: payers[payer].en,
      remedyKo: shortage[mustAct].ko,
      remedyEn: shortage[mustAct].en,
      ...(mustAct === "you" ? { chargeUrl } : {}),
    },
  });
});

/** Proves what was signed, then issues. */
const carryOut = (
  caller: Caller,
  input: Press,
  command: Once.Command<Views.Receipt>,
  sign: Sign,
): Use<Views.Receipt> =>
  Effect.gen(function* () {
    const now = yield* DateTime.now;
    const { stored: asked } = yield* ready(caller, input);
    const { data, use, ...signature } = yield* sign(asked, now);
    const { signedXml, signer, r, revocation, facts } = yield* Proof.examine(
      asked,
      { xml: signature.signedXml, r: signature.r },
      now,
    );
    const issuedAt = signer.signedAt;
    const { maintenance } = yield* Settings;
    const plan = TransmissionPolicy.plannedFor({ typeCode: asked.document.typeCode, issuedAt }, maintenance);
    const planned = plan._tag === "Automatic" ? plan.at : undefined;
    const sealed = yield* Proof.seal(input.ref, r);

    return yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        const { stored, decision } = yield* ready(caller, input);
        if (use !== undefined) yield* use(at);
        const proof = { facts, occasion: "issue", revocation } as const;
        const verifies = yield* Proving.isNews(caller, proof);
        const issued = yield* Change.write(
          {
            ...stored,
            signedXml,
            signer,
            r: sealed,
            issuedAt,
            ...(caller.invoice === undefined
              ? { issuedBy: Standing.identity(caller.businessNumber, caller.memberId) }
              : {}),
            ...Submission.planned(plan),
          },
          decision,
          {
            at,
            actor: Reach.actor(caller),
            data: { payer: stored.payer, points: String(stored.points), revocation, ...data },
          },
        );
        if (verifies) yield* Proving.byCertificate(caller, proof, at);
        yield* tellBoth(issued, issuedAt, plan, at);
        yield* Distribution.distribute(issued, signedXml, at);
        const receipt: Views.Receipt = {
          ref: issued.ref,
          issueId: issued.document.issueId,
          issuedAt,
          payer: issued.payer,
          points: issued.points,
          ...(planned === undefined ? {} : { transmissionPlannedFor: planned }),
          version: issued.version,
        };
        return receipt;
      }),
    ).pipe(
      Effect.catchIf(
        ({ code }) => code === "billing.insufficient",
        () => tellShortage(caller, input.ref),
      ),
    );
  });

/** Issues what `sign` signs, once. `how` is what the command says besides. */
export const press = (
  caller: Caller,
  { idempotencyKey: key, ref, version }: Press,
  how: Readonly<Record<string, unknown>>,
  sign: Sign,
): Use<Views.Receipt> =>
  Effect.gen(function* () {
    const command = {
      scope: Act.scopeOf(caller),
      key,
      says: { action: "issue", by: Act.giver(caller), ref, version, ...how },
      answer: Kept,
    };
    const before = yield* Once.recall(command);
    if (before !== undefined) return before.answer;
    return yield* Once.orRecall(
      command,
      carryOut(caller, { ref, version, idempotencyKey: key }, command, sign),
    );
  });

/**
 * Refused with what {@link Proof.examine} refuses, and with `session.*`,
 * `invoice.not-found`, `permission.*`, `lifecycle.*`, `invoice.changed`,
 * `points.insufficient`, `idempotency.*`.
 */
export const issue = (caller: Caller, { signedXml, r, ...asked }: Input): Use<Views.Receipt> =>
  press(caller, asked, { signedXml, r }, () => Effect.succeed({ signedXml, r }));
