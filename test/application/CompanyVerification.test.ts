import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Base64 from "effect/encoding/Base64";
import {
  AnswerJoinRequest,
  BeginCompanyVerification,
  CompleteCompanyVerification,
  IssueInvoice,
  ListInvoices,
  ViewCompanyVerification,
  ViewInvoice,
  type Caller,
} from "@einv/application";
import { Mint } from "@einv/certificate/testing";
import { BusinessNumber } from "@einv/identity";
import { EmailAddress, LoginId } from "@einv/membership";
import { SignedStatement } from "@einv/signature";
import { Accounts, Companies, CompanyVerifications, Events, Hosts, Memberships, Rights } from "@einv/store";
import { onPostgres } from "../store/databases.ts";
import { requested } from "./fixtures.ts";
import {
  ask,
  buyer,
  certificates,
  codeOf,
  installation,
  newKey,
  noon,
  pass,
  press,
  settled,
  signed,
} from "./world.ts";

/** A company that joined by itself: no host serves it. */
const own = BusinessNumber.BusinessNumber.make("1108100024");
const origin = "https://erp.example";
const of = (memberId: string): Caller.Caller => ({ businessNumber: own, memberId, origin });
const first = of("first");
const second = of("second");

/** Certificates for and against the company. */
const minted = Effect.runPromise(
  Effect.gen(function* () {
    const { hierarchy, revoked } = yield* certificates;
    const holder = {
      businessNumber: own,
      name: "마바상사",
      password: Redacted.make("demo-password-1"),
      keys: yield* Mint.keyPair,
      notBefore: DateTime.subtract(noon, { days: 10 }),
    };
    const business = (over: Partial<Mint.Business> = {}) => Mint.business(hierarchy, { ...holder, ...over });
    return {
      good: yield* business(),
      renewed: yield* business(),
      ofAnother: yield* business({ businessNumber: "1208800016" }),
      person: yield* Mint.person(hierarchy, { ...holder, residentNumber: Redacted.make("9001011234568") }),
      encryption: yield* business({ keyUsage: ["keyEncipherment"] }),
      personalBanking: yield* business({ policy: "1.2.410.200005.1.1.4" }),
      businessBanking: yield* business({ policy: "1.2.410.200005.1.1.2" }),
      expired: yield* business({ notAfter: DateTime.subtract(noon, { days: 1 }) }),
      early: yield* business({ notBefore: DateTime.add(noon, { days: 1 }) }),
      withoutVid: yield* business({ withoutVid: true }),
      stranger: yield* Mint.business(yield* Mint.hierarchy({ at: noon, name: "otherTest" }), holder),
      revoked,
    };
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
);
type Kind = keyof Awaited<typeof minted>;
const all = Effect.promise(() => minted);

const join = Effect.fnUntraced(function* (memberId: string, invoice?: string) {
  const account = {
    accountId: memberId,
    loginId: LoginId.LoginId.make(`login_${memberId}`),
    name: `${memberId} 님`,
    email: EmailAddress.EmailAddress.make(`${memberId}@mabar.example`),
    emailProven: true,
    phoneProven: false,
    assurance: "possession" as const,
    secondFactor: "none" as const,
    createdAt: noon,
  };
  yield* Accounts.insert(account, { password: Uint8Array.of(1) });
  const businessNumber = own;
  yield* Memberships.insert({
    accountId: memberId,
    businessNumber,
    since: noon,
    ...(invoice === undefined ? {} : { invoice }),
  });
  const { name, email } = account;
  yield* Companies.addMember({ businessNumber, memberId, name, email, grant: "full" });
  yield* Rights.distribute({ businessNumber, memberId, state: "distributed", at: noon });
});

/** Two people who claim the number; the first runs it so far. An invoice that neither was mailed. */
const claimed = Effect.gen(function* () {
  const host = yield* settled;
  const businessNumber = own;
  yield* Hosts.ensureOwn(noon);
  yield* Companies.found({
    businessNumber,
    hostId: Hosts.own,
    name: "마바상사",
    representative: "박마바",
  });
  yield* Rights.buy({ businessNumber: own, origin: "market", boughtAt: noon });
  yield* join("first");
  yield* join("second");
  for (const role of ["company-administrator", "service-administrator"] as const) {
    yield* Rights.appoint({ businessNumber: own, memberId: "first", role, at: noon });
  }
  const { summary } = yield* ask(host, {
    document: {
      ...requested,
      supplier: { ...requested.supplier, businessNumber, name: "마바상사" },
    },
  });
  return { ref: summary.ref };
});

const base64 = (octets: Uint8Array) => Base64.encode(octets);

const answerTo = Effect.fnUntraced(function* (
  { challengeId, text }: BeginCompanyVerification.Begun,
  by: Mint.Minted,
  over: Partial<CompleteCompanyVerification.Input> = {},
) {
  const { certificate, signature } = yield* SignedStatement.sign(text, by.key);
  const input: CompleteCompanyVerification.Input = {
    challengeId,
    certificate: base64(certificate),
    signature: base64(signature),
    r: Redacted.make(by.key.r === undefined ? "" : base64(Redacted.value(by.key.r))),
    idempotencyKey: newKey(),
    ...over,
  };
  return input;
});

const verify = Effect.fnUntraced(function* (caller: Caller.Caller, by: Mint.Minted) {
  const begun = yield* BeginCompanyVerification.begin(caller);
  return yield* CompleteCompanyVerification.complete(caller, yield* answerTo(begun, by));
});

const test = <A, E>(name: string, body: Effect.Effect<A, E, ProvidedBy>) =>
  it.effect(name, () => body.pipe(Effect.provide(installation())));
type ProvidedBy =
  ReturnType<typeof installation> extends import("effect/Layer").Layer<infer A, infer _E> ? A : never;

const typesOf = Effect.map(Events.ofCompany(own, { limit: 100 }), (events) =>
  events.map(({ type }) => type).toReversed(),
);

const kept = Effect.gen(function* () {
  const events = yield* Events.ofCompany(own, { limit: 200 });
  const shown = yield* CompanyVerifications.ofCompany(own);
  return JSON.stringify([events, shown]);
});

describe("회사인증", () => {
  test(
    "opens the company to whoever shows its certificate, and keeps what it said, but not R",
    Effect.gen(function* () {
      const { ref } = yield* claimed;
      const { good } = yield* all;
      const before = yield* ViewCompanyVerification.view(first);
      assert.deepStrictEqual(before, {
        businessNumber: own,
        name: "마바상사",
        state: "unverified",
        mine: false,
        certificates: [],
        data: "hidden",
        now: noon,
      });
      assert.strictEqual(yield* codeOf(ViewInvoice.view(first, ref)), "company.not-verified");

      const begun = yield* BeginCompanyVerification.begin(first);
      for (const line of ["마바상사", "110-81-00024", "first 님", origin]) assert.include(begun.text, line);
      const input = yield* answerTo(begun, good);
      const after = yield* CompleteCompanyVerification.complete(first, input);
      assert.deepStrictEqual(after, {
        businessNumber: own,
        name: "마바상사",
        data: "elsewhere",
        now: noon,
        state: "verified",
        since: noon,
        mine: true,
        certificates: [
          {
            fingerprint: yield* SignedStatement.fingerprint(good.certificate),
            subject: "마바상사",
            issuer: "einvTest CA Class 1",
            serial: good.certificate.serialHex,
            policy: "1.2.410.200005.1.1.6.8",
            until: good.certificate.notAfter,
            signsTaxInvoices: true,
            occasion: "challenge",
            shownAt: noon,
            inForce: true,
          },
        ],
      });
      assert.strictEqual((yield* ViewInvoice.view(first, ref)).summary.ref, ref);
      assert.strictEqual((yield* ListInvoices.list(first, {})).total, 1);
      assert.include(yield* typesOf, "company.verified");
      yield* Events.verifyChain();
      const text = yield* kept;
      assert.notInclude(text, Redacted.value(input.r));
      assert.notInclude(text, Buffer.from(Redacted.value(good.key.r!)).toString("hex"));
    }),
  );

  test(
    "makes whoever proves it the administrator, puts who only claimed before them, and admits with the right that they give",
    Effect.gen(function* () {
      const { ref } = yield* claimed;
      const { good } = yield* all;
      yield* verify(second, good);
      const administrators = yield* Rights.administrators(own);
      assert.deepStrictEqual(
        administrators.map(({ memberId, roles }) => [memberId, [...roles].toSorted()]),
        [["second", ["company-administrator", "service-administrator"]]],
      );
      const [claim, ...more] = yield* AnswerJoinRequest.list(second);
      assert.deepStrictEqual([claim?.name, more.length], ["first 님", 0]);
      assert.strictEqual(yield* codeOf(AnswerJoinRequest.list(first)), "company.not-verified");
      const seen = yield* ViewCompanyVerification.view(first);
      assert.deepStrictEqual(
        [seen.state, seen.mine, seen.certificates],
        ["verified", false, []],
        "whose certificate it was is not told to somebody who only claims the number",
      );
      yield* AnswerJoinRequest.answer(second, {
        requestId: claim!.requestId,
        answer: { admit: "issue-only" },
      });
      assert.strictEqual((yield* Rights.person(own, "first"))?.person, "issue-only");
      assert.strictEqual(yield* codeOf(ViewInvoice.view(first, ref)), "permission.own-only");
    }),
  );

  test(
    "takes in everybody who shows the certificate, and leaves who runs the company in charge",
    Effect.gen(function* () {
      yield* claimed;
      const { good, renewed } = yield* all;
      yield* verify(second, good);
      yield* pass("1 day");
      const view = yield* verify(first, renewed);
      assert.deepStrictEqual(
        view.certificates.map(({ shownAt }) => shownAt),
        [noon, DateTime.add(noon, { days: 1 })],
      );
      assert.deepStrictEqual(
        (yield* Rights.administrators(own)).map(({ memberId }) => memberId),
        ["second"],
      );
      assert.deepStrictEqual(yield* AnswerJoinRequest.list(second), [], "nothing is left to ask");
      const types = yield* typesOf;
      assert.deepStrictEqual(
        types.filter((type) => type.startsWith("company.")),
        ["company.verified", "company.certificate-shown"],
      );
    }),
  );

  test(
    "drops a claimant whom the administrator declines",
    Effect.gen(function* () {
      yield* claimed;
      yield* verify(second, (yield* all).good);
      const [claim] = yield* AnswerJoinRequest.list(second);
      yield* AnswerJoinRequest.answer(second, { requestId: claim!.requestId, answer: "decline" });
      assert.strictEqual(yield* codeOf(ViewCompanyVerification.view(first)), "member.not-found");
      assert.strictEqual(yield* codeOf(BeginCompanyVerification.begin(first)), "member.not-found");
      assert.isUndefined(yield* Memberships.find(own, "first"));
    }),
  );

  const refused: ReadonlyArray<readonly [Kind, string, RegExp]> = [
    ["ofAnother", "company-verification.other-company", /마바상사의 인증서를 선택/],
    ["person", "company-verification.kind", /사업자 범용 인증서/],
    ["encryption", "company-verification.kind", /사업자 범용 인증서/],
    ["personalBanking", "company-verification.kind", /사업자 범용 인증서/],
    ["withoutVid", "company-verification.no-proof", /다시 내려받아/],
    ["expired", "certificate.expired", /./],
    ["early", "certificate.not-yet-valid", /./],
    ["stranger", "certificate.untrusted", /./],
  ];
  for (const [kind, code, remedy] of refused) {
    test(
      `refuses a certificate that is ${kind}, with what to do`,
      Effect.gen(function* () {
        yield* claimed;
        const refusal = yield* Effect.flip(verify(first, (yield* all)[kind]));
        assert.strictEqual(refusal.code, code);
        assert.match(refusal.remedy.ko, remedy);
        assert.strictEqual((yield* ViewCompanyVerification.view(first)).state, "unverified");
      }),
    );
  }

  test(
    "refuses a certificate that was revoked",
    Effect.gen(function* () {
      yield* settled;
      // It was issued to the supplier of the world, whose host answers for its people.
      const { revoked } = yield* all;
      const supplier = { businessNumber: "1208800016", memberId: "full", origin };
      assert.strictEqual(yield* codeOf(verify(supplier, revoked)), "certificate.revoked");
    }),
  );

  test(
    "takes a business certificate for a bank as proof, and says that it issues no invoice",
    Effect.gen(function* () {
      const { ref } = yield* claimed;
      const { businessBanking } = yield* all;
      const { certificates: shown } = yield* verify(first, businessBanking);
      assert.deepStrictEqual(
        shown.map(({ signsTaxInvoices }) => signsTaxInvoices),
        [false],
      );
      const { view, now } = {
        view: yield* ViewInvoice.view(first, ref),
        now: yield* DateTime.now,
      };
      const issue = IssueInvoice.issue(first, {
        ref,
        version: view.version,
        idempotencyKey: newKey(),
        ...(yield* signed(view.invoice, businessBanking, now)),
      });
      assert.strictEqual(yield* codeOf(issue), "issue.policy");
    }),
  );

  test(
    "asks for R, and for the right one",
    Effect.gen(function* () {
      yield* claimed;
      const { good } = yield* all;
      const begun = yield* BeginCompanyVerification.begin(first);
      for (const [r, code] of [
        ["", "company-verification.no-proof"],
        ["%%%", "company-verification.no-proof"],
        [base64(new Uint8Array(20)), "company-verification.other-company"],
      ] as const) {
        const input = yield* answerTo(begun, good, { r: Redacted.make(r) });
        assert.strictEqual(yield* codeOf(CompleteCompanyVerification.complete(first, input)), code);
      }
    }),
  );

  test(
    "takes an answer once, and the same press again as the same one",
    Effect.gen(function* () {
      yield* claimed;
      const { good } = yield* all;
      const begun = yield* BeginCompanyVerification.begin(first);
      const input = yield* answerTo(begun, good);
      const view = yield* CompleteCompanyVerification.complete(first, input);
      assert.deepStrictEqual(yield* CompleteCompanyVerification.complete(first, input), view);
      const replayed = CompleteCompanyVerification.complete(first, { ...input, idempotencyKey: newKey() });
      assert.strictEqual(yield* codeOf(replayed), "company-verification.not-open");
      const other = { ...input, r: Redacted.make("AAAA") };
      assert.strictEqual(
        yield* codeOf(CompleteCompanyVerification.complete(first, other)),
        "idempotency.other-command",
      );
    }),
  );

  test(
    "takes no answer of another member, company, site or time, nor to a text that was replaced or altered",
    Effect.gen(function* () {
      yield* claimed;
      const { good } = yield* all;
      const begun = yield* BeginCompanyVerification.begin(first);
      const input = yield* answerTo(begun, good);
      const complete = (caller: Caller.Caller, over: Partial<CompleteCompanyVerification.Input> = {}) =>
        codeOf(CompleteCompanyVerification.complete(caller, { ...input, idempotencyKey: newKey(), ...over }));
      const notOpen = "company-verification.not-open";
      assert.strictEqual(yield* complete(second), notOpen);
      assert.strictEqual(yield* complete({ ...buyer, origin }), notOpen);
      assert.strictEqual(yield* complete({ ...first, origin: "https://other.example" }), notOpen);
      assert.strictEqual(yield* complete({ businessNumber: own, memberId: "first" }), notOpen);
      assert.strictEqual(yield* complete({ ...first, invoice: "inv_1" }), "session.one-invoice");
      assert.strictEqual(yield* complete(first, { challengeId: "cv_none" }), notOpen);
      const altered = yield* answerTo({ ...begun, text: begun.text.replace("first 님", "아무개") }, good);
      assert.strictEqual(
        yield* codeOf(CompleteCompanyVerification.complete(first, altered)),
        "signature.statement-differs",
      );
      // Of a text that another began: the number in it is another.
      const next = yield* BeginCompanyVerification.begin(first);
      assert.strictEqual(yield* complete(first), notOpen);
      const late = yield* answerTo(next, good);
      yield* pass("10 minutes");
      assert.strictEqual(
        yield* codeOf(CompleteCompanyVerification.complete(first, late)),
        "company-verification.expired",
      );
      assert.strictEqual((yield* ViewCompanyVerification.view(first)).state, "unverified");
    }),
  );

  test(
    "closes after five proofs that do not hold, and begins anew",
    Effect.gen(function* () {
      yield* claimed;
      const { good, ofAnother } = yield* all;
      const begun = yield* BeginCompanyVerification.begin(first);
      const said: Array<string> = [];
      for (let attempt = 1; attempt <= 6; attempt += 1) {
        const input = yield* answerTo(begun, ofAnother);
        said.push(yield* codeOf(CompleteCompanyVerification.complete(first, input)));
      }
      assert.deepStrictEqual(said.slice(3), [
        "company-verification.other-company",
        "company-verification.exhausted",
        "company-verification.not-open",
      ]);
      assert.strictEqual((yield* verify(first, good)).state, "verified");
    }),
  );

  test(
    "is begun a bounded number of times an hour by each member",
    Effect.gen(function* () {
      yield* claimed;
      let code = "ok";
      let times = 0;
      while (code === "ok" && times < 100) {
        times += 1;
        code = yield* codeOf(BeginCompanyVerification.begin(first));
      }
      assert.deepStrictEqual([code, times], ["membership.slow-down", 31]);
      assert.strictEqual(yield* codeOf(BeginCompanyVerification.begin(second)), "ok");
    }),
  );

  test(
    "is over with the first issue: nobody proves twice",
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const linked = { businessNumber: "1208800016", memberId: "link", invoice: summary.ref };
      yield* IssueInvoice.issue(linked, yield* press(linked, summary.ref));
      const full = { businessNumber: "1208800016", memberId: "full" };
      const view = yield* ViewCompanyVerification.view(full);
      assert.deepStrictEqual(
        [view.state, view.certificates.map(({ occasion }) => occasion)],
        ["verified", ["issue"]],
      );
      const [shown] = yield* CompanyVerifications.ofCompany("1208800016");
      assert.isUndefined(shown?.memberId, "nobody is known behind a mail link");
      const again = yield* ask(host);
      yield* IssueInvoice.issue(full, yield* press(full, again.summary.ref));
      const events = yield* Events.ofCompany("1208800016", { limit: 100 });
      assert.lengthOf(
        events.filter(({ type }) => type.startsWith("company.")),
        1,
        "the same certificate again is no news",
      );
    }),
  );

  test(
    "is not over where the issue is refused: a certificate of A issues nothing for B and verifies nothing",
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const { good } = yield* all;
      const full = { businessNumber: "1208800016", memberId: "full" };
      const { view } = { view: yield* ViewInvoice.view(full, summary.ref) };
      const proof = yield* signed(view.invoice, good, yield* DateTime.now);
      const refusal = yield* Effect.flip(IssueInvoice.issue(full, yield* press(full, summary.ref, proof)));
      assert.strictEqual(refusal.code, "issue.other-company");
      assert.strictEqual(refusal.remedy.ko, "가나상사의 인증서를 선택해 주세요.");
      assert.strictEqual((yield* ViewCompanyVerification.view(full)).state, "unverified");
    }),
  );
});

