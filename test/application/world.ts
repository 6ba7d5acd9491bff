/**
 * A small world on the real store: a buyer's ERP, a buyer and a supplier with
 * points and certificates, an inbox, and a tax authority that does what a test
 * tells it. It is noon in Korea.
 */
import * as Digest from "effect/crypto/Digest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Base64 from "effect/encoding/Base64";
import * as Clock from "effect/Clock";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import type * as SqlClient from "effect/sql/SqlClient";
import {
  ApiKeys,
  CreditPoints,
  DeliverOutbox,
  IssueInvoice,
  Mailer,
  RegisterCompany,
  RequestIssue,
  Settings,
  Trust,
  ViewApproval,
  type Caller,
  type Views,
} from "@einv/application";
import { Crl } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { Kst, type TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { OutcomeUnknown, TaxAuthority } from "@einv/nts";
import { Refusals as NtsRefusals } from "@einv/nts";
import type { Refusal } from "@einv/refusal";
import { TaxInvoiceSignature } from "@einv/signature";
import { Migrations, Sealing } from "@einv/store";
import * as SqliteNode from "@einv/store/SqliteNode";
import { buyerNumber, requested, supplierNumber } from "./fixtures.ts";

/** 2026-11-24, noon in Korea. */
export const noon = DateTime.makeUnsafe("2026-11-24T03:00:00Z");

/** Minting takes a while: once for all tests of a file. */
const minted = Effect.runPromise(
  Effect.gen(function* () {
    const hierarchy = yield* Mint.hierarchy({ at: noon });
    const password = Redacted.make("demo-password-1");
    const keys = yield* Mint.keyPair;
    const of = (businessNumber: string, more: Partial<Mint.Business> = {}) =>
      Mint.business(hierarchy, {
        businessNumber,
        name: "가나상사",
        password,
        keys,
        notBefore: DateTime.subtract(noon, { days: 10 }),
        ...more,
      });
    const revoked = yield* of(supplierNumber);
    return {
      hierarchy,
      supplier: yield* of(supplierNumber),
      buyer: yield* of(buyerNumber),
      banking: yield* of(supplierNumber, { policy: "1.2.410.200005.1.1.4" }),
      expired: yield* of(supplierNumber, { notAfter: DateTime.subtract(noon, { days: 1 }) }),
      withoutVid: yield* of(supplierNumber, { withoutVid: true }),
      stranger: yield* Mint.business(yield* Mint.hierarchy({ at: noon, name: "otherTest" }), {
        businessNumber: supplierNumber,
        name: "가나상사",
        password,
        keys,
      }),
      revoked,
      crl: yield* Effect.fromResult(
        Crl.parse(yield* Mint.crl(hierarchy, [revoked.certificate.serial], noon)),
      ),
    };
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
);

export const certificates = Effect.promise(() => minted);

/** What the authority does with the next sending. */
export type Behaviour =
  /** Takes it and says so. */
  | "take"
  /** Cannot be reached: nothing left this machine. */
  | "unreachable"
  /** Turns the submission as a whole down. */
  | "refuse"
  /** The line is cut before it has it. */
  | "lose"
  /** Takes it, and the line is cut before the answer. */
  | "take-and-lose"
  /** This process dies before anything is sent. */
  | "die"
  /** Takes it, and this process dies before reading the answer. */
  | "take-and-die";

/** The tax authority of a test: what it holds, and what it says. */
export class Authority extends Context.Service<
  Authority,
  {
    /** What it does with the next sendings; it takes whatever comes after them. */
    readonly script: Array<Behaviour>;
    /** Submissions it holds, by SubmitID. */
    readonly held: Map<string, TaxAuthority.Submission>;
    /** Every SubmitID that reached it, in order. */
    readonly reached: Array<string>;
    /**
     * Decides each invoice, an absent code leaves the submission pending; and
     * turns submissions as a whole down, with a code or by breaking on them (`breaks`).
     */
    readonly say: {
      code: (issueId: string) => string | undefined;
      silent: boolean;
      turnDown: (issueIds: ReadonlyArray<string>) => string | undefined;
    };
  }
>()("test/Authority") {}

const encoded = (report: TaxAuthority.ResultReport): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...report, raw: undefined }));

