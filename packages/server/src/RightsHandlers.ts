/** Rights, answered by the use cases. */
import * as Effect from "effect/Effect";
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder";
import { Api } from "@einv/api";
import {
  AnswerAccessRequest,
  ArrangeDepartment,
  BuyService,
  ChangeRights,
  DelegateAdministrator,
  DistributeService,
  GrantRight,
  RequestAccess,
  RevokeRight,
  ViewRights,
  WithdrawService,
} from "@einv/application";

import type { Runner } from "./Handlers.ts";

/** What a command says, with the key under which it is carried out once. */
const command = <A>(request: {
  readonly headers: { readonly "idempotency-key": string };
  readonly payload: A;
}) => ({ ...request.payload, idempotencyKey: request.headers["idempotency-key"] });

export const layer = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "rights",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        diagnose: ({ query }) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(ViewRights.diagnose(caller, query.ref))),
        requests: () => Effect.flatMap(Api.SessionActor, (caller) => run(ViewRights.requests(caller))),
        people: () => Effect.flatMap(Api.SessionActor, (caller) => run(ViewRights.people(caller))),
        person: ({ params, query }) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(
              ViewRights.ofPerson(caller, {
                ...params,
                ...(query.grant === undefined ? {} : { grant: query.grant }),
              }),
            ),
          ),
        change: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(ChangeRights.change(caller, command(asked)))),
        history: ({ query }) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(ViewRights.history(caller, query.before === undefined ? {} : { before: query.before })),
          ),
        request: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(RequestAccess.request(caller, command(asked)))),
        answer: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(AnswerAccessRequest.answer(caller, { ...asked.params, ...command(asked) })),
          ),
        buy: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(BuyService.buy(caller, command(asked)))),
        distribute: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(DistributeService.distribute(caller, command(asked))),
          ),
        withdraw: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(WithdrawService.withdraw(caller, command(asked)))),
        grant: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(GrantRight.grant(caller, command(asked)))),
        revoke: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(RevokeRight.revoke(caller, command(asked)))),
        arrangeDepartment: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(ArrangeDepartment.arrange(caller, { ...asked.params, ...command(asked) })),
          ),
        dissolveDepartment: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(ArrangeDepartment.dissolve(caller, { ...asked.params, ...command(asked) })),
          ),
        delegate: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(DelegateAdministrator.delegate(caller, command(asked))),
          ),
        dismiss: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(DelegateAdministrator.dismiss(caller, command(asked))),
          ),
      });
    }),
  );
