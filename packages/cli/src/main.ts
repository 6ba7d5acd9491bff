/** The program `einv`: real streams, real signals, real exit status. */
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Fiber from "effect/Fiber";

import * as Einv from "./Einv.ts";
import { reason } from "./Files.ts";
import { refusals } from "./Refusals.ts";

const write = (stream: NodeJS.WriteStream) => (line: string) =>
  Effect.callback<void>((resume) => {
    stream.write(`${line}\n`, () => resume(Effect.void));
  });

const input = Effect.tryPromise({
  try: async () => {
    const chunks: Array<Uint8Array> = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    return new Uint8Array(Buffer.concat(chunks));
  },
  catch: (error) => refusals.refusal("cli.file-unreadable", { path: "-", values: reason(error) }),
});

// A reader that goes away (`| head`) is no fault.
process.stdout.on("error", () => process.exit(0));

const fiber = Effect.runFork(
  Einv.run(process.argv.slice(2), {
    out: write(process.stdout),
    err: write(process.stderr),
    input,
    environment: process.env,
  }),
);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => Effect.runFork(Fiber.interrupt(fiber)));
fiber.addObserver((exit) => {
  process.exit(Exit.isSuccess(exit) ? exit.value : 0);
});
