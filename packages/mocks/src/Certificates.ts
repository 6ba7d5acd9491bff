/**
 * Certificates to drop into a page: one that works, and one for everything that
 * is wrong with certificates in practice. They hang on a root that is minted
 * with the world and that only this world trusts.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type * as SecureRandom from "effect/crypto/SecureRandom";
import { type CertificatePath, Crl, type SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { Kst } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import * as Cast from "./Cast.ts";

export type Kind =
  /** The supplier's, for tax invoices (전자세금용). */
  | "good"
  | "expired"
  /** Looks good, but is on the authority's revocation list (폐지). Only the server can tell. */
  | "revoked"
  /** The supplier's, for banking and insurance only (은행/보험용). */
  | "bankOnly"
  /** The buyer's. */
  | "otherCompany"
  /** Of the company that joins by itself. */
  | "newcomer"
  /** The representative's own (개인 범용). */
  | "personal"
  /** The supplier's, but a program dropped R from its key file. */
  | "withoutR";

/** Opens every key file of the world. */
export const password: Redacted.Redacted<string> = Redacted.make("sample-world-1");

export interface Certificates {
  /** `signCert.der` and `signPri.key` of each, as dropping its folder gives them. */
  readonly files: Readonly<Record<Kind, ReadonlyArray<File>>>;
  /** The opened key of the good one: with it the supplier signed in the past. */
  readonly key: SigningKey.SigningKey;
  /** What the world trusts, with the revocation lists of the day. */
  readonly trust: Effect.Effect<CertificatePath.Trust, Refusal.Refusal>;
}

/** A file under the path that choosing the folder of all certificates gives it. */
const under = (folder: string, name: string, bytes: Uint8Array<ArrayBuffer>): File =>
  Object.defineProperty(new File([bytes], name), "webkitRelativePath", { value: `NPKI/${folder}/${name}` });

const filesOf = (kind: Kind, { signCert, signPri }: Mint.Minted): ReadonlyArray<File> => [
  under(kind, "signCert.der", signCert),
  under(kind, "signPri.key", signPri),
];

/** yessign 은행/보험용, of a business. */
const bankPolicy = "1.2.410.200005.1.1.2";

/** Nobody's resident number. */
const residentNumber = Redacted.make("0000000000000");

/** Certificates as they are at `at`. Making keys takes most of the time, so several certificates share one. */
export const make = (
  at: DateTime.Utc,
): Effect.Effect<Certificates, Refusal.Refusal, SecureRandom.SecureRandom> =>
  Effect.gen(function* () {
    const { supplier, buyer } = Cast.companies;
    const [above, supplierKeys, otherKeys] = yield* Effect.all(
      [Mint.hierarchy({ at, name: "sampleWorld" }), Mint.keyPair, Mint.keyPair],
      { concurrency: "unbounded" },
    );
    const inForce = {
      notBefore: DateTime.subtract(at, { days: 100 }),
      notAfter: DateTime.add(at, { days: 265 }),
    };
    const { businessNumber, name } = supplier;
    const own = { ...inForce, businessNumber, name, password, keys: supplierKeys };
    const others = { ...inForce, password, keys: otherKeys };
    const good = yield* Mint.business(above, own);
    const revoked = yield* Mint.business(above, own);
    const made: Record<Kind, Mint.Minted> = {
      good,
      revoked,
      expired: yield* Mint.business(above, {
        ...own,
        notBefore: DateTime.subtract(at, { days: 386 }),
        notAfter: DateTime.subtract(at, { days: 21 }),
      }),
      bankOnly: yield* Mint.business(above, { ...own, policy: bankPolicy }),
      otherCompany: yield* Mint.business(above, {
        ...others,
        businessNumber: buyer.businessNumber,
        name: buyer.name,
      }),
      newcomer: yield* Mint.business(above, {
        ...others,
        businessNumber: Cast.newcomer.businessNumber,
        name: Cast.newcomer.name,
      }),
      personal: yield* Mint.person(above, { ...others, residentNumber, name: supplier.representative }),
      withoutR: yield* Mint.business(above, { ...own, withoutR: true }),
    };
    const files = {
      good: filesOf("good", made.good),
      expired: filesOf("expired", made.expired),
      revoked: filesOf("revoked", made.revoked),
      bankOnly: filesOf("bankOnly", made.bankOnly),
      otherCompany: filesOf("otherCompany", made.otherCompany),
      newcomer: filesOf("newcomer", made.newcomer),
      personal: filesOf("personal", made.personal),
      withoutR: filesOf("withoutR", made.withoutR),
    };
    const trust = Effect.gen(function* () {
      const today = Kst.startOf(Kst.dateOf(yield* DateTime.now));
      const lists = yield* Effect.all([
        Mint.crl(above, [revoked.certificate.serial], today),
        Mint.crl(above, [], today, "root"),
      ]);
      return {
        anchors: [above.root],
        intermediates: [above.authority],
        crls: yield* Effect.forEach(lists, (list) => Effect.fromResult(Crl.parse(list))),
      };
    });
    return { files, key: good.key, trust };
  });
