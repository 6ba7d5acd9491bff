/** A page of the sample world: a member's session, and what the page does with a certificate that was dropped. */
import * as Base64 from "effect/encoding/Base64";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import { Client } from "@einv/api/client";
import { SigningKey } from "@einv/certificate";
import { Kst, TaxInvoiceXml } from "@einv/invoice";
import { type Cast, Certificates, World } from "@einv/mocks";
import type { Permission } from "@einv/permission";
import { TaxInvoiceSignature } from "@einv/signature";

/** Making keys takes its time on a busy machine. Milliseconds. */
export const patience = 60_000;

/** A world that several tests look at and none changes. */
export class Sample extends Context.Service<Sample, World.World>()("test/mocks/Sample") {
  static readonly layer = Layer.effect(Sample, World.make());
}

export const baseUrl = "https://einv.example";

/** The server as this member's page reaches it. */
export const pageOf = (
  world: World.World,
  side: Cast.Side = "supplier",
  right: Permission.Grant = "full",
): Client.Session =>
  Client.session({ baseUrl, fetch: world.fetch, secret: world.clientSecretFor(side, right) });

const openDropped = (files: ReadonlyArray<File>) =>
  Effect.gen(function* () {
    const bytes = (name: string) =>
      Effect.promise(async () => {
        const file = files.find((each) => each.name === name);
        return new Uint8Array((await file?.arrayBuffer()) ?? []);
      });
    return yield* SigningKey.open({
      certificate: yield* bytes("signCert.der"),
      privateKey: yield* bytes("signPri.key"),
      password: Certificates.password,
    });
  });

/** The command to issue, signed as a page signs it. */
export const signed = (world: World.World, ref: string, kind: Certificates.Kind = "good") =>
  Effect.gen(function* () {
    const { view, now } = yield* pageOf(world).approval(ref);
    const key = yield* openDropped(world.certificates[kind]);
    const xml = yield* TaxInvoiceSignature.sign(
      TaxInvoiceXml.encode({ invoice: view.invoice, exchange: { issuedAt: Kst.toWallTime(now) } }),
      key,
    );
    return {
      ref,
      version: view.version,
      idempotencyKey: `${ref}/${kind}`,
      signedXml: new TextDecoder().decode(xml),
      r: Redacted.make(key.r === undefined ? "" : Base64.encode(Redacted.value(key.r))),
    };
  });
