/** Two servers of two service providers, one authority, and the mail between them (ASP 유통). */
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import * as ConfigProvider from "effect/ConfigProvider";
import * as Context from "effect/Context";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as HttpEffect from "effect/http/HttpEffect";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServer from "effect/http/HttpServer";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Option from "effect/Option";
import * as Redacted from "effect/Redacted";
import { Client } from "@einv/api/client";
import { Mint } from "@einv/certificate/testing";
import { Simulator, SimulatorHttp } from "@einv/nts/simulator";
import { Config, Jobs } from "@einv/server";
import { MailReceiver, Program, Server } from "@einv/server/node";
import { apiKey, buyerNumber, companies, document, origin, signWith, supplierNumber } from "./world.ts";

const mailbox = "etax@einv.example";
const password = "password of the files";
/** Every test makes the keys of five parties, and mail leaves every two seconds. Milliseconds. */
const patience = 60_000;

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "einv-mail-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
);

const files = (path: string, contents: Readonly<Record<string, Uint8Array>>) => {
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(path, name), content);
};

const start = (environment: Readonly<Record<string, string>>) =>
  Effect.gen(function* () {
    const settings = yield* Config.load.pipe(
      Effect.provide(
        ConfigProvider.layer(
          ConfigProvider.fromUnknown({ EINV_PORT: "0", EINV_API_KEY: apiKey, ...environment }),
        ),
      ),
    );
    const context = yield* Layer.build(Program.layer(settings).pipe(Layer.provide(Logger.layer([]))));
    const baseUrl = HttpServer.formatAddress(Context.get(context, HttpServer.HttpServer).address);
    const mail = Context.getOption(context, MailReceiver.MailReceiver);
    const erp = Client.host({ baseUrl, key: Redacted.make(apiKey) });
    for (const { email, ...each } of companies) {
      const members = [{ memberId: "kim", name: "김", email, grant: "full" as const }];
      yield* erp.registerCompany({ ...each, members });
    }
    const page = (businessNumber: string) =>
      Effect.map(erp.createSession({ businessNumber, memberId: "kim", origin }), ({ clientSecret }) =>
        Client.session({ baseUrl, secret: Effect.succeed(clientSecret) }),
      );
    const { runDue } = Context.get(context, Jobs.Jobs);
    return { erp, page, runDue, port: Option.match(mail, { onNone: () => 0, onSome: ({ port }) => port }) };
  });

/** Certificates and keys of everybody, an authority whose archive names our mailbox, and settings. */
const world = Effect.gen(function* () {
  const path = yield* folder;
  const above = yield* Mint.hierarchy();
  const business = (businessNumber: string, name: string, more: Partial<Mint.Business> = {}) =>
    Mint.business(above, { businessNumber, name, password: Redacted.make(password), ...more });
  const supplier = yield* business(supplierNumber, "가나상사");
  const theirs = yield* business("2208700003", "다른 사업자");
  const ours = yield* business("1138600917", "einv", { keyUsage: ["keyEncipherment"] });
  const authority = yield* Mint.service(above, { name: "국세청" });
  const trust = join(path, "trust");
  mkdirSync(trust);
  files(path, {
    "trust/root.der": above.root.der,
    "trust/authority.der": above.authority.der,
    "encryption.der": authority.certificate.der,
    "signCert.der": theirs.signCert,
    "signPri.key": theirs.signPri,
    "kmCert.der": ours.signCert,
    "kmPri.key": ours.signPri,
  });
  const simulator = yield* Simulator.make({
    signer: authority.key,
    encryption: { certificate: authority.certificate, pkcs8: authority.key.pkcs8 },
    trust: { anchors: [above.root], intermediates: [above.authority], crls: [] },
    publicKeys: [{ registration: "41000008", mailbox, certificate: ours.certificate }],
  });
  const handle = yield* SimulatorHttp.make(simulator);
  const context = yield* Layer.build(
    Server.serve(HttpRouter.add("*", "/*", HttpEffect.fromWebHandler(handle)), {
      host: "127.0.0.1",
      port: 0,
    }),
  );
  const endpoint = HttpServer.formatAddress(Context.get(context, HttpServer.HttpServer).address);
  return {
    supplier,
    asp: {
      EINV_DATA: join(path, "ours"),
      EINV_REGISTRATION: "41000008",
      EINV_TRUST_DIR: trust,
      EINV_REVOCATION: "note",
      EINV_REVOCATION_HOSTS: "none",
      EINV_ASP_MAILBOX: mailbox,
      EINV_ASP_PORT: "0",
      EINV_ASP_CERTIFICATE: join(path, "kmCert.der"),
      EINV_ASP_KEY: join(path, "kmPri.key"),
      EINV_ASP_KEY_PASSWORD: password,
    },
    sender: {
      EINV_DATA: join(path, "theirs"),
      EINV_REGISTRATION: "42000001",
      EINV_TRUST_DIR: trust,
      EINV_REVOCATION: "note",
      EINV_REVOCATION_HOSTS: "none",
      EINV_MAIL_FROM: "etax@asp.example",
      EINV_NTS_ENDPOINT: endpoint,
      EINV_NTS_REPLY_TO: "http://127.0.0.1:1/nts/callback",
      EINV_NTS_BUSINESS_NUMBER: "2208700003",
      EINV_NTS_CERTIFICATE: join(path, "signCert.der"),
      EINV_NTS_KEY: join(path, "signPri.key"),
      EINV_NTS_KEY_PASSWORD: password,
      EINV_NTS_ENCRYPTION: join(path, "encryption.der"),
      EINV_NTS_TRUST: trust,
    },
  };
}).pipe(Effect.provide(SecureRandom.layerWebCrypto), Effect.provide(Logger.layer([])));

