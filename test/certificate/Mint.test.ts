import { assert, describe, it } from "@effect/vitest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { Certificate, CertificatePath, Crl, Policy, Rsa, SigningKey, Vid } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import {
  ascii,
  codeOf,
  fromHex,
  hasOpenssl,
  hasOpensslSeed,
  openssl,
  seedProviders,
  toHex,
} from "./support.ts";

const at = DateTime.makeUnsafe("2026-11-24T00:00:00Z");
const businessNumber = "1208800016";
const password = Redacted.make("einv-Test!2026");
const company = { businessNumber, name: "가나상사 주식회사", password };

/** Chance that can be replayed: 1, 2, 3, … */
const counting = Layer.sync(SecureRandom.SecureRandom, () => {
  let next = 0;
  return SecureRandom.make((size) => Uint8Array.from({ length: size }, () => ++next & 0xff));
});

const { h, keys, minted } = await Effect.gen(function* () {
  const made = yield* Mint.hierarchy({ at });
  const pair = yield* Mint.keyPair;
  return { h: made, keys: pair, minted: yield* Mint.business(made, { ...company, keys: pair }) };
}).pipe(Effect.provide(SecureRandom.layerWebCrypto), Effect.runPromise);

const trust = { anchors: [h.root], intermediates: [h.authority], crls: [] };

const crls = Effect.fnUntraced(function* (revoked: ReadonlyArray<bigint>) {
  const lists = [yield* Mint.crl(h, revoked, at), yield* Mint.crl(h, [], at, "root")];
  return yield* Effect.fromResult(Result.all(lists.map(Crl.parse)));
});

describe("Mint", () => {
  it("makes a business certificate of the Korean form", () => {
    const { certificate } = minted;
    assert.strictEqual(
      certificate.subject.text,
      "cn=가나상사 주식회사,ou=xUse4Esero,ou=AccreditedCA,o=einvTest,c=KR",
    );
    assert.strictEqual(certificate.realName, company.name);
    assert.strictEqual(Policy.of(certificate)?.signsTaxInvoices, "yes");
    assert.deepStrictEqual([...(certificate.keyUsage ?? [])], ["digitalSignature", "nonRepudiation"]);
    assert.deepStrictEqual(certificate.unknownCritical, []);
    assert.deepStrictEqual(certificate.authorityKeyId, h.authority.subjectKeyId);
    assert.strictEqual(DateTime.formatIso(certificate.notAfter), "2027-11-24T00:00:00.000Z");
    assert.deepStrictEqual(Certificate.parse(minted.signCert), Result.succeed(certificate));
  });

  it.effect("hangs it on its root, and takes it off when it is revoked", () =>
    Effect.gen(function* () {
      const { certificate } = minted;
      const { path, revocation } = yield* CertificatePath.verify(certificate, trust, at);
      assert.deepStrictEqual(path, [certificate, h.authority, h.root]);
      assert.strictEqual(revocation, "not-checked");
      const clean = { ...trust, crls: yield* crls([certificate.serial + 1n]) };
      assert.strictEqual((yield* CertificatePath.verify(certificate, clean, at)).revocation, "good");
      const revoked = { ...trust, crls: yield* crls([7n, certificate.serial]) };
      assert.strictEqual((yield* CertificatePath.verify(certificate, revoked, at)).revocation, "revoked");
    }),
  );

  it.effect.each(["seed-cbc-sha1", "pbes2-seed"] as const)("opens the key file it wrote: %s", (scheme) =>
    Effect.gen(function* () {
      const r = Redacted.make<Uint8Array>(fromHex("00000000000000000000a1b2c3d4e5f60718293a"));
      const { signCert, signPri } = yield* Mint.business(h, { ...company, keys, scheme, r });
      const key = yield* SigningKey.open({ certificate: signCert, privateKey: signPri, password });
      assert.strictEqual(key.scheme, scheme);
      assert.deepStrictEqual(key.r && Redacted.value(key.r), Redacted.value(r));
      assert.strictEqual(yield* Vid.check(key.certificate, { businessNumber, r: key.r }), "MATCH");
      const data = ascii("<TaxInvoice/>");
      assert.isTrue(yield* Rsa.verify(key.certificate.publicKey, "SHA-256", data, yield* key.sign(data)));
      const wrong = { certificate: signCert, privateKey: signPri, password: Redacted.make("1234") };
      assert.strictEqual(yield* codeOf(SigningKey.open(wrong)), "certificate.wrong-password");
    }).pipe(Effect.provide(counting)),
  );

  it.effect("makes the certificates that a company check must refuse", () =>
    Effect.gen(function* () {
      const check = (one: Mint.Minted) => Vid.check(one.certificate, { businessNumber, r: one.key.r });
      const mint = (how: Partial<Mint.Business>) => Mint.business(h, { ...company, keys, ...how });
      assert.strictEqual(yield* check(yield* mint({ businessNumber: "2208700015" })), "MISMATCH");
      assert.strictEqual(yield* check(yield* mint({ withoutR: true })), "NO_R_IN_KEY");
      assert.strictEqual(yield* check(yield* mint({ withoutVid: true })), "NO_VID_IN_CERT");
      const residentNumber = Redacted.make("9001011234567");
      const person = yield* Mint.person(h, { name: "홍길동", residentNumber, password, keys });
      assert.strictEqual(yield* check(person), "MISMATCH");
      assert.strictEqual(Policy.of(person.certificate)?.holder, "person");
      assert.notInclude(Buffer.from(person.signCert).toString("latin1"), Redacted.value(residentNumber));
      const banking = yield* mint({ policy: "1.2.410.200005.1.1.2" });
      assert.strictEqual(Policy.of(banking.certificate)?.signsTaxInvoices, "no");
      const km = yield* mint({ keyUsage: ["keyEncipherment"] });
      assert.isFalse(km.certificate.keyUsage?.has("digitalSignature"));
    }).pipe(Effect.provide(counting)),
  );

  it.effect("makes servers that sign and are encrypted for", () =>
    Effect.gen(function* () {
      const { certificate, key } = yield* Mint.service(h, { name: "www.esero.example" });
      assert.isTrue(certificate.keyUsage?.has("keyEncipherment"));
      assert.strictEqual(Policy.of(certificate)?.holder, "server");
      yield* CertificatePath.verify(certificate, trust, at);
      const signature = yield* key.sign(certificate.der);
      assert.isTrue(yield* Rsa.verify(certificate.publicKey, "SHA-256", certificate.der, signature));
    }).pipe(Effect.provide(counting)),
  );

  it.effect("repeats itself from the same keys and the same chance", () =>
    Effect.gen(function* () {
      const once = Mint.business(h, { ...company, keys }).pipe(Effect.provide(Layer.fresh(counting)));
      const [first, second] = [yield* once, yield* once];
      assert.deepStrictEqual(first.signCert, second.signCert);
      assert.deepStrictEqual(first.signPri, second.signPri);
    }),
  );
});

