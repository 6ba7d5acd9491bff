import { assert, describe, it } from "@effect/vitest";
import * as ConfigProvider from "effect/ConfigProvider";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Config } from "@einv/server";

const load = (environment: Readonly<Record<string, string>>) =>
  Config.load.pipe(Effect.provide(ConfigProvider.layer(ConfigProvider.fromUnknown(environment))));

describe("settings", () => {
  it.effect("nothing set is a server for this machine, with a database in a folder, that sends nothing", () =>
    Effect.map(load({}), (settings) =>
      assert.deepStrictEqual(settings, {
        host: "127.0.0.1",
        port: 4280,
        data: "einv-data",
        registration: "EINVTEST",
        landingUrl: "http://127.0.0.1:4280/",
        revocation: { unknown: "refuse", hosts: [] },
        maintenance: [],
        clock: "real",
      }),
    ),
  );

  it.effect("an empty variable is an absent one", () =>
    Effect.map(load({ EINV_PORT: "", EINV_SMTP_URL: " " }), (settings) => {
      assert.strictEqual(settings.port, 4280);
      assert.isUndefined(settings.smtp);
    }),
  );

  it.effect("when the authority is closed, in Korean time", () =>
    Effect.gen(function* () {
      const { maintenance } = yield* load({
        EINV_NTS_MAINTENANCE: "2026-12-05T22:00/2026-12-06T06:00, 2026-12-12T00:00/2026-12-12T01:30",
      });
      assert.deepStrictEqual(
        maintenance.map(({ from, to }) => [DateTime.formatIso(from), DateTime.formatIso(to)]),
        [
          ["2026-12-05T13:00:00.000Z", "2026-12-05T21:00:00.000Z"],
          ["2026-12-11T15:00:00.000Z", "2026-12-11T16:30:00.000Z"],
        ],
      );
      for (const wrong of ["tonight", "2026-12-06T06:00/2026-12-05T22:00", "2026-12-05T22:00"])
        assert.include(
          (yield* Effect.flip(load({ EINV_NTS_MAINTENANCE: wrong }))).what.en,
          "EINV_NTS_MAINTENANCE must be intervals",
        );
    }),
  );

  it.effect("who is asked about revocations, and what is done when nobody knows", () =>
    Effect.gen(function* () {
      const revocation = (environment: Readonly<Record<string, string>>) =>
        Effect.map(load(environment), (settings) => settings.revocation);
      assert.deepStrictEqual(
        yield* revocation({
          EINV_REVOCATION: "note",
          EINV_REVOCATION_HOSTS: "Mirror.example:8080, 10.0.0.7",
        }),
        { unknown: "note", hosts: [{ name: "mirror.example", port: 8080 }, { name: "10.0.0.7" }] },
      );
      assert.strictEqual((yield* revocation({ EINV_REVOCATION_HOSTS: "none" })).hosts, "none");
      for (const wrong of [
        { EINV_REVOCATION: "ignore" },
        { EINV_REVOCATION_HOSTS: "http://mirror.example" },
        { EINV_REVOCATION_HOSTS: "a.example,,b.example" },
      ])
        assert.include((yield* Effect.flip(load(wrong))).what.en, Object.keys(wrong).join());
    }),
  );

  it.effect("keys that sealed before are each read, and one that is none is named", () =>
    Effect.gen(function* () {
      const key = (octet: number) => Buffer.alloc(32, octet).toString("base64");
      const { formerSealingKeys = [] } = yield* load({ EINV_SEALING_KEY_FORMER: `${key(1)}, ${key(2)}` });
      assert.deepStrictEqual(
        formerSealingKeys.map((each) => Redacted.value(each)[0]),
        [1, 2],
      );
      const refusal = yield* Effect.flip(load({ EINV_SEALING_KEY_FORMER: `${key(1)},canary` }));
      assert.include(refusal.what.en, "EINV_SEALING_KEY_FORMER");
      assert.notInclude(JSON.stringify(refusal), "canary");
    }),
  );

  it.effect("a mail server's address gives host, port, TLS and login", () =>
    Effect.map(
      load({ EINV_SMTP_URL: "smtps://us%40er:p%23w@mail.example", EINV_MAIL_FROM: "no-reply@einv.example" }),
      ({ smtp }) => {
        assert.deepStrictEqual(
          { ...smtp, password: Redacted.value(smtp!.password!) },
          {
            host: "mail.example",
            port: 465,
            secure: true,
            user: "us@er",
            password: "p#w",
            from: "no-reply@einv.example",
          },
        );
      },
    ),
  );

  it.effect("everything wrong is named at once, and no value is repeated", () =>
    Effect.gen(function* () {
      const refusal = yield* Effect.flip(
        load({
          EINV_PORT: "70000",
          DATABASE_URL: "mysql://root:canary@db",
          EINV_API_KEY: "canary",
          EINV_SEALING_KEY: "canary",
          EINV_REGISTRATION: "12-34",
          EINV_LANDING_URL: "javascript:alert(1)",
          EINV_SMTP_URL: "smtp://u:canary%zz@mail.example",
          EINV_MAIL_FROM: "a@b, c@d",
          EINV_CLOCK: "fast",
        }),
      );
      assert.strictEqual(refusal.code, "config.invalid");
      const said = refusal.what.ko;
      for (const name of [
        "EINV_PORT",
        "DATABASE_URL",
        "EINV_API_KEY",
        "EINV_SEALING_KEY",
        "EINV_REGISTRATION",
        "EINV_LANDING_URL",
        "EINV_SMTP_URL",
        "EINV_MAIL_FROM",
        "EINV_CLOCK",
      ])
        assert.include(said, `${name} `);
      assert.notInclude(JSON.stringify(refusal), "canary");
    }),
  );

  it.effect("servers that share a database must share the key that seals its secrets", () =>
    Effect.map(Effect.flip(load({ DATABASE_URL: "postgres://einv@db/einv" })), (refusal) =>
      assert.include(refusal.what.en, "EINV_SEALING_KEY is missing"),
    ),
  );

  it.effect("mail needs a sender", () =>
    Effect.map(Effect.flip(load({ EINV_SMTP_URL: "smtp://mail.example" })), (refusal) =>
      assert.include(refusal.what.en, "EINV_MAIL_FROM is missing"),
    ),
  );

  it.effect("half an authority is none: what is missing is named, our registration number too", () =>
    Effect.map(Effect.flip(load({ EINV_NTS_ENDPOINT: "ftp://nts", EINV_NTS_KEY: "k" })), (refusal) => {
      const problems = refusal
        .values!["problems"]!.split("; ")
        .map((line) => line.split(" ").slice(0, 3).join(" "));
      assert.deepStrictEqual(problems, [
        "EINV_NTS_ENDPOINT must be",
        "EINV_NTS_REPLY_TO is missing:",
        "EINV_NTS_BUSINESS_NUMBER is missing:",
        "EINV_NTS_CERTIFICATE is missing:",
        "EINV_NTS_KEY_PASSWORD is missing:",
        "EINV_NTS_ENCRYPTION is missing:",
        "EINV_NTS_TRUST is missing:",
        "EINV_REGISTRATION is missing:",
      ]);
    }),
  );

  it.effect("who carries text messages, with every variable that is missing or wrong", () =>
    Effect.gen(function* () {
      const whole = {
        EINV_SMS_API_KEY: "NCS0123456789ABC",
        EINV_SMS_API_SECRET: "a secret of the gateway",
        EINV_SMS_FROM: "02-1688-6000",
      };
      const { sms } = yield* load(whole);
      assert.deepInclude(sms, { apiKey: "NCS0123456789ABC" });
      assert.strictEqual(String(sms?.from), "+82216886000");
      assert.notInclude(JSON.stringify(sms), "a secret");
      assert.strictEqual(
        (yield* load({ ...whole, EINV_SMS_URL: "https://sms.example" })).sms?.url,
        "https://sms.example/",
      );
      const { what } = yield* Effect.flip(
        load({ EINV_SMS_API_SECRET: "a secret of the gateway", EINV_SMS_FROM: "1234" }),
      );
      assert.include(what.en, "EINV_SMS_API_KEY is missing");
      assert.include(what.en, "EINV_SMS_FROM is no telephone number");
      assert.notInclude(what.en, "a secret");
    }),
  );

  it.effect(
    "who says who somebody is: an agency, or a rehearsal that never runs where invoices are sent",
    () =>
      Effect.gen(function* () {
        const whole = {
          EINV_IDENTITY: "portone",
          EINV_IDENTITY_STORE_ID: "store-1",
          EINV_IDENTITY_API_SECRET: "a secret of the store",
          EINV_IDENTITY_PAGE_URL: "https://einv.example/identity/portone",
          EINV_IDENTITY_IPIN_CHANNEL: "channel-key-1",
        };
        const { identity } = yield* load(whole);
        assert.deepInclude(identity, { kind: "portone", storeId: "store-1", ipinChannel: "channel-key-1" });
        assert.notInclude(JSON.stringify(identity), "a secret");
        const { EINV_IDENTITY_IPIN_CHANNEL: _, ...without } = whole;
        assert.include((yield* Effect.flip(load(without))).what.en, "EINV_IDENTITY_PHONE_CHANNEL is missing");
        assert.include(
          (yield* Effect.flip(load({ EINV_IDENTITY: "portone" }))).what.en,
          "EINV_IDENTITY_API_SECRET is missing",
        );
        assert.include(
          (yield* Effect.flip(load({ EINV_IDENTITY: "nice" }))).what.en,
          "EINV_IDENTITY must be portone or practice",
        );
        assert.deepStrictEqual((yield* load({ EINV_IDENTITY: "practice" })).identity, { kind: "practice" });
        assert.include(
          (yield* Effect.flip(load({ EINV_IDENTITY: "practice", EINV_NTS_ENDPOINT: "https://nts.example" })))
            .what.en,
          "EINV_IDENTITY practice identifies nobody",
        );
      }),
  );
});
