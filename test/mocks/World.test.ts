import { assert, describe, it, layer } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Client } from "@einv/api/client";
import { Cast, Faults, type Past, World } from "@einv/mocks";
import { Sample, baseUrl, pageOf, patience, signed } from "./fixtures.ts";

type Region = readonly [document: string, transmission: string];

const states: Readonly<Record<keyof Past.Refs, Region>> = {
  requested: ["requested", "none"],
  nearDeadline: ["requested", "none"],
  late: ["requested", "none"],
  acknowledged: ["requested", "none"],
  pointsShort: ["requested", "none"],
  exempt: ["requested", "none"],
  manyItems: ["requested", "none"],
  issued: ["issued", "queued"],
  sending: ["issued", "sending"],
  unknown: ["issued", "unknown"],
  accepted: ["issued", "accepted"],
  buyerPaid: ["issued", "accepted"],
  rejected: ["issued", "rejected"],
  refused: ["refused", "none"],
  requestCancelled: ["requestCancelled", "none"],
  issueCancelled: ["issueCancelled", "excluded"],
  expired: ["requestExpired", "none"],
};

const host = (world: World.World) => Client.host({ baseUrl, fetch: world.fetch, key: world.hostKey });

layer(Sample.layer, { excludeTestServices: true, timeout: patience })("the sample world", (it) => {
  it.effect("has an invoice of every state, as its people's pages see them", () =>
    Effect.gen(function* () {
      const world = yield* Sample;
      const { rows, counts, hidden } = yield* pageOf(world).list({ box: "all", pageSize: 100 });
      const found = Object.entries(world.refs).map(([name, ref]) => {
        const status = rows.find((row) => row.ref === ref)?.status;
        return [name, [status?.document, status?.transmission]];
      });
      assert.deepStrictEqual(Object.fromEntries(found), states);
      assert.deepStrictEqual(counts, { received: 7, issued: 6, closed: 4, all: 17 });
      assert.strictEqual(hidden, 0);
    }),
  );

  it.effect("tells what each state means to whoever looks", () =>
    Effect.gen(function* () {
      const world = yield* Sample;
      const supplier = pageOf(world);
      const { deadline, quote } = yield* supplier.approval(world.refs.nearDeadline);
      assert.strictEqual(deadline.daysLeft, 1);
      assert.deepInclude(quote, { payer: "supplier", points: 200n, covered: true });
      const short = yield* supplier.approval(world.refs.pointsShort);
      assert.deepInclude(short.quote, { payer: "buyer", covered: false });
      const late = yield* supplier.approval(world.refs.late);
      assert.isBelow(late.deadline.daysLeft, 0);
      assert.strictEqual(late.deadline.latePenalty.supplier, 3_000n);
      const exempt = yield* supplier.approval(world.refs.exempt);
      assert.isUndefined(exempt.transmissionPlannedFor);
      const rejected = yield* supplier.get(world.refs.rejected);
      assert.strictEqual(rejected.transmissionResult?.code, "ERR002");
      const refused = yield* pageOf(world, "buyer").get(world.refs.refused);
      assert.strictEqual(refused.refusedBecause?.reason, "wrong-amount");
      assert.include(yield* supplier.signedXml(world.refs.accepted), "ds:Signature");
    }),
  );

  it.effect("shows a member what its right shows, and says why not the rest", () =>
    Effect.gen(function* () {
      const world = yield* Sample;
      const own = yield* pageOf(world, "supplier", "issue-only").list({ box: "all" });
      assert.strictEqual(own.hidden, 17);
      assert.strictEqual(own.hiddenBecause?.code, "permission.own-only");
      const none = yield* pageOf(world, "supplier", "none").list({ box: "all" });
      assert.strictEqual(none.hidden, 17);
      assert.strictEqual(none.hiddenBecause?.code, "permission.none");
      const refusal = yield* Effect.flip(
        pageOf(world, "supplier", "issue-only").approval(world.refs.requested),
      );
      assert.strictEqual(refusal.code, "permission.own-only");
    }),
  );

  it.effect.each([
    ["expired", "certificate.expired"],
    ["revoked", "certificate.revoked"],
    ["bankOnly", "issue.policy"],
    ["otherCompany", "issue.other-company"],
    ["personal", "issue.policy"],
    ["withoutR", "issue.no-proof"],
  ] as const)("refuses to issue with the certificate %s", ([kind, code]) =>
    Effect.gen(function* () {
      const world = yield* Sample;
      const command = yield* signed(world, world.refs.requested, kind);
      const refusal = yield* Effect.flip(pageOf(world).issue(command));
      assert.strictEqual(refusal.code, code);
      const { summary } = yield* pageOf(world).get(world.refs.requested);
      assert.strictEqual(summary.status.document, "requested");
    }),
  );

  it.effect("knows nobody without a secret of its own", () =>
    Effect.gen(function* () {
      const world = yield* Sample;
      const stranger = Client.session({
        baseUrl,
        fetch: world.fetch,
        secret: Effect.succeed(Redacted.make("einv_session_made-up")),
      });
      assert.strictEqual((yield* Effect.flip(stranger.list())).code, "session.invalid");
    }),
  );
});

