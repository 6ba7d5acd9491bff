import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPrivateKey } from "node:crypto";
import { afterAll, assert, describe, it } from "@effect/vitest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { Certificate, CertificatePath, Crl, Ocsp, type SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { codeOf, hasOpenssl } from "./support.ts";

const at = DateTime.makeUnsafe("2026-11-24T00:00:00Z");
const later = (hours: number) => DateTime.add(at, { hours });
const password = Redacted.make("einv-Test!2026");

const { h, other, minted } = await Effect.gen(function* () {
  const made = yield* Mint.hierarchy({ at });
  const holder = { businessNumber: "1208800016", name: "가나상사", password };
  return { h: made, other: yield* Mint.hierarchy({ at }), minted: yield* Mint.business(made, holder) };
}).pipe(Effect.provide(SecureRandom.layerWebCrypto), Effect.runPromise);

const { certificate } = minted;
const { serial } = certificate;
const nonce = Uint8Array.from({ length: 16 }, (_, index) => index + 1);
const rootList = await Effect.runPromise(
  Effect.flatMap(Mint.crl(h, [], at, "root"), (list) => Effect.fromResult(Crl.parse(list))),
);

/** What a path's revocation is, once an answer stands beside the root's list. */
const revocation = Effect.fnUntraced(function* (answer: Uint8Array, when = later(1)) {
  const trust = {
    anchors: [h.root],
    intermediates: [h.authority],
    crls: [rootList],
    ocsp: [yield* Effect.fromResult(Ocsp.parse(answer))],
  };
  const found = yield* CertificatePath.verify(certificate, trust, when);
  return found.revocation;
});

describe("Ocsp", () => {
  it.effect("believes the authority about its certificate, while the answer is in force", () =>
    Effect.gen(function* () {
      const good = yield* Mint.answer(h, { serial }, at);
      const revoked = yield* Mint.answer(h, { serial, revokedAt: at }, at);
      assert.strictEqual(yield* revocation(good), "good");
      assert.strictEqual(yield* revocation(revoked), "revoked");
      assert.strictEqual(yield* revocation(good, later(25)), "not-checked");
      const tomorrow = yield* Mint.answer(h, { serial }, later(24));
      assert.strictEqual(yield* revocation(tomorrow), "not-checked");
    }),
  );

  it.effect("believes nobody else, and nothing about another certificate", () =>
    Effect.gen(function* () {
      const forged = yield* Mint.answer({ ...h, authorityKey: other.authorityKey }, { serial }, at);
      assert.strictEqual(yield* revocation(forged), "not-checked");
      assert.strictEqual(
        yield* revocation(yield* Mint.answer(h, { serial: serial + 1n }, at)),
        "not-checked",
      );
      assert.strictEqual(yield* revocation(yield* Mint.answer(other, { serial }, at)), "not-checked");
      const changed = (yield* Mint.answer(h, { serial, revokedAt: at }, at)).slice();
      // [1] revoked → [0] good, without a new signature.
      const status = Buffer.from(changed).indexOf(Buffer.from("a111180f", "hex"));
      assert.isAbove(status, 0);
      changed[status + 4] = (changed[status + 4] ?? 0) ^ 1;
      assert.strictEqual(
        yield* Effect.orElseSucceed(revocation(changed), () => "not-checked"),
        "not-checked",
      );
    }),
  );

  it.effect.each([
    ["nothing", new Uint8Array()],
    ["a service that says unauthorized", Uint8Array.of(0x30, 3, 0x0a, 1, 6)],
    ["a success without an answer", Uint8Array.of(0x30, 3, 0x0a, 1, 0)],
    ["more than an answer can be", new Uint8Array(70_000)],
  ] as const)("refuses %s", ([, bytes]) =>
    Effect.gen(function* () {
      const code = yield* codeOf(Effect.fromResult(Ocsp.parse(bytes)));
      assert.match(code, /^certificate\.(?:der|malformed|too-large)$/);
    }),
  );
});

