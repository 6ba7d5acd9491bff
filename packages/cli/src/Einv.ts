/** One command line, from its arguments to its exit status. */
import * as NodeServices from "@effect/platform-node/NodeServices";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Cause from "effect/Cause";
import * as CliConfig from "effect/cli/CliConfig";
import * as CliError from "effect/cli/CliError";
import * as CliOutput from "effect/cli/CliOutput";
import * as Command from "effect/cli/Command";
import * as GlobalFlag from "effect/cli/GlobalFlag";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Ref from "effect/Ref";

import { program } from "./Commands.ts";
import { refusals } from "./Refusals.ts";
import * as Terminal from "./Terminal.ts";

const version = "0.1.0";

const incomplete = (path: ReadonlyArray<string>) => ({
  reason: `"${path.join(" ")}" needs a command.`,
  help: `${path.join(" ")} --help`,
});

const usage = (errors: ReadonlyArray<CliError.CliError>, path: ReadonlyArray<string>): Refusal =>
  refusals.refusal("cli.usage", {
    values: {
      reason: errors.map((error) => error.message.replace(/\s+/g, " ")).join(" "),
      help: `${path.join(" ")} --help`,
    },
  });

/** Help goes to standard output; a wrong call gets its refusal, and for people the help beside it, on standard error. */
const presenter = (terminal: Terminal.Shape, exit: Ref.Ref<Terminal.Exit>): CliOutput.Presenter => {
  const formatter = CliOutput.defaultFormatter({ colors: false });
  return {
    present: (event) => {
      switch (event._tag) {
        case "Version":
          return terminal.out(`einv ${event.version}`);
        case "Help": {
          const help = formatter.formatHelpDoc(event.helpDoc).trimEnd();
          if (event.reason === "Requested") return terminal.out(help);
          return Ref.set(exit, 2).pipe(
            Effect.andThen(
              terminal.json
                ? Terminal.refuse(
                    refusals.refusal("cli.usage", { values: incomplete(event.commandPath) }),
                  ).pipe(Effect.provideService(Terminal.Terminal, terminal))
                : terminal.err(help),
            ),
          );
        }
        case "InvalidInvocation":
          return Ref.set(exit, 2).pipe(
            Effect.andThen(Terminal.refuse(usage(event.errors, event.commandPath))),
            Effect.andThen(
              terminal.json
                ? Effect.void
                : terminal.err(`\n${formatter.formatHelpDoc(event.helpDoc).trimEnd()}`),
            ),
            Effect.provideService(Terminal.Terminal, terminal),
          );
      }
    },
  };
};

/** Runs one command line (without the program's name) to its end; answers the exit status. Interrupting it stops a server in order. */
export const run = (
  args: ReadonlyArray<string>,
  world: Omit<Terminal.Shape, "json">,
): Effect.Effect<Terminal.Exit> =>
  Effect.gen(function* () {
    const end = args.indexOf("--");
    const terminal: Terminal.Shape = {
      ...world,
      json: (end === -1 ? args : args.slice(0, end)).includes("--json"),
    };
    const exit = yield* Ref.make<Terminal.Exit>(0);
    yield* Command.runWith(program(exit), { version })(args).pipe(
      Effect.catch(() => Ref.set(exit, 2)),
      Effect.catchCause((cause) =>
        Cause.hasInterruptsOnly(cause)
          ? Effect.failCause(cause)
          : Effect.andThen(
              Terminal.refuse(
                refusals.refusal("cli.broken", { values: { reason: String(Cause.squash(cause)) } }),
              ),
              Ref.set(exit, 1),
            ),
      ),
      Effect.provide([
        NodeServices.layer,
        Layer.succeed(Terminal.Terminal, terminal),
        Layer.succeed(CliOutput.Presenter, presenter(terminal, exit)),
        CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version] }),
      ]),
    );
    return yield* Ref.get(exit);
  });
