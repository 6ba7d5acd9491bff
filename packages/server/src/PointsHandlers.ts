/** Points, answered by the use cases. */
import * as Effect from "effect/Effect";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder";
import { Api } from "@einv/api";
import { type Caller, ChargePoints, CreditPoints, Reconcile, ViewPoints } from "@einv/application";

import type { Runner } from "./Handlers.ts";
import { noticeHeaders } from "./PaymentGatewayHttp.ts";

/** The person in the page, as whoever acts on the company's points. */
const person = Effect.map(Api.SessionActor, (caller): Caller.Treasurer => ({ _tag: "Caller", caller }));

/** The host, for a company that it serves. */
const hostFor = (businessNumber: string) =>
  Effect.map(Api.Host, (host): Caller.Treasurer => ({ _tag: "Host", host, businessNumber }));

export const layer = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "points",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        wallet: () => Effect.flatMap(person, (who) => run(ViewPoints.wallet(who))),
        charges: () => Effect.flatMap(person, (who) => run(ChargePoints.list(who))),
        start: ({ payload, headers }) =>
          Effect.flatMap(person, (who) =>
            run(ChargePoints.start(who, { ...payload, idempotencyKey: headers["idempotency-key"] })),
          ),
        charge: ({ params }) => Effect.flatMap(person, (who) => run(ChargePoints.look(who, params.orderId))),
        approve: ({ params, payload }) =>
          Effect.flatMap(person, (who) => run(ChargePoints.approve(who, { ...params, ...payload }))),
        cancelCharge: ({ params, payload, headers }) =>
          Effect.flatMap(person, (who) =>
            run(
              ChargePoints.cancel(who, { ...params, ...payload, idempotencyKey: headers["idempotency-key"] }),
            ),
          ),
        paymentReceipt: ({ params }) =>
          Effect.flatMap(person, (who) => run(ViewPoints.paymentReceipt(who, params.orderId))),
        statement: ({ query }) =>
          Effect.flatMap(person, (who) => run(ViewPoints.statement(who, query.month))),
        receipt: ({ params }) => Effect.flatMap(person, (who) => run(ViewPoints.receipt(who, params.ref))),
      });
    }),
  );

export const hostLayer = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "hostPoints",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        wallet: ({ params }) =>
          Effect.flatMap(hostFor(params.businessNumber), (who) => run(ViewPoints.wallet(who))),
        statement: ({ params, query }) =>
          Effect.flatMap(hostFor(params.businessNumber), (who) =>
            run(ViewPoints.statement(who, query.month)),
          ),
        receipt: ({ params }) =>
          Effect.flatMap(hostFor(params.businessNumber), (who) => run(ViewPoints.receipt(who, params.ref))),
        takeBack: ({ params, payload, headers }) =>
          Effect.flatMap(Api.Host, (host) =>
            run(
              CreditPoints.takeBack(host, {
                ...params,
                ...payload,
                idempotencyKey: headers["idempotency-key"],
              }),
            ),
          ),
        partnerPoints: () => Effect.flatMap(Api.Host, (host) => run(CreditPoints.partnerBalance(host))),
        creditPartner: ({ payload, headers }) =>
          Effect.flatMap(Api.Host, (host) =>
            run(CreditPoints.creditPartner(host, { ...payload, idempotencyKey: headers["idempotency-key"] })),
          ),
        reconciliation: ({ query }) =>
          Effect.flatMap(Api.Host, (host) => run(Reconcile.reconcile(host, query))),
      });
    }),
  );

/** Where the payment gateway posts its notices. */
export const noticePath = "/payments/notices";

/** A notice carries its own proof, so no key guards this address. */
export const notices = (runner: Runner) =>
  HttpRouter.use((router) =>
    Effect.gen(function* () {
      const run = yield* runner;
      yield* router.add(
        "POST",
        noticePath,
        Effect.gen(function* () {
          const request = yield* HttpServerRequest.HttpServerRequest;
          const body = new Uint8Array(yield* Effect.orDie(request.arrayBuffer));
          yield* run(
            ChargePoints.noticed({
              body,
              signature: request.headers[noticeHeaders.signature] ?? "",
              sentAt: request.headers[noticeHeaders.sentAt] ?? "",
            }),
          );
          return HttpServerResponse.empty({ status: 200 });
        }).pipe(
          // The gateway tells again what was not taken.
          Effect.catch((problem) =>
            Effect.succeed(
              HttpServerResponse.text(problem.code, {
                status: problem.code === "payment.notice" ? 400 : 503,
              }),
            ),
          ),
        ),
      );
    }),
  );
