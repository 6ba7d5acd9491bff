/**
 * Node's own cryptography, where there is Node. WebCrypto makes a job of every
 * call, which for a digest or a verification costs more than the arithmetic.
 */

/** A key that Node has read. */
export interface NativeKey {
  readonly asymmetricKeyType?: string;
}

/** What Node answers with, in memory that can be given back before it is collected. */
export type NativeOctets = Uint8Array<ArrayBuffer & { readonly transfer: (length: number) => ArrayBuffer }>;

/** A cipher under way. */
export interface NativeCipher {
  readonly setAutoPadding: (automatic: boolean) => unknown;
  readonly update: (data: Uint8Array) => NativeOctets;
  readonly final: () => NativeOctets;
}

/** What einv uses of `node:crypto`. */
export interface NativeCrypto {
  readonly hash: (
    algorithm: string,
    data: Uint8Array | string,
    encoding: "buffer",
  ) => Uint8Array<ArrayBuffer>;
  readonly createPublicKey: (key: {
    readonly key: Uint8Array;
    readonly format: "der";
    readonly type: "spki";
  }) => NativeKey;
  readonly createPrivateKey: (key: {
    readonly key: Uint8Array;
    readonly format: "der";
    readonly type: "pkcs8";
  }) => NativeKey;
  readonly sign: (hash: string, data: Uint8Array, key: NativeKey) => Uint8Array<ArrayBuffer>;
  readonly createCipheriv: (name: string, key: Uint8Array, iv: Uint8Array) => NativeCipher;
  readonly createDecipheriv: (name: string, key: Uint8Array, iv: Uint8Array) => NativeCipher;
  readonly verify: (hash: string, data: Uint8Array, key: NativeKey, signature: Uint8Array) => boolean;
}

/** What Node answers, in the same memory, without the ways of a `Buffer`: its `slice` is no copy. */
export const plain = ({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(buffer, byteOffset, length);

interface Runtime {
  readonly process?: { readonly getBuiltinModule?: (name: string) => NativeCrypto | undefined };
}

const find = (): NativeCrypto | undefined => {
  const found = (globalThis as Runtime).process?.getBuiltinModule?.("node:crypto");
  return typeof found?.hash === "function" ? found : undefined;
};

/** Absent in a page, and in a runtime without `crypto.hash`. */
export const native: NativeCrypto | undefined = find();
