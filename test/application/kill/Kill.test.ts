/**
 * The night run, killed at every step of it: a process of its own gets SIGKILL
 * before and after each commit, while it connects, sends, waits and reads, and
 * after a mail has left (threats §1.6, 21–42). Whoever starts next brings it to
 * its end: nothing lost, nothing sent or charged twice, nothing stuck.
 *
 * Three times each here; `EINV_KILLS=50 npx vitest run --config
 * test/support/vitest.config.ts --root . test/application/kill` for more.
 */
import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as Scope from "effect/Scope";
import * as SqlClient from "effect/sql/SqlClient";
import { CollectResults, Transmit } from "@einv/application";
import { Mint } from "@einv/certificate/testing";
import { TaxAuthorityHttp } from "@einv/nts";
import { Simulator, SimulatorHttp } from "@einv/nts/simulator";
import type { Refusal } from "@einv/refusal";
import { Events, Invoices, Ledger, Submissions } from "@einv/store";
import * as Postgres from "@einv/store/Postgres";
import * as SqliteNode from "@einv/store/SqliteNode";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { type Postgres as Cluster, postgresPrograms, startPostgres } from "../../support/postgres.ts";
import { buyerNumber } from "../fixtures.ts";
import { identities, listen, mounted } from "../wire.ts";
import {
  certificates,
  delivered,
  installation,
  installationWith,
  issued,
  noon,
  pass,
  prosperous,
} from "../world.ts";
import type { Moment, Order, Place } from "./order.ts";

const repeats = Number(process.env["EINV_KILLS"] ?? 3);
const count = 3;
const password = "worker-1234";
const dawn = DateTime.toEpochMillis(DateTime.add(noon, { hours: 16 }));
const folder = mkdtempSync(join(tmpdir(), "einv-kill-"));
const scope = Scope.makeUnsafe();
const run = <A>(effect: Effect.Effect<A, unknown>): Promise<A> => Effect.runPromise(effect);

