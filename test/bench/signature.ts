/**
 * Signing and verifying an invoice of 5 KB against bare RSA-2048 of the same
 * process and, where there is a JDK, against its XML Signature.
 *
 * The aim: signing costs at most 1.3 bare RSA signatures, verifying 0.5.
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

const aims: Readonly<Record<string, number>> = { "einv sign": 1.3, "einv verify": 0.5 };

const document = (): string => {
  const [item = {}] = invoice.items;
  for (let count = 1; ; count++) {
    const items = Array.from({ length: count }, (_, index) => ({ ...item, sequence: index + 1 }));
    const written = TaxInvoiceXml.encode({ invoice: changed({ items }), exchange });
    if (Buffer.byteLength(written) >= 5000) return written;
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

export const run = async (): Promise<void> => {
  const { privateKey, certificate } = signerOf("가나상사");
  const publicKey = createPublicKey(privateKey);
  const pkcs8 = new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" }));
  const decrypted = { pkcs8: Redacted.make(pkcs8.slice()), r: undefined, scheme: "none" } as const;
  const signer = await Effect.runPromise(SigningKey.bind(certificate, decrypted));

  const written = document();
  const spaced = new TextEncoder().encode(written.replaceAll("><", ">\n\t<"));
  const signed = await Effect.runPromise(TaxInvoiceSignature.sign(written, signer));

  const { subtle } = globalThis.crypto;
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const spki = new Uint8Array(publicKey.export({ type: "spki", format: "der" }));
  const webPrivate = await subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
  const webPublic = await subtle.importKey("spki", spki, algorithm, false, ["verify"]);
  const data = new Uint8Array(900).fill(0x61);
  const value = new Uint8Array(rsaSign("RSA-SHA256", data, privateKey));

  const measured = await measure([
    { name: "RSA-2048 sign (node:crypto)", run: () => rsaSign("RSA-SHA256", data, privateKey) },
    { name: "RSA-2048 sign (WebCrypto)", run: () => subtle.sign(algorithm, webPrivate, data) },
    { name: "RSA-2048 verify (node:crypto)", run: () => rsaVerify("RSA-SHA256", data, publicKey, value) },
    { name: "RSA-2048 verify (WebCrypto)", run: () => subtle.verify(algorithm, webPublic, value, data) },
    { name: "einv sign", run: () => Effect.runPromise(TaxInvoiceSignature.sign(written, signer)) },
    {
      name: "einv sign, foreign bytes",
      run: () => Effect.runPromise(TaxInvoiceSignature.sign(spaced, signer)),
    },
    { name: "einv verify", run: () => Effect.runPromise(TaxInvoiceSignature.verify(signed)) },
  ]);
  const base = measured[0]!;
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`\nSigning and verifying an invoice of ${Buffer.byteLength(written)} bytes`);
  console.log(
    `Node ${process.version}, ${cpus().length} processors, load ${load.join(" ")}; CPU time per operation\n`,
  );
  const row = (name: string, median: number, lowest: number, ratio: number) => {
    const aim = aims[name];
    const said = aim === undefined ? "" : `<= ${aim}${ratio <= aim ? "" : "  over"}`;
    return [name, median.toFixed(0), lowest.toFixed(0), ratio.toFixed(2), said];
  };
  const rows = measured.map(({ name, median, lowest, ratio }) => row(name, median, lowest, ratio));
  for (const [name, median, lowest] of jdk(written, pkcs8, certificate.der)) {
    rows.push(row(name, median, lowest, median / base.median));
  }
  console.log(table(["", "us median", "us lowest", "x bare RSA sign", "aim"], rows));
};
