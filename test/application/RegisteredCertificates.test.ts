import { assert, describe, it } from "@effect/vitest";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Base64 from "effect/encoding/Base64";
import * as SqlClient from "effect/sql/SqlClient";
import {
  type Caller,
  ConfirmPerson,
  IssueWithRegistered,
  OpenLink,
  PasswordHasher,
  RegisterCertificate,
  Sessions,
  TendCertificates,
  Trust,
  ViewApproval,
  ViewCertificates,
  ViewInvoice,
} from "@einv/application";
import { KeyHandover } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { BusinessNumber } from "@einv/identity";
import { EmailAddress, LoginId } from "@einv/membership";
import type { Refusal } from "@einv/refusal";
import { SignedStatement, TaxInvoiceSignature } from "@einv/signature";
import {
  Accounts,
  Companies,
  Events,
  Invoices,
  Memberships,
  RegisteredCertificates,
  Rights,
  Sealing,
} from "@einv/store";
import { onPostgres } from "../store/databases.ts";
import { buyerNumber, supplierNumber } from "./fixtures.ts";
import {
  ask,
  certificates,
  codeOf,
  delivered,
  installation,
  newKey,
  noon,
  pass,
  settled,
  shown,
  supplier,
  tokenOf,
} from "./world.ts";

const origin = "https://erp.example";

