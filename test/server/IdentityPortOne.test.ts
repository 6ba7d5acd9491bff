import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import { PhoneNumber } from "@einv/identity";
import { IdentityPortOne } from "@einv/server";
import { LocalIdentity } from "@einv/server/node";

const apiSecret = Redacted.make("a secret of the store");
const options = {
  storeId: "store-1",
  apiSecret,
  channelKey: "channel-key-phone",
  pageUrl: "https://einv.example/identity/portone",
};
const verificationId = "ver_abcdefghijklmnop";
const returnTo = "https://erp.example/join?step=2";

type Provider = ReturnType<typeof IdentityPortOne.make>;

const scene = <A, E>(
  body: (
    agency: LocalIdentity.LocalIdentity,
    provider: Provider,
    logged: ReadonlyArray<string>,
  ) => Effect.Effect<A, E>,
  over: Partial<IdentityPortOne.Options> = {},
) => {
  const logged: Array<string> = [];
  return Effect.scoped(
    Effect.gen(function* () {
      const agency = yield* LocalIdentity.make({ apiSecret });
      const provider = IdentityPortOne.make({
        ...options,
        baseUrl: agency.url,
        scriptUrl: agency.scriptUrl,
        timeout: "500 millis",
        ...over,
      });
      return yield* body(agency, provider, logged);
    }),
  ).pipe(Effect.provide(Logger.layer([Logger.map(Logger.formatJson, (line) => void logged.push(line))])));
};

const begin = (provider: Provider, id = verificationId) =>
  Effect.flatMap(DateTime.now, (at) =>
    provider.begin({ verificationId: id, method: "phone", purpose: "signup", returnTo, at }),
  );

const complete = Effect.fnUntraced(function* (
  provider: Provider,
  kept: Redacted.Redacted<string>,
  answer: string,
) {
  return yield* provider.complete({
    verificationId,
    method: "phone",
    purpose: "signup",
    kept,
    answer: Redacted.make(answer),
    at: yield* DateTime.now,
  });
});

const asked = { id: verificationId, channelKey: options.channelKey };

/** From the beginning to what the person's choice leads to. */
const through = Effect.fnUntraced(function* (
  agency: LocalIdentity.LocalIdentity,
  provider: Provider,
  choice: LocalIdentity.Choice,
) {
  const { kept } = yield* begin(provider);
  return yield* complete(provider, kept, agency.decide(asked, choice));
});

const codeOf = <A, R>(effect: Effect.Effect<A, { readonly code: string }, R>) =>
  Effect.match(effect, { onSuccess: () => "ok", onFailure: ({ code }) => code });

describe("본인인증 by PortOne", () => {
  it.live("tells who the agency says somebody is, and by what they are known again", () =>
    scene((agency, provider) =>
      Effect.gen(function* () {
        const person = yield* through(agency, provider, "approve");
        assert.deepInclude(person, {
          method: "phone",
          assurance: "identity",
          name: "홍길동",
          phone: PhoneNumber.PhoneNumber.make("+821000001234"),
        });
        assert.strictEqual(Redacted.value(person.uniqueKey!), "CI-practice-hong");
        assert.notInclude(JSON.stringify(person), "CI-practice-hong");
      }),
    ),
  );

  const outcomes: ReadonlyArray<readonly [LocalIdentity.Choice, string]> = [
    ["cancel", "verification.cancelled"],
    ["fail", "verification.not-confirmed"],
    ["approve-tampered", "verification.wrong-answer"],
    ["approve-slowly", "verification.unavailable"],
  ];
  for (const [choice, code] of outcomes) {
    it.live(`answers ${code} to ${choice}`, () =>
      scene((agency, provider) =>
        Effect.gen(function* () {
          assert.strictEqual(yield* codeOf(through(agency, provider, choice)), code);
        }),
      ),
    );
  }

  it.live("asks nobody about what is not ours, and believes nothing that the browser says", () =>
    scene((agency, provider) =>
      Effect.gen(function* () {
        const { kept } = yield* begin(provider);
        const another = agency.decide({ ...asked, id: "ver_of_somebody_else" }, "approve");
        for (const answer of ["", "identityVerificationId=", another, "x".repeat(100_000)])
          assert.strictEqual(yield* codeOf(complete(provider, kept, answer)), "verification.wrong-answer");
        assert.deepStrictEqual(agency.asked, []);
        // "Verified", says the browser; nobody was at the agency.
        const claim = `identityVerificationId=${verificationId}&status=VERIFIED`;
        assert.strictEqual(yield* codeOf(complete(provider, kept, claim)), "verification.cancelled");
      }),
    ),
  );

  const hostile: ReadonlyArray<LocalIdentity.Misbehaviour> = [
    "too-large",
    "not-json",
    "other-id",
    "other-channel",
    "unavailable",
    "silent",
  ];
  for (const how of hostile) {
    it.live(`takes no answer that is ${how}, and the right one after it`, () =>
      scene((agency, provider) =>
        Effect.gen(function* () {
          const { kept } = yield* begin(provider);
          const answer = agency.decide(asked, "approve");
          agency.misbehave(how);
          assert.strictEqual(yield* codeOf(complete(provider, kept, answer)), "verification.unavailable");
          assert.strictEqual(yield* codeOf(complete(provider, kept, answer)), "ok");
        }),
      ),
    );
  }

  it.live("takes no result from before the proof was begun", () =>
    scene((agency, provider) =>
      Effect.gen(function* () {
        const answer = agency.decide(asked, "approve");
        const later = DateTime.add(yield* DateTime.now, { minutes: 10 });
        const { kept } = yield* provider.begin({
          verificationId,
          method: "phone",
          purpose: "signup",
          returnTo,
          at: later,
        });
        assert.strictEqual(yield* codeOf(complete(provider, kept, answer)), "verification.unavailable");
      }),
    ),
  );

  it.live("says with a wrong secret that it is not available, and nothing secret in the log", () =>
    scene(
      (agency, provider, logged) =>
        Effect.gen(function* () {
          assert.strictEqual(yield* codeOf(through(agency, provider, "approve")), "verification.unavailable");
          const text = logged.join("\n");
          assert.include(text, "UNAUTHORIZED");
          for (const secret of ["wrong secret", "CI-practice", "홍길동"]) assert.notInclude(text, secret);
        }),
      { apiSecret: Redacted.make("wrong secret") },
    ),
  );
});
