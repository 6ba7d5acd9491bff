/**
 * Rights over HTTP: the permission doctor and requests for a right, for every
 * member; service, rights, departments and administrators, for whoever is in
 * charge of them. Commands answer nothing: what they changed is read anew.
 */
import * as Schema from "effect/Schema";
import * as Words from "@einv/permission/Words";

import type * as Contract from "./Contract.ts";
import { id, text } from "./internal/fields.ts";
import { InvoiceRef } from "./InvoiceRef.ts";
import * as RightsViews from "./RightsViews.ts";

/** Why, kept with the change. */
const note = Schema.optionalKey(text(500));
const several = Schema.Array(id).check(Schema.isMaxLength(200));

/** A member or a department to whom a right is given. */
const holder = Schema.Struct({ kind: Schema.Literals(["person", "department"]), id });
const holders = Schema.Array(holder).check(Schema.isMaxLength(200));

/** A right that was decided on a page; `null` is none of the holder's own. */
const change = Schema.Struct({
  holder,
  grant: Schema.NullOr(Words.Grant),
  /** What was given to the holder when that was decided. */
  seen: Schema.NullOr(Words.Grant),
});

const administrator = { memberId: id, role: Words.Role, note };

/** What a member may learn, ask for and, as an administrator, change. */
export const calls = {
  diagnose: {
    method: "GET",
    path: "/v1/rights/me",
    query: { ref: Schema.optional(InvoiceRef) },
    success: RightsViews.Diagnosis,
  },
  requests: {
    method: "GET",
    path: "/v1/rights/requests",
    success: Schema.Struct({
      asked: Schema.Array(RightsViews.AccessRequestView),
      toAnswer: Schema.Array(RightsViews.AccessRequestView),
    }),
  },
  request: {
    method: "POST",
    path: "/v1/rights/requests",
    idempotent: true,
    payload: Schema.Struct({
      /** What the doctor suggests, if left out. */
      wants: Schema.optionalKey(RightsViews.Wanted),
      ref: Schema.optionalKey(InvoiceRef),
      message: Schema.optionalKey(text(500)),
    }),
    success: RightsViews.AccessRequestView,
    status: 201,
  },
  answer: {
    method: "POST",
    path: "/v1/rights/requests/:requestId/answer",
    params: { requestId: id },
    idempotent: true,
    payload: Schema.Struct({ answer: Words.Answer, note }),
  },
  people: { method: "GET", path: "/v1/rights/people", success: RightsViews.People },
  /** What a colleague sees; with `grant`, what it would see with that. */
  person: {
    method: "GET",
    path: "/v1/rights/people/:memberId/view",
    params: { memberId: id },
    query: { grant: Schema.optional(Words.Grant) },
    success: RightsViews.PersonView,
  },
  /** Changes stand or fall one by one; the outcomes are in their order. */
  change: {
    method: "POST",
    path: "/v1/rights/changes",
    idempotent: true,
    payload: Schema.Struct({ changes: Schema.Array(change).check(Schema.isMaxLength(200)), note }),
    success: RightsViews.Outcomes,
  },
  history: {
    method: "GET",
    path: "/v1/rights/history",
    query: { before: Schema.optional(Schema.String.check(Schema.isMaxLength(20))) },
    success: Schema.Struct({
      changes: Schema.Array(RightsViews.RightsChange),
      next: Schema.optionalKey(Schema.String),
    }),
  },
  buy: {
    method: "POST",
    path: "/v1/rights/service/purchase",
    idempotent: true,
    payload: Schema.Struct({ note }),
  },
  distribute: {
    method: "POST",
    path: "/v1/rights/service/distribute",
    idempotent: true,
    payload: Schema.Struct({ members: several, note }),
  },
  withdraw: {
    method: "POST",
    path: "/v1/rights/service/withdraw",
    idempotent: true,
    payload: Schema.Struct({ members: several, note }),
  },
  grant: {
    method: "POST",
    path: "/v1/rights/grant",
    idempotent: true,
    payload: Schema.Struct({ holders, grant: Words.Grant, note }),
  },
  revoke: {
    method: "POST",
    path: "/v1/rights/revoke",
    idempotent: true,
    payload: Schema.Struct({ holders, note }),
  },
  arrangeDepartment: {
    method: "PUT",
    path: "/v1/rights/departments/:departmentId",
    params: { departmentId: id },
    idempotent: true,
    payload: Schema.Struct({
      name: id,
      members: several,
      /** Who was in it when the page decided; left out, whoever is. */
      seen: Schema.optionalKey(several),
      note,
    }),
  },
  dissolveDepartment: {
    method: "POST",
    path: "/v1/rights/departments/:departmentId/dissolve",
    params: { departmentId: id },
    idempotent: true,
    payload: Schema.Struct({ note }),
  },
  delegate: {
    method: "POST",
    path: "/v1/rights/administrators",
    idempotent: true,
    payload: Schema.Struct({
      ...administrator,
      /** Whether the giver remains administrator too. */
      stay: Schema.Boolean,
    }),
  },
  dismiss: {
    method: "POST",
    path: "/v1/rights/administrators/dismiss",
    idempotent: true,
    payload: Schema.Struct(administrator),
  },
} as const satisfies Contract.Calls;
