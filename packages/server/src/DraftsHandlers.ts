/** What people write in pages, answered by the use cases. */
import * as Effect from "effect/Effect";
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder";
import { Api } from "@einv/api";
import {
  AmendInvoice,
  CheckDraft,
  KeepDraft,
  ListPartners,
  PrepareIssue,
  RequestIssue,
  ViewDrafts,
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
    "drafts",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        list: () => Effect.flatMap(Api.SessionActor, (caller) => run(ViewDrafts.list(caller))),
        get: ({ params }) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(ViewDrafts.view(caller, params.draftId))),
        save: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(KeepDraft.save(caller, command(asked)))),
        discard: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(KeepDraft.discard(caller, { ...asked.params, ...command(asked) })),
          ),
        begin: ({ query }) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(ViewDrafts.begin(caller, query.side))),
        from: ({ params, query }) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(ViewDrafts.from(caller, params.ref, query.as))),
        check: ({ payload }) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(CheckDraft.check(caller, payload))),
        request: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(RequestIssue.ask(caller, command(asked)))),
        prepare: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(PrepareIssue.prepare(caller, command(asked)))),
        partners: ({ query }) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(ListPartners.list(caller, query))),
        amendment: ({ params }) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(AmendInvoice.options(caller, params.ref))),
        planAmendment: ({ params, payload }) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(AmendInvoice.plan(caller, params.ref, payload))),
        prepareAmendment: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(AmendInvoice.prepare(caller, { ...asked.params, ...command(asked) })),
          ),
        requestAmendment: (asked) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(AmendInvoice.request(caller, { ...asked.params, ...command(asked) })),
          ),
      });
    }),
  );
