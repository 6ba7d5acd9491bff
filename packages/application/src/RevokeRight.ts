/** The service administrator takes back what was given: the department's or the host's right counts again. */
import type { Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Administer from "./internal/administer.ts";
import * as Holders from "./internal/holders.ts";

export interface Input extends Administer.Input {
  readonly holders: ReadonlyArray<Rights.Holder>;
}

/** Refused as `GrantRight` is. */
export const revoke = (caller: Caller, input: Input): Use<void> =>
  Administer.perform(caller, input, { action: "revoke-right", holders: input.holders }, (office) =>
    Holders.change(office, input.holders, undefined),
  );
