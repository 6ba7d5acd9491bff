import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { assert, describe, it } from "@effect/vitest";
import {
  type Certificate,
  CertificateDoctor,
  type CertificateFiles,
  CertificatePath,
  Crl,
  Pfx,
} from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { ascii } from "./support.ts";

const password = Redacted.make("einv-Test!2026");
const at = DateTime.makeUnsafe("2026-06-01T00:00:00Z");
const businessNumber = "1208800016";

const run = <A, E>(effect: Effect.Effect<A, E, SecureRandom.SecureRandom>): Promise<A> =>
  Effect.runPromise(Effect.provide(effect, SecureRandom.layerWebCrypto));

const { hierarchy, stranger, ours, km, bank, person, older, withoutR, withoutVid } = await run(
  Effect.gen(function* () {
    const hierarchy = yield* Mint.hierarchy({ at });
    const keys = yield* Mint.keyPair;
    const holder = { businessNumber, name: "가나상사", password, keys };
    const minted = (more: Partial<Mint.Business>) => Mint.business(hierarchy, { ...holder, ...more });
    return {
      hierarchy,
      stranger: yield* Mint.hierarchy({ at, name: "elsewhere" }),
      ours: yield* minted({}),
      km: yield* minted({ keyUsage: ["keyEncipherment"] }),
      bank: yield* minted({ policy: "1.2.410.200005.1.1.2" }),
      person: yield* Mint.person(hierarchy, {
        name: "홍길동",
        residentNumber: Redacted.make("0000000000000"),
        password,
        keys,
      }),
      older: yield* minted({ notBefore: DateTime.subtract(at, { days: 300 }) }),
      withoutR: yield* minted({ withoutR: true }),
      withoutVid: yield* minted({ withoutVid: true }),
    };
  }),
);

const folder = (
  { signCert, signPri }: Mint.Minted,
  path = "c",
): ReadonlyArray<CertificateFiles.NamedFile> => [
  { path: `${path}/signCert.der`, bytes: signCert.slice() },
  { path: `${path}/signPri.key`, bytes: signPri.slice() },
];

type Asked = Parameters<typeof CertificateDoctor.diagnose>[1];

const whole: Asked = { at, businessNumber, password };

const diagnosed = (files: ReadonlyArray<CertificateFiles.NamedFile>, asked: Partial<Asked> = {}) =>
  CertificateDoctor.diagnose(files, { ...whole, ...asked });

/** The findings of all files together, as `severity code`. */
const said = (files: ReadonlyArray<CertificateFiles.NamedFile>, asked: Partial<Asked> = {}) =>
  Effect.map(diagnosed(files, asked), (all) =>
    all.flatMap(({ findings }) => findings.map(({ severity, code }) => `${severity} ${code}`)),
  );

