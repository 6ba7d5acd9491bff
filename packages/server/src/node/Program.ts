/**
 * The server as a program: everything from {@link Config}, put together.
 *
 * A host of its own (a demonstration, a test) takes {@link installation} and
 * {@link serving} apart, and brings its own tax authority, mail and trust.
 */
import { join } from "node:path";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as Digest from "effect/crypto/Digest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import type * as HttpRouter from "effect/http/HttpRouter";
import type * as HttpServerError from "effect/http/HttpServerError";
import type * as SqlClient from "effect/sql/SqlClient";
import { ApiKeys, type Application, AspMailbox, Settings, Trust } from "@einv/application";
import { Authorities, DistinguishedName } from "@einv/certificate";
import { IdentityVerifier } from "@einv/membership";
import { type PublicKeys, PublicKeysHttp, TaxAuthority, TaxAuthorityHttp } from "@einv/nts";
import { Refusal } from "@einv/refusal";
import { Migrations, Sealing } from "@einv/store";
import * as Postgres from "@einv/store/Postgres";
import * as SqliteNode from "@einv/store/SqliteNode";

import * as Config from "../Config.ts";
import * as Handlers from "../Handlers.ts";
import * as IdentityPortOne from "../IdentityPortOne.ts";
import * as Jobs from "../Jobs.ts";
import * as MovableClock from "../MovableClock.ts";
import * as Operations from "../Operations.ts";
import * as PaymentGatewayHttp from "../PaymentGatewayHttp.ts";
import { refusals } from "../Refusals.ts";
import * as SmsSolapi from "../SmsSolapi.ts";
import * as Visitor from "../Visitor.ts";
import * as Argon2 from "./Argon2.ts";
import * as Directories from "./Directories.ts";
import * as Files from "./Files.ts";
import * as LocalIdentity from "./LocalIdentity.ts";
import * as MailReceiver from "./MailReceiver.ts";
import * as Server from "./Server.ts";
import * as Smtp from "./Smtp.ts";

/** What belongs to this installation alone: its database, its keys, its settings. */
export type Installation = Exclude<Application.Services, Trust.Trust>;

const database = (settings: Config.Settings): Layer.Layer<SqlClient.SqlClient, Refusal.Refusal> => {
  const client =
    settings.databaseUrl === undefined
      ? SqliteNode.layer({ file: join(settings.data, "einv.sqlite") })
      : Postgres.layer(settings.databaseUrl);
  return Layer.effectDiscard(Migrations.run).pipe(Layer.provideMerge(client));
};

const sealing = (settings: Config.Settings) =>
  settings.sealingKey === undefined
    ? Layer.unwrap(
        Effect.map(Files.sealingKey(settings.data), (key) => Sealing.layer(key, settings.formerSealingKeys)),
      )
    : Sealing.layer(settings.sealingKey, settings.formerSealingKeys);

/** Opens the installation, and makes its folder, key and tables where they are not there yet. */
export const installation = (settings: Config.Settings): Layer.Layer<Installation, Refusal.Refusal> =>
  Layer.unwrap(
    Effect.as(
      Files.dataFolder(settings.data),
      Layer.mergeAll(
        database(settings),
        sealing(settings),
        Layer.succeed(Settings.Settings, Settings.make(settings)),
      ).pipe(Layer.provideMerge(Layer.merge(SecureRandom.layerWebCrypto, Digest.layerWebCrypto))),
    ),
  );

/** What {@link serving} looks at. */
export type Serving = Pick<Config.Settings, "host" | "port" | "apiKey" | "clock" | "proxies"> & Jobs.Options;

/** The key from the environment counts from the start on. */
const firstKey = ({ apiKey }: Serving) =>
  Layer.effectDiscard(
    apiKey === undefined
      ? Effect.logWarning("EINV_API_KEY is not set: only hosts that are known already may call")
      : ApiKeys.ensure({ name: "EINV_API_KEY", key: apiKey }),
  );

