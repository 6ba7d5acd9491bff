import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { assert, describe, it } from "@effect/vitest";
import { Certificate, CertificatePath, Crl, DistinguishedName, Roots } from "@einv/certificate";

const suite = "../shared/data/suites/pkits";
const korea = "../shared/data/npki/ca-kr";

const at = DateTime.makeUnsafe("2011-04-15T00:00:00Z");

const Manifest = Schema.fromJsonString(
  Schema.Struct({
    policy_oids: Schema.Record(Schema.String, Schema.String),
    cases: Schema.Array(
      Schema.Struct({
        test: Schema.String,
        path_certs_root_first: Schema.Array(Schema.String),
        crls: Schema.Array(Schema.String),
        should_validate: Schema.Boolean,
        initial_policy_set: Schema.Array(Schema.String),
        initial_explicit_policy: Schema.Boolean,
        initial_policy_mapping_inhibit: Schema.Boolean,
        initial_inhibit_any_policy: Schema.Boolean,
      }),
    ),
  }),
);

const successes = <A>(results: ReadonlyArray<Result.Result<A, unknown>>): ReadonlyArray<A> =>
  results.flatMap((result) => (Result.isSuccess(result) ? [result.success] : []));

/**
 * Good paths that einv refuses: DSA keys, lists of foreign issuers, and what only
 * a delta list takes back.
 */
const exceptions = ["4.1.4", "4.1.5", "4.14.24", "4.14.25", "4.14.28", "4.14.29", "4.14.30", "4.14.33"];
const deltas = ["4.15.5", "4.15.7"];

describe.skipIf(!existsSync(suite))(
  "CertificatePath on NIST PKITS (skipped when the public suite is not beside the project)",
  () => {
    it.effect(
      "accepts no bad path, and every good one but the exceptions",
      () =>
        Effect.gen(function* () {
          const manifest = yield* Schema.decodeUnknownEffect(Manifest)(
            readFileSync(join(suite, "manifest.json"), "utf8"),
          );
          const wronglyAccepted: Array<string> = [];
          const wronglyRefused: Array<string> = [];
          for (const one of manifest.cases) {
            const certificates = successes(
              one.path_certs_root_first.map((name) =>
                Certificate.parse(readFileSync(join(suite, "certs", `${name}.crt`))),
              ),
            );
            const crls = successes(
              one.crls.map((name) => Crl.parse(readFileSync(join(suite, "crls", `${name}.crl`)))),
            );
            const [root] = certificates;
            const target = certificates.at(-1);
            const whole = certificates.length === one.path_certs_root_first.length;
            const explicit = one.initial_explicit_policy || !one.initial_policy_set.includes("anyPolicy");
            const policies = new Set(
              one.initial_policy_set.map((name) => manifest.policy_oids[name] ?? name),
            );
            const outcome =
              whole && root !== undefined && target !== undefined
                ? yield* Effect.result(
                    CertificatePath.verify(
                      target,
                      {
                        anchors: [root],
                        intermediates: certificates.slice(1, -1),
                        crls,
                        ...(explicit ? { policies } : {}),
                        inhibitMapping: one.initial_policy_mapping_inhibit,
                        inhibitAnyPolicy: one.initial_inhibit_any_policy,
                      },
                      at,
                    ),
                  )
                : undefined;
            const good = outcome?._tag === "Success" && outcome.success.revocation === "good";
            if (good && !one.should_validate) wronglyAccepted.push(one.test);
            if (!good && one.should_validate) wronglyRefused.push(one.test);
          }
          assert.deepStrictEqual(
            { wronglyAccepted, wronglyRefused },
            { wronglyAccepted: [], wronglyRefused: [...exceptions, ...deltas] },
          );
          assert.strictEqual(manifest.cases.length, 249);
        }),
      60_000,
    );
  },
);

describe("Roots", () => {
  it.effect("pins KISA RootCA 4 by the fingerprint that KISA publishes, and not by its name", () =>
    Effect.gen(function* () {
      const [root, ...more] = Roots.korea();
      assert.strictEqual(more.length, 0);
      assert.strictEqual(createHash("sha256").update(root!.der).digest("hex"), Roots.pins[0].fingerprint);
      assert.strictEqual(DistinguishedName.commonName(root!.subject), "KISA RootCA 4");
      assert.deepStrictEqual(yield* Roots.pinOf(root!), Roots.pins[0]);
      const namesake = { ...root!, der: root!.der.slice(0, -1) };
      assert.isUndefined(yield* Roots.pinOf(namesake));
    }),
  );
});

it("two certificates of one signature: refuses another algorithm outside than inside what is signed", () => {
  const { der } = Roots.korea()[0]!;
  const outside = Buffer.from(der).lastIndexOf(Buffer.from("01010b0500", "hex")) + 3;
  const changed = der.slice();
  changed[outside] = 0x04;
  const read = Certificate.parse(changed);
  assert.strictEqual(Result.isFailure(read) && read.failure.code, "certificate.malformed");
});

describe.skipIf(!existsSync(korea))(
  "CertificatePath on the Korean hierarchy (skipped when its certificates are not beside the project)",
  () => {
    const read = (name: string) => Result.getOrThrow(Certificate.parse(readFileSync(join(korea, name))));
    const authorities = ["yessignCA-Class3", "SignKorea-CA4", "signGATE-CA6", "CrossCertCA4", "TradeSignCA4"];
    const trust = {
      anchors: Roots.korea(),
      intermediates: [],
      crls: [],
    };

    it.effect("what is said of them as facts is so", () =>
      Effect.gen(function* () {
        const facts = ({ subject, notAfter, serialHex }: Certificate.Certificate) => ({
          name: DistinguishedName.commonName(subject),
          serialHex,
          until: DateTime.formatIso(notAfter).slice(0, 10),
        });
        const files = ["SignKorea-CA3", ...authorities].map((name) => facts(read(`${name}.der`)));
        const byName = <A extends { readonly name: string }>(all: ReadonlyArray<A>) =>
          all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
        assert.deepStrictEqual(byName(Roots.licensed), byName(files));
        for (const pin of Roots.pins) {
          const root = read(`${pin.name.replaceAll(" ", "-")}.der`);
          assert.deepStrictEqual(yield* Roots.pinOf(root), pin);
          assert.strictEqual(facts(root).until, pin.until);
        }
      }),
    );

    it.effect.each(authorities)("%s hangs on KISA RootCA 4", (name) =>
      Effect.gen(function* () {
        const now = DateTime.makeUnsafe("2026-11-25T00:00:00Z");
        const { path, revocation } = yield* CertificatePath.verify(read(`${name}.der`), trust, now);
        assert.deepStrictEqual([path.length, revocation], [2, "not-checked"]);
      }),
    );

    it.effect.each([
      ["SignKorea-CA3.der", "2026-11-25T00:00:00Z", "certificate.expired"],
      ["SignKorea-CA4.der", "2010-01-01T00:00:00Z", "certificate.not-yet-valid"],
      ["CrossCert-Device-CA.der", "2014-01-01T00:00:00Z", "certificate.untrusted"],
      ["KISA-RootCA-1.der", "2014-01-01T00:00:00Z", "certificate.untrusted"],
    ] as const)("%s at %s is refused", ([name, when, code]) =>
      Effect.gen(function* () {
        const refusal = yield* Effect.flip(
          CertificatePath.verify(read(name), trust, DateTime.makeUnsafe(when)),
        );
        assert.strictEqual(refusal.code, code);
      }),
    );
  },
);
