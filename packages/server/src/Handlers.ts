/**
 * The contract, answered by the use cases. Nothing is decided here: a handler
 * hands over what came and passes on what the use case says.
 *
 * Free of Node's own modules, so that the same handlers run behind a Node
 * server and behind a service worker in a page.
 */
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as Scope from "effect/Scope";
import * as HttpEffect from "effect/http/HttpEffect";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder";
import { Api, Document, type Problem } from "@einv/api";
import {
  Acknowledge,
  ApiKeys,
  BeginSignup,
  CancelIssue,
  CancelRequest,
  CollectResults,
  CreditPoints,
  IssueInvoice,
  ListEvents,
  ListInvoices,
  OpenLink,
  RefuseRequest,
  RegisterCompany,
  RequestIssue,
  Sessions,
  SignIn,
  Transmit,
  ViewApproval,
  ViewInvoice,
} from "@einv/application";
import type { Refusal } from "@einv/refusal";

import * as CertificateHandlers from "./CertificateHandlers.ts";
import * as CompanyHandlers from "./CompanyHandlers.ts";
import * as DraftsHandlers from "./DraftsHandlers.ts";
import * as Edge from "./Edge.ts";
import * as HelpHandlers from "./HelpHandlers.ts";
import * as MembershipHandlers from "./MembershipHandlers.ts";
import * as PointsHandlers from "./PointsHandlers.ts";
import * as RightsHandlers from "./RightsHandlers.ts";
import * as Statuses from "./Statuses.ts";

type NeededBy<F> = F extends (...args: never) => infer A
  ? NeededBy<A>
  : F extends Effect.Effect<unknown, unknown, infer R>
    ? R
    : never;

/** What the use cases behind the API ask for. */
export type Services = NeededBy<
  | typeof ApiKeys.authenticate
  | typeof IssueInvoice.issue
  | typeof RequestIssue.request
  | typeof Sessions.authenticate
  | typeof Transmit.transmitNow
  | typeof CollectResults.collect
  | typeof CollectResults.receiveCallback
  | typeof BeginSignup.begin
  | typeof SignIn.signIn
>;

/** Says no with the status of the code, in the log too. */
const refuse = (
  refusal: Refusal.Refusal,
): Effect.Effect<never, Problem.Problem, HttpServerRequest.HttpServerRequest> =>
  Effect.gen(function* () {
    yield* Effect.annotateLogs(Effect.logInfo("refused"), { code: refusal.code });
    const seconds = refusal.values?.["seconds"];
    const problem = Statuses.problem(refusal);
    if (problem._tag === "TooManyRequests" && seconds !== undefined)
      yield* HttpEffect.appendPreResponseHandler((_, response) =>
        Effect.succeed(HttpServerResponse.setHeader(response, "retry-after", seconds)),
      );
    return yield* Effect.fail(problem);
  });

/**
 * Runs use cases with the services that were there when the handlers were
 * made. A use case that has begun is finished even when its caller is gone:
 * the caller asks again with the same idempotency key and gets the outcome.
 */
const runner = Effect.map(Effect.context<Services>(), (made) => {
  const context = Context.omit(Scope.Scope)(made);
  return <A>(use: Effect.Effect<A, Refusal.Refusal, Services>) =>
    use.pipe(Effect.provideContext(context), Effect.uninterruptible, Effect.catch(refuse));
});

/** How handlers run use cases. */
export type Runner = typeof runner;

const host = HttpApiBuilder.group(
  Api.Api,
  "host",
  Effect.fnUntraced(function* (handlers) {
    const run = yield* runner;
    return handlers.handleAll({
      registerCompany: ({ params, payload }) =>
        Effect.flatMap(Api.Host, (host) => run(RegisterCompany.register(host, { ...params, ...payload }))),
      company: ({ params }) =>
        Effect.flatMap(Api.Host, (host) => run(RegisterCompany.view(host, params.businessNumber))),
      creditPoints: ({ params, headers, payload }) =>
        Effect.flatMap(Api.Host, (host) =>
          run(
            CreditPoints.credit(host, {
              ...params,
              ...payload,
              idempotencyKey: headers["idempotency-key"],
            }),
          ),
        ),
      requestInvoice: ({ params, headers, payload }) =>
        Effect.flatMap(Api.Host, (host) =>
          run(
            RequestIssue.request(host, {
              ...params,
              ...payload,
              idempotencyKey: headers["idempotency-key"],
            }),
          ),
        ),
      createSession: ({ payload }) =>
        Effect.flatMap(Api.Host, (host) => Effect.map(run(Sessions.create(host, payload)), revealed)),
      events: ({ query }) =>
        Effect.flatMap(Api.Host, (host) =>
          run(
            ListEvents.list(host, {
              ...(query.after === undefined ? {} : { after: query.after }),
              ...(query.limit === undefined ? {} : { limit: query.limit }),
            }),
          ),
        ),
      transmitNow: ({ payload }) =>
        Effect.flatMap(Api.Host, (host) => run(Transmit.transmitNow(host, payload))),
      collectResults: () => run(CollectResults.collect),
    });
  }),
);

