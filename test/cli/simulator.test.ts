/** `einv simulator` as a process of its own, met by other people's tools. */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest";
import { vi } from "vitest";
import * as Effect from "effect/Effect";
import { einv } from "./einv.ts";

/** Processes of their own take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = join(import.meta.dirname, "../..");
const home = mkdtempSync(join(tmpdir(), "einv-simulator-"));
const folder = join(home, "authority");

interface Started {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const start = async (...args: ReadonlyArray<string>): Promise<Started> => {
  const child = spawn(
    process.execPath,
    [
      "--conditions=source",
      join(root, "packages/cli/src/main.ts"),
      "simulator",
      "--port",
      "0",
      "--dir",
      folder,
      "--json",
      ...args,
    ],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  let line = "";
  while (!line.includes("\n")) line += String((await once(child.stdout, "data"))[0]);
  const { address } = JSON.parse(line);
  return {
    address,
    stop: async () => {
      child.kill();
      await once(child, "exit");
    },
  };
};

const json = async (address: string, init?: RequestInit) => (await fetch(address, init)).json();

/** The status of a TLS request, or the code of what went wrong. */
const secure = (address: string): Promise<number | string> =>
  new Promise((done) => {
    const ca = readFileSync(join(folder, "pem/trust.pem"));
    request(`${address}/admin/clock`, { ca, agent: false }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on("error", (error) => done("code" in error ? String(error.code) : error.message))
      .end();
  });

const lacks = ["bash", "openssl", "curl"].filter(
  (tool) => spawnSync(tool, ["--version"]).error !== undefined,
);
const tools = lacks.length === 0 ? "" : ` (skipped: no ${lacks.join(", ")})`;

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("the simulator as a process", () => {
  let simulator: Started;
  beforeAll(async () => {
    simulator = await start("--seed", "a test");
  });
  afterAll(() => simulator.stop());

  const submitWithShell = () =>
    spawnSync("bash", [join(root, "examples/first-submission.sh"), simulator.address, folder], {
      encoding: "utf8",
    });

  it.skipIf(lacks.length > 0)(
    `takes a first submission that openssl and curl made alone${tools}`,
    async () => {
      const { stdout, stderr, status } = submitWithShell();
      assert.strictEqual(status, 0, stderr);
      assert.match(stdout, /ReceiptID NTS-\d{14}-\d{5}/);
      assert.match(stdout, /ResultStatusCode SUC001/);
      const issueId = /results of (\w{24})/.exec(stdout)?.[1];
      const { held, decisions } = await json(`${simulator.address}/admin/invoices/${issueId}`);
      assert.strictEqual(held, decisions[0].submitId);
      assert.strictEqual(decisions[0].code, "SUC001");
    },
  );

  it.skipIf(lacks.length > 0)(`misbehaves towards it by script${tools}`, async () => {
    const faults = `${simulator.address}/admin/faults`;
    await fetch(faults, {
      method: "PUT",
      body: JSON.stringify([{ on: "submit", kind: "code", code: "ERR005" }]),
    });
    assert.match(submitWithShell().stdout, /ResultStatusCode ERR005/);
    await fetch(faults, { method: "PUT", body: JSON.stringify([{ on: "submit", kind: "cut" }]) });
    const { status, stderr } = submitWithShell();
    assert.notStrictEqual(status, 0);
    assert.match(stderr, /^curl: /);
  });

  it("gives its certificates in both forms", async () => {
    for (const which of ["encryption", "signing"]) {
      const der = await (await fetch(`${simulator.address}/certificates/${which}.der`)).arrayBuffer();
      const pem = await (await fetch(`${simulator.address}/certificates/${which}.pem`)).text();
      const inside = pem.replace(/-----.*-----|\n/g, "");
      assert.strictEqual(Buffer.from(der).toString("base64"), inside);
    }
  });

  it("outlives whatever octets and half requests come in", async () => {
    const port = Number(new URL(simulator.address).port);
    const heads = [
      "POST /SubmitEtaxInvoice HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
      "POST /SubmitEtaxInvoice HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "GET http://[::bad HTTP/1.1\r\nHost: <>\r\n\r\n",
      "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET //..//admin/../constructor HTTP/1.1\r\nHost: x\r\n\r\n",
      "POST /admin/__proto__ HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
      "",
    ];
    for (let round = 0; round < 70; round++) {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      socket.write(heads[round % heads.length] ?? "");
      socket.write(randomBytes(round * 13));
      socket.destroy();
    }
    const { submissions } = await json(`${simulator.address}/admin/summary`);
    assert.isNumber(submissions);
  });

  it("refuses a body that is too large while it is still being sent", async () => {
    const chunk = new Uint8Array(1024 * 1024);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent++;
        if (sent > 64) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const init = { method: "POST", body, duplex: "half" };
    const { status } = await fetch(`${simulator.address}/SubmitEtaxInvoice`, init);
    assert.strictEqual(status, 413);
  });
});

it("speaks TLS, under another name or too old when a script says so", async () => {
  const script = join(home, "script.json");
  writeFileSync(
    script,
    JSON.stringify([
      { on: "connection", kind: "wrong-name", nth: 2 },
      { on: "connection", kind: "old-tls", nth: 3 },
    ]),
  );
  const { address, stop } = await start("--tls", "--script", script);
  try {
    assert.match(address, /^https:/);
    const outcomes = [];
    for (let nth = 1; nth <= 4; nth++) outcomes.push(await secure(address));
    const [usual, other, old, again] = outcomes;
    assert.deepStrictEqual([usual, other, again], [200, "ERR_TLS_CERT_ALTNAME_INVALID", 200]);
    assert.match(String(old), /^(?:ERR_SSL_|EPROTO|ECONNRESET)/);
  } finally {
    await stop();
  }
});

describe("settings that are wrong", () => {
  const refused = (...args: ReadonlyArray<string>) =>
    Effect.map(
      einv(["simulator", "--port", "0", "--dir", folder, "--json", ...args]),
      ({ exit, json: told }) => [exit, told[0]?.["code"]],
    );

  it.live("are refused by name before anything listens", () =>
    Effect.gen(function* () {
      const file = join(home, "wrong.json");
      writeFileSync(file, JSON.stringify([{ on: "submit", kind: "pending" }]));
      assert.deepStrictEqual(yield* refused("--script", file), [1, "cli.settings-file"]);
      assert.deepStrictEqual(yield* refused("--registry", file), [1, "cli.settings-file"]);
      assert.deepStrictEqual(yield* refused("--decides-after", "soon"), [2, "cli.duration"]);
      assert.deepStrictEqual(yield* refused("--at", "tomorrow"), [2, "cli.instant"]);
    }),
  );
});
