/** What `einv certificate inspect` prints is what `openssl x509` prints of the same certificate. */
import { execFileSync, spawnSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { assert, describe, it } from "@effect/vitest";
import { Pfx } from "@einv/certificate";
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

const asn1 = (file: string, ...more: ReadonlyArray<string>): string =>
  execFileSync("openssl", ["asn1parse", "-inform", "DER", "-in", file, ...more], { encoding: "utf8" });

/** openssl leaves the Korean name beside the subject's unread, so its parser of ASN.1 is asked. */
const identityOf = (file: string): { readonly realName?: string; readonly vid: ReadonlyArray<unknown> } => {
  const place = /Subject Alternative Name\s*\n(?:.*BOOLEAN.*\n)?\s*(\d+):.*OCTET STRING/.exec(
    asn1(file),
  )?.[1];
  if (place === undefined) return { vid: [] };
  const text = asn1(file, "-strparse", place);
  const realName = /1\.2\.410\.200004\.10\.1\.1\n[\s\S]*?UTF8STRING\s*:(.*)/.exec(text)?.[1];
  const hashes: Readonly<Record<string, string>> = {
    sha1: "1.3.14.3.2.26",
    sha256: "2.16.840.1.101.3.4.2.1",
  };
  const vid = [
    ...text.matchAll(
      /1\.2\.410\.200004\.10\.1\.1\.1\n[\s\S]*?OBJECT\s*:(\S+)\n[\s\S]*?\[HEX DUMP\]:([\dA-F]+)/g,
    ),
  ].map(([, hash = "", value = ""]) => ({ hash: hashes[hash] ?? hash, value: value.toLowerCase() }));
  return { ...(realName === undefined ? {} : { realName }), vid };
};

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
    ...identityOf(file),
    serialHex: line("serial").toLowerCase(),
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
      // openssl shows a number, we its octets: a zero before the highest bit is no part of the number.
      serialHex: String(answer?.["serialHex"]).replace(/^00(?=.)/, ""),
      policies: Array.isArray(policies) ? policies.map(({ oid }: { readonly oid: string }) => oid) : [],
    };
  });

const agree = (file: string) =>
  Effect.gen(function* () {
    const theirs = openssl(file);
    const ours: Readonly<Record<string, unknown>> = yield* inspected(file);
    // Everything but what only we say of it: a judgement, and a key that was not given.
    const { findings: _, keyScheme, hasR, matches, ...facts } = ours;
    assert.deepStrictEqual([keyScheme, hasR, matches], [null, null, null]);
    assert.deepStrictEqual(facts, theirs, file);
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

  it.live("agree about the certificate and key of a container (openssl pkcs12)", () =>
    Effect.gen(function* () {
      const typed = "einv-Test!2026";
      const password = Redacted.make(typed);
      const hierarchy = yield* Mint.hierarchy({ at: DateTime.makeUnsafe("2026-06-01T00:00:00Z") });
      const minted = yield* Mint.business(hierarchy, {
        businessNumber: "1208800016",
        name: "가나상사",
        password,
      });
      const file = join(folder, "company.pfx");
      writeFileSync(file, yield* Pfx.write({ pairs: [minted], others: [hierarchy.authority] }, password));
      const theirs = (...options: ReadonlyArray<string>) =>
        execFileSync("openssl", ["pkcs12", "-in", file, "-passin", `pass:${typed}`, ...options], {
          encoding: "utf8",
          stdio: "pipe",
        });
      const certificate = join(folder, "container.der");
      const pem = theirs("-nokeys", "-clcerts");
      writeFileSync(
        certificate,
        execFileSync("openssl", ["x509", "-outform", "DER"], { input: pem, stdio: "pipe" }),
      );
      const { json } = yield* einv(["certificate", "inspect", file, "--json"], { password: typed });
      const ours: Readonly<Record<string, unknown>> = json[0] ?? {};
      const { serial, subject, sha256 } = openssl(certificate);
      assert.deepStrictEqual([ours["serial"], ours["subject"], ours["sha256"]], [serial, subject, sha256]);
      // The key is that of the certificate, and hidden as we say.
      const publicKey = (input: string, ...options: ReadonlyArray<string>) =>
        execFileSync("openssl", options, { input, encoding: "utf8", stdio: "pipe" });
      assert.strictEqual(
        publicKey(theirs("-nocerts", "-nodes"), "pkey", "-pubout"),
        publicKey(pem, "x509", "-noout", "-pubkey"),
      );
      const info = spawnSync(
        "openssl",
        ["pkcs12", "-in", file, "-passin", `pass:${typed}`, "-info", "-noout"],
        {
          encoding: "utf8",
        },
      );
      assert.match(info.stderr, /Shrouded Keybag: pbeWithSHA1And3-KeyTripleDES-CBC/);
      assert.deepStrictEqual([ours["keyScheme"], ours["hasR"], ours["matches"]], ["pkcs12-3des", true, true]);
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  /** Whose signature a signed message carries, as openssl prints it. */
  const signerOf = (message: string): { readonly serial: string | undefined; readonly signers: number } => {
    const text = execFileSync(
      "openssl",
      ["cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", message],
      {
        encoding: "utf8",
      },
    );
    const [, ...infos] = text.split("d.issuerAndSerialNumber:");
    const serial = /serialNumber: (\d+|0x[\dA-F]+)/.exec(infos[0] ?? "")?.[1];
    return { serial: serial === undefined ? undefined : BigInt(serial).toString(), signers: infos.length };
  };

  it.live("agree about who signed a message (openssl cms)", () =>
    Effect.gen(function* () {
      const hierarchy = yield* Mint.hierarchy();
      const minted = yield* Mint.business(hierarchy, {
        businessNumber: "1208800016",
        name: "가나상사",
        password: Redacted.make("einv-Test!2026"),
      });
      const place = (name: string) => join(folder, name);
      writeFileSync(place("signer.der"), minted.signCert);
      writeFileSync(place("text"), "가나상사");
      const key = createPrivateKey({
        key: Buffer.from(Redacted.value(minted.key.pkcs8)),
        format: "der",
        type: "pkcs8",
      }).export({ format: "pem", type: "pkcs8" });
      writeFileSync(place("key.pem"), key);
      execFileSync("openssl", [
        "x509",
        "-inform",
        "DER",
        "-in",
        place("signer.der"),
        "-out",
        place("signer.pem"),
      ]);
      execFileSync(
        "openssl",
        ["cms", "-sign", "-binary", "-nodetach", "-in", place("text"), "-signer", place("signer.pem")].concat(
          ["-inkey", place("key.pem"), "-outform", "DER", "-out", place("message.der")],
        ),
      );
      const ours: Readonly<Record<string, unknown>> = yield* inspected(place("signer.der"));
      assert.deepStrictEqual(signerOf(place("message.der")), { serial: ours["serial"], signers: 1 });
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  const sample = "../shared/data/npki/pypinksign";
  it.live.skipIf(!existsSync(sample))(
    "agree about who signed a real message (skipped when the samples are not beside the project)",
    () =>
      Effect.map(inspected(`${sample}/signCert.der`), (ours: Readonly<Record<string, unknown>>) => {
        const { serial, signers } = signerOf(`${sample}/testmsg.pkcs7-signed.der`);
        assert.deepStrictEqual([serial, signers], [ours["serial"], 1]);
      }),
  );
});
