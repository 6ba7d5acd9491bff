/**
 * What people and their ERPs do, one use case each: so the past of the world
 * came about, and so somebody else acts while a page is open.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import {
  Acknowledge,
  AmendInvoice,
  type Application,
  CancelIssue,
  CancelRequest,
  type Caller,
  CreditPoints,
  type DraftViews,
  IssueInvoice,
  PrepareIssue,
  RefuseRequest,
  RegisterCompany,
  RequestIssue,
  ViewApproval,
  ViewInvoice,
  type Views,
} from "@einv/application";
import type { SigningKey } from "@einv/certificate";
import { Kst, TaxInvoiceXml } from "@einv/invoice";
import { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { TaxInvoiceSignature } from "@einv/signature";
import * as Cast from "./Cast.ts";

/** A deed that is done in its world. */
type Deed<A> = Effect.Effect<A, Refusal.Refusal>;

/** What the buyer asks the supplier to issue. */
export interface Request {
  readonly document: Views.RequestedInvoice;
  /** Who bears the points; the supplier unless given. */
  readonly payer?: Views.Payer;
  /** Right of the member who asks; full unless given. */
  readonly by?: Permission.Grant;
  readonly message?: string;
  readonly managementNumber?: string;
}

export interface Deeds {
  /** The ERP registers a company, and in it a member of every right. */
  readonly register: (side: Cast.Side) => Deed<Views.CompanyView>;
  readonly credit: (side: Cast.Side, points: bigint) => Deed<Views.CompanyView>;
  /** 역발행 요청 */
  readonly request: (request: Request) => Deed<Views.InvoiceView>;
  /** 발행, signed with the supplier's good certificate, with what is issued together with it. */
  readonly issue: (ref: string) => Deed<Views.Receipt>;
  readonly refuse: (ref: string, reason: Views.RefuseReason, message?: string) => Deed<Views.InvoiceView>;
  readonly cancelRequest: (ref: string) => Deed<Views.InvoiceView>;
  readonly cancelIssue: (ref: string) => Deed<Views.InvoiceView>;
  /** 수신확인 of a request. */
  readonly acknowledge: (ref: string) => Deed<Views.InvoiceView>;
  /** 정발행 of what stands in a form. */
  readonly write: (content: DraftViews.Content) => Deed<Views.Receipt>;
  /** 수정발행, all its documents. */
  readonly amend: (ref: string, details: DraftViews.AmendmentDetails) => Deed<Views.Receipt>;
  /** 수정 요청 */
  readonly requestAmendment: (ref: string, details: DraftViews.AmendmentDetails) => Deed<Views.InvoiceView>;
  /** Anything that the member with this right does at a page of its own. */
  readonly by: <A>(
    side: Cast.Side,
    right: Permission.Grant,
    deed: (member: Caller.Caller, said: { readonly idempotencyKey: string }) => Application.Use<A>,
  ) => Deed<A>;
}

/** The member with this right. */
const whoOf = (side: Cast.Side, right: Permission.Grant = "full"): Caller.Caller => {
  const { businessNumber, members } = Cast.companies[side];
  return { businessNumber, memberId: members[right].memberId };
};

const newKey = SecureRandom.SecureRandom.use((random) => random.uuidV7());

export const make = ({
  host,
  key,
  run,
}: {
  readonly host: Caller.Host;
  readonly key: SigningKey.SigningKey;
  readonly run: <A>(use: Application.Use<A>) => Deed<A>;
}): Deeds => {
  const supplier = whoOf("supplier");
  const buyer = whoOf("buyer");
  /** The command's first words: which invoice, as it is now, under a key of its own. */
  const about = Effect.fnUntraced(function* (caller: Caller.Caller, ref: string) {
    const { version } = yield* ViewInvoice.view(caller, ref);
    return { ref, version, idempotencyKey: yield* newKey };
  });
  const command = <A>(
    caller: Caller.Caller,
    ref: string,
    use: (about: {
      readonly ref: string;
      readonly version: number;
      readonly idempotencyKey: string;
    }) => Application.Use<A>,
  ) => run(Effect.flatMap(about(caller, ref), use));
  const signed = Effect.fnUntraced(function* ({ summary, version, invoice }: Views.InvoiceView) {
    const exchange = { issuedAt: Kst.toWallTime(yield* DateTime.now) };
    const octets = yield* TaxInvoiceSignature.sign(TaxInvoiceXml.encode({ invoice, exchange }), key);
    return { ref: summary.ref, version, signedXml: new TextDecoder().decode(octets) };
  });
  const issue = Effect.fnUntraced(function* (ref: string) {
    const { view, others = [] } = yield* ViewApproval.view(supplier, ref);
    const together = yield* Effect.forEach(others, signed);
    return yield* IssueInvoice.issue(supplier, {
      ...(yield* signed(view)),
      r: Redacted.make(key.r === undefined ? "" : Base64.encode(Redacted.value(key.r))),
      ...(together.length === 0 ? {} : { others: together }),
      idempotencyKey: yield* newKey,
    });
  });
  return {
    register: (side) => {
      const { members, ...company } = Cast.companies[side];
      return run(
        RegisterCompany.register(host, {
          ...company,
          members: Permission.Grant.literals.map((grant) => ({ ...members[grant], grant })),
        }),
      );
    },
    credit: (side, points) =>
      run(
        Effect.flatMap(newKey, (idempotencyKey) =>
          CreditPoints.credit(host, {
            businessNumber: Cast.companies[side].businessNumber,
            points,
            idempotencyKey,
          }),
        ),
      ),
    request: ({ by = "full", payer = "supplier", ...rest }) =>
      run(
        Effect.flatMap(newKey, (idempotencyKey) =>
          RequestIssue.request(host, {
            ...rest,
            businessNumber: buyer.businessNumber,
            memberId: Cast.companies.buyer.members[by].memberId,
            payer,
            idempotencyKey,
          }),
        ),
      ),
    issue: (ref) => run(issue(ref)),
    refuse: (ref, reason, message) =>
      command(supplier, ref, (said) =>
        RefuseRequest.refuse(supplier, { ...said, reason, ...(message === undefined ? {} : { message }) }),
      ),
    cancelRequest: (ref) => command(buyer, ref, (said) => CancelRequest.cancel(buyer, said)),
    cancelIssue: (ref) => command(supplier, ref, (said) => CancelIssue.cancel(supplier, said)),
    write: (content) =>
      run(
        Effect.gen(function* () {
          const idempotencyKey = yield* newKey;
          const { ref } = yield* PrepareIssue.prepare(supplier, { ...content, idempotencyKey });
          return yield* issue(ref);
        }),
      ),
    amend: (ref, details) =>
      run(
        Effect.gen(function* () {
          const idempotencyKey = yield* newKey;
          const prepared = yield* AmendInvoice.prepare(supplier, { ref, details, idempotencyKey });
          return yield* issue(prepared.ref);
        }),
      ),
    requestAmendment: (ref, details) =>
      run(
        Effect.flatMap(newKey, (idempotencyKey) =>
          AmendInvoice.request(buyer, { ref, details, idempotencyKey }),
        ),
      ),
    by: (side, right, deed) =>
      run(Effect.flatMap(newKey, (idempotencyKey) => deed(whoOf(side, right), { idempotencyKey }))),
    acknowledge: (ref) => command(supplier, ref, (said) => Acknowledge.acknowledge(supplier, said)),
  };
};
