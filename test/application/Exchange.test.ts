/** Invoices to and from other service providers (ASP 유통). */
import { Mint } from "@einv/certificate/testing";
import { Kst, TaxInvoice } from "@einv/invoice";
import { AspMail, Envelope, PublicKeys as Archive, Refusals as NtsRefusals } from "@einv/nts";
import { Events, Invoices, PublicKeys, RefusedMails } from "@einv/store";
import {
  Acknowledge,
  AspMailbox,
  CancelIssue,
  Housekeeping,
  ListInvoices,
  ReceiveInvoice,
  RefreshPublicKeys,
  Transmit,
  ViewInvoice,
} from "@einv/application";
import { assert, describe, it } from "@effect/vitest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as SqlClient from "effect/sql/SqlClient";
import { buyerNumber, invoice, requested } from "./fixtures.ts";
import {
  buyer,
  button,
  certificates,
  codeOf,
  delivered,
  installation,
  issued,
  newKey,
  noon,
  pass,
  settled,
  signed,
  supplier,
} from "./world.ts";

const mailbox = "etax@asp.example";

/** Our own key-management key, one that we had before, another provider's, and one that has ended. */
const keys = Effect.runPromise(
  Effect.gen(function* () {
    const { hierarchy } = yield* certificates;
    const service = (name: string, more: Partial<Mint.Service> = {}) =>
      Mint.service(hierarchy, { name, notBefore: DateTime.subtract(noon, { days: 10 }), ...more });
    return {
      ours: yield* service("einv"),
      before: yield* service("einv before"),
      other: yield* service("다른 사업자"),
      ended: yield* service("끝난 사업자", { notAfter: DateTime.subtract(noon, { days: 1 }) }),
    };
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
);

const receiver = ({ certificate, key }: Mint.Identity): Envelope.Receiver => ({
  certificate,
  pkcs8: key.pkcs8,
});

const world = installation().pipe(
  Layer.merge(
    Layer.unwrap(
      Effect.map(
        Effect.promise(() => keys),
        ({ ours, before }) => AspMailbox.layer([receiver(ours), receiver(before)]),
      ),
    ),
  ),
);

/** The authority's archive with these systems in it. */
const refreshed = (
  ...systems: ReadonlyArray<readonly [registration: string, mailbox: string, identity: Mint.Identity]>
) =>
  RefreshPublicKeys.refresh.pipe(
    Effect.provideService(Archive.PublicKeys, {
      request: Effect.succeed({
        keys: systems.map(([registration, address, { certificate }]) => ({
          registration,
          mailbox: address,
          certificate,
        })),
        unusable: [{ file: "readme.txt", refusal: NtsRefusals.refusals.refusal("nts.archive-malformed") }],
      }),
    }),
  );

const archive = Effect.flatMap(
  Effect.promise(() => keys),
  ({ ours, other }) =>
    refreshed(["42000001", "ETAX@asp.example", other], ["41000008", "etax@einv.example", ours]),
);

/** The document of a buyer who takes its invoices at another provider. */
const elsewhere = (email: string) => ({
  document: { ...requested, buyer: { ...requested.buyer, secondaryContact: { email } } },
});

const typesOf = (ref: string) =>
  Effect.map(Events.ofInvoice(ref), (events) => events.map(({ type }) => type));

const encoder = new TextEncoder();

/** A mail with one attachment, as any mail system writes it. */
const mail = (name: string, content: Uint8Array): Uint8Array =>
  encoder.encode(
    [
      "From: etax@asp.example",
      `To: etax@einv.example`,
      "Subject: =?UTF-8?B?7KCE7J6Q7IS46riI6rOE7IKw7ISc?=",
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="b1"',
      "",
      "--b1",
      "Content-Type: text/plain; charset=utf-8",
      "",
      "전자세금계산서",
      "--b1",
      `Content-Type: application/octet-stream; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      "Content-Transfer-Encoding: base64",
      "",
      ...(Buffer.from(content)
        .toString("base64")
        .match(/.{1,76}/g) ?? []),
      "--b1--",
      "",
    ].join("\r\n"),
  );

/** An invoice that the other provider issued, to a company here. */
const foreign: TaxInvoice.TaxInvoice = {
  ...invoice,
  issueId: TaxInvoice.IssueId.make("20261120420000010000000a"),
};

const sealedFor = (xml: string | Uint8Array, to: Mint.Identity) =>
  Envelope.seal(Redacted.make(typeof xml === "string" ? encoder.encode(xml) : xml), to.certificate);

/** The mail that brings it. */
const bringing = Effect.fnUntraced(function* (
  document: TaxInvoice.TaxInvoice = foreign,
  over: { readonly by?: Mint.Minted; readonly to?: Mint.Identity; readonly name?: string } = {},
) {
  const { supplier: signer } = yield* certificates;
  const { ours } = yield* Effect.promise(() => keys);
  const { signedXml } = yield* signed(document, over.by ?? signer, noon);
  return mail(over.name ?? AspMail.fileName(document.issueId), yield* sealedFor(signedXml, over.to ?? ours));
});

const receive = (octets: Uint8Array) => ReceiveInvoice.receive({ octets, sender: "etax@asp.example" });

describe("RefreshPublicKeys", () => {
  it.effect("knows what the authority's last archive held, and forgets nothing for an empty one", () =>
    Effect.gen(function* () {
      const { ours, other } = yield* Effect.promise(() => keys);
      assert.deepStrictEqual(yield* archive, { known: 2, unusable: 1 });
      assert.strictEqual((yield* PublicKeys.find("Etax@ASP.example"))?.registration, "42000001");
      assert.deepStrictEqual(
        (yield* PublicKeys.find(mailbox))?.certificate,
        new Uint8Array(other.certificate.der),
      );
      yield* refreshed(["42000001", mailbox, ours]);
      assert.deepStrictEqual(
        (yield* PublicKeys.all).map(({ registration, certificate }) => [registration, certificate]),
        [["42000001", new Uint8Array(ours.certificate.der)]],
      );
      assert.deepStrictEqual(yield* refreshed(), { known: 0, unusable: 1 });
      assert.strictEqual((yield* PublicKeys.all).length, 1);
    }).pipe(Effect.provide(world)),
  );
});

describe("an invoice that is issued", () => {
  it.effect("goes to the provider whose mailbox the buyer named, sealed for it, once", () =>
    Effect.gen(function* () {
      const { other } = yield* Effect.promise(() => keys);
      yield* archive;
      const host = yield* settled;
      const { ref, issueId } = yield* issued(host, elsewhere("etax@ASP.example"));
      const mails = (yield* delivered).filter(({ to }) => to.address === mailbox);
      assert.strictEqual(mails.length, 1);
      const [sent] = mails;
      assert.strictEqual(sent?.subject, "전자세금계산서가 가나상사에서 발급되었습니다.");
      assert.strictEqual(sent?.attachment?.name, `${issueId}.msg`);
      const opened = Envelope.open(sent?.attachment?.content ?? new Uint8Array(), receiver(other));
      const stored = yield* Invoices.find(ref);
      assert.deepStrictEqual(Redacted.value(yield* Effect.fromResult(opened)), stored?.signedXml);
      assert.include(yield* typesOf(ref), "distribution.queued");
    }).pipe(Effect.provide(world)),
  );

  it.effect("stays here when the buyer named an ordinary address, or our own mailbox", () =>
    Effect.gen(function* () {
      yield* archive;
      const host = yield* settled;
      yield* issued(host);
      yield* issued(host, elsewhere("etax@einv.example"));
      assert.isTrue((yield* delivered).every(({ attachment }) => attachment === undefined));
    }).pipe(Effect.provide(world)),
  );

  it.effect("is issued all the same when the provider's certificate has ended, and that is told", () =>
    Effect.gen(function* () {
      const { ended } = yield* Effect.promise(() => keys);
      yield* refreshed(["42000001", mailbox, ended]);
      const host = yield* settled;
      const { ref } = yield* issued(host, elsewhere(mailbox));
      const failed = (yield* Events.ofInvoice(ref)).find(({ type }) => type === "distribution.failed");
      assert.deepInclude(failed?.data, { registration: "42000001", mailbox, code: "certificate.expired" });
      assert.isTrue((yield* delivered).every(({ attachment }) => attachment === undefined));
    }).pipe(Effect.provide(world)),
  );

  it.effect(
    "waits for the mail system like every mail, and nobody reads it from the database meanwhile",
    () =>
      Effect.gen(function* () {
        yield* archive;
        const host = yield* settled;
        const { issueId } = yield* issued(host, elsewhere(mailbox));
        const sql = yield* SqlClient.SqlClient;
        const rows = yield* sql<{
          readonly body: string;
        }>`SELECT body FROM outbox WHERE id LIKE 'distribution.%'`;
        assert.strictEqual(rows.length, 1);
        assert.notInclude(Buffer.from(rows[0]?.body ?? "", "base64").toString("latin1"), issueId);
      }).pipe(Effect.provide(world)),
  );
});

describe("ReceiveInvoice", () => {
  it.effect("puts an invoice into the buyer's list, who opens and acknowledges it", () =>
    Effect.gen(function* () {
      yield* settled;
      const arrival = yield* receive(yield* bringing());
      assert.deepInclude(arrival, { issueId: foreign.issueId, again: false });
      const page = yield* ListInvoices.list(buyer, { box: "issued", page: 1, pageSize: 10 });
      assert.deepStrictEqual(
        page.rows.map(({ ref, issueId }) => [ref, issueId]),
        [[arrival.ref, foreign.issueId]],
      );
      const view = yield* ViewInvoice.view(buyer, arrival.ref);
      assert.strictEqual(view.invoice.totals.grand, 5500n);
      assert.strictEqual(view.signature?.signer.startsWith("가나상사"), true);
      const { version } = view;
      yield* Acknowledge.acknowledge(buyer, { ref: arrival.ref, version, idempotencyKey: newKey() });
      assert.deepStrictEqual(yield* typesOf(arrival.ref), [
        "invoice.received",
        "invoice.opened",
        "invoice.acknowledged",
      ]);
    }).pipe(Effect.provide(world)),
  );

  it.effect("neither transmits it nor charges for it, nor lets it be cancelled here", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* receive(yield* bringing());
      const view = yield* ViewInvoice.view(supplier, ref);
      assert.strictEqual(button(view, "issue"), "lifecycle.already-issued");
      const cancel = CancelIssue.cancel(supplier, { ref, version: view.version, idempotencyKey: newKey() });
      assert.match(yield* codeOf(cancel), /^lifecycle\./);
      assert.match(yield* codeOf(Transmit.transmitNow(host, { refs: [ref] })), /^lifecycle\./);
      yield* pass("2 days");
      assert.strictEqual((yield* Transmit.transmitDue).submitted, 0);
      yield* Events.verifyChain();
    }).pipe(Effect.provide(world)),
  );

  it.effect("answers the same invoice the same way, however it was sealed and by whichever mail", () =>
    Effect.gen(function* () {
      const { before } = yield* Effect.promise(() => keys);
      yield* settled;
      const first = yield* receive(yield* bringing());
      const again = yield* receive(yield* bringing());
      const old = yield* receive(yield* bringing(foreign, { to: before }));
      for (const arrival of [again, old]) assert.deepStrictEqual(arrival, { ...first, again: true });
      const both = yield* Effect.all([receive(yield* bringing()), receive(yield* bringing())], {
        concurrency: 2,
      });
      assert.deepStrictEqual(
        both.map(({ ref }) => ref),
        [first.ref, first.ref],
      );
      assert.deepStrictEqual(yield* typesOf(first.ref), ["invoice.received"]);
    }).pipe(Effect.provide(world)),
  );

  it.effect("refuses another document of a known issue ID, and one that claims a number of ours", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* receive(yield* bringing());
      const otherRemark = { ...foreign, remarks: ["다른 문서"] };
      assert.strictEqual(yield* codeOf(receive(yield* bringing(otherRemark))), "exchange.other-document");
      const kept = yield* Invoices.find(ref);
      assert.deepStrictEqual(kept?.document.remarks, foreign.remarks);
      const squatting = { ...foreign, issueId: TaxInvoice.IssueId.make("202611204100000899999999") };
      assert.strictEqual(yield* codeOf(receive(yield* bringing(squatting))), "exchange.our-number");
      const { ref: own, issueId } = yield* issued(host);
      const stored = yield* Invoices.find(own);
      const { ours } = yield* Effect.promise(() => keys);
      const returned = mail(`${issueId}.msg`, yield* sealedFor(stored?.signedXml ?? "", ours));
      assert.deepStrictEqual(yield* receive(returned), { ref: own, issueId, again: true });
    }).pipe(Effect.provide(world)),
  );

  const stranger = "2208700003";
  const hostile: ReadonlyArray<
    readonly [
      what: string,
      code: RegExp,
      octets: Effect.Effect<Uint8Array, unknown, SecureRandom.SecureRandom>,
    ]
  > = [
    [
      "sealed for another provider",
      /^nts\.mail-not-for-us$/,
      Effect.flatMap(
        Effect.promise(() => keys),
        ({ other }) => bringing(foreign, { to: other }),
      ),
    ],
    [
      "for a company that is not here",
      /^exchange\.not-our-company$/,
      bringing({ ...foreign, buyer: { ...requested.buyer, kind: "business", number: stranger } }),
    ],
    [
      "called by another issue ID",
      /^exchange\.issue-id$/,
      bringing(foreign, { name: "20261120420000010000000b.msg" }),
    ],
    [
      "signed with a certificate of an unknown authority",
      /^certificate\./,
      Effect.flatMap(certificates, (minted) => bringing(foreign, { by: minted.stranger })),
    ],
    [
      "signed with a revoked certificate",
      /^certificate\.revoked$/,
      Effect.flatMap(certificates, (minted) => bringing(foreign, { by: minted.revoked })),
    ],
    [
      "signed with an expired certificate",
      /^certificate\.expired$/,
      Effect.flatMap(certificates, (minted) => bringing(foreign, { by: minted.expired })),
    ],
    [
      "signed with a certificate for banking",
      /^issue\.policy$/,
      Effect.flatMap(certificates, (minted) => bringing(foreign, { by: minted.banking })),
    ],
    [
      "not signed",
      /^signature\.unsigned$/,
      Effect.gen(function* () {
        const { ours } = yield* Effect.promise(() => keys);
        const { signedXml } = yield* signed(foreign, (yield* certificates).supplier, noon);
        const xml = signedXml.replace(/<ds:Signature.*<\/ds:Signature>/s, "");
        return mail(AspMail.fileName(foreign.issueId), yield* sealedFor(xml, ours));
      }),
    ],
    [
      "changed after signing",
      /^signature\.digest-mismatch$/,
      Effect.gen(function* () {
        const { ours } = yield* Effect.promise(() => keys);
        const { signedXml } = yield* signed(foreign, (yield* certificates).supplier, noon);
        const xml = signedXml.replaceAll("5500", "9900");
        return mail(AspMail.fileName(foreign.issueId), yield* sealedFor(xml, ours));
      }),
    ],
    [
      "with an entity bomb in the envelope",
      /^xml\./,
      Effect.gen(function* () {
        const { ours } = yield* Effect.promise(() => keys);
        const levels = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
        const xml = `<!DOCTYPE a [<!ENTITY e0 "x">${levels.join("")}]><a>&e20;</a>`;
        return mail(AspMail.fileName(foreign.issueId), yield* sealedFor(xml, ours));
      }),
    ],
    [
      "whose envelope is broken",
      /^nts\.envelope-/,
      Effect.map(bringing(), (octets) => {
        const text = new TextDecoder().decode(octets).split("\r\n");
        return encoder.encode(text.toSpliced(20, 4).join("\r\n"));
      }),
    ],
    [
      "without an envelope",
      /^nts\.envelope-malformed$/,
      Effect.succeed(mail(AspMail.fileName(foreign.issueId), encoder.encode("hello"))),
    ],
    [
      "without an attachment",
      /^nts\.mail-malformed$/,
      Effect.succeed(mail("readme.txt", encoder.encode("hello"))),
    ],
    ["that is no mail", /^nts\.mail-malformed$/, Effect.succeed(new Uint8Array(1000).fill(255))],
    ["of nothing", /^nts\.mail-malformed$/, Effect.succeed(new Uint8Array())],
    ["of five million octets", /^nts\.too-large$/, Effect.succeed(new Uint8Array(5_000_000).fill(65))],
    [
      "with parts inside of parts inside of parts",
      /^nts\.mail-malformed$/,
      Effect.succeed(
        encoder.encode(
          Array.from(
            { length: 2000 },
            (_, i) =>
              `${i === 0 ? "" : `--b${i - 1}\r\n`}Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n`,
          ).join(""),
        ),
      ),
    ],
    [
      "with a megabyte of headers",
      /^nts\.mail-malformed$/,
      Effect.succeed(encoder.encode(`X-Long: ${"a".repeat(70)}\r\n`.repeat(13_000) + "\r\n\r\nhello")),
    ],
  ];

  it.effect.each(hostile)(
    "refuses a mail %s, stores no invoice, and keeps it as evidence",
    ([, code, octets]) =>
      Effect.gen(function* () {
        yield* settled;
        const message = yield* octets;
        assert.match(yield* codeOf(receive(message)), code);
        assert.match(yield* codeOf(receive(message)), code);
        const page = yield* ListInvoices.list(buyer, { box: "all", page: 1, pageSize: 10 });
        assert.strictEqual(page.total, 0);
        const evidence = yield* RefusedMails.all;
        assert.strictEqual(evidence.length, 1);
        assert.match(evidence[0]?.code ?? "", code);
        assert.deepInclude(evidence[0], { times: 2, sender: "etax@asp.example", size: message.length });
        assert.isAtMost(evidence[0]?.message.length ?? Infinity, 64 * 1024);
      }).pipe(Effect.provide(world)),
  );

  it.effect("keeps evidence in bounds, and for ninety days", () =>
    Effect.gen(function* () {
      const put = (number: number, at: DateTime.Utc) =>
        RefusedMails.put({
          digest: String(number),
          at,
          sender: "",
          code: "nts.mail-malformed",
          reason: "",
          message: new Uint8Array(100_000),
        });
      for (let number = 0; number < 505; number++)
        yield* put(number, DateTime.add(noon, { minutes: number }));
      const kept = yield* RefusedMails.all;
      assert.strictEqual(kept.length, 500);
      assert.deepInclude(kept[0], { digest: "504", size: 100_000 });
      assert.strictEqual(kept[0]?.message.length, 64 * 1024);
      assert.isUndefined(kept.find(({ digest }) => digest === "4"));
      yield* pass("91 days");
      yield* Housekeeping.run;
      assert.strictEqual((yield* RefusedMails.all).length, 0);
    }).pipe(Effect.provide(world)),
  );

  it.effect("is not refused for good while our own store is out of reach", () =>
    Effect.gen(function* () {
      yield* settled;
      const octets = yield* bringing();
      const sql = yield* SqlClient.SqlClient;
      yield* sql`ALTER TABLE companies RENAME TO gone`;
      const refusal = yield* Effect.flip(receive(octets));
      assert.isTrue(ReceiveInvoice.isTransient(refusal), refusal.code);
      assert.strictEqual((yield* RefusedMails.all).length, 0);
      yield* sql`ALTER TABLE gone RENAME TO companies`;
      assert.strictEqual((yield* receive(octets)).again, false);
    }).pipe(Effect.provide(world)),
  );

  it.effect("shows when it was issued, as its sender says", () =>
    Effect.gen(function* () {
      yield* settled;
      const { ref } = yield* receive(yield* bringing());
      const stored = yield* Invoices.find(ref);
      assert.strictEqual(Kst.toWallTime(stored?.issuedAt ?? noon), Kst.toWallTime(noon));
      assert.strictEqual(stored?.document.buyer.number, buyerNumber);
    }).pipe(Effect.provide(world)),
  );
});
