import { assert, describe, it } from "@effect/vitest";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import {
  ApiKeys,
  CreditPoints,
  IssueInvoice,
  Mailer,
  RegisterCompany,
  RequestIssue,
  Trust,
  ViewApproval,
} from "@einv/application";
import type { SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { OutcomeUnknown, Refusals as NtsRefusals, TaxAuthority } from "@einv/nts";
import type { Refusal } from "@einv/refusal";
import { Jobs, MovableClock } from "@einv/server";
import { apiKey, buyerNumber, companies, document, installation, signWith, supplierNumber } from "./world.ts";

const raw = new Uint8Array();

/** An authority that can be away, or take something and not answer. */
const authority = () => {
  const taken: Array<string> = [];
  const state: { mood: "well" | "away" | "mute" } = { mood: "well" };
  const known = new Map<string, ReadonlyArray<string>>();
  const layer = Layer.succeed(TaxAuthority.TaxAuthority, {
    submit: ({ submitId, invoices }) =>
      Effect.suspend(
        (): Effect.Effect<TaxAuthority.SubmitReceipt, Refusal.Refusal | OutcomeUnknown.OutcomeUnknown> => {
          if (state.mood === "away")
            return Effect.fail(
              NtsRefusals.refusals.refusal("nts.unreachable", { values: { reason: "off" } }),
            );
          const issueIds = invoices.map(({ issueId }) => issueId);
          known.set(submitId, issueIds);
          taken.push(...issueIds);
          return state.mood === "mute"
            ? Effect.fail(new OutcomeUnknown.OutcomeUnknown({ submitId, reason: "timeout" }))
            : Effect.succeed({ submitId, receiptId: "NTS-1", respondedAt: "", description: "", raw });
        },
      ),
    results: (submitId) =>
      Effect.sync(() => {
        const issueIds = known.get(submitId);
        return issueIds === undefined
          ? { submitId, status: "not-known" as const, results: [], raw }
          : {
              submitId,
              status: "settled" as const,
              results: issueIds.map((issueId) => ({ issueId, code: "SUC001" })),
              raw,
            };
      }),
    receiveCallback: () => Effect.die("nobody calls"),
  });
  return { taken, state, layer };
};

/** A mail system that can be down. */
const mailSystem = () => {
  const taken: Array<string> = [];
  const state = { down: false };
  const layer = Layer.succeed(Mailer.Mailer, {
    send: ({ id }) =>
      Effect.suspend(() => {
        if (state.down) return Effect.fail(NtsRefusals.refusals.refusal("nts.unreachable"));
        taken.push(id);
        return Effect.void;
      }),
  });
  return { taken, state, layer };
};

/** An installation with two companies, into which processes with jobs can be started. */
const inhabitants = Effect.gen(function* () {
  // Two in the afternoon in Korea: dawn is thirteen hours away.
  yield* (yield* MovableClock.MovableClock).moveTo(DateTime.makeUnsafe("2030-05-13T05:00:00Z"));
  const nts = authority();
  const mail = mailSystem();
  const hierarchy = yield* Mint.hierarchy();
  const { key } = yield* Mint.business(hierarchy, {
    businessNumber: supplierNumber,
    name: "가나상사",
    password: Redacted.make("password"),
  });
  const ports = Layer.mergeAll(
    nts.layer,
    mail.layer,
    Trust.layer({ anchors: [hierarchy.root], intermediates: [hierarchy.authority], crls: [] }),
  );
  const world = yield* Layer.build(ports);
  return yield* Effect.provideContext(inhabited(key, nts, mail), world);
});

const inhabited = Effect.fnUntraced(function* (
  key: SigningKey.SigningKey,
  nts: ReturnType<typeof authority>,
  mail: ReturnType<typeof mailSystem>,
) {
  const world = yield* Effect.context<Trust.Trust | Mailer.Mailer | TaxAuthority.TaxAuthority>();

  const host = yield* ApiKeys.ensure({ name: "erp", key: Redacted.make(apiKey) });
  for (const { email, ...company } of companies)
    yield* RegisterCompany.register(host, {
      ...company,
      members: [{ memberId: "kim", name: "김", email, grant: "full" }],
    });
  yield* CreditPoints.credit(host, {
    businessNumber: buyerNumber,
    points: 10_000n,
    idempotencyKey: "points",
  });
  const caller = { businessNumber: supplierNumber, memberId: "kim" };
  const issue = Effect.fnUntraced(function* (name: string) {
    const { summary } = yield* RequestIssue.request(host, {
      businessNumber: buyerNumber,
      memberId: "kim",
      payer: "buyer",
      document: document(yield* DateTime.now),
      idempotencyKey: `request-${name}`,
    });
    const approval = yield* ViewApproval.view(caller, summary.ref);
    const signed = yield* signWith(key, approval);
    const { version } = approval.view;
    return yield* IssueInvoice.issue(caller, {
      ...signed,
      ref: summary.ref,
      version,
      idempotencyKey: `issue-${name}`,
    });
  });

  /** What jobs do when this much time has gone by at once. */
  const later = Effect.fnUntraced(function* (
    time: Partial<DateTime.DateTime.PartsForMath>,
    ...processes: ReadonlyArray<Jobs.Jobs["Service"]["runDue"]>
  ) {
    const clock = yield* MovableClock.MovableClock;
    yield* clock.moveTo(DateTime.add(yield* clock.now, time));
    yield* Effect.all(processes, { concurrency: "unbounded" });
  });
  const start = (options: Jobs.Options) =>
    Layer.build(Layer.fresh(Jobs.layer(options))).pipe(
      Effect.map((context) => Context.get(context, Jobs.Jobs).runDue),
      Effect.provideContext(world),
    );
  return { nts, mail, issue: (name: string) => Effect.provideContext(issue(name), world), later, start };
});

const all = { mail: true, transmission: true };
const setting = Effect.provide(Layer.mergeAll(installation, MovableClock.layer, Logger.layer([])));

describe("jobs", () => {
  it.live("two processes send each mail and each invoice once, at dawn and not before", () =>
    Effect.gen(function* () {
      const { nts, mail, issue, later, start } = yield* inhabitants;
      const issued = yield* Effect.forEach(["a", "b", "c"], issue);
      const [one, two] = [yield* start(all), yield* start(all)];
      yield* later({ seconds: 3 }, one, two);
      assert.isNotEmpty(mail.taken);
      assert.strictEqual(new Set(mail.taken).size, mail.taken.length);

      const clock = yield* MovableClock.MovableClock;
      const dawn = issued[0]!.transmissionPlannedFor!;
      assert.strictEqual(DateTime.formatIso(dawn).slice(11, 19), "18:00:00");
      yield* clock.moveTo(DateTime.subtract(dawn, { seconds: 30 }));
      yield* later({}, one, two);
      assert.deepStrictEqual(nts.taken, []);
      yield* later({ minutes: 1 }, one, two);
      assert.sameMembers(
        nts.taken,
        issued.map(({ issueId }) => issueId),
      );
    }).pipe(setting),
  );

  it.live(
    "an authority that is away gets them when it is back; one that was mute is asked, not sent again",
    () =>
      Effect.gen(function* () {
        const { nts, issue, later, start } = yield* inhabitants;
        const { issueId } = yield* issue("a");
        const run = yield* start(all);
        nts.state.mood = "away";
        yield* later({ hours: 25 }, run);
        assert.deepStrictEqual(nts.taken, []);
        nts.state.mood = "mute";
        yield* later({ hours: 1 }, run);
        assert.deepStrictEqual(nts.taken, [issueId]);
        nts.state.mood = "well";
        yield* later({ hours: 24 }, run);
        yield* later({ hours: 24 }, run);
        assert.deepStrictEqual(nts.taken, [issueId]);
      }).pipe(setting),
  );

  it.live("mail that could not leave leaves later, and the other jobs do not wait for it", () =>
    Effect.gen(function* () {
      const { nts, mail, issue, later, start } = yield* inhabitants;
      yield* issue("a");
      mail.state.down = true;
      const run = yield* start(all);
      yield* later({ hours: 25 }, run);
      assert.deepStrictEqual(mail.taken, []);
      assert.strictEqual(nts.taken.length, 1);
      mail.state.down = false;
      yield* later({ hours: 7 }, run);
      assert.isNotEmpty(mail.taken);
      assert.strictEqual(new Set(mail.taken).size, mail.taken.length);
    }).pipe(setting),
  );

  it.live("without a mail server no try of a mail is spent, and without an authority nothing is sent", () =>
    Effect.gen(function* () {
      const { nts, mail, issue, later, start } = yield* inhabitants;
      yield* issue("a");
      const run = yield* start({ mail: false, transmission: false });
      yield* later({ days: 2 }, run);
      assert.deepStrictEqual([...nts.taken, ...mail.taken], []);
    }).pipe(setting),
  );
});
