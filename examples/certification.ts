/**
 * Rehearses the test cases of certification (표준인증) against the simulated
 * authority: what an operator is asked to show, with certificates minted on the
 * spot. It certifies nothing.
 *
 * In this repository: node --conditions=source examples/certification.ts CASE [FOLDER]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Mint } from "@einv/certificate/testing";
import { Kst, Rules, TaxInvoice, TaxInvoiceXml, TypeCode } from "@einv/invoice";
import {
  AspMail,
  Envelope,
  PublicKeysHttp,
  SubmitId,
  type TaxAuthority,
  TaxAuthorityHttp,
  TaxInvoicePackage,
} from "@einv/nts";
import { Simulator, SimulatorHttp } from "@einv/nts/simulator";
import { Smtp } from "@einv/server/node";
import { Mailer } from "@einv/application";
import { TaxInvoiceSignature } from "@einv/signature";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as BigDecimal from "effect/BigDecimal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { SMTPServer } from "smtp-server";

const registration = "EINVDEMO";
const supplier = { businessNumber: "1208800016", name: "가나상사", representative: "이마바" } as const;
const buyer = { kind: "business", number: "2228100007", name: "다라전자", representative: "최사아" } as const;

/** Everybody that takes part, the simulator among them. */
const world = Effect.gen(function* () {
  const above = yield* Mint.hierarchy();
  const { businessNumber, name } = supplier;
  const { key } = yield* Mint.business(above, {
    businessNumber,
    name,
    password: Redacted.make("example-1234!"),
  });
  const nts = yield* Mint.service(above, { name: "국세청" });
  const us = yield* Mint.service(above, { name: "einv" });
  const trust = { anchors: [above.root], intermediates: [above.authority], crls: [] };
  const replies: Array<string> = [];
  const simulator: Simulator.Simulator = yield* Simulator.make({
    signer: nts.key,
    encryption: nts.key,
    trust,
    publicKeys: [{ registration, mailbox: "etax@einv.example", certificate: us.certificate }],
    fetch: async (request): Promise<Response> => {
      const body = new Uint8Array(await request.arrayBuffer());
      const call = { contentType: request.headers.get("content-type") ?? "", body };
      const { report, answer } = await Effect.runPromise(authority.receiveCallback(call));
      for (const { issueId, code } of report.results) replies.push(`${issueId} ${code}`);
      return new Response(new Uint8Array(answer.body), { headers: { "content-type": answer.contentType } });
    },
  });
  const fetch = yield* SimulatorHttp.make(simulator);
  const known = { encryption: nts.certificate, trust };
  const authority: TaxAuthority.TaxAuthority["Service"] = yield* TaxAuthorityHttp.make({
    endpoint: "http://authority.example/services",
    replyTo: "http://einv.example/nts/callback",
    sender: { id: "2208700003", name: "einv" },
    signer: us.key,
    authority: known,
    fetch,
  });
  const publicKeys = PublicKeysHttp.make({
    endpoint: PublicKeysHttp.endpointAt("http://authority.example/services"),
    request: { businessNumber: "2208700003", registration },
    signer: us.key,
    authority: known,
    fetch,
  });
  return { key, nts, us, simulator, authority, publicKeys, replies, now: yield* DateTime.now };
});

type World = Effect.Success<typeof world>;

const won = (amount: bigint) => TaxInvoice.Won.make(amount);

/** An invoice of today; exempt ones carry no tax, amendments name their original. */
const write = (
  { now }: World,
  serial: number,
  typeCode: TaxInvoice.TypeCode,
  original?: TaxInvoice.IssueId,
) => {
  const today = Kst.dateOf(now);
  const exempt = TypeCode.facets(typeCode).taxation === "exempt";
  const [supply, tax] = [50_000n, exempt ? 0n : 5000n];
  const invoice: TaxInvoice.TaxInvoice = {
    issueId: TaxInvoice.IssueId.make(
      `${today.replaceAll("-", "")}${registration}${String(serial).padStart(8, "0")}`,
    ),
    typeCode,
    writtenDate: today,
    purpose: "claim",
    remarks: [],
    ...(original === undefined ? {} : { amendment: { reason: "02" as const, originalIssueId: original } }),
    supplier,
    buyer,
    payments: [],
    totals: { supply: won(supply), ...(exempt ? {} : { tax: won(tax) }), grand: won(supply + tax) },
    items: [
      {
        sequence: 1,
        suppliedOn: today,
        name: "유지보수",
        quantity: BigDecimal.make(1n, 0),
        unitPrice: BigDecimal.make(supply, 0),
        supplyAmount: won(supply),
        ...(exempt ? {} : { taxAmount: won(tax) }),
      },
    ],
  };
  const wrong = Rules.check(invoice, { now: today }).filter(({ severity }) => severity === "error");
  for (const finding of wrong) console.log(`${invoice.issueId} ${finding.text.ko}`);
  return invoice;
};

