/**
 * Text messages (문자) by SOLAPI (쿨에스엠에스): one message a call, each call
 * proven by an HMAC over its time and a salt that is used once.
 *
 * The gateway takes no key that makes a repeated call the same one. So a
 * message carries its id in a field of ours; when an answer does not come, the
 * gateway is asked which messages it has, and only one that it does not have is
 * sent again.
 * Contract: docs.solapi.com, API key authentication, `messages/v4/send` and
 * `messages/v4/list`.
 */
import * as Clock from "effect/Clock";
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Hex from "effect/encoding/Hex";
import { PhoneNumber } from "@einv/identity";
import { type IdentityVerifier, Refusals } from "@einv/membership";

import * as Hmac from "./internal/hmac.ts";
import * as Outgoing from "./internal/outgoing.ts";

export interface Options {
  /** `https://api.solapi.com` unless given. */
  readonly baseUrl?: string;
  readonly apiKey: string;
  readonly apiSecret: Redacted.Redacted<string>;
  /** 발신번호, registered at the gateway (발신번호 사전등록제). */
  readonly from: PhoneNumber.PhoneNumber;
  /** For one exchange; five seconds unless given. */
  readonly timeout?: Duration.Input;
  /** Between two exchanges about one message; a third of a second unless given, doubled each time. */
  readonly pause?: Duration.Input;
  readonly fetch?: Outgoing.Fetch;
}

/** Exchanges about one message, asking included. */
const exchanges = 5;

/** 접수 완료, 이통사 접수, 수신 완료. */
const taken: ReadonlySet<string> = new Set(["2000", "3000", "4000"]);

const Sent = Schema.Struct({ statusCode: Schema.String });
const Listed = Schema.Struct({
  messageList: Schema.Record(
    Schema.String,
    Schema.Struct({
      statusCode: Schema.optionalKey(Schema.NullOr(Schema.String)),
      customFields: Schema.optionalKey(Schema.NullOr(Schema.Record(Schema.String, Schema.Unknown))),
    }),
  ),
});
const Failure = Schema.Struct({ errorCode: Schema.String });

const decodeSent = Schema.decodeUnknownOption(Sent);
const decodeListed = Schema.decodeUnknownOption(Listed);
const decodeFailure = Schema.decodeUnknownOption(Failure);

const digits = (number: PhoneNumber.PhoneNumber): string => PhoneNumber.format(number).replaceAll("-", "");

/** What an exchange settled. */
type Outcome = "taken" | "again" | "doubt" | { readonly refused: string };

export const make = (
  options: Options,
): Effect.Effect<IdentityVerifier.MessageProvider, never, SecureRandom.SecureRandom> =>
  Effect.map(SecureRandom.SecureRandom, (random) => {
    const base = (options.baseUrl ?? "https://api.solapi.com").replace(/\/+$/, "");
    const bounds = { timeout: options.timeout ?? "5 seconds", fetch: options.fetch };
    const first = Duration.fromInputUnsafe(options.pause ?? "333 millis");

    const authorization = Effect.gen(function* () {
      const date = DateTime.formatIso(DateTime.makeUnsafe(yield* Clock.currentTimeMillis));
      const salt = Hex.encode(yield* random.randomBytes(16));
      const signature = yield* Hmac.signHex(options.apiSecret, `${date}${salt}`);
      return `HMAC-SHA256 apiKey=${options.apiKey}, date=${date}, salt=${salt}, signature=${signature}`;
    });

    const call = Effect.fnUntraced(function* (path: string, body?: unknown) {
      const headers = {
        authorization: yield* authorization,
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      };
      return yield* Outgoing.exchange(
        () =>
          new Request(base + path, {
            method: body === undefined ? "GET" : "POST",
            headers,
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }),
        bounds,
      );
    });

    const post = (message: Parameters<IdentityVerifier.MessageProvider["send"]>[0]): Effect.Effect<Outcome> =>
      call("/messages/v4/send", {
        message: {
          to: digits(message.to),
          from: digits(options.from),
          text: Redacted.value(message.text),
          type: "SMS",
          autoTypeDetect: false,
          customFields: { einv: message.id },
        },
      }).pipe(
        Effect.match({
          onFailure: (): Outcome => "doubt",
          onSuccess: ({ status, json }): Outcome => {
            if (status === 200) {
              const sent = Option.getOrUndefined(decodeSent(json));
              if (sent === undefined) return "doubt";
              return taken.has(sent.statusCode) ? "taken" : { refused: Outgoing.word(sent.statusCode) };
            }
            if (status === 429) return "again";
            if (status >= 500 || status < 400) return "doubt";
            const failure = Option.getOrUndefined(decodeFailure(json));
            return { refused: Outgoing.word(failure?.errorCode) };
          },
        }),
      );

    /** Whether the gateway has the message. */
    const ask = (
      { id, to }: Pick<Parameters<IdentityVerifier.MessageProvider["send"]>[0], "id" | "to">,
      since: DateTime.Utc,
    ): Effect.Effect<Outcome> => {
      const query = new URLSearchParams({
        criteria: "to",
        cond: "eq",
        value: digits(to),
        startDate: DateTime.formatIso(DateTime.subtract(since, { minutes: 1 })),
        limit: "50",
      });
      return call(`/messages/v4/list?${query}`).pipe(
        Effect.match({
          onFailure: (): Outcome => "doubt",
          onSuccess: ({ status, json }): Outcome => {
            const listed = status === 200 ? Option.getOrUndefined(decodeListed(json)) : undefined;
            if (listed === undefined) return "doubt";
            const ours = Object.values(listed.messageList).some(
              ({ customFields }) => customFields?.["einv"] === id,
            );
            return ours ? "taken" : "again";
          },
        }),
      );
    };

    return {
      kind: "message",
      send: Effect.fnUntraced(function* (message) {
        const since = yield* DateTime.now;
        let next: "send" | "ask" = "send";
        for (let count = 0; count < exchanges; count += 1) {
          if (count > 0) yield* Effect.sleep(Duration.times(first, 2 ** (count - 1)));
          const outcome: Outcome = yield* next === "send" ? post(message) : ask(message, since);
          if (outcome === "taken") return;
          if (typeof outcome === "object") {
            yield* Effect.logError("the gateway of text messages refused", { code: outcome.refused });
            break;
          }
          next = outcome === "again" ? "send" : "ask";
        }
        return yield* Refusals.refusals.refusal("verification.unavailable");
      }),
    };
  });
