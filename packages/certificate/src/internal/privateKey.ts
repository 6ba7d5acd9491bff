/**
 * The decrypted key: PKCS#8 `PrivateKeyInfo` of an RSA key, whose attributes
 * hold R, the random number of the identity check (npki §1.2, §1.5).
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Der from "../Der.ts";
import { refusals } from "../Refusals.ts";
import { asKey } from "./malformedKey.ts";

const rsaEncryption = "1.2.840.113549.1.1.1";

/** id-randomNum. */
export const randomNumber = "1.2.410.200004.10.1.1.3";

const attributesTag = Der.Tag.context(0);

export interface PrivateKey {
  readonly modulus: bigint;
  /** R byte for byte: it is no number, and may begin with zeros. */
  readonly r: Uint8Array | undefined;
}

const partsOf = (pkcs8: Uint8Array): Result.Result<ReadonlyArray<Der.Node>, Refusal.Refusal> =>
  Result.flatMap(Der.read(pkcs8), (whole) => Der.childrenOf(whole, Der.Tag.sequence));

/** Whether decryption gave a private key. One time in 256 a wrong password gives good padding and noise. */
export const isPrivateKey = (bytes: Uint8Array): boolean => {
  const parts = Result.getOrElse(partsOf(bytes), (): ReadonlyArray<Der.Node> => []);
  const [version, algorithm, key] = parts;
  return (
    parts.length <= 4 &&
    Result.getOrUndefined(Der.integer(version)) === 0n &&
    algorithm?.tag === Der.Tag.sequence &&
    key?.tag === Der.Tag.octetString
  );
};

/** Whether the first octets are those of an RSA key's file: where a file is damaged behind them, the password was right. */
export const beginsAsPrivateKey = (start: Uint8Array): boolean => {
  const [tag, length, , , ...version] = start;
  return tag === 0x30 && length === 0x82 && version.slice(0, 4).join() === "2,1,0,48";
};

const readRandomNumber = (attributes: Der.Node): Result.Result<Uint8Array | undefined, Refusal.Refusal> =>
  Result.gen(function* () {
    for (const attribute of yield* Der.children(attributes)) {
      const [type, values] = yield* Der.childrenOf(attribute, Der.Tag.sequence);
      if ((yield* Der.oid(type)) !== randomNumber) continue;
      const [value] = yield* Der.childrenOf(values, Der.Tag.set);
      return yield* Der.bits(value);
    }
    return undefined;
  });

/** Refuses with `certificate.key-algorithm` or `certificate.key-malformed`. */
export const read = (pkcs8: Uint8Array): Result.Result<PrivateKey, Refusal.Refusal> =>
  Result.gen(function* () {
    const [, algorithm, key, ...rest] = yield* partsOf(pkcs8);
    const [algorithmOid] = yield* Der.childrenOf(algorithm, Der.Tag.sequence);
    const oid = yield* Der.oid(algorithmOid);
    if (oid !== rsaEncryption) return yield* refusals.fail("certificate.key-algorithm", { values: { oid } });
    const rsa = yield* Der.read(yield* Der.octets(key));
    const [, modulus] = yield* Der.childrenOf(rsa, Der.Tag.sequence);
    const attributes = rest.find(({ tag }) => tag === attributesTag);
    return {
      modulus: yield* Der.integer(modulus),
      r: attributes === undefined ? undefined : yield* readRandomNumber(attributes),
    };
  }).pipe(asKey);

/** The same key without attributes, as every WebCrypto takes it; a copy, to be wiped. */
export const bare = (pkcs8: Uint8Array): Result.Result<Uint8Array<ArrayBuffer>, Refusal.Refusal> =>
  Result.map(partsOf(pkcs8), (parts) =>
    Der.write.sequence(...parts.slice(0, 3).map(({ bytes }) => bytes)),
  ).pipe(asKey);

/** The same key with R among its attributes. */
export const withRandomNumber = (
  bare: Uint8Array,
  r: Uint8Array,
): Result.Result<Uint8Array<ArrayBuffer>, Refusal.Refusal> => {
  const { sequence, set, oid, bitString, explicit } = Der.write;
  const attributes = explicit(0, sequence(oid(randomNumber), set(bitString(r))));
  return Result.map(partsOf(bare), (parts) => sequence(...parts.map(({ bytes }) => bytes), attributes));
};