describe("SigningKey", () => {
  it.effect("belongs to one certificate", () =>
    Effect.gen(function* () {
      const other = yield* Mint.business(h, { ...company, name: "다라상사" });
      const mixed = { certificate: minted.certificate, privateKey: other.signPri, password };
      assert.strictEqual(yield* codeOf(SigningKey.open(mixed)), "certificate.key-does-not-match");
    }).pipe(Effect.provide(counting)),
  );

  it.effect("is refused when only the modulus was made to fit", () =>
    Effect.gen(function* () {
      const hex = (one: SigningKey.SigningKey) => one.certificate.publicKey.modulus?.toString(16) ?? "";
      const { key: other } = yield* Mint.service(h, { name: "other" });
      const whole = toHex(Redacted.value(other.pkcs8)).replace(hex(other), hex(minted.key));
      const forged = { ...other, pkcs8: Redacted.make<Uint8Array>(fromHex(whole)) };
      assert.include(whole, hex(minted.key));
      assert.include(
        ["certificate.key-does-not-match", "certificate.key-malformed"],
        yield* codeOf(SigningKey.bind(minted.certificate, forged)),
      );
    }).pipe(Effect.provide(counting)),
  );

  it.effect("forgets: nothing is left to read, and signing refuses", () =>
    Effect.gen(function* () {
      const { key } = yield* Mint.business(h, { ...company, keys });
      const secrets = [Redacted.value(key.pkcs8), key.r && Redacted.value(key.r)];
      SigningKey.forget(key);
      SigningKey.forget(key);
      for (const secret of secrets) assert.isTrue(secret?.every((octet) => octet === 0));
      assert.strictEqual(yield* codeOf(key.sign(ascii("x"))), "certificate.key-forgotten");
    }).pipe(Effect.provide(counting)),
  );
});

describe.skipIf(!hasOpenssl)("what openssl says of minted files (skipped without openssl)", () => {
  const attime = String(DateTime.toEpochMillis(at) / 1000);
  const files = { root: h.root.der, authority: h.authority.der, cert: minted.signCert };
  const chain = ["-trusted", "{root}", "-untrusted", "{authority}", "-attime", attime];

  it("reads the certificate", () => {
    const { status, text } = openssl(["x509", "-inform", "DER", "-in", "{cert}", "-noout", "-text"], files);
    assert.strictEqual(status, 0, text);
    for (const part of ["1.2.410.200005.1.1.6.8", "Digital Signature, Non Repudiation", "ocsp.example:4612"])
      assert.include(text, part);
  });

  it("verifies the path, policies included", () => {
    const strict = ["-x509_strict", "-policy", "1.2.410.200005.1.1.6.8", "-explicit_policy"];
    const { status, text } = openssl(["verify", ...strict, ...chain, "{cert}"], files);
    assert.strictEqual(status, 0, text);
  });

  it.effect("finds the revocation", () =>
    Effect.gen(function* () {
      const pem = (der: Uint8Array) =>
        `-----BEGIN X509 CRL-----\n${Buffer.from(der).toString("base64")}\n-----END X509 CRL-----\n`;
      for (const [revoked, status] of [
        [[], 0],
        [[minted.certificate.serial], 2],
      ] as const) {
        const crl = ascii(pem(yield* Mint.crl(h, revoked, at)));
        const outcome = openssl(["verify", "-crl_check", "-CRLfile", "{crl}", ...chain, "{cert}"], {
          ...files,
          crl,
        });
        assert.strictEqual(outcome.status, status, outcome.text);
      }
    }),
  );

  it.skipIf(!hasOpensslSeed)("opens the PBES2 key file to the same key", () => {
    const { status, text, bytes } = openssl(
      ["pkey", "-inform", "DER", "-in", "{key}", "-pubout", "-outform", "DER"].concat(
        ["-passin", `pass:${Redacted.value(password)}`],
        seedProviders,
      ),
      { key: minted.signPri },
    );
    assert.strictEqual(status, 0, text);
    assert.deepStrictEqual(bytes, minted.certificate.publicKey.spki.slice());
  });
});
