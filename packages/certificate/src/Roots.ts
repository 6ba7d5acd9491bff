/**
 * The roots of the Korean joint certificates (최상위인증기관), and the authorities
 * that KISA licensed below them (공인인증기관), as facts: names, last days and
 * fingerprints.
 *
 * A root is trusted because its fingerprint stands here. KISA RootCA 4 is in
 * force until 2030-07-12; RootCA 1 is history, and only what was signed in its
 * time can hang on it. A successor, or the root of a test, is trusted by putting
 * it among the anchors of `CertificatePath.Trust`. Source: npki §3.4.
 */
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Hex from "effect/encoding/Hex";
import * as Result from "effect/Result";
import * as Certificate from "./Certificate.ts";

/** A root that is known by its fingerprint. */
export interface Pin {
  readonly name: string;
  /** SHA-256 of the whole certificate, in hexadecimal, as KISA publishes it. */
  readonly fingerprint: string;
  /** The last day on which anything may hang on it. */
  readonly until: string;
}

/** The pinned roots, the one in force first. */
export const pins: readonly [Pin, ...ReadonlyArray<Pin>] = [
  {
    name: "KISA RootCA 4",
    fingerprint: "a002ff556c601863b08b9aa33a8e6666e97e72bbe552f66eb9f2395c68c7bc98",
    until: "2030-07-12",
  },
  {
    name: "KISA RootCA 1",
    fingerprint: "6fdb3f76c8b801a75338d8a50a7c02879f6198b57e594d318d3832900fedcd79",
    until: "2025-08-24",
  },
];

/** An authority that issues joint certificates under KISA RootCA 4. A name proves nothing: it tells whose certificate to look for. */
export interface Licensed {
  readonly name: string;
  readonly serialHex: string;
  readonly until: string;
}

export const licensed: ReadonlyArray<Licensed> = [
  { name: "yessignCA Class 3", serialHex: "1028", until: "2030-05-15" },
  { name: "SignKorea CA3", serialHex: "1020", until: "2026-05-13" },
  { name: "SignKorea CA4", serialHex: "102b", until: "2030-06-02" },
  { name: "signGATE CA6", serialHex: "1031", until: "2030-06-11" },
  { name: "CrossCertCA4", serialHex: "1038", until: "2030-06-02" },
  { name: "TradeSignCA4", serialHex: "1035", until: "2030-06-11" },
];

/** SHA-256 of a certificate, in hexadecimal, as pins and certificate viewers show it. */
export const fingerprintOf = ({ der }: Certificate.Certificate): Effect.Effect<string> =>
  Effect.map(
    Effect.promise(() => globalThis.crypto.subtle.digest("SHA-256", der.slice())),
    (digest) => Hex.encode(new Uint8Array(digest)),
  );

/** Which pin a certificate is, whatever it is called; undefined when it is none. */
export const pinOf = (certificate: Certificate.Certificate): Effect.Effect<Pin | undefined> =>
  Effect.map(fingerprintOf(certificate), (fingerprint) =>
    pins.find((pin) => pin.fingerprint === fingerprint),
  );

const rootCa4 =
  "MIIDdTCCAl2gAwIBAgIBATANBgkqhkiG9w0BAQsFADBkMQswCQYDVQQGEwJLUjENMAsGA1UECgwES0lTQTEuMCwGA1UECwwlS29y" +
  "ZWEgQ2VydGlmaWNhdGlvbiBBdXRob3JpdHkgQ2VudHJhbDEWMBQGA1UEAwwNS0lTQSBSb290Q0EgNDAeFw0xMDA3MTIwOTI2MjFa" +
  "Fw0zMDA3MTIwOTI2MjFaMGQxCzAJBgNVBAYTAktSMQ0wCwYDVQQKDARLSVNBMS4wLAYDVQQLDCVLb3JlYSBDZXJ0aWZpY2F0aW9u" +
  "IEF1dGhvcml0eSBDZW50cmFsMRYwFAYDVQQDDA1LSVNBIFJvb3RDQSA0MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA" +
  "xepOYmiYpxFdu6SCSVgMCrAgswLbRSYg/+0tah/CjIHMn2Ja506fpsyfhyN/pX4nfEFXhQsVtTaGNAkB+/cfrPOaupueh4pbwZc7" +
  "KYo4maUtK7tDj3F6iuxaa7jwAWW2/FKY0jQfBkVV9V+jfPVDJokEFGNn63zYiLcIQBaoPcQ/mJ8PKR+gGBhgUFxIWKQvi+5croil" +
  "zcu+Igm/nv93uqdBUCroBo3ttTo+IfUHuj13nOO8VbABGRA53JPV4V3iDQBG3WPgSVjak/AQf7MP8F7HyGr42/oFI8Lb+O9W4MWG" +
  "MamyYkidxGBdrcb61qcjQQnDNWrbFsOrmKwJYv28MwIDAQABozIwMDAdBgNVHQ4EFgQUyNCOx0muHyBCskt/E8l3WAyhzcEwDwYD" +
  "VR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOCAQEAm/GuDMpPb886Fk8nTUHVaG8gWq8JwN2sONS84IrQOn0KqM1zYGXuXhv8" +
  "H2HKeBahLKRBQKfXqfo9WSdtdTLw3Awo1EGVQDnMYpaNMHI3fulEJ8ZCWwPCzu4BsG583iYnG+54Oatjr5AUU0vZGMNBsMVkZf0a" +
  "Fg9PCJ0PSKg/iFQb48prJ0Iy5k7KXllIisQNuZlyreATdtNU0ajYW9WHXFYC/warjyd7bSz9KmUuMjQ3xA5LW3dkC1QLa+RHgg5l" +
  "NlMNMr+sq3+cFY8LncxMby9jqL7Wx37fjdqbQ5kwjHcnSHFe9AHu6GSd/425e2ApHFXDYnh6+m0bGkNNrg8/GQ==";

/** The root in force, which is at hand without a file. */
export const korea = (): ReadonlyArray<Certificate.Certificate> => [
  Result.getOrThrow(Result.flatMap(Base64.decode(rootCa4), Certificate.parse)),
];
