/** Triple DES as Node has it and as a page does it: the same octets, either way. */
import { createCipheriv, createHash } from "node:crypto";
import { TripleDes } from "@einv/certificate";
import { assert, describe, it } from "@effect/vitest";
import * as InScript from "../../packages/certificate/src/internal/tripleDes.ts";

/** Octets by chance, the same in every run. */
const octets = (name: string, outputLength: number): Uint8Array =>
  outputLength === 0
    ? new Uint8Array()
    : new Uint8Array(createHash("shake256", { outputLength }).update(name).digest());

const cases = Array.from({ length: 120 }, (_, length) => ({
  key: octets(`key ${length}`, 24),
  iv: octets(`iv ${length}`, 8),
  text: octets(`text ${length}`, length),
}));

describe("TripleDes", () => {
  it("encrypts what OpenSSL encrypts, with and without Node", () => {
    for (const { key, iv, text } of cases) {
      const cipher = createCipheriv("des-ede3-cbc", key, iv);
      const expected = new Uint8Array(Buffer.concat([cipher.update(text), cipher.final()]));
      for (const { encrypt, decrypt } of [TripleDes, InScript]) {
        assert.deepStrictEqual(encrypt(key, iv, text), expected);
        assert.deepStrictEqual(decrypt(key, iv, expected), text);
      }
    }
  });

  it("encrypts what lies in pieces as the whole, part by part", () => {
    const { key, iv } = cases[0]!;
    for (const length of [0, 1, TripleDes.part - 1, TripleDes.part, 2 * TripleDes.part + 13]) {
      const text = octets("pieces", length);
      const cuts = [0, 1, 1, 8, 300, TripleDes.part - 5, TripleDes.part + 2, length];
      const pieces = cuts.slice(1).map((cut, index) => text.subarray(cuts[index], cut));
      const encrypted: Array<Uint8Array> = [];
      for (const part of TripleDes.encryptInParts(key, iv, pieces)) encrypted.push(new Uint8Array(part));
      assert.isTrue(encrypted.slice(0, -1).every((part) => part.length === TripleDes.part));
      assert.deepStrictEqual(new Uint8Array(Buffer.concat(encrypted)), InScript.encrypt(key, iv, text));
      assert.strictEqual(TripleDes.encryptedLength(length), Buffer.concat(encrypted).length);
    }
  });

  it("answers whatever it is given the same way, with and without Node", () => {
    for (const { key, iv, text } of cases) {
      assert.deepStrictEqual(TripleDes.decrypt(key, iv, text), InScript.decrypt(key, iv, text));
    }
  });

  it("leaves the octets it is given as they are", () => {
    const { key, iv, text } = cases[20]!;
    for (const { encrypt, decrypt } of [TripleDes, InScript]) {
      const sealed = encrypt(key, iv, text);
      assert.deepStrictEqual(text, octets("text 20", 20));
      const before = new Uint8Array(sealed);
      decrypt(key, iv, sealed);
      assert.deepStrictEqual(sealed, before);
    }
  });
});
