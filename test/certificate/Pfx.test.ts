import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import { assert, describe, it } from "@effect/vitest";
import { Certificate, Der, Pfx, SigningKey, Vid } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { widePasswordBytes } from "../../packages/certificate/src/internal/passwordBytes.ts";
import * as Pbe from "../../packages/certificate/src/internal/pbe.ts";
import * as Pkcs12Kdf from "../../packages/certificate/src/internal/pkcs12Kdf.ts";
import {
  ascii,
  codeOf,
  fromHex,
  hasOpenssl,
  hasOpensslSeed,
  hasSample,
  openssl,
  sample,
  seedProviders,
  toHex,
} from "./support.ts";

const password = Redacted.make("einv-Test!2026");
const typed = Redacted.value(password);
const at = DateTime.makeUnsafe("2026-06-01T00:00:00Z");
const businessNumber = "1208800016";
/** Begins with zeros, as R may. */
const r = fromHex("00000000000000000000a1b2c3d4e5f60718293a");

const run = <A, E>(effect: Effect.Effect<A, E, SecureRandom.SecureRandom>): Promise<A> =>
  Effect.runPromise(Effect.provide(effect, SecureRandom.layerWebCrypto));

const { authorities, ours, km } = await run(
  Effect.gen(function* () {
    const hierarchy = yield* Mint.hierarchy({ at });
    const holder = { businessNumber, name: "가나상사", password, r: Redacted.make<Uint8Array>(r) };
    return {
      authorities: [hierarchy.authority, hierarchy.root],
      ours: yield* Mint.business(hierarchy, holder),
      km: yield* Mint.business(hierarchy, { ...holder, keyUsage: ["keyEncipherment"] }),
    };
  }),
);
const pkcs8 = Redacted.value(ours.key.pkcs8).slice();
const pair = { certificate: ours.certificate, key: ours.key };

const written = await run(Pfx.write({ pairs: [pair], others: authorities }, password));

const open = (file: Uint8Array, spelled: string | Redacted.Redacted<string> = password) =>
  Pfx.open(file, typeof spelled === "string" ? Redacted.make(spelled) : spelled);

const { sequence, oid, octetString, explicit, implicit, integer } = Der.write;
const data = "1.2.840.113549.1.7.1";
const info = (type: string, content: Uint8Array) => sequence(oid(type), explicit(0, content));
const certBag = sequence(
  oid("1.2.840.113549.1.12.10.1.3"),
  explicit(0, sequence(oid("1.2.840.113549.1.9.22.1"), explicit(0, octetString(ours.certificate.der)))),
);
const keyBag = (key: Uint8Array) => sequence(oid("1.2.840.113549.1.12.10.1.2"), explicit(0, key));
/** A container without a checksum. */
const container = (...safes: ReadonlyArray<Uint8Array>) =>
  sequence(integer(3), info(data, octetString(sequence(...safes))));

const pemOf = (label: string, bytes: Uint8Array): Uint8Array =>
  ascii(`-----BEGIN ${label}-----\n${Buffer.from(bytes).toString("base64")}\n-----END ${label}-----\n`);

/** What openssl makes of our certificate and key. */
const exported = (options: ReadonlyArray<string>, spelled = typed) =>
  openssl(
    [
      "pkcs12",
      "-export",
      "-inkey",
      "{key}",
      "-in",
      "{certificate}",
      "-certfile",
      "{authority}",
      "-passout",
      `pass:${spelled}`,
      ...options,
    ],
    {
      key: pemOf("PRIVATE KEY", pkcs8),
      certificate: pemOf("CERTIFICATE", ours.certificate.der),
      authority: pemOf("CERTIFICATE", authorities[0]!.der),
    },
  ).bytes;

