/** Addresses for whoever runs the server: is it alive, is it ready, and in a demonstration, what time is it. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Option from "effect/Option";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import * as SqlClient from "effect/sql/SqlClient";
import { ApiKeys, type Application } from "@einv/application";

import * as Edge from "./Edge.ts";
import { Jobs } from "./Jobs.ts";
import { MovableClock } from "./MovableClock.ts";
import { refusals } from "./Refusals.ts";

const alive = HttpRouter.add("GET", "/healthz", HttpServerResponse.jsonUnsafe({ status: "ok" }));

const ready = HttpRouter.use((router) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient;
    yield* router.add(
      "GET",
      "/readyz",
      sql`SELECT 1 AS one`.pipe(
        Effect.timeout("2 seconds"),
        Effect.match({
          onSuccess: () => HttpServerResponse.jsonUnsafe({ status: "ready" }),
          onFailure: () => Edge.answer(refusals.refusal("server.not-ready")),
        }),
      ),
    );
  }),
);

/** `/healthz`: the process answers. `/readyz`: and so does its database. */
export const layer = Layer.mergeAll(alive, ready).pipe(Layer.provide(Edge.layer));

const decodeMove = Schema.decodeUnknownEffect(
  Schema.fromJsonString(Schema.Struct({ to: Schema.String.check(Schema.isMaxLength(40)) })),
);

/**
 * `GET` and `POST /admin/clock` with the API key: reads the demonstration's
 * clock, moves it forward and runs what became due, before it answers.
 */
export const clock = HttpRouter.use((router) =>
  Effect.gen(function* () {
    const context = yield* Effect.context<Application.Services>();
    const { now, moveTo } = yield* MovableClock;
    const { runDue } = yield* Jobs;
    const guarded = Effect.gen(function* () {
      const { authorization = "" } = (yield* HttpServerRequest.HttpServerRequest).headers;
      yield* ApiKeys.authenticate(Redacted.make(authorization.replace(/^bearer +/i, ""))).pipe(
        Effect.provideContext(context),
      );
    });
    yield* router.add(
      "GET",
      "/admin/clock",
      guarded.pipe(
        Effect.andThen(now),
        Effect.map((at) => HttpServerResponse.jsonUnsafe({ now: DateTime.formatIso(at) })),
        Effect.catch((refusal) => Effect.succeed(Edge.answer(refusal))),
      ),
    );
    yield* router.add(
      "POST",
      "/admin/clock",
      Effect.gen(function* () {
        yield* guarded;
        const text = yield* Effect.orDie((yield* HttpServerRequest.HttpServerRequest).text);
        const instant = Option.flatMap(yield* Effect.option(decodeMove(text)), ({ to }) => DateTime.make(to));
        if (Option.isNone(instant)) return Edge.answer(refusals.refusal("clock.malformed"));
        const at = yield* moveTo(DateTime.toUtc(instant.value));
        const jobs = yield* runDue;
        return HttpServerResponse.jsonUnsafe({ now: DateTime.formatIso(at), jobs });
      }).pipe(Effect.catch((refusal) => Effect.succeed(Edge.answer(refusal)))),
    );
  }),
).pipe(Layer.provide(Edge.layer));
