/** What a page may do about its member's inquiries. */
import type * as Contract from "../Contract.ts";
import { calls } from "../Inquiries.ts";
import type { Connected, Once } from "./connection.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

export const inquiries = ({ call }: Connected<"session">) => ({
  /** 문의하기 */
  inquire: ({ idempotencyKey, ...payload }: Once<Said<"inquire">>) =>
    call(calls.inquire, { idempotencyKey, payload }),
  /** 내 문의, the newest first. */
  list: () => call(calls.list),
  /** Has no more to ask. */
  close: (ticket: string) => call(calls.close, { params: { ticket } }),
});
