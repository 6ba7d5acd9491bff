/**
 * Rights over HTTP: the permission doctor and requests for a right, for every
 * member; service, rights, departments and administrators, for whoever is in
 * charge of them. Commands answer nothing: what they changed is read anew.
 */
import * as Schema from "effect/Schema";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api";
import { AccessRequest, Permission, Role } from "@einv/permission";

import { SessionSecret, idempotent } from "./Callers.ts";
import * as Problem from "./Problem.ts";
import * as RightsViews from "./RightsViews.ts";
import { InvoiceRef } from "./Views.ts";

const error = Problem.all;
const success = HttpApiSchema.NoContent;
const id = Schema.NonEmptyString.check(Schema.isMaxLength(100));
const text = Schema.String.check(Schema.isMaxLength(500));
/** Why, kept with the change. */
const note = Schema.optionalKey(text);
const several = Schema.Array(id).check(Schema.isMaxLength(200));

/** A member or a department to whom a right is given. */
const holders = Schema.Array(Schema.Struct({ kind: Schema.Literals(["person", "department"]), id })).check(
  Schema.isMaxLength(200),
);

const administrator = { memberId: id, role: Role.Role, note };

/** What a member may learn, ask for and, as an administrator, change. */
export class RightsGroup extends HttpApiGroup.make("rights")
  .add(
    HttpApiEndpoint.get("diagnose", "/me", {
      query: { ref: Schema.optional(InvoiceRef) },
      success: RightsViews.Diagnosis,
      error,
    }),
    HttpApiEndpoint.get("requests", "/requests", {
      success: Schema.Struct({
        asked: Schema.Array(RightsViews.AccessRequestView),
        toAnswer: Schema.Array(RightsViews.AccessRequestView),
      }),
      error,
    }),
    HttpApiEndpoint.post("request", "/requests", {
      headers: idempotent,
      payload: Schema.Struct({
        /** What the doctor suggests, if left out. */
        wants: Schema.optionalKey(RightsViews.Wanted),
        ref: Schema.optionalKey(InvoiceRef),
        message: Schema.optionalKey(text),
      }),
      success: RightsViews.AccessRequestView.pipe(HttpApiSchema.status(201)),
      error,
    }),
    HttpApiEndpoint.post("answer", "/requests/:requestId/answer", {
      params: { requestId: id },
      headers: idempotent,
      payload: Schema.Struct({ answer: AccessRequest.Answer, note }),
      success,
      error,
    }),
    HttpApiEndpoint.get("people", "/people", { success: RightsViews.People, error }),
    HttpApiEndpoint.get("history", "/history", {
      query: { before: Schema.optional(Schema.String.check(Schema.isMaxLength(20))) },
      success: Schema.Struct({
        changes: Schema.Array(RightsViews.RightsChange),
        next: Schema.optionalKey(Schema.String),
      }),
      error,
    }),
    HttpApiEndpoint.post("buy", "/service/purchase", {
      headers: idempotent,
      payload: Schema.Struct({ note }),
      success,
      error,
    }),
    HttpApiEndpoint.post("distribute", "/service/distribute", {
      headers: idempotent,
      payload: Schema.Struct({ members: several, note }),
      success,
      error,
    }),
    HttpApiEndpoint.post("withdraw", "/service/withdraw", {
      headers: idempotent,
      payload: Schema.Struct({ members: several, note }),
      success,
      error,
    }),
    HttpApiEndpoint.post("grant", "/grant", {
      headers: idempotent,
      payload: Schema.Struct({ holders, grant: Permission.Grant, note }),
      success,
      error,
    }),
    HttpApiEndpoint.post("revoke", "/revoke", {
      headers: idempotent,
      payload: Schema.Struct({ holders, note }),
      success,
      error,
    }),
    HttpApiEndpoint.put("arrangeDepartment", "/departments/:departmentId", {
      params: { departmentId: id },
      headers: idempotent,
      payload: Schema.Struct({ name: id, members: several, note }),
      success,
      error,
    }),
    HttpApiEndpoint.post("dissolveDepartment", "/departments/:departmentId/dissolve", {
      params: { departmentId: id },
      headers: idempotent,
      payload: Schema.Struct({ note }),
      success,
      error,
    }),
    HttpApiEndpoint.post("delegate", "/administrators", {
      headers: idempotent,
      payload: Schema.Struct({
        ...administrator,
        /** Whether the giver remains administrator too. */
        stay: Schema.Boolean,
      }),
      success,
      error,
    }),
    HttpApiEndpoint.post("dismiss", "/administrators/dismiss", {
      headers: idempotent,
      payload: Schema.Struct(administrator),
      success,
      error,
    }),
  )
  .middleware(SessionSecret)
  .prefix("/v1/rights") {}
