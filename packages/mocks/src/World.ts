/**
 * einv with everything behind it, inside one page: the server's own routes over
 * the real use cases, a database in memory, a tax authority that does as it is
 * told, mail that stays here, and a clock that stands.
 */
import * as Clock from "effect/Clock";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as References from "effect/References";
import type * as Scope from "effect/Scope";
import * as Digest from "effect/crypto/Digest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServer from "effect/http/HttpServer";
import {
  ApiKeys,
  type Application,
  DeliverOutbox,
  Mailer,
  Refusals as ApplicationRefusals,
  RegisterCompany,
  Sessions,
  Settings,
  Trust,
} from "@einv/application";
import { TaxAuthority } from "@einv/nts";
import type { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { Handlers, Jobs } from "@einv/server";
import { Migrations, Sealing } from "@einv/store";
import * as SqliteWasm from "@einv/store/SqliteWasm";
import * as Cast from "./Cast.ts";
import * as Certificates from "./Certificates.ts";
import * as Deeds from "./Deeds.ts";
import * as Faults from "./Faults.ts";
import * as Authority from "./internal/scriptedAuthority.ts";
import * as SeededRandom from "./internal/seededRandom.ts";
import * as StandingClock from "./internal/standingClock.ts";
import * as Past from "./Past.ts";

/** Monday, 9 November 2026, 10:00 in Korea: what was supplied in October is due tomorrow. */
export const morning: DateTime.Utc = DateTime.makeUnsafe("2026-11-09T01:00:00Z");

export interface Options {
  /** The hour at which the world stands still; {@link morning} unless given. */
  readonly at?: DateTime.Utc;
  readonly faults?: ReadonlyArray<Faults.Fault>;
}

export interface World {
  /** Answers as the server does; only the path of an address counts. */
  readonly fetch: typeof globalThis.fetch;
  readonly faults: Pick<Faults.Faults, "set">;
  readonly refs: Past.Refs;
  readonly certificates: Certificates.Certificates["files"];
  /** The API key of the ERP that both companies use. */
  readonly hostKey: Redacted.Redacted<string>;
  /** A page's client secret, for the member with this right; bound to the page's origin when there is a page. */
  readonly clientSecretFor: (
    side: Cast.Side,
    right?: Permission.Grant,
  ) => Effect.Effect<Redacted.Redacted<string>, Refusal.Refusal>;
  /** The token of the link that the supplier was mailed. */
  readonly linkTo: (ref: string) => Effect.Effect<Redacted.Redacted<string>, Refusal.Refusal>;
  /** All mail that was sent so far, oldest first. */
  readonly mails: Effect.Effect<ReadonlyArray<Mailer.Mail>, Refusal.Refusal>;
  /** What others do meanwhile. */
  readonly deeds: Deeds.Deeds;
  /** How the authority decides: a result code, `later` or `silent`. */
  readonly decide: (issueId: string, verdict: Authority.Verdict) => void;
  readonly now: () => DateTime.Utc;
  /** Moves the clock forward, and waits for the jobs that became due: dawn, results, expiry, mail. */
  readonly moveTo: (instant: DateTime.Utc) => Effect.Effect<void>;
}

type Services = Application.Services | TaxAuthority.TaxAuthority | Mailer.Mailer;

const landing = "https://erp.example/invoice";

const pageOrigin = (): string => globalThis.location?.origin ?? "https://erp.example";

const settings = {
  registration: "41000099",
  landingUrl: landing,
};

/** The answer, unless the caller goes away first. */
const orAborted = (signal: AbortSignal, answer: Promise<Response>): Promise<Response> =>
  Promise.race([
    answer,
    new Promise<never>((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
  ]);

/** Keeps what is sent. */
const mailbox = () => {
  const mails: Array<Mailer.Mail> = [];
  return { mails, service: Mailer.Mailer.of({ send: (mail) => Effect.sync(() => void mails.push(mail)) }) };
};

/**
 * A new world, which ends with the scope. It shares nothing with other worlds,
 * but looks like them: same refs, same dates, same words. It takes about a
 * second, most of it for making keys.
 */
export const make = (options: Options = {}): Effect.Effect<World, Refusal.Refusal, Scope.Scope> =>
  Effect.gen(function* () {
    const at = options.at ?? morning;
    const time = yield* StandingClock.make(Past.beginningOf(at));
    const random = SeededRandom.make(20261109);
    const authority = Authority.make();
    const mail = mailbox();
    const certificates = yield* Certificates.make(at).pipe(
      Effect.provideService(SecureRandom.SecureRandom, random),
    );

    const ports = Layer.mergeAll(
      Layer.succeed(Clock.Clock, time.clock),
      Layer.succeed(References.MinimumLogLevel, "Error"),
      Layer.succeed(SecureRandom.SecureRandom, random),
      Layer.succeed(Settings.Settings, Settings.make(settings)),
      Layer.succeed(Trust.Trust, Trust.Trust.of({ current: certificates.trust })),
      Layer.succeed(TaxAuthority.TaxAuthority, authority.service),
      Layer.succeed(Mailer.Mailer, mail.service),
      Digest.layerWebCrypto,
    );
    const store = Layer.effectDiscard(Migrations.run).pipe(Layer.provideMerge(SqliteWasm.layer()));
    const context = yield* Layer.build(
      Layer.merge(store, Sealing.layer(Redacted.make(new Uint8Array(32)))).pipe(Layer.provideMerge(ports)),
    );
    const services = Layer.succeedContext(context);
    const run = <A, E>(use: Effect.Effect<A, E, Services>): Effect.Effect<A, E> =>
      Effect.provideContext(use, context);

    const { host, key: hostKey } = yield* run(ApiKeys.create({ name: "가나다 ERP" }));
    for (const { members, ...company } of Object.values(Cast.companies))
      yield* run(
        RegisterCompany.register(host, {
          ...company,
          members: [
            { ...members.full, grant: "full" },
            { ...members["issue-only"], grant: "issue-only" },
            { ...members.none, grant: "none" },
          ],
        }),
      );
    const deeds = Deeds.make({ host, key: certificates.key, run });
    const refs = yield* run(Past.live({ at, deeds, authority, moveTo: time.moveTo }));

    const jobs = yield* Layer.build(
      Jobs.layer({ mail: true, transmission: true }).pipe(Layer.provide(services)),
    );
    const runDue = run(Context.get(jobs, Jobs.Jobs).runDue);
    yield* runDue;

    const { handler } = yield* Effect.acquireRelease(
      Effect.sync(() =>
        HttpRouter.toWebHandler(
          Handlers.layer.pipe(Layer.provide(HttpServer.layerServices), Layer.provideMerge(services)),
          { disableLogger: true },
        ),
      ),
      ({ dispose }) => Effect.promise(dispose),
    );
    const faults = Faults.make(options.faults);
    const fetch: typeof globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      return orAborted(
        request.signal,
        faults.meet(request, () => handler(request)),
      );
    };

    const mails = Effect.gen(function* () {
      while ((yield* run(DeliverOutbox.deliver)).delivered > 0);
      return [...mail.mails];
    });
    return {
      fetch,
      faults,
      refs,
      certificates: certificates.files,
      hostKey,
      deeds,
      mails,
      decide: authority.decide,
      now: time.now,
      moveTo: (instant) =>
        Effect.suspend(() => {
          time.moveTo(instant);
          return runDue;
        }),
      clientSecretFor: (side, right = "full") => {
        const { businessNumber, members } = Cast.companies[side];
        const { memberId } = members[right];
        return Effect.map(
          run(Sessions.create(host, { businessNumber, memberId, origin: pageOrigin() })),
          ({ clientSecret }) => clientSecret,
        );
      },
      linkTo: (ref) =>
        Effect.flatMap(mails, (sent) => {
          const { text = "" } = sent.find(({ id }) => id === `requested.supplier.${ref}`) ?? {};
          const token = /#einv=(\S+)/.exec(text)?.[1];
          return token === undefined
            ? Effect.fail(ApplicationRefusals.refusals.refusal("link.invalid"))
            : Effect.succeed(Redacted.make(token));
        }),
    };
  });