const decoded = (body: Uint8Array): TaxAuthority.ResultReport => ({
  ...(JSON.parse(new TextDecoder().decode(body)) as Omit<TaxAuthority.ResultReport, "raw">),
  raw: body,
});

/** The authority's call that settles a submission. */
export const callback = (
  submitId: string,
  results: ReadonlyArray<TaxAuthority.InvoiceResult>,
): TaxAuthority.Body => ({
  contentType: "application/json",
  body: encoded({ submitId, status: "settled", results, raw: new Uint8Array() }),
});

const authority = Layer.effect(
  TaxAuthority.TaxAuthority,
  Effect.gen(function* () {
    const { script, held, reached, say } = yield* Authority;
    const unknown = (submitId: string) => new OutcomeUnknown.OutcomeUnknown({ submitId, reason: "timeout" });
    const take = (submission: TaxAuthority.Submission) => {
      reached.push(submission.submitId);
      held.set(submission.submitId, submission);
    };
    return TaxAuthority.TaxAuthority.of({
      submit: (submission) =>
        Effect.suspend(
          (): Effect.Effect<TaxAuthority.SubmitReceipt, OutcomeUnknown.OutcomeUnknown | Refusal.Refusal> => {
            const { submitId } = submission;
            const down = say.turnDown(submission.invoices.map(({ issueId }) => issueId));
            if (down !== undefined) {
              reached.push(submitId);
              return Effect.fail(
                down === "breaks"
                  ? new OutcomeUnknown.OutcomeUnknown({ submitId, reason: "status", status: 500 })
                  : NtsRefusals.refusals.refusal("nts.submission-refused", { values: { code: down } }),
              );
            }
            const receipt = {
              submitId,
              receiptId: `NTS-${submitId.slice(-6)}`,
              respondedAt: "20261125030000",
              description: "정상",
              raw: Uint8Array.of(1),
            };
            switch (script.shift() ?? "take") {
              case "take":
                take(submission);
                return Effect.succeed(receipt);
              case "unreachable":
                return Effect.fail(NtsRefusals.refusals.refusal("nts.unreachable"));
              case "refuse":
                reached.push(submitId);
                return Effect.fail(NtsRefusals.refusals.refusal("nts.submission-refused"));
              case "lose":
                return Effect.fail(unknown(submitId));
              case "take-and-lose":
                take(submission);
                return Effect.fail(unknown(submitId));
              case "die":
                return Effect.die("killed");
              case "take-and-die":
                take(submission);
                return Effect.die("killed");
            }
          },
        ),
      results: (submitId) =>
        Effect.suspend((): Effect.Effect<TaxAuthority.ResultReport, OutcomeUnknown.OutcomeUnknown> => {
          if (say.silent) return Effect.fail(unknown(submitId));
          const submission = held.get(submitId);
          const raw = Uint8Array.of(2);
          if (submission === undefined) {
            return Effect.succeed({ submitId, status: "not-known", results: [], raw });
          }
          const results = submission.invoices.flatMap(({ issueId }) => {
            const code = say.code(issueId);
            return code === undefined ? [] : [{ issueId, code }];
          });
          const status = results.length === submission.invoices.length ? "settled" : "pending";
          return Effect.succeed({ submitId, status, results: status === "settled" ? results : [], raw });
        }),
      receiveCallback: ({ body }) =>
        Effect.succeed({
          report: decoded(body),
          answer: { contentType: "text/plain", body: new TextEncoder().encode("ok") },
        }),
    });
  }),
);

/** Mails that were sent. While `down` the mail system refuses; while `dying` this process ends in the act. */
export class Inbox extends Context.Service<
  Inbox,
  { readonly mails: Array<Mailer.Mail>; readonly state: { down: boolean; dying: boolean } }
>()("test/Inbox") {}

