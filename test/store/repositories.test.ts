import { assert, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Deferred from "effect/Deferred";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import * as SqlClient from "effect/sql/SqlClient";
import { TaxInvoice } from "@einv/invoice";
import {
  Companies,
  Events,
  Hosts,
  Idempotency,
  InvoiceList,
  Invoices,
  Links,
  Migrations,
  Outbox,
  PublicKeys,
  RefusedMails,
  Serials,
  Sessions,
  Submissions,
  Transaction,
} from "@einv/store";
import { migrated, onEveryDatabase } from "./databases.ts";
import { at, buyer, invoice, issued, requested, supplier, world } from "./fixtures.ts";

const day = TaxInvoice.CalendarDate.make("2026-11-20");
const refs = (rows: ReadonlyArray<Invoices.InvoiceRow>): ReadonlyArray<string> => rows.map(({ ref }) => ref);

onEveryDatabase("The store", ({ empty }) => {
  const test = (
    name: string,
    body: () => Effect.Effect<void, unknown, SqlClient.SqlClient>,
    ground: Effect.Effect<void, unknown, SqlClient.SqlClient> = world,
  ) =>
    it.live(name, () => Effect.andThen(ground, Effect.suspend(body)).pipe(Effect.provide(migrated(empty()))));

  test("is built once, however often it is asked for", () =>
    Effect.gen(function* () {
      yield* Migrations.run;
      assert.isDefined(yield* Hosts.byKeyDigest("digest-of-erp"));
    }));

  test("knows a host by its key, and takes neither twice", () =>
    Effect.gen(function* () {
      const again = { hostId: "third", name: "또", keyDigest: "digest-of-erp", at: at() };
      assert.isFalse(yield* Hosts.insert(again));
      assert.deepStrictEqual(yield* Hosts.byKeyDigest("digest-of-erp"), {
        hostId: "erp",
        name: "다라 ERP",
        keyDigest: "digest-of-erp",
        at: at(),
      });
      assert.isUndefined(yield* Hosts.byKeyDigest("unknown"));
    }));

  test("knows other systems' keys by mailbox, as the last archive had them", () =>
    Effect.gen(function* () {
      const key = (registration: string, mailbox: string, octet: number) => ({
        registration,
        mailbox,
        certificate: Uint8Array.of(octet, 0, 255),
      });
      yield* PublicKeys.replace(
        [key("42000001", "ETAX@asp.example", 1), key("40000000", "n@ts.kr", 2)],
        at(1),
      );
      assert.deepStrictEqual(yield* PublicKeys.find("etax@ASP.example"), {
        ...key("42000001", "etax@asp.example", 1),
        at: at(1),
      });
      yield* PublicKeys.replace([key("42000001", "a@b.kr", 3), key("42000001", "A@b.kr", 4)], at(2));
      assert.isUndefined(yield* PublicKeys.find("n@ts.kr"));
      assert.deepStrictEqual(yield* PublicKeys.all, [{ ...key("42000001", "a@b.kr", 4), at: at(2) }]);
    }));

  test("keeps the newest refused mails, each once, and the beginning of each", () =>
    Effect.gen(function* () {
      const mail = (digest: string, hour: number) => ({
        digest,
        at: at(hour),
        sender: "etax@asp.example",
        code: "nts.mail-malformed",
        reason: "no mail",
        message: new Uint8Array(RefusedMails.limits.bytes + 1).fill(7),
      });
      yield* RefusedMails.put(mail("one", 1));
      yield* RefusedMails.put(mail("two", 2));
      yield* RefusedMails.put(mail("one", 3));
      const [first, second, ...others] = yield* RefusedMails.all;
      assert.deepStrictEqual(others, []);
      assert.deepInclude(first, { digest: "one", at: at(3), times: 2, size: RefusedMails.limits.bytes + 1 });
      assert.strictEqual(first?.message.length, RefusedMails.limits.bytes);
      assert.deepInclude(second, { digest: "two", times: 1 });
      yield* RefusedMails.prune(at(3));
      assert.deepStrictEqual(
        (yield* RefusedMails.all).map(({ digest }) => digest),
        ["one"],
      );
    }));

  test("finds an invoice by its issue ID", () =>
    Effect.gen(function* () {
      const stored = invoice(1, { signedXml: Uint8Array.of(1, 2, 3) });
      yield* Invoices.insert(stored);
      const found = yield* Invoices.byIssueId(stored.document.issueId);
      assert.deepStrictEqual(found?.signedXml, stored.signedXml);
      assert.strictEqual(found?.ref, stored.ref);
      assert.isUndefined(yield* Invoices.byIssueId("202611204100000899999999"));
    }));

  test("replaces a company's members, and leaves another host's company alone", () =>
    Effect.gen(function* () {
      const change = { businessNumber: supplier, name: "가나상사(주)", representative: "김가나" };
      const members = [{ memberId: "oh", name: "오타파", grant: "none" as const }];
      assert.isFalse(yield* Companies.put({ ...change, hostId: "erp", members }));
      assert.strictEqual((yield* Companies.members(supplier)).length, 2);
      assert.isTrue(yield* Companies.put({ ...change, hostId: "other", members }));
      assert.strictEqual((yield* Companies.find(supplier))?.name, "가나상사(주)");
      assert.isUndefined(yield* Companies.member(supplier, "lee"));
      assert.deepStrictEqual(yield* Companies.members(supplier), [
        { businessNumber: supplier, memberId: "oh", name: "오타파", grant: "none" },
      ]);
      assert.isUndefined(yield* Companies.find("1000000008"));
    }));

  test("gives an invoice back as it was stored, octets, decimals and won included", () =>
    Effect.gen(function* () {
      const stored = invoice(1, {
        message: "확인 부탁드립니다 🙏",
        managementNumber: "PO-7",
        status: issued,
        refuse: { reason: "other", message: "다른 사유" },
        expiresAt: at(9),
        issuedAt: at(5),
        issuedBy: "lee",
        signer: { subject: "cn=가나상사,c=kr", serial: "1F", signedAt: at(5) },
        plannedFor: at(60),
        submitId: "s-1",
        result: { code: "SUC001", at: at(90) },
        landingUrl: "https://erp.example/inbox",
        supplierEmail: "sales@gana.example",
        signedXml: Uint8Array.of(0xef, 0xbb, 0xbf, 0, 255),
        r: Uint8Array.of(1, 2, 3),
        points: 9_007_199_254_740_993n,
      });
      assert.strictEqual(yield* Invoices.insert(stored), "inserted");
      const { signedXml, r, ...facts } = (yield* Invoices.find(stored.ref)) ?? invoice(2);
      const { signedXml: xml, r: sealed, ...rest } = stored;
      assert.deepStrictEqual([...(signedXml ?? [])], [...(xml ?? [])]);
      assert.deepStrictEqual([...(r ?? [])], [...(sealed ?? [])]);
      assert.isTrue(TaxInvoice.equals(facts.document, rest.document));
      assert.deepStrictEqual({ ...facts, document: rest.document }, rest);
      assert.isUndefined(yield* Invoices.find("inv-none"));
    }));

  test("stores no second invoice under a ref, an issue ID or the buyer's management number", () =>
    Effect.gen(function* () {
      yield* Invoices.insert(invoice(1, { managementNumber: "PO-7" }));
      assert.strictEqual(yield* Invoices.insert(invoice(1)), "exists");
      const sameIssueId = invoice(2, { document: invoice(1).document });
      assert.strictEqual(yield* Invoices.insert(sameIssueId), "exists");
      const second = invoice(3, { managementNumber: "PO-7" });
      assert.strictEqual(yield* Invoices.insert(second), "management-number");
      const deleted = invoice(1, { managementNumber: "PO-7", status: { ...requested, document: "deleted" } });
      assert.isTrue(yield* Invoices.update(deleted, 1));
      assert.strictEqual(yield* Invoices.insert(second), "inserted");
    }));

  test("stores no document with a resident number in the clear", () =>
    Effect.gen(function* () {
      const { document } = invoice(1);
      const person = { ...document.buyer, kind: "resident" as const, number: "9001011000000" };
      const refusal = yield* Effect.flip(
        Invoices.insert(invoice(1, { document: { ...document, buyer: person } })),
      );
      assert.strictEqual(refusal.code, "store.resident-number");
      assert.isUndefined(yield* Invoices.find(invoice(1).ref));
    }));

  test("changes an invoice only from the version that was seen, and keeps octets that are left out", () =>
    Effect.gen(function* () {
      yield* Invoices.insert(invoice(1));
      const xml = Uint8Array.of(60, 47, 62);
      const change = invoice(1, { status: issued, issuedBy: "lee", signedXml: xml });
      assert.isTrue(yield* Invoices.update(change, 1));
      assert.isFalse(yield* Invoices.update(invoice(1, { status: requested }), 1));
      assert.isTrue(yield* Invoices.update(invoice(1, { status: issued, submitId: "s-1" }), 2));
      const now = yield* Invoices.find(change.ref);
      assert.strictEqual(now?.version, 3);
      assert.strictEqual(now?.status.document, "issued");
      assert.isUndefined(now?.issuedBy);
      assert.deepStrictEqual([...(now?.signedXml ?? [])], [...xml]);
      assert.isFalse(yield* Invoices.update(invoice(2), 1));
    }));

  test("lists by tab, counts every tab, and counts what one member may not see", () =>
    Effect.gen(function* () {
      for (const n of [1, 2, 3]) yield* Invoices.insert(invoice(n));
      yield* Invoices.insert(invoice(4, { status: issued, issuedBy: "lee" }));
      yield* Invoices.insert(invoice(5, { status: issued, issuedBy: "kang" }));
      yield* Invoices.insert(invoice(6, { status: { ...requested, document: "refused" } }));
      yield* Invoices.insert(invoice(7, { status: { ...requested, document: "draft" } }));
      const asked = { businessNumber: supplier, page: 1, pageSize: 2, sight: "all" as const };
      const kangs = { persons: ["kang"], waiting: false };
      const waiting = yield* InvoiceList.page({ ...asked, box: "received" });
      assert.deepStrictEqual(refs(waiting.rows), ["inv-0001", "inv-0002"]);
      assert.strictEqual(waiting.total, 3);
      assert.deepStrictEqual(waiting.counts, { received: 3, issued: 2, closed: 1, all: 6 });
      assert.strictEqual(waiting.hidden, 0);
      const rest = yield* InvoiceList.page({ ...asked, box: "received", page: 2 });
      assert.deepStrictEqual(refs(rest.rows), ["inv-0003"]);
      const newest = yield* InvoiceList.page({ ...asked, box: "all" });
      assert.deepStrictEqual(refs(newest.rows), ["inv-0006", "inv-0005"]);
      const own = yield* InvoiceList.page({ ...asked, box: "issued", sight: kangs });
      assert.deepStrictEqual(refs(own.rows), ["inv-0005"]);
      assert.strictEqual(own.total, 1);
      assert.strictEqual(own.hidden, 1);
      yield* Invoices.insert(invoice(8, { status: issued, issuedBy: "lee", requestedBy: "kang" }));
      const buyers = { ...asked, businessNumber: buyer, box: "issued" as const };
      const requested8 = yield* InvoiceList.page({ ...buyers, sight: kangs });
      assert.deepStrictEqual(refs(requested8.rows), ["inv-0008"], "another company's kang is another person");
      assert.strictEqual(requested8.hidden, 2);
      const approver = { persons: ["kang"], waiting: true };
      const answers = yield* InvoiceList.page({ ...asked, box: "all", pageSize: 9, sight: approver });
      assert.deepStrictEqual(refs(answers.rows), ["inv-0005", "inv-0003", "inv-0002", "inv-0001"]);
      assert.strictEqual(answers.hidden, 3);
      const nobody = yield* InvoiceList.page({
        ...asked,
        box: "all",
        sight: { persons: [], waiting: false },
      });
      assert.deepStrictEqual([nobody.total, nobody.hidden], [0, 7]);
      const stranger = yield* InvoiceList.page({ ...asked, businessNumber: "1000000008", box: "all" });
      assert.deepStrictEqual([stranger.total, stranger.counts.all], [0, 0]);
    }));

  test("finds by partner, amount, number and item as people type them, and takes wild cards as letters", () =>
    Effect.gen(function* () {
      yield* Invoices.insert(invoice(1, { managementNumber: "PO-100%_A!" }));
      const found = (businessNumber: string, search: string) =>
        Effect.map(
          InvoiceList.page({ businessNumber, box: "all", page: 1, pageSize: 10, search, sight: "all" }),
          ({ total }) => total,
        );
      for (const typed of ["다라", "222-81-00007", "5,500원", "유지보수", "po-100%_a!", " 00000001 ", ""])
        assert.strictEqual(yield* found(supplier, typed), 1, typed);
      for (const typed of ["가나", "120-88-00016", "5,501", "PO-1%A", "P__100", "'; DROP TABLE invoices; --"])
        assert.strictEqual(yield* found(supplier, typed), 0, typed);
      assert.strictEqual(yield* found(buyer, "가나상사"), 1);
    }));

  test("knows what is due for the tax authority, what waits, and what went together", () =>
    Effect.gen(function* () {
      const queued = { ...issued, transmission: "queued" as const };
      yield* Invoices.insert(invoice(1, { status: queued, issuedAt: at(2), plannedFor: at(60) }));
      yield* Invoices.insert(
        invoice(2, { status: queued, issuedAt: at(1), plannedFor: at(30), signedXml: Uint8Array.of(1) }),
      );
      yield* Invoices.insert(invoice(3, { status: issued }));
      yield* Invoices.insert(
        invoice(4, { status: { ...queued, transmission: "sending" }, plannedFor: at(1), submitId: "s-1" }),
      );
      const cancelled = { ...queued, document: "issueCancelled" as const };
      yield* Invoices.insert(invoice(5, { status: cancelled, plannedFor: at(1) }));
      assert.deepStrictEqual(refs(yield* Invoices.dueForTransmission(at(29), 10)), []);
      const due = yield* Invoices.dueForTransmission(at(60), 10);
      assert.deepStrictEqual(refs(due), ["inv-0002", "inv-0001"]);
      assert.deepStrictEqual(refs(yield* Invoices.dueForTransmission(at(60), 1)), ["inv-0002"]);
      assert.strictEqual((yield* Invoices.waitingForTransmission("erp", 10)).length, 2);
      assert.strictEqual((yield* Invoices.waitingForTransmission("other", 10)).length, 2);
      assert.strictEqual((yield* Invoices.waitingForTransmission("third", 10)).length, 0);
      assert.deepStrictEqual(refs(yield* Invoices.bySubmission("s-1")), ["inv-0004"]);
    }));

  test("knows which requests have run out", () =>
    Effect.gen(function* () {
      yield* Invoices.insert(invoice(1, { expiresAt: at(10) }));
      yield* Invoices.insert(invoice(2, { expiresAt: at(11) }));
      yield* Invoices.insert(invoice(3));
      yield* Invoices.insert(invoice(4, { expiresAt: at(1), status: issued }));
      assert.deepStrictEqual(refs(yield* Invoices.expiring(at(10), 10)), ["inv-0001"]);
    }));

  test("tells each host what happened to its companies' invoices, once and in order", () =>
    Effect.gen(function* () {
      yield* Hosts.insert({ hostId: "third", name: "셋째", keyDigest: "digest-of-third", at: at() });
      yield* Invoices.insert(invoice(1));
      const event = { at: at(1), actor: { _tag: "System" } as const, data: { 사유: "기한 만료" } };
      const ref = invoice(1).ref;
      const first = yield* Events.append({ ...event, type: "requested", ref });
      yield* Events.append({ ...event, type: "points.credited" });
      yield* Events.append({ ...event, type: "expired", ref });
      const all = yield* Events.list({ hostId: "erp", limit: 10 });
      assert.deepStrictEqual(
        all.map(({ type }) => type),
        ["requested", "expired"],
      );
      assert.deepStrictEqual(all[0], first);
      assert.strictEqual((yield* Events.list({ hostId: "other", limit: 10 })).length, 2);
      assert.strictEqual((yield* Events.list({ hostId: "third", limit: 10 })).length, 0);
      const later = yield* Events.list({ hostId: "erp", after: first.seq, limit: 10 });
      assert.deepStrictEqual(
        later.map(({ type }) => type),
        ["expired"],
      );
      assert.strictEqual((yield* Events.ofInvoice(ref)).length, 2);
    }));

  test("keeps one answer per key", () =>
    Effect.gen(function* () {
      const answer = { scope: "erp", key: "k", fingerprint: "f", answer: '{"points":"1"}', at: at() };
      assert.isUndefined(yield* Idempotency.find("erp", "k"));
      assert.isTrue(yield* Idempotency.put(answer));
      assert.isFalse(yield* Idempotency.put({ ...answer, fingerprint: "g" }));
      assert.deepStrictEqual(yield* Transaction.run(Idempotency.find("erp", "k")), answer);
      assert.isUndefined(yield* Idempotency.find("other", "k"));
      yield* Idempotency.prune(at());
      assert.isDefined(yield* Idempotency.find("erp", "k"));
      yield* Idempotency.prune(at(1));
      assert.isUndefined(yield* Idempotency.find("erp", "k"));
    }));

  test("gives a message to one deliverer at a time until it is delivered or given up", () =>
    Effect.gen(function* () {
      const message = { id: "m-1", kind: "mail" as const, body: '{"to":"a"}', notBefore: at(1) };
      yield* Outbox.put(message);
      yield* Outbox.put({ ...message, body: "another" });
      yield* Outbox.put({ ...message, id: "m-0", notBefore: at(3) });
      assert.deepStrictEqual(yield* Outbox.due(at(0), 10), []);
      const [first] = yield* Outbox.due(at(1), 10);
      assert.deepStrictEqual(first, { ...message, attempt: 1 });
      assert.deepStrictEqual(yield* Outbox.due(at(2), 10), []);
      const again = yield* Outbox.due(at(3), 10);
      assert.deepStrictEqual(
        again.map(({ id, attempt }) => [id, attempt]),
        [
          ["m-1", 2],
          ["m-0", 1],
        ],
      );
      assert.isFalse(yield* Outbox.done({ id: "m-1", attempt: 1 }));
      assert.isTrue(yield* Outbox.failed({ id: "m-1", attempt: 2 }, { error: "smtp.451", retryAt: at(4) }));
      assert.isTrue(yield* Outbox.failed({ id: "m-0", attempt: 1 }, { error: "smtp.550" }));
      assert.deepStrictEqual(yield* Outbox.due(at(3), 10), []);
      const [third] = yield* Outbox.due(at(4), 10);
      assert.strictEqual(third?.attempt, 3);
      assert.isTrue(yield* Outbox.done({ id: "m-1", attempt: 3 }));
      yield* Outbox.put(message);
      assert.deepStrictEqual(yield* Outbox.due(at(100), 10), []);
    }));

  test("forgets the body of what was delivered", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient;
      yield* Outbox.put({ id: "m", kind: "mail", body: "secret-token", notBefore: at() });
      const [taken] = yield* Outbox.due(at(), 1);
      yield* Outbox.done(taken ?? { id: "", attempt: 0 });
      assert.deepStrictEqual(
        (yield* sql<{ body: string }>`SELECT body FROM outbox`).map(({ body }) => body),
        [""],
      );
    }));

  test("keeps a session until it expires", () =>
    Effect.gen(function* () {
      const session = { digest: "d", businessNumber: supplier, memberId: "lee", expiresAt: at(30) };
      yield* Sessions.put(session);
      yield* Sessions.put({ ...session, digest: "e", invoice: "inv-0001", origin: "https://erp.example" });
      assert.deepStrictEqual(yield* Sessions.find("d", at(29)), session);
      assert.strictEqual((yield* Sessions.find("e", at(0)))?.origin, "https://erp.example");
      assert.isUndefined(yield* Sessions.find("d", at(30)));
      yield* Sessions.prune(at(30));
      assert.isUndefined(yield* Sessions.find("d", at(0)));
    }));

  test("slows a guesser of the business number down, and forgets it after the right one", () =>
    Effect.gen(function* () {
      const link = {
        digest: "l",
        ref: "inv-0001",
        recipientNumber: supplier,
        fingerprint: "AB-12",
        sender: "다라전자",
        expiresAt: at(1000),
      };
      yield* Links.put(link);
      assert.deepStrictEqual(yield* Links.wrongTry("l", at(0)), { count: 1 });
      assert.deepStrictEqual(yield* Links.wrongTry("l", at(0)), { count: 2 });
      const third = yield* Links.wrongTry("l", at(0));
      assert.deepStrictEqual(third, { count: 3, lockedUntil: DateTime.add(at(0), { seconds: 30 }) });
      assert.deepStrictEqual(yield* Links.find("l"), {
        ...link,
        wrongTries: 3,
        lockedUntil: DateTime.add(at(0), { seconds: 30 }),
      });
      yield* Links.rightTry("l");
      assert.deepStrictEqual(yield* Links.find("l"), { ...link, wrongTries: 0 });
      assert.isUndefined(yield* Links.wrongTry("unknown", at(0)));
    }));

  test("lets one process deal with a submission, and keeps the authority's word", () =>
    Effect.gen(function* () {
      const submission = { submitId: "s-1", signerNumber: supplier, refs: ["inv-0001"], createdAt: at() };
      assert.isTrue(yield* Submissions.put(submission));
      assert.isFalse(yield* Submissions.put(submission));
      assert.deepStrictEqual(yield* Submissions.waiting(at(4), undefined), []);
      assert.isUndefined(yield* Submissions.hold("s-1", at(4)));
      assert.deepStrictEqual(yield* Submissions.waiting(at(5), at(5)), ["s-1"]);
      const taken = yield* Submissions.hold("s-1", at(5));
      const never = { sendings: 1, asked: 0, askAt: at() };
      assert.deepStrictEqual(taken, { ...submission, ...never, state: "prepared", version: 2 });
      assert.isUndefined(yield* Submissions.hold("s-1", at(6)));
      const raw = Uint8Array.of(9, 8, 7);
      const sent = { submitId: "s-1", state: "sent" as const, receiptId: "NTS-1", raw };
      assert.isFalse(yield* Submissions.update(sent, 1));
      assert.isTrue(yield* Submissions.update(sent, 2));
      const again = yield* Submissions.hold("s-1", at(6));
      assert.strictEqual(again?.receiptId, "NTS-1");
      assert.isTrue(yield* Submissions.update({ submitId: "s-1", state: "settled" }, 4));
      assert.deepStrictEqual(yield* Submissions.open, []);
      assert.deepStrictEqual(yield* Submissions.waiting(at(100), undefined), []);
      assert.isUndefined(yield* Submissions.hold("s-1", at(100)));
      const over = yield* Submissions.find("s-1");
      assert.strictEqual(over?.state, "settled");
      assert.deepStrictEqual([...(over?.raw ?? [])], [...raw]);
    }));

  test("asks first about what was not asked about for the longest time", () =>
    Effect.gen(function* () {
      for (const n of [1, 2, 3])
        yield* Submissions.put({ submitId: `s-${n}`, signerNumber: supplier, refs: [], createdAt: at(n) });
      yield* Submissions.hold("s-1", at(20));
      const asked = { submitId: "s-1", state: "sent" as const, asked: 1, askAt: at(30) };
      assert.isTrue(yield* Submissions.update(asked, 2));
      assert.deepStrictEqual(yield* Submissions.waiting(at(20), at(20)), ["s-2", "s-3"]);
      assert.deepStrictEqual(yield* Submissions.waiting(at(20), undefined), ["s-2", "s-3", "s-1"]);
      assert.deepStrictEqual(yield* Submissions.waiting(at(30), at(30)), ["s-2", "s-3", "s-1"]);
    }));

  test("warns of what is not settled when its time has come, and of nothing else", () =>
    Effect.gen(function* () {
      const alarm = { stage: "half" as const, at: at(60) };
      for (const [n, transmission] of [
        [1, "queued"],
        [2, "unknown"],
        [3, "accepted"],
        [4, "rejected"],
      ] as const)
        yield* Invoices.insert(invoice(n, { status: { ...issued, transmission }, alarm }));
      assert.deepStrictEqual(refs(yield* Invoices.alarming(at(59), 10)), []);
      assert.deepStrictEqual(refs(yield* Invoices.alarming(at(60), 10)), ["inv-0001", "inv-0002"]);
    }));

  test("counts the serials of each day", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* Serials.next(day), "00000000");
      assert.strictEqual(yield* Serials.next(day), "00000001");
      assert.strictEqual(yield* Serials.next(TaxInvoice.CalendarDate.make("2026-11-21")), "00000000");
    }));

  test("does all of a transaction or nothing, and lets a part of it fail by itself", () =>
    Effect.gen(function* () {
      const all = Effect.gen(function* () {
        yield* Invoices.insert(invoice(1));
        yield* Events.append({
          at: at(),
          type: "requested",
          ref: invoice(1).ref,
          actor: { _tag: "System" },
          data: {},
        });
        return yield* Effect.fail("refused" as const);
      });
      assert.strictEqual(yield* Effect.flip(Transaction.run(all)), "refused");
      assert.isUndefined(yield* Invoices.find(invoice(1).ref));
      assert.strictEqual((yield* Events.head).seq, 0);
      yield* Transaction.run(
        Effect.gen(function* () {
          yield* Invoices.insert(invoice(2));
          yield* Effect.ignore(Transaction.run(all));
        }),
      );
      assert.isDefined(yield* Invoices.find(invoice(2).ref));
      assert.isUndefined(yield* Invoices.find(invoice(1).ref));
    }));

  test("rolls back what is interrupted", () =>
    Effect.gen(function* () {
      const written = yield* Deferred.make<void>();
      const fiber = yield* Effect.forkChild(
        Transaction.run(
          Invoices.insert(invoice(1)).pipe(
            Effect.andThen(Deferred.succeed(written, undefined)),
            Effect.andThen(Effect.never),
          ),
        ),
      );
      yield* Deferred.await(written);
      yield* Fiber.interrupt(fiber);
      assert.isUndefined(yield* Invoices.find(invoice(1).ref));
      assert.strictEqual(yield* Invoices.insert(invoice(1)), "inserted");
    }));
});
