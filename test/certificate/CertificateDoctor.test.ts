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

const {
  hierarchy,
  stranger,
  ours,
  km,
  bank,
  limited,
  personal,
  unheardOf,
  unlisted,
  person,
  older,
  withoutR,
  withoutVid,
  renewed,
} = await run(
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
      personal: yield* minted({ policy: "1.2.410.200005.1.1.1" }),
      limited: yield* minted({ policy: "1.2.410.200004.5.1.1.12" }),
      unheardOf: yield* minted({ policy: "1.2.410.200004.5.4.2.9999" }),
      unlisted: yield* minted({ policy: "1.2.410.200004.5.5.1.4.2" }),
      person: yield* Mint.person(hierarchy, {
        name: "홍길동",
        residentNumber: Redacted.make("0000000000000"),
        password,
        keys,
      }),
      older: yield* minted({ notBefore: DateTime.subtract(at, { days: 300 }) }),
      withoutR: yield* minted({ withoutR: true }),
      withoutVid: yield* minted({ withoutVid: true }),
      renewed: yield* Mint.business(hierarchy, { businessNumber, name: "가나상사", password }),
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
      assert.deepStrictEqual(yield* said(folder(bank)), ["error certificate.bank-only"]);
      assert.deepStrictEqual(yield* said(folder(limited)), ["error certificate.not-for-tax-invoices"]);
      assert.deepStrictEqual(yield* said(folder(unheardOf)), ["error certificate.policy-unknown"]);
      assert.deepStrictEqual(yield* said(folder(unlisted)), ["warning certificate.policy-unconfirmed"]);
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
      const [certificate] = folder(ours);
      assert.deepStrictEqual(yield* said([certificate!, { path: "c/signPri.key", bytes: renewed.signPri }]), [
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
        ["certificate.bank-only"],
      );
    }),
  );

  it.effect("says to a bookkeeper what is wrong and what to do, for each situation of npki §6", () =>
    Effect.gen(function* () {
      const { notAfter } = ours.certificate;
      const [certificate, key] = folder(ours);
      const pfx = yield* Pfx.write({ pairs: [ours], others: [] }, password);
      const certificateOnly = yield* Effect.sync(() => ours.signCert.slice());
      const nothing = yield* Effect.all([Mint.crl(hierarchy, [], at), Mint.crl(hierarchy, [], at, "root")]);
      const revoking = yield* Effect.all([
        Mint.crl(hierarchy, [ours.certificate.serial], at),
        Mint.crl(hierarchy, [], at, "root"),
      ]);
      const wrong = Redacted.make("einv-Test!2027");
      const damaged = (file: CertificateFiles.NamedFile, place: number) => {
        const bytes = file.bytes.slice();
        bytes[place]! ^= 1;
        return { ...file, bytes };
      };
      const left = (time: Partial<DateTime.DateTime.PartsForMath>) => ({
        at: DateTime.subtract(notAfter, time),
      });
      const renew = "인증기관에서 인증서를 갱신하거나 새로 발급받은 뒤 다시 시도해 주세요.";
      const choose = "사업자 범용 또는 전자세금용 인증서를 선택해 주세요.";
      const copy =
        "인증서를 원래 있던 곳에서 다시 복사하거나 다시 내보내 주세요. 없으면 인증기관에서 재발급받아 주세요.";
      const sameFolder =
        "인증서 폴더를 다시 선택해 주세요. signCert.der와 signPri.key는 같은 폴더의 파일이어야 합니다.";
      const type =
        "한/영 상태와 Caps Lock을 확인하고 다시 입력해 주세요. 인증서 암호는 einv가 알거나 바꿀 수 없습니다.";
      type Row = readonly [
        situation: string,
        files: ReadonlyArray<CertificateFiles.NamedFile>,
        asked: Partial<Asked>,
        what: string,
        why: string | undefined,
        remedy: string,
      ];
      const rows: ReadonlyArray<Row> = [
        [
          "wrong password",
          folder(ours),
          { password: wrong },
          "인증서 암호가 맞지 않습니다.",
          undefined,
          type,
        ],
        [
          "wrong password of a container",
          [{ path: "a.pfx", bytes: pfx }],
          { password: wrong },
          "인증서 암호가 맞지 않습니다.",
          undefined,
          type,
        ],
        [
          "right password, damaged key",
          [certificate!, damaged(key!, key!.bytes.length - 1)],
          {},
          "개인키 파일이 손상되었습니다.",
          "암호는 맞지만 파일의 내용이 바뀌어 있습니다.",
          copy,
        ],
        [
          "right password, damaged container",
          [damaged({ path: "a.pfx", bytes: pfx }, pfx.length - 20)],
          {},
          "PFX(P12) 파일이 손상되었습니다.",
          "암호는 맞지만 파일의 검사값이 내용과 다릅니다.",
          copy,
        ],
        [
          "expired",
          folder(ours),
          left({ seconds: -1 }),
          "인증서의 유효기간이 지났습니다.",
          "2027-06-01까지였습니다.",
          renew,
        ],
        [
          "thirty days left",
          folder(ours),
          left({ days: 29, hours: 23 }),
          "인증서가 한 달 안에 만료됩니다.",
          "2027-06-01까지 쓸 수 있고 29일 남았습니다.",
          "인증기관에서 갱신해 주세요. 지금 발행하는 데는 문제가 없습니다.",
        ],
        [
          "seven days left",
          folder(ours),
          left({ days: 6, hours: 23 }),
          "인증서가 일주일 안에 만료됩니다.",
          "2027-06-01까지 쓸 수 있고 6일 남았습니다.",
          "이번 주에 인증기관에서 갱신해 주세요. 만료된 뒤에는 갱신할 수 없어 새로 발급받아야 합니다.",
        ],
        [
          "one day left",
          folder(ours),
          left({ hours: 23 }),
          "인증서가 하루 안에 만료됩니다.",
          "2027-06-01까지만 쓸 수 있습니다.",
          "지금 인증기관에서 갱신해 주세요. 발행할 세금계산서가 있으면 먼저 발행해 주세요.",
        ],
        [
          "revoked, with the day",
          folder(ours),
          { path: pathOf([hierarchy.root], revoking) },
          "폐기된 인증서입니다.",
          "2026-06-01에 폐기되었습니다.",
          renew,
        ],
        [
          "revocation list not to be had",
          folder(ours),
          { path: pathOf([hierarchy.root], []) },
          "인증서가 폐기되었는지 확인하지 못했습니다.",
          "인증기관의 폐기 목록이 없거나 오래되었습니다.",
          "잠시 뒤 다시 확인해 주세요. 재발급한 적이 있으면 새 인증서인지 확인해 주세요.",
        ],
        [
          "chain unknown",
          folder(ours),
          { path: pathOf([stranger.root], nothing) },
          "인증서를 신뢰할 수 없습니다.",
          "신뢰하는 최상위 인증기관까지 이어지지 않습니다.",
          "국내 인증기관이 발급한 공동인증서를 선택해 주세요.",
        ],
        [
          "key-management",
          folder(km),
          {},
          "암호화용(km) 인증서입니다.",
          "서명용이 아니어서 전자세금계산서에 서명할 수 없습니다.",
          "같은 폴더의 signCert.der와 signPri.key를 선택해 주세요.",
        ],
        [
          "other company's",
          folder(ours),
          { businessNumber: "2208183676" },
          "다른 회사의 인증서입니다.",
          "인증서의 식별번호가 사업자등록번호(220-81-83676)와 맞지 않습니다.",
          "이 사업자등록번호로 발급된 인증서를 선택해 주세요.",
        ],
        [
          "R lost",
          folder(withoutR),
          {},
          "개인키 파일에 회사 확인 정보가 없습니다.",
          "다른 프로그램이 파일을 옮기면서 R 값을 지웠습니다.",
          "인증기관 또는 은행 사이트에서 인증서를 다시 복사하거나 재발급받아 주세요.",
        ],
        [
          "no VID",
          folder(withoutVid),
          {},
          "어느 회사의 것인지 확인할 수 없는 인증서입니다.",
          "인증서에 식별번호(VID)가 없습니다.",
          choose,
        ],
        [
          "bank only",
          folder(bank),
          {},
          "금융 거래에만 쓰는 인증서입니다: 은행/보험용.",
          "은행 업무에는 쓸 수 있지만 전자세금계산서에는 서명할 수 없습니다.",
          "사업자 범용 또는 전자세금용(연 4,400원) 인증서를 거래 은행이나 인증기관에서 발급받아 주세요.",
        ],
        [
          "personal",
          folder(personal),
          {},
          "개인용 인증서입니다: 범용(개인).",
          "세금계산서는 사업자 인증서로 발행합니다.",
          choose,
        ],
        [
          "policy not allowed",
          folder(limited),
          {},
          "전자세금계산서를 발행할 수 없는 인증서입니다: 실버(법인).",
          "국세청은 사업자 범용과 전자세금용 인증서의 서명만 받습니다.",
          choose,
        ],
        [
          "policy unknown",
          folder(unheardOf),
          {},
          "종류를 알 수 없는 인증서입니다.",
          "인증서 정책: 1.2.410.200004.5.4.2.9999",
          choose,
        ],
        [
          "policy not on the list that is known",
          folder(unlisted),
          {},
          "국세청이 받는 목록에서 확인하지 못한 종류입니다: 전자세금용.",
          undefined,
          "발행할 수 있지만 전송 결과를 확인해 주세요.",
        ],
        [
          "replaced by a newer one",
          folder(older),
          { beside: [ours.certificate] },
          "더 새로운 인증서가 있습니다.",
          '같은 이름으로 2026-06-01에 발급된 인증서가 있습니다. 재발급하면 이전 인증서는 폐기되고, 이전 인증서를 등록해 둔 서비스에서는 "인증서 데이터값이 없습니다." 같은 오류가 납니다.',
          "새 인증서를 선택하고, 인증서를 등록해 둔 서비스에 새 인증서를 다시 등록해 주세요.",
        ],
        [
          "public key cannot be read",
          [damaged(certificate!, 1), key!],
          {},
          "인증서나 키의 형식이 올바르지 않습니다.",
          undefined,
          "signCert.der와 signPri.key가 있는 인증서 폴더를 다시 선택해 주세요.",
        ],
        [
          "private key cannot be read",
          [certificate!, damaged(key!, 0)],
          {},
          "개인키 파일을 읽을 수 없습니다.",
          undefined,
          sameFolder,
        ],
        [
          "private key of another certificate",
          [
            { path: "c/signCert.der", bytes: certificateOnly },
            { path: "c/signPri.key", bytes: renewed.signPri },
          ],
          {},
          "개인키가 이 인증서의 것이 아닙니다.",
          "재발급이나 갱신 전의 파일이 섞였을 수 있습니다.",
          sameFolder,
        ],
        [
          "no private key",
          [certificate!],
          {},
          "인증서의 개인키 파일이 없습니다.",
          undefined,
          "같은 폴더의 signPri.key도 함께 선택해 주세요.",
        ],
      ];
      for (const [situation, files, asked, what, why, remedy] of rows) {
        const all = yield* diagnosed(files, asked);
        const [first, ...more] = all.flatMap(({ findings }) => findings);
        assert.deepStrictEqual([first?.what.ko, first?.remedy.ko], [what, remedy], situation);
        if (why !== undefined) assert.strictEqual(first?.why?.ko, why, situation);
        assert.deepStrictEqual(more, [], situation);
      }
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
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
