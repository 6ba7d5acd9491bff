/**
 * The authority's side of the wire, for tests and demonstrations: opens
 * envelopes, proves signatures, judges invoices, remembers, answers with the
 * real codes and calls reply addresses with results, on a clock of its own and
 * with faults by script.
 *
 * Names, delays and what chance decides come from the seed: the same requests
 * in the same order, at the same times of its clock, get the same octets.
 */
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Random from "effect/Random";
import * as Result from "effect/Result";
import * as Semaphore from "effect/Semaphore";
import type { CertificatePath } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";
import type { Signer } from "@einv/signature";
import type * as Envelope from "../Envelope.ts";
import * as Exchange from "../internal/exchange.ts";
import * as MessageId from "../MessageId.ts";
import * as SoapMessage from "../SoapMessage.ts";
import type { PublicKey } from "../PublicKeys.ts";
import type { Body } from "../TaxAuthority.ts";
import type * as TaxInvoiceResponse from "../TaxInvoiceResponse.ts";
import * as Behaviour from "./Behaviour.ts";
import * as Fault from "./Fault.ts";
import * as Answers from "./internal/answers.ts";
import * as Calls from "./internal/calls.ts";
import * as Incoming from "./internal/incoming.ts";
import * as Outgoing from "./internal/outgoing.ts";
import { type Reply, soapFault, spoil, turnAway } from "./internal/reply.ts";
import { taking } from "./internal/taking.ts";
import * as Memory from "./Memory.ts";
import * as PublicKeyService from "./PublicKeyService.ts";
import type * as Received from "./Received.ts";
import * as Registry from "./Registry.ts";
import * as VirtualClock from "./VirtualClock.ts";

export interface Options {
  /** Signs the authority's messages; its certificate and `encryption` have one subject. */
  readonly signer: Signer.Signer;
  /** Opens what is sent. */
  readonly encryption: Envelope.Receiver;
  /** Authorities of the certificates with which invoices and messages are signed. */
  readonly trust: CertificatePath.Trust;
  /** Drawn by chance unless given. */
  readonly seed?: string;
  /** Where its clock begins, and whether it stands still until it is moved; beside the host's clock unless given. */
  readonly clock?: { readonly at?: DateTime.Utc; readonly stopped?: boolean };
  /** How long results are pending; not at all unless given. */
  readonly decidesAfter?: Duration.Input;
  /** With it, how long results are pending at most: chance decides between the two. */
  readonly decidesWithin?: Duration.Input;
  /** How long after a decision reply addresses are called; at once unless given. */
  readonly callsAfter?: Duration.Input;
  /** Registration numbers of the systems that may send; any unless given. */
  readonly systems?: ReadonlySet<string>;
  /** Business or resident numbers that the authority does not know (ERR001–003). */
  readonly unknown?: ReadonlySet<string>;
  /** Closed businesses and their closing dates, `YYYY-MM-DD` (ERR009). */
  readonly closed?: ReadonlyMap<string, string>;
  /** Mailboxes and keys of the systems in the archive of public keys; none unless given. */
  readonly publicKeys?: ReadonlyArray<PublicKey>;
  /** Faults from the beginning. */
  readonly script?: ReadonlyArray<Fault.Fault>;
  /** Whose key signs under the behaviour `stranger`; without it that cannot be scripted. */
  readonly stranger?: Signer.Signer;
  /** The authority under an expired certificate, for `expired`. */
  readonly expired?: Signer.Signer;
  /** The authority under a revoked certificate, for `revoked`. */
  readonly revoked?: Signer.Signer;
  /** Whether the mounting server speaks TLS and asks {@link Simulator.connection} before each handshake. */
  readonly tls?: boolean;
  /** How the authority calls reply addresses. */
  readonly fetch?: Exchange.Fetch;
  readonly limits?: Partial<Memory.Limits>;
}

