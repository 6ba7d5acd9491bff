/** Every refusal of this package, by code. */
import { Refusal } from "@einv/refusal";
import { accountRefusals } from "./internal/accountRefusals.ts";
import { signupRefusals } from "./internal/signupRefusals.ts";
import { verificationRefusals } from "./internal/verificationRefusals.ts";

export const refusals = Refusal.catalogue({
  ...accountRefusals,
  ...signupRefusals,
  ...verificationRefusals,
});
