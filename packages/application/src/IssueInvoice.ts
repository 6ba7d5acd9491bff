/**
 * The supplier issues (서명 + 발행): a request that it approves, what it wrote
 * itself (정발행), or an amendment (수정발행), whose documents are issued together
 * or not at all. What was signed in the page is proven first; then rights and
 * state as they are at that moment, the payer's points, the invoices, their
 * events and mails are one transaction. The same press sent twice is one issue
 * with one receipt.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import { Payer } from "@einv/billing";
import { Kst, TaxInvoice } from "@einv/invoice";
import { TransmissionPolicy } from "@einv/nts";
import { Drafts, type Invoices, Ledger } from "@einv/store";
import type { Refusal } from "@einv/refusal";
import type { Services, Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Act from "./internal/act.ts";
import * as Amending from "./internal/amending.ts";
import * as Change from "./internal/change.ts";
import * as Distribution from "./internal/distribution.ts";
import * as Inviting from "./internal/inviting.ts";
import { issueByOf } from "./internal/issueBy.ts";
import * as Landing from "./internal/landing.ts";
import * as Once from "./internal/once.ts";
import * as Post from "./internal/post.ts";
import * as Proof from "./internal/proof.ts";
import * as Proving from "./internal/proving.ts";
import * as Reach from "./internal/reach.ts";
import * as Replace from "./internal/replace.ts";
import * as Standing from "./internal/standing.ts";
import * as Submission from "./internal/submission.ts";
import * as Mails from "./Mails.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";
import * as Views from "./Views.ts";

/** A document as the page showed it. */
export interface Shown {
  readonly ref: string;
  readonly version: number;
}

/** What is issued, as the page showed it. */
export interface Press extends Shown {
  /** What has to be issued together with it. */
  readonly others?: ReadonlyArray<Shown>;
  readonly idempotencyKey: string;
}

export interface Signature {
  /** The signed XML, as text. */
  readonly signedXml: string;
  /** R of the signing key, base64. */
  readonly r: Redacted.Redacted<string>;
}

export interface Input extends Omit<Press, "others">, Signature {
  /** Signed with the same key. */
  readonly others?: ReadonlyArray<Shown & Pick<Signature, "signedXml">>;
}

/** What a signature brings besides, when it was not made in the page. */
export interface Signed extends Signature {
  /** What the event says of it. */
  readonly data?: Readonly<Record<string, string>>;
  /** Part of the transaction: whether it may still be used, and that it was. */
  readonly use?: (at: DateTime.Utc) => Effect.Effect<void, Refusal.Refusal, Services>;
}

/** Signs an invoice as it stands. */
export type Sign = (
  stored: Invoices.StoredInvoice,
  now: DateTime.Utc,
) => Effect.Effect<Signed, Refusal.Refusal, Services>;

const receipt = {
  ref: Views.InvoiceRef,
  issueId: TaxInvoice.IssueId,
  issuedAt: Schema.DateTimeUtc,
  payer: Payer.Payer,
  points: Schema.BigInt,
  transmissionPlannedFor: Schema.optionalKey(Schema.DateTimeUtc),
  version: Schema.Int,
};

const Kept: Schema.Codec<Views.Receipt, string> = Schema.fromJsonString(
  Schema.toCodecJson(
    Schema.Struct({
      ...receipt,
      others: Schema.optionalKey(Schema.Array(Schema.Struct(receipt))),
    }),
  ),
);

const documentsOf = ({ ref, version, others = [] }: Press): ReadonlyArray<Shown> => [
  { ref, version },
  ...others,
];

/** The invoice, if this caller may issue it now, as this version, and what issuing leads to. */
const readyOne = Effect.fnUntraced(function* (caller: Caller, { ref, version }: Shown) {
  const { stored, side } = yield* Reach.invoice(caller, ref, "issue");
  const exempt = TransmissionPolicy.taxation(stored.document.typeCode) === "exempt";
  const steps: ReadonlyArray<Change.Step> = [
    ["beginIssue", side],
    ["completeIssue", side],
    ...(exempt ? [] : ([["queueTransmission", "system"]] as const)),
  ];
  const decision = yield* Effect.fromResult(Change.decide(stored, steps));
  yield* Effect.fromResult(Change.checkVersion(stored, version));
  return { stored, decision };
});

/** All that is issued, and nothing of it is missing. Refused with `amendment.together`. */
const ready = Effect.fnUntraced(function* (caller: Caller, input: Press) {
  const documents = documentsOf(input);
  const first = yield* readyOne(caller, documents[0]!);
  const whole = Act.withOthers(first.stored);
  const said = new Set(documents.map(({ ref }) => ref));
  if (said.size !== documents.length || said.size !== whole.length || !whole.every((ref) => said.has(ref))) {
    return yield* refusals.refusal("amendment.together", { values: { count: String(whole.length) } });
  }
  const rest = yield* Effect.forEach(documents.slice(1), (document) => readyOne(caller, document));
  return [first, ...rest];
});

/** Where the link of a mail to the buyer leads: its own invoice, without logging in. */
const invitation = Effect.fnUntraced(function* (stored: Invoices.StoredInvoice, at: DateTime.Utc) {
  if (stored.route !== "forward" || stored.document.buyer.kind !== "business") return {};
  if (Post.addressOf(stored, "buyer") === undefined) return {};
  const { landingUrl } = yield* Settings;
  const landing = yield* Effect.fromResult(Landing.check(landingUrl));
  return { link: yield* Inviting.invite(stored, "buyer", landing, at) };
});

