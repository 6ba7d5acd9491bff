/** `einv serve`: the reference server, set by its environment (`EINV_…`, `DATABASE_URL`). */
import type { Refusal } from "@einv/refusal/Refusal";
import { Program } from "@einv/server/node";
import * as ConfigProvider from "effect/ConfigProvider";
import * as Effect from "effect/Effect";

import * as Terminal from "../Terminal.ts";

/** Runs until it is told to stop. What the call says counts before the environment. Codes: `config.invalid`, `store.*`. */
export const serve = (input: {
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly data: string | undefined;
}): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const { environment } = yield* Terminal.Terminal;
    const variables = {
      ...environment,
      EINV_PORT: input.port?.toString() ?? environment["EINV_PORT"],
      EINV_HOST: input.host ?? environment["EINV_HOST"],
      EINV_DATA: input.data ?? environment["EINV_DATA"],
    };
    return yield* Effect.provideService(
      Program.main,
      ConfigProvider.ConfigProvider,
      ConfigProvider.fromEnvRecord(variables),
    );
  });
