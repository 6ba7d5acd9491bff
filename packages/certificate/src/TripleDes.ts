/**
 * Triple DES in CBC mode (FIPS 46-3, ANSI X9.52), which certificate containers
 * (PFX) and the tax authority's envelopes still use and WebCrypto does not have.
 * Node's own where there is Node and its policy allows it, else in script.
 */
import { concat } from "./Der.ts";
import { native, type NativeCrypto, type NativeOctets } from "./internal/native.ts";
import { unpad } from "./internal/padding.ts";
import * as InScript from "./internal/tripleDes.ts";

interface TripleDes {
  readonly encryptInParts: (
    key: Uint8Array,
    iv: Uint8Array,
    plain: ReadonlyArray<Uint8Array>,
  ) => Iterable<Uint8Array>;
  readonly decrypt: (
    key: Uint8Array,
    iv: Uint8Array,
    content: Uint8Array,
  ) => Uint8Array<ArrayBuffer> | undefined;
}

const name = "des-ede3-cbc";
const block = 8;

/** Octets of a part: what a processor holds near, a multiple of the block and of a thousand. */
export const part = 64_000;

/** The same octets in groups of {@link part}, and a last one that is shorter; a group is gone when the next is asked for. */
function* regroup(pieces: ReadonlyArray<Uint8Array>): Generator<Uint8Array> {
  const group = new Uint8Array(
    Math.min(
      part,
      pieces.reduce((total, { length }) => total + length, 0),
    ),
  );
  let filled = 0;
  try {
    for (const octets of pieces) {
      for (let at = 0; at < octets.length;) {
        const taken = octets.subarray(at, at + part - filled);
        group.set(taken, filled);
        filled += taken.length;
        at += taken.length;
        if (filled === part) {
          yield group;
          filled = 0;
        }
      }
    }
    yield group.subarray(0, filled);
  } finally {
    group.fill(0);
  }
}

/** Much memory that waits for its collection makes every collection a costly one: it goes back at once. */
const giveBack = ({ buffer, byteLength }: NativeOctets): void => {
  if (buffer.byteLength === byteLength) buffer.transfer(0);
};

const inNode = ({ createCipheriv, createDecipheriv }: NativeCrypto): TripleDes => ({
  *encryptInParts(key, iv, plain) {
    const cipher = createCipheriv(name, key, iv);
    for (const group of regroup(plain)) {
      const octets = cipher.update(group);
      yield group.length === part ? octets : concat([octets, cipher.final()]);
      giveBack(octets);
    }
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

const inScript: TripleDes = {
  encryptInParts: (key, iv, plain) => [InScript.encrypt(key, iv, concat(plain))],
  decrypt: InScript.decrypt,
};

const chosen = native !== undefined && allowed(native) ? inNode(native) : inScript;

/** How long the text becomes with its padding. */
export const encryptedLength = (plain: number): number => plain + block - (plain % block);

/**
 * Encrypts as {@link encrypt} what lies in pieces, part by part as they are asked
 * for: {@link part} octets each but the last, or the whole. A part is gone when
 * the next is asked for.
 */
export const encryptInParts: TripleDes["encryptInParts"] = chosen.encryptInParts;

/** The plain text; `undefined` when its padding shows that key or content is wrong. */
export const decrypt: TripleDes["decrypt"] = chosen.decrypt;

/** Encrypts with a key of 24 and an initialisation vector of 8 octets, padded as PKCS#7 says. */
export const encrypt = (key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(encryptedLength(plain.length));
  let at = 0;
  for (const octets of encryptInParts(key, iv, [plain])) {
    whole.set(octets, at);
    at += octets.length;
  }
  return whole;
};
