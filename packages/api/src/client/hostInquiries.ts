/** What a host's support desk may do. */
import type * as Contract from "../Contract.ts";
import { calls } from "../HostInquiries.ts";
import type { Connected, Once } from "./connection.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

export const hostInquiries = ({ call }: Connected<"host">) => ({
  /** Inquiries of all its companies: what waits first. */
  list: () => call(calls.list),
  /** The asker is mailed. */
  answer: ({ ticket, idempotencyKey, ...payload }: Once<Said<"answer"> & { readonly ticket: string }>) =>
    call(calls.answer, { params: { ticket }, idempotencyKey, payload }),
});