const rivals = (world: () => ReturnType<typeof installation>) => {
  it.effect("of two who prove the same company at once, one runs it and both are of it", () =>
    Effect.gen(function* () {
      yield* claimed;
      const { good, renewed } = yield* all;
      const inputs = [
        [first, yield* answerTo(yield* BeginCompanyVerification.begin(first), good)],
        [second, yield* answerTo(yield* BeginCompanyVerification.begin(second), renewed)],
      ] as const;
      const views = yield* Effect.forEach(
        inputs,
        ([caller, input]) => CompleteCompanyVerification.complete(caller, input),
        { concurrency: "unbounded" },
      );
      assert.deepStrictEqual(
        views.map(({ state, mine }) => [state, mine]),
        [
          ["verified", true],
          ["verified", true],
        ],
      );
      const inCharge = (yield* Rights.administrators(own)).filter(({ roles }) =>
        roles.includes("company-administrator"),
      );
      assert.lengthOf(inCharge, 1);
      const types = yield* typesOf;
      assert.lengthOf(
        types.filter((type) => type === "company.verified"),
        1,
      );
      assert.lengthOf(yield* CompanyVerifications.ofCompany(own), 2);
      assert.deepStrictEqual(yield* Memberships.openRequests(own), []);
      yield* Events.verifyChain();
    }).pipe(Effect.provide(world())),
  );

  it.effect("an answer that is sent many times at once under other keys is taken once", () =>
    Effect.gen(function* () {
      yield* claimed;
      const { good } = yield* all;
      const input = yield* answerTo(yield* BeginCompanyVerification.begin(first), good);
      const codes = yield* Effect.forEach(
        Array.from({ length: 8 }, newKey),
        (idempotencyKey) => codeOf(CompleteCompanyVerification.complete(first, { ...input, idempotencyKey })),
        { concurrency: "unbounded" },
      );
      assert.deepStrictEqual(codes.toSorted(), [
        ...Array.from({ length: 7 }, () => "company-verification.not-open"),
        "ok",
      ]);
    }).pipe(Effect.provide(world())),
  );
};

describe("rivals on SQLite", () => rivals(() => installation()));
onPostgres("rivals", (database) => rivals(() => installation({}, database())));
