/**
 * The authority's side of the wire, for tests and demonstrations: opens
 * envelopes, proves signatures, judges invoices, remembers, and answers with
 * the real codes; on a clock that can be moved, and with faults on request.
 *
 * It remembers in memory only.
 */
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Ref from "effect/Ref";
import * as Semaphore from "effect/Semaphore";
import type { CertificatePath } from "@einv/certificate";
import type { Signer } from "@einv/signature";
import type * as Envelope from "../Envelope.ts";
import * as Exchange from "../internal/exchange.ts";
import * as SoapMessage from "../SoapMessage.ts";
import type { PublicKey } from "../PublicKeys.ts";
import type { Body } from "../TaxAuthority.ts";
import * as TaxInvoiceResponse from "../TaxInvoiceResponse.ts";
import * as Fault from "./Fault.ts";
import * as Incoming from "./internal/incoming.ts";
import * as Outgoing from "./internal/outgoing.ts";
import { type Reply, soapFault, spoil, turnAway } from "./internal/reply.ts";
import { judge, type Judgement } from "./Judgement.ts";
import * as Memory from "./Memory.ts";
import * as PublicKeyService from "./PublicKeyService.ts";

export interface Options {
  /** Signs the authority's messages; its certificate and `encryption` have one subject. */
  readonly signer: Signer.Signer;
  /** Opens what is sent. */
  readonly encryption: Envelope.Receiver;
  /** Authorities of the certificates with which invoices and messages are signed. */
  readonly trust: CertificatePath.Trust;
  /** How long results are pending; not at all unless given. */
  readonly decidesAfter?: Duration.Input;
  /** Registration numbers of the systems that may send; any unless given. */
  readonly systems?: ReadonlySet<string>;
  /** Business or resident numbers that the authority does not know (ERR001–003). */
  readonly unknown?: ReadonlySet<string>;
  /** Closed businesses and their closing dates, `YYYY-MM-DD` (ERR009). */
  readonly closed?: ReadonlyMap<string, string>;
  /** Mailboxes and keys of the systems in the archive of public keys; none unless given. */
  readonly publicKeys?: ReadonlyArray<PublicKey>;
  /** Whose key signs under the fault `stranger`. */
  readonly stranger?: Signer.Signer;
  /** How the authority calls reply addresses. */
  readonly fetch?: Exchange.Fetch;
}

export interface Simulator {
  /** 전자세금계산서 제출. */
  readonly submit: (call: Body) => Effect.Effect<Reply>;
  /** 처리결과 요청. */
  readonly results: (call: Body) => Effect.Effect<Reply>;
  /** 사업자 공개키 요청. */
  readonly publicKeys: (call: Body) => Effect.Effect<Reply>;
  /** Calls the reply address of every decided submission whose results were not taken yet; answers how many were taken. */
  readonly deliver: Effect.Effect<number>;
  /** Everything received, the newest first. */
  readonly received: Effect.Effect<ReadonlyArray<Memory.Received>>;
  readonly faults: Effect.Effect<ReadonlyArray<Fault.Fault>>;
  readonly inject: (...faults: ReadonlyArray<Fault.Fault>) => Effect.Effect<void>;
  readonly clear: Effect.Effect<void>;
  readonly now: Effect.Effect<DateTime.Utc>;
  /** Moves the authority's clock, back as well as forward. */
  readonly moveTo: (instant: DateTime.Utc) => Effect.Effect<DateTime.Utc>;
}

/** The words of a receipt (nts-standard §5.6). */
const taken = "성공적으로 접수처리 되었습니다.처리결과는 익일 전송될예정입니다.";