const sign = ({ key, now }: World, invoice: TaxInvoice.TaxInvoice) =>
  Effect.map(
    TaxInvoiceSignature.sign(
      TaxInvoiceXml.encode({ invoice, exchange: { issuedAt: Kst.toWallTime(now) } }),
      key,
    ),
    (xml) => ({ issueId: invoice.issueId, xml, r: key.r ?? Redacted.make(new Uint8Array()) }),
  );

/** The four documents of the interoperability test: one of each kind. */
const four = (all: World) => {
  const [first, exempt] = [write(all, 1, "0101"), write(all, 3, "0301")];
  return [first, write(all, 2, "0201", first.issueId), exempt, write(all, 4, "0401", exempt.issueId)];
};

const submitId = ({ now }: World, random: Uint8Array) =>
  Effect.fromResult(SubmitId.make({ registration, date: Kst.dateOf(now), random }));

const submitted = Effect.fnUntraced(function* (all: World, invoices: ReadonlyArray<TaxInvoice.TaxInvoice>) {
  const random = yield* SecureRandom.SecureRandom;
  const id = yield* submitId(all, yield* random.randomBytes(16));
  const signed = yield* Effect.forEach(invoices, (invoice) => sign(all, invoice));
  const receipt = yield* all.authority.submit({ submitId: id, invoices: signed });
  console.log(`접수 ${receipt.receiptId}: ${receipt.description}`);
  return id;
});

const results = Effect.fnUntraced(function* ({ authority }: World, id: string) {
  const { results: each } = yield* authority.results(id);
  for (const { issueId, code } of each) console.log(`${issueId} ${code}`);
});

type Case = (
  all: World,
  save: (name: string, content: Uint8Array) => void,
) => Effect.Effect<void, unknown, SecureRandom.SecureRandom>;