/** Says lines to a mail server, one after each answer; answers what it said to each. */
const talk = (port: number, lines: ReadonlyArray<string>) =>
  Effect.promise(async () => {
    const socket = connect(port, "127.0.0.1").setEncoding("latin1");
    const said: Array<string> = [];
    const next = async () => {
      let text = "";
      while (!/^\d{3} .*\r\n$/m.test(text)) {
        const [chunk] = (await once(socket, "data")) as [string];
        text += chunk;
      }
      said.push(text.trimEnd().split("\r\n").at(-1) ?? "");
    };
    await next();
    for (const line of lines) {
      socket.write(line.endsWith("\r\n.") ? `${line}\r\n` : `${line}\r\n`);
      await next();
    }
    socket.destroy();
    return said;
  });

const to = (address: string) => ["EHLO asp.example", "MAIL FROM:<etax@asp.example>", `RCPT TO:<${address}>`];

describe("mail between service providers", () => {
  it.live(
    "an invoice issued at one reaches the list of its buyer at the other, once",
    () =>
      Effect.gen(function* () {
        const { supplier, asp, sender } = yield* world;
        const ours = yield* start(asp);
        const theirs = yield* start({ ...sender, EINV_SMTP_URL: `smtp://127.0.0.1:${ours.port}` });
        yield* theirs.erp.creditPoints({
          businessNumber: buyerNumber,
          points: 1000n,
          idempotencyKey: "points",
        });
        yield* theirs.runDue;

        const asked = document(yield* DateTime.now);
        const { summary } = yield* theirs.erp.requestInvoice({
          businessNumber: buyerNumber,
          memberId: "kim",
          payer: "buyer",
          document: { ...asked, buyer: { ...asked.buyer, secondaryContact: { email: mailbox } } },
          idempotencyKey: "request",
        });
        const page = yield* theirs.page(supplierNumber);
        const approval = yield* page.approval(summary.ref);
        const signed = yield* signWith(supplier.key, approval);
        const { issueId } = yield* page.issue({
          ...signed,
          ref: summary.ref,
          version: approval.view.version,
          idempotencyKey: "issue",
        });
        const buyer = yield* ours.page(buyerNumber);
        const list = buyer.list({ box: "issued", page: 1, pageSize: 10 });
        while ((yield* list).total === 0) yield* theirs.runDue;
        const { rows, total } = yield* list;
        assert.strictEqual(total, 1);
        assert.strictEqual(rows[0]?.issueId, issueId);
        assert.strictEqual(issueId.slice(8, 16), "42000001");
        const view = yield* buyer.get(rows[0]!.ref);
        assert.strictEqual(view.signature?.signer.startsWith("가나상사"), true);
      }),
    patience,
  );

  it.live(
    "takes mail for its own mailbox only, and says of the rest why",
    () =>
      Effect.gen(function* () {
        const { asp } = yield* world;
        const { port } = yield* start(asp);
        assert.match((yield* talk(port, to("somebody@einv.example"))).at(-1) ?? "", /^550 no such mailbox/);
        const twice = yield* talk(port, [...to("ETAX@einv.example"), `RCPT TO:<${mailbox}>`]);
        assert.match(twice.at(-2) ?? "", /^250/);
        assert.match(twice.at(-1) ?? "", /^452/);
        const junk = yield* talk(port, [...to(mailbox), "DATA", "Subject: hello\r\n\r\nhello\r\n."]);
        assert.match(
          junk.at(-1) ?? "",
          /^550 nts\.mail-malformed: This is not a mail that brings an invoice/,
        );
        const announced = yield* talk(port, ["EHLO asp.example", "MAIL FROM:<a@b.example> SIZE=99999999"]);
        assert.match(announced.at(-1) ?? "", /^552/);
        const huge = yield* talk(port, [
          ...to(mailbox),
          "DATA",
          `${"a".repeat(900)}\r\n`.repeat(5000) + "\r\n.",
        ]);
        assert.match(huge.at(-1) ?? "", /^552/);
        for (const command of ["AUTH PLAIN AGEAYg==", "STARTTLS"]) {
          assert.match((yield* talk(port, ["EHLO asp.example", command])).at(-1) ?? "", /^50\d/);
        }
      }),
    patience,
  );

  it.live(
    "a wrong password of its key, or a key that is missing, stops it at the start",
    () =>
      Effect.gen(function* () {
        const { asp } = yield* world;
        const wrong = yield* Effect.flip(start({ ...asp, EINV_ASP_KEY_PASSWORD: "canary" }));
        assert.include(wrong.message + wrong.what.en, "EINV_ASP_KEY_PASSWORD");
        assert.notInclude(JSON.stringify(wrong), "canary");
        const { EINV_ASP_KEY: _, ...without } = asp;
        const missing = yield* Effect.flip(start(without));
        assert.include(missing.what.en, "EINV_ASP_KEY is missing");
      }),
    patience,
  );
});