describe("Pfx.write", () => {
  it.effect("makes a container that opens to the same key, R and certificates", () =>
    Effect.gen(function* () {
      const { pairs, others } = yield* open(written);
      assert.lengthOf(pairs, 1);
      assert.isTrue(Certificate.equals(pairs[0].certificate, ours.certificate));
      assert.deepStrictEqual(Redacted.value(pairs[0].key.pkcs8), pkcs8);
      assert.deepStrictEqual(pairs[0].key.r && Redacted.value(pairs[0].key.r), r);
      assert.strictEqual(pairs[0].key.scheme, "pkcs12-3des");
      assert.deepStrictEqual(
        others.map(({ der }) => toHex(der)),
        authorities.map(({ der }) => toHex(der)),
      );
      const key = yield* SigningKey.bind(pairs[0].certificate, pairs[0].key);
      assert.strictEqual(yield* Vid.check(key.certificate, { businessNumber, r: key.r }), "MATCH");
    }),
  );

  it.effect("tells signing from encryption by usage, whatever stands first", () =>
    Effect.gen(function* () {
      const pairs = [{ certificate: km.certificate, key: km.key }, pair] as const;
      const both = yield* Pfx.write({ pairs, others: [] }, password);
      const found = (yield* open(both)).pairs.map(({ certificate }) => certificate.serial);
      assert.deepStrictEqual(found, [ours.certificate.serial, km.certificate.serial]);
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  it.effect("refuses passwords that other programs would not take, and keys that are gone", () =>
    Effect.gen(function* () {
      for (const weak of [
        "Short!1",
        "onlyletters",
        "letters1234",
        "비밀번호12345!a",
        'quote"d!1234',
        "a b!123456",
      ])
        assert.strictEqual(
          yield* codeOf(Pfx.write({ pairs: [pair], others: [] }, Redacted.make(weak))),
          "certificate.new-password",
          weak,
        );
      const { pairs } = yield* open(written);
      SigningKey.forget(pairs[0].key);
      assert.strictEqual(
        yield* codeOf(Pfx.write({ pairs, others: [] }, password)),
        "certificate.key-forgotten",
      );
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  it.skipIf(!hasOpenssl)("makes a container that openssl opens without its legacy ciphers", () => {
    const said = openssl(["pkcs12", "-in", "{file}", "-passin", `pass:${typed}`, "-nodes", "-info"], {
      file: written,
    });
    assert.strictEqual(said.status, 0, said.text);
    const key = openssl(["pkcs8", "-topk8", "-nocrypt", "-in", "{pem}", "-outform", "DER"], {
      pem: said.bytes,
    }).bytes;
    // openssl leaves the attributes out.
    assert.isTrue(toHex(pkcs8.subarray(4)).startsWith(toHex(key.subarray(4))));
    const certificates = said.text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    assert.lengthOf(certificates ?? [], 3);
    assert.match(said.text, /localKeyID: (?:[\dA-F]{2} ){20}/);
  });
});

describe("Pfx.open", () => {
  it.effect.skipIf(!hasOpenssl)("opens what openssl writes today, AES and SHA-256", () =>
    Effect.gen(function* () {
      const { pairs, others } = yield* open(exported([]));
      assert.strictEqual(pairs[0].key.scheme, "pbes2-aes256");
      assert.lengthOf(others, 1);
      yield* SigningKey.bind(pairs[0].certificate, pairs[0].key);
    }),
  );

  it.effect.skipIf(!hasOpensslSeed)("opens every layout that openssl can be asked for", () =>
    Effect.gen(function* () {
      const layouts = [
        ["pkcs12-3des", ["-legacy"]],
        ["pkcs12-3des", ["-keypbe", "PBE-SHA1-3DES", "-certpbe", "NONE", "-macalg", "sha1"]],
        ["pkcs12-3des", ["-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-RC2-128", ...seedProviders]],
        ["pkcs12-rc2-40", ["-keypbe", "PBE-SHA1-RC2-40", "-certpbe", "PBE-SHA1-2DES", ...seedProviders]],
        ["pbes2-seed", ["-keypbe", "seed-cbc", "-certpbe", "seed-cbc", ...seedProviders]],
        ["pbes2-3des", ["-keypbe", "des-ede3-cbc", "-certpbe", "aes-128-cbc"]],
        ["none", ["-keypbe", "NONE", "-certpbe", "NONE"]],
        ["pbes2-aes256", ["-nomac"]],
        ["pbes2-aes256", ["-iter", "1"]],
      ] as const;
      for (const [scheme, options] of layouts) {
        const { pairs } = yield* open(exported(options));
        assert.strictEqual(pairs[0].key.scheme, scheme, options.join(" "));
        yield* SigningKey.bind(pairs[0].certificate, pairs[0].key);
      }
    }),
  );

  it.effect.skipIf(!hasOpensslSeed)("opens a SEED key inside a safe encrypted with RC2", () =>
    Effect.gen(function* () {
      const salt = fromHex("0102030405060708");
      const key = yield* Pbe.keyFile("pbes2-seed", { salt, iv: new Uint8Array(16) }, pkcs8, ascii(typed));
      const [wide = new Uint8Array()] = widePasswordBytes(typed);
      const asked = { hash: "SHA-1", salt, iterations: 2000 } as const;
      const secret = Pkcs12Kdf.derive({ ...asked, purpose: 1, bytes: 5 }, wide);
      const iv = Pkcs12Kdf.derive({ ...asked, purpose: 2, bytes: 8 }, wide);
      const sealed = openssl(
        ["rc2-40-cbc", "-K", toHex(secret), "-iv", toHex(iv), "-in", "{plain}", ...seedProviders],
        { plain: sequence(keyBag(key), certBag) },
      ).bytes;
      const algorithm = sequence(oid("1.2.840.113549.1.12.1.6"), sequence(octetString(salt), integer(2000)));
      const safe = info(
        "1.2.840.113549.1.7.6",
        sequence(integer(0), sequence(oid(data), algorithm, implicit(0, sealed))),
      );
      const { pairs } = yield* open(container(safe));
      assert.strictEqual(pairs[0].key.scheme, "pbes2-seed");
      assert.deepStrictEqual(pairs[0].key.r && Redacted.value(pairs[0].key.r), r);
    }),
  );

  it.effect("opens a key in the old Korean scheme beside a certificate in the open", () =>
    Effect.gen(function* () {
      const chance = { salt: fromHex("0102030405060708"), iv: new Uint8Array() };
      const key = yield* Pbe.keyFile("seed-cbc-sha1", chance, pkcs8, ascii(typed));
      const { pairs } = yield* open(
        container(info(data, octetString(sequence(certBag))), info(data, octetString(sequence(keyBag(key))))),
      );
      assert.strictEqual(pairs[0].key.scheme, "seed-cbc-sha1");
      assert.deepStrictEqual(pairs[0].key.r && Redacted.value(pairs[0].key.r), r);
    }),
  );

  it.effect("reads indefinite lengths and strings in pieces", () =>
    Effect.gen(function* () {
      const plain = container(info(data, octetString(sequence(certBag, keyBag(ours.signPri)))));
      const [, authenticated] = yield* Effect.fromResult(
        Der.childrenOf(yield* Effect.fromResult(Der.read(plain)), Der.Tag.sequence),
      );
      const octets = Buffer.from(authenticated!.bytes);
      const inner = octets.subarray(octets.indexOf(Buffer.from([0x04, 0x82])) + 4);
      const open80 = (tag: number, ...parts: ReadonlyArray<Uint8Array>) =>
        Buffer.concat([Uint8Array.of(tag, 0x80), ...parts, new Uint8Array(2)]);
      const pieces = [inner.subarray(0, 1000), inner.subarray(1000)].map((piece) => octetString(piece));
      const ber = open80(0x30, integer(3), open80(0x30, oid(data), open80(0xa0, open80(0x24, ...pieces))));
      const { pairs } = yield* open(ber);
      assert.deepStrictEqual(Redacted.value(pairs[0].key.pkcs8), pkcs8);
    }),
  );

  it.effect.skipIf(!hasOpenssl)("opens a container whose password is Korean", () =>
    Effect.gen(function* () {
      const file = exported(["-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES"], "암호 1234");
      yield* open(file, "암호 1234");
      assert.strictEqual(yield* codeOf(open(file, "암호 1235")), "certificate.wrong-password");
    }),
  );

  it.effect("tells a wrong password from a damaged file", () =>
    Effect.gen(function* () {
      for (const wrong of ["", "einv-Test!2027", "x".repeat(300)])
        assert.strictEqual(yield* codeOf(open(written, wrong)), "certificate.wrong-password");
      const damaged = written.slice();
      const friendly = Buffer.from(damaged).indexOf(Buffer.from("가나상사", "utf16le").swap16());
      damaged[friendly]! ^= 1;
      assert.strictEqual(yield* codeOf(open(damaged)), "certificate.pfx-damaged");
      for (const length of [0, 20, 1000, written.length - 1])
        assert.strictEqual(
          yield* codeOf(open(written.subarray(0, length))),
          "certificate.pfx-malformed",
          String(length),
        );
    }),
  );

  it.effect("refuses a container without a key, or without the key's certificate", () =>
    Effect.gen(function* () {
      const safe = (...bags: ReadonlyArray<Uint8Array>) =>
        container(info(data, octetString(sequence(...bags))));
      for (const file of [
        safe(certBag),
        safe(keyBag(ours.signPri)),
        safe(),
        safe(certBag, keyBag(km.signPri)),
      ])
        assert.strictEqual(yield* codeOf(open(file)), "certificate.pfx-incomplete");
    }),
  );

  it.effect.prop(
    "answers every damaged container with its contents or a refusal",
    {
      at: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: written.length - 1 })),
      octet: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 255 })),
    },
    ({ at: place, octet }) =>
      Effect.gen(function* () {
        const file = written.slice();
        file[place] = octet;
        assert.match(yield* codeOf(open(file)), /^ok$|^certificate\./);
      }),
    { arbitrary: { runs: 60 } },
  );

  it.effect.prop("refuses whatever is no container", [Schema.Uint8Array], ([bytes]) =>
    Effect.gen(function* () {
      assert.isFalse(Pfx.isPfx(bytes));
      assert.strictEqual(yield* codeOf(open(bytes)), "certificate.pfx-malformed");
    }),
  );

  it("knows containers by what is in them", () => {
    assert.isTrue(Pfx.isPfx(written));
    for (const other of [ours.signCert, ours.signPri, pkcs8]) assert.isFalse(Pfx.isPfx(other));
  });
});

