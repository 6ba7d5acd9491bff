/** The company's certificate, registered before a story begins, as a page would have done it. */
import * as Effect from "effect/Effect";
import * as DateTime from "effect/DateTime";
import * as Redacted from "effect/Redacted";
import { connect, type Runtime } from "@einv/elements";
import { Cast, Certificates, type World } from "@einv/mocks";
import type { Sample } from "./sampleWorld.ts";

const pageOf = (world: World.World) =>
  connect({
    baseUrl: location.origin,
    fetch: world.fetch,
    fetchClientSecret: async () =>
      Redacted.value(await Effect.runPromise(world.clientSecretFor("supplier", "full"))),
  });

/** Registers one, in the place of the one that is. */
export const register = async (world: World.World, kind: Certificates.Kind = "good"): Promise<void> => {
  const runtime = pageOf(world);
  const { businessNumber } = Cast.companies.supplier;
  const use = { businessNumber, at: new Date(DateTime.toEpochMillis(world.now())) };
  const [file] = await runtime.readCertificates(world.certificates[kind], use);
  if (file === undefined) throw new Error(`there is no certificate ${kind}`);
  const opened = await runtime.openCertificate(file, Redacted.value(Certificates.password), use);
  const group = await runtime.registeredCertificates();
  const { registered } = await group.list();
  const handed = await group.handOver(opened, await group.begin());
  await group.register(handed, {
    idempotencyKey: `story-${kind}`,
    ...(registered === undefined ? {} : { replaces: registered.registrationId }),
  });
  runtime.forget(opened, file);
};

/** The page of a visitor who kept the good certificate on this computer earlier; the browser itself keeps nothing. */
export const withKept = ({ world, runtime }: Sample): Runtime => ({
  ...runtime,
  device: async () => ({
    list: async () => [
      {
        id: "kept",
        owner: Cast.companies.supplier.name,
        kind: { ko: "전자세금용", en: "electronic tax invoices" },
        issuer: "sampleWorld CA Class 1",
        notAfter: new Date(DateTime.toEpochMillis(DateTime.add(world.now(), { days: 27 }))),
        keptAt: new Date(DateTime.toEpochMillis(world.now())),
      },
    ],
    keep: () => Promise.reject(new Error("kept already")),
    files: async () => world.certificates.good,
    remove: async () => {},
  }),
});

/** What happened before: it was registered, and some days went by. */
export const registered =
  (days = 0) =>
  (world: World.World) =>
    Effect.gen(function* () {
      yield* Effect.promise(() => register(world));
      if (days > 0) yield* world.moveTo(DateTime.add(world.now(), { days }));
    });
