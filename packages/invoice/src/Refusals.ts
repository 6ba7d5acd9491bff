/** Every refusal of this package, by code. */
import { Refusal } from "@einv/refusal";
import { amendmentRefusals } from "./internal/amendmentRefusals.ts";
import { documentRefusals } from "./internal/documentRefusals.ts";
import { lifecycleRefusals } from "./internal/lifecycleRefusals.ts";

export const refusals = Refusal.catalogue({
  ...documentRefusals,
  ...lifecycleRefusals,
  ...amendmentRefusals,
});

/** What reading its XML refuses besides. */
export { refusals as xmlRefusals } from "@einv/xml/Refusals";