afterAll(async () => {
  await run(Scope.close(scope, Exit.void));
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

type Database = Layer.Layer<SqlClient.SqlClient, Refusal.Refusal>;

/** A kind of database: one with issued invoices in it, and copies of that. */
interface Store {
  readonly seed: () => Promise<Database>;
  /** A copy, as this process and as another one opens it, and its end. */
  readonly copy: () => Promise<{
    readonly layer: Database;
    readonly order: Order["database"];
    readonly drop: () => Promise<void>;
  }>;
}

let copies = 0;

const onSqlite: Store = {
  seed: async () => SqliteNode.layer({ file: join(folder, "seed", "einv.sqlite") }),
  copy: async () => {
    copies += 1;
    const home = join(folder, `copy-${copies}`);
    mkdirSync(home, { recursive: true });
    const file = join(home, "einv.sqlite");
    copyFileSync(join(folder, "seed", "einv.sqlite"), file);
    return {
      layer: SqliteNode.layer({ file }),
      order: { file },
      drop: async () => rmSync(home, { recursive: true }),
    };
  },
};

const onPostgresOf = (cluster: () => Cluster): Store => {
  const client = (name: string): Database =>
    Postgres.layer(Redacted.make(cluster().url(name)), { connections: 3 });
  const administer = (statement: string) =>
    run(
      Effect.flatMap(SqlClient.SqlClient, (sql) => sql.unsafe(statement)).pipe(
        Effect.provide(client("postgres")),
      ),
    );
  return {
    seed: async () => {
      await administer("CREATE DATABASE seed");
      return client("seed");
    },
    copy: async () => {
      copies += 1;
      const name = `copy_${copies}`;
      await administer(`CREATE DATABASE ${name} TEMPLATE seed`);
      return {
        layer: client(name),
        order: { url: cluster().url(name) },
        drop: async () => void (await administer(`DROP DATABASE ${name} WITH (FORCE)`)),
      };
    },
  };
};

/** What is on the other side of the wire in one case. */
interface Side {
  readonly simulator: Simulator.Simulator;
  readonly handle: ReturnType<typeof mounted>;
  /** Kills whoever is sending or asking at that moment, once. */
  kill?: { readonly path: string; readonly moment: Moment; readonly child: ChildProcess };
}

let side: Side;
let endpoint: string;
let keys: string;

beforeAll(async () => {
  keys = join(folder, "keys");
  mkdirSync(keys);
  const { hierarchy } = await run(certificates);
  const { authority } = await identities;
  const system = await run(
    Mint.business(hierarchy, {
      businessNumber: "2208700003",
      name: "einv",
      password: Redacted.make(password),
      notBefore: DateTime.subtract(noon, { days: 10 }),
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );
  for (const [name, octets] of Object.entries({
    "signCert.der": system.signCert,
    "signPri.key": system.signPri,
    "root.der": hierarchy.root.der,
    "above.der": hierarchy.authority.der,
    "authority.der": authority.certificate.der,
  }))
    writeFileSync(join(keys, name), octets);
  const server = createServer((incoming, outgoing) => {
    const die = (moment: Moment): boolean => {
      if (side.kill?.moment !== moment || incoming.url !== side.kill.path) return false;
      side.kill.child.kill("SIGKILL");
      delete side.kill;
      return true;
    };
    if (die("headers received")) return;
    void side.handle(incoming, outgoing, die);
  });
  const port = await run(Scope.provide(listen(server), scope));
  endpoint = `http://127.0.0.1:${port}`;
});

type Around = (handler: SimulatorHttp.Handler) => SimulatorHttp.Handler;

/** A new authority, whose clock begins at dawn; `around` stands before it. */
const newSide = async (around: Around = (handler) => handler): Promise<Side> => {
  const { authority, trust } = await identities;
  const made = Effect.gen(function* () {
    const simulator = yield* Simulator.make({
      signer: authority.key,
      encryption: { certificate: authority.certificate, pkcs8: authority.key.pkcs8 },
      trust,
      clock: { at: DateTime.makeUnsafe(dawn) },
      seed: "kill",
    });
    return { simulator, handle: mounted(around(yield* SimulatorHttp.make(simulator))) };
  });
  return run(made);
};

const script = join(import.meta.dirname, "worker.ts");

const start = (order: Order): ChildProcess =>
  spawn(process.execPath, ["--conditions=source", "--no-warnings", script, JSON.stringify(order)], {
    stdio: ["ignore", "pipe", "inherit"],
  });

const ended = (child: ChildProcess): Promise<{ readonly killed: boolean; readonly output: string }> =>
  new Promise((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code, signal) =>
      code === 0 || signal === "SIGKILL"
        ? resolve({ killed: signal === "SIGKILL", output })
        : reject(new Error(`the process ended with ${code}`)),
    );
  });

type Death =
  | { readonly place: Place; readonly nth: number }
  | { readonly moment: Moment; readonly path: "/SubmitEtaxInvoice" | "/RequestResults" };

/** A case: a copy, an authority, and a process told to die there. */
const begin = async (store: Store, death: Death | undefined, around?: Around) => {
  const { layer, order, drop } = await store.copy();
  side = await newSide(around);
  const mails = join(folder, `mails-${copies}`);
  writeFileSync(mails, "");
  const child = start({
    database: order,
    authority: endpoint,
    keys,
    password,
    now: dawn,
    mails,
    ...(death !== undefined && "place" in death ? { die: death } : {}),
  });
  if (death !== undefined && "moment" in death) side.kill = { ...death, child };
  return { layer, drop, mails, end: ended(child) };
};

const client = Layer.unwrap(
  Effect.gen(function* () {
    const { system, authority, trust } = yield* Effect.promise(() => identities);
    return TaxAuthorityHttp.layer({
      endpoint,
      replyTo: "http://einv.test/nts/callback",
      sender: { id: "2208700003", name: "einv" },
      signer: system.key,
      authority: { encryption: authority.certificate, trust },
    });
  }),
);

/** Starts again after the hold of the dead one is over, lets it run to rest, and looks at everything. */
const oracle = (layer: Database, refs: ReadonlyArray<string>, mails: string) =>
  run(
    Effect.gen(function* () {
      yield* pass("16 hours");
      yield* pass("6 minutes");
      yield* Transmit.resume;
      yield* Transmit.transmitDue;
      yield* CollectResults.collect;
      yield* pass("5 minutes");
      yield* CollectResults.collect;
      for (const { id } of yield* delivered) appendFileSync(mails, `${id}\n`);

      const received = yield* side.simulator.received;
      for (const ref of refs) {
        const stored = yield* Invoices.find(ref);
        assert.strictEqual(stored?.status.transmission, "accepted", "none lost, none stuck");
        assert.strictEqual(stored?.result?.code, "SUC001", "the authority never saw it twice");
        const holding = received.filter(({ invoices }) =>
          invoices.some(({ issueId }) => issueId === stored?.document.issueId),
        );
        assert.strictEqual(holding.length, 1, "one submission holds it");
        const told = (yield* Events.ofInvoice(ref)).filter(({ type }) => type === "transmission.accepted");
        assert.strictEqual(told.length, 1);
      }
      assert.deepStrictEqual(yield* Submissions.open, []);
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), {
        available: 101_000n - 200n * BigInt(refs.length),
        held: 0n,
      });
      // Mail leaves at least once; what leaves twice bears the same ID.
      const sent = readFileSync(mails, "utf8").split("\n");
      assert.strictEqual(new Set(sent.filter((id) => id.startsWith("settled."))).size, 2 * refs.length);
      yield* Events.verifyChain();
    }).pipe(
      Effect.scoped,
      Effect.provide(installationWith(client, {}, layer).pipe(Layer.provideMerge(Logger.layer([])))),
    ),
  );

const moments: ReadonlyArray<Moment> = ["headers received", "all received", "taken", "half is answered"];
const paths = ["/SubmitEtaxInvoice", "/RequestResults"] as const;