const tellBoth = Effect.fnUntraced(function* (
  stored: Invoices.StoredInvoice,
  issuedAt: DateTime.Utc,
  plan: TransmissionPolicy.Plan,
  at: DateTime.Utc,
) {
  const { payer, points } = stored;
  const link = yield* invitation(stored, at);
  for (const side of ["buyer", "supplier"] as const) {
    const mail = Mails.issued({
      ...Post.about(stored),
      side,
      issuedAt,
      payer,
      points,
      plan,
      ...(side === "buyer" ? link : {}),
    });
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
  const { payer, document } = stored;
  const points = stored.points * BigInt(Act.withOthers(stored).length);
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
          issueBy: issueByOf(document),
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

/** What was signed, proven. */
const prove = Effect.fnUntraced(function* (stored: Invoices.StoredInvoice, sign: Sign, now: DateTime.Utc) {
  const { ref, document } = stored;
  const { signedXml, r, ...used } = yield* sign(stored, now);
  const proof = yield* Proof.examine({ document }, { xml: signedXml, r }, now);
  const { maintenance } = yield* Settings;
  const issuedAt = proof.signer.signedAt;
  const plan = TransmissionPolicy.plannedFor({ typeCode: document.typeCode, issuedAt }, maintenance);
  return { ...proof, ...used, issuedAt, plan, sealed: yield* Proof.seal(ref, proof.r) };
});

type Ready = Effect.Success<ReturnType<typeof readyOne>>;
type Proven = Effect.Success<ReturnType<typeof prove>>;

/** What it was made of is done with, and what it corrects is given up. Answers what it takes over. */
const takeOver = Effect.fnUntraced(function* (
  { draft, replaces, ref, route }: Invoices.StoredInvoice,
  caller: Caller,
  occasion: Change.Occasion,
) {
  if (draft !== undefined) yield* Drafts.remove(draft);
  if (route !== "forward" || replaces === undefined) return {};
  const owns = Replace.writtenBy(caller.businessNumber, "supplier");
  const { managementNumber } = yield* Replace.giveUp(replaces, ref, "supplier", owns, occasion);
  return managementNumber === undefined ? {} : { managementNumber };
});

/** Writes one issue; part of the transaction. */
const enter = Effect.fnUntraced(function* (
  caller: Caller,
  { stored: asked, decision }: Ready,
  { signedXml, signer, sealed, issuedAt, plan, revocation, data, use }: Proven,
  at: DateTime.Utc,
) {
  const occasion = { at, actor: Reach.actor(caller) };
  if (use !== undefined) yield* use(at);
  const taken = yield* takeOver(asked, caller, occasion);
  const { draft: _, preparedBy: __, ...stored } = asked;
  const issued = yield* Change.write(
    {
      ...taken,
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
    { ...occasion, data: { payer: stored.payer, points: String(stored.points), revocation, ...data } },
  );
  yield* tellBoth(issued, issuedAt, plan, at);
  yield* Distribution.distribute(issued, signedXml, at);
  const said: Omit<Views.Receipt, "others"> = {
    ref: issued.ref,
    issueId: issued.document.issueId,
    issuedAt,
    payer: issued.payer,
    points: issued.points,
    ...(plan._tag === "Automatic" ? { transmissionPlannedFor: plan.at } : {}),
    version: issued.version,
  };
  return said;
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
    const asked = yield* ready(caller, input);
    const proven = yield* Effect.forEach(asked, ({ stored }) => prove(stored, sign, now));
    return yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        const all = yield* ready(caller, input);
        const { facts, revocation } = proven[0]!;
        const proof = { facts, occasion: "issue", revocation } as const;
        const verifies = yield* Proving.isNews(caller, proof);
        yield* Amending.amend(all[0]!.stored, { at, actor: Reach.actor(caller) });
        const receipts = yield* Effect.forEach(all, (one, index) => enter(caller, one, proven[index]!, at));
        if (verifies) yield* Proving.byCertificate(caller, proof, at);
        const [first, ...others] = receipts;
        const answer: Views.Receipt = { ...first!, ...(others.length === 0 ? {} : { others }) };
        return answer;
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
  asked: Press,
  how: Readonly<Record<string, unknown>>,
  sign: Sign,
): Use<Views.Receipt> =>
  Effect.gen(function* () {
    const { idempotencyKey: key, ...said } = asked;
    const command = {
      scope: Act.scopeOf(caller),
      key,
      says: { action: "issue", by: Act.giver(caller), ...said, ...how },
      answer: Kept,
    };
    const before = yield* Once.recall(command);
    if (before !== undefined) return before.answer;
    return yield* Once.orRecall(command, carryOut(caller, asked, command, sign));
  });

/**
 * Refused with what {@link Proof.examine} refuses, and with `session.*`,
 * `invoice.not-found`, `permission.*`, `lifecycle.*`, `invoice.changed`,
 * `amendment.together`, `amendment.open`, `amendment.overtaken`,
 * `points.insufficient`, `idempotency.*`.
 */
export const issue = (caller: Caller, { signedXml, r, others = [], ...first }: Input): Use<Views.Receipt> => {
  const signed = new Map([[first.ref, signedXml], ...others.map((one) => [one.ref, one.signedXml] as const)]);
  const asked: Press = {
    ...first,
    ...(others.length === 0 ? {} : { others: others.map(({ ref, version }) => ({ ref, version })) }),
  };
  return press(caller, asked, { signedXml: [...signed.values()], r }, ({ ref }) =>
    Effect.succeed({ signedXml: signed.get(ref) ?? "", r }),
  );
};
