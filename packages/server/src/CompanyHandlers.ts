/** 회사인증 over HTTP, answered by the use cases. */
import * as Effect from "effect/Effect";
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder";
import { Api } from "@einv/api";
import {
  BeginCompanyVerification,
  CompleteCompanyVerification,
  ViewCompanyVerification,
} from "@einv/application";

import type { Runner } from "./Handlers.ts";

export const layer = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "company",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        verification: () =>
          Effect.flatMap(Api.SessionActor, (caller) => run(ViewCompanyVerification.view(caller))),
        beginVerification: () =>
          Effect.flatMap(Api.SessionActor, (caller) => run(BeginCompanyVerification.begin(caller))),
        completeVerification: ({ params, headers, payload }) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(
              CompleteCompanyVerification.complete(caller, {
                ...params,
                ...payload,
                idempotencyKey: headers["idempotency-key"],
              }),
            ),
          ),
      });
    }),
  );
