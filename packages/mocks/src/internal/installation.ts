/** Everything that the use cases ask for, as one page holds it. */
import * as Clock from "effect/Clock";
import type * as Context from "effect/Context";
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as References from "effect/References";
import type * as Scope from "effect/Scope";
import * as Digest from "effect/crypto/Digest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { type Application, Mailer, PaymentGateway, Settings, Trust } from "@einv/application";
import { IdentityVerifier } from "@einv/membership";
import { TaxAuthority } from "@einv/nts";
import type { Refusal } from "@einv/refusal";
import { Migrations, Sealing } from "@einv/store";
import * as SqliteWasm from "@einv/store/SqliteWasm";
import * as Certificates from "../Certificates.ts";
import * as Gateway from "../Gateway.ts";
import * as PageIdentity from "./pageIdentity.ts";
import * as PagePasswords from "./pagePasswords.ts";
import * as Authority from "./scriptedAuthority.ts";
import * as SeededRandom from "./seededRandom.ts";
import * as StandingClock from "./standingClock.ts";

export type Services =
  | Application.Services
  | Application.JoiningServices
  | TaxAuthority.TaxAuthority
  | Mailer.Mailer;

export interface Installation {
  readonly context: Context.Context<Services>;
  /** Runs a use case here. */
  readonly run: <A, E>(use: Effect.Effect<A, E, Services>) => Effect.Effect<A, E>;
  readonly clock: StandingClock.StandingClock;
  readonly authority: Authority.ScriptedAuthority;
  /** Mail that went out; it grows. */
  readonly sent: ReadonlyArray<Mailer.Mail>;
  readonly identity: PageIdentity.PageIdentity;
  readonly certificates: Certificates.Certificates;
  readonly gateway: Gateway.Gateway;
}

const settings = Settings.make({
  registration: "41000099",
  landingUrl: "https://erp.example/invoice",
  supportAddress: "help@einv.example",
  offers: [
    { won: 10_000n, bonus: 0n },
    { won: 30_000n, bonus: 0n },
    { won: 50_000n, bonus: 1_000n },
    { won: 100_000n, bonus: 5_000n },
  ],
});

/** Any seed makes a world; this one makes the one that everybody knows. */
const seed = 20261109;

/** An empty installation whose clock stands at `from`, with certificates as they are at `at`. */
export const make = ({
  at,
  from,
}: {
  readonly at: DateTime.Utc;
  readonly from: DateTime.Utc;
}): Effect.Effect<Installation, Refusal.Refusal, Scope.Scope> =>
  Effect.gen(function* () {
    const clock = yield* StandingClock.make(from);
    const random = SeededRandom.make(seed);
    const authority = Authority.make();
    const gateway = Gateway.make();
    const sent: Array<Mailer.Mail> = [];
    const identity = PageIdentity.make();
    const certificates = yield* Effect.provideService(
      Certificates.make(at),
      SecureRandom.SecureRandom,
      random,
    );
    const ports = Layer.mergeAll(
      Layer.succeed(Clock.Clock, clock.clock),
      Layer.succeed(References.MinimumLogLevel, "Error"),
      Layer.succeed(SecureRandom.SecureRandom, random),
      Layer.succeed(Settings.Settings, settings),
      Layer.succeed(Trust.Trust, Trust.make({ current: certificates.trust, unknownRevocation: "refuse" })),
      Layer.succeed(TaxAuthority.TaxAuthority, authority.service),
      Layer.succeed(PaymentGateway.PaymentGateway, gateway.service),
      Layer.succeed(
        Mailer.Mailer,
        Mailer.Mailer.of({ send: (mail) => Effect.sync(() => void sent.push(mail)) }),
      ),
      Digest.layerWebCrypto,
      IdentityVerifier.layer(identity.providers),
      Layer.provide(PagePasswords.layer, Layer.succeed(SecureRandom.SecureRandom, random)),
    );
    const store = Layer.effectDiscard(Migrations.run).pipe(Layer.provideMerge(SqliteWasm.layer()));
    const sealing = Sealing.layer(Redacted.make(new Uint8Array(32)));
    const context = yield* Layer.build(Layer.merge(store, sealing).pipe(Layer.provideMerge(ports)));
    return {
      context,
      run: (use) => Effect.provideContext(use, context),
      clock,
      authority,
      sent,
      identity,
      certificates,
      gateway,
    };
  });
