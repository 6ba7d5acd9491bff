/** einv as its users run it: built, in processes of their own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const program = "packages/cli/bin/einv.mjs";

export interface Running {
  readonly process: ChildProcess;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Ends it in order; answers when it has ended. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
}

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
};

/** Starts `einv …` and lets it run. */
export const einv = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}): Running => {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk));
  const end = (signal: "SIGTERM" | "SIGKILL") => async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended(child);
  };
  return { process: child, output: () => output, stop: end("SIGTERM"), kill: end("SIGKILL") };
};

/** Runs `einv … --json` to its end; answers its first object. */
export const answerOf = async (
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> => {
  const running = einv([...args, "--json"], env);
  await ended(running.process);
  return Object(JSON.parse(running.output().split("\n")[0] ?? ""));
};

/** Asks again and again until the answer is there; what it last said is told when it never is. */
export const until = async <A>(
  what: string,
  ask: () => Promise<A | undefined>,
  running: ReadonlyArray<Running> = [],
  patience = 30_000,
): Promise<A> => {
  const last = Date.now() + patience;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    if (Date.now() > last)
      throw new Error([`never came: ${what}`, ...running.map(({ output }) => output())].join("\n"));
    await new Promise((again) => setTimeout(again, 50));
  }
};

/** Waits until an address answers 200. */
export const answering = (address: string, ...running: ReadonlyArray<Running>): Promise<true> =>
  until(address, async () => ((await fetch(address)).ok ? true : undefined), running);