export interface Simulator {
  /** 전자세금계산서 제출. */
  readonly submit: (call: Body) => Effect.Effect<Reply>;
  /** 처리결과 요청. */
  readonly results: (call: Body) => Effect.Effect<Reply>;
  /** 사업자 공개키 요청. */
  readonly publicKeys: (call: Body) => Effect.Effect<Reply>;
  /** What strikes the next TLS handshake. */
  readonly connection: Effect.Effect<Fault.Strike | undefined>;
  /** Calls reply addresses of its own accord as results fall due, and again when they are not taken; never ends. */
  readonly calls: Effect.Effect<never>;
  /** Calls at once for every decided submission whose results were not taken yet; answers how many were taken. */
  readonly deliver: Effect.Effect<number>;
  /** Calls once more with the results of one submission, taken or not; whether they were taken now. */
  readonly call: (submitId: string) => Effect.Effect<boolean>;
  /** Everything received, the newest first. */
  readonly received: Effect.Effect<ReadonlyArray<Received.Received>>;
  /** What it remembers, to be looked at. */
  readonly memory: Effect.Effect<Memory.Memory>;
  readonly faults: Effect.Effect<ReadonlyArray<Fault.Fault>>;
  /** Adds to the script. Scripting what {@link Simulator.lacks} is a defect. */
  readonly inject: (...faults: ReadonlyArray<Fault.Fault>) => Effect.Effect<void>;
  readonly clear: Effect.Effect<void>;
  /** Whether a behaviour cannot be scripted here, for want of a key or of TLS. */
  readonly lacks: (kind: Fault.Kind) => boolean;
  readonly registry: Effect.Effect<Registry.Registry>;
  readonly register: (registry: Registry.Registry) => Effect.Effect<void>;
  readonly seed: Effect.Effect<string>;
  /** Forgets everything and begins anew, with this seed or the same as before; the clock goes on. */
  readonly reset: (seed?: string) => Effect.Effect<void>;
  readonly clock: VirtualClock.VirtualClock;
  /** What a sender needs to know of the authority. */
  readonly certificates: { readonly encryption: Uint8Array; readonly signing: Uint8Array };
  readonly now: Effect.Effect<DateTime.Utc>;
  /** Moves the authority's clock, back as well as forward. */
  readonly moveTo: (instant: DateTime.Utc) => Effect.Effect<DateTime.Utc>;
}

/** What changes over time, other than the memory. */
interface State {
  readonly seed: string;
  readonly memory: Memory.Memory;
  readonly script: ReadonlyArray<Fault.Fault>;
  /** Requests so far. */
  readonly counts: Readonly<Record<Behaviour.Service, number>>;
  /** The last answer of each service. */
  readonly answers: ReadonlyMap<Behaviour.Service, Body>;
}

