/**
 * What a test says to the simulator and asks of it, as JSON: one row for each
 * request, by which it is routed, answered and documented.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import * as Behaviour from "./Behaviour.ts";
import * as Cause from "./Cause.ts";
import { Fault } from "./Fault.ts";
import * as Hashed from "./Hashed.ts";
import { masked } from "./Received.ts";
import { Registry } from "./Registry.ts";
import type { Simulator } from "./Simulator.ts";

/** A request below `…/admin/`, taken apart. */
export interface Asked {
  readonly method: string;
  /** What follows `admin`. */
  readonly path: ReadonlyArray<string>;
  readonly query: URLSearchParams;
  readonly body: Uint8Array;
}

/** An answer: what it holds, or why not. */
export type Answer =
  | { readonly _tag: "Json"; readonly value: unknown }
  | { readonly _tag: "Problem"; readonly status: 400 | 404 | 409; readonly title: string };

interface Row {
  /** `GET received/*`; a star stands for one name. */
  readonly request: string;
  readonly body?: string;
  readonly text: Refusal.Text;
  readonly answer: (simulator: Simulator, asked: Asked, name: string) => Effect.Effect<Answer>;
}

const json = (value: unknown): Answer => ({ _tag: "Json", value });
const problem = (status: 400 | 404 | 409, title: string): Answer => ({ _tag: "Problem", status, title });
const nothing = problem(404, "no such thing");

const decoded = <A>(schema: Schema.Codec<A, unknown>, body: Uint8Array): Option.Option<A> =>
  Schema.decodeUnknownOption(Schema.fromJsonString(schema))(new TextDecoder().decode(body));

/** Answers with what the body was decoded to, or says what it should have been. */
const reading = <A>(
  schema: Schema.Codec<A, unknown>,
  expected: string,
  { body }: Asked,
  answer: (value: A) => Effect.Effect<Answer>,
): Effect.Effect<Answer> =>
  Option.match(decoded(schema, body), {
    onNone: () => Effect.succeed(problem(400, `expected ${expected}`)),
    onSome: answer,
  });

const Move = Schema.Struct({
  to: Schema.optionalKey(Schema.DateTimeUtcFromString),
  by: Schema.optionalKey(
    Schema.Number.check(Schema.isBetween({ minimum: -1_000_000_000, maximum: 1_000_000_000 })),
  ),
  stopped: Schema.optionalKey(Schema.Boolean),
});
const Faults = Schema.Union([Fault, Schema.Array(Fault).check(Schema.isMaxLength(1000))]);
const CallAgain = Schema.Struct({ submitId: Schema.String.check(Schema.isMaxLength(60)) });
const Anew = Schema.Struct({ seed: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(100))) });

const clockOf = ({ clock }: Simulator): Effect.Effect<Answer> =>
  Effect.gen(function* () {
    return json({ now: DateTime.formatIso(yield* clock.now), stopped: yield* clock.isStopped });
  });

const faultsOf = ({ faults }: Simulator): Effect.Effect<Answer> => Effect.map(faults, json);

const script = (simulator: Simulator, asked: Asked, before: Effect.Effect<void>): Effect.Effect<Answer> =>
  reading(Faults, "a fault or a list of faults; see admin/behaviours", asked, (given) =>
    Effect.gen(function* () {
      const faults = "kind" in given ? [given] : given;
      const wanting = faults.find(({ kind }) => simulator.lacks(kind));
      if (wanting !== undefined)
        return problem(409, `this simulator runs without what ${wanting.kind} needs`);
      yield* before;
      yield* simulator.inject(...faults);
      return yield* faultsOf(simulator);
    }),
  );

const text = (ko: string, en: string): Refusal.Text => ({ ko, en });