describe("SigningKey.write", () => {
  it.effect.each(["pbes2-seed", "seed-cbc-sha1"] as const)("changes the password and keeps R: %s", (scheme) =>
    Effect.gen(function* () {
      const next = Redacted.make("next-Test!2027");
      const file = yield* SigningKey.write(ours.key, next, scheme);
      const key = yield* SigningKey.open({
        certificate: ours.signCert,
        privateKey: file,
        password: next,
      });
      assert.strictEqual(key.scheme, scheme);
      assert.deepStrictEqual(Redacted.value(key.pkcs8), pkcs8);
      const old = SigningKey.decrypt({ privateKey: file, password });
      assert.strictEqual(yield* codeOf(old), "certificate.wrong-password");
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  it.effect("refuses a weak password, and a key that was forgotten", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* codeOf(SigningKey.write(ours.key, Redacted.make("1234"))),
        "certificate.new-password",
      );
      const key = yield* SigningKey.decrypt({ privateKey: ours.signPri, password });
      SigningKey.forget(key);
      SigningKey.forget(key);
      assert.strictEqual(yield* codeOf(SigningKey.write(key, password)), "certificate.key-forgotten");
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );
});

describe.skipIf(!hasSample("pypinksign/test.pfx"))(
  "the container of PyPinkSign (needs ../shared/data/npki)",
  () => {
    it.effect("opens to the key, R and certificate that its key file has", () =>
      Effect.gen(function* () {
        const expected = JSON.parse(Buffer.from(sample("pypinksign/expected.json")).toString());
        const { pairs, others } = yield* open(sample("pypinksign/test.pfx"), expected.password);
        assert.lengthOf(others, 0);
        assert.deepStrictEqual(pairs[0].certificate.der, sample("pypinksign/signCert.der"));
        assert.deepStrictEqual(pairs[0].key.r && toHex(Redacted.value(pairs[0].key.r)), expected.R_hex);
        const key = yield* SigningKey.bind(pairs[0].certificate, pairs[0].key);
        assert.deepStrictEqual(
          yield* key.sign(ascii(expected.testMsg)),
          sample("pypinksign/testmsg.rsa-sha256.sig"),
        );
      }),
    );
  },
);