export const make = (options: Options): Effect.Effect<Simulator> =>
  Effect.gen(function* () {
    const keep = { ...Memory.limits, ...options.limits };
    const begin = (seed: string, script: ReadonlyArray<Fault.Fault>): State => ({
      seed,
      memory: Memory.make(keep),
      script,
      counts: { submit: 0, results: 0, certificates: 0, call: 0, connection: 0 },
      answers: new Map(),
    });
    const clock = yield* VirtualClock.make(options.clock);
    const { now } = clock;
    let state = begin(options.seed ?? (yield* MessageId.token), []);
    let registry: Registry.Registry = {
      unknown: [...(options.unknown ?? [])],
      closed: Object.fromEntries(options.closed ?? []),
      ...(options.systems === undefined ? {} : { systems: [...options.systems] }),
    };
    /** Requests are served one after the other, so that two with one issue ID cannot both be the first. */
    const oneAtATime = Semaphore.makeUnsafe(1);
    const millis = (input: Duration.Input | undefined) =>
      Duration.toMillis(Duration.fromInputUnsafe(input ?? 0));
    const decidesAfter = millis(options.decidesAfter);
    const decidesWithin = Math.max(decidesAfter, millis(options.decidesWithin));

    const needs: Partial<Record<Behaviour.Kind, unknown>> = {
      stranger: options.stranger,
      expired: options.expired,
      revoked: options.revoked,
      "wrong-name": options.tls,
      "old-tls": options.tls,
    };
    const lacks = (kind: Fault.Kind): boolean =>
      Object.hasOwn(needs, kind) && kind !== "any" && (needs[kind] ?? false) === false;
    const inject = (...faults: ReadonlyArray<Fault.Fault>) =>
      Effect.suspend(() => {
        const wanting = faults.find(({ kind }) => lacks(kind));
        if (wanting !== undefined)
          return Effect.die(new Error(`this simulator was made without what ${wanting.kind} needs`));
        state = { ...state, script: [...state.script, ...faults] };
        return Effect.void;
      });
    yield* inject(...(options.script ?? []));

    const compose = Outgoing.make(options);

    /** Counts a request and answers what strikes it; runs `then` on the chance and at the time that are its own. */
    const counted = <A, E>(
      on: Behaviour.Service,
      then: (fault: Fault.Strike | undefined) => Effect.Effect<A, E>,
    ): Effect.Effect<A, E> =>
      Effect.gen(function* () {
        const number = state.counts[on] + 1;
        state = { ...state, counts: { ...state.counts, [on]: number } };
        const own = Effect.gen(function* () {
          const random = yield* Random.Random;
          const pickable = Behaviour.pickable(on).filter((kind) => !lacks(kind));
          const { fault, rest } = Fault.take(
            state.script,
            on,
            number,
            () => random.nextDoubleUnsafe(),
            pickable,
          );
          state = { ...state, script: rest };
          return yield* then(fault?.kind === "accept" ? undefined : fault);
        });
        return yield* own.pipe(Random.withSeed(`${state.seed}/${on}/${number}`), (effect) =>
          Effect.flatMap(now, (instant) => VirtualClock.at(effect, instant)),
        );
      });

    const prove = (call: Body, expected: SoapMessage.Action) =>
      Effect.flatMap(now, (at) => Incoming.prove(call, expected, options.trust, at));

    const take = taking({
      encryption: options.encryption,
      trust: options.trust,
      registry: () => registry,
      memory: () => state.memory,
      delays: { decidesAfter, decidesWithin, callsAfter: millis(options.callsAfter) },
    });

    const log = (
      entry: Omit<Memory.Exchange, "at" | "struck">,
      fault: Fault.Strike | undefined,
    ): Effect.Effect<void> =>
      Effect.map(now, (at) =>
        state.memory.log({
          at: DateTime.formatIso(at),
          ...entry,
          ...(fault === undefined ? {} : { struck: fault.kind }),
        }),
      );

    /** One service: the fault that is due, the proof, the answer, and what becomes of it on the wire. */
    const serve =
      (
        on: "submit" | "results",
        request: SoapMessage.Action,
        answer: "TaxInvoiceRecvAck" | "ResultsReqRecvAck",
        decide: (
          proven: Incoming.Proven,
          fault: Fault.Strike | undefined,
        ) => Effect.Effect<TaxInvoiceResponse.TaxInvoiceResponse>,
      ) =>
      (call: Body): Effect.Effect<Reply> =>
        counted(on, (fault) =>
          Effect.gen(function* () {
            const seen = { service: on, octets: call.body.length };
            const away = turnAway(fault);
            if (away !== undefined) {
              yield* log({ ...seen, outcome: "not taken" }, fault);
              return away;
            }
            const proof = yield* Effect.result(prove(call, request));
            if (Result.isFailure(proof)) {
              const hashed = proof.failure.code.startsWith("signature.")
                ? yield* Incoming.hashed(call)
                : undefined;
              yield* log(
                {
                  ...seen,
                  outcome: "refused",
                  refusal: told(proof.failure),
                  ...(hashed === undefined ? {} : { hashed }),
                },
                fault,
              );
              return soapFault(proof.failure);
            }
            const response = yield* decide(proof.success, fault);
            const { message } = proof.success;
            const head = { to: SoapMessage.anonymous, receiver: message.from, relatesTo: message.messageId };
            const { body } = yield* compose(answer, head, response, fault);
            const previous = state.answers.get(on);
            state = { ...state, answers: new Map(state.answers).set(on, body) };
            yield* log({ ...seen, outcome: "answered", submitId: response.submitId }, fault);
            return spoil(fault?.kind === "replay" ? (previous ?? body) : body, fault);
          }).pipe(Effect.catch((refusal) => Effect.succeed(soapFault(refusal)))),
        ).pipe(oneAtATime.withPermits(1));

    const submit = serve("submit", "TaxInvoiceSubmit", "TaxInvoiceRecvAck", (proven, fault) =>
      Effect.gen(function* () {
        const submission = yield* take(proven, fault);
        return Answers.receipt(submission, yield* Outgoing.stamp(fault));
      }),
    );

    const results = serve("results", "ResultsReqSubmit", "ResultsReqRecvAck", ({ message }, fault) =>
      Effect.gen(function* () {
        const submitId = "submitId" in message.content ? message.content.submitId : "";
        const submission = state.memory.find(submitId);
        const respondedAt = yield* Outgoing.stamp(fault);
        return Answers.report(submitId, submission, fault, yield* now, respondedAt, message.from.id);
      }),
    );

    const archive = PublicKeyService.make({
      signer: options.signer,
      trust: options.trust,
      now,
      keys: options.publicKeys ?? [],
    });
    const publicKeys = (call: Body): Effect.Effect<Reply> =>
      counted("certificates", (fault) =>
        Effect.gen(function* () {
          const reply = turnAway(fault) ?? (yield* archive(call));
          const outcome = reply.status === 200 ? "answered" : "refused";
          yield* log({ service: "certificates", octets: call.body.length, outcome }, fault);
          return reply.status === 200 ? spoil(reply, fault) : reply;
        }),
      ).pipe(oneAtATime.withPermits(1));

    const calling = yield* Calls.make({
      clock,
      memory: () => state.memory,
      http: {
        fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
        timeout: "30 seconds",
        limit: 1024 * 1024,
      },
      /** The message is written in turn with everything else, so that its names come from the seed. */
      compose: (submission) =>
        counted("call", (fault) =>
          Effect.gen(function* () {
            const { submitId, sender, replyTo } = submission;
            const respondedAt = yield* Outgoing.stamp(fault);
            const response = Answers.report(submitId, submission, fault, yield* now, respondedAt);
            const head = { to: replyTo ?? "", receiver: sender };
            return { fault, ...(yield* compose("ResultsSubmit", head, response, fault)) };
          }),
        ).pipe(oneAtATime.withPermits(1)),
      isTaken: (answer, resultId) =>
        Effect.map(
          prove(answer, "ResultsRecvAck"),
          ({ message: { content } }) => content.action === "ResultsRecvAck" && content.resultId === resultId,
        ),
      log,
    });

    return {
      submit: (call) => Effect.tap(submit(call), () => calling.woken),
      results,
      publicKeys,
      connection: counted("connection", (fault) => Effect.succeed(fault)),
      calls: calling.forever,
      deliver: calling.deliver,
      call: calling.again,
      received: Effect.map(now, (at) => state.memory.received(at)),
      memory: Effect.sync(() => state.memory),
      faults: Effect.sync(() => state.script),
      inject,
      clear: Effect.sync(() => {
        state = { ...state, script: [] };
      }),
      lacks,
      registry: Effect.sync(() => registry),
      register: (next) =>
        Effect.sync(() => {
          registry = next;
        }),
      seed: Effect.sync(() => state.seed),
      reset: (seed) =>
        Effect.sync(() => {
          state = begin(seed ?? state.seed, []);
        }).pipe(oneAtATime.withPermits(1)),
      clock,
      certificates: {
        encryption: options.encryption.certificate.der,
        signing: options.signer.certificate.der,
      },
      now,
      moveTo: clock.moveTo,
    };
  });

const told = ({ code, path, what, why }: Refusal.Refusal): NonNullable<Memory.Exchange["refusal"]> => ({
  code,
  ...(path === undefined ? {} : { path }),
  text: { ko: [what.ko, why?.ko].join(" ").trim(), en: [what.en, why?.en].join(" ").trim() },
});