describe("worlds", { timeout: patience }, () => {
  it.live("looks the same every time, and shares nothing", () =>
    Effect.gen(function* () {
      const [one, other] = [yield* World.make(), yield* World.make()];
      assert.deepStrictEqual(one.refs, other.refs);
      yield* one.deeds.refuse(one.refs.requested, "duplicate");
      const inOne = yield* pageOf(one).get(one.refs.requested);
      const inOther = yield* pageOf(other).get(other.refs.requested);
      assert.strictEqual(inOne.summary.status.document, "refused");
      assert.strictEqual(inOther.summary.status.document, "requested");
    }),
  );

  it.live("can be opened on another day", () =>
    Effect.gen(function* () {
      const at = DateTime.makeUnsafe("2027-03-01T08:00:00+09:00");
      const world = yield* World.make({ at: DateTime.toUtc(at) });
      const { rows, today } = yield* pageOf(world).list({ box: "all", pageSize: 100 });
      assert.strictEqual(today, "2027-03-01");
      const near = rows.find(({ ref }) => ref === world.refs.nearDeadline);
      assert.strictEqual(near?.issueBy, "2027-03-10");
      assert.strictEqual(rows.length, 17);
    }),
  );
});

describe("a person in the sample world", { timeout: patience }, () => {
  it.live("issues with the good certificate, and pays once however often it is sent", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const { businessNumber } = Cast.companies.supplier;
      const before = yield* host(world).company(businessNumber);
      const command = yield* signed(world, world.refs.requested);
      const receipt = yield* pageOf(world).issue(command);
      assert.deepStrictEqual(yield* pageOf(world).issue(command), receipt);
      const after = yield* host(world).company(businessNumber);
      assert.strictEqual(before.available - after.available, 200n);
      const { signature } = yield* pageOf(world).get(world.refs.requested);
      assert.strictEqual(signature?.signer, Cast.companies.supplier.name);
    }),
  );

  it.live("is refused where the payer's points are short", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const command = yield* signed(world, world.refs.pointsShort);
      const refusal = yield* Effect.flip(pageOf(world).issue(command));
      assert.strictEqual(refusal.code, "points.insufficient");
      const mails = yield* world.mails;
      assert.isTrue(mails.some(({ id }) => id.startsWith("points-short")));
    }),
  );

  it.live("is told when the other side was quicker", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const command = yield* signed(world, world.refs.requested);
      yield* world.deeds.cancelRequest(world.refs.requested);
      const refusal = yield* Effect.flip(pageOf(world).issue(command));
      assert.match(refusal.code, /^lifecycle\./);
    }),
  );

  it.live("comes from the mail with nothing but its business number", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const link = Client.link({ baseUrl, fetch: world.fetch });
      const token = yield* world.linkTo(world.refs.requested);
      assert.strictEqual((yield* link.peek(token)).sender, Cast.companies.buyer.name);
      const wrong = { token, businessNumber: Cast.companies.buyer.businessNumber };
      assert.strictEqual((yield* Effect.flip(link.open(wrong))).code, "link.wrong-number");
      const opened = yield* link.open({ ...wrong, businessNumber: Cast.companies.supplier.businessNumber });
      const page = Client.session({
        baseUrl,
        fetch: world.fetch,
        secret: Effect.succeed(opened.clientSecret),
      });
      assert.strictEqual((yield* page.get(opened.ref)).summary.ref, world.refs.requested);
      assert.strictEqual((yield* Effect.flip(page.list())).code, "session.one-invoice");
      const closed = yield* world.linkTo(world.refs.requestCancelled);
      assert.strictEqual((yield* Effect.flip(link.peek(closed))).code, "link.closed");
    }),
  );
});

describe("time", { timeout: patience }, () => {
  it.live("stands until it is moved; then what was due has been done", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      world.decide((yield* pageOf(world).get(world.refs.sending)).summary.issueId, "SUC001");
      world.decide((yield* pageOf(world).get(world.refs.issued)).summary.issueId, "SYN002");
      const { now } = yield* pageOf(world).approval(world.refs.requested);
      assert.deepStrictEqual(now, World.morning);
      yield* world.moveTo(DateTime.add(World.morning, { hours: 17, minutes: 5 }));
      yield* world.moveTo(DateTime.add(World.morning, { hours: 17, minutes: 10 }));
      const after = yield* pageOf(world).get(world.refs.issued);
      assert.strictEqual(after.summary.status.transmission, "rejected");
      assert.strictEqual(after.transmissionResult?.code, "SYN002");
      const sent = yield* pageOf(world).get(world.refs.sending);
      assert.strictEqual(sent.summary.status.transmission, "accepted");
    }),
  );
});

describe("faults", { timeout: patience }, () => {
  it.live("are met as a page meets them, and end", () =>
    Effect.gen(function* () {
      const world = yield* World.make({ faults: [{ kind: "unreachable" }] });
      const page = pageOf(world);
      assert.strictEqual((yield* Effect.flip(page.list())).code, "api.unreachable");
      world.faults.set({ kind: "server-error", times: 1 });
      assert.strictEqual((yield* Effect.flip(page.list())).code, "server.fault");
      assert.strictEqual((yield* page.list({ box: "all" })).total, 17);
      world.faults.set({ kind: "slow", by: "1 minute" });
      const hasty = Client.session({
        baseUrl,
        fetch: world.fetch,
        secret: world.clientSecretFor("supplier"),
        timeout: "20 millis",
      });
      assert.strictEqual((yield* Effect.flip(hasty.list())).code, "api.timeout");
    }),
  );

  it.live("lose the answer of an issue that was done: asking again tells it", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const command = yield* signed(world, world.refs.requested);
      world.faults.set({ kind: "answer-lost", on: Faults.issuing, times: 1 });
      assert.strictEqual((yield* Effect.flip(pageOf(world).issue(command))).code, "api.unreachable");
      const { summary } = yield* pageOf(world).get(world.refs.requested);
      assert.strictEqual(summary.status.document, "issued");
      const receipt = yield* pageOf(world).issue(command);
      assert.strictEqual(receipt.issueId, summary.issueId);
    }),
  );
});
