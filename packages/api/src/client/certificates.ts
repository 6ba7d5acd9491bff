/** What a page may do with the company's registered certificate (공동인증서 등록). */
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import type * as Contract from "../Contract.ts";
import { calls } from "../Certificates.ts";
import { type Connected, type Once, refOf } from "./connection.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

export const certificates = ({ call }: Connected<"session">) => ({
  /** The one that the server signs with, those before it, and what this member may do. */
  list: () => call(calls.list),
  /** What the doctor finds in one now. */
  report: (registrationId: string) => call(calls.report, { params: { registrationId } }),
  /** A text to be read and signed, and a key to seal for. */
  begin: () => call(calls.begin),
  /** Registers it, or replaces the one that is. */
  register: ({
    challengeId,
    idempotencyKey,
    ...payload
  }: Once<Said<"register"> & { readonly challengeId: string }>) =>
    call(calls.register, { params: { challengeId }, idempotencyKey, payload }),
  remove: ({ registrationId, idempotencyKey }: Once<{ readonly registrationId: string }>) =>
    call(calls.remove, { params: { registrationId }, idempotencyKey }),
  /** 본인 확인, with the account's password. */
  confirm: (password: Redacted.Redacted<string>) => call(calls.confirm, { payload: { password } }),
  /** Issues with it. */
  issue: ({
    registrationId,
    ref,
    idempotencyKey,
    ...payload
  }: Once<Said<"issue"> & { readonly registrationId: string; readonly ref: string }>) =>
    Effect.flatMap(refOf(ref), (known) =>
      call(calls.issue, { params: { registrationId, ref: known }, idempotencyKey, payload }),
    ),
});
