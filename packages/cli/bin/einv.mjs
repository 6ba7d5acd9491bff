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

const stop = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
};

if (suffices) {
  try {
    await import("#main");
  } catch (error) {
    if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
    stop(`einv is not built: run "npm run build" first.\n(${error.message})`);
  }
} else {
  const node = process.env.EINV_NODE === "reached" ? undefined : newer();
  if (node === undefined) {
    stop(`einv needs Node 22.19 or newer; this is ${process.version}.`);
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
