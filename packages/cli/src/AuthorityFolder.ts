/**
 * The folder of a simulated tax authority: who it is, which system may speak
 * with it, and which hierarchy both sides believe.
 *
 * ```
 * trust/       root.der authority.der        for EINV_TRUST_DIR, EINV_NTS_TRUST
 *              revoked.crl                   what the hierarchy revoked
 * authority/   signCert.der signPri.key      the authority; EINV_NTS_ENCRYPTION
 * system/      signCert.der signPri.key      an invoicing system; EINV_NTS_CERTIFICATE, EINV_NTS_KEY
 * supplier/    signCert.der signPri.key      a business that signs invoices
 * wrong/       stranger/ expired/ revoked/   keys with which the authority misbehaves
 * tls/         server.pem elsewhere.pem …    how it speaks TLS, rightly and under another name
 * password     of all keys                   EINV_NTS_KEY_PASSWORD
 * ```
 */
import * as path from "node:path";

import * as Certificate from "@einv/certificate/Certificate";
import * as SigningKey from "@einv/certificate/SigningKey";
import { Mint } from "@einv/certificate/testing";
import type * as PublicKeys from "@einv/nts/PublicKeys";
import type { Refusal } from "@einv/refusal/Refusal";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Base64Url from "effect/encoding/Base64Url";
import * as Redacted from "effect/Redacted";

import * as Files from "./Files.ts";
import { certificateFiles, writeCertificate, writeTrust } from "./Minted.ts";
import * as Pem from "./Pem.ts";

/** Business numbers of the invented authority and system. */
const numbers = { authority: "1018200008", system: "2208700003", supplier: "1208800016" } as const;

/** 등록번호 of the system. */
const registration = "EINVDEMO";

/** The business that signs invoices. */
export const supplier = { businessNumber: numbers.supplier, name: "가나상사" } as const;

export type Wrong = "stranger" | "expired" | "revoked";

/** Names under which the authority speaks TLS. */
const websites = { server: ["localhost", "127.0.0.1"], elsewhere: ["elsewhere.invalid"] } as const;

/** Where everything lies. */
export const places = (folder: string) => ({
  trust: path.join(folder, "trust"),
  authority: certificateFiles(path.join(folder, "authority")),
  system: certificateFiles(path.join(folder, "system")),
  supplier: certificateFiles(path.join(folder, "supplier")),
  wrong: (which: Wrong) => certificateFiles(path.join(folder, "wrong", which)),
  tls: path.join(folder, "tls"),
  password: path.join(folder, "password"),
});

/** Makes the folder under a hierarchy of the caller's. Refused with `cli.file-exists`, `cli.file-unwritable`. */
export const make = (
  folder: string,
  hierarchy: Mint.Hierarchy,
): Effect.Effect<void, Refusal, SecureRandom.SecureRandom> =>
  Effect.gen(function* () {
    const {
      trust,
      authority,
      system,
      supplier: business,
      wrong,
      tls,
      password: passwordFile,
    } = places(folder);
    const random = yield* SecureRandom.SecureRandom.use((source) => source.randomBytes(18));
    const password = Redacted.make(Base64Url.encode(random));
    const notBefore = DateTime.subtract(hierarchy.at, { days: 1 });
    const place = ({ signCert }: { readonly signCert: string }) => path.dirname(signCert);
    yield* writeTrust(trust, hierarchy);
    const identity = {
      password,
      notBefore,
      policy: "1.2.410.200004.5.2.1.4",
      keyUsage: ["digitalSignature", "nonRepudiation", "keyEncipherment"],
    } as const;
    const ourselves = { ...identity, businessNumber: numbers.authority, name: "가상국세청" };
    const revoked = yield* Mint.business(hierarchy, ourselves);
    yield* writeCertificate(place(authority), yield* Mint.business(hierarchy, ourselves));
    yield* writeCertificate(
      place(system),
      yield* Mint.business(hierarchy, {
        ...identity,
        businessNumber: numbers.system,
        name: "가상발행시스템",
      }),
    );
    yield* writeCertificate(
      place(business),
      yield* Mint.business(hierarchy, { password, notBefore, ...supplier }),
    );
    yield* writeCertificate(
      place(wrong("stranger")),
      yield* Mint.business(hierarchy, { ...ourselves, name: "다른사람" }),
    );
    yield* writeCertificate(
      place(wrong("expired")),
      yield* Mint.business(hierarchy, {
        ...ourselves,
        notBefore: DateTime.subtract(hierarchy.at, { days: 400 }),
        notAfter: DateTime.subtract(hierarchy.at, { days: 35 }),
      }),
    );
    yield* writeCertificate(place(wrong("revoked")), revoked);
    yield* Files.write(
      path.join(trust, "revoked.crl"),
      yield* Mint.crl(hierarchy, [revoked.certificate.serial], notBefore, "authority", 3650),
      { replace: false },
    );
    yield* Files.makeFolder(tls);
    for (const [name, names] of Object.entries(websites)) {
      const { certificate, key } = yield* Mint.website(hierarchy, { names, notBefore });
      const chain = [certificate, hierarchy.authority].map(({ der }) => Pem.write("CERTIFICATE", der));
      yield* Files.write(path.join(tls, `${name}.pem`), chain.join(""), { replace: false });
      yield* Files.write(
        path.join(tls, `${name}-key.pem`),
        Pem.write("PRIVATE KEY", Redacted.value(key.pkcs8)),
        { secret: true, replace: false },
      );
    }
    yield* Files.write(passwordFile, `${Redacted.value(password)}\n`, { secret: true, replace: false });
  });

