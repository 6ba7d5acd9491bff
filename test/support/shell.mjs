/** Running other programs, with the workspace's own Node and tools first on PATH. */
import { spawn } from "node:child_process";
import { delimiter, join, resolve } from "node:path";

/** The workspace root. */
export const root = resolve(import.meta.dirname, "../..");

/** The environment in which every step runs. */
export const environment = (extra = {}) => ({
  ...process.env,
  PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH ?? ""}`,
  ...extra,
});

/** Runs a program to its end. `quiet` keeps its output and returns it; otherwise it is shown as it comes. */
export const run = (command, args, { env, quiet = false, cwd = root } = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
      shell: process.platform === "win32",
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => done({ ok: false, code: -1, output: `${output}${error.message}\n` }));
    child.on("close", (code) => done({ ok: code === 0, code: code ?? -1, output }));
  });

/** Milliseconds as a person reads them. */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
