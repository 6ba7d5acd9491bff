import { expect } from "@open-wc/testing";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { Mint } from "@einv/certificate/testing";
import * as Pfx from "@einv/certificate/Pfx";
import * as Vid from "@einv/certificate/Vid";
import { connect } from "@einv/elements/runtime/connect";
import type { CertificateUse, Runtime } from "@einv/elements/runtime/Runtime";
import { kindOf, problemOf, type Problem } from "@einv/elements/foundation/problem";
import * as TaxInvoice from "@einv/invoice/TaxInvoice";
import * as SignedStatement from "@einv/signature/SignedStatement";
import * as TaxInvoiceSignature from "@einv/signature/TaxInvoiceSignature";
import { approval, now, receipt, ref, refusal } from "./support/approval.ts";
import { type Answer, type Arrival, json, receipts, refused, serverOf } from "./support/server.ts";

const businessNumber = "2208700003";
const use: CertificateUse = { businessNumber, at: DateTime.toDateUtc(now) };

const issueBody = (
  body: unknown,
): { readonly signedXml: string; readonly r: string; readonly version: number } => {
  if (
    typeof body === "object" &&
    body !== null &&
    "signedXml" in body &&
    "r" in body &&
    "version" in body &&
    typeof body.signedXml === "string" &&
    typeof body.r === "string" &&
    typeof body.version === "number"
  )
    return { signedXml: body.signedXml, r: body.r, version: body.version };
  throw new Error("no signed invoice arrived");
};

const connected = (answer: (arrival: Arrival) => Answer | undefined = () => undefined) => {
  const server = serverOf(answer);
  let secrets = 0;
  const runtime = connect({
    baseUrl: "/einv/",
    fetch: server.fetch,
    fetchClientSecret: async () => `secret-${++secrets}`,
  });
  return { runtime, arrivals: server.arrivals };
};

const problem = async (attempt: Promise<unknown>): Promise<Problem> => {
  try {
    await attempt;
  } catch (thrown) {
    return problemOf(thrown);
  }
  throw new Error("was not refused");
};

const mint = <A, E>(effect: Effect.Effect<A, E, SecureRandom.SecureRandom>): Promise<A> =>
  Effect.runPromise(Effect.provide(effect, SecureRandom.layerWebCrypto));

const password = Redacted.make("einv-Test!2026");
const at = DateTime.makeUnsafe("2026-06-01T00:00:00Z");

const minted = mint(
  Effect.gen(function* () {
    const hierarchy = yield* Mint.hierarchy({ at });
    const keys = yield* Mint.keyPair;
    const ours = yield* Mint.business(hierarchy, { businessNumber, name: "한가람정비", password });
    const others = yield* Mint.business(hierarchy, {
      businessNumber: "2148600001",
      name: "나래평가정보",
      password,
      keys,
    });
    const expired = yield* Mint.business(hierarchy, {
      businessNumber,
      name: "한가람정비",
      password,
      keys,
      notBefore: DateTime.makeUnsafe("2025-06-01T00:00:00Z"),
      notAfter: DateTime.makeUnsafe("2026-06-01T00:00:00Z"),
    });
    return { ours, others, expired };
  }),
);

const file = (bytes: Uint8Array<ArrayBuffer>, name: string, folder = ""): File => {
  const made = new File([bytes], name);
  if (folder !== "") Object.defineProperty(made, "webkitRelativePath", { value: `${folder}/${name}` });
  return made;
};

const filesOf = ({ signCert, signPri }: Mint.Minted, folder = ""): ReadonlyArray<File> => [
  file(signCert, "signCert.der", folder),
  file(signPri, "signPri.key", folder),
];

const opened = async (runtime: Runtime) => {
  const [certificate] = await runtime.readCertificates(filesOf((await minted).ours), use);
  if (certificate === undefined) throw new Error("no certificate was read");
  return runtime.openCertificate(certificate, Redacted.value(password), use);
};

