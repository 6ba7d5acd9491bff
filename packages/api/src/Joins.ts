/** Requests to join a company, over HTTP. */
import * as Schema from "effect/Schema";
import * as Words from "@einv/permission/Words";
import * as IdentityVerifier from "@einv/membership/IdentityVerifier";

import type * as Contract from "./Contract.ts";
import { id, instant, text } from "./internal/fields.ts";

export const JoinRequestView = Schema.Struct({
  requestId: Schema.String,
  name: Schema.String,
  email: Schema.String,
  assurance: IdentityVerifier.Assurance,
  message: Schema.optionalKey(Schema.String),
  askedAt: instant,
}).annotate({ identifier: "JoinRequestView" });
export type JoinRequestView = typeof JoinRequestView.Type;

/** Words to whoever asked. */
const note = Schema.optionalKey(text(500));

/** People who ask to join a company, for its administrator. */
export const calls = {
  list: {
    method: "GET",
    path: "/v1/join-requests",
    success: Schema.Struct({ requests: Schema.Array(JoinRequestView) }),
  },
  admit: {
    method: "POST",
    path: "/v1/join-requests/:requestId/admit",
    params: { requestId: id },
    payload: Schema.Struct({ grant: Words.Grant, note }),
  },
  decline: {
    method: "POST",
    path: "/v1/join-requests/:requestId/decline",
    params: { requestId: id },
    payload: Schema.Struct({ note }),
  },
} as const satisfies Contract.Calls;