const mailer = Layer.effect(
  Mailer.Mailer,
  Effect.map(Inbox, ({ mails, state }) =>
    Mailer.Mailer.of({
      send: (mail) =>
        Effect.suspend(() => {
          if (state.dying) return Effect.die("killed");
          if (state.down) return Effect.fail(NtsRefusals.refusals.refusal("nts.unreachable"));
          mails.push(mail);
          return Effect.void;
        }),
    }),
  ),
);

/** The world's time: it stands still until a test lets it pass. */
class Time extends Context.Service<Time, { millis: number }>()("test/Time") {}

/** Only what reads the time is the world's; a database that waits, waits in earnest. */
const time = Layer.effectContext(
  Effect.map(Clock.Clock, (real) => {
    const at = { millis: DateTime.toEpochMillis(noon) };
    const nanos = () => BigInt(at.millis) * 1_000_000n;
    const clock: Clock.Clock = {
      currentTimeMillisUnsafe: () => at.millis,
      currentTimeMillis: Effect.sync(() => at.millis),
      currentTimeNanosUnsafe: nanos,
      currentTimeNanos: Effect.sync(nanos),
      monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
      monotonicTimeNanos: real.monotonicTimeNanos,
      sleep: (duration) => real.sleep(duration),
    };
    return Context.make(Time, at).pipe(Context.add(Clock.Clock, clock));
  }),
);

const base = Layer.mergeAll(
  time,
  SecureRandom.layerWebCrypto,
  Digest.layerWebCrypto,
  Layer.sync(Authority, () =>
    Authority.of({
      script: [],
      held: new Map(),
      reached: [],
      say: { code: () => "SUC001", silent: false, turnDown: () => undefined },
    }),
  ),
  Layer.sync(Inbox, () => Inbox.of({ mails: [], state: { down: false, dying: false } })),
);

/** A new and empty installation that sends to a tax authority. */
export const installationWith = <A>(
  taxAuthority: Layer.Layer<A, Refusal.Refusal, Authority | SecureRandom.SecureRandom>,
  settings: Partial<Settings.Options> = {},
  database: Layer.Layer<SqlClient.SqlClient, Refusal.Refusal> = SqliteNode.layer({ memory: true }),
) =>
  Layer.mergeAll(
    Layer.succeed(
      Settings.Settings,
      Settings.make({
        registration: "41000008",
        landingUrl: "https://erp.example/inbox",
        supportAddress: "help@einv.example",
        ...settings,
      }),
    ),
    Sealing.layer(Redacted.make(new Uint8Array(32).fill(7))),
    Layer.unwrap(
      Effect.map(certificates, ({ hierarchy, crl }) =>
        Trust.layer({
          anchors: [hierarchy.root],
          intermediates: [hierarchy.authority],
          crls: [crl],
        }),
      ),
    ),
    Layer.effectDiscard(Migrations.run).pipe(Layer.provideMerge(database)),
    taxAuthority,
    mailer,
  ).pipe(Layer.provideMerge(base));

/** The same with the tax authority of a test; in memory, unless another database is given. */
export const installation = (
  settings: Partial<Settings.Options> = {},
  database?: Layer.Layer<SqlClient.SqlClient, Refusal.Refusal>,
) => installationWith(authority, settings, database);

/** The code that an effect refuses with; "ok" when it does not. */
export const codeOf = <R>(
  effect: Effect.Effect<unknown, Refusal.Refusal, R>,
): Effect.Effect<string, never, R> =>
  Effect.match(effect, { onSuccess: () => "ok", onFailure: ({ code }) => code });

const member = (memberId: string, grant: "full" | "issue-only" | "none") => ({
  memberId,
  name: memberId,
  email: `${memberId}@example.com`,
  grant,
});

/** People of both companies: `full`, `own` (발행권한) and `none`. */
const members = [member("full", "full"), member("own", "issue-only"), member("none", "none")];

export const supplier: Caller.Caller = { businessNumber: supplierNumber, memberId: "full" };
export const buyer: Caller.Caller = { businessNumber: buyerNumber, memberId: "full" };

