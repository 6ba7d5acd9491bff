/** What the company says of itself (회사설정). */
import type * as Contract from "../Contract.ts";
import { calls } from "../Profile.ts";
import type { Connected } from "./connection.ts";

export const profile = ({ call }: Connected<"session">) => ({
  view: () => call(calls.view),
  change: (payload: Contract.Said<typeof calls.change>) => call(calls.change, { payload }),
});
