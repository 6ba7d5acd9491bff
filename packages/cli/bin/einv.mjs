#!/usr/bin/env node
/** Starts the command line, on the workspace's own Node when the one at hand is too old. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const suffices = major > 22 || (major === 22 && minor >= 19);

const newer = () => {
  const name = process.platform === "win32" ? "node.exe" : "node";
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    for (const place of [
      join(folder, "node_modules/.bin", name),
      join(folder, `node_modules/node-${process.platform}-${process.arch}/bin`, name),
    ])
      if (existsSync(place)) return place;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
};

if (suffices || process.env.EINV_NODE === "reached") {
  if (suffices) await import("#main");
  else {
    process.stderr.write(`einv needs Node 22.19 or newer; this is ${process.version}.\n`);
    process.exitCode = 2;
  }
} else {
  const node = newer();
  if (node === undefined) {
    process.stderr.write(`einv needs Node 22.19 or newer; this is ${process.version}.\n`);
    process.exitCode = 2;
  } else {
    const child = spawn(
      node,
      [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)],
      {
        stdio: "inherit",
        env: { ...process.env, EINV_NODE: "reached" },
      },
    );
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.on("exit", (code, signal) => {
      if (signal === null) process.exitCode = code ?? 1;
      else process.kill(process.pid, signal);
    });
  }
}
