/** Every catalogue of refusals that the house has, found by reading its sources. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Refusal } from "@einv/refusal";

const packages = join(import.meta.dirname, "../../packages");

export interface Found {
  readonly file: string;
  readonly entries: Readonly<Record<string, Refusal.Entry>>;
}

const isCatalogue = (value: unknown): value is { readonly entries: Found["entries"] } =>
  typeof value === "object" && value !== null && "entries" in value && "refusal" in value && "fail" in value;

export const everyCatalogue = async (): Promise<ReadonlyArray<Found>> => {
  const files = readdirSync(packages, { recursive: true, encoding: "utf8" })
    .filter((file) => /^[a-z]+\/src\/.*\.ts$/.test(file))
    .filter((file) => readFileSync(join(packages, file), "utf8").includes("Refusal.catalogue("));
  const modules = await Promise.all(
    files.map(async (file) => ({ file, module: (await import(join(packages, file))) as object })),
  );
  return modules.flatMap(({ file, module }) =>
    Object.values(module)
      .filter(isCatalogue)
      .map(({ entries }) => ({ file, entries })),
  );
};
