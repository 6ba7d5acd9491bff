/**
 * A whole server on a free port, over a database in memory: two ERPs, their
 * companies, a certificate hierarchy, a mail box, and a tax authority that
 * takes everything.
 */
import * as BigDecimal from "effect/BigDecimal";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as Base64 from "effect/encoding/Base64";
import * as Digest from "effect/crypto/Digest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as HttpServer from "effect/http/HttpServer";
import type { Views } from "@einv/api";
import { Client } from "@einv/api/client";
import { ApiKeys, Mailer, Settings, Trust } from "@einv/application";
import type { SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { Kst, TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { Refusals as NtsRefusals, TaxAuthority } from "@einv/nts";
import { Program } from "@einv/server/node";
import { TaxInvoiceSignature } from "@einv/signature";
import { Migrations, Sealing } from "@einv/store";
import * as SqliteNode from "@einv/store/SqliteNode";

export const supplierNumber = "1208800016";
export const buyerNumber = "2228100007";
export const apiKey = "einv_key_of_the_first_erp_0123456789";

const won = (amount: bigint) => TaxInvoice.Won.make(amount);

/** What the buyer asks for, written today. */
export const document = (now: DateTime.Utc): Views.RequestedInvoice => {
  const today = TaxInvoice.CalendarDate.make(Kst.dateOf(now));
  return {
    typeCode: "0101",
    writtenDate: today,
    purpose: "claim",
    remarks: [],
    supplier: {
      businessNumber: supplierNumber,
      name: "가나상사",
      representative: "김가나",
      contact: { person: "이마바", email: "sales@gana.example" },
    },
    buyer: {
      kind: "business",
      number: buyerNumber,
      name: "다라전자",
      representative: "박다라",
      primaryContact: { person: "최사아", email: "tax@dara.example" },
    },
    payments: [],
    totals: { supply: won(5000n), tax: won(500n), grand: won(5500n) },
    items: [
      {
        sequence: 1,
        suppliedOn: today,
        name: "유지보수",
        quantity: BigDecimal.make(1n, 0),
        unitPrice: BigDecimal.make(5000n, 0),
        supplyAmount: won(5000n),
        taxAmount: won(500n),
      },
    ],
  };
};

export const companies = [
  { businessNumber: supplierNumber, name: "가나상사", representative: "김가나", email: "sales@gana.example" },
  { businessNumber: buyerNumber, name: "다라전자", representative: "박다라", email: "tax@dara.example" },
];

/** The origin of the ERP's pages. */
export const origin = "https://erp.example";

/** What a page does when 발행 is pressed, up to sending it. */
export const signWith = (key: SigningKey.SigningKey, { view, now }: Pick<Views.Approval, "view" | "now">) =>
  Effect.gen(function* () {
    const exchange = { issuedAt: Kst.toWallTime(now) };
    const unsigned = TaxInvoiceXml.encode({ invoice: view.invoice, exchange });
    const signed = yield* TaxInvoiceSignature.sign(unsigned, key);
    const r = Redacted.make(Base64.encode(Redacted.value(key.r!)));
    return { signedXml: new TextDecoder().decode(signed), r };
  });

/** The settings, the database in memory and the randomness of a test. */
export const installation = Layer.mergeAll(
  Layer.effectDiscard(Migrations.run).pipe(Layer.provideMerge(SqliteNode.layer({ memory: true }))),
  Sealing.layer(Redacted.make(new Uint8Array(32).fill(7))),
  Layer.succeed(
    Settings.Settings,
    Settings.make({
      registration: "41000008",
      landingUrl: "https://erp.example/inbox",
      supportAddress: "help@einv.example",
    }),
  ),
).pipe(Layer.provideMerge(Layer.merge(SecureRandom.layerWebCrypto, Digest.layerWebCrypto)));

export class World extends Context.Service<
  World,
  {
    readonly baseUrl: string;
    /** The ERP that serves both companies, and one that serves none of them. */
    readonly erp: Client.Host;
    readonly otherErp: Client.Host;
    /** A page of a member of this company. */
    readonly page: (businessNumber: string) => Effect.Effect<Client.Session>;
    /** Points credited, invoice requested. */
    readonly request: (key: string) => Effect.Effect<Views.InvoiceView>;
    readonly sign: (
      approval: Views.Approval,
    ) => Effect.Effect<{ readonly signedXml: string; readonly r: Redacted.Redacted<string> }>;
    /** The supplier's. */
    readonly key: SigningKey.SigningKey;
    readonly mails: ReadonlyArray<Mailer.Mail>;
    readonly logged: ReadonlyArray<string>;
    readonly submitted: ReadonlyArray<TaxAuthority.Submission>;
  }
>()("test/server/World") {}

const make = Effect.gen(function* () {
  const mails: Array<Mailer.Mail> = [];
  const logged: Array<string> = [];
  const submitted: Array<TaxAuthority.Submission> = [];
  const raw = new Uint8Array();

  const hierarchy = yield* Mint.hierarchy();
  const { key } = yield* Mint.business(hierarchy, {
    businessNumber: supplierNumber,
    name: "가나상사",
    password: Redacted.make("password of the key"),
  });

  const reportOn = (submitId: string): TaxAuthority.ResultReport => {
    const known = submitted.find((submission) => submission.submitId === submitId);
    return known === undefined
      ? { submitId, status: "not-known", results: [], raw }
      : {
          submitId,
          status: "settled",
          results: known.invoices.map(({ issueId }) => ({ issueId, code: "SUC001" })),
          raw,
        };
  };
  const ports = Layer.mergeAll(
    Layer.succeed(Mailer.Mailer, { send: (mail) => Effect.sync(() => void mails.push(mail)) }),
    Layer.succeed(TaxAuthority.TaxAuthority, {
      submit: (submission) =>
        Effect.sync(() => {
          submitted.push(submission);
          const { submitId } = submission;
          return { submitId, receiptId: "NTS-1", respondedAt: "", description: "", raw };
        }),
      results: (submitId) => Effect.sync(() => reportOn(submitId)),
      receiveCallback: ({ contentType, body }) =>
        contentType === "text/xml"
          ? Effect.sync(() => ({
              report: reportOn(new TextDecoder().decode(body)),
              answer: { contentType: "text/xml", body: new TextEncoder().encode("<taken/>") },
            }))
          : Effect.fail(
              NtsRefusals.refusals.refusal("nts.multipart-malformed", { values: { reason: "no" } }),
            ),
    }),
    Trust.layer({ anchors: [hierarchy.root], intermediates: [hierarchy.authority], crls: [] }),
  );
  const context = yield* Layer.build(
    Program.serving({
      host: "127.0.0.1",
      port: 0,
      apiKey: Redacted.make(apiKey),
      clock: "movable",
      mail: true,
      transmission: true,
    }).pipe(
      Layer.provide(ports),
      Layer.provideMerge(installation),
      Layer.provide(Logger.layer([Logger.map(Logger.formatJson, (line) => void logged.push(line))])),
    ),
  );
  const baseUrl = HttpServer.formatAddress(Context.get(context, HttpServer.HttpServer).address);
  const { key: otherKey } = yield* ApiKeys.create({ name: "other" }).pipe(
    Effect.provideContext(context),
    Effect.provide(ports),
  );
  const erp = Client.host({ baseUrl, key: Redacted.make(apiKey) });
  for (const { email, ...company } of companies) {
    const members = [{ memberId: "kim", name: "김", email, grant: "full" as const }];
    yield* erp.registerCompany({ ...company, members });
  }

  return World.of({
    baseUrl,
    erp,
    otherErp: Client.host({ baseUrl, key: otherKey }),
    page: (businessNumber) =>
      Effect.orDie(
        Effect.map(erp.createSession({ businessNumber, memberId: "kim", origin }), ({ clientSecret }) =>
          Client.session({ baseUrl, secret: Effect.succeed(clientSecret) }),
        ),
      ),
    request: (idempotencyKey) =>
      Effect.orDie(
        Effect.gen(function* () {
          yield* erp.creditPoints({
            businessNumber: buyerNumber,
            points: 1000n,
            idempotencyKey: `points for ${idempotencyKey}`.replaceAll(" ", "-"),
          });
          return yield* erp.requestInvoice({
            businessNumber: buyerNumber,
            memberId: "kim",
            payer: "buyer",
            document: document(yield* DateTime.now),
            idempotencyKey,
          });
        }),
      ),
    sign: (approval) => Effect.orDie(signWith(key, approval)),
    key,
    mails,
    logged,
    submitted,
  });
});

export const layer = Layer.effect(World, make).pipe(Layer.provide(SecureRandom.layerWebCrypto), Layer.orDie);