describe("the default runtime", () => {
  it("reads views from the server under its base URL, with the page's client secret", async () => {
    const { runtime, arrivals } = connected();
    const view = await runtime.approval(ref);
    expect(view.view.invoice.supplier.name).to.equal("한가람정비");
    expect(view.view.invoice.totals.grand).to.equal(5_500n);
    expect(arrivals.map(({ method, path, authorization }) => [method, path, authorization])).to.deep.equal([
      ["GET", `/einv/v1/invoices/${ref}/approval`, "Bearer secret-1"],
    ]);
  });

  it("asks the page for a new secret when the old one has expired, once, and goes on", async () => {
    const expired = refusal("session.expired", "사용 시간이 지났습니다.", "새로 고쳐 주세요.");
    const { runtime, arrivals } = connected(({ authorization }) =>
      authorization === "Bearer secret-1" ? refused(401, expired) : undefined,
    );
    await Promise.all([runtime.approval(ref), runtime.approval(ref)]);
    await runtime.approval(ref);
    expect(arrivals.map(({ authorization }) => authorization)).to.deep.equal([
      "Bearer secret-1",
      "Bearer secret-1",
      "Bearer secret-2",
      "Bearer secret-2",
      "Bearer secret-2",
    ]);
  });

  it("says that the session is over when a new secret does not help either", async () => {
    const expired = refusal("session.expired", "사용 시간이 지났습니다.", "새로 고쳐 주세요.");
    const { runtime, arrivals } = connected(() => refused(401, expired));
    expect((await problem(runtime.approval(ref))).code).to.equal("session.expired");
    expect(arrivals).to.have.length(2);
  });

  it("hands a refusal of the server on as it is, and tells a lost connection from it", async () => {
    const noGrant = refusal("permission.none", "권한이 없습니다.", "관리자에게 요청해 주세요.");
    const denied = await problem(connected(() => refused(403, noGrant)).runtime.approval(ref));
    expect([denied.code, denied.what.ko, kindOf(denied)]).to.deep.equal([
      "permission.none",
      "권한이 없습니다.",
      "denied",
    ]);
    const lost = await problem(connected(() => "nothing").runtime.approval(ref));
    expect(kindOf(lost)).to.equal("network");
    const foreign = await problem(connected(() => json({ hello: "proxy" })).runtime.approval(ref));
    expect(foreign.code).to.equal("api.answer-malformed");
  });

  it("says when the page could not name who is looking, and asks it again next time", async () => {
    let asked = 0;
    const { fetch } = serverOf(() => undefined);
    const runtime = connect({
      baseUrl: "/",
      fetch,
      fetchClientSecret: async () => {
        asked += 1;
        if (asked === 1) throw new Error("secret backend trouble");
        return "secret";
      },
    });
    const told = await problem(runtime.approval(ref));
    expect(told.code).to.equal("elements.secret");
    expect(JSON.stringify(told)).not.to.contain("backend trouble");
    await runtime.approval(ref);
  });

  it("calls off what nobody waits for any more", async () => {
    const { runtime } = connected();
    const controller = new AbortController();
    const asked = runtime.approval(ref, controller.signal);
    controller.abort();
    const thrown: unknown = await asked.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(thrown).to.be.instanceOf(DOMException);
    expect(thrown instanceof DOMException && thrown.name).to.equal("AbortError");
  });

  it("opens a mail link to the one invoice, and opens it again when its session ends", async () => {
    let opens = 0;
    const expired = refusal("session.expired", "사용 시간이 지났습니다.", "새로 고쳐 주세요.");
    const { runtime, arrivals } = connected(({ path, authorization }) => {
      if (path.endsWith("/open"))
        return json({ clientSecret: `link-${++opens}`, expiresAt: "2026-11-22T06:00:00.000Z", ref });
      if (path.includes("/links/"))
        return json({
          sender: "나래평가정보",
          fingerprint: "7F-2A-91",
          expiresAt: "2026-12-22T06:00:00.000Z",
        });
      return authorization === "Bearer link-1" ? refused(401, expired) : undefined;
    });
    const peeked = await runtime.peekLink("token-1");
    expect([peeked.sender, peeked.fingerprint]).to.deep.equal(["나래평가정보", "7F-2A-91"]);
    expect(peeked.expiresAt.toISOString()).to.equal("2026-12-22T06:00:00.000Z");
    const link = await runtime.openLink("token-1", "220-87-00003");
    expect(link.ref).to.equal(ref);
    await link.runtime.approval(ref);
    expect(opens).to.equal(2);
    expect(arrivals.at(-1)?.authorization).to.equal("Bearer link-2");
  });

  it("signs the shown document with the server's time, and sends what a server accepts", async () => {
    const { runtime, arrivals } = connected();
    const key = await opened(runtime);
    expect([key.usable, key.findings]).to.deep.equal([true, []]);
    const shown = approval({ lines: 3, version: 7 });
    const signed = await runtime.sign(key, shown);
    const answered = await runtime.issue(signed);
    expect(answered.issueId).to.equal(receipt.issueId);
    const { signedXml, r, version } = issueBody(arrivals.at(-1)?.body);
    expect(version).to.equal(7);
    const verified = await Effect.runPromise(TaxInvoiceSignature.verify(new TextEncoder().encode(signedXml)));
    expect(TaxInvoice.equals(verified.invoice, shown.view.invoice)).to.equal(true);
    expect(verified.exchange.issuedAt).to.equal("2026-11-22T14:03:00");
    const bytes = Uint8Array.from(atob(r), (char) => char.charCodeAt(0));
    const proof = await Effect.runPromise(
      Vid.check(verified.certificate, { businessNumber, r: Redacted.make<Uint8Array>(bytes) }),
    );
    expect(proof).to.equal("MATCH");
  });

  it("sends the same bytes under the same key as often as it is asked to, until it is to forget", async () => {
    let tries = 0;
    const { runtime, arrivals } = connected(({ path }) =>
      path.endsWith("/issue") ? (++tries < 3 ? "nothing" : receipts(receipt)) : undefined,
    );
    const signed = await runtime.sign(await opened(runtime), approval());
    expect(kindOf(await problem(runtime.issue(signed)))).to.equal("network");
    expect(kindOf(await problem(runtime.issue(signed)))).to.equal("network");
    await runtime.issue(signed);
    expect(arrivals).to.have.length(3);
    expect(new Set(arrivals.map(({ body }) => JSON.stringify(body))).size).to.equal(1);
    expect(new Set(arrivals.map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(1);
    expect(arrivals[0]?.idempotencyKey).to.have.length(32);
    runtime.forget(signed);
    expect((await problem(runtime.issue(signed))).code).to.equal("elements.signature-forgotten");
    expect(arrivals).to.have.length(3);
  });

  it("shows nothing secret in what it hands out, and forgets keys", async () => {
    const { runtime } = connected();
    const key = await opened(runtime);
    const signed = await runtime.sign(key, approval());
    expect(Object.keys(signed).toSorted()).to.deep.equal(["ref", "version"]);
    expect(Object.keys(key).toSorted()).to.deep.equal(["certificate", "findings", "usable"]);
    runtime.forget(key, key.certificate);
    expect((await problem(runtime.sign(key, approval()))).code).to.equal("elements.certificate-forgotten");
    expect(
      (await problem(runtime.openCertificate(key.certificate, Redacted.value(password), use))).code,
    ).to.equal("elements.certificate-forgotten");
  });

  it("says whose, of what kind and until when a certificate is, without its password", async () => {
    const { runtime } = connected();
    const [certificate] = await runtime.readCertificates(filesOf((await minted).ours), use);
    expect(certificate?.owner).to.contain("한가람정비");
    expect(certificate?.kind.ko).to.contain("전자세금");
    expect(certificate?.usable).to.equal(true);
    expect(certificate?.findings).to.deep.equal([]);
  });

  it("finds the certificates in a folder of all, usable ones first, each with its own key", async () => {
    const { runtime } = connected();
    const { ours, others, expired } = await minted;
    const root = "NPKI/yessign/USER";
    const found = await runtime.readCertificates(
      [
        file(new TextEncoder().encode("not a certificate"), "readme.txt", root),
        ...filesOf(expired, `${root}/a`),
        ...filesOf(ours, `${root}/b`),
        file(others.signPri, "kmPri.key", `${root}/b`),
        file(others.signCert, "signCert.der", `${root}/c`),
      ],
      use,
    );
    expect(found.map(({ usable, findings: [first] }) => [usable, first?.code])).to.deep.equal([
      [true, undefined],
      [false, "certificate.key-missing"],
      [false, "certificate.expired"],
    ]);
    const [ourOwn] = found;
    if (ourOwn === undefined) throw new Error("nothing found");
    expect((await runtime.openCertificate(ourOwn, Redacted.value(password), use)).usable).to.equal(true);
  });

  it("says what is missing when half of a certificate, or something else, was brought", async () => {
    const { runtime } = connected();
    const [certificate, key] = filesOf((await minted).ours);
    if (certificate === undefined || key === undefined) throw new Error("not minted");
    const codeOf = async (...files: ReadonlyArray<File>) =>
      (await problem(runtime.readCertificates(files, use))).code;
    expect(await codeOf(key)).to.equal("elements.certificate-missing");
    expect(await codeOf(file(new TextEncoder().encode("hello"), "hello.txt"))).to.equal(
      "elements.certificate-none",
    );
    const [alone] = await runtime.readCertificates([certificate], use);
    expect(alone?.findings.map(({ code }) => code)).to.deep.equal(["certificate.key-missing"]);
  });

  it("opens a PFX, and says whose it is once it is open", async () => {
    const { runtime } = connected();
    const { ours, others } = await minted;
    const container = ({ certificate, key }: Mint.Minted) =>
      mint(Pfx.write({ pairs: [{ certificate, key }], others: [] }, password));
    const [closed] = await runtime.readCertificates([file(await container(ours), "company.pfx")], use);
    if (closed === undefined) throw new Error("nothing found");
    expect([closed.owner, closed.usable, closed.notAfter]).to.deep.equal(["company.pfx", true, undefined]);
    const wrong = await problem(runtime.openCertificate(closed, "wrong password", use));
    expect(wrong.code).to.equal("certificate.wrong-password");
    const opened = await runtime.openCertificate(closed, Redacted.value(password), use);
    expect(opened.usable).to.equal(true);
    expect(opened.certificate.serial).to.equal(ours.certificate.serialHex);
    runtime.forget(closed, opened);

    const [foreign] = await runtime.readCertificates([file(await container(others), "other.p12")], use);
    if (foreign === undefined) throw new Error("nothing found");
    const key = await runtime.openCertificate(foreign, Redacted.value(password), use);
    expect([key.usable, key.findings.map(({ code }) => code)]).to.deep.equal([
      false,
      ["certificate.other-company"],
    ]);
  });

  it("refuses a wrong password, another certificate's key, and another company's certificate", async () => {
    const { runtime } = connected();
    const { ours, others } = await minted;
    const [certificate] = await runtime.readCertificates(filesOf(ours), use);
    if (certificate === undefined) throw new Error("nothing found");
    const wrong = await problem(runtime.openCertificate(certificate, "wrong password", use));
    expect(wrong.code).to.equal("certificate.wrong-password");
    const [mixed] = await runtime.readCertificates(
      [file(ours.signCert, "signCert.der"), file(others.signPri, "signPri.key")],
      use,
    );
    if (mixed === undefined) throw new Error("nothing found");
    const mismatch = await problem(runtime.openCertificate(mixed, Redacted.value(password), use));
    expect(mismatch.code).to.equal("certificate.key-does-not-match");
    const [foreign] = await runtime.readCertificates(filesOf(others), use);
    if (foreign === undefined) throw new Error("nothing found");
    const key = await runtime.openCertificate(foreign, Redacted.value(password), use);
    expect([key.usable, key.findings.map(({ code }) => code)]).to.deep.equal([
      false,
      ["certificate.other-company"],
    ]);
  });

  it("signs in the page the text that verifies the company, and hands over the signature and R, not the key", async () => {
    const text = "회사인증 (Company verification)\n\n회사 (Company): 한가람정비";
    const seen: Array<Record<string, unknown>> = [];
    const verified = {
      businessNumber,
      name: "한가람정비",
      state: "verified",
      mine: true,
      certificates: [],
      data: "here",
      now: "2026-11-22T05:50:00.000Z",
    };
    const { runtime, arrivals } = connected(({ method, path, body }) => {
      if (!path.includes("/company/verification")) return undefined;
      if (method === "GET") return json({ ...verified, state: "unverified", mine: false });
      if (path.endsWith("/challenges"))
        return json({ challengeId: "cv_1", text, expiresAt: "2026-11-22T06:00:00.000Z" }, 201);
      seen.push(body as Record<string, unknown>);
      return seen.length === 1 ? "nothing" : json(verified);
    });
    const company = await runtime.company();
    expect((await company.verification()).state).to.equal("unverified");
    const key = await opened(runtime);
    const challenge = await company.begin();
    expect(challenge.text).to.equal(text);
    expect(kindOf(await problem(company.prove(key, challenge)))).to.equal("network");
    expect((await company.prove(key, challenge)).state).to.equal("verified");

    expect(seen[0]).to.deep.equal(seen[1], "the same press is the same command");
    expect(new Set(arrivals.slice(-2).map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(1);
    expect(Object.keys(seen[0] ?? {}).toSorted()).to.deep.equal(["certificate", "r", "signature"]);
    const octets = (name: string) => Uint8Array.from(atob(String(seen[0]?.[name])), (c) => c.charCodeAt(0));
    const signed = { certificate: octets("certificate"), signature: octets("signature") };
    const certificate = await Effect.runPromise(SignedStatement.verify(text, signed));
    const r = Redacted.make(octets("r"));
    expect(await Effect.runPromise(Vid.check(certificate, { businessNumber, r }))).to.equal("MATCH");

    runtime.forget(key);
    expect((await problem(company.prove(key, challenge))).code).to.equal("elements.certificate-forgotten");
  });
});

describe("joining and logging in", () => {
  const expiresAt = "2026-11-22T06:00:00.000Z";
  const view = {
    step: "terms",
    version: 1,
    expiresAt,
    steps: [],
    background: "none",
    advice: [],
  };

  it("gives whoever logs in a runtime that acts for a company and renews itself, and no secret", async () => {
    let opened = 0;
    const { runtime, arrivals } = connected(({ path, authorization }) => {
      if (path.endsWith("/gate/sign-in"))
        return json({ signedIn: { accountSecret: "as_canary", expiresAt } });
      if (path.endsWith("/account/sessions"))
        return json({ clientSecret: `cs_canary_${++opened}`, expiresAt }, 201);
      return authorization === "Bearer cs_canary_1" && opened === 1
        ? refused(401, refusal("session.expired", "사용 시간이 지났습니다.", "새로 고쳐 주세요."))
        : undefined;
    });
    const joining = await runtime.joining();
    const signedIn = await joining.signIn("haneul", "password");
    if (!("account" in signedIn)) throw new Error("a code was asked for");
    const acting = await signedIn.account.act(businessNumber);
    await acting.runtime.approval(ref);
    expect(arrivals.map(({ authorization }) => authorization)).to.deep.equal([
      null,
      "Bearer as_canary",
      "Bearer cs_canary_1",
      "Bearer as_canary",
      "Bearer cs_canary_2",
    ]);
    expect(JSON.stringify([signedIn, acting])).not.to.contain("canary");
  });

  it("begins behind a mail link with the link's secret, goes on from any page by its token, and ends at the invoice", async () => {
    const { runtime, arrivals } = connected(({ path, method }) => {
      if (path.endsWith("/open")) return json({ clientSecret: "cs_link", expiresAt, ref });
      if (path.endsWith("/gate/signups")) return json({ signupSecret: "ss_canary", view }, 201);
      if (path.endsWith("/signup/finish"))
        return json({
          account: { accountSecret: "as_canary", expiresAt },
          session: { clientSecret: "cs_joined", expiresAt },
          businessNumber,
          ref,
        });
      return path.endsWith("/signup") && method === "GET" ? json(view) : undefined;
    });
    const invited = await runtime.openLink("token", businessNumber);
    const begun = await (await invited.runtime.joining()).begin();
    expect(arrivals.at(-1)?.body).to.deep.equal({ linkSecret: "cs_link" });
    expect([begun.view.step, (await begun.signup.view()).step]).to.deep.equal(["terms", "terms"]);

    const again = (await runtime.joining()).resume(begun.signup.token());
    const joined = await again.finish();
    expect([joined.ref, joined.businessNumber]).to.deep.equal([ref, businessNumber]);
    await joined.runtime.approval(ref);
    expect(arrivals.at(-1)?.authorization).to.equal("Bearer cs_joined");
    expect(JSON.stringify([begun, joined])).not.to.contain("canary");
  });
});
