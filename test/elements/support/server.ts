/** The server's side of the contract as one `fetch`, so that the default runtime talks to it as it would over the network. */
import * as Schema from "effect/Schema";
import { Views } from "@einv/api";
import type { Refusal } from "@einv/refusal";
import { approval, receipt } from "./approval.ts";

/** What arrived. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly idempotencyKey: string | null;
  readonly body: unknown;
}

/** What is answered: a status and JSON, or no answer at all. */
export type Answer = { readonly status: number; readonly json: unknown } | "nothing";

export const json = (value: unknown, status = 200): Answer => ({ status, json: value });

export const shown = (value: Views.Approval): Answer =>
  json(Schema.encodeSync(Schema.toCodecJson(Views.Approval))(value));

export const receipts = (value: Views.Receipt): Answer =>
  json(Schema.encodeSync(Schema.toCodecJson(Views.Receipt))(value));

const classes: Readonly<Record<number, string>> = {
  401: "Unauthenticated",
  402: "PaymentRequired",
  403: "Forbidden",
  409: "Conflict",
};

/** A refusal over HTTP. */
export const refused = (status: number, { code, what, remedy }: Refusal.Refusal): Answer =>
  json({ _tag: classes[status], code, what, remedy }, status);

/** A `fetch` that answers by method and path, and remembers what arrived. */
export const serverOf = (answer: (arrival: Arrival) => Answer | undefined) => {
  const arrivals: Array<Arrival> = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const arrival: Arrival = {
      method: request.method,
      path: new URL(request.url).pathname,
      authorization: request.headers.get("authorization"),
      idempotencyKey: request.headers.get("idempotency-key"),
      body: text === "" ? undefined : JSON.parse(text),
    };
    arrivals.push(arrival);
    request.signal.throwIfAborted();
    const given =
      answer(arrival) ??
      (arrival.path.endsWith("/approval")
        ? shown(approval())
        : arrival.path.endsWith("/issue")
          ? receipts(receipt)
          : json({}, 404));
    if (given === "nothing") throw new TypeError("Failed to fetch");
    return new Response(JSON.stringify(given.json), {
      status: given.status,
      headers: { "content-type": "application/json" },
    });
  };
  return { fetch, arrivals };
};
