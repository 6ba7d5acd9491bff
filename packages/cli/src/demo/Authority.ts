/** The simulated authority as the demo and the journeys ask it. */
import type { Fault } from "@einv/nts/simulator";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";

import { refusals } from "../Refusals.ts";

/** Address of its clock. */
export const clock = (base: string): string => `${base}/admin/clock`;

const Party = Schema.Struct({ id: Schema.String, name: Schema.String });

const Submission = Schema.Struct({
  submitId: Schema.String,
  state: Schema.Literals(["refused", "pending", "decided"]),
  invoices: Schema.Array(
    Schema.Struct({
      issueId: Schema.optionalKey(Schema.String),
      supplier: Schema.optionalKey(Party),
      buyer: Schema.optionalKey(Party),
      total: Schema.optionalKey(Schema.String),
      /** Absent until it is decided. */
      code: Schema.optionalKey(Schema.String),
    }),
  ),
});

/** A submission as it was received; what could not be read of an invoice is absent. */
export type Submission = typeof Submission.Type;

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Array(Submission)));

const stopped = (address: string) => (error: unknown) =>
  refusals.refusal("cli.server-stopped", { values: { reason: `${address}: ${String(error)}` } });

/** Everything that it received, the newest first. */
export const received = (base: string): Effect.Effect<ReadonlyArray<Submission>, Refusal> => {
  const address = `${base}/admin/received`;
  return Effect.tryPromise((signal) => fetch(address, { signal }).then((answer) => answer.text())).pipe(
    Effect.flatMap((text) => decode(text)),
    Effect.mapError(stopped(address)),
  );
};

/** What it shall do wrong next. */
export const inject = (base: string, fault: Fault.Fault): Effect.Effect<void, Refusal> => {
  const address = `${base}/admin/faults`;
  return Effect.tryPromise((signal) =>
    fetch(address, { method: "POST", signal, body: JSON.stringify(fault) }),
  ).pipe(Effect.mapError(stopped(address)), Effect.asVoid);
};
