/** Registered certificates over HTTP, answered by the use cases. */
import * as Effect from "effect/Effect";
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder";
import { Api } from "@einv/api";
import { ConfirmPerson, IssueWithRegistered, RegisterCertificate, ViewCertificates } from "@einv/application";

import type { Runner } from "./Handlers.ts";
import * as Visitor from "./Visitor.ts";

export const layer = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "certificates",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        list: () => Effect.flatMap(Api.SessionActor, (caller) => run(ViewCertificates.view(caller))),
        report: ({ params }) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(ViewCertificates.report(caller, params.registrationId)),
          ),
        begin: () => Effect.flatMap(Api.SessionActor, (caller) => run(RegisterCertificate.begin(caller))),
        register: ({ params, headers, payload }) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(
              RegisterCertificate.register(caller, {
                ...params,
                ...payload,
                idempotencyKey: headers["idempotency-key"],
              }),
            ),
          ),
        remove: ({ params, headers }) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(
              RegisterCertificate.remove(caller, {
                ...params,
                idempotencyKey: headers["idempotency-key"],
              }),
            ),
          ),
        confirm: ({ payload }) =>
          Effect.gen(function* () {
            const caller = yield* Api.SessionActor;
            return yield* run(ConfirmPerson.confirm(caller, payload, yield* Visitor.current));
          }),
        issue: ({ params, headers, payload }) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(
              IssueWithRegistered.issue(caller, {
                ...params,
                ...payload,
                idempotencyKey: headers["idempotency-key"],
              }),
            ),
          ),
      });
    }),
  );
