/**
 * einv with everything behind it, inside one page: the server's own routes over
 * the real use cases, a database in memory, a tax authority that does as it is
 * told, mail that stays here, and a clock that stands.
 */
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import type * as Scope from "effect/Scope";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServer from "effect/http/HttpServer";
import {
  ApiKeys,
  DeliverOutbox,
  type Mailer,
  type Views,
  Refusals as ApplicationRefusals,
  Sessions,
} from "@einv/application";
import type { CompanyProfile } from "@einv/membership";
import type { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { Handlers, Jobs } from "@einv/server";
import * as Cast from "./Cast.ts";
import type * as Certificates from "./Certificates.ts";
import * as Deeds from "./Deeds.ts";
import * as Faults from "./Faults.ts";
import type * as Gateway from "./Gateway.ts";
import * as Installation from "./internal/installation.ts";
import * as Newcomer from "./Newcomer.ts";
import type { Verdict } from "./internal/scriptedAuthority.ts";
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
  /** What both companies are writing, by draft ID. */
  readonly drafts: Past.Drafts;
  readonly certificates: Certificates.Certificates["files"];
  /** The API key of the ERP that both companies use. */
  readonly hostKey: Redacted.Redacted<string>;
  /** A page's client secret, for the member with this right; bound to the page's origin when there is a page. */
  readonly clientSecretFor: (
    side: Cast.Side,
    right?: Permission.Grant,
    /** The host has just asked the person who it is (본인 확인). */
    confirmed?: boolean,
  ) => Effect.Effect<Redacted.Redacted<string>, Refusal.Refusal>;
  /** The token of the link that the supplier was mailed. */
  readonly linkTo: (ref: string) => Effect.Effect<Redacted.Redacted<string>, Refusal.Refusal>;
  /** The buyer asks a company that is nobody yet; once. */
  readonly invited: Effect.Effect<Views.InvoiceRef, Refusal.Refusal>;
  /** That company joins by itself now; once. */
  readonly newcomer: Effect.Effect<Newcomer.Newcomer, Refusal.Refusal>;
  /** Somebody joins with these companies; with {@link Newcomer.password}. */
  readonly join: (
    person: Newcomer.Person,
    ...companies: ReadonlyArray<CompanyProfile.Input>
  ) => Effect.Effect<void, Refusal.Refusal>;
  /** The code that was sent last to this address or number; empty when none was. */
  readonly codeTo: (target: string) => Effect.Effect<string, Refusal.Refusal>;
  /** Where the identity agency leads back to, of every proof that was begun. */
  readonly returns: ReadonlyArray<string>;
  /** All mail that was sent so far, as it went out. */
  readonly mails: Effect.Effect<ReadonlyArray<Mailer.Mail>, Refusal.Refusal>;
  /** What others do meanwhile. */
  readonly deeds: Deeds.Deeds;
  /** How the authority decides: a result code, `later` or `silent`. */
  readonly decide: (issueId: string, verdict: Verdict) => void;
  /** Where points are paid for. */
  readonly gateway: Pick<Gateway.Gateway, "set" | "open" | "back">;
  readonly now: () => DateTime.Utc;
  /** Moves the clock forward, and waits for the jobs that became due: dawn, results, expiry, mail. */
  readonly moveTo: (instant: DateTime.Utc) => Effect.Effect<void>;
}

const pageOrigin = (): string => globalThis.location?.origin ?? "https://erp.example";

