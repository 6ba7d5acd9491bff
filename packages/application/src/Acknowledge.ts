/** A side confirms that it has read the invoice (수신확인). */
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Act from "./internal/act.ts";
import type * as Views from "./Views.ts";

export const acknowledge = (caller: Caller, input: Act.Input): Use<Views.InvoiceView> =>
  Act.perform(caller, input, { action: "acknowledge" });
