import { assert } from "@effect/vitest";
import { it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as SqlClient from "effect/sql/SqlClient";
import { BusinessNumber, PhoneNumber } from "@einv/identity";
import {
  type Account,
  CompanyVerification,
  EmailAddress,
  LoginId,
  Throttle,
  Verification,
} from "@einv/membership";
import {
  Accounts,
  Companies,
  CompanyVerifications,
  Hosts,
  Logins,
  Memberships,
  Sessions,
  Signups,
  Throttles,
  Transaction,
  Verifications,
} from "@einv/store";
import { migrated, onEveryDatabase } from "./databases.ts";

const at = (minutes: number) => DateTime.add(DateTime.makeUnsafe("2026-11-25T01:00:00Z"), { minutes });
const number = BusinessNumber.BusinessNumber.make("1208800016");
const email = EmailAddress.EmailAddress.make("hong@gana.example");
const phone = PhoneNumber.PhoneNumber.make("+821012345678");
const password = Uint8Array.of(1, 2, 3);

const account = (accountId: string, change: Partial<Account.Account> = {}): Account.Account => ({
  accountId,
  loginId: LoginId.LoginId.make(`login_${accountId}`),
  name: "홍길동",
  phone,
  phoneProven: false,
  email,
  emailProven: true,
  assurance: "possession",
  secondFactor: "none",
  createdAt: at(0),
  ...change,
});

const ids = (found: ReadonlyArray<Account.Account>) => found.map(({ accountId }) => accountId);

onEveryDatabase("Membership in the store", ({ empty, concurrent }) => {
  const test = (name: string, body: () => Effect.Effect<void, unknown, SqlClient.SqlClient>) =>
    it.live(name, () => Effect.suspend(body).pipe(Effect.provide(migrated(empty()))));

  test("gives a login ID to one account, and finds accounts only by what was proven", () =>
    Effect.gen(function* () {
      assert.isTrue(yield* Accounts.insert(account("a"), { password }));
      assert.isFalse(yield* Accounts.insert(account("b", { loginId: account("a").loginId }), { password }));
      yield* Accounts.insert(account("c", { phoneProven: true, emailProven: false, createdAt: at(1) }), {
        password,
        personKey: "person-1",
      });
      assert.deepStrictEqual(ids(yield* Accounts.provenBy({ email })), ["a"]);
      assert.deepStrictEqual(ids(yield* Accounts.provenBy({ phone })), ["c"]);
      assert.deepStrictEqual(ids(yield* Accounts.provenBy({ personKey: "person-1" })), ["c"]);
      assert.deepStrictEqual(ids(yield* Accounts.provenBy({ email, phone })), ["a", "c"]);
      assert.deepStrictEqual(yield* Accounts.provenBy({}), []);
      const stored = yield* Accounts.byLoginId("login_a");
      assert.deepStrictEqual(stored, { account: account("a"), password, version: 1 });
      assert.deepStrictEqual(
        yield* Accounts.taken(["login_a", "login_z"]),
        new Set([LoginId.LoginId.make("login_a")]),
      );
    }));

  test("lets one of two changes of an account win", () =>
    Effect.gen(function* () {
      yield* Accounts.insert(account("a"), { password });
      const next = Uint8Array.of(9);
      assert.isTrue(yield* Accounts.update(account("a", { phoneProven: true }), 1, { password: next }));
      assert.isFalse(yield* Accounts.update(account("a"), 1));
      assert.deepStrictEqual((yield* Accounts.find("a"))?.password, next);
      assert.deepStrictEqual(ids(yield* Accounts.provenBy({ phone })), ["a"]);
    }));

  test("keeps every consent that was ever given or withdrawn", () =>
    Effect.gen(function* () {
      yield* Accounts.insert(account("a"), { password });
      const consent = { terms: "marketing", version: "1", given: true, at: at(0) } as const;
      yield* Accounts.remember("a", [consent, { ...consent, terms: "service" }]);
      yield* Accounts.remember("a", [{ ...consent, given: false, at: at(1) }]);
      assert.deepStrictEqual(
        (yield* Accounts.consents("a")).map(({ terms, given }) => `${terms} ${given}`),
        ["marketing true", "service true", "marketing false"],
      );
    }));

  test("keeps members who joined by themselves when a host registers its own anew", () =>
    Effect.gen(function* () {
      yield* Hosts.insert({ hostId: "erp", name: "ERP", keyDigest: "d", at: at(0) });
      yield* Accounts.insert(account("a"), { password });
      const company = { businessNumber: number, hostId: "erp", name: "가나상사", representative: "김가나" };
      yield* Companies.put({ ...company, members: [{ memberId: "kim", name: "김", grant: "full" }] });
      const membership = { accountId: "a", businessNumber: number, invoice: "inv_1", since: at(1) };
      assert.isTrue(yield* Memberships.insert(membership));
      assert.isFalse(yield* Memberships.insert(membership));
      const member = { businessNumber: number, memberId: "a", name: "홍길동", grant: "none" } as const;
      assert.isTrue(yield* Companies.addMember(member));
      yield* Companies.put({ ...company, members: [{ memberId: "lee", name: "이", grant: "none" }] });
      assert.deepStrictEqual(
        (yield* Companies.members(number)).map(({ memberId }) => memberId),
        ["a", "lee"],
      );
      assert.deepStrictEqual(yield* Memberships.ofAccount("a"), [
        { ...membership, name: "가나상사", grant: "none" },
      ]);
      assert.isTrue(yield* Memberships.prove(number, "a", at(5)));
      assert.isFalse(yield* Memberships.prove(number, "a", at(6)));
      assert.isFalse(yield* Memberships.prove(number, "lee", at(6)));
      assert.deepStrictEqual((yield* Memberships.find(number, "a"))?.provenAt, at(5));
    }));

  test("lets a request to join wait once, and be answered once", () =>
    Effect.gen(function* () {
      yield* Hosts.ensureOwn(at(0));
      yield* Hosts.ensureOwn(at(1));
      yield* Accounts.insert(account("a"), { password });
      const company = {
        businessNumber: number,
        hostId: Hosts.own,
        name: "가나상사",
        representative: "김가나",
      };
      assert.isTrue(yield* Companies.found(company));
      assert.isFalse(yield* Companies.found({ ...company, name: "남의 이름" }));
      const request = {
        requestId: "r1",
        businessNumber: number,
        accountId: "a",
        signupId: "s1",
        state: "open",
        askedAt: at(1),
      } as const;
      assert.isTrue(yield* Memberships.ask(request));
      assert.isFalse(yield* Memberships.ask({ ...request, requestId: "r2" }));
      assert.deepStrictEqual(yield* Memberships.requestOf("s1"), request);
      assert.isTrue(yield* Memberships.answer("r1", { state: "declined", at: at(2), by: "kim" }));
      assert.isFalse(yield* Memberships.answer("r1", { state: "admitted", at: at(3), by: "kim" }));
      assert.deepStrictEqual(yield* Memberships.openRequests(number), []);
      assert.isTrue(yield* Memberships.ask({ ...request, requestId: "r2" }));
    }));

  test("goes on with a signup once per version, and forgets it in its time", () =>
    Effect.gen(function* () {
      const signup = {
        signupId: "s1",
        digest: "d1",
        state: Uint8Array.of(1),
        createdAt: at(0),
        expiresAt: at(60),
        version: 1,
      };
      yield* Signups.insert(signup);
      const next = { state: Uint8Array.of(2), expiresAt: at(60) };
      assert.isTrue(yield* Signups.update("s1", 1, next));
      assert.isFalse(yield* Signups.update("s1", 1, next));
      assert.deepStrictEqual(yield* Signups.byDigest("d1"), { ...signup, ...next, version: 2 });
      yield* Signups.prune(at(59));
      assert.isDefined(yield* Signups.find("s1"));
      yield* Signups.prune(at(60));
      assert.isUndefined(yield* Signups.find("s1"));
    }));

  test("forgets the code of a proof with its end", () =>
    Effect.gen(function* () {
      const target = { method: "email", email } as const;
      const begun = Verification.beginCode({ id: "v1", owner: "o", purpose: "signup", target, at: at(0) });
      yield* Verifications.insert(begun, Uint8Array.of(7));
      assert.deepStrictEqual(yield* Verifications.openOf("o"), [
        { verification: begun, secret: Uint8Array.of(7), version: 1 },
      ]);
      const { after } = Verification.wrong(begun);
      assert.isTrue(yield* Verifications.update(after, 1));
      assert.isFalse(yield* Verifications.update(after, 1));
      assert.deepStrictEqual((yield* Verifications.find("v1"))?.secret, Uint8Array.of(7));
      const ended = Verification.end(after, "verified");
      assert.isTrue(yield* Verifications.update(ended, 2));
      assert.deepStrictEqual(yield* Verifications.find("v1"), { verification: ended, version: 3 });
      assert.deepStrictEqual(yield* Verifications.openOf("o"), []);
    }));

  test("ends every login of an account, and the pages that came of them", () =>
    Effect.gen(function* () {
      yield* Hosts.ensureOwn(at(0));
      yield* Accounts.insert(account("a"), { password });
      const company = {
        businessNumber: number,
        hostId: Hosts.own,
        name: "가나상사",
        representative: "김가나",
      };
      yield* Companies.found(company);
      yield* Memberships.insert({ accountId: "a", businessNumber: number, since: at(0) });
      const login = { accountId: "a", purpose: "account", expiresAt: at(60) } as const;
      yield* Logins.put({ ...login, digest: "l1" });
      yield* Logins.put({ ...login, digest: "l2", purpose: "reset" });
      const page = { businessNumber: number, expiresAt: at(60) };
      yield* Sessions.put({ ...page, digest: "p1", memberId: "a" });
      yield* Sessions.put({ ...page, digest: "p2", memberId: "kim" });
      assert.isUndefined(yield* Logins.find("l2", "account", at(1)));
      assert.isUndefined(yield* Logins.find("l1", "account", at(60)));
      yield* Logins.endAll("a");
      assert.isUndefined(yield* Logins.find("l1", "account", at(1)));
      assert.isUndefined(yield* Sessions.find("p1", at(1)));
      assert.isDefined(yield* Sessions.find("p2", at(1)));
    }));

  test("forgets accounts that came to no company, and keeps those that did or are logged in", () =>
    Effect.gen(function* () {
      yield* Hosts.ensureOwn(at(0));
      const company = {
        businessNumber: number,
        hostId: Hosts.own,
        name: "가나상사",
        representative: "김가나",
      };
      yield* Companies.found(company);
      for (const id of ["idle", "member", "here", "new"]) {
        yield* Accounts.insert(account(id, { createdAt: at(id === "new" ? 50 : 0) }), { password });
        yield* Accounts.remember(id, [{ terms: "service", version: "1", given: true, at: at(0) }]);
      }
      yield* Memberships.insert({ accountId: "member", businessNumber: number, since: at(0) });
      yield* Logins.put({ digest: "l", accountId: "here", purpose: "account", expiresAt: at(100) });
      yield* Accounts.prune(at(30), at(60));
      const left = yield* Effect.filter(["idle", "member", "here", "new"], (id) =>
        Effect.map(Accounts.find(id), (found) => found !== undefined),
      );
      assert.deepStrictEqual(left, ["member", "here", "new"]);
      assert.deepStrictEqual(yield* Accounts.consents("idle"), []);
    }));

  test("counts every one of many guesses at the same time", () =>
    Effect.gen(function* () {
      const guess = Transaction.run(
        Effect.gen(function* () {
          yield* Throttles.lock(["k"]);
          const before = yield* Throttles.tries("k");
          yield* Throttles.putTries("k", Throttle.wrong(before, Throttle.guessing.account, at(0)));
        }),
      );
      const count = concurrent ? 30 : 10;
      yield* Effect.all(
        Array.from({ length: count }, () => guess),
        { concurrency: "unbounded" },
      );
      assert.strictEqual((yield* Throttles.tries("k"))?.wrong, count);
      yield* Throttles.putUsage("u", { count: 1, since: at(0) });
      yield* Throttles.putUsage("u", { count: 2, since: at(1) });
      assert.deepStrictEqual(yield* Throttles.usage("u"), { count: 2, since: at(1) });
      yield* Throttles.prune(at(3000));
      assert.isUndefined(yield* Throttles.usage("u"));
      assert.isUndefined(yield* Throttles.tries("k"));
    }));

  test("keeps one open company challenge of a member, and writes it by its version", () =>
    Effect.gen(function* () {
      const begin = (challengeId: string, memberId = "a") =>
        CompanyVerification.begin({
          challengeId,
          businessNumber: number,
          company: "가나상사",
          memberId,
          member: "홍길동",
          nonce: "bm9uY2U",
          at: at(0),
        });
      yield* CompanyVerifications.insert(begin("cv_1"));
      yield* CompanyVerifications.insert(begin("cv_other", "b"));
      yield* CompanyVerifications.insert(begin("cv_2"));
      assert.strictEqual((yield* CompanyVerifications.find("cv_1"))?.challenge.ended, "replaced");
      assert.deepStrictEqual(yield* CompanyVerifications.find("cv_2"), {
        challenge: begin("cv_2"),
        version: 1,
      });
      assert.isUndefined((yield* CompanyVerifications.find("cv_other"))?.challenge.ended);
      const used = CompanyVerification.end(begin("cv_2"), "verified");
      assert.isTrue(yield* CompanyVerifications.update(used, 1));
      assert.isFalse(yield* CompanyVerifications.update(used, 1), "somebody else was first");
      yield* CompanyVerifications.prune(at(1));
      assert.isUndefined(yield* CompanyVerifications.find("cv_2"));
    }));

  test("remembers each certificate that was shown for a company once", () =>
    Effect.gen(function* () {
      const shown = (fingerprint: string, minutes: number) => ({
        businessNumber: number,
        facts: {
          fingerprint,
          subject: "가나상사",
          issuer: "yessignCA Class 3",
          serial: "0a1b",
          until: at(60),
          signsTaxInvoices: true,
        },
        occasion: "issue" as const,
        at: at(minutes),
      });
      assert.isFalse(yield* CompanyVerifications.isShown(number, "f1"));
      assert.isTrue(yield* CompanyVerifications.show(shown("f1", 2)));
      assert.isFalse(yield* CompanyVerifications.show(shown("f1", 3)));
      assert.isTrue(yield* CompanyVerifications.show({ ...shown("f0", 4), memberId: "a" }));
      assert.isTrue(yield* CompanyVerifications.isShown(number, "f1"));
      assert.isFalse(yield* CompanyVerifications.isShown("2228100007", "f1"));
      assert.deepStrictEqual(yield* CompanyVerifications.ofCompany(number), [
        shown("f1", 2),
        { ...shown("f0", 4), memberId: "a" },
      ]);
    }));
});