describe("CertificateDoctor.diagnose", () => {
  it.effect("has nothing to say of a good certificate, in two files or in one", () =>
    Effect.gen(function* () {
      const pfx = yield* Pfx.write({ pairs: [ours], others: [] }, password);
      const all = yield* diagnosed([...folder(ours), { path: "a.pfx", bytes: pfx }]);
      assert.deepStrictEqual(
        all.map(({ path, key, findings }) => [path, key, findings]),
        [
          ["c/signCert.der", { scheme: "pbes2-seed", hasR: true }, []],
          ["a.pfx", { scheme: "pkcs12-3des", hasR: true }, []],
        ],
      );
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  it.effect("warns thirty, seven and one day before the end, and says when it is over", () =>
    Effect.gen(function* () {
      const { notAfter } = ours.certificate;
      const before = (time: Partial<DateTime.DateTime.PartsForMath>) =>
        said(folder(ours), { at: DateTime.subtract(notAfter, time) });
      assert.deepStrictEqual(yield* before({ days: 31 }), []);
      assert.deepStrictEqual(yield* before({ days: 29 }), ["warning certificate.expires-soon"]);
      assert.deepStrictEqual(yield* before({ days: 6 }), ["warning certificate.expires-within-a-week"]);
      assert.deepStrictEqual(yield* before({ hours: 23 }), ["warning certificate.expires-within-a-day"]);
      assert.deepStrictEqual(yield* before({ seconds: 0 }), ["warning certificate.expires-within-a-day"]);
      assert.deepStrictEqual(yield* before({ seconds: -1 }), ["error certificate.expired"]);
      assert.deepStrictEqual(yield* before({ days: 366 }), ["error certificate.not-yet-valid"]);
      const [week] = yield* diagnosed(folder(ours), { at: DateTime.subtract(notAfter, { days: 6 }) });
      assert.strictEqual(week?.findings[0]?.why?.ko, "2027-06-01까지 쓸 수 있고 6일 남았습니다.");
    }),
  );

  it.effect("tells apart what a bookkeeper may have chosen by mistake", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* said(folder(bank)), ["error certificate.not-for-tax-invoices"]);
      assert.deepStrictEqual(yield* said(folder(km)), ["error certificate.for-encryption"]);
      assert.deepStrictEqual(yield* said(folder(person)), [
        "error certificate.personal",
        "error certificate.other-company",
      ]);
      assert.deepStrictEqual(yield* said(folder(ours), { businessNumber: "2208183676" }), [
        "error certificate.other-company",
      ]);
      assert.deepStrictEqual(yield* said(folder(withoutR)), ["error certificate.no-r"]);
      assert.deepStrictEqual(yield* said(folder(withoutVid)), ["error certificate.no-vid"]);
    }),
  );

  it.effect("knows that a newer certificate lies beside it, or was registered", () =>
    Effect.gen(function* () {
      const both = yield* diagnosed([...folder(older, "old"), ...folder(ours, "new")]);
      assert.deepStrictEqual(
        both.map(({ path, findings }) => [path, findings.map(({ code }) => code)]),
        [
          ["old/signCert.der", ["certificate.replaced"]],
          ["new/signCert.der", []],
        ],
      );
      assert.include(both[0]?.findings[0]?.why?.ko ?? "", "인증서 데이터값이 없습니다.");
      assert.deepStrictEqual(yield* said(folder(older), { beside: [ours.certificate] }), [
        "warning certificate.replaced",
      ]);
    }),
  );

  it.effect("tells a wrong password from damaged files", () =>
    Effect.gen(function* () {
      const [certificate, key] = folder(ours);
      const changed = (file: CertificateFiles.NamedFile, at: number) => {
        const bytes = file.bytes.slice();
        bytes[at]! ^= 1;
        return { ...file, bytes };
      };
      const wrong = { password: Redacted.make("einv-Test!2027") };
      const last = key!.bytes.length - 1;
      assert.deepStrictEqual(yield* said(folder(ours), wrong), ["error certificate.wrong-password"]);
      assert.deepStrictEqual(yield* said([certificate!, changed(key!, last)]), [
        "error certificate.key-damaged",
      ]);
      assert.deepStrictEqual(yield* said([certificate!, changed(key!, 0)]), [
        "error certificate.key-malformed",
      ]);
      assert.deepStrictEqual(yield* said([changed(certificate!, 1), key!]), ["error certificate.der"]);
      assert.deepStrictEqual(yield* said([certificate!]), ["error certificate.key-missing"]);
      assert.deepStrictEqual(yield* said([{ path: "a.pfx", bytes: ascii("not a container") }]), [
        "error certificate.pfx-malformed",
      ]);
      assert.deepStrictEqual(yield* said([{ path: "readme.txt", bytes: ascii("nothing") }]), []);
    }),
  );

  it.effect("sees that a key is from before a renewal", () =>
    Effect.gen(function* () {
      const other = yield* Mint.business(hierarchy, { businessNumber, name: "가나상사", password });
      const [certificate] = folder(ours);
      assert.deepStrictEqual(yield* said([certificate!, { path: "c/signPri.key", bytes: other.signPri }]), [
        "error certificate.key-does-not-match",
      ]);
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  const pathOf =
    (anchors: ReadonlyArray<Certificate.Certificate>, lists: ReadonlyArray<Uint8Array>) =>
    (certificate: Certificate.Certificate): CertificateDoctor.Path =>
      CertificatePath.verify(
        certificate,
        {
          anchors,
          intermediates: [hierarchy.authority],
          crls: lists.map((list) => Result.getOrThrow(Crl.parse(list))),
        },
        at,
      );

  it.effect("says of its authority whether it is known, and whether it revoked the certificate", () =>
    Effect.gen(function* () {
      const nothing = yield* Effect.all([Mint.crl(hierarchy, [], at), Mint.crl(hierarchy, [], at, "root")]);
      const revoking = yield* Effect.all([
        Mint.crl(hierarchy, [ours.certificate.serial], at),
        Mint.crl(hierarchy, [], at, "root"),
      ]);
      const trusted = [hierarchy.root];
      const by = (path: Asked["path"]) => said(folder(ours), path === undefined ? {} : { path });
      assert.deepStrictEqual(yield* by(pathOf(trusted, nothing)), []);
      assert.deepStrictEqual(yield* by(pathOf(trusted, revoking)), ["error certificate.revoked"]);
      assert.deepStrictEqual(yield* by(pathOf(trusted, [])), ["warning certificate.revocation-unknown"]);
      assert.deepStrictEqual(yield* by(pathOf([stranger.root], nothing)), ["error certificate.untrusted"]);
    }),
  );

  it.effect("needs no password for what shows without one, and keeps keys closed then", () =>
    Effect.gen(function* () {
      const { password: _, ...closed } = whole;
      const [one] = yield* CertificateDoctor.diagnose(folder(bank), closed);
      assert.isUndefined(one?.key);
      assert.deepStrictEqual(
        one?.findings.map(({ code }) => code),
        ["certificate.not-for-tax-invoices"],
      );
    }),
  );

  it.effect("speaks both languages about everything, and says what to do", () =>
    Effect.gen(function* () {
      const all = yield* Effect.forEach([bank, km, person, older, withoutR, withoutVid], (minted) =>
        diagnosed([...folder(minted, "a"), ...folder(ours, "b")], {
          at: DateTime.subtract(ours.certificate.notAfter, { days: 3 }),
        }),
      );
      for (const { code, what, why, remedy } of all.flat().flatMap(({ findings }) => findings))
        for (const text of [what, why, remedy]) {
          if (text === undefined) continue;
          assert.match(text.ko, /[가-힣].*[.)]$/, code);
          assert.match(text.en, /^[A-Z].*\.$/, code);
          assert.notMatch(text.ko + text.en, /[{}]/, code);
        }
    }),
  );
});
