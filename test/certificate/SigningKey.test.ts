import { createHash, createPrivateKey, KeyObject } from "node:crypto";
import { inspect } from "node:util";
import { assert, describe, it, vi } from "@effect/vitest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { Certificate, Der, DistinguishedName, Rsa, SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import * as Pbe from "../../packages/certificate/src/internal/pbe.ts";
import * as Seed from "../../packages/certificate/src/internal/seed.ts";
import * as PrivateKey from "../../packages/certificate/src/internal/privateKey.ts";
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
const r = fromHex("00000000000000000000a1b2c3d4e5f60718293a");
const chance = { salt: fromHex("0102030405060708"), iv: fromHex("000102030405060708090a0b0c0d0e0f") };
const schemes = ["seed-cbc-sha1", "pbes2-seed"] as const;

/** ASCII as UTF-16 with two zeros behind. */
const wide = (text: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...text].flatMap((octet) => [0, octet]).concat(0, 0));

const sha1 = (bytes: Uint8Array): Uint8Array => createHash("sha1").update(bytes).digest();

const newKey = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const hash = "SHA-256";
  const publicExponent = Uint8Array.of(1, 0, 1);
  const pair = await crypto.subtle.generateKey(
    { name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent, hash },
    true,
    ["sign", "verify"],
  );
  return new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
};

const bare = await newKey();
const pkcs8 = Result.getOrThrow(PrivateKey.withRandomNumber(bare, r));

const encrypted = (scheme: (typeof schemes)[number], typed: Uint8Array<ArrayBuffer>, plain = pkcs8) =>
  Pbe.keyFile(scheme, chance, plain, typed);

const files = {
  "seed-cbc-sha1": await Effect.runPromise(encrypted("seed-cbc-sha1", ascii(Redacted.value(password)))),
  "pbes2-seed": await Effect.runPromise(encrypted("pbes2-seed", ascii(Redacted.value(password)))),
};

const decrypt = (privateKey: Uint8Array, typed: string | Redacted.Redacted<string> = password) =>
  SigningKey.decrypt({ privateKey, password: typeof typed === "string" ? Redacted.make(typed) : typed });

const { sequence, oid, octetString, integer } = Der.write;
const rounds = (iterations: number | bigint, salt = chance.salt, ...optional: ReadonlyArray<Uint8Array>) =>
  sequence(octetString(salt), integer(iterations), ...optional);
const keyFile = (algorithm: string, parameters: Uint8Array) =>
  sequence(sequence(oid(algorithm), parameters), octetString(new Uint8Array(32)));
const pbes2File = (kdf: Uint8Array, cipher: string, iv = chance.iv) =>
  keyFile(
    "1.2.840.113549.1.5.13",
    sequence(sequence(oid("1.2.840.113549.1.5.12"), kdf), sequence(oid(cipher), octetString(iv))),
  );
const seedCbc = "1.2.410.200004.1.4";

