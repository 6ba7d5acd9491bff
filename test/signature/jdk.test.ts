/**
 * The JDK's XML Signature as judge: what Korean systems use (Apache Santuario),
 * and code that shares nothing with ours.
 */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { TaxInvoiceXml } from "@einv/invoice";
import { ResponseSignature, SoapSignature, TaxInvoiceSignature } from "@einv/signature";
import { exchange, invoice } from "../invoice/fixtures.ts";
import { bytes } from "./data.ts";
import { signerOf } from "./keys.ts";

const version = spawnSync("java", ["-version"], { encoding: "utf8" });
const major = Number(/version "(\d+)/.exec(version.stderr ?? "")?.[1] ?? 0);
const runs = major >= 17;

const peer = join(import.meta.dirname, "peers/JdkSignature.java");
const java = async (...words: ReadonlyArray<string>): Promise<string> =>
  (await promisify(execFile)("java", [peer, ...words], { maxBuffer: 64 * 1024 * 1024 })).stdout;

const folder = mkdtempSync(join(tmpdir(), "einv-jdk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

interface Verdict {
  readonly verdict: string;
  readonly octets: Uint8Array;
}

const verdicts = async (paths: ReadonlyArray<string>): Promise<ReadonlyMap<string, Verdict>> => {
  const lines = (await java("verify", ...paths)).trimEnd().split("\n");
  return new Map(
    lines.map((line) => {
      const [path = "", verdict = "", octets = ""] = line.split("\t");
      return [basename(path), { verdict, octets: new Uint8Array(Buffer.from(octets, "base64")) }];
    }),
  );
};

const signer = signerOf("가나상사");
const written = TaxInvoiceXml.encode({ invoice, exchange });

/** Repeatable variety: a linear congruential generator. */
const chance = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** What may stand between elements: with comments, or with references. */
const gaps = [
  ["", "", " ", "\n\t", "\r\n", "<!-- < & > -->"],
  ["", "", "\t \n", "\r", "&#13;", "&#x20;&#10;"],
];
const values = [
  "11월분",
  "&lt;a&gt;",
  "<![CDATA[<&>]]]>x",
  "a&#13;b",
  "&#x10FFFF;😀",
  "'\"",
  "\u0085\u2028",
  "&#9;t&#10;",
];
const roots = [
  (document: string) => document,
  (document: string) => document.replace(/ xsi:schemaLocation="[^"]*"/, ""),
  (document: string) => document.replace(/ xmlns:xsi="[^"]*" xsi:schemaLocation="[^"]*"/, ""),
  (document: string) =>
    document.replace("<TaxInvoice ", '<TaxInvoice xmlns:ds="http://www.w3.org/2000/09/xmldsig#" '),
  (document: string) => `\ufeff${document}`,
];

/** The same invoice, written as many programs might. */
const variant = (seed: number): string => {
  const next = chance(seed);
  const pick = <A>(list: ReadonlyArray<A>): A => list[next(list.length)]!;
  const gap = pick(gaps);
  const loose = written
    .replace("11월분", () => pick(values))
    .replace(/<DescriptionText>/, () =>
      pick(["<DescriptionText>", "<DescriptionText  >", "<DescriptionText\n>"]),
    )
    .replace(/<\/?[A-Z]\w+>(?=<[/A-Z])/g, (tag) => tag + pick(gap));
  return pick(roots)(loose);
};

describe.skipIf(!runs)(`the JDK's verifier${runs ? "" : " (needs java 17 or newer)"}`, () => {
  it("accepts what einv signs, over the same octets", { timeout: 120_000 }, async () => {
    const signed = new Map<string, Uint8Array>();
    for (let seed = 1; seed <= 120; seed++) {
      const document = bytes(seed === 1 ? written : variant(seed));
      signed.set(`${seed}.xml`, await Effect.runPromise(TaxInvoiceSignature.sign(document, signer)));
    }
    const answers = await verdicts([...signed].map(([name, content]) => file(name, content)));
    for (const [name, content] of signed) {
      await Effect.runPromise(TaxInvoiceSignature.verify(content));
      const octets = Result.getOrThrow(TaxInvoiceSignature.digestInput(content));
      const answer = answers.get(name);
      assert.strictEqual(answer?.verdict, "valid", name);
      assert.deepStrictEqual(answer?.octets, octets, name);
    }
  });

  it("accepts answers and envelopes, and refuses what was changed", { timeout: 60_000 }, async () => {
    const response = await Effect.runPromise(
      ResponseSignature.sign(
        `<TaxInvoiceResponse xmlns="urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:1:0">
  <ResultDocument><TypeCode>02</TypeCode></ResultDocument></TaxInvoiceResponse>`,
        signer,
      ),
    );
    const envelope = await Effect.runPromise(
      SoapSignature.sign(
        {
          envelope: `<SOAP:Envelope xmlns:SOAP="http://schemas.xmlsoap.org/soap/envelope/" xmlns:k="urn:k">
  <SOAP:Header><k:ID b="2" a="1">&lt;</k:ID></SOAP:Header><SOAP:Body/></SOAP:Envelope>`,
          attachments: [],
        },
        signer,
      ),
    );
    const invoiceSigned = await Effect.runPromise(TaxInvoiceSignature.sign(written, signer));
    const changed = (content: Uint8Array, from: string, to: string) =>
      bytes(new TextDecoder().decode(content).replace(from, to));
    const answers = await verdicts([
      file("response.xml", response),
      file("envelope.xml", envelope),
      file("response-changed.xml", changed(response, ">02<", ">01<")),
      file("envelope-changed.xml", changed(envelope, 'a="1"', 'a="3"')),
      file("invoice-changed.xml", changed(invoiceSigned, ">5500<", ">9500<")),
    ]);
    assert.deepStrictEqual(
      [...answers].map(([name, { verdict }]) => [name, verdict]),
      [
        ["response.xml", "valid"],
        ["envelope.xml", "valid"],
        ["response-changed.xml", "invalid"],
        ["envelope-changed.xml", "invalid"],
        ["invoice-changed.xml", "invalid"],
      ],
    );
  });
});

describe.skipIf(!runs)(`the JDK's signer${runs ? "" : " (needs java 17 or newer)"}`, () => {
  it("makes what einv accepts", { timeout: 60_000 }, async () => {
    const key = file("key.pk8", signer.privateKey.export({ type: "pkcs8", format: "der" }));
    const certificate = file("cert.der", signer.certificate.der);
    const documents = [written, written.replaceAll("><", ">\n  <"), written.replaceAll("><", ">\r\n\t<")];
    const pairs = documents.flatMap((document, index) => [
      file(`in-${index}.xml`, bytes(document)),
      join(folder, `out-${index}.xml`),
    ]);
    await java("sign", key, certificate, ...pairs);
    for (const index of documents.keys()) {
      const signed = new Uint8Array(readFileSync(join(folder, `out-${index}.xml`)));
      const verified = await Effect.runPromise(TaxInvoiceSignature.verify(signed));
      assert.deepStrictEqual(verified.invoice, invoice);
    }
  });
});
