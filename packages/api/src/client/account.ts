/** What the owner of an account does. */
import * as Effect from "effect/Effect";

import { calls } from "../Account.ts";
import type * as Contract from "../Contract.ts";
import type { Connected } from "./connection.ts";
import { login, page } from "./secrets.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

export const account = ({ call }: Connected<"account">) => ({
  /** With all its companies, for the switcher. */
  view: () => call(calls.view),
  /** A page's secret for one of them. */
  open: (businessNumber: string) => Effect.map(call(calls.open, { payload: { businessNumber } }), page),
  change: (payload: Said<"change">) => call(calls.change, { payload }),
  /** Everywhere else is logged out. */
  changePassword: (payload: Said<"changePassword">) =>
    Effect.map(call(calls.changePassword, { payload }), login),
  /** A stronger or another proof of who one is. */
  prove: (payload: Said<"prove">) => call(calls.prove, { payload }),
  proven: (payload: Said<"proven">) => call(calls.proven, { payload }),
  /** Leaves one company. */
  leave: (businessNumber: string) => call(calls.leave, { payload: { businessNumber } }),
  /** 탈퇴 */
  close: (payload: Said<"close">) => call(calls.close, { payload }),
  signOut: () => call(calls.signOut),
});
export type AccountClient = ReturnType<typeof account>;