describe("SigningKey.decrypt", () => {
  it.effect.each(schemes)("opens %s, and keeps R with its leading zeros", (scheme) =>
    Effect.gen(function* () {
      const opened = yield* decrypt(files[scheme]);
      assert.strictEqual(opened.scheme, scheme);
      assert.deepStrictEqual(Redacted.value(opened.pkcs8), pkcs8);
      assert.deepStrictEqual(opened.r && Redacted.value(opened.r), r);
    }),
  );

  it.effect("opens a key whose R another program has dropped", () =>
    Effect.gen(function* () {
      const opened = yield* decrypt(yield* encrypted("pbes2-seed", ascii("1234"), bare), "1234");
      assert.deepStrictEqual(Redacted.value(opened.pkcs8), bare);
      assert.isUndefined(opened.r);
    }),
  );

  it.effect.each(schemes)("says one thing about every wrong password: %s", (scheme) =>
    Effect.gen(function* () {
      for (const wrong of ["", "einv-Test!2027", "비밀번호", "x".repeat(10_000)])
        assert.strictEqual(yield* codeOf(decrypt(files[scheme], wrong)), "certificate.wrong-password");
    }),
  );

  it.effect("tells a damaged file from a wrong password", () =>
    Effect.gen(function* () {
      const typed = ascii(Redacted.value(password));
      const aes = openssl(
        ["pkcs8", "-topk8", "-inform", "DER", "-in", "{key}", "-outform", "DER"].concat([
          "-passout",
          `pass:${Redacted.value(password)}`,
        ]),
        { key: bare },
      ).bytes;
      const written = [
        ...Object.values(files),
        yield* Pbe.keyFile("pkcs12-3des", chance, pkcs8, wide(typed)),
        ...(hasOpenssl ? [aes] : []),
      ];
      for (const file of written) {
        const damaged = file.slice();
        damaged[file.length - 1]! ^= 1;
        assert.strictEqual(yield* codeOf(decrypt(damaged)), "certificate.key-damaged");
        assert.strictEqual(yield* codeOf(decrypt(damaged, "einv-Test!2027")), "certificate.wrong-password");
        assert.strictEqual(yield* codeOf(decrypt(file.subarray(0, 500))), "certificate.key-malformed");
      }
    }),
  );

  it.effect("takes noise under good padding for a wrong password", () =>
    Effect.gen(function* () {
      const file = yield* encrypted("seed-cbc-sha1", ascii("1234"), fromHex("30820100deadbeef"));
      assert.strictEqual(yield* codeOf(decrypt(file, "1234")), "certificate.wrong-password");
    }),
  );

  it.effect("finds Korean passwords as old programs wrote them", () =>
    Effect.gen(function* () {
      const spellings = {
        utf8: new TextEncoder().encode("암호1234"),
        cp949: fromHex("becfc8a331323334"),
        lowBytes: fromHex("543831323334"),
      };
      for (const [name, bytes] of Object.entries(spellings)) {
        const opened = yield* decrypt(yield* encrypted("seed-cbc-sha1", bytes), "암호1234");
        assert.deepStrictEqual(Redacted.value(opened.pkcs8), pkcs8, name);
      }
    }),
  );

  it.effect("opens the scheme whose initialisation vector is a constant", () =>
    Effect.gen(function* () {
      const typed = ascii(Redacted.value(password));
      let derived = sha1(Buffer.concat([typed, chance.salt]));
      for (let round = 1; round < 1024; round++) derived = sha1(derived);
      const cipherText = Seed.encryptCbc(derived.subarray(0, 16), ascii("0123456789012345"), pkcs8);
      const file = sequence(sequence(oid(seedCbc), rounds(1024)), octetString(cipherText));
      const opened = yield* decrypt(file);
      assert.strictEqual(opened.scheme, "seed-cbc");
      assert.deepStrictEqual(Redacted.value(opened.pkcs8), pkcs8);
    }),
  );

  it.effect("shows neither key nor R nor password when printed", () =>
    Effect.gen(function* () {
      const opened = yield* decrypt(files["pbes2-seed"]);
      const refusal = yield* Effect.flip(decrypt(files["pbes2-seed"], "einv-Test!2027"));
      const printed = `${JSON.stringify(opened)} ${inspect(opened, { depth: 9 })} ${JSON.stringify(refusal)} ${refusal.message}`;
      for (const secret of [toHex(r), r.join(","), "einv-Test!", Buffer.from(pkcs8).toString("base64")])
        assert.notInclude(printed, secret);
    }),
  );

  it.effect("refuses other schemes by their names", () =>
    Effect.gen(function* () {
      const korean = {
        "GPKI SEED-CBC": "1.2.410.200004.1.4.2",
        seedECBWithHAS160: "1.2.410.200004.1.10",
        seedCBCWithHAS160: "1.2.410.200004.1.11",
        seedOFBWithHAS160: "1.2.410.200004.1.12",
        seedCFBWithHAS160: "1.2.410.200004.1.13",
        seedECBWithSHA1: "1.2.410.200004.1.14",
        seedOFBWithSHA1: "1.2.410.200004.1.16",
        seedCFBWithSHA1: "1.2.410.200004.1.17",
        seedECBWithSHA256: "1.2.410.200004.1.32",
        seedCBCWithSHA256: "1.2.410.200004.1.33",
        seedOFBWithSHA256: "1.2.410.200004.1.34",
        seedCFBWithSHA256: "1.2.410.200004.1.35",
        "pbeWithMD5AndDES-CBC": "1.2.840.113549.1.5.3",
      };
      const named = {
        ...Object.fromEntries(
          Object.entries(korean).map(([name, scheme]) => [name, keyFile(scheme, rounds(2048))]),
        ),
        "RC2-CBC": pbes2File(rounds(2048), "1.2.840.113549.3.2"),
        scrypt: keyFile(
          "1.2.840.113549.1.5.13",
          sequence(
            sequence(oid("1.3.6.1.4.1.11591.4.11"), rounds(2048)),
            sequence(oid(seedCbc), octetString(chance.iv)),
          ),
        ),
      };
      for (const [name, file] of Object.entries(named)) {
        const refusal = yield* Effect.flip(decrypt(file));
        assert.strictEqual(refusal.code, "certificate.key-scheme");
        assert.strictEqual(refusal.values?.["name"], name);
      }
    }),
  );

  it.effect("refuses files that ask for endless work, before doing it", () =>
    Effect.gen(function* () {
      for (const iterations of [2_000_001, 2n ** 31n, 2n ** 4000n])
        for (const file of [
          keyFile("1.2.410.200004.1.15", rounds(iterations)),
          pbes2File(rounds(iterations), seedCbc),
        ])
          assert.strictEqual(yield* codeOf(decrypt(file)), "certificate.key-too-costly");
    }),
  );

  it.effect("refuses parameters that fit no cipher", () =>
    Effect.gen(function* () {
      const broken = [
        keyFile("1.2.410.200004.1.15", rounds(0)),
        keyFile("1.2.410.200004.1.15", rounds(2048, new Uint8Array())),
        pbes2File(rounds(2048, chance.salt, integer(32)), seedCbc),
        pbes2File(rounds(2048), seedCbc, chance.salt),
        new Uint8Array(20_000),
        new Uint8Array(),
      ];
      for (const file of broken)
        assert.strictEqual(yield* codeOf(decrypt(file)), "certificate.key-malformed");
    }),
  );

  it.effect("refuses a key that is not RSA", () =>
    Effect.gen(function* () {
      const pair = yield* Effect.promise(() =>
        crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]),
      );
      const ec = yield* Effect.promise(() => crypto.subtle.exportKey("pkcs8", pair.privateKey));
      const file = yield* encrypted("pbes2-seed", ascii("1234"), new Uint8Array(ec));
      assert.strictEqual(yield* codeOf(decrypt(file, "1234")), "certificate.key-algorithm");
    }),
  );

  it.effect.prop(
    "answers every damaged file with the key or a refusal",
    {
      scheme: Schema.Literals(schemes),
      at: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 120 })),
      octet: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 255 })),
      cut: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 80 })),
    },
    ({ scheme, at, octet, cut }) =>
      Effect.gen(function* () {
        const file = files[scheme].slice(0, files[scheme].length - cut);
        file[at] = octet;
        const code = yield* codeOf(decrypt(file));
        assert.match(
          code,
          /^ok$|^certificate\.(wrong-password|key-damaged|key-malformed|key-algorithm|key-scheme|key-too-costly)$/,
        );
      }),
    { arbitrary: { runs: 150 } },
  );

  const written = (options: ReadonlyArray<string>) =>
    openssl(
      ["pkcs8", "-topk8", "-inform", "DER", "-in", "{key}", "-outform", "DER"].concat(
        ["-passout", `pass:${Redacted.value(password)}`],
        options,
      ),
      { key: bare },
    ).bytes;

  it.effect.prop("refuses whatever is no key file", [Schema.Uint8Array], ([bytes]) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* codeOf(decrypt(bytes)), "certificate.key-malformed");
    }),
  );

  it.effect.skipIf(!hasOpenssl)("opens AES files that openssl wrote", () =>
    Effect.gen(function* () {
      for (const bits of [128, 192, 256])
        for (const hash of ["hmacWithSHA1", "hmacWithSHA256", "hmacWithSHA512"]) {
          const opened = yield* decrypt(written(["-v2", `aes-${bits}-cbc`, "-v2prf", hash]));
          assert.strictEqual(opened.scheme, `pbes2-aes${bits}`);
          assert.deepStrictEqual(Redacted.value(opened.pkcs8), bare);
        }
    }),
  );

  it.effect.skipIf(!hasOpenssl)("opens triple DES files that openssl wrote, in both of its ways", () =>
    Effect.gen(function* () {
      for (const [scheme, options] of [
        ["pbes2-3des", ["-v2", "des3"]],
        ["pkcs12-3des", ["-v1", "PBE-SHA1-3DES"]],
        ["pkcs12-3des-two-keys", ["-v1", "PBE-SHA1-2DES", ...seedProviders]],
      ] as const) {
        const opened = yield* decrypt(written(options));
        assert.strictEqual(opened.scheme, scheme);
        assert.deepStrictEqual(Redacted.value(opened.pkcs8), bare);
      }
    }),
  );

  it.effect.skipIf(!hasOpensslSeed)("opens RC2 files that openssl wrote", () =>
    Effect.gen(function* () {
      for (const bits of [40, 128]) {
        const opened = yield* decrypt(written(["-v1", `PBE-SHA1-RC2-${bits}`, ...seedProviders]));
        assert.strictEqual(opened.scheme, `pkcs12-rc2-${bits}`);
        assert.deepStrictEqual(Redacted.value(opened.pkcs8), bare);
      }
    }),
  );

  it.effect.skipIf(!hasOpensslSeed)("opens SEED files that openssl wrote", () =>
    Effect.gen(function* () {
      const opened = yield* decrypt(written(["-v2", "seed-cbc", "-v2prf", "hmacWithSHA1", ...seedProviders]));
      assert.strictEqual(opened.scheme, "pbes2-seed");
      assert.deepStrictEqual(Redacted.value(opened.pkcs8), bare);
    }),
  );
});