const killed = (store: Store) => {
  let refs: ReadonlyArray<string> = [];
  let passed: Partial<Record<Place, number>> = {};

  beforeAll(async () => {
    const layer = await store.seed();
    const seeded = Effect.gen(function* () {
      const host = yield* prosperous;
      const receipts = yield* Effect.forEach(Array.from({ length: count }), () => issued(host));
      return receipts.map(({ ref }) => ref);
    });
    refs = await run(seeded.pipe(Effect.provide(installation({}, layer))));
    const whole = await begin(store, undefined);
    passed = JSON.parse((await whole.end).output);
    await oracle(whole.layer, refs, whole.mails);
    await whole.drop();
  }, 120_000);

  const dies = async (death: Death): Promise<void> => {
    for (let repeat = 0; repeat < repeats; repeat++) {
      const { layer, drop, mails, end } = await begin(store, death);
      assert.isTrue((await end).killed, "it came to that");
      await oracle(layer, refs, mails);
      await drop();
    }
  };

  for (const place of ["before a commit", "after a commit"] as const)
    it(
      `${place}, whichever it is`,
      async () => {
        assert.isAtLeast(passed[place] ?? 0, 3);
        for (let nth = 1; nth <= (passed[place] ?? 0); nth++) await dies({ place, nth });
      },
      repeats * 200_000,
    );

  for (const place of [
    "sending: before connecting",
    "sending: half is sent",
    "sending: answer read",
    "asking: before connecting",
    "asking: half is sent",
    "asking: answer read",
    "mail sent",
  ] as const)
    it(place, () => dies({ place, nth: 1 }), repeats * 60_000);

  // 41: the hold is over while a slow process still waits for its receipt.
  it("a slow process whose hold is over finds that another has finished, and changes nothing", async () => {
    let arrived = (): void => undefined;
    let answer = (): void => undefined;
    const taken = new Promise<void>((resolve) => (arrived = resolve));
    const finished = new Promise<void>((resolve) => (answer = resolve));
    const slowly: Around = (handler) => async (request) => {
      const response = await handler(request);
      if (new URL(request.url).pathname === "/SubmitEtaxInvoice") {
        arrived();
        await finished;
      }
      return response;
    };
    const { layer, drop, mails, end } = await begin(store, undefined, slowly);
    await taken;
    await oracle(layer, refs, mails);
    answer();
    assert.isFalse((await end).killed);
    await oracle(layer, refs, mails);
    await drop();
  }, 60_000);

  for (const path of paths)
    for (const moment of moments) it(`${path}: ${moment}`, () => dies({ moment, path }), repeats * 60_000);
};

describe("a night run that is killed, on a SQLite file", () => killed(onSqlite));

const absent = postgresPrograms === undefined;
describe.skipIf(absent)(
  absent
    ? "a night run that is killed, on PostgreSQL (skipped: initdb and postgres are not installed)"
    : "on PostgreSQL",
  () => {
    let cluster: Cluster | undefined;
    const running = (): Cluster => {
      if (cluster === undefined) throw new Error("the cluster is not started");
      return cluster;
    };
    beforeAll(async () => {
      cluster = await startPostgres();
    }, 60_000);
    afterAll(() => cluster?.stop(), 60_000);
    const store = onPostgresOf(running);

    describe("a night run that is killed", () => killed(store));

    describe("three servers on one database", () => {
      let refs: ReadonlyArray<string> = [];

      /** Invoices that go one by one, so that there is something to share. */
      beforeAll(async () => {
        const layer = Postgres.layer(Redacted.make(running().url("shared")));
        await run(
          Effect.flatMap(SqlClient.SqlClient, (sql) => sql.unsafe("CREATE DATABASE shared")).pipe(
            Effect.provide(Postgres.layer(Redacted.make(running().url("postgres")))),
          ),
        );
        const seeded = Effect.gen(function* () {
          const host = yield* prosperous;
          const receipts = yield* Effect.forEach(Array.from({ length: 9 }), () => issued(host));
          for (const { ref } of receipts) {
            const stored = yield* Invoices.findRow(ref);
            if (stored !== undefined)
              yield* Invoices.update({ ...stored, retry: { times: 0, together: 1 } }, stored.version);
          }
          return receipts.map(({ ref }) => ref);
        });
        refs = await run(seeded.pipe(Effect.provide(installation({}, layer))));
      }, 60_000);

      it("send each invoice once, one of them killed in the middle", async () => {
        side = await newSide();
        const mails = join(folder, "mails-shared");
        writeFileSync(mails, "");
        const order: Order = {
          database: { url: running().url("shared") },
          authority: endpoint,
          keys,
          password,
          now: dawn,
          mails,
        };
        const replicas = [
          start(order),
          start({ ...order, die: { place: "sending: answer read", nth: 1 } }),
          start(order),
        ];
        const outcomes = await Promise.all(replicas.map(ended));
        assert.isAtMost(outcomes.filter(({ killed: died }) => died).length, 1);
        await oracle(Postgres.layer(Redacted.make(running().url("shared"))), refs, mails);
      }, 120_000);
    });
  },
);
