/** People who ask to join, for the company's administrator. */
import * as Effect from "effect/Effect";

import type * as Contract from "../Contract.ts";
import { calls } from "../Joins.ts";
import type { Connected } from "./connection.ts";

const noted = (note: string | undefined) => (note === undefined ? {} : { note });

export const joins = ({ call }: Connected<"session">) => ({
  list: () => Effect.map(call(calls.list), ({ requests }) => requests),
  /** Takes the person in, with this right; `note` is told to whoever asked. */
  admit: (requestId: string, grant: Contract.Said<typeof calls.admit>["grant"], note?: string) =>
    call(calls.admit, { params: { requestId }, payload: { grant, ...noted(note) } }),
  decline: (requestId: string, note?: string) =>
    call(calls.decline, { params: { requestId }, payload: noted(note) }),
});