const minted = Effect.runPromise(
  Effect.gen(function* () {
    const { hierarchy, ...others } = yield* certificates;
    const of = Effect.fnUntraced(function* (over: Partial<Mint.Business>) {
      return yield* Mint.business(hierarchy, {
        businessNumber: supplierNumber,
        name: "가나상사",
        password: Redacted.make("demo-password-1"),
        keys: yield* Mint.keyPair,
        notBefore: DateTime.subtract(noon, { days: 10 }),
        ...over,
      });
    });
    return {
      ...others,
      good: yield* of({}),
      renewed: yield* of({ notBefore: DateTime.subtract(noon, { days: 1 }) }),
      businessBanking: yield* of({ policy: "1.2.410.200005.1.1.2" }),
      ending: yield* of({ notAfter: DateTime.add(noon, { days: 40 }) }),
      withoutR: yield* of({ withoutR: true }),
    };
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
);
const all = Effect.promise(() => minted);
type Kind = Exclude<keyof Awaited<typeof minted>, "crl">;

const base64 = (octets: Uint8Array) => Base64.encode(octets);

/** What the page does once the password has opened the key. */
const handed = Effect.fnUntraced(function* (
  { challengeId, text, handoverKey }: RegisterCertificate.Begun,
  { key }: Mint.Minted,
  over: Partial<RegisterCertificate.Input> = {},
) {
  const { certificate, signature } = yield* SignedStatement.sign(text, key);
  const input: RegisterCertificate.Input = {
    challengeId,
    certificate: base64(certificate),
    signature: base64(signature),
    sealedKey: base64(yield* KeyHandover.seal(key, handoverKey, challengeId)),
    idempotencyKey: newKey(),
    ...over,
  };
  return input;
});

const register = Effect.fnUntraced(function* (
  caller: Caller.Caller,
  kind: Kind,
  over: Partial<RegisterCertificate.Input> = {},
) {
  const begun = yield* RegisterCertificate.begin(caller);
  const one = (yield* all)[kind];
  return yield* RegisterCertificate.register(caller, yield* handed(begun, one, over));
});

/** A page's session, as the host made it. */
const session = Effect.fnUntraced(function* (
  host: Caller.Host,
  over: { readonly memberId?: string; readonly confirmed?: boolean; readonly businessNumber?: string } = {},
) {
  const { clientSecret } = yield* Sessions.create(host, {
    businessNumber: supplierNumber,
    memberId: "full",
    origin,
    ...over,
  });
  return yield* Sessions.authenticate({ secret: clientSecret, origin });
});

const asked = Effect.fnUntraced(function* (caller: Caller.Caller, host: Caller.Host) {
  const { summary } = yield* ask(host);
  const { view } = yield* ViewApproval.view(caller, summary.ref);
  return { ref: view.summary.ref, version: view.version };
});

const issueWith = Effect.fnUntraced(function* (
  caller: Caller.Caller,
  invoice: { readonly ref: string; readonly version: number },
  over: Partial<IssueWithRegistered.Input> = {},
) {
  const registered = yield* RegisteredCertificates.current(supplierNumber);
  return yield* IssueWithRegistered.issue(caller, {
    ...invoice,
    registrationId: registered?.registrationId ?? "cert_none",
    idempotencyKey: newKey(),
    ...over,
  });
});

type Made = ReturnType<typeof installation>;
type ProvidedBy = Made extends Layer.Layer<infer A, infer _E> ? A : never;

const test = <A, E>(name: string, body: Effect.Effect<A, E, ProvidedBy>) =>
  it.effect(name, () => body.pipe(Effect.provide(installation())));

const typesOf = Effect.map(Events.ofCompany(supplierNumber, { limit: 100 }), (events) =>
  events.map(({ type }) => type).toReversed(),
);

const journey = Effect.gen(function* () {
  const host = yield* settled;
  const caller = yield* session(host, { confirmed: true });
  const begun = yield* RegisterCertificate.begin(caller);
  for (const line of ["공동인증서 등록", "가나상사", "120-88-00016", origin])
    assert.include(begun.text, line);
  const { good, renewed } = yield* all;
  const input = yield* handed(begun, good);
  const after = yield* RegisterCertificate.register(caller, input);
  assert.deepStrictEqual(
    [after.registered?.owner, after.registered?.state, after.registered?.kind.ko, after.former.length],
    ["가나상사", "valid", "전자세금용", 0],
  );
  assert.isUndefined(after.cannotManage);
  const again = yield* RegisterCertificate.register(caller, input);
  assert.strictEqual(again.registered?.registrationId, after.registered?.registrationId, "one registration");

  const invoice = yield* asked(caller, host);
  const key = newKey();
  const receipt = yield* issueWith(caller, invoice, { idempotencyKey: key });
  const repeated = yield* issueWith(caller, invoice, { idempotencyKey: key });
  assert.strictEqual(shown(repeated), shown(receipt), "the same press is one issue with one receipt");
  const stored = yield* Invoices.find(invoice.ref);
  assert.deepStrictEqual(
    [stored?.status.document, stored?.status.billing, stored?.status.transmission],
    ["issued", "charged", "queued"],
  );
  const signed = yield* TaxInvoiceSignature.verify(stored!.signedXml!);
  assert.strictEqual(signed.certificate.serialHex, good.certificate.serialHex);
  const told = (yield* Events.ofInvoice(invoice.ref)).find(
    ({ data }) => data["certificate"] === "registered",
  );
  assert.strictEqual(told?.data["registration"], after.registered?.registrationId);

  const next = yield* RegisterCertificate.begin(caller);
  const replaced = yield* RegisterCertificate.register(
    caller,
    yield* handed(next, renewed, { replaces: after.registered!.registrationId }),
  );
  assert.strictEqual(replaced.registered?.serial, renewed.certificate.serialHex);
  assert.deepStrictEqual(
    replaced.former.map(({ state, serial }) => [state, serial]),
    [["replaced", good.certificate.serialHex]],
  );
  const stale = { registrationId: after.registered!.registrationId };
  assert.strictEqual(
    yield* codeOf(issueWith(caller, yield* asked(caller, host), stale)),
    "certificate.registration-changed",
  );
  const second = yield* asked(caller, host);
  yield* issueWith(caller, second);
  assert.strictEqual(
    (yield* TaxInvoiceSignature.verify((yield* Invoices.find(second.ref))!.signedXml!)).certificate.serialHex,
    renewed.certificate.serialHex,
  );

  yield* pass("1 minute");
  const { registrationId } = replaced.registered!;
  const removal = { registrationId, idempotencyKey: newKey() };
  const gone = yield* RegisterCertificate.remove(caller, removal);
  assert.isUndefined(gone.registered);
  assert.deepStrictEqual(
    gone.former.map(({ state }) => state),
    ["removed", "replaced"],
  );
  yield* RegisterCertificate.remove(caller, removal);
  const sql = yield* SqlClient.SqlClient;
  const keys = yield* Effect.orDie(
    sql`SELECT registration_id FROM registered_certificates WHERE sealed_key IS NOT NULL`,
  );
  assert.strictEqual(keys.length, 0, "with the registration its key goes");
  assert.strictEqual(
    yield* codeOf(issueWith(caller, yield* asked(caller, host), { registrationId })),
    "certificate.not-registered",
  );
  const types = (yield* typesOf).filter((type) => type.startsWith("certificate."));
  assert.deepStrictEqual(types, ["certificate.registered", "certificate.replaced", "certificate.removed"]);
  yield* Events.verifyChain();
  const subjects = (yield* delivered).map(({ subject }) => subject);
  for (const what of ["등록되었습니다", "교체되었습니다", "삭제되었습니다"])
    assert.isTrue(
      subjects.some((subject) => subject.includes(what)),
      `an administrator is told: ${what}`,
    );
});

describe("a registered certificate", () => {
  test("is registered, issues, is replaced in one step and removed", journey);

  test(
    "is registered by administrators of the company only, and seen by its members",
    Effect.gen(function* () {
      const host = yield* settled;
      const own = yield* session(host, { memberId: "own" });
      const refusal = yield* Effect.flip(RegisterCertificate.begin(own));
      assert.strictEqual(refusal.code, "permission.administrator-only");
      assert.match(refusal.what.ko, /공동인증서 등록/);
      const admin = yield* session(host);
      const begun = yield* RegisterCertificate.begin(admin);
      const input = yield* handed(begun, (yield* all).good);
      assert.strictEqual(
        yield* codeOf(RegisterCertificate.register(own, input)),
        "permission.administrator-only",
      );
      const { registered } = yield* RegisterCertificate.register(admin, input);
      const seen = yield* ViewCertificates.view(own);
      assert.strictEqual(seen.registered?.registrationId, registered?.registrationId);
      assert.strictEqual(seen.cannotManage?.code, "permission.administrator-only");
      const removal = { registrationId: registered!.registrationId, idempotencyKey: newKey() };
      assert.strictEqual(
        yield* codeOf(RegisterCertificate.remove(own, removal)),
        "permission.administrator-only",
      );
      assert.strictEqual((yield* ViewCertificates.view(own)).registered?.state, "valid");
    }),
  );

  const unfit: ReadonlyArray<readonly [Kind, string]> = [
    ["buyer", "company-verification.other-company"],
    ["businessBanking", "certificate.bank-only"],
    ["banking", "company-verification.kind"],
    ["expired", "certificate.expired"],
    ["revoked", "certificate.revoked"],
    ["stranger", "certificate.untrusted"],
    ["withoutVid", "company-verification.no-proof"],
    ["withoutR", "company-verification.no-proof"],
  ];
  for (const [kind, code] of unfit) {
    test(
      `is not one that is ${kind}`,
      Effect.gen(function* () {
        const caller = yield* session(yield* settled);
        assert.strictEqual(yield* codeOf(register(caller, kind)), code);
        assert.isUndefined((yield* ViewCertificates.view(caller)).registered);
        assert.deepStrictEqual(
          (yield* typesOf).filter((type) => type.startsWith("certificate.")),
          [],
        );
      }),
    );
  }

  test(
    "comes with the key, the text and the occasion that belong to it",
    Effect.gen(function* () {
      const host = yield* settled;
      const caller = yield* session(host);
      const { good, renewed, buyer: others } = yield* all;
      const refused = Effect.fnUntraced(function* (
        change: (
          begun: RegisterCertificate.Begun,
        ) => Effect.Effect<RegisterCertificate.Input, Refusal.Refusal>,
        by = caller,
      ) {
        return yield* codeOf(
          Effect.flatMap(Effect.flatMap(RegisterCertificate.begin(caller), change), (input) =>
            RegisterCertificate.register(by, input),
          ),
        );
      });
      const sealedFor = (one: Mint.Minted, begun: RegisterCertificate.Begun, occasion = begun.challengeId) =>
        Effect.map(KeyHandover.seal(one.key, begun.handoverKey, occasion), base64);
      const keyOf = (make: (begun: RegisterCertificate.Begun) => Effect.Effect<string, Refusal.Refusal>) =>
        refused((begun) => Effect.flatMap(make(begun), (sealedKey) => handed(begun, good, { sealedKey })));

      assert.strictEqual(
        yield* keyOf((begun) => sealedFor(renewed, begun)),
        "company-verification.other-company",
      );
      assert.strictEqual(yield* keyOf((begun) => sealedFor(good, begun, "cv_other")), "certificate.handover");
      assert.strictEqual(
        yield* keyOf((begun) => Effect.map(sealedFor(good, begun), (text) => `A${text.slice(1)}`)),
        "certificate.handover",
      );
      assert.strictEqual(
        yield* refused((begun) => handed({ ...begun, text: `${begun.text} ` }, good)),
        "signature.statement-differs",
      );
      assert.strictEqual(
        yield* refused((begun) =>
          Effect.flatMap(handed(begun, others), ({ certificate, signature }) =>
            handed(begun, good, { certificate, signature }),
          ),
        ),
        "company-verification.other-company",
        "the text signed with another company's certificate",
      );
      const stranger = { businessNumber: buyerNumber, memberId: "full", origin };
      assert.strictEqual(
        yield* refused((begun) => handed(begun, good), stranger),
        "company-verification.not-open",
        "another tenant",
      );
      const elsewhere = yield* RegisterCertificate.begin(caller);
      const late = yield* handed(elsewhere, good);
      yield* pass("11 minutes");
      assert.strictEqual(
        yield* codeOf(RegisterCertificate.register(caller, late)),
        "company-verification.expired",
      );
      assert.isUndefined((yield* ViewCertificates.view(caller)).registered);
    }),
  );

  test(
    "is one at a time, and replaced only as it was seen",
    Effect.gen(function* () {
      const caller = yield* session(yield* settled);
      const { registered } = yield* register(caller, "good");
      assert.strictEqual(yield* codeOf(register(caller, "good")), "certificate.registered-already");
      const another = yield* Effect.flip(register(caller, "renewed"));
      assert.strictEqual(another.code, "certificate.registered-another");
      assert.match(another.why?.ko ?? "", /가나상사/);
      assert.strictEqual(
        yield* codeOf(register(caller, "renewed", { replaces: "cert_of_yesterday" })),
        "certificate.registration-changed",
      );
      const seen = yield* ViewCertificates.view(caller);
      assert.strictEqual(seen.registered?.registrationId, registered?.registrationId);
      const stranger = { businessNumber: buyerNumber, memberId: "full", origin };
      assert.isUndefined((yield* ViewCertificates.view(stranger)).registered);
      assert.strictEqual(
        yield* codeOf(ViewCertificates.report(stranger, registered!.registrationId)),
        "certificate.not-registered",
      );
      assert.strictEqual(
        yield* codeOf(
          RegisterCertificate.remove(stranger, {
            registrationId: registered!.registrationId,
            idempotencyKey: newKey(),
          }),
        ),
        "certificate.not-registered",
      );
    }),
  );
});

describe("issuing with a registered certificate", () => {
  test(
    "takes a person who was asked a moment ago",
    Effect.gen(function* () {
      const host = yield* settled;
      yield* register(yield* session(host), "good");
      const unasked = yield* session(host);
      const invoice = yield* asked(unasked, host);
      const refusal = yield* Effect.flip(issueWith(unasked, invoice));
      assert.strictEqual(refusal.code, "confirmation.by-host");
      assert.match(refusal.remedy.ko, /다시 로그인/);
      const caller = yield* session(host, { confirmed: true });
      const { confirmation } = yield* ViewCertificates.view(caller);
      assert.deepStrictEqual(confirmation, { by: "host", until: DateTime.add(noon, { minutes: 10 }) });
      yield* pass("10 minutes");
      assert.strictEqual(yield* codeOf(issueWith(caller, invoice)), "confirmation.by-host");
      yield* issueWith(yield* session(host, { confirmed: true }), invoice);
    }),
  );

  test(
    "is nobody's who opened a mail link, and nobody's who may not issue",
    Effect.gen(function* () {
      const host = yield* settled;
      yield* register(yield* session(host), "good");
      const { summary } = yield* ask(host);
      const [mail] = (yield* delivered).filter(({ text }) => text.includes("#einv="));
      const link = yield* OpenLink.open({ token: tokenOf(mail!), businessNumber: supplierNumber });
      const visitor = yield* Sessions.authenticate({ secret: link.clientSecret });
      assert.strictEqual(visitor.invoice, summary.ref);
      const invoice = { ref: summary.ref, version: (yield* ViewInvoice.view(supplier, summary.ref)).version };
      assert.strictEqual(yield* codeOf(issueWith(visitor, invoice)), "session.one-invoice");
      assert.strictEqual(yield* codeOf(ViewCertificates.view(visitor)), "session.one-invoice");
      const none = yield* session(host, { memberId: "none", confirmed: true });
      assert.strictEqual(yield* codeOf(issueWith(none, invoice)), "permission.none");
      const others = yield* session(host, { businessNumber: buyerNumber, confirmed: true });
      const registration = yield* RegisteredCertificates.current(supplierNumber);
      assert.strictEqual(
        yield* codeOf(issueWith(others, invoice, { registrationId: registration!.registrationId })),
        "lifecycle.not-supplier",
      );
      assert.strictEqual((yield* Invoices.find(summary.ref))?.status.document, "requested");
    }),
  );

  test(
    "names why the certificate cannot be used any more, and what to do",
    Effect.gen(function* () {
      const host = yield* settled;
      const { registered } = yield* register(yield* session(host), "ending");
      yield* pass("41 days");
      const caller = yield* session(host, { confirmed: true });
      const expired = yield* Effect.flip(issueWith(caller, yield* asked(caller, host)));
      assert.strictEqual(expired.code, "certificate.expired");
      assert.match(expired.why?.ko ?? "", /2027-01-03/);
      assert.match(expired.remedy.ko, /교체/);
      const { registered: seen } = yield* ViewCertificates.view(caller);
      assert.deepStrictEqual([seen?.state, seen?.daysLeft], ["expired", -1]);
      const { findings } = yield* ViewCertificates.report(caller, registered!.registrationId);
      assert.strictEqual(findings[0]?.code, "certificate.expired");
    }),
  );

  test(
    "notices a revocation at once, and shows it",
    Effect.gen(function* () {
      const host = yield* settled;
      const caller = yield* session(host, { confirmed: true });
      yield* register(caller, "good");
      const { hierarchy, good } = { ...(yield* certificates), good: (yield* all).good };
      const invoice = yield* asked(caller, host);
      const { Crl } = yield* Effect.promise(() => import("@einv/certificate"));
      const list = yield* Mint.crl(hierarchy, [good.certificate.serial], noon);
      const revoking = Trust.layer({
        anchors: [hierarchy.root],
        intermediates: [hierarchy.authority],
        crls: [yield* Effect.fromResult(Crl.parse(list))],
      });
      const refusal = yield* Effect.flip(Effect.provide(issueWith(caller, invoice), revoking));
      assert.strictEqual(refusal.code, "certificate.revoked");
      assert.match(refusal.remedy.ko, /교체/);
      assert.strictEqual((yield* ViewCertificates.view(caller)).registered?.state, "revoked");
      assert.strictEqual((yield* Invoices.find(invoice.ref))?.status.document, "requested");
    }),
  );

  test(
    "is refused when what was kept was changed, moved to another company, or the server's key is another",
    Effect.gen(function* () {
      const host = yield* settled;
      const caller = yield* session(host, { confirmed: true });
      const { registered } = yield* register(caller, "good");
      const { registrationId } = registered!;
      const sql = yield* SqlClient.SqlClient;
      const refused = Effect.gen(function* () {
        return yield* codeOf(issueWith(caller, yield* asked(caller, host)));
      });
      const otherKey = Sealing.layer(Redacted.make(new Uint8Array(32).fill(9))).pipe(
        Layer.provide(SecureRandom.layerWebCrypto),
      );
      const invoice = yield* asked(caller, host);
      assert.strictEqual(
        yield* codeOf(Effect.provide(issueWith(caller, invoice), otherKey)),
        "certificate.registered-key",
      );
      const { findings } = yield* Effect.provide(ViewCertificates.report(caller, registrationId), otherKey);
      assert.strictEqual(findings[0]?.code, "certificate.registered-key");
      const before = yield* RegisteredCertificates.current(supplierNumber);
      const sealed = before!.sealedKey!;
      for (const at of [0, 5, 30, 80, sealed.length - 1]) {
        const changed = sealed.slice();
        changed[at] = changed[at]! ^ 1;
        yield* Effect.orDie(sql`UPDATE registered_certificates SET sealed_key = ${changed}`);
        assert.strictEqual(yield* refused, "certificate.registered-key", `octet ${at}`);
      }
      yield* Effect.orDie(
        sql`UPDATE registered_certificates SET sealed_key = ${sealed}, registration_id = 'cert_moved'`,
      );
      assert.strictEqual(yield* refused, "certificate.registered-key");
    }),
  );

  test(
    "lets nothing be issued with it after it was removed while it signed",
    Effect.gen(function* () {
      const host = yield* settled;
      const caller = yield* session(host, { confirmed: true });
      const { registered } = yield* register(caller, "good");
      const invoice = yield* asked(caller, host);
      const trust = yield* Trust.Trust;
      const removing = Trust.Trust.of({
        believe: (signer, at) =>
          RegisterCertificate.remove(caller, {
            registrationId: registered!.registrationId,
            idempotencyKey: "meanwhile",
          }).pipe(Effect.provideContext(context), Effect.andThen(trust.believe(signer, at))),
      });
      const context = yield* Effect.context<ProvidedBy>();
      const outcome = yield* codeOf(
        issueWith(caller, invoice).pipe(Effect.provideService(Trust.Trust, removing)),
      );
      assert.strictEqual(outcome, "certificate.not-registered");
      assert.strictEqual((yield* Invoices.find(invoice.ref))?.status.document, "requested");
    }),
  );

  const passwords = Layer.succeed(PasswordHasher.PasswordHasher, {
    hash: (password) => Effect.succeed(Redacted.make(`kept ${Redacted.value(password)}`)),
    verify: (password, kept) =>
      Effect.succeed({
        right: kept !== undefined && Redacted.value(kept) === `kept ${Redacted.value(password)}`,
        outdated: false,
      }),
  });

  /** A member who joined with an account of einv's own. */
  const joined = Effect.gen(function* () {
    const businessNumber = BusinessNumber.BusinessNumber.make(supplierNumber);
    const accountId = "acc_1";
    const email = EmailAddress.EmailAddress.make("nara@example.com");
    const sealing = yield* Sealing.Sealing;
    const password = yield* sealing.seal(
      Redacted.make(new TextEncoder().encode("kept right horse")),
      `account/${accountId}/password`,
    );
    yield* Accounts.insert(
      {
        accountId,
        loginId: LoginId.LoginId.make("nara01"),
        name: "한나라",
        email,
        emailProven: true,
        phoneProven: false,
        assurance: "possession",
        secondFactor: "none",
        createdAt: noon,
      },
      { password },
    );
    yield* Memberships.insert({ accountId, businessNumber, since: noon, provenAt: noon });
    yield* Companies.addMember({ businessNumber, memberId: accountId, name: "한나라", email, grant: "full" });
    yield* Rights.distribute({ businessNumber, memberId: accountId, state: "distributed", at: noon });
    return accountId;
  });

  test(
    "asks a member with an account for its password, for this session, and counts what is guessed",
    Effect.gen(function* () {
      const host = yield* settled;
      yield* register(yield* session(host), "good");
      const memberId = yield* joined;
      const caller = yield* session(host, { memberId });
      const invoice = yield* asked(caller, host);
      assert.strictEqual(yield* codeOf(issueWith(caller, invoice)), "confirmation.needed");
      assert.strictEqual((yield* ViewCertificates.view(caller)).confirmation.by, "password");
      const type = (password: string, by = caller) =>
        ConfirmPerson.confirm(by, { password: Redacted.make(password) }, {}).pipe(Effect.provide(passwords));
      assert.strictEqual(yield* codeOf(type("wrong horse")), "confirmation.wrong");
      assert.strictEqual(yield* codeOf(issueWith(caller, invoice)), "confirmation.needed");
      const { until } = yield* type("right horse");
      assert.deepStrictEqual(until, DateTime.add(noon, { minutes: 10 }));
      const elsewhere = yield* session(host, { memberId });
      assert.strictEqual(yield* codeOf(issueWith(elsewhere, invoice)), "confirmation.needed");
      yield* issueWith(caller, invoice);
      for (let guess = 0; guess < 10; guess += 1) yield* codeOf(type("wrong horse"));
      assert.strictEqual(yield* codeOf(type("right horse")), "account.slow-down");
      assert.strictEqual(yield* codeOf(type("anything", yield* session(host))), "confirmation.by-host");
    }),
  );
});

describe("looking after registered certificates", () => {
  test(
    "tells administrators thirty days, a week and a day before the end, once each",
    Effect.gen(function* () {
      const caller = yield* session(yield* settled);
      yield* register(caller, "ending");
      const told = Effect.gen(function* () {
        const { reminded } = yield* TendCertificates.tend;
        yield* TendCertificates.tend;
        const mails = (yield* delivered).filter(({ id }) => id.startsWith("certificate-ending"));
        return [reminded, mails.length];
      });
      assert.deepStrictEqual(yield* told, [0, 0]);
      yield* pass("11 days");
      assert.deepStrictEqual(yield* told, [1, 1]);
      yield* pass("24 days");
      assert.deepStrictEqual(yield* told, [1, 2]);
      yield* pass("98 hours");
      assert.deepStrictEqual(yield* told, [1, 3]);
      yield* pass("2 days");
      assert.deepStrictEqual(yield* told, [0, 3]);
      const mails = (yield* delivered).filter(({ id }) => id.startsWith("certificate-ending"));
      assert.match(mails[0]!.subject, /30일 안에 만료됩니다/);
      assert.match(mails[0]!.text, /2027-01-03/);
      assert.match(mails[0]!.text, /교체/);
    }),
  );

  test(
    "says only the most urgent to who was not told in time",
    Effect.gen(function* () {
      const caller = yield* session(yield* settled);
      yield* register(caller, "ending");
      yield* pass("35 days");
      assert.strictEqual((yield* TendCertificates.tend).reminded, 1);
      const mails = (yield* delivered).filter(({ id }) => id.startsWith("certificate-ending"));
      assert.deepStrictEqual(
        mails.map(({ id }) => id.split(".")[1]),
        ["7"],
      );
    }),
  );

  test(
    "seals keys again when the installation has a new key, and they still sign",
    Effect.gen(function* () {
      const host = yield* settled;
      const caller = yield* session(host, { confirmed: true });
      yield* register(caller, "good");
      const former = Redacted.make(new Uint8Array(32).fill(7));
      const today = Redacted.make(new Uint8Array(32).fill(8));
      const both = Sealing.layer(today, [former]).pipe(Layer.provide(SecureRandom.layerWebCrypto));
      const onlyToday = Sealing.layer(today).pipe(Layer.provide(SecureRandom.layerWebCrypto));
      assert.strictEqual((yield* Effect.provide(TendCertificates.tend, both)).resealed, 1);
      assert.strictEqual((yield* Effect.provide(TendCertificates.tend, both)).resealed, 0);
      const invoice = yield* asked(caller, host);
      yield* Effect.provide(issueWith(caller, invoice), onlyToday);
      assert.strictEqual((yield* Invoices.find(invoice.ref))?.status.document, "issued");
    }),
  );
});

/** Everything that was written to the log. */
class Log extends Context.Service<Log, Array<string>>()("test/Log") {}

const logging = Layer.unwrap(
  Effect.map(Log, (lines) =>
    Logger.layer([Logger.map(Logger.formatLogFmt, (line) => void lines.push(String(line)))]),
  ),
).pipe(Layer.provideMerge(Layer.sync(Log, () => Log.of([]))));

/** Every way in which octets are written down. */
const spellings = (octets: Uint8Array): ReadonlyArray<string> => {
  const buffer = Buffer.from(octets);
  return [buffer.toString("hex"), buffer.toString("base64"), buffer.toString("base64url")];
};

describe("the key", () => {
  it.effect("is in no log, no event, no mail, no answer, no refusal, and in no table but sealed", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const caller = yield* session(host, { confirmed: true });
      const { good } = yield* all;
      const begun = yield* RegisterCertificate.begin(caller);
      const input = yield* handed(begun, good);
      const answers: Array<unknown> = [begun, yield* RegisterCertificate.register(caller, input)];
      const registration = yield* RegisteredCertificates.current(supplierNumber);
      answers.push(yield* ViewCertificates.report(caller, registration!.registrationId));
      const invoice = yield* asked(caller, host);
      answers.push(yield* issueWith(caller, invoice));
      answers.push(yield* Effect.flip(issueWith(caller, invoice)));
      answers.push(yield* Effect.flip(register(caller, "good")));
      answers.push(
        yield* Events.ofCompany(supplierNumber, { limit: 200 }),
        yield* Events.ofInvoice(invoice.ref),
      );
      answers.push(yield* delivered);
      const sql = yield* SqlClient.SqlClient;
      const tables = yield* Effect.orDie(
        sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`,
      );
      for (const { name } of tables) answers.push(yield* Effect.orDie(sql.unsafe(`SELECT * FROM ${name}`)));
      const octetsOf = (value: unknown): unknown =>
        value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
      const said = [
        JSON.stringify(answers, (_, value: unknown) =>
          typeof value === "bigint" ? String(value) : octetsOf(value),
        ),
        ...(yield* Log),
      ].join("\n");
      const pkcs8 = Redacted.value(good.key.pkcs8);
      // The private exponent and the primes lie in the middle; base64 is tried from each of its three phases.
      for (const from of [400, 401, 402, 700, 701, 702])
        for (const spelled of spellings(pkcs8.slice(from, from + 24))) assert.notInclude(said, spelled);
      for (const spelled of spellings(Redacted.value(good.key.r!))) assert.notInclude(said, spelled);
      assert.notInclude(said, "demo-password-1");
      assert.include(said, Buffer.from(registration!.sealedKey!).toString("hex"));
    }).pipe(Effect.provide(installation()), Effect.provide(logging)),
  );

  test(
    "leaves nothing when the process dies between sealing and committing",
    Effect.gen(function* () {
      const caller = yield* session(yield* settled);
      const begun = yield* RegisterCertificate.begin(caller);
      const input = yield* handed(begun, (yield* all).good);
      const sealing = yield* Sealing.Sealing;
      let sealed = 0;
      const dying = Sealing.Sealing.of({
        ...sealing,
        seal: (plain, context) =>
          context.startsWith("certificate/")
            ? Effect.tap(sealing.seal(plain, context), () => Effect.sync(() => (sealed += 1)))
            : Effect.die("killed"),
      });
      // The mails to the administrators are sealed inside the transaction: there it dies.
      const died = yield* Effect.exit(
        RegisterCertificate.register(caller, input).pipe(Effect.provideService(Sealing.Sealing, dying)),
      );
      assert.strictEqual(died._tag, "Failure");
      assert.strictEqual(sealed, 1);
      assert.isUndefined((yield* ViewCertificates.view(caller)).registered);
      assert.deepStrictEqual(yield* RegisteredCertificates.ofCompany(supplierNumber, 10), []);
      const after = yield* RegisterCertificate.register(caller, input);
      assert.strictEqual(after.registered?.state, "valid", "and the same press goes on");
    }),
  );
});

onPostgres("a registered certificate", (empty) => {
  it.live("is registered, issues, is replaced in one step and removed", () =>
    journey.pipe(Effect.provide(installation({}, empty()))),
  );

  it.live("is one, however many register at once", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const caller = yield* session(host);
      const { good } = yield* all;
      const begun = yield* RegisterCertificate.begin(caller);
      const inputs = yield* Effect.forEach([1, 2, 3, 4], () => handed(begun, good));
      const outcomes = yield* Effect.forEach(
        inputs,
        (input) => codeOf(RegisterCertificate.register(caller, input)),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(outcomes.filter((code) => code === "ok").length, 1);
      assert.strictEqual((yield* RegisteredCertificates.ofCompany(supplierNumber, 10)).length, 1);
      const same = yield* handed(yield* RegisterCertificate.begin(caller), (yield* all).renewed, {
        replaces: (yield* RegisteredCertificates.current(supplierNumber))!.registrationId,
      });
      const repeated = yield* Effect.forEach(
        [1, 2, 3],
        () => codeOf(RegisterCertificate.register(caller, same)),
        { concurrency: "unbounded" },
      );
      assert.deepStrictEqual(repeated, ["ok", "ok", "ok"]);
      assert.strictEqual((yield* RegisteredCertificates.ofCompany(supplierNumber, 10)).length, 2);
    }).pipe(Effect.provide(installation({}, empty()))),
  );

  it.live("issues once, however often it is pressed at once", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const caller = yield* session(host, { confirmed: true });
      yield* register(caller, "good");
      const invoice = yield* asked(caller, host);
      const receipts = yield* Effect.forEach(
        [1, 2, 3, 4],
        () => Effect.map(issueWith(caller, invoice, { idempotencyKey: "pressed" }), shown),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(new Set(receipts).size, 1);
      const types = (yield* Events.ofInvoice(invoice.ref)).map(({ type }) => type);
      assert.strictEqual(new Set(types).size, types.length, "nothing happened twice");
    }).pipe(Effect.provide(installation({}, empty()))),
  );
});