/** Why the server did not start. */
const unopened = (failure: Refusal.Refusal | HttpServerError.ServeError) =>
  Layer.effectContext(
    Effect.fail(
      failure instanceof Refusal.Refusal
        ? failure
        : refusals.refusal("config.invalid", {
            values: { problems: `EINV_HOST, EINV_PORT cannot be listened on: ${String(failure.cause)}` },
          }),
    ),
  );

/**
 * The HTTP server and the jobs, over an installation and the ports to the
 * world. People prove who they are by e-mail, and by the providers of
 * `identity`; `pages` are those that the providers send people to.
 */
export const serving = (
  settings: Serving,
  identity: IdentityVerifier.Providers = {},
  pages: Layer.Layer<never, never, HttpRouter.HttpRouter> = Layer.empty,
) => {
  const jobs = Jobs.layer(settings);
  const routes = Layer.mergeAll(Handlers.layer, Operations.layer, pages);
  const listening =
    settings.clock === "movable"
      ? Server.serve(Layer.merge(routes, Operations.clock), settings).pipe(
          Layer.provideMerge(jobs),
          Layer.provide(MovableClock.layer),
        )
      : Server.serve(routes, settings).pipe(Layer.provideMerge(jobs));
  return listening.pipe(
    Layer.provide([firstKey(settings), Argon2.layer, IdentityVerifier.layer(identity)]),
    Layer.provide(Layer.succeed(Visitor.TrustedProxies, settings.proxies ?? 0)),
    Layer.catch(unopened),
  );
};

const notConfigured = Effect.fail(refusals.refusal("transmission.not-configured"));

/** Both services of the tax authority. */
interface Authority {
  readonly transmission: Layer.Layer<TaxAuthority.TaxAuthority, never, SecureRandom.SecureRandom>;
  readonly publicKeys?: PublicKeys.PublicKeys["Service"];
}

/** Our key is opened and every file read before the server starts. */
const authority = ({ nts, registration }: Config.Settings): Effect.Effect<Authority, Refusal.Refusal> =>
  nts === undefined
    ? Effect.succeed({
        transmission: Layer.succeed(TaxAuthority.TaxAuthority, {
          submit: () => notConfigured,
          results: () => notConfigured,
          receiveCallback: () => notConfigured,
        }),
      })
    : Effect.gen(function* () {
        const signer = yield* Files.ownKey("EINV_NTS", nts);
        const encryption = yield* Files.certificate("EINV_NTS_ENCRYPTION", nts.encryption);
        const known = { encryption, trust: yield* Files.trust("EINV_NTS_TRUST", nts.trust) };
        const name = DistinguishedName.commonName(signer.certificate.subject);
        return {
          transmission: TaxAuthorityHttp.layer({
            endpoint: nts.endpoint,
            replyTo: nts.replyTo,
            sender: { id: nts.businessNumber, name },
            signer,
            authority: known,
          }),
          publicKeys: PublicKeysHttp.make({
            endpoint: PublicKeysHttp.endpointAt(nts.endpoint),
            request: { businessNumber: nts.businessNumber, registration },
            signer,
            authority: known,
          }),
        };
      });

/** Takes other providers' invoices, when a mailbox is set. */
const receiving = ({ asp }: Config.Settings) =>
  asp === undefined
    ? Layer.empty
    : MailReceiver.layer(asp).pipe(
        Layer.provide(
          Layer.unwrap(
            Effect.map(Files.ownKey("EINV_ASP", asp), (key) =>
              AspMailbox.layer([{ certificate: key.certificate, pkcs8: key.pkcs8 }]),
            ),
          ),
        ),
      );

/**
 * The folder of trust is read again every minute, so that a new revocation list
 * counts soon; what its lists leave open, the authorities themselves are asked.
 */
const trust = ({ trust: folder, revocation }: Config.Settings) =>
  folder === undefined
    ? Layer.tap(Trust.layer({ anchors: [], intermediates: [], crls: [] }), () =>
        Effect.logWarning("EINV_TRUST_DIR is not set: no signer's certificate will be believed"),
      )
    : Layer.effect(
        Trust.Trust,
        Effect.gen(function* () {
          const current = yield* Effect.cachedWithTTL(
            Files.trust("EINV_TRUST_DIR", folder),
            Duration.minutes(1),
          );
          yield* current;
          const { hosts, unknown: unknownRevocation } = revocation;
          if (hosts === "none") return Trust.make({ current, unknownRevocation });
          const verify = yield* Effect.provide(Authorities.make, Directories.layer({ hosts }));
          return Trust.make({ current, verify, unknownRevocation });
        }),
      );

