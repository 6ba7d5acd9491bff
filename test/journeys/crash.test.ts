/**
 * Issue, lose the server, start it again, transmit: server, store, mail and
 * authority are real and in processes of their own. Nothing may be lost,
 * nothing sent or charged twice.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Client } from "@einv/api/client";
import { SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import * as AuthorityFolder from "@einv/cli/AuthorityFolder";
import * as Authority from "@einv/cli/demo/Authority";
import * as Clock from "@einv/cli/demo/Clock";
import * as Inbox from "@einv/cli/demo/Inbox";
import { TaxInvoiceXml } from "@einv/invoice";
import * as Kst from "@einv/invoice/Kst";
import { TaxInvoiceSignature } from "@einv/signature";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Exit from "effect/Exit";
import * as Redacted from "effect/Redacted";
import * as Scope from "effect/Scope";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { buyerNumber, date, requested, supplierNumber } from "../application/fixtures.ts";
import { freePort } from "../support/ports.ts";
import { answering, einv, type Running, until } from "./processes.ts";

const folder = mkdtempSync(join(tmpdir(), "einv-crash-"));
const authorityFolder = join(folder, "authority");
const apiKey = Redacted.make("crash-journey-key-of-a-host-0123456789");
const scope = Scope.makeUnsafe();
const run = <A>(effect: Effect.Effect<A, unknown>): Promise<A> => Effect.runPromise(effect);

let ports: Readonly<Record<"server" | "authority" | "mail", number>>;
let environment: Readonly<Record<string, string>>;
let authority: Running;
let server: Running;
let inbox: Inbox.Inbox;
let signer: Mint.Minted;
let host: Client.Host;
let clock: Clock.Clock;

const at = (port: number) => `http://localhost:${port}`;

const serve = async (): Promise<void> => {
  server = einv(["serve", "--port", String(ports.server), "--data", join(folder, "data")], environment);
  await answering(`${at(ports.server)}/readyz`, server);
};

beforeAll(async () => {
  ports = { server: await freePort(), authority: await freePort(), mail: await freePort() };
  const world = Effect.gen(function* () {
    const hierarchy = yield* Mint.hierarchy();
    yield* AuthorityFolder.make(authorityFolder, hierarchy);
    signer = yield* Mint.business(hierarchy, {
      businessNumber: supplierNumber,
      name: "가나상사",
      password: Redacted.make("test-1234!"),
      notBefore: DateTime.subtract(hierarchy.at, { days: 1 }),
    });
    inbox = yield* Inbox.make(ports.mail, "127.0.0.1").pipe(Effect.provideService(Scope.Scope, scope));
    environment = {
      ...(yield* AuthorityFolder.environment(authorityFolder, {
        endpoint: at(ports.authority),
        replyTo: `${at(ports.server)}/nts/callback`,
      })),
      EINV_API_KEY: Redacted.value(apiKey),
      EINV_CLOCK: "movable",
      EINV_SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
      EINV_MAIL_FROM: "einv@einv.example",
      EINV_LANDING_URL: "http://localhost/landing",
    };
  });
  await run(Effect.provide(world, SecureRandom.layerWebCrypto));
  authority = einv(["simulator", "--port", String(ports.authority), "--dir", authorityFolder]);
  await answering(Authority.clock(at(ports.authority)), authority);
  await serve();
  host = Client.host({ baseUrl: at(ports.server), key: apiKey });
  clock = Clock.make(
    { server: `${at(ports.server)}/admin/clock`, authority: Authority.clock(at(ports.authority)) },
    apiKey,
  );
  const company = { representative: "김가나" };
  await run(
    Effect.all([
      host.registerCompany({
        ...company,
        businessNumber: buyerNumber,
        name: "다라전자",
        members: [{ memberId: "b", name: "최사아", email: "tax@dara.example", grant: "full" }],
      }),
      host.registerCompany({
        ...company,
        businessNumber: supplierNumber,
        name: "가나상사",
        members: [{ memberId: "s", name: "이마바", email: "sales@gana.example", grant: "full" }],
      }),
      host.creditPoints({ businessNumber: buyerNumber, points: 1000n, idempotencyKey: "first" }),
    ]),
  );
});

afterAll(async () => {
  await server?.stop();
  await authority?.stop();
  await run(Scope.close(scope, Exit.void));
});

/** The buyer asks, and pays; the supplier gets the mail and opens it with its number. */
const requestAndOpen = async (key: string) => {
  const before = new Set(inbox.mails());
  const today = date(Kst.dateOf(await run(clock.now)));
  await run(
    host.requestInvoice({
      businessNumber: buyerNumber,
      memberId: "b",
      document: {
        ...requested,
        writtenDate: today,
        items: requested.items.map((item) => ({ ...item, suppliedOn: today })),
      },
      payer: "buyer",
      idempotencyKey: key,
    }),
  );
  const text = await until(
    "the mail with the link",
    async () => inbox.mails().find((mail) => !before.has(mail) && mail.text.includes("#einv="))?.text,
    [server],
  );
  const token = Redacted.make(/#einv=([\w-]+)/.exec(text)?.[1] ?? "");
  const link = Client.link({ baseUrl: at(ports.server) });
  const wrong = await run(Effect.flip(link.open({ token, businessNumber: buyerNumber })));
  assert.strictEqual(wrong.code, "link.wrong-number");
  const { clientSecret, ref } = await run(link.open({ token, businessNumber: "120-88-00016" }));
  return {
    ref,
    session: Client.session({ baseUrl: at(ports.server), secret: Effect.succeed(clientSecret) }),
  };
};

/** Signs what is asked for and hands it in, twice, as an impatient finger would. */
const issue = async (session: Client.Session, ref: string) => {
  const approval = await run(session.approval(ref));
  const { invoice } = approval.view;
  const exchange = { issuedAt: Kst.toWallTime(approval.now) };
  const key = await run(
    SigningKey.open({
      certificate: signer.signCert,
      privateKey: signer.signPri,
      password: Redacted.make("test-1234!"),
    }),
  );
  const signed = await run(TaxInvoiceSignature.sign(TaxInvoiceXml.encode({ invoice, exchange }), key));
  const command = {
    ref,
    version: approval.view.version,
    idempotencyKey: `issue-${ref}`,
    signedXml: new TextDecoder().decode(signed),
    r: Redacted.make(Base64.encode(Redacted.value(signer.key.r ?? Redacted.make(new Uint8Array())))),
  };
  const [first, second] = await Promise.all([run(session.issue(command)), run(session.issue(command))]);
  assert.deepStrictEqual(first, second);
  return first;
};

const settled = (ref: string) =>
  until(
    "the authority's result",
    async () => {
      await run(host.collectResults());
      const { events } = await run(host.events({ limit: 200 }));
      return events.find((event) => event.ref === ref && event.type === "transmission.accepted");
    },
    [server, authority],
  );

/** Every submission that holds the invoice, as the authority got it. */
const submissionsOf = async (issueId: string) =>
  (await run(Authority.received(at(ports.authority)))).filter(({ invoices }) =>
    invoices.some((invoice) => invoice.issueId === issueId),
  );

describe("a server that is killed", () => {
  it("between issue and transmission loses nothing and sends once", async () => {
    const { ref, session } = await requestAndOpen("before-dawn");
    const receipt = await issue(session, ref);
    await server.kill();
    await serve();

    const { events } = await run(host.events({ limit: 200 }));
    assert.strictEqual(
      events.filter((event) => event.ref === ref && event.type === "invoice.issued").length,
      1,
    );
    assert.strictEqual((await run(host.company(buyerNumber))).available, 800n);

    await run(clock.moveTo(Kst.nextDawn(await run(clock.now))));
    await settled(ref);
    const submissions = await submissionsOf(receipt.issueId);
    assert.deepStrictEqual(
      submissions.map(({ invoices }) => invoices.map(({ code }) => code)),
      [["SUC001"]],
    );
    assert.deepStrictEqual(
      [(await run(host.company(buyerNumber))).available, (await run(host.company(buyerNumber))).held],
      [800n, 0n],
    );
  });

  it("while the authority is answering asks before it sends again", async () => {
    const { ref, session } = await requestAndOpen("second");
    const receipt = await issue(session, ref);
    await run(Authority.inject(at(ports.authority), { on: "submit", kind: "never" }));
    const dawn = Kst.nextDawn(await run(clock.now));
    const moving = run(clock.moveTo(dawn)).catch(() => undefined);
    await until(
      "the submission at the authority",
      async () => ((await submissionsOf(receipt.issueId)).length > 0 ? true : undefined),
      [server, authority],
    );
    await server.kill();
    await moving;
    await serve();
    await run(clock.moveTo(DateTime.add(dawn, { hours: 1 })));
    await settled(ref);
    assert.strictEqual((await submissionsOf(receipt.issueId)).length, 1);
    assert.deepStrictEqual(
      [(await run(host.company(buyerNumber))).available, (await run(host.company(buyerNumber))).held],
      [600n, 0n],
    );
  });
});
