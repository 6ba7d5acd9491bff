/**
 * The root of the Korean joint certificates, KISA RootCA 4 (최상위인증기관), as
 * it is pinned: trusted because it stands here, until 2030-07-12.
 *
 * A successor, or the root of a test, is trusted by putting it beside this one
 * among the anchors of `CertificatePath.Trust`. Source: npki §3.4.
 */
import * as Base64 from "effect/encoding/Base64";
import * as Result from "effect/Result";
import * as Certificate from "./Certificate.ts";

/** SHA-256 of the whole certificate, as KISA publishes it. */
export const fingerprint = "a002ff556c601863b08b9aa33a8e6666e97e72bbe552f66eb9f2395c68c7bc98";

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

/** The roots that are pinned. */
export const korea = (): ReadonlyArray<Certificate.Certificate> => [
  Result.getOrThrow(Result.flatMap(Base64.decode(rootCa4), Certificate.parse)),
];
