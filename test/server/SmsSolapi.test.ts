import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { PhoneNumber } from "@einv/identity";
import { Verification } from "@einv/membership";
import { SmsSolapi } from "@einv/server";
import { type Behaviour, apiKey, apiSecret, solapi } from "./solapi.ts";

const to = PhoneNumber.PhoneNumber.make("+821012345678");
const from = PhoneNumber.PhoneNumber.make("+82216886000");
const code = Redacted.make("314159");
const message = {
  id: "ver_1.1",
  to,
  text: Verification.message(code),
  at: DateTime.makeUnsafe("2026-11-25T01:00:00Z"),
};

const scene = <A, E>(
  body: (
    gateway: Effect.Success<typeof solapi>,
    sms: Effect.Success<ReturnType<typeof SmsSolapi.make>>,
    logged: ReadonlyArray<string>,
  ) => Effect.Effect<A, E>,
  over: Partial<SmsSolapi.Options> = {},
) => {
  const logged: Array<string> = [];
  return Effect.scoped(
    Effect.gen(function* () {
      const gateway = yield* solapi;
      const sms = yield* SmsSolapi.make({
        baseUrl: gateway.url,
        apiKey,
        apiSecret: Redacted.make(apiSecret),
        from,
        timeout: "300 millis",
        pause: "5 millis",
        ...over,
      });
      return yield* body(gateway, sms, logged);
    }),
  ).pipe(
    Effect.provide(SecureRandom.layerWebCrypto),
    Effect.provide(Logger.layer([Logger.map(Logger.formatJson, (line) => void logged.push(line))])),
  );
};

const sent = (sms: Effect.Success<ReturnType<typeof SmsSolapi.make>>) =>
  Effect.match(sms.send(message), { onSuccess: () => "sent", onFailure: ({ code: said }) => said });

describe("a code by SOLAPI", () => {
  it.live("is one SMS to a number as it is dialled, proven by a signature that is used once", () =>
    scene((gateway, sms) =>
      Effect.gen(function* () {
        assert.strictEqual(yield* sent(sms), "sent");
        assert.strictEqual(yield* sent(sms), "sent", "another signature each time");
        const [first] = gateway.messages;
        assert.deepStrictEqual(first, {
          to: "01012345678",
          from: "0216886000",
          text: "[einv] 인증번호 314159 타인에게 알려주지 마세요.",
          type: "SMS",
          autoTypeDetect: false,
          customFields: { einv: "ver_1.1" },
        });
        const signatures = gateway.requests.map(({ authorization }) => authorization);
        assert.strictEqual(new Set(signatures).size, 2);
      }),
    ),
  );

  const recovered: ReadonlyArray<readonly [string, ReadonlyArray<Behaviour>, ReadonlyArray<string>]> = [
    ["its answer was lost: it is asked, and not sent twice", ["lose-answer"], ["send", "list"]],
    ["no answer came in time", ["silent"], ["send", "list"]],
    ["the answer cannot be read", ["not-json"], ["send", "list"]],
    ["the answer has no end", ["too-large"], ["send", "list"]],
    ["the request was lost: it is asked, then sent", ["lose-request"], ["send", "list", "send"]],
    ["the gateway is broken", [{ status: 503, body: {} }], ["send", "list", "send"]],
    ["the gateway has too much to do", [{ status: 429, body: {} }], ["send", "send"]],
    ["asking fails too, at first", ["lose-answer", "lose-request"], ["send", "list", "list"]],
    ["it leads elsewhere: nobody is followed", ["redirect"], ["send", "list"]],
  ];
  for (const [name, script, paths] of recovered) {
    it.live(`arrives once when ${name}`, () =>
      scene((gateway, sms) =>
        Effect.gen(function* () {
          gateway.script.push(...script);
          assert.strictEqual(yield* sent(sms), "sent");
          assert.lengthOf(gateway.messages, 1);
          assert.deepStrictEqual(
            gateway.requests.map(({ path }) => path),
            paths.map((path) => `/messages/v4/${path}`),
          );
        }),
      ),
    );
  }

  it.live("is given up when the gateway stays away, after a bounded number of tries", () =>
    scene((gateway, sms) =>
      Effect.gen(function* () {
        gateway.script.push(...Array.from({ length: 20 }, () => "lose-request" as const));
        assert.strictEqual(yield* sent(sms), "verification.unavailable");
        assert.lengthOf(gateway.requests, 5);
        assert.lengthOf(gateway.messages, 0);
      }),
    ),
  );

  const refused: ReadonlyArray<readonly [string, number, unknown, string]> = [
    [
      "a balance that is used up",
      402,
      { errorCode: "NotEnoughBalance", errorMessage: "x" },
      "NotEnoughBalance",
    ],
    [
      "a number it does not know as ours",
      400,
      { errorCode: "InvalidFrom", errorMessage: "y" },
      "InvalidFrom",
    ],
    ["a status that is none of success", 200, { statusCode: "1062", statusMessage: "z" }, "1062"],
    [
      "words that do not belong into a log",
      400,
      { errorCode: `${"a".repeat(99)}\n{"level":"x"}` },
      "unknown",
    ],
  ];
  for (const [name, status, body, logs] of refused) {
    it.live(`is refused for ${name}, at once, and the operator finds why in the log`, () =>
      scene((gateway, sms, logged) =>
        Effect.gen(function* () {
          gateway.script.push({ status, body });
          assert.strictEqual(yield* sent(sms), "verification.unavailable");
          assert.lengthOf(gateway.requests, 1);
          assert.isTrue(logged.some((line) => line.includes(`"code":"${logs}"`)));
        }),
      ),
    );
  }

  it.live("needs the right secret, and neither it nor the code is ever in the log", () =>
    scene(
      (gateway, sms, logged) =>
        Effect.gen(function* () {
          assert.strictEqual(yield* sent(sms), "verification.unavailable");
          assert.lengthOf(gateway.messages, 0);
          const text = logged.join("\n");
          assert.include(text, "SignatureDoesNotMatch");
          for (const secret of ["another secret", "314159", "01012345678", "signature="])
            assert.notInclude(text, secret);
        }),
      { apiSecret: Redacted.make("another secret") },
    ),
  );
});
