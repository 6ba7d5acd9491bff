/** Bytes and files that the tests of this package share. */
import { existsSync, readFileSync } from "node:fs";

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
export const fromHex = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, "hex"));
export const ascii = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, "ascii"));

/** Real certificates and keys live beside the project, never inside it. */
export const samples = new URL("../../../shared/data/npki/", import.meta.url);
export const hasSample = (path: string): boolean => existsSync(new URL(path, samples));
export const sample = (path: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(new URL(path, samples)));
