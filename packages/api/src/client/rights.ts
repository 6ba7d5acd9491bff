/** What a page may do about rights. */
import * as Effect from "effect/Effect";

import type * as Contract from "../Contract.ts";
import { calls } from "../Rights.ts";
import { type Connected, type Once, refOf } from "./connection.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

/** The invoice that a call is about, if it is about one. */
const about = (ref: string | undefined) =>
  ref === undefined ? Effect.succeed({}) : Effect.map(refOf(ref), (known) => ({ ref: known }));

export const rights = ({ call }: Connected<"session">) => ({
  /** What is hidden from me, why, and who can change it; with `ref` also what I may do to that invoice. */
  diagnose: (ref?: string) => Effect.flatMap(about(ref), (query) => call(calls.diagnose, { query })),
  /** What I asked for, and what waits for my answer. */
  requests: () => call(calls.requests),
  /** 권한 요청: what the doctor suggests, unless something is named. */
  request: ({
    idempotencyKey,
    ref,
    ...said
  }: Once<Omit<Said<"request">, "ref"> & { readonly ref?: string }>) =>
    Effect.flatMap(about(ref), (known) =>
      call(calls.request, { idempotencyKey, payload: { ...said, ...known } }),
    ),
  /** Grants or declines a request, or takes one's own back. */
  answer: ({
    idempotencyKey,
    requestId,
    ...payload
  }: Once<Said<"answer"> & { readonly requestId: string }>) =>
    call(calls.answer, { params: { requestId }, idempotencyKey, payload }),
  /** Everybody in the company with what each may. */
  people: () => call(calls.people),
  /** What a colleague sees; with `grant`, what it would see with that. */
  person: ({
    memberId,
    ...query
  }: {
    readonly memberId: string;
    readonly grant?: Contract.Request<typeof calls.person>["query"]["grant"];
  }) => call(calls.person, { params: { memberId }, query }),
  /** 권한설정: saves what was collected, each change against what was seen. */
  change: ({ idempotencyKey, ...payload }: Once<Said<"change">>) =>
    call(calls.change, { idempotencyKey, payload }),
  /** Who changed what, when and why, the newest first. */
  history: (query: { readonly before?: string } = {}) => call(calls.history, { query }),
  /** Buys the service for 0원. */
  buy: ({ idempotencyKey, ...payload }: Once<Said<"buy">>) => call(calls.buy, { idempotencyKey, payload }),
  /** 서비스 배포 */
  distribute: ({ idempotencyKey, ...payload }: Once<Said<"distribute">>) =>
    call(calls.distribute, { idempotencyKey, payload }),
  /** 배포 해제 */
  withdraw: ({ idempotencyKey, ...payload }: Once<Said<"withdraw">>) =>
    call(calls.withdraw, { idempotencyKey, payload }),
  /** 권한설정: gives a right to members and departments. */
  grant: ({ idempotencyKey, ...payload }: Once<Said<"grant">>) =>
    call(calls.grant, { idempotencyKey, payload }),
  /** Takes back what was given; what is inherited counts again. */
  revoke: ({ idempotencyKey, ...payload }: Once<Said<"revoke">>) =>
    call(calls.revoke, { idempotencyKey, payload }),
  /** Names a department and everybody in it. */
  arrangeDepartment: ({
    idempotencyKey,
    departmentId,
    ...payload
  }: Once<Said<"arrangeDepartment"> & { readonly departmentId: string }>) =>
    call(calls.arrangeDepartment, { params: { departmentId }, idempotencyKey, payload }),
  /** Dissolves a department; what it was given ends. */
  dissolveDepartment: ({
    idempotencyKey,
    departmentId,
    ...payload
  }: Once<Said<"dissolveDepartment"> & { readonly departmentId: string }>) =>
    call(calls.dissolveDepartment, { params: { departmentId }, idempotencyKey, payload }),
  /** Appoints an administrator, or hands one's own role over (위임). */
  delegate: ({ idempotencyKey, ...payload }: Once<Said<"delegate">>) =>
    call(calls.delegate, { idempotencyKey, payload }),
  /** Ends an administrator's role. */
  dismiss: ({ idempotencyKey, ...payload }: Once<Said<"dismiss">>) =>
    call(calls.dismiss, { idempotencyKey, payload }),
});
