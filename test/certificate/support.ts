/** Bytes, files and tools that the tests of this package share. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
export const fromHex = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, "hex"));
export const ascii = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, "ascii"));

/** Real certificates and keys live beside the project, never inside it. */
const samples = new URL("../../../shared/data/npki/", import.meta.url);
export const hasSample = (path: string): boolean => existsSync(new URL(path, samples));
export const sample = (path: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(new URL(path, samples)));

/** The code that an effect refuses with; "ok" when it does not. */
export const codeOf = <A, R>(effect: Effect.Effect<A, Refusal.Refusal, R>): Effect.Effect<string, never, R> =>
  Effect.match(effect, { onSuccess: () => "ok", onFailure: ({ code }) => code });

export const seedProviders = ["-provider", "legacy", "-provider", "default"];
const answers = (args: ReadonlyArray<string>): boolean => spawnSync("openssl", args).status === 0;

export const hasOpenssl = answers(["version"]);
/** Whether this openssl can be asked for SEED. */
export const hasOpensslSeed = hasOpenssl && answers(["list", "-providers", ...seedProviders]);

/**
 * What openssl answers when each `{name}` in its arguments is a file with these
 * bytes: exit code, output and complaints.
 */
export const openssl = (
  args: ReadonlyArray<string>,
  files: Readonly<Record<string, Uint8Array>>,
): { readonly status: number | null; readonly bytes: Uint8Array<ArrayBuffer>; readonly text: string } => {
  const folder = mkdtempSync(join(tmpdir(), "einv-certificate-"));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    const filled = args.map((arg) => arg.replace(/^\{(\w+)\}$/, (_, name: string) => join(folder, name)));
    const { status, stdout, stderr } = spawnSync("openssl", filled);
    return { status, bytes: Uint8Array.from(stdout), text: stdout.toString() + stderr.toString() };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
