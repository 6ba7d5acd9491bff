/** The demo put together: einv and the authority as processes of their own, mail and web sites in this one. */
import * as path from "node:path";

import { Client } from "@einv/api/client";
import { Mint } from "@einv/certificate/testing";
import { Refusal } from "@einv/refusal/Refusal";
import { LocalGateway } from "@einv/server/node";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Base64Url from "effect/encoding/Base64Url";
import * as Layer from "effect/Layer";
import * as ChildProcess from "effect/process/ChildProcess";
import * as Redacted from "effect/Redacted";
import * as Schedule from "effect/Schedule";

import * as AuthorityFolder from "../AuthorityFolder.ts";
import * as Files from "../Files.ts";
import { writeCertificate } from "../Minted.ts";
import { refusals } from "../Refusals.ts";
import * as Authority from "./Authority.ts";
import * as Clock from "./Clock.ts";
import * as Erp from "./Erp.ts";
import * as Front from "./Front.ts";
import * as Inbox from "./Inbox.ts";
import * as Site from "./Site.ts";
import * as World from "./World.ts";

export interface Options {
  readonly host: string;
  readonly port: number;
  /** Everything that the demo writes goes here; it must not be there yet. */
  readonly folder: string;
  /** How this very program is called. */
  readonly self: ReadonlyArray<string>;
}

/** What a person needs to know. */
export interface Demo {
  readonly front: string;
  readonly buyer: string;
  readonly supplier: string;
  /** Where suppliers without an ERP join and log in. */
  readonly member: string;
  readonly certificates: string;
}

const stopped = (reason: string): Refusal => refusals.refusal("cli.server-stopped", { values: { reason } });

/** The certificates on the suppliers' disk. */
const writeCertificates = (folder: string, hierarchy: Mint.Hierarchy) =>
  Effect.gen(function* () {
    const { businessNumber, name, representative } = World.supplier;
    const password = Redacted.make(World.password);
    const notBefore = DateTime.subtract(hierarchy.at, { days: 30 });
    const gana = { businessNumber, name, password, notBefore };
    const lastYear = {
      notBefore: DateTime.subtract(hierarchy.at, { days: 400 }),
      notAfter: DateTime.subtract(hierarchy.at, { days: 35 }),
    };
    const minted: Readonly<Record<(typeof World.certificates)[number]["name"], Mint.Minted>> = {
      "gana-tax": yield* Mint.business(hierarchy, gana),
      "gana-expired": yield* Mint.business(hierarchy, { ...gana, ...lastYear, scheme: "seed-cbc-sha1" }),
      "gana-bank": yield* Mint.business(hierarchy, { ...gana, policy: "1.2.410.200005.1.1.2" }),
      "other-company": yield* Mint.business(hierarchy, {
        businessNumber: World.buyer.businessNumber,
        name: World.buyer.name,
        password,
        notBefore,
      }),
      person: yield* Mint.person(hierarchy, {
        name: representative,
        residentNumber: Redacted.make("8001011000008"),
        password,
        notBefore,
      }),
      "maba-tax": yield* Mint.business(hierarchy, {
        businessNumber: World.newcomer.businessNumber,
        name: World.newcomer.name,
        password,
        notBefore,
      }),
    };
    for (const [name, files] of Object.entries(minted))
      yield* writeCertificate(path.join(folder, name), files);
  });

/** A process of this program that ends with the scope. */
const run = (
  [command = "", ...before]: ReadonlyArray<string>,
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {},
) =>
  ChildProcess.make(command, [...before, ...args], {
    env,
    extendEnv: true,
    stdin: "ignore",
    stdout: "ignore",
    stderr: "inherit",
    killSignal: "SIGTERM",
    forceKillAfter: "5 seconds",
  }).pipe(Effect.mapError((error) => stopped(`${args[0]}: ${error.message}`)));

/** Waits until an address answers. */
const answering = (address: string) =>
  Effect.tryPromise({
    try: async (signal) => {
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(String(answer.status));
    },
    catch: (error) => stopped(`${address}: ${String(error)}`),
  }).pipe(Effect.retry(Schedule.max([Schedule.spaced("100 millis"), Schedule.recurs(200)])));