export const make = (options: Options): Effect.Effect<Simulator> =>
  Effect.gen(function* () {
    const memory = yield* Ref.make(Memory.empty);
    /** Submissions are judged one after the other, so that two with one issue ID cannot both be the first. */
    const oneAtATime = Semaphore.makeUnsafe(1);
    const { trust, closed = new Map<string, string>(), unknown = new Set<string>() } = options;
    const decidesAfter = Duration.toMillis(Duration.fromInputUnsafe(options.decidesAfter ?? 0));

    const ahead = (by: number) => (instant: DateTime.Utc) => DateTime.add(instant, { milliseconds: by });
    const now = Effect.flatMap(Ref.get(memory), (state) => Effect.map(DateTime.now, ahead(state.ahead)));

    const { signer, stranger } = options;
    const { compose, stamp } = Outgoing.make({ signer, stranger: stranger ?? signer, now });
    const prove = (call: Body, expected: SoapMessage.Action) =>
      Effect.flatMap(now, (at) => Incoming.prove(call, expected, trust, at));

    const accept = Effect.fnUntraced(function* (
      { message, attachments }: Incoming.Proven,
      content: Extract<SoapMessage.Content, { action: "TaxInvoiceSubmit" }>,
      fault: Fault.Fault | undefined,
    ): Effect.fn.Return<Memory.Submission> {
      const { submitId, count, referenceId } = content;
      const state = yield* Ref.get(memory);
      const at = yield* now;
      const sealed = attachments.find(({ id }) => id === referenceId)?.content ?? new Uint8Array();
      const entries = Incoming.unpack(sealed, count, options.encryption);
      const fingerprint = yield* Incoming.fingerprint(
        typeof entries === "string" ? [sealed] : entries.map(({ xml }) => xml),
      );
      const known = state.submissions.get(submitId);
      if (known?.fingerprint === fingerprint && known.sender.id === message.from.id) return known;

      const registration = submitId.slice(0, 8);
      const held = new Map(state.held);
      const judged: Array<Judgement> = [];
      for (const entry of typeof entries === "string" ? [] : entries) {
        const judgement = yield* judge(entry, {
          now: at,
          registration,
          trust,
          unknown,
          closed,
          held: (issueId) => held.get(issueId),
        });
        const { invoice, issueId } = judgement;
        const meant = fault?.kind === "code" && (fault.issueId ?? issueId) === issueId;
        const final = meant ? { ...judgement, code: fault.code ?? "ERR999" } : judgement;
        if (invoice !== undefined && final.code === "SUC001") held.set(invoice.issueId, invoice);
        judged.push(final);
      }
      const nameless = judged.some(({ issueId }) => issueId === undefined);
      const refused =
        (fault?.kind === "refuse" ? (fault.code ?? "ERR999") : undefined) ??
        (known === undefined ? undefined : "SYN003") ??
        (options.systems?.has(registration) === false ? "ERR010" : undefined) ??
        (typeof entries === "string" ? entries : undefined) ??
        (nameless ? "SYN004" : undefined);
      const number = String(state.submissions.size + 1).padStart(5, "0");
      const submission: Memory.Submission = {
        submitId,
        receiptId: `NTS-${yield* stamp(undefined)}-${number}`,
        sender: message.from,
        replyTo: message.replyTo,
        fingerprint,
        at,
        decidedAt: ahead(decidesAfter)(at),
        refused,
        invoices: refused === undefined ? judged : [],
        called: false,
      };
      // A known number with another content does not displace what came first.
      if (known === undefined) yield* Ref.update(memory, (before) => Memory.remember(before, submission));
      return submission;
    });

    const receipt = Effect.fnUntraced(function* (
      { submitId, receiptId, refused }: Memory.Submission,
      fault: Fault.Fault | undefined,
    ): Effect.fn.Return<TaxInvoiceResponse.TaxInvoiceResponse> {
      return {
        submitId,
        receiptId,
        typeCode: TaxInvoiceResponse.kind.receipt,
        respondedAt: yield* stamp(fault),
        ...(refused === undefined
          ? { description: taken }
          : { failReason: refused, description: "제출을 접수하지 않았습니다." }),
        results: [],
      };
    });

    const report = Effect.fnUntraced(function* (
      submitId: string,
      asker: string | undefined,
      fault: Fault.Fault | undefined,
    ): Effect.fn.Return<TaxInvoiceResponse.TaxInvoiceResponse> {
      const { kind, processStatus } = TaxInvoiceResponse;
      const base = { submitId, typeCode: kind.results, respondedAt: yield* stamp(fault), results: [] };
      const submission = (yield* Ref.get(memory)).submissions.get(submitId);
      if (submission === undefined || fault?.kind === "forget")
        return { ...base, processStatus: processStatus.notKnown };
      const { receiptId, refused, invoices } = submission;
      if (fault?.kind === "refuse") return { ...base, failReason: fault.code ?? "ERR999" };
      if (asker !== undefined && asker !== submission.sender.id) return { ...base, failReason: "SYN002" };
      if (refused !== undefined) return { ...base, receiptId, failReason: refused };
      if (!Memory.isDecided(submission, yield* now) || fault?.kind === "pending") {
        return { ...base, receiptId, processStatus: processStatus.pending };
      }
      const results = invoices.flatMap(({ code, issueId }) =>
        issueId === undefined ? [] : [{ issueId, code }],
      );
      return {
        ...base,
        receiptId,
        processStatus: processStatus.done,
        results,
        counts: Memory.counts(results.map(({ code }) => code)),
      };
    });

    /** One service: the fault that is due, the proof, the answer, and what becomes of it on the wire. */
    const serve =
      (
        on: Fault.Fault["on"],
        request: SoapMessage.Action,
        answer: "TaxInvoiceRecvAck" | "ResultsReqRecvAck",
        decide: (
          proven: Incoming.Proven,
          fault: Fault.Fault | undefined,
        ) => Effect.Effect<TaxInvoiceResponse.TaxInvoiceResponse>,
      ) =>
      (call: Body): Effect.Effect<Reply> =>
        Effect.gen(function* () {
          const fault = yield* Ref.modify(memory, (state) => {
            const { fault: due, rest } = Fault.take(state.faults, on);
            return [due, { ...state, faults: rest }];
          });
          const away = turnAway(fault);
          if (away !== undefined) return away;
          const proven = yield* prove(call, request);
          const response = yield* decide(proven, fault);
          const { message } = proven;
          const head = { to: SoapMessage.anonymous, receiver: message.from, relatesTo: message.messageId };
          const { body } = yield* compose(answer, head, response, fault);
          const previous = (yield* Ref.get(memory)).answers.get(on);
          yield* Ref.update(memory, (state) => ({ ...state, answers: new Map(state.answers).set(on, body) }));
          return spoil(fault?.kind === "replay" ? (previous ?? body) : body, fault);
        }).pipe(
          Effect.catch((refusal) => Effect.succeed(soapFault(refusal))),
          oneAtATime.withPermits(1),
        );

    const submit = serve("submit", "TaxInvoiceSubmit", "TaxInvoiceRecvAck", (proven, fault) =>
      proven.message.content.action === "TaxInvoiceSubmit"
        ? Effect.flatMap(accept(proven, proven.message.content, fault), (submission) =>
            receipt(submission, fault),
          )
        : Effect.die("proven to be a submission"),
    );

    const results = serve("results", "ResultsReqSubmit", "ResultsReqRecvAck", ({ message }, fault) =>
      message.content.action === "ResultsReqSubmit"
        ? report(message.content.submitId, message.from.id, fault)
        : Effect.die("proven to be a request for results"),
    );

    const http: Exchange.Options = {
      fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
      timeout: "30 seconds",
      limit: 1024 * 1024,
    };

    /** Whether the reply address took the results: it says so, signed, about this call. */
    const call = Effect.fnUntraced(function* ({ submitId, sender, replyTo }: Memory.Submission) {
      if (replyTo === undefined) return false;
      const response = yield* report(submitId, undefined, undefined);
      const { resultId, body } = yield* compose(
        "ResultsSubmit",
        { to: replyTo, receiver: sender },
        response,
        undefined,
      );
      const answer = yield* Exchange.post(replyTo, SoapMessage.actionUri("ResultsSubmit"), body, http);
      const { message } = yield* prove(answer, "ResultsRecvAck");
      return message.content.action === "ResultsRecvAck" && message.content.resultId === resultId;
    });

    const deliver = Effect.gen(function* () {
      const at = yield* now;
      const { submissions } = yield* Ref.get(memory);
      let count = 0;
      for (const submission of submissions.values()) {
        if (submission.called || !Memory.isDecided(submission, at)) continue;
        if (!(yield* Effect.orElseSucceed(call(submission), () => false))) continue;
        count++;
        yield* Ref.update(memory, (state) => Memory.remember(state, { ...submission, called: true }));
      }
      return count;
    });

    return {
      submit,
      results,
      publicKeys: PublicKeyService.make({ signer, trust, now, keys: options.publicKeys ?? [] }),
      deliver,
      received: Effect.gen(function* () {
        return Memory.received(yield* Ref.get(memory), yield* now);
      }),
      faults: Effect.map(Ref.get(memory), ({ faults }) => faults),
      inject: (...faults) =>
        Ref.update(memory, (state) => ({ ...state, faults: [...state.faults, ...faults] })),
      clear: Ref.update(memory, (state) => ({ ...state, faults: [] })),
      now,
      moveTo: (instant) =>
        Effect.gen(function* () {
          const real = yield* DateTime.now;
          yield* Ref.update(memory, (state) => ({
            ...state,
            ahead: DateTime.toEpochMillis(instant) - DateTime.toEpochMillis(real),
          }));
          return yield* now;
        }),
    };
  });
