/**
 * A night at the tax authority: many issued invoices wait on a database on the
 * disk, and from 03:00 in Korea on the application sends them to the simulator,
 * which misbehaves at every fifth request in whichever of its ways. All is real
 * but the time, which passes while everybody waits.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Clock from "effect/Clock";
import * as Digest from "effect/crypto/Digest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as SqlClient from "effect/sql/SqlClient";
import { CollectResults, Settings, Transmit, Trust } from "@einv/application";
import { Mint } from "@einv/certificate/testing";
import { BusinessNumber } from "@einv/identity";
import { Kst, TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { TaxAuthorityHttp, TransmissionPolicy } from "@einv/nts";
import { Simulator, SimulatorHttp } from "@einv/nts/simulator";
import { TaxInvoiceSignature } from "@einv/signature";
import { Events, Hosts, Invoices, Migrations, Sealing, Transaction } from "@einv/store";
import * as SqliteNode from "@einv/store/SqliteNode";
import * as Proof from "../../packages/application/src/internal/proof.ts";
import { invoice } from "../invoice/fixtures.ts";
import * as IdleClock from "./idleClock.ts";

/** What a night came to. */
export interface Night {
  readonly invoices: number;
  /** Real seconds, and those in which the processor worked. */
  readonly seconds: number;
  readonly work: number;
  /** Accepted and rejected; what is left is stuck. */
  readonly accepted: number;
  readonly rejected: number;
  /** Whether both sides hold the same invoices, each once. */
  readonly agrees: boolean;
  readonly submissions: number;
  /** When the last one was settled, and until when it had to be, on the clock of Korea. */
  readonly settledAt: string;
  readonly deadline: string;
  readonly inTime: boolean;
  /** MiB in use after a collection: before, half way, afterwards; and the most that the process ever held. */
  readonly heap: readonly [before: number, halfWay: number, afterwards: number];
  readonly resident: number;
}

const registration = "41000008";
/** Issued at noon; sent from 03:00 of the next day on. */
const issuedAt = DateTime.makeUnsafe("2026-11-24T03:00:00Z");
const signers = 10;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const heap = (): number => {
  collect();
  return Math.round(process.memoryUsage().heapUsed / 1024 / 1024);
};

/** Business numbers whose check digits hold. */
const numbers = Array.from({ length: 10 * signers }, (_, index) => `12086${String(10_000 + index).slice(1)}`)
  .flatMap((eight) => Array.from({ length: 10 }, (_, digit) => `${eight}0${digit}`.slice(-10)))
  .filter((number) => BusinessNumber.parse(number)._tag === "Success")
  .slice(0, signers);

const parties = Effect.gen(function* () {
  const above = yield* Mint.hierarchy({ at: issuedAt });
  const service = (name: string, more: Partial<Mint.Service> = {}) =>
    Mint.service(above, { name, notBefore: DateTime.subtract(issuedAt, { days: 10 }), ...more });
  return {
    trust: { anchors: [above.root], intermediates: [above.authority], crls: [] },
    authority: yield* service("국세청"),
    system: yield* service("einv"),
    stranger: yield* service("남"),
    expired: yield* service("국세청", { notAfter: DateTime.subtract(issuedAt, { days: 1 }) }),
    suppliers: yield* Effect.forEach(numbers, (businessNumber) =>
      Mint.business(above, {
        businessNumber,
        name: `공급자 ${businessNumber}`,
        password: Redacted.make("bench-password-1"),
        notBefore: DateTime.subtract(issuedAt, { days: 10 }),
      }),
    ),
  };
});

type Parties = Effect.Success<typeof parties>;

/** Signs invoices and stores them as issuing leaves them: with R under its seal, in the queue for the next dawn. */
const issue = Effect.fnUntraced(function* ({ suppliers }: Parties, count: number) {
  yield* Hosts.insert({ hostId: "erp", name: "ERP", keyDigest: "digest", at: issuedAt });
  const plan = TransmissionPolicy.plannedFor({ typeCode: "0101", issuedAt });
  if (plan._tag !== "Automatic") return yield* Effect.die("a taxable invoice goes by itself");
  for (let from = 0; from < count; from += 1000) {
    const some = Array.from({ length: Math.min(1000, count - from) }, (_, index) => from + index);
    const stored = yield* Effect.forEach(some, (index) =>
      Effect.gen(function* () {
        const { key } = suppliers[index % signers]!;
        const document: TaxInvoice.TaxInvoice = {
          ...invoice,
          issueId: TaxInvoice.IssueId.make(`20261120${registration}${String(index).padStart(8, "0")}`),
          supplier: {
            ...invoice.supplier,
            businessNumber: BusinessNumber.BusinessNumber.make(numbers[index % signers]!),
          },
        };
        const ref = `inv_${String(index).padStart(8, "0")}`;
        const xml = TaxInvoiceXml.encode({
          invoice: document,
          exchange: { issuedAt: Kst.toWallTime(issuedAt) },
        });
        const row: Invoices.StoredInvoice = {
          ref: Invoices.InvoiceRef.make(ref),
          hostId: "erp",
          document,
          status: {
            document: "issued",
            transmission: "queued",
            acknowledgement: "acknowledged",
            billing: "charged",
          },
          payer: "buyer",
          points: 200n,
          requestedAt: issuedAt,
          issuedAt,
          plannedFor: plan.at,
          version: 1,
          signedXml: yield* TaxInvoiceSignature.sign(xml, key),
          r: yield* Proof.seal(ref, key.r ?? Redacted.make(new Uint8Array(20))),
        };
        return row;
      }),
    );
    yield* Transaction.run(Effect.forEach(stored, Invoices.insert, { discard: true }));
  }
});