const invoices = HttpApiBuilder.group(
  Api.Api,
  "invoices",
  Effect.fnUntraced(function* (handlers) {
    const run = yield* runner;
    return handlers.handleAll({
      list: ({ query }) =>
        Effect.flatMap(Api.SessionActor, (caller) => run(ListInvoices.list(caller, query))),
      get: ({ params }) =>
        Effect.flatMap(Api.SessionActor, (caller) => run(ViewInvoice.view(caller, params.ref))),
      approval: ({ params }) =>
        Effect.flatMap(Api.SessionActor, (caller) => run(ViewApproval.view(caller, params.ref))),
      signedXml: ({ params }) =>
        Effect.flatMap(Api.SessionActor, (caller) => run(ViewInvoice.signedXml(caller, params.ref))),
      issue: (request) =>
        Effect.flatMap(Api.SessionActor, (caller) => run(IssueInvoice.issue(caller, command(request)))),
      refuse: (request) =>
        Effect.flatMap(Api.SessionActor, (caller) => run(RefuseRequest.refuse(caller, command(request)))),
      cancelRequest: (request) =>
        Effect.flatMap(Api.SessionActor, (caller) => run(CancelRequest.cancel(caller, command(request)))),
      cancelIssue: (request) =>
        Effect.flatMap(Api.SessionActor, (caller) => run(CancelIssue.cancel(caller, command(request)))),
      acknowledge: (request) =>
        Effect.flatMap(Api.SessionActor, (caller) => run(Acknowledge.acknowledge(caller, command(request)))),
    });
  }),
);

const links = HttpApiBuilder.group(
  Api.Api,
  "links",
  Effect.fnUntraced(function* (handlers) {
    const run = yield* runner;
    return handlers.handleAll({
      peek: ({ params }) => run(OpenLink.peek(Redacted.make(params.token))),
      open: ({ params, payload }) =>
        Effect.map(
          run(OpenLink.open({ token: Redacted.make(params.token), businessNumber: payload.businessNumber })),
          revealed,
        ),
    });
  }),
);

const clock = HttpApiBuilder.group(
  Api.Api,
  "clock",
  Effect.fnUntraced(function* (handlers) {
    const run = yield* runner;
    return handlers.handleAll({ now: () => run(Effect.map(DateTime.now, (now) => ({ now }))) });
  }),
);

const command = <A>(request: {
  readonly params: { readonly ref: string };
  readonly headers: { readonly "idempotency-key": string };
  readonly payload: A;
}) => ({
  ...request.payload,
  ...request.params,
  idempotencyKey: request.headers["idempotency-key"],
});

/** A secret is plain text only in the answer to whom it belongs. */
const revealed = <A extends { readonly clientSecret: Redacted.Redacted<string> }>(made: A) => ({
  ...made,
  clientSecret: Redacted.value(made.clientSecret),
});

const hostKey = Layer.effect(
  Api.HostKey,
  Effect.map(runner, (run) => ({
    key: (effect, { credential }) =>
      Effect.flatMap(run(ApiKeys.authenticate(credential)), (host) =>
        effect.pipe(Effect.provideService(Api.Host, host), Effect.annotateLogs({ host: host.hostId })),
      ),
  })),
);

const sessionSecret = Layer.effect(
  Api.SessionSecret,
  Effect.map(runner, (run) => ({
    secret: (effect, { credential }) =>
      Effect.gen(function* () {
        const { origin } = (yield* HttpServerRequest.HttpServerRequest).headers;
        const caller = yield* run(
          Sessions.authenticate({ secret: credential, ...(origin === undefined ? {} : { origin }) }),
        );
        return yield* effect.pipe(
          Effect.provideService(Api.SessionActor, caller),
          Effect.annotateLogs({ company: caller.businessNumber, member: caller.memberId }),
        );
      }),
  })),
);

/** Where the authority posts its results; see `Transmit`. */
export const callbackPath = "/nts/callback";

/** A message of the authority carries its own proof (its signature), so no key guards this address. */
const callback = HttpRouter.use((router) =>
  Effect.gen(function* () {
    const run = yield* runner;
    yield* router.add(
      "POST",
      callbackPath,
      Effect.gen(function* () {
        const request = yield* HttpServerRequest.HttpServerRequest;
        const body = new Uint8Array(yield* Effect.orDie(request.arrayBuffer));
        const contentType = request.headers["content-type"] ?? "";
        const answer = yield* run(CollectResults.receiveCallback({ contentType, body }));
        return HttpServerResponse.uint8Array(answer.body, { contentType: answer.contentType });
      }).pipe(
        Effect.catch((problem) =>
          Effect.succeed(
            HttpServerResponse.text(problem.code, { status: problem._tag === "Unavailable" ? 503 : 400 }),
          ),
        ),
      ),
    );
  }),
);

const document = HttpRouter.use((router) => {
  let made: HttpServerResponse.HttpServerResponse | undefined;
  return router.add(
    "GET",
    "/v1/openapi.json",
    Effect.sync(() => (made ??= HttpServerResponse.jsonUnsafe(Document.openApi()))),
  );
});

/** Every route of einv, and what holds for all of them. */
export const layer = Layer.mergeAll(
  HttpApiBuilder.layer(Api.Api),
  callback,
  PointsHandlers.notices(runner),
  document,
).pipe(
  Layer.provide([
    host,
    invoices,
    links,
    DraftsHandlers.layer(runner),
    clock,
    RightsHandlers.layer(runner),
    CertificateHandlers.layer(runner),
    CompanyHandlers.layer(runner),
    PointsHandlers.layer(runner),
    PointsHandlers.hostLayer(runner),
    MembershipHandlers.layer(runner),
    HelpHandlers.layer(runner),
  ]),
  Layer.provide([hostKey, sessionSecret, MembershipHandlers.secrets(runner)]),
  Layer.provide(Edge.layer),
);
