/**
 * One night of a server in a process of its own, which dies where it is told:
 * it sends what is due, asks for results and delivers mail; then it says how
 * often it passed each place, and ends. `node worker.ts <order as JSON>`.
 */
import { appendFileSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import * as Digest from "effect/crypto/Digest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Option from "effect/Option";
import * as Redacted from "effect/Redacted";
import * as SqlClient from "effect/sql/SqlClient";
import { CollectResults, DeliverOutbox, Mailer, Settings, Transmit, Trust } from "@einv/application";
import { Certificate, SigningKey } from "@einv/certificate";
import { TaxAuthorityHttp } from "@einv/nts";
import { Sealing } from "@einv/store";
import * as Postgres from "@einv/store/Postgres";
import * as SqliteNode from "@einv/store/SqliteNode";
import type { Order, Place } from "./order.ts";

const { database, authority, keys, password, now, die, mails }: Order = JSON.parse(process.argv[2] ?? "{}");

const passed: Partial<Record<Place, number>> = {};

/** A place at which this process may die, as by a power cut. */
const at = (place: Place): void => {
  const times = (passed[place] = (passed[place] ?? 0) + 1);
  if (die?.place === place && die.nth === times) process.kill(process.pid, "SIGKILL");
};

/** The database, whose every commit is two places; a part of a transaction is none. */
const committing = Layer.effect(
  SqlClient.SqlClient,
  Effect.map(SqlClient.SqlClient, (sql) => {
    const withTransaction = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
      Effect.flatMap(Effect.serviceOption(sql.transactionService), (open) => {
        if (Option.isSome(open)) return sql.withTransaction(effect);
        const before = Effect.tap(effect, () => Effect.sync(() => at("before a commit")));
        return Effect.tap(sql.withTransaction(before), () => Effect.sync(() => at("after a commit")));
      });
    return new Proxy(sql, {
      get: (target, name) => (name === "withTransaction" ? withTransaction : Reflect.get(target, name)),
    });
  }),
).pipe(
  Layer.provide(
    "file" in database
      ? SqliteNode.layer({ file: database.file })
      : Postgres.layer(Redacted.make(database.url), { connections: 3 }),
  ),
);

const watched = async (request: Request): Promise<Response> => {
  const what = request.url.endsWith("/SubmitEtaxInvoice") ? "sending" : "asking";
  at(`${what}: before connecting`);
  const body = new Uint8Array(await request.arrayBuffer());
  const parts = [body.subarray(0, body.length >> 1), body.subarray(body.length >> 1)];
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const part = parts.shift();
        if (parts.length === 0) at(`${what}: half is sent`);
        if (part !== undefined) controller.enqueue(part);
        if (parts.length === 0) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const init: RequestInit & { readonly duplex: "half" } = {
    method: request.method,
    headers: request.headers,
    body: stream,
    duplex: "half",
    redirect: "manual",
    signal: request.signal,
  };
  const response = await fetch(request.url, init);
  const answer = await response.arrayBuffer();
  at(`${what}: answer read`);
  return new Response(answer, { status: response.status, headers: response.headers });
};

const mailer = Layer.succeed(Mailer.Mailer, {
  send: ({ id }) =>
    Effect.sync(() => {
      appendFileSync(mails, `${id}\n`);
      at("mail sent");
    }),
});

/** The hour stands still; the parent says what time it is at the next start. */
const clock = Layer.effect(
  Clock.Clock,
  Effect.map(Clock.Clock, (real): Clock.Clock => {
    const nanos = BigInt(now) * 1_000_000n;
    return {
      currentTimeMillisUnsafe: () => now,
      currentTimeMillis: Effect.succeed(now),
      currentTimeNanosUnsafe: () => nanos,
      currentTimeNanos: Effect.succeed(nanos),
      monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
      monotonicTimeNanos: real.monotonicTimeNanos,
      sleep: (duration) => real.sleep(duration),
    };
  }),
);

const read = (name: string) => new Uint8Array(readFileSync(join(keys, name)));
const certificate = (name: string) => Effect.fromResult(Certificate.parse(read(name)));

const sender = Layer.unwrap(
  Effect.gen(function* () {
    const signer = yield* SigningKey.open({
      certificate: read("signCert.der"),
      privateKey: read("signPri.key"),
      password: Redacted.make(password),
    });
    const trust = {
      anchors: [yield* certificate("root.der")],
      intermediates: [yield* certificate("above.der")],
      crls: [],
    };
    return Layer.merge(
      TaxAuthorityHttp.layer({
        endpoint: authority,
        replyTo: "http://einv.test/nts/callback",
        sender: { id: "2208700003", name: "einv" },
        signer,
        authority: { encryption: yield* certificate("authority.der"), trust },
        fetch: watched,
        timeout: "20 seconds",
      }),
      Trust.layer(trust),
    );
  }),
);

const night = Effect.gen(function* () {
  yield* Transmit.transmitDue;
  yield* CollectResults.collect;
  while ((yield* DeliverOutbox.deliver).delivered > 0);
});

await Effect.runPromise(
  night.pipe(
    Effect.provide(
      Layer.mergeAll(
        committing,
        sender,
        mailer,
        Sealing.layer(Redacted.make(new Uint8Array(32).fill(7))),
        Layer.succeed(
          Settings.Settings,
          Settings.make({ registration: "41000008", landingUrl: "https://erp.example/inbox" }),
        ),
      ).pipe(
        Layer.provideMerge(Layer.mergeAll(clock, SecureRandom.layerWebCrypto, Digest.layerWebCrypto)),
        Layer.provideMerge(Logger.layer([])),
      ),
    ),
  ),
);
writeSync(1, JSON.stringify(passed));