describe.skipIf(!hasOpenssl)(
  `Ocsp with openssl as the service${hasOpenssl ? "" : " (needs openssl)"}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), "einv-ocsp-"));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const place = (name: string) => join(folder, name);
    const pem = (name: string, { der }: Certificate.Certificate) =>
      writeFileSync(
        place(name),
        `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString("base64")}\n-----END CERTIFICATE-----\n`,
      );
    const keyFile = (name: string, { pkcs8 }: SigningKey.SigningKey) =>
      writeFileSync(
        place(name),
        createPrivateKey({ key: Buffer.from(Redacted.value(pkcs8)), format: "der", type: "pkcs8" }).export({
          format: "pem",
          type: "pkcs8",
        }),
      );
    const openssl = (command: string) => {
      const { status, stderr } = spawnSync("openssl", command.split(" "), { cwd: folder, encoding: "utf8" });
      assert.strictEqual(status, 0, stderr);
    };

    /** A service certified by `by`, of the organisation. */
    const certify = (name: string, organisation: string, by: "root" | "authority") => {
      openssl(`genrsa -out ${name}.key 2048`);
      openssl(`req -new -key ${name}.key -subj /C=KR/O=${organisation}/CN=${name} -out ${name}.csr`);
      // About the root's own service its list speaks; the authority's has nobody who would.
      const noCheck = by === "authority" ? "1.3.6.1.5.5.7.48.1.5=ASN1:NULL\n" : "";
      const extensions = "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,OCSPSigning\n";
      writeFileSync(place(`${name}.ext`), `${extensions}${noCheck}certificatePolicies=1.2.3\n`);
      const issuer = `-CA ${by}.pem -CAkey ${by}.key -set_serial 77 -days 3650 -sha256`;
      openssl(`x509 -req -in ${name}.csr ${issuer} -extfile ${name}.ext -out ${name}.pem`);
    };

    /** openssl's clock is the machine's, so what it says is asked about now. */
    const answer = Effect.fnUntraced(function* (by: string, state: "V" | "R") {
      writeFileSync(place("question.der"), yield* Ocsp.request(certificate, h.authority, nonce));
      const hex = certificate.serialHex.toUpperCase();
      const revokedAt = state === "R" ? "261101000000Z" : "";
      writeFileSync(place("index.txt"), `${state}\t351124000000Z\t${revokedAt}\t${hex}\tunknown\t/CN=x\n`);
      const signer = `-rsigner ${by}.pem -rkey ${by}.key`;
      openssl(
        `ocsp -index index.txt -CA authority.pem ${signer} -reqin question.der -respout answer.der -ndays 1`,
      );
      return new Uint8Array(readFileSync(place("answer.der")));
    });

    pem("root.pem", h.root);
    pem("authority.pem", h.authority);
    keyFile("root.key", h.rootKey);
    keyFile("authority.key", h.authorityKey);
    certify("own", "einvTest", "authority");
    certify("korean", "einvTest", "root");
    certify("stranger", "otherTest", "root");

    const now = DateTime.makeUnsafe(Date.now());
    it.live.each([
      ["authority", "V", "good"],
      ["authority", "R", "revoked"],
      ["own", "V", "good"],
      ["own", "R", "revoked"],
      ["korean", "V", "good"],
      ["stranger", "V", "not-checked"],
    ] as const)("signed by %s, state %s: %s", ([by, state, expected]) =>
      Effect.gen(function* () {
        const bytes = yield* answer(by, state);
        const response = yield* Effect.fromResult(Ocsp.parse(bytes));
        assert.isTrue(Ocsp.answers(response, nonce));
        const list = yield* Effect.fromResult(Crl.parse(yield* Mint.crl(h, [], now, "root")));
        const trust = { anchors: [h.root], intermediates: [h.authority], crls: [list], ocsp: [response] };
        const { revocation: outcome } = yield* CertificatePath.verify(
          certificate,
          trust,
          DateTime.add(now, { minutes: 1 }),
        );
        assert.strictEqual(outcome, expected);
      }),
    );

    it("reads its own serials", () => {
      assert.strictEqual(Result.getOrThrow(Certificate.parse(readFileSync(place("own.pem")))).serial, 77n);
    });
  },
);
