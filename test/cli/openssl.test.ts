/** What `einv certificate inspect` prints is what `openssl x509` prints of the same certificate. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { assert, describe, it } from "@effect/vitest";
import { Mint } from "@einv/certificate/testing";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { einv } from "./einv.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

const folder = mkdtempSync(join(tmpdir(), "einv-openssl-"));

const usages: Readonly<Record<string, string>> = {
  "Digital Signature": "digitalSignature",
  "Non Repudiation": "nonRepudiation",
  "Key Encipherment": "keyEncipherment",
  "Data Encipherment": "dataEncipherment",
  "Key Agreement": "keyAgreement",
  "Certificate Sign": "keyCertSign",
  "CRL Sign": "cRLSign",
};

const compact = (hex: string | undefined): string | null => hex?.replaceAll(":", "").toLowerCase() ?? null;

/** The lines of one extension. */
const extension = (text: string, name: string): string =>
  new RegExp(`^ {12}${name}:.*\\n((?: {13,}.*\\n)*)`, "m").exec(text)?.[1] ?? "";

const uris = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/URI:(\S+)/g)].map(([, uri = ""]) => uri);

/** What openssl says, in the words of `inspect --json`. */
const openssl = (file: string) => {
  const text = execFileSync(
    "openssl",
    ["x509", "-inform", "DER", "-in", file, "-noout", "-text", "-nameopt", "RFC2253,-esc_msb,utf8"].concat([
      "-serial",
      "-subject",
      "-issuer",
      "-startdate",
      "-enddate",
      "-fingerprint",
      "-sha256",
    ]),
    { encoding: "utf8" },
  );
  const line = (label: string): string => new RegExp(`^${label}=(.*)$`, "im").exec(text)?.[1] ?? "";
  const name = (which: string): string =>
    line(which).replace(
      /(^|,|\+)([A-Za-z.]+)=/g,
      (_, before, keyword) => `${before}${keyword.toLowerCase()}=`,
    );
  const instant = (which: string): string => new Date(line(which)).toISOString();
  const keyUsage = extension(text, "X509v3 Key Usage").trim();
  return {
    serial: BigInt(`0x${line("serial")}`).toString(),
    subject: name("subject"),
    issuer: name("issuer"),
    validity: { notBefore: instant("notBefore"), notAfter: instant("notAfter") },
    usage: keyUsage === "" ? [] : keyUsage.split(", ").map((usage) => usages[usage] ?? usage),
    authority: /CA:TRUE/.test(extension(text, "X509v3 Basic Constraints")),
    signatureAlgorithm: /Signature Algorithm: (\S+)/.exec(text)?.[1],
    keyBits: Number(/Public-Key: \((\d+) bit\)/.exec(text)?.[1]),
    subjectKeyId: compact(extension(text, "X509v3 Subject Key Identifier").trim() || undefined),
    authorityKeyId: compact(
      /(?:keyid:)?((?:[\dA-F]{2}:){19}[\dA-F]{2})/.exec(
        extension(text, "X509v3 Authority Key Identifier"),
      )?.[1],
    ),
    sha256: compact(line("sha256 Fingerprint")),
    crlUrls: uris(extension(text, "X509v3 CRL Distribution Points")),
    ocspUrls: [...extension(text, "Authority Information Access").matchAll(/OCSP - URI:(\S+)/g)].map(
      ([, uri]) => uri,
    ),
    policies: [...extension(text, "X509v3 Certificate Policies").matchAll(/Policy: (\S+.*)/g)].map(
      ([, oid = ""]) => (oid === "X509v3 Any Policy" ? "2.5.29.32.0" : oid),
    ),
  };
};

const inspected = (file: string) =>
  Effect.map(einv(["certificate", "inspect", file, "--json"]), ({ json: [answer] }) => {
    const policies: unknown = answer?.["policies"];
    return {
      ...answer,
      policies: Array.isArray(policies) ? policies.map(({ oid }: { readonly oid: string }) => oid) : [],
    };
  });

const agree = (file: string) =>
  Effect.gen(function* () {
    const theirs = openssl(file);
    const ours: Readonly<Record<string, unknown>> = yield* inspected(file);
    const named = Object.fromEntries(Object.keys(theirs).map((key) => [key, ours[key]]));
    assert.deepStrictEqual(named, theirs, file);
  });

describe.skipIf(!hasOpenssl)("einv certificate inspect and openssl x509 (needs openssl)", () => {
  it.live("agree about minted certificates", () =>
    Effect.gen(function* () {
      const hierarchy = yield* Mint.hierarchy({ at: DateTime.makeUnsafe("2026-06-01T00:00:00Z") });
      const { signCert } = yield* Mint.business(hierarchy, {
        businessNumber: "1208800016",
        name: "가나상사",
        password: Redacted.make("einv-Test!2026"),
      });
      for (const [name, der] of Object.entries({
        root: hierarchy.root.der,
        authority: hierarchy.authority.der,
        signCert,
      })) {
        writeFileSync(join(folder, `${name}.der`), der);
        yield* agree(join(folder, `${name}.der`));
      }
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  const real = ["../shared/data/npki/ca-kr", "../shared/data/npki/pypinksign", "../shared/data/nts/certs"];
  it.live.skipIf(!real.every(existsSync))(
    "agree about real ones (skipped when the samples are not beside the project)",
    () =>
      Effect.forEach(
        real.flatMap((place) =>
          readdirSync(place)
            .filter((name) => name.endsWith(".der") && !/ECDSA|Device|pkcs/.test(name))
            .map((name) => join(place, name)),
        ),
        agree,
      ),
    30_000,
  );
});
