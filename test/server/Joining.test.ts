import { assert, describe, layer } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Base64 from "effect/encoding/Base64";
import { Client } from "@einv/api/client";
import type { SignupView } from "@einv/membership";
import { SignedStatement } from "@einv/signature";
import {
  World,
  begun,
  codeIn,
  issue,
  joined,
  layer as world,
  listed,
  from,
  numberOf,
  page,
  password,
  proven,
  ticked,
  verified,
} from "./joining.ts";
import { buyerNumber } from "./world.ts";

const waysOf = (duplicate: SignupView.Duplicate | undefined) => duplicate?.ways.map(({ way }) => way);

layer(world, { excludeTestServices: true })("joining", (it) => {
  describe("a first-time supplier", () => {
    it.effect(
      "goes from the mail link back to the same invoice, and any page goes on where the last one closed",
      () =>
        Effect.gen(function* () {
          const { baseUrl, request, mailTo } = yield* World;
          const supplier = numberOf("120880001");
          const email = "first@gana.example";
          const { ref, token } = yield* request({ supplier, email, key: "first" });
          const { signupSecret, view } = yield* begun(token, supplier);
          /** The person closed the browser: a new page knows the token and nothing else. */
          const newPage = Effect.sync(() => page(baseUrl, signupSecret));
          const resumed = Effect.flatMap(newPage, (fresh) => fresh.view());

          assert.deepInclude(view.invoice, { ref, sender: "다라전자", grand: 5500n });
          assert.isFalse(view.invoice?.companyJoined);
          assert.strictEqual(view.step, "terms");
          assert.deepStrictEqual(
            view.terms?.map(({ required }) => required),
            [true, true, true, false],
          );
          assert.deepStrictEqual(yield* resumed, view);

          const agreed = yield* (yield* newPage).agree({ version: view.version, answers: ticked(view) });
          assert.strictEqual(agreed.step, "identity");
          assert.deepInclude(agreed.methods?.[0], {
            method: "phone",
            assurance: "identity",
            recommended: true,
          });
          assert.deepStrictEqual(yield* resumed, agreed);

          const sent = yield* (yield* newPage).verify({ method: "email", target: "HONG@gana.example" });
          assert.deepInclude(sent.challenge, { kind: "code", target: "ho**@gana.example", attemptsLeft: 5 });
          assert.deepStrictEqual(yield* resumed, sent, "the open challenge is there again");
          const challenge = sent.challenge?.id ?? "";
          const code = codeIn(yield* mailTo("hong@gana.example"));
          const proven = yield* (yield* newPage).answer({ challenge, answer: code });
          assert.strictEqual(proven.step, "member");
          assert.deepStrictEqual(proven.member, {
            name: "이마바",
            nameSettled: false,
            email: "hong@gana.example",
          });
          assert.isUndefined(proven.duplicate);
          assert.deepStrictEqual(yield* resumed, proven);

          const account = { loginId: "hong_gd", password, name: "홍길동", phone: "0216886000" };
          const member = yield* (yield* newPage).createAccount({ version: proven.version, ...account });
          assert.strictEqual(member.step, "company");
          assert.deepStrictEqual(member.account, { loginId: "hong_gd", name: "홍길동", how: "created" });
          assert.isTrue(member.company?.numberSettled);
          assert.deepInclude(member.company?.input, {
            businessNumber: supplier,
            name: "가나상사",
            businessType: "제조업",
            address: "서울 중구 을지로 29",
            phone: "02-1688-6000",
          });
          assert.deepStrictEqual(yield* resumed, member);

          const company = { ...member.company!.input, industryCode: "172111" };
          const done = yield* (yield* newPage).registerCompany({ version: member.version, company });
          assert.strictEqual(done.step, "done");
          assert.deepStrictEqual(done.done, {
            businessNumber: supplier,
            name: "가나상사",
            role: "administrator",
            invoice: ref,
            proven: false,
            missing: [],
          });
          assert.deepStrictEqual(yield* resumed, done);

          const back = yield* (yield* newPage).finish();
          assert.strictEqual(back.ref, ref);
          const session = Client.session({ baseUrl, secret: Effect.succeed(back.session.clientSecret) });
          assert.strictEqual((yield* session.get(ref)).summary.ref, ref);
          assert.deepStrictEqual(
            (yield* session.list({ box: "received" })).rows.map((row) => row.ref),
            [ref],
          );
        }),
    );

    it.effect("sees the other invoices of its number only after showing the company's certificate", () =>
      Effect.gen(function* () {
        const { baseUrl, request } = yield* World;
        const supplier = numberOf("110810002");
        const other = yield* request({ supplier, email: "old@prove.example", key: "other" });
        const mine = yield* joined({
          supplier,
          email: "prove@prove.example",
          loginId: "prover",
          key: "prove",
        });
        const secret = mine.session.clientSecret;
        const session = Client.session({ baseUrl, secret: Effect.succeed(secret) });
        const before = yield* listed(secret);
        assert.deepStrictEqual(
          before.rows.map(({ ref }) => ref),
          [mine.ref],
        );
        assert.strictEqual(before.hidden, 0, "how many there are is not told");
        assert.strictEqual(before.hiddenBecause?.code, "company.not-verified");
        assert.strictEqual((yield* Effect.flip(session.get(other.ref))).code, "company.not-verified");
        assert.strictEqual((yield* Effect.flip(session.get("inv_none"))).code, "company.not-verified");
        assert.strictEqual((yield* Effect.flip(session.joins.list())).code, "company.not-verified");
        const { registered, cannotManage } = yield* session.certificates.list();
        assert.isUndefined(registered);
        assert.strictEqual(cannotManage?.code, "company.not-verified");

        yield* issue(secret, mine.ref, supplier);
        const after = yield* listed(secret);
        assert.sameMembers(
          after.rows.map(({ ref }) => ref),
          [mine.ref, other.ref],
        );
        const account = Client.account({ baseUrl, secret: mine.account.accountSecret });
        assert.deepInclude((yield* account.view()).companies[0], { proven: true, grant: "full" });
      }),
    );

    it.effect("may verify the company first: a signed text opens the list, and nothing is issued", () =>
      Effect.gen(function* () {
        const { baseUrl, request, certificateOf, logged } = yield* World;
        const [supplier, stranger] = [numberOf("110810004"), numberOf("110810005")];
        const other = yield* request({ supplier, email: "before@sign.example", key: "unseen" });
        const mine = yield* joined({
          supplier,
          email: "signer@sign.example",
          loginId: "signer",
          key: "signed",
        });
        const secret = mine.session.clientSecret;
        const { company } = Client.session({ baseUrl, secret: Effect.succeed(secret) });
        const { now: _, ...before } = yield* company.verification();
        assert.deepStrictEqual(before, {
          businessNumber: supplier,
          name: "가나상사",
          state: "unverified",
          mine: false,
          certificates: [],
          data: "here",
        });
        const secrets: Array<string> = [];
        const sign = (number: string) =>
          Effect.gen(function* () {
            const { challengeId, text } = yield* company.beginVerification();
            assert.include(text, "가나상사");
            const key = yield* certificateOf(number);
            secrets.push(Base64.encode(Redacted.value(key.r!)));
            const { certificate, signature } = yield* SignedStatement.sign(text, key);
            return yield* company.completeVerification({
              challengeId,
              certificate: Base64.encode(certificate),
              signature: Base64.encode(signature),
              r: Redacted.make(Base64.encode(Redacted.value(key.r!))),
              idempotencyKey: `verify-${number}`,
            });
          });
        const wrong = yield* Effect.flip(sign(stranger));
        assert.strictEqual(wrong.code, "company-verification.other-company");
        assert.strictEqual((yield* listed(secret)).rows.length, 1);

        const verified = yield* sign(supplier);
        assert.deepInclude(verified, { state: "verified", mine: true });
        assert.sameMembers(
          (yield* listed(secret)).rows.map((row) => row.ref),
          [mine.ref, other.ref],
        );
        const { now, ...again } = yield* company.verification();
        assert.deepStrictEqual({ ...again, now: verified.now }, verified);
        assert.isTrue(DateTime.isGreaterThanOrEqualTo(now, verified.now));
        assert.lengthOf(secrets, 2);
        for (const r of secrets) assert.isFalse(logged.some((line) => line.includes(r)));
      }),
    );

    it.effect("is taken over by nobody who only typed its number first", () =>
      Effect.gen(function* () {
        const { baseUrl, request } = yield* World;
        const supplier = numberOf("110810003");
        // Somebody joins directly with a number that is not theirs.
        const squatter = yield* Client.gate({ baseUrl }).signup();
        const signup = page(baseUrl, squatter.signupSecret);
        const { version } = yield* verified(squatter.signupSecret, "squat@else.example");
        const account = { loginId: "squatter", password, name: "아무개", phone: "02-123-4567" };
        const next = yield* signup.createAccount({ version, ...account });
        const company = { businessNumber: supplier, name: "빈 회사", representative: "아무개" };
        yield* signup.registerCompany({ version: next.version, company });
        const squat = yield* signup.finish();
        yield* request({ supplier, email: "real@owner.example", key: "squatted" });
        const seen = yield* listed(squat.session.clientSecret);
        assert.deepStrictEqual([seen.rows.length, seen.total, seen.hidden], [0, 0, 0]);

        const owner = yield* joined({
          supplier,
          email: "real@owner.example",
          loginId: "owner_a",
          key: "owned",
        });
        yield* issue(owner.session.clientSecret, owner.ref, supplier);
        const session = Client.session({ baseUrl, secret: Effect.succeed(owner.session.clientSecret) });
        const claims = yield* session.joins.list();
        assert.deepStrictEqual(
          claims.map(({ name, email }) => [name, email]),
          [["아무개", "squat@else.example"]],
          "the owner is in charge, and sees who else claims the number",
        );
        const other = Client.session({ baseUrl, secret: Effect.succeed(squat.session.clientSecret) });
        assert.strictEqual((yield* Effect.flip(other.get(owner.ref))).code, "company.not-verified");
        assert.deepStrictEqual((yield* listed(squat.session.clientSecret)).rows, []);

        yield* session.joins.decline(claims[0]!.requestId);
        const gone = yield* Effect.flip(other.list({ box: "all" }));
        assert.strictEqual(gone.code, "member.not-found");
        const squatting = Client.account({ baseUrl, secret: squat.account.accountSecret });
        assert.deepStrictEqual((yield* squatting.view()).companies, []);
      }),
    );
  });

  describe("every duplicate leads on", () => {
    it.effect("a login ID: to names that are free", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        yield* joined({
          supplier: numberOf("110810010"),
          email: "id@one.example",
          loginId: "taken_id",
          key: "taken",
        });
        const { signupSecret } = yield* Client.gate({ baseUrl }).signup();
        const { version } = yield* verified(signupSecret, "id@two.example");
        const signup = page(baseUrl, signupSecret);
        const { duplicate } = yield* signup.checkLoginId("Taken_ID");
        assert.deepStrictEqual(waysOf(duplicate), ["another-id", "log-in", "recover"]);
        const rest = { password, name: "홍", phone: "02-123-4567" };
        const refused = yield* Effect.flip(signup.createAccount({ version, loginId: "taken_id", ...rest }));
        assert.deepInclude(refused, { code: "login-id.taken", path: "loginId" });
        const free = duplicate!.suggestions[0]!;
        assert.deepStrictEqual(yield* signup.checkLoginId(free), {});
        const next = yield* signup.createAccount({ version, loginId: free, ...rest });
        assert.strictEqual(next.account?.loginId, free);
      }),
    );

    it.effect("an address that is known: to logging in, where the company is added to the account", () =>
      Effect.gen(function* () {
        const { baseUrl, request } = yield* World;
        const [one, two] = [numberOf("110810011"), numberOf("110810012")];
        const email = "both@two.example";
        const first = yield* joined({ supplier: one, email, loginId: "has_two", key: "two-1" });
        const { ref, token } = yield* request({ supplier: two, email, key: "two-2" });
        const { signupSecret } = yield* begun(token, two);
        const shown = yield* verified(signupSecret, email);
        assert.strictEqual(shown.duplicate?.kind, "email");
        assert.deepStrictEqual(
          shown.duplicate?.accounts.map(({ loginId }) => loginId),
          ["ha***wo"],
        );
        assert.deepStrictEqual(waysOf(shown.duplicate), [
          "log-in",
          "recover",
          "another-email",
          "new-account",
        ]);
        const signup = page(baseUrl, signupSecret);
        const rest = { loginId: "one_more", password, name: "홍", phone: "02-123-4567" };
        const { version } = shown;
        const refused = yield* Effect.flip(signup.createAccount({ version, ...rest }));
        assert.strictEqual(refused.code, "signup.account-exists");

        const known = yield* signup.logIn({ version, loginId: "has_two", password });
        assert.deepInclude(known, { step: "company" });
        assert.strictEqual(known.account?.how, "logged-in");
        yield* signup.registerCompany({ version: known.version, company: known.company!.input });
        const finished = yield* signup.finish();
        assert.strictEqual(finished.ref, ref);
        const account = Client.account({ baseUrl, secret: finished.account.accountSecret });
        assert.deepStrictEqual(
          (yield* account.view()).companies.map(({ businessNumber }) => businessNumber),
          [one, two],
        );
        // The earlier login is still good for both: nobody was logged out.
        const earlier = Client.account({ baseUrl, secret: first.account.accountSecret });
        const { clientSecret } = yield* earlier.open(two);
        assert.strictEqual((yield* listed(clientSecret)).rows[0]?.ref, ref);
      }),
    );

    it.effect("a known address: to another account too, if that is what is wanted", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        const email = "twice@same.example";
        yield* joined({ supplier: numberOf("110810013"), email, loginId: "same_one", key: "same" });
        const { signupSecret } = yield* Client.gate({ baseUrl }).signup({ background: "other-product" });
        const shown = yield* verified(signupSecret, email);
        assert.isAbove(shown.advice.length, 0);
        const next = yield* page(baseUrl, signupSecret).createAccount({
          version: shown.version,
          loginId: "same_two",
          password,
          name: "홍",
          phone: "02-123-4567",
          another: true,
        });
        assert.strictEqual(next.step, "company");
      }),
    );

    it.effect("a phone that another account has proven: to that account, or the company's telephone", () =>
      Effect.gen(function* () {
        const { baseUrl, messages } = yield* World;
        const byPhone = (number: string) =>
          Effect.gen(function* () {
            const { signupSecret, view } = yield* Client.gate({ baseUrl }).signup();
            const signup = page(baseUrl, signupSecret);
            yield* signup.agree({ version: view.version, answers: ticked(view) });
            const sent = yield* signup.verify({ method: "sms", target: number });
            assert.strictEqual(sent.challenge?.kind === "code" && sent.challenge.target, "010-****-7777");
            const answer = codeIn(messages.get("+821077777777") ?? "");
            return { signup, shown: yield* signup.answer({ challenge: sent.challenge?.id ?? "", answer }) };
          });
        const first = yield* byPhone("010-7777-7777");
        assert.isUndefined(first.shown.duplicate);
        const rest = { password, name: "홍", email: "sms@one.example" };
        const { version } = first.shown;
        yield* first.signup.createAccount({ version, loginId: "by_phone", ...rest });

        const second = yield* byPhone("+82 10 7777 7777");
        assert.strictEqual(second.shown.duplicate?.kind, "phone");
        assert.deepStrictEqual(waysOf(second.shown.duplicate), [
          "log-in",
          "recover",
          "office-phone",
          "another-phone",
          "new-account",
        ]);
        const account = { loginId: "by_office", ...rest, phone: "02-1688-6000", another: true };
        const next = yield* second.signup.createAccount({ version: second.shown.version, ...account });
        assert.strictEqual(next.step, "company");
      }),
    );

    it.effect(
      "a person whom the agency knows: the name is settled, and the account is found by the person",
      () =>
        Effect.gen(function* () {
          const { baseUrl } = yield* World;
          const byAgency = Effect.gen(function* () {
            const { signupSecret, view } = yield* Client.gate({ baseUrl }).signup();
            const signup = page(baseUrl, signupSecret);
            yield* signup.agree({ version: view.version, answers: ticked(view) });
            const returnTo = "https://erp.example/join";
            const sent = yield* signup.verify({ method: "phone", returnTo });
            assert.isTrue(sent.challenge?.kind === "redirect");
            if (sent.challenge?.kind === "redirect") {
              assert.include(sent.challenge.url, encodeURIComponent(returnTo));
            }
            assert.deepStrictEqual(yield* signup.view(), sent, "coming back later still leads to the agency");
            const challenge = sent.challenge?.id ?? "";
            const wrong = yield* Effect.flip(signup.answer({ challenge, answer: Redacted.make("forged") }));
            assert.deepInclude(wrong.values, { left: "4" });
            return { signup, shown: yield* signup.answer({ challenge, answer: Redacted.make("person=1") }) };
          });
          const first = yield* byAgency;
          assert.deepStrictEqual(first.shown.member, {
            name: "홍길동",
            nameSettled: true,
            phone: "010-9999-0000",
          });
          const { version } = first.shown;
          const rest = { password, email: "agency@one.example" };
          yield* first.signup.createAccount({ version, loginId: "by_agency", ...rest, name: "다른 이름" });
          const second = yield* byAgency;
          assert.strictEqual(second.shown.duplicate?.kind, "person");
          const known = yield* second.signup.logIn({
            version: second.shown.version,
            loginId: "by_agency",
            password,
          });
          assert.strictEqual(known.account?.name, "홍길동");
        }),
    );

    it.effect("a company that has joined: to its administrator, who takes the person in or not", () =>
      Effect.gen(function* () {
        const { baseUrl, mailTo, request } = yield* World;
        const supplier = numberOf("110810014");
        const owner = yield* joined({ supplier, email: "boss@team.example", loginId: "boss_1", key: "team" });
        yield* issue(owner.session.clientSecret, owner.ref, supplier);
        const boss = Client.session({ baseUrl, secret: Effect.succeed(owner.session.clientSecret) });

        const { ref, token } = yield* request({ supplier, email: "new@team.example", key: "team-2" });
        const { signupSecret, view } = yield* begun(token, supplier);
        assert.isTrue(view.invoice?.companyJoined, "its people are told at once to log in");
        const { version } = yield* verified(signupSecret, "new@team.example");
        const signup = page(baseUrl, signupSecret);
        const account = { loginId: "newcomer", password, name: "신입", phone: "02-123-4567" };
        const atCompany = yield* signup.createAccount({ version, ...account });
        assert.deepStrictEqual(waysOf(atCompany.company?.duplicate), [
          "ask-administrator",
          "prove-company",
          "another-company",
        ]);
        assert.deepStrictEqual(waysOf((yield* signup.checkCompany(supplier)).duplicate), [
          "ask-administrator",
          "prove-company",
          "another-company",
        ]);
        const company = atCompany.company!.input;
        const refused = yield* Effect.flip(signup.registerCompany({ version: atCompany.version, company }));
        assert.strictEqual(refused.code, "company.joined-already");

        const asking = { businessNumber: supplier, message: "경리팀 신입입니다." };
        const waiting = yield* signup.askToJoin({ version: atCompany.version, ...asking });
        assert.strictEqual(waiting.waiting?.businessNumber, supplier);
        assert.include(yield* mailTo("boss@team.example"), "경리팀 신입입니다.");
        const [asked] = yield* boss.joins.list();
        assert.deepInclude(asked, { name: "신입", email: "new@team.example", assurance: "possession" });

        yield* boss.joins.decline(asked!.requestId, "인사팀 확인 뒤에 다시 신청해 주세요.");
        const declined = yield* signup.view();
        assert.deepInclude(declined, { step: "company", declined: supplier });
        const told = yield* mailTo("new@team.example");
        assert.include(told, "거절했습니다");
        assert.include(told, "> 인사팀 확인 뒤에 다시 신청해 주세요.");
        const twice = yield* Effect.flip(boss.joins.admit(asked!.requestId, "full"));
        assert.strictEqual(twice.code, "join.not-open");

        yield* signup.askToJoin({ version: declined.version, ...asking });
        const [again] = yield* boss.joins.list();
        yield* boss.joins.admit(again!.requestId, "approver");
        const done = yield* signup.view();
        assert.deepInclude(done.done, { role: "member", proven: true, invoice: ref });
        const finished = yield* signup.finish();
        assert.include(
          (yield* listed(finished.session.clientSecret)).rows.map((row) => row.ref),
          ref,
        );
        const member = Client.session({ baseUrl, secret: Effect.succeed(finished.session.clientSecret) });
        assert.strictEqual((yield* Effect.flip(member.joins.list())).code, "permission.administrator-only");
      }),
    );

    it.effect("a company that has joined: to it at once, for whoever shows its certificate", () =>
      Effect.gen(function* () {
        const { baseUrl, certificateOf, request } = yield* World;
        const [supplier, stranger] = [numberOf("110810071"), numberOf("110810072")];
        const owner = yield* joined({ supplier, email: "boss@proof.example", loginId: "boss_2", key: "p-1" });
        const fresh = () => Client.gate({ baseUrl }).signup();
        const early = yield* fresh();
        const before = yield* verified(early.signupSecret, "early@proof.example");
        const member = { password, name: "증명", phone: "02-123-4567" };
        const first = page(baseUrl, early.signupSecret);
        yield* first.createAccount({ version: before.version, loginId: "too_early", ...member });
        const unproven = yield* Effect.flip(first.beginProof({ businessNumber: supplier }));
        assert.strictEqual(unproven.code, "company.not-joined", "nobody stands in between yet: register");

        yield* issue(owner.session.clientSecret, owner.ref, supplier);
        const { ref, token } = yield* request({ supplier, email: "holder@proof.example", key: "p-2" });
        const { signupSecret } = yield* begun(token, supplier);
        const signup = page(baseUrl, signupSecret);
        const { version } = yield* verified(signupSecret, "holder@proof.example");
        const atCompany = yield* signup.createAccount({ version, loginId: "holder", ...member });
        const show = (number: string) =>
          Effect.gen(function* () {
            const { challengeId, text } = yield* signup.beginProof({ businessNumber: supplier });
            assert.notInclude(text, "가나상사", "the company's name is told to nobody who has not proven it");
            const key = yield* certificateOf(number);
            const { certificate, signature } = yield* SignedStatement.sign(text, key);
            return yield* signup.prove({
              challengeId,
              version: atCompany.version,
              businessNumber: supplier,
              certificate: Base64.encode(certificate),
              signature: Base64.encode(signature),
              r: Redacted.make(Base64.encode(Redacted.value(key.r!))),
            });
          });
        assert.strictEqual((yield* Effect.flip(show(stranger))).code, "company-verification.other-company");
        const done = yield* show(supplier);
        assert.deepInclude(done.done, { role: "member", proven: true, invoice: ref });
        const finished = yield* signup.finish();
        assert.sameMembers(
          (yield* listed(finished.session.clientSecret)).rows.map((row) => row.ref),
          [owner.ref, ref],
        );
        const holder = Client.session({ baseUrl, secret: Effect.succeed(finished.session.clientSecret) });
        assert.strictEqual((yield* Effect.flip(holder.joins.list())).code, "permission.administrator-only");
      }),
    );

    it.effect(
      "a company that an ERP serves: its people there answer, and stay when it registers its own anew",
      () =>
        Effect.gen(function* () {
          const { baseUrl, erp } = yield* World;
          const { signupSecret } = yield* Client.gate({ baseUrl }).signup();
          const { version } = yield* verified(signupSecret, "buyer@join.example");
          const signup = page(baseUrl, signupSecret);
          const account = { loginId: "of_buyer", password, name: "구매", phone: "02-123-4567" };
          const next = yield* signup.createAccount({ version, ...account });
          assert.deepStrictEqual(waysOf((yield* signup.checkCompany(buyerNumber)).duplicate), [
            "ask-administrator",
            "prove-company",
            "another-company",
          ]);
          yield* signup.askToJoin({ version: next.version, businessNumber: buyerNumber });
          const { clientSecret } = yield* erp.createSession({
            businessNumber: buyerNumber,
            memberId: "kim",
            origin: "https://erp.example",
          });
          const kim = Client.session({ baseUrl, secret: Effect.succeed(clientSecret) });
          const [asked] = yield* kim.joins.list();
          yield* kim.joins.admit(asked!.requestId, "full");
          const finished = yield* signup.finish();
          assert.isAbove((yield* listed(finished.session.clientSecret)).rows.length, 0);
          yield* erp.registerCompany({
            businessNumber: buyerNumber,
            name: "다라전자",
            representative: "박다라",
            members: [{ memberId: "kim", name: "김", email: "tax@dara.example", grant: "full" }],
          });
          assert.isAbove((yield* listed(finished.session.clientSecret)).rows.length, 0);
        }),
    );
  });

  describe("a signup", () => {
    it.effect("ends at the company of its invoice, and moves once however many windows are open", () =>
      Effect.gen(function* () {
        const { baseUrl, request } = yield* World;
        const supplier = numberOf("110810020");
        const { token } = yield* request({ supplier, email: "win@dows.example", key: "windows" });
        const { signupSecret, view } = yield* begun(token, supplier);
        const [one, two] = [page(baseUrl, signupSecret), page(baseUrl, signupSecret)];
        const answers = ticked(view);
        const none = yield* Effect.flip(one.agree({ version: view.version, answers: [] }));
        assert.deepInclude(none, { code: "signup.terms-required", path: "service" });
        yield* one.agree({ version: view.version, answers });
        const late = yield* Effect.flip(two.agree({ version: view.version, answers }));
        assert.strictEqual(late.code, "signup.changed");
        const { version } = yield* proven(signupSecret, "win@dows.example");
        const account = { loginId: "two_windows", password, name: "홍", phone: "02-123-4567" };
        const next = yield* two.createAccount({ version, ...account });
        const company = { businessNumber: buyerNumber, name: "남의 회사", representative: "김" };
        const other = yield* Effect.flip(two.registerCompany({ version: next.version, company }));
        assert.strictEqual(other.code, "company.joined-already");
        const free = { ...company, businessNumber: numberOf("110810021") };
        const elsewhere = yield* Effect.flip(two.registerCompany({ version: next.version, company: free }));
        assert.strictEqual(elsewhere.code, "signup.other-company");
        yield* one.abandon({ version: next.version });
        assert.strictEqual((yield* Effect.flip(two.view())).code, "signup.ended");
      }),
    );

    it.effect("goes back, changes its mind about the method, and forgets the code that was sent before", () =>
      Effect.gen(function* () {
        const { baseUrl, mailTo, arrived } = yield* World;
        const { signupSecret, view } = yield* Client.gate({ baseUrl }).signup();
        const signup = page(baseUrl, signupSecret);
        const agreed = yield* signup.agree({ version: view.version, answers: ticked(view) });
        const told = yield* signup.sayBackground({ version: agreed.version, background: "other-product" });
        assert.strictEqual(told.methods?.find(({ recommended }) => recommended)?.method, "email");
        const first = yield* signup.verify({ method: "email", target: "mind@one.example" });
        const code = codeIn(yield* mailTo("mind@one.example"));
        const second = yield* signup.verify({ method: "email", target: "mind@two.example" });
        const old = yield* Effect.flip(signup.answer({ challenge: first.challenge!.id, answer: code }));
        assert.strictEqual(old.code, "verification.not-open");
        const soon = yield* Effect.flip(signup.resend({ challenge: second.challenge!.id }));
        assert.strictEqual(soon.code, "verification.too-soon");
        const sms = yield* Effect.flip(signup.verify({ method: "sms", target: "02-123-4567" }));
        assert.deepInclude(sms, { code: "verification.target", path: "target" });
        // A robot fills what no person sees: it is answered alike, and nothing is sent.
        const robot = yield* signup.verify({ method: "email", target: "rob@ot.example", website: "x" });
        assert.strictEqual(robot.challenge?.kind, "code");
        assert.strictEqual(yield* mailTo("rob@ot.example"), "no mail");
        assert.isTrue(arrived.length > 0);
        const back = yield* signup.move({ version: told.version, move: "back" });
        assert.strictEqual(back.step, "terms");
        assert.deepStrictEqual(
          back.terms?.some((terms) => "given" in terms),
          false,
        );
      }),
    );

    it.effect("is nobody else's: not another origin's, not without its token, not after a week", () =>
      Effect.gen(function* () {
        const { baseUrl, pass } = yield* World;
        const atOrigin =
          (origin: string): typeof globalThis.fetch =>
          (input, init) =>
            fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), origin } });
        const mine = atOrigin("https://erp.example");
        const { signupSecret } = yield* Client.gate({ baseUrl, fetch: mine }).signup();
        const secret = signupSecret;
        yield* Client.signup({ baseUrl, secret, fetch: mine }).view();
        const evil = Client.signup({ baseUrl, secret, fetch: atOrigin("https://evil.example") });
        assert.strictEqual((yield* Effect.flip(evil.view())).code, "session.origin");
        const guessed = page(baseUrl, Redacted.make("einv_signup_guess"));
        assert.strictEqual((yield* Effect.flip(guessed.view())).code, "signup.invalid");
        yield* pass(7 * 86_400);
        assert.strictEqual((yield* Effect.flip(page(baseUrl, secret).view())).code, "signup.expired");
      }),
    );
  });

  describe("an account", () => {
    it.effect("tells nobody whether it exists, and pauses whoever guesses, until its owner recovers it", () =>
      Effect.gen(function* () {
        const { baseUrl, mailTo, pass } = yield* World;
        const email = "guess@me.example";
        yield* joined({ supplier: numberOf("110810030"), email, loginId: "guessed", key: "guess" });
        const gate = Client.gate({ baseUrl, fetch: from("203.0.113.7") });
        const wrong = (loginId: string) =>
          Effect.flip(gate.signIn({ loginId, password: Redacted.make("not the password") }));
        const [real, unreal] = [yield* wrong("guessed"), yield* wrong("nobody_here")];
        assert.strictEqual(real.code, "account.sign-in-refused");
        assert.strictEqual(JSON.stringify(real), JSON.stringify(unreal));
        for (let count = 2; count <= 10; count += 1) yield* wrong("guessed");
        for (let count = 2; count <= 10; count += 1) yield* wrong("nobody_here");
        const [slow, alike] = [yield* wrong("guessed"), yield* wrong("nobody_here")];
        assert.strictEqual(slow.code, "account.slow-down");
        assert.strictEqual(alike.code, "account.slow-down");
        // Not even the right one is looked at.
        const right = yield* Effect.flip(gate.signIn({ loginId: "guessed", password }));
        assert.strictEqual(right.code, "account.slow-down");

        const { recoveryId, challenge } = yield* gate.recover({ method: "email", target: email });
        const answer = codeIn(yield* mailTo(email));
        const [account] = yield* gate.recovered({ recoveryId, challenge: challenge!.id, answer });
        assert.strictEqual(account?.loginId, "guessed");
        const next = Redacted.make("느린 우산과 파란 기차");
        const weak = yield* Effect.flip(
          gate.resetPassword({ resetSecret: account!.resetSecret, password: Redacted.make("guessed123") }),
        );
        assert.strictEqual(weak.code, "password.personal");
        yield* gate.resetPassword({ resetSecret: account!.resetSecret, password: next });
        const used = yield* Effect.flip(
          gate.resetPassword({ resetSecret: account!.resetSecret, password: next }),
        );
        assert.strictEqual(used.code, "account.reset-invalid");
        assert.include(yield* mailTo(email), "비밀번호가 변경되었습니다");
        assert.isDefined((yield* gate.signIn({ loginId: "guessed", password: next })).signedIn);
        yield* pass(900);
      }),
    );

    it.effect("asked for by a stranger's address is found by nobody, in the same words", () =>
      Effect.gen(function* () {
        const { baseUrl, mailTo } = yield* World;
        const gate = Client.gate({ baseUrl, fetch: from("203.0.113.8") });
        const { recoveryId, challenge } = yield* gate.recover({
          method: "email",
          target: "not@known.example",
        });
        assert.strictEqual(challenge?.kind, "code");
        const answer = codeIn(yield* mailTo("not@known.example"));
        assert.deepStrictEqual(yield* gate.recovered({ recoveryId, challenge: challenge!.id, answer }), []);
      }),
    );

    it.effect("asks for a second factor once its owner wants it, in a signup too", () =>
      Effect.gen(function* () {
        const { baseUrl, mailTo } = yield* World;
        const email = "two@factor.example";
        const mine = yield* joined({
          supplier: numberOf("110810031"),
          email,
          loginId: "two_factor",
          key: "factor",
        });
        const account = Client.account({ baseUrl, secret: mine.account.accountSecret });
        const changed = yield* account.change({ secondFactor: "email", marketing: true });
        assert.strictEqual(changed.secondFactor, "email");
        assert.deepInclude(
          changed.consents.find(({ terms }) => terms === "marketing"),
          { given: true },
        );
        const gate = Client.gate({ baseUrl, fetch: from("203.0.113.9") });
        const { secondFactor, signedIn } = yield* gate.signIn({ loginId: "two_factor", password });
        assert.isUndefined(signedIn);
        const { accountId, challenge } = secondFactor!;
        const wrong = yield* Effect.flip(
          gate.secondFactor({ accountId, challenge: challenge.id, answer: Redacted.make("000000x") }),
        );
        assert.strictEqual(wrong.code, "verification.wrong-answer");
        const answer = codeIn(yield* mailTo(email));
        const { accountSecret } = yield* gate.secondFactor({ accountId, challenge: challenge.id, answer });

        const plain = yield* gate.signup();
        const refused = yield* Effect.flip(
          page(baseUrl, plain.signupSecret).logIn({
            version: plain.view.version,
            loginId: "two_factor",
            password,
          }),
        );
        assert.strictEqual(refused.code, "account.second-factor");
        const adding = yield* gate.signup({ accountSecret });
        assert.deepInclude(adding.view, { step: "company" });
        assert.strictEqual(adding.view.account?.loginId, "two_factor");
      }),
    );

    it.effect("changes its password and is logged out everywhere else; logs out here only", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* World;
        const mine = yield* joined({
          supplier: numberOf("110810032"),
          email: "change@pass.example",
          loginId: "changes",
          key: "change",
        });
        const gate = Client.gate({ baseUrl, fetch: from("203.0.113.10") });
        const { signedIn } = yield* gate.signIn({ loginId: "changes", password });
        const other = Client.account({ baseUrl, secret: signedIn!.accountSecret });
        yield* other.signOut();
        assert.strictEqual((yield* Effect.flip(other.view())).code, "account.invalid");

        const account = Client.account({ baseUrl, secret: mine.account.accountSecret });
        const next = Redacted.make("모래 위의 초록 자전거");
        const wrong = yield* Effect.flip(account.changePassword({ current: next, next }));
        assert.strictEqual(wrong.code, "account.sign-in-refused");
        const { accountSecret } = yield* account.changePassword({ current: password, next });
        assert.strictEqual((yield* Effect.flip(account.view())).code, "account.invalid");
        assert.strictEqual((yield* Effect.flip(listed(mine.session.clientSecret))).code, "session.invalid");
        const renewed = Client.account({ baseUrl, secret: accountSecret });
        assert.strictEqual((yield* renewed.view()).loginId, "changes");
        const stranger = yield* Effect.flip(renewed.open(buyerNumber));
        assert.strictEqual(stranger.code, "member.not-found");

        const { challenge } = yield* renewed.prove({
          method: "ipin",
          returnTo: "https://erp.example/settings",
        });
        const proven = yield* renewed.proven({
          challenge: challenge!.id,
          answer: Redacted.make("person=2"),
        });
        assert.deepInclude(proven, { assurance: "identity", phoneProven: true, emailProven: true });
      }),
    );
  });

  it.effect("a company's data is changed by who runs it, and a member leaves, and is forgotten", () =>
    Effect.gen(function* () {
      const { baseUrl, erp } = yield* World;
      const supplier = numberOf("110810040");
      const of = { supplier, email: "leave@one.example", loginId: "leaves", key: "leave" };
      const mine = yield* joined(of);
      const session = Client.session({ baseUrl, secret: Effect.succeed(mine.session.clientSecret) });
      const { profile, missing, mayChange } = yield* session.profile.view();
      assert.isTrue(mayChange);
      assert.deepStrictEqual(missing, ["industryCode"]);
      const input = { ...profile, name: "새 이름 상사", industryCode: "172111" };
      const changed = yield* session.profile.change(input);
      assert.deepStrictEqual([changed.profile.name, changed.missing.length], ["새 이름 상사", 0]);
      const kim = yield* erp.createSession({
        businessNumber: buyerNumber,
        memberId: "kim",
        origin: "https://erp.example",
      });
      const buyer = Client.session({ baseUrl, secret: Effect.succeed(kim.clientSecret) });
      assert.strictEqual((yield* Effect.flip(buyer.profile.view())).code, "company.described-elsewhere");
      assert.strictEqual((yield* buyer.company.verification()).data, "elsewhere");

      const account = Client.account({ baseUrl, secret: mine.account.accountSecret });
      yield* account.leave(supplier);
      assert.strictEqual((yield* Effect.flip(session.profile.view())).code, "session.invalid");
      yield* account.close({ password });
      assert.strictEqual((yield* Effect.flip(account.view())).code, "account.invalid");
    }),
  );

  it.effect("a pause says in a header for how long", () =>
    Effect.gen(function* () {
      const { baseUrl } = yield* World;
      const asked = () =>
        Effect.promise(() =>
          fetch(`${baseUrl}/v1/gate/sign-in`, {
            method: "POST",
            headers: { "content-type": "application/json", "x-forwarded-for": "203.0.113.77" },
            body: JSON.stringify({ loginId: "paused_one", password: "wrong password" }),
          }),
        );
      for (let count = 0; count < 10; count += 1) yield* asked();
      const answer = yield* asked();
      assert.strictEqual(answer.status, 429);
      assert.match(answer.headers.get("retry-after") ?? "", /^\d+$/);
    }),
  );

  it.effect("nothing secret stands in the log", () =>
    Effect.gen(function* () {
      const { logged, arrived, messages } = yield* World;
      const all = logged.join("\n");
      assert.isAbove(logged.length, 50);
      const codes = [...arrived.map(({ text }) => text), ...messages.values()].flatMap((text) => {
        const code = Redacted.value(codeIn(text));
        return code === "no code" ? [] : [code];
      });
      assert.isAbove(codes.length, 10);
      for (const secret of [
        Redacted.value(password),
        "einv_signup_",
        "einv_account_",
        "einv_reset_",
        "einv_session_",
        "CI-person",
        "@gana.example",
        "홍길동",
        ...codes.map((code) => `"${code}"`),
      ]) {
        assert.notInclude(all, secret);
      }
    }),
  );
});