describe("a key that signs", () => {
  const made = Effect.gen(function* () {
    const above = yield* Mint.hierarchy();
    const held = { businessNumber: "1208800016", name: "가나상사", password };
    return yield* Mint.business(above, { ...held, r: Redacted.make(r) });
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto));

  /** Everything that can be reached from a value by its properties, hidden ones and those of its prototypes included. */
  const reachable = (value: unknown, seen = new Set<unknown>()): Set<unknown> => {
    if (seen.has(value)) return seen;
    seen.add(value);
    if ((typeof value !== "object" && typeof value !== "function") || value === null) return seen;
    for (let at: unknown = value; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at))
      for (const name of ArrayBuffer.isView(value) ? [] : Reflect.ownKeys(at as object))
        try {
          reachable(Reflect.get(at as object, name, value), seen);
        } catch {
          // A getter that refuses gives nothing.
        }
    return seen;
  };

  /** The private exponent, its primes, and R. */
  const secretsOf = (plain: Uint8Array): ReadonlyArray<Buffer> => {
    const {
      d = "",
      p = "",
      q = "",
    } = createPrivateKey({
      key: Buffer.from(plain),
      format: "der",
      type: "pkcs8",
    }).export({ format: "jwk" });
    return [d, p, q].map((part) => Buffer.from(part, "base64url")).concat(Buffer.from(r));
  };

  it.effect("gives its secrets to nobody who prints it, stores it, copies it or walks through it", () =>
    Effect.gen(function* () {
      const { key } = yield* made;
      const secrets = secretsOf(Redacted.value(key.pkcs8));
      const printed = [
        inspect(key, { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null }),
        JSON.stringify(key, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
      ];
      for (const secret of secrets)
        for (const text of printed)
          for (const form of [secret.toString("hex"), secret.toString("base64"), [...secret].join(",")])
            assert.notInclude(text.replaceAll(/[\s:]/g, ""), form);
      assert.throws(() => structuredClone(key), /could not be cloned/);
      const { sign: _, ...rest } = key;
      for (const thing of [
        ...reachable(key),
        ...reachable(structuredClone({ ...rest, certificate: null })),
      ]) {
        assert.isFalse(thing instanceof KeyObject || thing instanceof CryptoKey);
        const hex = typeof thing === "bigint" ? thing.toString(16) : "";
        const octets = ArrayBuffer.isView(thing)
          ? Buffer.from(thing.buffer, thing.byteOffset, thing.byteLength)
          : Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
        for (const secret of secrets) assert.isFalse(octets.includes(secret));
      }
    }),
  );

  it("is held by a page's platform so that not even the page can read it out", async () => {
    const { key } = await Effect.runPromise(made);
    const plain = Result.getOrThrow(PrivateKey.bare(Redacted.value(key.pkcs8)));
    const imported: Array<CryptoKey> = [];
    const { subtle } = crypto;
    const importKey = vi
      .spyOn(subtle, "importKey")
      .mockImplementation(async (...said: Parameters<typeof subtle.importKey>) => {
        const made = await (SubtleCrypto.prototype.importKey as typeof subtle.importKey).apply(subtle, said);
        imported.push(made);
        return made;
      });
    // As in a page, where there is no process.
    const builtin = vi.spyOn(process, "getBuiltinModule").mockImplementation(() => undefined);
    vi.resetModules();
    try {
      const page: typeof Rsa = await import("../../packages/certificate/src/Rsa.ts");
      const sign = await page.privateKey(plain);
      const data = ascii("signed in a page");
      const signature = await Effect.runPromise(sign(data));
      assert.isTrue(
        await Effect.runPromise(Rsa.verify(key.certificate.publicKey, "SHA-256", data, signature)),
      );
      const [only, ...more] = imported.filter(({ type }) => type === "private");
      assert.deepStrictEqual(more, []);
      assert.isFalse(only!.extractable);
      assert.deepStrictEqual(only!.usages, ["sign"]);
      for (const format of ["pkcs8", "jwk"] as const)
        await subtle.exportKey(format, only!).then(
          () => assert.fail("exported"),
          (error: Error) => assert.strictEqual(error.name, "InvalidAccessError"),
        );
    } finally {
      builtin.mockRestore();
      importKey.mockRestore();
    }
  });
});

