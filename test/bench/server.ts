/**
 * The server as a process of its own, on its embedded database: time until it
 * is ready, memory at rest, and invoices issued per second through HTTP. The
 * invoices are signed beforehand; every issue checks signature, certificate
 * path and VID, charges points, and is on the disk before it is answered.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { Client } from "@einv/api/client";
import { Mint } from "@einv/certificate/testing";
import { build } from "../support/build.mjs";
import { freePort } from "../support/ports.ts";
import {
  apiKey,
  buyerNumber,
  companies,
  document,
  origin,
  signWith,
  supplierNumber,
} from "../server/world.ts";

const invoices = 300;
const abreast = [1, 8] as const;

/** The program as it is installed. */
const program = join(import.meta.dirname, "../../packages/cli/bin/einv.mjs");

const ready = async (baseUrl: string): Promise<void> => {
  for (const end = performance.now() + 60_000; performance.now() < end; await pause(5)) {
    const answer = await fetch(`${baseUrl}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
  }
  throw new Error("the server did not become ready");
};

/** Resident memory in MiB, where the system tells it. */
const memory = (pid: number): string => {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]!;
    return `${Math.round(Number(kilobytes) / 1024)} MiB`;
  } catch {
    return "unknown here";
  }
};

/** Processor time that a process has used, in milliseconds, where the system tells it. */
const processorTime = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    // utime and stime, in ticks of a hundredth of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
};

/** Requests invoices and signs them; what is left is to hand them in. */
const prepare = (baseUrl: string, key: Mint.Minted["key"]) =>
  Effect.gen(function* () {
    const erp = Client.host({ baseUrl, key: Redacted.make(apiKey) });
    for (const { email, ...company } of companies) {
      const members = [{ memberId: "kim", name: "김", email, grant: "full" as const }];
      yield* erp.registerCompany({ ...company, members });
    }
    yield* erp.creditPoints({
      businessNumber: buyerNumber,
      points: 10_000_000n,
      idempotencyKey: "points",
    });
    const { clientSecret } = yield* erp.createSession({
      businessNumber: supplierNumber,
      memberId: "kim",
      origin,
    });
    const page = Client.session({ baseUrl, secret: Effect.succeed(clientSecret) });
    const signed = yield* Effect.forEach(
      Array.from({ length: invoices }, (_, index) => index),
      (index) =>
        Effect.gen(function* () {
          const { summary } = yield* erp.requestInvoice({
            businessNumber: buyerNumber,
            memberId: "kim",
            payer: "buyer",
            document: document(yield* DateTime.now),
            idempotencyKey: `request-${index}`,
          });
          const approval = yield* page.approval(summary.ref);
          const signed = yield* signWith(key, approval);
          const { version } = approval.view;
          return { ...signed, ref: summary.ref, version, idempotencyKey: `issue-${index}` };
        }),
      { concurrency: 4 },
    );
    return { page, signed };
  });

export const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "einv-bench-"));
  await build();
  const minted = await Effect.runPromise(
    Effect.gen(function* () {
      const hierarchy = yield* Mint.hierarchy();
      const password = Redacted.make("bench");
      const holder = { businessNumber: supplierNumber, name: "가나상사", password };
      return { hierarchy, key: (yield* Mint.business(hierarchy, holder)).key };
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );
  const trust = join(folder, "trust");
  mkdirSync(trust);
  writeFileSync(join(trust, "root.der"), minted.hierarchy.root.der);
  writeFileSync(join(trust, "authority.der"), minted.hierarchy.authority.der);

  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const server = spawn(process.execPath, [program, "serve"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env["PATH"],
      EINV_PORT: String(port),
      EINV_DATA: join(folder, "data"),
      EINV_TRUST_DIR: trust,
      EINV_REVOCATION: "note",
      EINV_REVOCATION_HOSTS: "none",
      EINV_API_KEY: apiKey,
    },
  });
  try {
    await ready(baseUrl);
    console.log(
      `server, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
    );
    console.log(`  ready after       ${Math.round(performance.now() - start)} ms (einv serve, empty folder)`);
    await pause(3000);
    console.log(`  memory at rest    ${memory(server.pid!)}`);

    const { page, signed } = await Effect.runPromise(prepare(baseUrl, minted.key));
    const share = Math.floor(invoices / abreast.length);
    for (const [index, concurrency] of abreast.entries()) {
      const part = signed.slice(index * share, (index + 1) * share);
      const [from, used] = [performance.now(), processorTime(server.pid!)];
      await Effect.runPromise(Effect.forEach(part, page.issue, { concurrency, discard: true }));
      const seconds = (performance.now() - from) / 1000;
      const each = ((processorTime(server.pid!) - used) / share).toFixed(1);
      console.log(
        `  issues, ${concurrency} abreast  ${(share / seconds).toFixed(0)} per second, ${each} ms of processor time each`,
      );
    }
    console.log(`  memory afterwards ${memory(server.pid!)}`);
  } finally {
    server.kill("SIGTERM");
    await once(server, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
};