const mail = ({ smtp }: Config.Settings) =>
  smtp === undefined
    ? Layer.tap(Smtp.unconfigured, () => Effect.logWarning("EINV_SMTP_URL is not set: mail waits"))
    : Smtp.layer(smtp);

/** The payment gateway; without one nothing can be charged. */
const payment = (settings: Config.Settings) =>
  settings.payment === undefined
    ? Layer.empty
    : PaymentGatewayHttp.layer({
        baseUrl: settings.payment.url,
        secretKey: settings.payment.secretKey,
        noticeKey: settings.payment.noticeKey,
      });

/** Who proves people, and the page that leads to them. */
const identification = Effect.fnUntraced(function* (settings: Config.Settings) {
  const { sms, identity, host, port } = settings;
  const messages =
    sms === undefined
      ? {}
      : {
          sms: yield* SmsSolapi.make({
            apiKey: sms.apiKey,
            apiSecret: sms.apiSecret,
            from: sms.from,
            ...(sms.url === undefined ? {} : { baseUrl: sms.url }),
          }),
        };
  if (identity === undefined) return { providers: messages, pages: Layer.empty };
  if (identity.kind === "portone") {
    const { phoneChannel, ipinChannel, ...store } = identity;
    const by = (channelKey: string) => IdentityPortOne.make({ ...store, channelKey });
    const providers: IdentityVerifier.Providers = {
      ...messages,
      ...(phoneChannel === undefined ? {} : { phone: by(phoneChannel) }),
      ...(ipinChannel === undefined ? {} : { ipin: by(ipinChannel) }),
    };
    return { providers, pages: IdentityPortOne.page(store) };
  }
  yield* Effect.logWarning("EINV_IDENTITY=practice: NOBODY IS IDENTIFIED. Whoever comes may be anybody.");
  const apiSecret = Redacted.make(globalThis.crypto.randomUUID());
  const local = yield* LocalIdentity.make({ apiSecret });
  const store = { storeId: "practice", apiSecret, baseUrl: local.url, scriptUrl: local.scriptUrl };
  const pageUrl = `http://${host.includes(":") ? `[${host}]` : host}:${port}/identity/portone`;
  const by = (channelKey: string) => IdentityPortOne.make({ ...store, channelKey, pageUrl });
  const providers = { ...messages, phone: by("practice-phone"), ipin: by("practice-ipin") };
  return { providers, pages: IdentityPortOne.page(store) };
});

/** Everything from the settings. */
export const layer = (settings: Config.Settings) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const { transmission, ...archive } = yield* authority(settings);
      const { providers, pages } = yield* identification(settings);
      const jobs = {
        mail: settings.smtp !== undefined,
        transmission: settings.nts !== undefined,
        payments: settings.payment !== undefined,
      };
      return Layer.merge(
        serving({ ...settings, ...archive, ...jobs }, providers, pages),
        receiving(settings),
      ).pipe(Layer.provide([transmission, trust(settings), mail(settings), payment(settings)]));
    }),
  ).pipe(Layer.provideMerge(installation(settings)));

/** A variable of ours that nobody reads is most likely misspelt. */
const warnOfUnknown = Effect.forEach(
  Object.keys(process.env).filter((name) => name.startsWith("EINV_") && !(name in Config.variables)),
  (name) => Effect.logWarning(`${name} is set, and nothing reads it`),
);

/** Runs the server until it is told to stop; requests under way are finished first. */
export const main: Effect.Effect<never, Refusal.Refusal> = Effect.gen(function* () {
  yield* warnOfUnknown;
  const settings = yield* Config.load;
  return yield* Layer.launch(layer(settings));
}).pipe(Effect.provide(Logger.layer([Logger.consoleJson])));
