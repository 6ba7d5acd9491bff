/** Inquiries as they are kept: what people wrote is sealed, under their ticket number. */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import { Inquiry } from "@einv/support";
import { type Inquiries, Sealing } from "@einv/store";
import type { Refusal } from "@einv/refusal";

/** What is sealed of an inquiry. */
const Asked = Schema.fromJsonString(
  Schema.Struct({
    message: Schema.String,
    attached: Schema.Array(Inquiry.Line),
    /** Where the answer goes. */
    email: Schema.String,
    name: Schema.optionalKey(Schema.String),
  }),
);
export type Asked = typeof Asked.Type;

const place = (ticket: string, part: "asked" | "answer"): string => `inquiry/${ticket}/${part}`;

const seal = Effect.fnUntraced(function* (text: string, context: string) {
  const sealing = yield* Sealing.Sealing;
  return yield* sealing.seal(Redacted.make(new TextEncoder().encode(text)), context);
});

const open = Effect.fnUntraced(function* (sealed: Uint8Array, context: string) {
  const sealing = yield* Sealing.Sealing;
  return new TextDecoder().decode(Redacted.value(yield* sealing.open(sealed, context)));
});

export const sealAsked = (ticket: string, asked: Asked) =>
  Effect.flatMap(Effect.orDie(Schema.encodeEffect(Asked)(asked)), (text) =>
    seal(text, place(ticket, "asked")),
  );

/** Refused with `store.seal-broken`. */
export const openAsked = ({ ticket, asked }: Pick<Inquiries.StoredInquiry, "ticket" | "asked">) =>
  Effect.flatMap(open(asked, place(ticket, "asked")), (text) =>
    Effect.orDie(Schema.decodeUnknownEffect(Asked)(text)),
  );

export const sealAnswer = (ticket: string, answer: string) => seal(answer, place(ticket, "answer"));

/** An inquiry as its asker and its host see it. */
export interface View {
  readonly ticket: string;
  readonly state: Inquiry.State;
  readonly stateName: Refusal.Text;
  readonly message: string;
  readonly attached: ReadonlyArray<Inquiry.Line>;
  readonly answer?: string;
  readonly askedAt: DateTime.Utc;
  readonly answeredAt?: DateTime.Utc;
  readonly closedAt?: DateTime.Utc;
}

export const view = (stored: Inquiries.StoredInquiry) =>
  Effect.gen(function* () {
    const { ticket, state, askedAt, answeredAt, closedAt, answer } = stored;
    const { message, attached } = yield* openAsked(stored);
    const seen: View = {
      ticket,
      state,
      stateName: Inquiry.states[state],
      message,
      attached,
      ...(answer === undefined ? {} : { answer: yield* open(answer, place(ticket, "answer")) }),
      askedAt,
      ...(answeredAt === undefined ? {} : { answeredAt }),
      ...(closedAt === undefined ? {} : { closedAt }),
    };
    return seen;
  });
