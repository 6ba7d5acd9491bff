/** Who calls, how that is proven, and the key under which a command is carried out at most once. */
import * as Context from "effect/Context";
import * as Schema from "effect/Schema";
import { HttpApiMiddleware, HttpApiSecurity } from "effect/http-api";

import type { Refusal } from "@einv/refusal";
import * as Problem from "./Problem.ts";

/** The host behind an API key. */
export class Host extends Context.Service<Host, { readonly hostId: string; readonly name: string }>()(
  "@einv/api/Host",
) {}

/** The person behind a client secret. `invoice` is set when a mail link opened it: then only that one invoice is visible. */
export class SessionActor extends Context.Service<
  SessionActor,
  {
    readonly businessNumber: string;
    readonly memberId: string;
    readonly invoice?: string;
    readonly origin?: string;
  }
>()("@einv/api/SessionActor") {}

/** `Authorization: Bearer <API key>`, only from a server. */
export class HostKey extends HttpApiMiddleware.Service<
  HostKey,
  { provides: Host; clientError: Refusal.Refusal }
>()("@einv/api/HostKey", {
  requiredForClient: true,
  security: { key: HttpApiSecurity.bearer },
  error: Problem.all,
}) {}

/** `Authorization: Bearer <client secret>`, from a page. */
export class SessionSecret extends HttpApiMiddleware.Service<
  SessionSecret,
  { provides: SessionActor; clientError: Refusal.Refusal }
>()("@einv/api/SessionSecret", {
  requiredForClient: true,
  security: { secret: HttpApiSecurity.bearer },
  error: Problem.all,
}) {}

/** Every command carries it. */
export const idempotent = {
  "idempotency-key": Schema.NonEmptyString.check(Schema.isMaxLength(255), Schema.isPattern(/^[\x21-\x7e]*$/)),
};