/** Companies, members and their points. */
const register = (host: Client.Host) =>
  Effect.forEach([World.buyer, World.supplier], (customer) => {
    const { businessNumber, name, representative, memberId, contact, colleagues, points } = customer;
    return Effect.andThen(
      host.registerCompany({
        businessNumber,
        name,
        representative,
        members: [{ memberId, ...contact, grant: "full" }, ...colleagues],
      }),
      host.creditPoints({ businessNumber, points, idempotencyKey: `first-points-${businessNumber}` }),
    );
  });

/** Starts everything; it runs until the scope closes. */
export const start = ({ host, port, folder, self }: Options) =>
  Effect.gen(function* () {
    const ports = World.ports(port);
    const at = (one: number) => `http://localhost:${one}`;
    const buyer = at(ports.buyer);
    const supplier = at(ports.supplier);
    const server = at(ports.server);
    const authority = at(ports.authority);
    const member = `${supplier}/member.html`;
    const certificates = path.join(folder, "certificates");
    const authorityFolder = path.join(folder, "authority");

    yield* Files.makeFolder(folder);
    const hierarchy = yield* Mint.hierarchy({ name: "einvDemo" });
    yield* AuthorityFolder.make(authorityFolder, hierarchy);
    yield* writeCertificates(certificates, hierarchy);
    const secret = Effect.map(
      SecureRandom.SecureRandom.use((source) => source.randomBytes(32)),
      Base64Url.encode,
    );
    const key = Redacted.make(`einv_${yield* secret}`);

    const clock = Clock.make({ server: `${server}/admin/clock`, authority: Authority.clock(authority) }, key);
    const inbox = yield* Inbox.make(ports.mail, host);
    const gateway = {
      secretKey: Redacted.make(yield* secret),
      noticeKey: Redacted.make(yield* secret),
    };
    const payments = yield* LocalGateway.make({
      ...gateway,
      noticeUrl: `${server}/payments/notices`,
      now: Effect.orElseSucceed(clock.now, () => hierarchy.at),
    });
    yield* run(self, [
      "simulator",
      "--port",
      String(ports.authority),
      "--host",
      host,
      "--dir",
      authorityFolder,
    ]);
    yield* run(
      self,
      ["serve", "--port", String(ports.server), "--host", host, "--data", path.join(folder, "data")],
      {
        ...(yield* AuthorityFolder.environment(authorityFolder, {
          endpoint: authority,
          replyTo: `${server}/nts/callback`,
        })),
        EINV_API_KEY: Redacted.value(key),
        EINV_CLOCK: "movable",
        EINV_SMTP_URL: `smtp://${host}:${ports.mail}`,
        EINV_MAIL_FROM: "einv@einv.example",
        EINV_SUPPORT_ADDRESS: "help@einv.example",
        EINV_PAYMENT_URL: payments.url,
        EINV_PAYMENT_SECRET_KEY: Redacted.value(gateway.secretKey),
        EINV_PAYMENT_NOTICE_KEY: Redacted.value(gateway.noticeKey),
        EINV_CHARGE_URL: `${buyer}/?page=points`,
        EINV_LANDING_URL: `${supplier}/landing.html`,
      },
    );
    yield* answering(Authority.clock(authority));
    yield* answering(`${server}/readyz`);

    const client = Client.host({ baseUrl: server, key });
    yield* register(client);
    const erp = {
      host: client,
      server,
      certificates,
      landingUrl: `${supplier}/landing.html`,
      now: clock.now,
    };
    const pages = { host, connect: [server], framedBy: [at(ports.front)] };
    yield* Layer.build(
      Layer.mergeAll(
        Site.layer(
          { port: ports.front, host, index: "index.html", frames: [buyer, supplier] },
          Front.routes({
            places: { buyer, supplier, member },
            clock,
            inbox,
            host: client,
            received: Authority.received(authority),
          }),
        ),
        Site.layer(
          { ...pages, port: ports.buyer, index: "buyer.html" },
          Erp.routes({ ...erp, party: World.buyer, origin: buyer }),
        ),
        Site.layer(
          { ...pages, port: ports.supplier, index: "supplier.html" },
          Erp.routes({ ...erp, party: World.supplier, origin: supplier }),
        ),
      ),
    ).pipe(Effect.mapError((error) => (error._tag === "Refusal" ? error : stopped(String(error)))));
    return { front: at(ports.front), buyer, supplier, member, certificates } satisfies Demo;
  });
