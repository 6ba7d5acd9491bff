/** What a company says of itself, over HTTP. */
import * as Schema from "effect/Schema";
import * as CompanyProfile from "@einv/membership/CompanyProfile";

import type * as Contract from "./Contract.ts";

export const CompanySettings = Schema.Struct({
  profile: CompanyProfile.CompanyProfile,
  /** What company verification (회사인증) still needs. */
  missing: Schema.Array(Schema.String),
  /** Whether the member may change it. */
  mayChange: Schema.Boolean,
}).annotate({ identifier: "CompanySettings" });
export type CompanySettings = typeof CompanySettings.Type;

/** 회사설정 of a company that joined by itself. */
export const calls = {
  view: { method: "GET", path: "/v1/company/profile", success: CompanySettings },
  change: {
    method: "POST",
    path: "/v1/company/profile",
    payload: CompanyProfile.Input,
    success: CompanySettings,
  },
} as const satisfies Contract.Calls;
