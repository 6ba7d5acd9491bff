/**
 * Triple DES in CBC mode (FIPS 46-3, ANSI X9.52), which certificate containers
 * (PFX) and the tax authority's envelopes still use and WebCrypto does not have.
 * Node's own where there is Node and its policy allows it, else in script.
 */
import { native, type NativeCrypto } from "./internal/native.ts";
import { unpad } from "./internal/padding.ts";
import * as InScript from "./internal/tripleDes.ts";

interface TripleDes {
  /** Encrypts with a key of 24 and an initialisation vector of 8 octets, padded as PKCS#7 says. */
  readonly encrypt: (key: Uint8Array, iv: Uint8Array, plain: Uint8Array) => Uint8Array<ArrayBuffer>;
  /** The plain text; `undefined` when its padding shows that key or content is wrong. */
  readonly decrypt: (
    key: Uint8Array,
    iv: Uint8Array,
    content: Uint8Array,
  ) => Uint8Array<ArrayBuffer> | undefined;
}

const name = "des-ede3-cbc";
const block = 8;

const inNode = ({ createCipheriv, createDecipheriv }: NativeCrypto): TripleDes => ({
  encrypt: (key, iv, plain) => {
    const cipher = createCipheriv(name, key, iv);
    const whole = new Uint8Array(plain.length + block - (plain.length % block));
    const begun = cipher.update(plain);
    whole.set(begun);
    whole.set(cipher.final(), begun.length);
    return whole;
  },
  decrypt: (key, iv, content) => {
    if (content.length === 0 || content.length % block !== 0) return undefined;
    const decipher = createDecipheriv(name, key, iv);
    decipher.setAutoPadding(false);
    const begun = decipher.update(content);
    const padded = new Uint8Array(begun);
    begun.fill(0);
    return unpad(padded, block);
  },
});

/** A machine under a policy (FIPS) may refuse triple DES. */
const allowed = ({ createCipheriv }: NativeCrypto): boolean => {
  try {
    createCipheriv(name, new Uint8Array(24), new Uint8Array(block));
    return true;
  } catch {
    return false;
  }
};

const chosen: TripleDes = native !== undefined && allowed(native) ? inNode(native) : InScript;

export const encrypt: TripleDes["encrypt"] = chosen.encrypt;
export const decrypt: TripleDes["decrypt"] = chosen.decrypt;