export const table: ReadonlyArray<Row> = [
  {
    request: "GET received",
    text: text(
      "받은 제출, 최신순. `?limit=50`으로 줄입니다.",
      "Submissions received, the newest first; `?limit=50` for fewer.",
    ),
    answer: (simulator, { query }) =>
      Effect.gen(function* () {
        const limit = query.get("limit") ?? "";
        const most = /^\d{1,6}$/.test(limit) ? Number(limit) : Number.POSITIVE_INFINITY;
        return json((yield* simulator.memory).received(yield* simulator.now, most));
      }),
  },
  {
    request: "GET received/*",
    text: text("제출번호 하나.", "One submission, by its ID."),
    answer: (simulator, _, submitId) =>
      Effect.gen(function* () {
        const found = (yield* simulator.memory).submission(submitId, yield* simulator.now);
        return found === undefined ? nothing : json(found);
      }),
  },
  {
    request: "GET invoices/*",
    text: text(
      "승인번호 하나: 어느 제출에서 어떻게 판정했는지, 남아 있으면 복호화한 문서와 해시한 내용.",
      "One invoice by its issue ID: what was decided in which submission, and while it is kept the decrypted document and what of it is hashed.",
    ),
    answer: (simulator, _, issueId) =>
      Effect.gen(function* () {
        const memory = yield* simulator.memory;
        const now = yield* simulator.now;
        const submissions = memory.submissionsOf(issueId);
        if (submissions.length === 0) return nothing;
        const xml = memory.document(issueId);
        return json({
          issueId,
          held: memory.held(issueId)?.submitId ?? null,
          decisions: submissions.flatMap((submitId) => {
            const invoices = memory.submission(submitId, now)?.invoices ?? [];
            return invoices
              .filter((invoice) => invoice.issueId === issueId)
              .map((invoice) => ({ submitId, ...invoice }));
          }),
          ...(xml === undefined
            ? {}
            : {
                xml: masked(new TextDecoder().decode(xml)),
                hashed: (yield* Hashed.invoice(xml)) ?? null,
              }),
        });
      }),
  },
  {
    request: "GET summary",
    text: text("건수: 제출, 상태, 코드, 통보.", "Everything in numbers: submissions, states, codes, calls."),
    answer: (simulator) =>
      Effect.gen(function* () {
        return json((yield* simulator.memory).summary(yield* simulator.now));
      }),
  },
  {
    request: "GET log",
    text: text(
      "오간 메시지, 최신순. 거절한 메시지는 이유와 함께.",
      "Messages that came and went, the newest first; refused ones with the reason.",
    ),
    answer: (simulator) => Effect.map(simulator.memory, (memory) => json(memory.exchanges())),
  },
  {
    request: "GET clock",
    text: text("국세청 시계.", "The authority's clock."),
    answer: clockOf,
  },
  {
    request: "POST clock",
    body: '`{"to": "2026-11-26T00:00:00Z"}`, `{"by": 3600}`, `{"stopped": true}`',
    text: text(
      "시계를 옮기거나(초 단위로 더하거나) 멈춥니다.",
      "Moves it, to an instant or by seconds, or stops it.",
    ),
    answer: (simulator, asked) =>
      reading(Move, "to (ISO 8601), by (seconds), stopped", asked, ({ to, by, stopped }) =>
        Effect.gen(function* () {
          const { clock } = simulator;
          if (stopped !== undefined) yield* clock.stop(stopped);
          if (to !== undefined) yield* clock.moveTo(to);
          if (by !== undefined) yield* clock.moveTo(DateTime.add(yield* clock.now, { seconds: by }));
          return yield* clockOf(simulator);
        }),
      ),
  },
  {
    request: "GET faults",
    text: text("남은 시나리오.", "What is left of the script."),
    answer: faultsOf,
  },
  {
    request: "POST faults",
    body: '`{"on": "submit", "kind": "cut"}` or a list',
    text: text("시나리오에 더합니다.", "Adds to the script."),
    answer: (simulator, asked) => script(simulator, asked, Effect.void),
  },
  {
    request: "PUT faults",
    body: "a list",
    text: text("시나리오를 바꿉니다.", "Replaces the script."),
    answer: (simulator, asked) => script(simulator, asked, simulator.clear),
  },
  {
    request: "DELETE faults",
    text: text("시나리오를 지웁니다.", "Clears the script."),
    answer: (simulator) => Effect.andThen(simulator.clear, faultsOf(simulator)),
  },
  {
    request: "POST calls",
    body: 'nothing, or `{"submitId": "…"}`',
    text: text(
      "나온 결과를 지금 ReplyTo로 통보합니다. 제출번호를 주면 그 결과를 다시 통보합니다.",
      "Calls reply addresses now; with a submission ID, once more with its results.",
    ),
    answer: (simulator, asked) =>
      asked.body.length === 0
        ? Effect.map(simulator.deliver, (taken) => json({ taken }))
        : reading(CallAgain, "nothing, or submitId", asked, ({ submitId }) =>
            Effect.map(simulator.call(submitId), (taken) => json({ taken: taken ? 1 : 0 })),
          ),
  },
  {
    request: "GET registry",
    text: text(
      "미등록 번호, 폐업자, 등록된 시스템.",
      "Unknown numbers, closed businesses, registered systems.",
    ),
    answer: ({ registry }) => Effect.map(registry, json),
  },
  {
    request: "PUT registry",
    body: '`{"unknown": ["2228100007"], "closed": {"1208800016": "2026-10-31"}, "systems": ["41000008"]}`',
    text: text("그것을 바꿉니다.", "Replaces them."),
    answer: (simulator, asked) =>
      reading(Registry, "unknown, closed, systems", asked, (registry) =>
        Effect.as(simulator.register(registry), json(registry)),
      ),
  },
  {
    request: "GET seed",
    text: text("난수의 씨앗.", "The seed of its chance."),
    answer: ({ seed }) => Effect.map(seed, (value) => json({ seed: value })),
  },
  {
    request: "POST reset",
    body: 'nothing, or `{"seed": "…"}`',
    text: text(
      "모두 잊고 처음부터 셉니다. 시계와 등록 정보는 그대로입니다.",
      "Forgets everything and counts anew; clock and registry stay.",
    ),
    answer: (simulator, asked) =>
      reading(
        Anew,
        "nothing, or seed",
        asked.body.length === 0 ? { ...asked, body: new TextEncoder().encode("{}") } : asked,
        ({ seed }) =>
          Effect.andThen(
            simulator.reset(seed),
            Effect.map(simulator.seed, (value) => json({ seed: value })),
          ),
      ),
  },
  {
    request: "GET behaviours",
    text: text("시나리오에 쓸 수 있는 동작의 표.", "The behaviours that a script can name."),
    answer: (simulator) =>
      Effect.succeed(
        json(
          Object.fromEntries(
            Behaviour.Kind.literals.map((kind) => [
              kind,
              { ...Behaviour.table[kind], available: !simulator.lacks(kind) },
            ]),
          ),
        ),
      ),
  },
  {
    request: "GET causes",
    text: text("결과 코드가 나오는 원인의 표.", "The causes of each result code."),
    answer: () => Effect.succeed(json({ ...Cause.own, ...Object.fromEntries(Cause.ofRules) })),
  },
];

/** Answers a request below `…/admin/`. */
export const answer = (simulator: Simulator, asked: Asked): Effect.Effect<Answer> => {
  const [what = "", name] = asked.path;
  const request = `${asked.method} ${what}${name === undefined ? "" : "/*"}`;
  const row = asked.path.length > 2 ? undefined : table.find((one) => one.request === request);
  return row === undefined ? Effect.succeed(nothing) : row.answer(simulator, asked, name ?? "");
};
