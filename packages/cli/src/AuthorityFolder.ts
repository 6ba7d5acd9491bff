/**
 * The folder of a simulated tax authority: who it is, which system may speak
 * with it, and which hierarchy both sides believe.
 *
 * ```
 * trust/       root.der authority.der        for EINV_TRUST_DIR, EINV_NTS_TRUST
 * authority/   signCert.der signPri.key      the authority; EINV_NTS_ENCRYPTION
 * system/      signCert.der signPri.key      an invoicing system; EINV_NTS_CERTIFICATE, EINV_NTS_KEY
 * password     of both keys                  EINV_NTS_KEY_PASSWORD
 * ```
 */
import * as path from "node:path";

import * as SigningKey from "@einv/certificate/SigningKey";
import { Mint } from "@einv/certificate/testing";
import type { Refusal } from "@einv/refusal/Refusal";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Base64Url from "effect/encoding/Base64Url";
import * as Redacted from "effect/Redacted";

import * as Files from "./Files.ts";
import { certificateFiles, writeCertificate, writeTrust } from "./Minted.ts";

/** Business numbers of the invented authority and system. */
const numbers = { authority: "1018200008", system: "2208700003" } as const;

/** Where everything lies. */
export const places = (folder: string) => ({
  trust: path.join(folder, "trust"),
  authority: certificateFiles(path.join(folder, "authority")),
  system: certificateFiles(path.join(folder, "system")),
  password: path.join(folder, "password"),
});

/** Makes the folder under a hierarchy of the caller's. Refused with `cli.file-exists`, `cli.file-unwritable`. */
export const make = (
  folder: string,
  hierarchy: Mint.Hierarchy,
): Effect.Effect<void, Refusal, SecureRandom.SecureRandom> =>
  Effect.gen(function* () {
    const { trust, authority, system, password: passwordFile } = places(folder);
    const random = yield* SecureRandom.SecureRandom.use((source) => source.randomBytes(18));
    const password = Redacted.make(Base64Url.encode(random));
    const notBefore = DateTime.subtract(hierarchy.at, { days: 1 });
    yield* writeTrust(trust, hierarchy);
    const identity = { password, notBefore, policy: "1.2.410.200004.5.2.1.4" } as const;
    yield* writeCertificate(
      path.dirname(authority.signCert),
      yield* Mint.business(hierarchy, {
        ...identity,
        businessNumber: numbers.authority,
        name: "가상국세청",
        keyUsage: ["digitalSignature", "nonRepudiation", "keyEncipherment"],
      }),
    );
    yield* writeCertificate(
      path.dirname(system.signCert),
      yield* Mint.business(hierarchy, {
        ...identity,
        businessNumber: numbers.system,
        name: "가상발행시스템",
      }),
    );
    yield* Files.write(passwordFile, `${Redacted.value(password)}\n`, { secret: true, replace: false });
  });

/** Makes the folder with a hierarchy of its own, if it is not there yet. */
export const ensure = (folder: string): Effect.Effect<void, Refusal, SecureRandom.SecureRandom> =>
  Effect.gen(function* () {
    if ((yield* Files.firstExisting([places(folder).password])) !== undefined) return;
    yield* make(folder, yield* Mint.hierarchy());
  });

/** The authority's opened key. Refused with `cli.file-unreadable`, `certificate.*`. */
export const open = (folder: string): Effect.Effect<SigningKey.SigningKey, Refusal> =>
  Effect.gen(function* () {
    const { authority, password } = places(folder);
    const text = new TextDecoder().decode(yield* Files.read(password));
    return yield* SigningKey.open({
      certificate: yield* Files.read(authority.signCert),
      privateKey: yield* Files.read(authority.signPri),
      password: Redacted.make(text.trim()),
    });
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
      EINV_REGISTRATION: "EINVDEMO",
    };
  });
