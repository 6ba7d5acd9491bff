/** The public suites for canonical XML and XML signatures, as far as their cases have a form that einv takes. */
import { createHash, createPublicKey, type KeyObject, verify, X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { Canonical } from "@einv/signature";
import { Xml } from "@einv/xml";
import { signerOf } from "../../packages/signature/src/internal/embedded.ts";
import * as Signature from "../../packages/signature/src/internal/signature.ts";
import { attempt } from "../../packages/signature/src/internal/stop.ts";
import { bytes, folder, present, reason } from "./data.ts";

const suites = join(folder, "suites");
const DS = "http://www.w3.org/2000/09/xmldsig#";

const find = (
  from: Xml.XmlElement,
  wanted: (element: Xml.XmlElement) => boolean,
): Xml.XmlElement | undefined => {
  if (wanted(from)) return from;
  for (const child of Xml.childElements(from)) {
    const found = find(child, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
};

const named = (from: Xml.XmlElement, local: string) => find(from, (element) => element.local === local);

/** Whole documents and whole elements; the rest of the suite selects nodes by XPath, or is another algorithm. */
const canonical: ReadonlyArray<
  readonly [input: string, apex: string | undefined, expected: string, outcome: string]
> = [
  ["spec10/31_input.xml", undefined, "spec10/31_c14n.xml", "xml.processing-instruction"],
  ["spec10/31_input.xml", undefined, "spec10/31_c14n-comments.xml", "xml.processing-instruction"],
  ["spec10/32_input.xml", undefined, "spec10/32_c14n.xml", "equal"],
  ["spec10/33_input.xml", undefined, "spec10/33_c14n.xml", "xml.doctype"],
  ["spec10/34_input.xml", undefined, "spec10/34_c14n.xml", "xml.doctype"],
  ["spec10/35_input.xml", undefined, "spec10/35_c14n.xml", "xml.doctype"],
  ["spec10/36_input.xml", undefined, "spec10/36_c14n.xml", "xml.encoding"],
  ["spec10/default_ns_redefinition_input.xml", "Object", "spec10/default_ns_redefinition_c14n.xml", "equal"],
  // With comments; these have none.
  ["exc/example2_2_1.xml", "elem2", "exc/example2_2_1_c14nized.xml", "equal"],
  ["exc/example2_2_2.xml", "elem2", "exc/example2_2_2_c14nized.xml", "equal"],
];

describe.skipIf(!present)(`the suite for canonical XML${reason}`, () => {
  it.each(canonical)("%s, %s: %s, %s", (input, apex, expected, outcome) => {
    const read = Xml.parse(readFileSync(join(suites, "c14n", input)));
    if (Result.isFailure(read)) {
      assert.strictEqual(read.failure.code, outcome);
      return;
    }
    const { root } = read.success;
    assert.strictEqual(outcome, "equal");
    assert.deepStrictEqual(
      bytes(Canonical.element(apex === undefined ? root : named(root, apex)!)),
      new Uint8Array(readFileSync(join(suites, "c14n", expected))),
    );
  });
});

interface Case {
  readonly id: string;
  readonly file: string;
  readonly expected: "valid" | "invalid";
  readonly product_policy: string;
}

const manifest = join(suites, "xmldsig/manifest.json");
const cases: ReadonlyArray<Case> = existsSync(manifest)
  ? (JSON.parse(readFileSync(manifest, "utf8")) as { readonly cases: ReadonlyArray<Case> }).cases
  : [];

const signatureIn = ({ file }: Case): Xml.XmlElement | undefined => {
  const read = Xml.parse(readFileSync(join(suites, "xmldsig", file)));
  if (Result.isFailure(read)) return undefined;
  return find(read.success.root, ({ local, namespace }) => local === "Signature" && namespace === DS);
};

/** What stands in the signature itself as its key. */
const keyOf = (signature: Xml.XmlElement): KeyObject | undefined => {
  const octets = (local: string) => {
    const element = named(signature, local);
    return element && Buffer.from(Xml.text(element), "base64");
  };
  const [modulus, exponent] = [octets("Modulus"), octets("Exponent")];
  if (modulus && exponent) {
    const key = { kty: "RSA", n: modulus.toString("base64url"), e: exponent.toString("base64url") };
    return createPublicKey({ key, format: "jwk" });
  }
  const spki = octets("DEREncodedKeyValue");
  if (spki) return createPublicKey({ key: spki, format: "der", type: "spki" });
  const certificate = octets("X509Certificate");
  return certificate && new X509Certificate(certificate).publicKey;
};

const hashes: Readonly<Record<string, string>> = {
  "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
  "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
  "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
  "http://www.w3.org/2001/04/xmldsig-more#sha224": "sha224",
};

/** Whether both of its octet strings are what the signer hashed; undefined when the form is not einv's. */
const holds = (signature: Xml.XmlElement): boolean | undefined => {
  const signedInfo = named(signature, "SignedInfo")!;
  const algorithm = (local: string) => Xml.attribute(named(signedInfo, local)!, "Algorithm");
  const reference = named(signedInfo, "Reference")!;
  const uri = Xml.attribute(reference, "URI");
  const hash = hashes[algorithm("DigestMethod") ?? ""];
  const key = keyOf(signature);
  if (
    algorithm("SignatureMethod") !== "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" ||
    algorithm("CanonicalizationMethod") !== "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" ||
    uri?.startsWith("#") !== true ||
    named(signedInfo, "Transform") !== undefined ||
    hash === undefined ||
    key === undefined
  )
    return undefined;
  const target = find(signature, (element) => Xml.attribute(element, "Id") === uri.slice(1))!;
  const value = (local: string) => Buffer.from(Xml.text(named(signature, local)!), "base64");
  const digest = createHash(hash).update(Canonical.element(target)).digest();
  return (
    digest.equals(value("DigestValue")) &&
    verify("RSA-SHA256", bytes(Canonical.element(signedInfo)), key, value("SignatureValue"))
  );
};

describe.skipIf(!present)(`the suite for XML signatures${reason}`, () => {
  const judged = cases.map((one) => {
    const signature = signatureIn(one);
    return { ...one, signature, holds: signature && holds(signature) };
  });

  it("prints the octets that other signers hashed: enveloping, RSA with SHA-256, canonical XML 1.0", () => {
    const ours = judged.filter((one) => one.holds !== undefined && one.expected === "valid");
    assert.deepStrictEqual(
      ours.filter((one) => one.holds !== true).map(({ id }) => id),
      [],
    );
    assert.isAtLeast(ours.length, 8);
  });

  it("refuses all that the policy forbids before any arithmetic", () => {
    const forbidden = judged.filter(({ product_policy: policy }) => policy.startsWith("must refuse"));
    const taken = forbidden.filter(
      ({ signature }) =>
        signature !== undefined &&
        Result.isSuccess(attempt(() => signerOf(Signature.read(signature).keyInfo))),
    );
    assert.deepStrictEqual(
      taken.map(({ id }) => id),
      [],
    );
    assert.strictEqual(forbidden.length, 112);
  });
});