const pinksign = hasSample("pypinksign/expected.json");

describe.skipIf(!pinksign)("the sample of PyPinkSign (needs ../shared/data/npki)", () => {
  const expected = () => JSON.parse(Buffer.from(sample("pypinksign/expected.json")).toString());
  const open = (key: string, typed: string = expected().password) =>
    SigningKey.open({
      certificate: sample("pypinksign/signCert.der"),
      privateKey: sample(`pypinksign/${key}`),
      password: Redacted.make(typed),
    });

  it.effect("opens to the known key and R, and signs", () =>
    Effect.gen(function* () {
      const key = yield* open("signPri.key");
      assert.strictEqual(key.scheme, "seed-cbc-sha1");
      assert.strictEqual(key.certificate.publicKey.modulus, BigInt(expected().n));
      assert.deepStrictEqual(Redacted.value(key.pkcs8), sample("pypinksign/signPri.plain-with-R.pkcs8.der"));
      assert.strictEqual(key.r && toHex(Redacted.value(key.r)), expected().R_hex);
      const message = ascii(expected().testMsg);
      const signature = yield* key.sign(message);
      assert.deepStrictEqual(signature, sample("pypinksign/testmsg.rsa-sha256.sig"));
      assert.isTrue(yield* Rsa.verify(key.certificate.publicKey, "SHA-256", message, signature));
    }),
  );

  it.effect("derives the known keys and vectors in both schemes", () =>
    Effect.gen(function* () {
      const derived = (name: string) =>
        Effect.gen(function* () {
          const { encryption } = yield* Effect.fromResult(Pbe.read(sample(`pypinksign/${name}`)));
          const { key, iv } = yield* Pbe.derive(encryption, ascii(expected().password));
          return { key_hex: toHex(key), iv_hex: toHex(iv) };
        });
      const { note: _old, ...old } = expected().pbes1_expected;
      assert.deepStrictEqual(yield* derived("signPri.key"), old);
      const { note: _new, file, ...standard } = expected().pbes2_expected;
      assert.deepStrictEqual(yield* derived(file), standard);
    }),
  );

  it.effect("says of a key file that holds noise that the password is wrong", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* codeOf(open("pbes2-seed-random.key")), "certificate.wrong-password");
    }),
  );

  it.effect("signs what its signed message carries, and has the numbers that are known of it", () =>
    Effect.gen(function* () {
      const key = yield* open("signPri.key");
      const signature = Buffer.from(yield* key.sign(ascii(expected().testMsg)));
      assert.isTrue(Buffer.from(sample("pypinksign/testmsg.pkcs7-signed.der")).includes(signature));
      const { certificate } = key;
      assert.deepStrictEqual(
        {
          issuerCN: DistinguishedName.commonName(certificate.issuer),
          serialDec: Number(certificate.serial),
          policyOid: certificate.policies[0],
          e: Number(certificate.publicKey.exponent),
          notBefore: certificate.notBefore.epochMilliseconds,
          notAfter: certificate.notAfter.epochMilliseconds,
        },
        {
          issuerCN: expected().issuerCN,
          serialDec: expected().serialDec,
          policyOid: expected().policyOid,
          e: expected().e,
          notBefore: Date.parse(expected().notBefore),
          notAfter: Date.parse(expected().notAfter),
        },
      );
      const bare = sample("pypinksign/signPri.plain.pkcs8.der");
      const withR = Redacted.value(key.pkcs8);
      assert.isTrue(toHex(withR.subarray(4)).startsWith(toHex(bare.subarray(4))));
    }),
  );

  it.effect("refuses a wrong password", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* codeOf(open("signPri.key", "WTuA8Ev0lWXVFSiI")),
        "certificate.wrong-password",
      );
    }),
  );

  it.effect("refuses another key for this certificate", () =>
    Effect.gen(function* () {
      const certificate = yield* Effect.fromResult(Certificate.parse(sample("pypinksign/signCert.der")));
      const opening = SigningKey.open({ certificate, privateKey: files["pbes2-seed"], password });
      assert.strictEqual(yield* codeOf(opening), "certificate.key-does-not-match");
    }),
  );
});
