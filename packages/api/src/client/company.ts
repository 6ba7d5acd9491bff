/** What a page may do about the company's verification (회사인증). */
import type * as Contract from "../Contract.ts";
import { calls } from "../Company.ts";
import type { Connected, Once } from "./connection.ts";

export const company = ({ call }: Connected<"session">) => ({
  /** Whether the company is verified, and whether this member is proven to be of it. */
  verification: () => call(calls.verification),
  /** 회사인증: a text to be signed with the company's certificate. */
  beginVerification: () => call(calls.beginVerification),
  /** Hands over what the page signed, and R, which proves whose certificate it is. */
  completeVerification: ({
    challengeId,
    idempotencyKey,
    ...payload
  }: Once<Contract.Said<typeof calls.completeVerification> & { readonly challengeId: string }>) =>
    call(calls.completeVerification, { params: { challengeId }, idempotencyKey, payload }),
});
