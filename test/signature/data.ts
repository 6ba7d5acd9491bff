/** Real samples of the tax authority's test bed, where they are at hand. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const folder = join(import.meta.dirname, "../../../shared/data");

/** Whether the samples are at hand, and what a test's name says when not. */
export const present = existsSync(folder);
export const reason = present ? "" : " (needs the samples in ../shared/data)";

export const sample = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(folder, path)));

export const text = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

export const bytes = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);
