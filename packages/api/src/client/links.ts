/** What a mail link may do before anyone is known. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";

import { calls } from "../Links.ts";
import type { Connected } from "./connection.ts";
import { page } from "./secrets.ts";

const params = (token: Redacted.Redacted<string>) => ({ token: Redacted.value(token) });

export const links = ({ call }: Connected<"anybody">) => ({
  /** Who sent it; nothing of the invoice. */
  peek: (token: Redacted.Redacted<string>) => call(calls.peek, { params: params(token) }),
  /** The right business number opens a session for this one invoice. */
  open: ({
    token,
    ...payload
  }: {
    readonly token: Redacted.Redacted<string>;
    readonly businessNumber: string;
  }) => Effect.map(call(calls.open, { params: params(token), payload }), page),
});
