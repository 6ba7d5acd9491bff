import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { assert, describe, it } from "@effect/vitest";
import { CertificateFiles, Pfx, SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { ascii, codeOf } from "./support.ts";

const password = Redacted.make("einv-Test!2026");
const at = DateTime.makeUnsafe("2026-06-01T00:00:00Z");

const { authority, ours, km, older, other, pfx } = await Effect.runPromise(
  Effect.gen(function* () {
    const hierarchy = yield* Mint.hierarchy({ at });
    const holder = { businessNumber: "1208800016", name: "가나상사", password };
    const ours = yield* Mint.business(hierarchy, holder);
    return {
      authority: hierarchy.authority,
      ours,
      km: yield* Mint.business(hierarchy, { ...holder, keyUsage: ["keyEncipherment"] }),
      older: yield* Mint.business(hierarchy, {
        ...holder,
        notBefore: DateTime.subtract(at, { days: 360 }),
      }),
      other: yield* Mint.business(hierarchy, { ...holder, name: "다라상사", businessNumber: "2208183676" }),
      pfx: yield* Pfx.write({ pairs: [ours], others: [] }, password),
    };
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
);

const folder = (
  path: string,
  { signCert, signPri }: Mint.Minted,
  stem = "sign",
): ReadonlyArray<CertificateFiles.NamedFile> => [
  { path: `${path}/${stem}Cert.der`, bytes: signCert.slice() },
  { path: `${path}/${stem}Pri.key`, bytes: signPri.slice() },
];

const serials = (found: CertificateFiles.Found) =>
  found.closed.map((one) => ("container" in one ? one.path : one.certificate.serial));

describe("CertificateFiles.sort", () => {
  it.effect("finds every certificate of an NPKI folder, and opens each with its own key", () =>
    Effect.gen(function* () {
      const found = CertificateFiles.sort([
        ...folder("NPKI/yessign/USER/cn=a", ours),
        ...folder("NPKI/yessign/USER/cn=a", km, "km"),
        ...folder("NPKI/KICA/USER/cn=b", other),
        { path: "NPKI/yessign/USER/cn=a/CaPubs", bytes: authority.der },
        { path: "NPKI/desktop.ini", bytes: ascii("[.ShellClassInfo]") },
        { path: "NPKI/empty", bytes: new Uint8Array() },
        { path: "backup/company.p12", bytes: pfx },
      ]);
      assert.deepStrictEqual(serials(found), [
        ours.certificate.serial,
        other.certificate.serial,
        "backup/company.p12",
      ]);
      assert.deepStrictEqual(
        found.authorities.map(({ serial }) => serial),
        [authority.serial],
      );
      const opened = yield* Effect.forEach(found.closed, (one) => CertificateFiles.open(one, password));
      assert.deepStrictEqual(
        opened.map((key) => [key.certificate.serial, key.scheme]),
        [
          [ours.certificate.serial, "pbes2-seed"],
          [other.certificate.serial, "pbes2-seed"],
          [ours.certificate.serial, "pkcs12-3des"],
        ],
      );
    }),
  );

  it.effect("tells signing from encryption by usage where the names are swapped", () =>
    Effect.gen(function* () {
      const found = CertificateFiles.sort([
        ...folder("USER/cn=a", ours, "km"),
        ...folder("USER/cn=a", km, "sign"),
      ]);
      assert.deepStrictEqual(serials(found), [ours.certificate.serial]);
      const [one] = found.closed;
      const key = yield* CertificateFiles.open(one!, password);
      assert.strictEqual(key.certificate.serial, ours.certificate.serial);
    }),
  );

  it.effect("tries the next key of the folder when the first is another certificate's", () =>
    Effect.gen(function* () {
      const [certificate] = folder("c", ours);
      const [, mixed] = folder("c", other);
      const { closed } = CertificateFiles.sort([
        certificate!,
        mixed!,
        { path: "c/old.key", bytes: ours.signPri.slice() },
      ]);
      const key = yield* CertificateFiles.open(closed[0]!, password);
      assert.strictEqual(key.certificate.serial, ours.certificate.serial);
    }),
  );

  it.effect("says what is missing", () =>
    Effect.gen(function* () {
      const [certificate, key] = folder("c", ours);
      const alone = CertificateFiles.sort([certificate!]);
      assert.isFalse(alone.hasKeys);
      assert.strictEqual(
        yield* codeOf(CertificateFiles.open(alone.closed[0]!, password)),
        "certificate.key-missing",
      );
      const keyOnly = CertificateFiles.sort([key!]);
      assert.deepStrictEqual([keyOnly.hasKeys, keyOnly.closed], [true, []]);
      const encryption = CertificateFiles.sort(folder("c", km));
      assert.deepStrictEqual(serials(encryption), [km.certificate.serial]);
    }),
  );

  it("says what is damaged, without a password", () => {
    const [certificate, key] = folder("c", ours);
    const cut = (file: CertificateFiles.NamedFile, length: number) => ({
      ...file,
      bytes: file.bytes.slice(0, length),
    });
    const objections = (...files: ReadonlyArray<CertificateFiles.NamedFile>) =>
      CertificateFiles.sort(files).closed.map((one) => CertificateFiles.objection(one)?.code);
    assert.deepStrictEqual(objections(certificate!, key!), [undefined]);
    assert.deepStrictEqual(objections(certificate!), ["certificate.key-missing"]);
    assert.deepStrictEqual(objections(certificate!, cut(key!, 700)), ["certificate.key-malformed"]);
    assert.deepStrictEqual(objections(certificate!, cut(key!, 0)), ["certificate.key-malformed"]);
    assert.deepStrictEqual(objections({ path: "a.pfx", bytes: pfx }), [undefined]);
    assert.deepStrictEqual(objections({ path: "a.p12", bytes: pfx.slice(0, 2000) }), [
      "certificate.pfx-malformed",
    ]);
    const { closed, unreadable } = CertificateFiles.sort([cut(certificate!, 600), key!]);
    assert.deepStrictEqual(closed, []);
    assert.deepStrictEqual(
      unreadable.map(({ path, refusal }) => [path, refusal.code]),
      [["c/signCert.der", "certificate.der"]],
    );
  });

  it.effect("has nothing left to open after it was told to forget", () =>
    Effect.gen(function* () {
      for (const files of [folder("c", ours), [{ path: "a.pfx", bytes: pfx.slice() }]]) {
        const [one] = CertificateFiles.sort(files).closed;
        CertificateFiles.forget(one!);
        assert.match(yield* codeOf(CertificateFiles.open(one!, password)), /-malformed$/);
      }
    }),
  );
});

describe("CertificateFiles.successor", () => {
  it("is the newest certificate of the same owner and kind", () => {
    const all = [older, other, ours, km].map(({ certificate }) => certificate);
    assert.strictEqual(CertificateFiles.successor(older.certificate, all), ours.certificate);
    assert.isUndefined(CertificateFiles.successor(ours.certificate, all));
    assert.isUndefined(CertificateFiles.successor(other.certificate, all));
  });
});

describe("a container of several certificates", () => {
  it.effect("opens to the one that ends last, and leaves no other key behind", () =>
    Effect.gen(function* () {
      const keys = yield* Effect.forEach([older, ours], ({ signPri, certificate }) =>
        Effect.map(SigningKey.decrypt({ privateKey: signPri, password }), (key) => ({ certificate, key })),
      );
      const [first, ...more] = keys;
      const file = yield* Pfx.write({ pairs: [first!, ...more], others: [] }, password);
      const [one] = CertificateFiles.sort([{ path: "two.pfx", bytes: file }]).closed;
      const key = yield* CertificateFiles.open(one!, password);
      assert.strictEqual(key.certificate.serial, ours.certificate.serial);
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );
});
