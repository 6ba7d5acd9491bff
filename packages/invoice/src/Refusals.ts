/** Every refusal of this package, by code. Each room raises its own. */
import { Refusal } from "@einv/refusal";
import * as Amendments from "./internal/amendmentRefusals.ts";
import * as Documents from "./internal/documentRefusals.ts";
import * as Lifecycle from "./internal/lifecycleRefusals.ts";

export const refusals = Refusal.catalogue({
  ...Documents.refusals.entries,
  ...Lifecycle.refusals.entries,
  ...Amendments.refusals.entries,
});

/** What reading its XML refuses besides. */
export { refusals as xmlRefusals } from "@einv/xml/Refusals";