/** One host, both companies, points for five issues at each. */
export const settled = Effect.gen(function* () {
  const { host } = yield* ApiKeys.create({ name: "다라 ERP" });
  for (const [businessNumber, name] of [
    [supplierNumber, "가나상사"],
    [buyerNumber, "다라전자"],
  ] as const) {
    yield* RegisterCompany.register(host, { businessNumber, name, representative: "김대표", members });
    yield* CreditPoints.credit(host, {
      businessNumber,
      points: 1000n,
      idempotencyKey: `first ${businessNumber}`,
    });
  }
  return host;
});

/** The same with points for hundreds of issues. */
export const prosperous = Effect.tap(settled, (host) =>
  CreditPoints.credit(host, { businessNumber: buyerNumber, points: 100_000n, idempotencyKey: "many" }),
);

/** Time passes. */
export const pass = (duration: Duration.Input) =>
  Effect.map(Time, (time) => {
    time.millis += Duration.toMillis(duration);
  });

let asked = 0;

/** A key that nobody used. */
export const newKey = (): string => `key-${++asked}`;

/** The buyer asks; whatever a test does not care about is usual. */
export const ask = (host: Caller.Host, over: Partial<RequestIssue.Input> = {}) =>
  RequestIssue.request(host, {
    businessNumber: buyerNumber,
    memberId: "full",
    document: requested,
    payer: "buyer",
    idempotencyKey: newKey(),
    ...over,
  });

/** The document as a page signs it. */
export const signed = Effect.fnUntraced(function* (
  invoice: TaxInvoice.TaxInvoice,
  by: Mint.Minted,
  at: DateTime.Utc,
) {
  const xml = TaxInvoiceXml.encode({ invoice, exchange: { issuedAt: Kst.toWallTime(at) } });
  const octets = yield* TaxInvoiceSignature.sign(xml, by.key);
  const r = by.key.r === undefined ? new Uint8Array() : Redacted.value(by.key.r);
  return { signedXml: new TextDecoder().decode(octets), r: Redacted.make(Base64.encode(r)) };
});

/** Everything that the page does when the person presses 발행하기. */
export const press = Effect.fnUntraced(function* (
  caller: Caller.Caller,
  ref: string,
  over: Partial<IssueInvoice.Input> = {},
) {
  const { view, others = [], now } = yield* ViewApproval.view(caller, ref);
  const by = (yield* certificates).supplier;
  const proof = yield* signed(view.invoice, by, now);
  const rest = yield* Effect.forEach(others, (other) =>
    Effect.map(signed(other.invoice, by, now), ({ signedXml }) => ({
      ref: other.summary.ref,
      version: other.version,
      signedXml,
    })),
  );
  const input: IssueInvoice.Input = {
    ref,
    ...proof,
    version: view.version,
    ...(rest.length === 0 ? {} : { others: rest }),
    idempotencyKey: newKey(),
    ...over,
  };
  return input;
});

/** Asked and issued. */
export const issued = Effect.fnUntraced(function* (
  host: Caller.Host,
  over: Partial<RequestIssue.Input> = {},
) {
  const { summary } = yield* ask(host, over);
  return yield* IssueInvoice.issue(supplier, yield* press(supplier, summary.ref));
});

/** Mails that went out so far, in order. */
export const delivered = Effect.gen(function* () {
  while ((yield* DeliverOutbox.deliver).delivered > 0);
  return (yield* Inbox).mails;
});

/** What a mail's link carries. */
export const tokenOf = ({ text }: Mailer.Mail): Redacted.Redacted<string> =>
  Redacted.make(/#einv=(\S+)/.exec(text)?.[1] ?? "");

/** Which button of a view is refused, and why; "ok" when it may be pressed. */
export const button = ({ actions }: Views.InvoiceView, action: Views.Action): string =>
  actions.find((decision) => decision.action === action)?.refusal?.code ??
  (actions.some((decision) => decision.action === action) ? "ok" : "absent");

/** As text: decimals carry caches that equality would see. */
export const shown = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part));
