/** Messages and files of real systems; they are not part of the repository. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../../shared/data/nts");

/** Appended to a suite's name when it cannot run. */
export const absent = existsSync(folder) ? "" : " (skipped: ../shared/data/nts is not here)";

export const sample = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(folder, name)));

export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const bytes = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);
