/** People who ask to join, for the company's administrator. */
import * as Effect from "effect/Effect";

import type * as Contract from "../Contract.ts";
import { calls } from "../Joins.ts";
import type { Connected } from "./connection.ts";

export const joins = ({ call }: Connected<"session">) => ({
  list: () => Effect.map(call(calls.list), ({ requests }) => requests),
  /** Takes the person in, with this right. */
  admit: (requestId: string, grant: Contract.Said<typeof calls.admit>["grant"]) =>
    call(calls.admit, { params: { requestId }, payload: { grant } }),
  decline: (requestId: string) => call(calls.decline, { params: { requestId } }),
});
