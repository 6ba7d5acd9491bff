/**
 * The server's time over HTTP, for anybody: a page sees by it that the server is
 * reached, and how far the computer's clock is away.
 */
import * as Schema from "effect/Schema";

import type * as Contract from "./Contract.ts";
import { instant } from "./internal/fields.ts";

export const calls = {
  now: { method: "GET", path: "/v1/clock", success: Schema.Struct({ now: instant }) },
} as const satisfies Contract.Calls;
