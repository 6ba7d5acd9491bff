/**
 * Signing and verifying invoices of 3, 5 and 20 KB against bare RSA-2048 of the
 * same process, other libraries, xmlsec1 and a JDK, where they are; and whether
 * time grows with the size alone, up to 2 MB.
 *
 * The aim for 5 KB: signing from the document costs at most 1.20 bare RSA
 * signatures, verifying with a known certificate 0.35.
 */
import { createPublicKey, sign as rsaSign, verify as rsaVerify } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { SigningKey } from "@einv/certificate";
import { TaxInvoiceXml } from "@einv/invoice";
import { TaxInvoiceSignature } from "@einv/signature";
import { changed, exchange, invoice } from "../invoice/fixtures.ts";
import { signerOf } from "../signature/keys.ts";
import { measure, table } from "./measure.ts";
import * as Peers from "./signaturePeers.ts";

const aims: Readonly<Record<string, number>> = { "einv sign, document": 1.2, "einv verify": 0.35 };

/** A document of at least so many bytes: by its items, and beyond 99 of them by their names. */
const documentOf = (bytes: number): TaxInvoiceXml.Document => {
  const [item = {}] = invoice.items;
  for (let count = 1; ; count++) {
    const items = Array.from({ length: count }, (_, index) => ({ ...item, sequence: index + 1 }));
    const document = { invoice: changed({ items }), exchange };
    if (Buffer.byteLength(TaxInvoiceXml.encode(document)) >= bytes) return document;
  }
};

const jdk = (
  unsigned: string,
  key: Uint8Array,
  certificate: Uint8Array,
): ReadonlyArray<readonly [name: string, median: number, lowest: number]> => {
  const folder = mkdtempSync(join(tmpdir(), "einv-bench-"));
  try {
    const files = { "key.pk8": key, "cert.der": certificate, "in.xml": new TextEncoder().encode(unsigned) };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const peer = join(import.meta.dirname, "../signature/peers/JdkSignature.java");
    const words = [peer, "bench", ...Object.keys(files).map((name) => join(folder, name))];
    const { status, stdout } = spawnSync("java", words, { encoding: "utf8" });
    if (status !== 0) return [];
    return stdout
      .trimEnd()
      .split("\n")
      .map((line) => {
        const [name = "", median = "", lowest = ""] = line.split("\t");
        return [`JDK ${name}`, Number(median), Number(lowest)];
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const keysOf = async () => {
  const { privateKey, certificate } = signerOf("가나상사");
  const publicKey = createPublicKey(privateKey);
  const pkcs8 = new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" }));
  const decrypted = { pkcs8: Redacted.make(pkcs8.slice()), r: undefined, scheme: "none" } as const;
  const signer = await Effect.runPromise(SigningKey.bind(certificate, decrypted));
  const { subtle } = globalThis.crypto;
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const spki = new Uint8Array(publicKey.export({ type: "spki", format: "der" }));
  const webPrivate = await subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
  const webPublic = await subtle.importKey("spki", spki, algorithm, true, ["verify"]);
  return { privateKey, publicKey, certificate, pkcs8, signer, webPrivate, webPublic };
};

type Keys = Awaited<ReturnType<typeof keysOf>>;

const ofSize = async (size: number, keys: Keys): Promise<void> => {
  const { privateKey, publicKey, signer } = keys;
  const document = documentOf(size);
  const written = TaxInvoiceXml.encode(document);
  const spaced = new TextEncoder().encode(written.replaceAll("><", ">\n\t<"));
  const signed = await Effect.runPromise(TaxInvoiceSignature.sign(document, signer));
  const data = new Uint8Array(900).fill(0x61);
  const value = new Uint8Array(rsaSign("RSA-SHA256", data, privateKey));
  const measured = await measure([
    { name: "RSA-2048 sign (node:crypto)", run: () => rsaSign("RSA-SHA256", data, privateKey) },
    { name: "RSA-2048 verify (node:crypto)", run: () => rsaVerify("RSA-SHA256", data, publicKey, value) },
    { name: "einv sign, document", run: () => Effect.runPromise(TaxInvoiceSignature.sign(document, signer)) },
    {
      name: "einv sign, foreign bytes",
      run: () => Effect.runPromise(TaxInvoiceSignature.sign(spaced, signer)),
    },
    { name: "einv verify", run: () => Effect.runPromise(TaxInvoiceSignature.verify(signed)) },
    ...(await Peers.inProcess(written, keys)),
  ]);
  const base = measured[0]!.median;
  console.log(`\nAn invoice of ${Buffer.byteLength(written)} bytes; CPU time per operation\n`);
  const row = (name: string, median: number, lowest: number, ratio: number) => {
    const aim = size === 5000 ? aims[name] : undefined;
    const said = aim === undefined ? "" : `<= ${aim}${ratio <= aim ? "" : "  over"}`;
    return [name, median.toFixed(0), lowest.toFixed(0), ratio.toFixed(2), said];
  };
  const rows = measured.map(({ name, median, lowest, ratio }) => row(name, median, lowest, ratio));
  const native = Peers.xmlsec1(written, keys);
  if (typeof native !== "string")
    for (const [name, each] of native) rows.push(row(name, each, each, each / base));
  const java = jdk(written, keys.pkcs8, keys.certificate.der);
  for (const [name, median, lowest] of java) rows.push(row(name, median, lowest, median / base));
  console.log(table(["", "us median", "us lowest", "x bare RSA sign", "aim"], rows));
  if (typeof native === "string") console.log(native);
  if (java.length === 0) console.log("The JDK is not measured: no java 17 or newer");
};

/** A document that is long by white space between its elements, which is signed as it stands. */
const growing = async ({ signer }: Keys): Promise<void> => {
  const written = TaxInvoiceXml.encode(documentOf(20_000));
  const tags = written.split("><").length - 1;
  const rows: Array<ReadonlyArray<string>> = [];
  for (const size of [20_000, 200_000, 2_000_000]) {
    const gap = " ".repeat(Math.max(0, Math.round((size - written.length) / tags)));
    const bytes = new TextEncoder().encode(written.replaceAll("><", `>${gap}<`));
    const signed = await Effect.runPromise(TaxInvoiceSignature.sign(bytes, signer));
    const [sign, verify] = await measure(
      [
        { name: "sign", run: () => Effect.runPromise(TaxInvoiceSignature.sign(bytes, signer)) },
        { name: "verify", run: () => Effect.runPromise(TaxInvoiceSignature.verify(signed)) },
      ],
      { rounds: 5 },
    );
    const perByte = (microseconds: number) => ((microseconds * 1000) / bytes.length).toFixed(1);
    rows.push([
      String(bytes.length),
      sign!.median.toFixed(0),
      perByte(sign!.median),
      verify!.median.toFixed(0),
      perByte(verify!.median),
    ]);
  }
  console.log("\nGrowth\n");
  console.log(table(["bytes", "us sign", "ns a byte", "us verify", "ns a byte"], rows));
};

export const run = async (): Promise<void> => {
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`Node ${process.version}, ${cpus().length} processors, load ${load.join(" ")}`);
  const keys = await keysOf();
  for (const size of [3000, 5000, 20_000]) await ofSize(size, keys);
  await growing(keys);
};
