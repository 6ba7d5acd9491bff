/**
 * A PostgreSQL of the test's own: a cluster in a temporary folder, started as
 * an unprivileged user (PostgreSQL refuses root) and removed afterwards.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const programs = ["initdb", "postgres"];

const installed = (): string | undefined => {
  const versions = "/usr/lib/postgresql";
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...(existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, "bin")) : []),
  ];
  const found = folders.find((folder) => programs.every((program) => existsSync(join(folder, program))));
  return found === undefined ? undefined : dirname(realpathSync(join(found, "postgres")));
};

/** Where the programs are; absent if PostgreSQL is not installed. */
export const postgresPrograms: string | undefined = installed();

const nobody = 65534;
const unprivileged = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });

const ready = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = "";
    server.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("ready to accept connections")) resolve();
    });
    server.once("exit", () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });

export interface Postgres {
  /** The address of a database of the cluster. */
  readonly url: (database: string) => string;
  readonly stop: () => Promise<void>;
}

/** `durable` waits for the disk at every commit, which tests need not. */
export const startPostgres = async ({ durable = false } = {}): Promise<Postgres> => {
  if (postgresPrograms === undefined) throw new Error("PostgreSQL is not installed");
  const folder = mkdtempSync(join(tmpdir(), "einv-postgres-"));
  if (unprivileged.uid !== undefined) chownSync(folder, nobody, nobody);
  const data = join(folder, "data");
  const program = (name: string) => join(postgresPrograms ?? "", name);
  execFileSync(
    program("initdb"),
    ["-D", data, "-U", "einv", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
    { ...unprivileged, cwd: folder, stdio: "pipe" },
  );
  const port = await freePort();
  const server = spawn(
    program("postgres"),
    [
      "-D",
      data,
      "-p",
      String(port),
      "-k",
      folder,
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      `fsync=${durable ? "on" : "off"}`,
    ],
    { ...unprivileged, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  const kill = () => server.kill("SIGQUIT");
  process.once("exit", kill);
  await ready(server);
  return {
    url: (database) => `postgres://einv@127.0.0.1:${port}/${database}`,
    stop: () =>
      new Promise((resolve) => {
        process.off("exit", kill);
        server.once("exit", () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        kill();
      }),
  };
};
