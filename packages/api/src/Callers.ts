/** Who calls, and how that is proven. */
import * as Context from "effect/Context";
import { HttpApiMiddleware, HttpApiSecurity } from "effect/http-api";

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
    /** Names the session; its secret cannot be told from it. */
    readonly session?: string;
  }
>()("@einv/api/SessionActor") {}

/** `Authorization: Bearer <API key>`, only from a server. */
export class HostKey extends HttpApiMiddleware.Service<HostKey, { provides: Host }>()("@einv/api/HostKey", {
  security: { key: HttpApiSecurity.bearer },
  error: Problem.all,
}) {}

/** `Authorization: Bearer <client secret>`, from a page. */
export class SessionSecret extends HttpApiMiddleware.Service<SessionSecret, { provides: SessionActor }>()(
  "@einv/api/SessionSecret",
  {
    security: { secret: HttpApiSecurity.bearer },
    error: Problem.all,
  },
) {}

/** The signup behind a signup secret. */
export class SignupActor extends Context.Service<SignupActor, { readonly signupId: string }>()(
  "@einv/api/SignupActor",
) {}

/** `Authorization: Bearer <signup secret>`. */
export class SignupSecret extends HttpApiMiddleware.Service<SignupSecret, { provides: SignupActor }>()(
  "@einv/api/SignupSecret",
  {
    security: { secret: HttpApiSecurity.bearer },
    error: Problem.all,
  },
) {}

/** The person behind an account secret. */
export class AccountActor extends Context.Service<AccountActor, { readonly accountId: string }>()(
  "@einv/api/AccountActor",
) {}

/** `Authorization: Bearer <account secret>`. */
export class AccountSecret extends HttpApiMiddleware.Service<AccountSecret, { provides: AccountActor }>()(
  "@einv/api/AccountSecret",
  {
    security: { secret: HttpApiSecurity.bearer },
    error: Problem.all,
  },
) {}
