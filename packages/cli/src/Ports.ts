/** Ports that servers of the command line listen on. */
import type { Refusal } from "@einv/refusal/Refusal";

import { reason } from "./Files.ts";
import { refusals } from "./Refusals.ts";

/** Why a port could not be listened on, as `cli.port-taken`. */
export const taken = (port: number, cause: unknown): Refusal =>
  refusals.refusal("cli.port-taken", {
    path: "--port",
    values: { port: String(port), ...reason(cause) },
  });