/** Makes the folder with a hierarchy of its own, if it is not there yet. */
export const ensure = (folder: string): Effect.Effect<void, Refusal, SecureRandom.SecureRandom> =>
  Effect.gen(function* () {
    if ((yield* Files.firstExisting([places(folder).password])) !== undefined) return;
    yield* make(folder, yield* Mint.hierarchy());
  });

const openIn = (
  folder: string,
  { signCert, signPri }: ReturnType<typeof certificateFiles>,
): Effect.Effect<SigningKey.SigningKey, Refusal> =>
  Effect.gen(function* () {
    const text = new TextDecoder().decode(yield* Files.read(places(folder).password));
    return yield* SigningKey.open({
      certificate: yield* Files.read(signCert),
      privateKey: yield* Files.read(signPri),
      password: Redacted.make(text.trim()),
    });
  });

/** An opened key of the folder's. Refused with `cli.file-unreadable`, `certificate.*`. */
export const open = (
  folder: string,
  whose: "authority" | "system" | "supplier" = "authority",
): Effect.Effect<SigningKey.SigningKey, Refusal> => openIn(folder, places(folder)[whose]);

/** A key to misbehave with; none in a folder that was made without. */
export const openWrong = (
  folder: string,
  which: Wrong,
): Effect.Effect<SigningKey.SigningKey | undefined, Refusal> =>
  Effect.gen(function* () {
    const files = places(folder).wrong(which);
    return (yield* Files.firstExisting([files.signCert])) === undefined
      ? undefined
      : yield* openIn(folder, files);
  });

/**
 * What the authority's archive of public keys holds: the system, and the
 * authority itself, each with its mailbox. Refused with `cli.file-unreadable`,
 * `certificate.*`.
 */
export const publicKeys = (folder: string): Effect.Effect<ReadonlyArray<PublicKeys.PublicKey>, Refusal> =>
  Effect.gen(function* () {
    const { authority, system } = places(folder);
    const certificate = (file: string) =>
      Effect.flatMap(Files.read(file), (octets) => Effect.fromResult(Certificate.parse(octets)));
    return [
      {
        registration,
        mailbox: "etax@einv.example",
        certificate: yield* certificate(system.signCert),
      },
      {
        registration: "40000000",
        mailbox: "etax@authority.example",
        certificate: yield* certificate(authority.signCert),
      },
    ];
  });

/** What an einv server needs of its environment to speak with it. `endpoint` is the authority's, `replyTo` the server's `/nts/callback`. */
export const environment = (
  folder: string,
  addresses: { readonly endpoint: string; readonly replyTo: string },
): Effect.Effect<Readonly<Record<string, string>>, Refusal> =>
  Effect.gen(function* () {
    const { trust, authority, system, password } = places(folder);
    return {
      EINV_NTS_ENDPOINT: addresses.endpoint,
      EINV_NTS_REPLY_TO: addresses.replyTo,
      EINV_NTS_BUSINESS_NUMBER: numbers.system,
      EINV_NTS_CERTIFICATE: system.signCert,
      EINV_NTS_KEY: system.signPri,
      EINV_NTS_KEY_PASSWORD: new TextDecoder().decode(yield* Files.read(password)).trim(),
      EINV_NTS_ENCRYPTION: authority.signCert,
      EINV_NTS_TRUST: trust,
      EINV_TRUST_DIR: trust,
      // Nobody publishes revocations for a hierarchy that was made up.
      EINV_REVOCATION: "note",
      EINV_REVOCATION_HOSTS: "none",
      EINV_REGISTRATION: registration,
    };
  });