const tally = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient;
  const rows = yield* sql<{
    readonly state: string;
    readonly tally: number | bigint;
  }>`SELECT transmission_state AS state, COUNT(*) AS tally FROM invoices GROUP BY 1`;
  return (...states: ReadonlyArray<string>): number =>
    rows
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { tally: many }) => sum + Number(many), 0);
});

const clockTime = (millis: number): string =>
  Kst.toWallTime(DateTime.makeUnsafe(millis)).replace("T", " ").slice(0, 16);

/** From 03:00 on: what the jobs of a server do, minute by minute, until nothing is open. */
const night = (all: Parties, count: number, time: IdleClock.IdleClock) =>
  Effect.gen(function* () {
    yield* issue(all, count);
    const { authority, system, stranger, expired, trust } = all;
    const plan = TransmissionPolicy.plannedFor({ typeCode: "0101", issuedAt });
    const dawn = plan._tag === "Automatic" ? DateTime.toEpochMillis(plan.at) : time.now();
    time.pass(dawn - time.now());
    const simulator = yield* Simulator.make({
      seed: "night",
      // What it keeps for people to look at is not what is measured here.
      limits: { details: 500, octets: 1024 * 1024, exchanges: 50 },
      signer: authority.key,
      encryption: { certificate: authority.certificate, pkcs8: authority.key.pkcs8 },
      trust,
      stranger: stranger.key,
      expired: expired.key,
      decidesAfter: "5 minutes",
      decidesWithin: "30 minutes",
      script: [
        { on: "submit", kind: "any", chance: 0.2 },
        { on: "results", kind: "any", chance: 0.2 },
      ],
      fetch: () => Promise.reject(new Error("nobody is at the reply address: results are asked for")),
    });
    const tax = TaxAuthorityHttp.layer({
      endpoint: "http://authority.test/services",
      replyTo: "http://einv.test/nts/callback",
      sender: { id: "2208700003", name: "einv" },
      signer: system.key,
      authority: { encryption: authority.certificate, trust },
      fetch: yield* SimulatorHttp.make(simulator),
    });
    return yield* Effect.gen(function* () {
      const deadline = DateTime.toEpochMillis(TransmissionPolicy.deadlineOf(issuedAt));
      const before = heap();
      let halfWay: number | undefined;
      let resident = 0;
      const [from, used] = [performance.now(), process.cpuUsage()];
      let open = count;
      for (let minute = 0; open > 0 && time.now() < deadline; minute++) {
        if (minute % 10 === 0) yield* Transmit.transmitDue;
        yield* CollectResults.collectDue;
        resident = Math.max(resident, process.memoryUsage().rss);
        open = (yield* tally)("queued", "sending", "unknown");
        if (halfWay === undefined && open <= count / 2) halfWay = heap();
        if (open > 0) time.pass("1 minute");
      }
      const seconds = (performance.now() - from) / 1000;
      const { user, system: kernel } = process.cpuUsage(used);
      const states = yield* tally;
      const memory = yield* simulator.memory;
      const { held, submissions } = memory.summary(yield* simulator.now);
      yield* Events.verifyChain();
      const result: Night = {
        invoices: count,
        seconds,
        work: (user + kernel) / 1e6,
        accepted: states("accepted"),
        rejected: states("rejected"),
        agrees: held === states("accepted"),
        submissions,
        settledAt: clockTime(time.now()),
        deadline: clockTime(deadline),
        inTime: open === 0 && time.now() < deadline,
        heap: [before, halfWay ?? before, heap()],
        resident: Math.round(resident / 1024 / 1024),
      };
      return result;
    }).pipe(Effect.provide(tax));
  });

/** One night with so many invoices, on a database of its own. */
export const run = async (count: number): Promise<Night> => {
  const folder = mkdtempSync(join(tmpdir(), "einv-night-"));
  try {
    const all = await Effect.runPromise(parties.pipe(Effect.provide(SecureRandom.layerWebCrypto)));
    const time = IdleClock.make(DateTime.toEpochMillis(issuedAt));
    const installation = Layer.mergeAll(
      Layer.effectDiscard(Migrations.run).pipe(
        Layer.provideMerge(SqliteNode.layer({ file: join(folder, "einv.sqlite") })),
      ),
      Layer.succeed(
        Settings.Settings,
        Settings.make({ registration, landingUrl: "https://erp.example/inbox" }),
      ),
      Sealing.layer(Redacted.make(new Uint8Array(32).fill(7))),
      Trust.layer(all.trust),
    ).pipe(Layer.provideMerge(Layer.merge(SecureRandom.layerWebCrypto, Digest.layerWebCrypto)));
    return await Effect.runPromise(
      night(all, count, time).pipe(
        Effect.provide(installation),
        Effect.provideService(Clock.Clock, time.clock),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
