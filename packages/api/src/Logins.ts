/** What logging in gives, and what opening a page gives. */
import * as Schema from "effect/Schema";

import { instant } from "./internal/fields.ts";

export const AccountLogin = Schema.Struct({ accountSecret: Schema.String, expiresAt: instant }).annotate({
  identifier: "AccountLogin",
});

export const PageSession = Schema.Struct({ clientSecret: Schema.String, expiresAt: instant }).annotate({
  identifier: "PageSession",
});