const cases: Readonly<Record<string, Case>> = {
  /** 전자세금계산서 검증: 작성 */
  write: (all, save) =>
    Effect.sync(() => {
      for (const invoice of four(all)) {
        const xml = TaxInvoiceXml.encode({ invoice, exchange: { issuedAt: Kst.toWallTime(all.now) } });
        save(`${invoice.issueId}.xml`, new TextEncoder().encode(xml));
        console.log(`${invoice.issueId} ${invoice.typeCode} written`);
      }
    }),
  /** 전자세금계산서 검증: 전자서명 */
  sign: (all, save) =>
    Effect.forEach(
      four(all),
      Effect.fnUntraced(function* (invoice) {
        const { issueId, xml } = yield* sign(all, invoice);
        save(`${issueId}-signed.xml`, xml);
        const { certificate } = yield* TaxInvoiceSignature.verify(xml);
        console.log(`${issueId} verified: ${certificate.subject.text}`);
      }),
      { discard: true },
    ),
  /** 보안검증: the CMS file to upload */
  security: (all, save) =>
    Effect.gen(function* () {
      const signed = yield* Effect.forEach(four(all), (invoice) => sign(all, invoice));
      const plain = yield* Effect.fromResult(TaxInvoicePackage.write(signed));
      const sealed = yield* Envelope.seal(plain, all.nts.certificate);
      save("package.ber", sealed);
      const opened = yield* Effect.fromResult(Envelope.open(sealed, all.nts.key));
      const { length } = yield* Effect.fromResult(TaxInvoicePackage.read(opened));
      console.log(`${sealed.length} octets of CMS EnvelopedData, ${length} invoices inside`);
    }),
  /** 웹서비스 메시징: 전자(세금)계산서 제출 */
  submit: (all) => Effect.asVoid(submitted(all, [write(all, 1, "0101")])),
  /** 웹서비스 메시징: 처리결과 전송 */
  "results-call": (all) =>
    Effect.gen(function* () {
      yield* submitted(all, [write(all, 1, "0101")]);
      const taken = yield* all.simulator.deliver;
      for (const line of all.replies) console.log(line);
      console.log(`${taken} call answered`);
    }),
  /** 웹서비스 메시징: 처리결과 요청 */
  "results-request": (all) =>
    Effect.flatMap(submitted(all, [write(all, 1, "0101")]), (id) => results(all, id)),
  /** 상호운용성 검증: four documents in one submission, and its results */
  interoperability: (all) =>
    Effect.gen(function* () {
      const documents = four(all);
      yield* results(
        all,
        yield* submitted(
          all,
          documents.filter(({ amendment }) => amendment === undefined),
        ),
      );
      const again = documents.map((invoice, index) => ({
        ...invoice,
        issueId: TaxInvoice.IssueId.make(
          `${invoice.issueId.slice(0, 16)}${String(11 + index).padStart(8, "0")}`,
        ),
      }));
      yield* results(all, yield* submitted(all, again));
    }),
  /** 상호운용성 검증: 사업자 공개키 획득 */
  "public-keys": ({ publicKeys }) =>
    Effect.gen(function* () {
      const { keys } = yield* publicKeys.request;
      for (const { registration: of, mailbox, certificate } of keys)
        console.log(`${of} ${mailbox} ${certificate.subject.text}`);
    }),
  /** 유통시스템 검증: SMTP */
  mail: (all) =>
    Effect.scoped(
      Effect.gen(function* () {
        const { us, publicKeys } = all;
        const arrived: Array<Uint8Array> = [];
        const port = yield* mailServer(arrived);
        const { keys } = yield* publicKeys.request;
        const [provider] = keys;
        if (provider === undefined) return;
        const { issueId, xml } = yield* sign(all, write(all, 1, "0101"));
        const content = yield* AspMail.seal(xml, provider);
        const title = AspMail.subject(supplier.name);
        const mail: Mailer.Mail = {
          id: issueId,
          to: { address: provider.mailbox },
          fromName: supplier.name,
          subject: title,
          text: title,
          html: title,
          attachment: { name: AspMail.fileName(issueId), content },
        };
        yield* Effect.flatMap(Mailer.Mailer, (mailer) => mailer.send(mail)).pipe(
          Effect.provide(Smtp.layer({ host: "127.0.0.1", port, from: "etax@asp.example" })),
        );
        const { envelope } = yield* AspMail.read(arrived[0] ?? new Uint8Array());
        const received = yield* Effect.fromResult(AspMail.open(envelope, [us.key]));
        const { invoice } = yield* TaxInvoiceSignature.verify(received);
        console.log(`${invoice.issueId} received at ${provider.mailbox} and verified`);
      }),
    ),
};

/** A mail server that keeps what it takes, on a free port. */
const mailServer = (arrived: Array<Uint8Array>) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.callback<SMTPServer>((resume) => {
        const server = new SMTPServer({
          disabledCommands: ["AUTH", "STARTTLS"],
          onData: (stream, _session, done) => {
            const chunks: Array<Buffer> = [];
            stream.on("data", (chunk: Buffer) => chunks.push(chunk));
            stream.on("end", () => {
              arrived.push(Buffer.concat(chunks));
              done();
            });
          },
        });
        server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)));
      }),
      (server) => Effect.promise(() => new Promise<void>((resolve) => server.close(() => resolve()))),
    ),
    ({ server }) => {
      const address = server.address();
      return typeof address === "object" && address !== null ? address.port : 0;
    },
  );

const [name = "", folder] = process.argv.slice(2);
const rehearse = cases[name];
if (rehearse === undefined) {
  console.error(`certification: one of ${Object.keys(cases).join(", ")}`);
  process.exitCode = 2;
} else {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const save = (file: string, content: Uint8Array): void => {
    if (folder !== undefined) writeFileSync(join(folder, file), content);
  };
  await Effect.runPromise(
    Effect.flatMap(world, (all) => rehearse(all, save)).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );
}