/** The server reads a body as a stream, which requests in Firefox do not have. */
const withBody = async (request: Request): Promise<Request> => {
  if (Reflect.has(request, "body")) return request;
  const { body } = new Response(await request.arrayBuffer());
  return Object.defineProperty(request, "body", { value: body });
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

/** The server's routes over what was installed. */
const routes = (installed: Layer.Layer<Installation.Services>) =>
  Effect.acquireRelease(
    Effect.sync(() =>
      HttpRouter.toWebHandler(
        Handlers.layer.pipe(Layer.provide(HttpServer.layerServices), Layer.provideMerge(installed)),
        { disableLogger: true },
      ),
    ),
    ({ dispose }) => Effect.promise(dispose),
  );

/**
 * A new world, which ends with the scope. It shares nothing with other worlds,
 * but looks like them: same refs, same dates, same words.
 */
export const make = (options: Options = {}): Effect.Effect<World, Refusal.Refusal, Scope.Scope> =>
  Effect.gen(function* () {
    const at = options.at ?? morning;
    const { context, run, clock, authority, sent, identity, certificates, gateway } =
      yield* Installation.make({
        at,
        from: Past.beginningOf(at),
      });
    const { host, key: hostKey } = yield* run(ApiKeys.create({ name: "가나다 ERP" }));
    const deeds = Deeds.make({ host, key: certificates.key, run });
    const refs = yield* run(Past.live({ at, deeds, authority, moveTo: clock.moveTo }));

    const drafts = yield* run(Past.leaveDrafts(at, deeds));

    const installed = Layer.succeedContext(context);
    const jobs = yield* Layer.build(
      Jobs.layer({ mail: true, transmission: true }).pipe(Layer.provide(installed)),
    );
    const runDue = run(Context.get(jobs, Jobs.Jobs).runDue);
    yield* runDue;
    const { handler } = yield* routes(installed);
    const faults = Faults.make(options.faults);
    const mails = Effect.gen(function* () {
      while ((yield* run(DeliverOutbox.deliver)).delivered > 0);
      return [...sent];
    });

    const origin = pageOrigin();
    const invited = yield* Effect.cached(Newcomer.request(deeds, run));
    const newcomer = yield* Effect.cached(
      Effect.flatMap(invited, (ref) => Newcomer.arrive({ ref, origin, sent, run })),
    );

    return {
      fetch: (input, init) => {
        const request = new Request(input, init);
        const answer = faults.meet(request, async () => handler(await withBody(request)));
        return orAborted(request.signal, answer);
      },
      faults,
      refs,
      drafts,
      certificates: certificates.files,
      hostKey,
      clientSecretFor: (side, right = "full", confirmed = false) => {
        const { businessNumber, members } = Cast.companies[side];
        const { memberId } = members[right];
        return Effect.map(
          run(Sessions.create(host, { businessNumber, memberId, origin: pageOrigin(), confirmed })),
          ({ clientSecret }) => clientSecret,
        );
      },
      linkTo: (ref) =>
        Effect.flatMap(mails, (all) => {
          const { text = "" } = all.find(({ id }) => id === `requested.supplier.${ref}`) ?? {};
          const token = /#einv=(\S+)/.exec(text)?.[1];
          return token === undefined
            ? Effect.fail(ApplicationRefusals.refusals.refusal("link.invalid"))
            : Effect.succeed(Redacted.make(token));
        }),
      invited,
      newcomer,
      join: (person, ...companies) => Effect.asVoid(run(Newcomer.join(origin, sent, person, companies))),
      codeTo: (target) =>
        Effect.map(mails, (all) => {
          const digits = target.replace(/\D/g, "").replace(/^0/, "82");
          const texts = [
            ...all.flatMap(({ to, text }) => (to.address === target ? [text] : [])),
            ...identity.messages.flatMap(({ to, text }) => (to.slice(1) === digits ? [text] : [])),
          ];
          const code = /(?:인증번호|Your code:)\D*(\d{6})/;
          return code.exec(texts.findLast((text) => code.test(text)) ?? "")?.[1] ?? "";
        }),
      returns: identity.returns,
      mails,
      deeds,
      decide: authority.decide,
      gateway,
      now: clock.now,
      moveTo: (instant) =>
        Effect.suspend(() => {
          clock.moveTo(instant);
          return runDue;
        }),
    };
  });
