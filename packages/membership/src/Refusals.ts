/** Every refusal of this package, by code. */
import { Refusal } from "@einv/refusal";
import { accountRefusals } from "./internal/accountRefusals.ts";
import { companyRefusals } from "./internal/companyRefusals.ts";
import { signupRefusals } from "./internal/signupRefusals.ts";
import { verificationRefusals } from "./internal/verificationRefusals.ts";

export const refusals = Refusal.catalogue({
  ...accountRefusals,
  ...companyRefusals,
  ...signupRefusals,
  ...verificationRefusals,
});
