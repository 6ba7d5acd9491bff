/** Runs the command line in this process, with streams and environment that the test gives. */
import * as Effect from "effect/Effect";
import { Einv } from "@einv/cli";

export interface Outcome {
  readonly exit: number;
  readonly out: ReadonlyArray<string>;
  readonly err: ReadonlyArray<string>;
  /** Every line of `out`, as JSON. */
  readonly json: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

const parsed = (line: string): Readonly<Record<string, unknown>> => {
  try {
    return Object(JSON.parse(line));
  } catch {
    return {};
  }
};

export const einv = (
  args: ReadonlyArray<string>,
  world: {
    readonly password?: string;
    readonly newPassword?: string;
    readonly input?: string;
    readonly language?: string;
  } = {},
): Effect.Effect<Outcome> =>
  Effect.gen(function* () {
    const out: Array<string> = [];
    const err: Array<string> = [];
    const exit = yield* Einv.run(args, {
      out: (line) => Effect.sync(() => void out.push(line)),
      err: (line) => Effect.sync(() => void err.push(line)),
      input: Effect.sync(() => new TextEncoder().encode(world.input ?? "")),
      environment: {
        EINV_PASSWORD: world.password,
        EINV_NEW_PASSWORD: world.newPassword,
        LANG: world.language ?? "en_US.UTF-8",
      },
    });
    return { exit, out, err, json: out.map(parsed) };
  });
