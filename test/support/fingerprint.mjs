/** Content hashes of folders, so that what did not change is not built again. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { root } from "./shell.mjs";

const skipped = new Set(["node_modules", "dist", "dist-cdn", "build", ".git"]);

const filesIn = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(join(path, entry.name)) : entry.isFile() ? [join(path, entry.name)] : [],
    );
};

/** One hash over the names and contents of files and folders (relative to the root). */
export const fingerprint = (...paths) => {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesIn(join(root, path))).sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
};

/** Remembers fingerprints in `build/`; `done` is called only after the work succeeded. */
export const memory = (name) => {
  const file = join(root, "build", `${name}.json`);
  const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return {
    knows: (key, hash) => known[key] === hash,
    done: (key, hash) => {
      known[key] = hash;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(known, null, 1));
    },
  };
};
