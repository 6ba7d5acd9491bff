import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";

import { refusals } from "../Refusals.ts";
import type * as Terminal from "../Terminal.ts";

export const demo = (_: object): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.fail(refusals.refusal("cli.not-built", { values: { reason: "demo" } }));
