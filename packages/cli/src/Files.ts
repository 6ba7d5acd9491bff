/** Files of the command line: bounded reading, writing that never leaves half a file. */
import { randomBytes } from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";

import { mostBytes } from "@einv/certificate/CertificateFiles";
import type { Refusal, Text } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";

import { refusals } from "./Refusals.ts";

/** No file that einv reads is larger than this (bytes). */
const largest = 16 * 1024 * 1024;

const reasons: Readonly<Record<string, Text>> = {
  ENOENT: { ko: "파일이나 폴더가 없습니다.", en: "There is no such file or folder." },
  EACCES: { ko: "권한이 없습니다.", en: "Permission is missing." },
  EPERM: { ko: "권한이 없습니다.", en: "Permission is missing." },
  EISDIR: { ko: "폴더입니다.", en: "It is a folder." },
  ENOTDIR: { ko: "경로에 폴더가 아닌 것이 있습니다.", en: "A part of the path is not a folder." },
  EEXIST: { ko: "같은 이름의 파일이 있습니다.", en: "There is a file of that name." },
  ENOSPC: { ko: "남은 공간이 없습니다.", en: "No space is left." },
  EADDRINUSE: { ko: "다른 프로그램이 쓰고 있습니다.", en: "Another program uses it." },
  EADDRNOTAVAIL: { ko: "이 컴퓨터의 주소가 아닙니다.", en: "It is not an address of this machine." },
  EROFS: { ko: "읽기 전용 디스크입니다.", en: "The disk is read-only." },
};

/** The system's reason in plain words, as values for a refusal's texts. */
export const reason = (error: unknown): { readonly ko: string; readonly en: string } => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const other = code === "" ? String(error instanceof Error ? error.message : error) : code;
  return reasons[code] ?? { ko: other, en: other };
};

const unreadable = (file: string, error: unknown): Refusal =>
  refusals.refusal("cli.file-unreadable", { path: file, values: reason(error) });

/** All bytes of a file. */
export const read = (file: string): Effect.Effect<Uint8Array, Refusal> =>
  Effect.tryPromise({
    try: async () => {
      const handle = await fs.open(file, "r");
      try {
        const { size } = await handle.stat();
        if (size > largest) throw new Error(`larger than ${largest} bytes`);
        return new Uint8Array(await handle.readFile());
      } finally {
        await handle.close();
      }
    },
    catch: (error) => unreadable(file, error),
  });

/** The regular files directly in a folder, by name. */
export const readFolder = (
  folder: string,
): Effect.Effect<ReadonlyArray<{ readonly name: string; readonly bytes: Uint8Array }>, Refusal> =>
  Effect.gen(function* () {
    const entries = yield* Effect.tryPromise({
      try: () => fs.readdir(folder, { withFileTypes: true }),
      catch: (error) => unreadable(folder, error),
    });
    const names = entries
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
      .map((entry) => entry.name)
      .sort();
    return yield* Effect.forEach(names, (name) =>
      Effect.map(read(path.join(folder, name)), (bytes) => ({ name, bytes })),
    );
  });

/** A whole folder of certificates has fewer files than this, and lies less deep. */
const mostFiles = 2000;
const deepest = 8;

/**
 * The files in a folder and all folders below it, under their paths with `/`;
 * or the one file that is named. What is too large to be a certificate is
 * passed over.
 */
export const readTree = (
  place: string,
): Effect.Effect<ReadonlyArray<{ readonly path: string; readonly bytes: Uint8Array }>, Refusal> =>
  Effect.tryPromise({
    try: async () => {
      const found: Array<{ readonly path: string; readonly bytes: Uint8Array }> = [];
      const visit = async (at: string, depth: number): Promise<void> => {
        const stats = await fs.stat(at);
        if (stats.isDirectory()) {
          if (depth > deepest) return;
          for (const name of (await fs.readdir(at)).sort()) await visit(path.join(at, name), depth + 1);
        } else if (stats.isFile() && stats.size <= mostBytes && found.length < mostFiles)
          found.push({ path: at.replaceAll("\\", "/"), bytes: new Uint8Array(await fs.readFile(at)) });
      };
      await visit(place, 0);
      return found;
    },
    catch: (error) => unreadable(place, error),
  });

/** Writes a file so that it is either the old one or the whole new one; `secret` files only their owner may read. */
export const write = (
  file: string,
  contents: Uint8Array | string,
  options: { readonly secret?: boolean; readonly replace?: boolean } = {},
): Effect.Effect<void, Refusal> =>
  Effect.tryPromise({
    try: async () => {
      const mode = options.secret === true ? 0o600 : 0o644;
      if (options.replace === false) return fs.writeFile(file, contents, { mode, flag: "wx" });
      const temporary = `${file}.${randomBytes(6).toString("hex")}.part`;
      try {
        await fs.writeFile(temporary, contents, { mode, flag: "wx" });
        await fs.rename(temporary, file);
      } catch (error) {
        await fs.rm(temporary, { force: true });
        throw error;
      }
    },
    catch: (error) =>
      error instanceof Error && "code" in error && error.code === "EEXIST"
        ? refusals.refusal("cli.file-exists", { path: file })
        : refusals.refusal("cli.file-unwritable", { path: file, values: reason(error) }),
  });

/** Makes a folder and its parents. */
export const makeFolder = (folder: string): Effect.Effect<void, Refusal> =>
  Effect.tryPromise({
    try: () => fs.mkdir(folder, { recursive: true }),
    catch: (error) => refusals.refusal("cli.file-unwritable", { path: folder, values: reason(error) }),
  });

/** The first of the files that is already there. */
export const firstExisting = (files: ReadonlyArray<string>): Effect.Effect<string | undefined> =>
  Effect.promise(async () => {
    for (const file of files) {
      try {
        await fs.lstat(file);
        return file;
      } catch {
        continue;
      }
    }
    return undefined;
  });
